import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Container,
  type ContainerOptions,
  DEFAULT_COMMAND,
  lastLines,
  makeContainer,
  type Runtime,
  type RuntimeOptions,
  startDaemon,
  stopDaemon,
} from './container.ts';
import { IMAGE, imageArchive } from './image.ts';
import { type Instance, openInstance } from './instance.ts';
import { run, until } from './run.ts';

const DEFAULT_STATE = '/run/containerd';
const DEFAULT_SOCKET = `${DEFAULT_STATE}/containerd.sock`;

export interface ContainerdOptions extends RuntimeOptions {
  /** Namespace of its containers, and so the first part of their cgroup path. */
  readonly namespace?: string;
}

const CONTAINERD_DEFAULTS = { namespace: 'default' } as const satisfies ContainerdOptions;

export interface ContainerdDaemon {
  readonly instance: Instance;
  readonly socket: string;
  readonly stateDir: string;
  /** Waits until it has ended; the instance stays. */
  stop(): Promise<void>;
}

/** The daemon alone; Docker uses one too. */
export async function startContainerdDaemon(options: RuntimeOptions): Promise<ContainerdDaemon> {
  const instance = openInstance();
  const usesDefault = options.paths === 'default' || (options.paths === undefined && !existsSync(DEFAULT_SOCKET));
  const stateDir = usesDefault ? DEFAULT_STATE : join(instance.dir, 'state');
  const socket = usesDefault ? DEFAULT_SOCKET : join(instance.dir, 'c.sock');
  if (usesDefault) {
    for (const path of [socket, `${socket}.ttrpc`]) instance.claim({ type: 'file', path });
  }
  const config = join(instance.dir, 'config.toml');
  writeFileSync(
    config,
    [
      'version = 2',
      `root = ${JSON.stringify(join(options.dataDir ?? instance.dir, 'containerd'))}`,
      `state = ${JSON.stringify(stateDir)}`,
      // Other snapshotters and the CRI server only cost start-up time here.
      'disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs"]',
      `[grpc]\naddress = ${JSON.stringify(socket)}`,
      '',
    ].join('\n'),
  );
  const child = startDaemon(instance, ['containerd', '--config', config]);
  try {
    await until('containerd answers', async () => {
      if (child.exitCode !== null) throw new Error(lastLines(instance, 'containerd'));
      return await run('ctr', ['--address', socket, 'version']);
    });
  } catch (error) {
    await instance.close();
    throw error;
  }
  return { instance, socket, stateDir, stop: () => stopDaemon(child) };
}

/** containerd with runc. Cgroup of a container: `/NAMESPACE/NAME`. */
export async function startContainerd(options: ContainerdOptions = {}): Promise<Runtime> {
  const daemon = await startContainerdDaemon(options);
  const namespace = options.namespace ?? CONTAINERD_DEFAULTS.namespace;
  const command = (args: readonly string[]) => ['ctr', '--address', daemon.socket, '--namespace', namespace, ...args];
  const ctr = (args: readonly string[]) => run('ctr', command(args).slice(1), { env: daemon.instance.env });
  const containers = new Set<Container>();
  try {
    await ctr(['images', 'import', await imageArchive()]);
  } catch (error) {
    await daemon.stop();
    await daemon.instance.close();
    throw error;
  }

  const runContainer = async (name: string, wanted: ContainerOptions = {}): Promise<Container> => {
    const log = join(daemon.instance.dir, `${name}.log`);
    claimTask(daemon, namespace, name);
    await ctr([
      'run',
      '--detach',
      '--log-uri',
      `file://${log}`,
      ...runFlags(wanted),
      IMAGE,
      name,
      ...(wanted.command ?? DEFAULT_COMMAND),
    ]);
    const pid = await pidOf(ctr, name);
    let execs = 0;
    const container = makeContainer({
      runtime: 'containerd',
      id: name,
      name,
      pid,
      instance: daemon.instance,
      onClosed: () => containers.delete(container),
      commands: {
        exec: (inside) => {
          execs += 1;
          return command(['task', 'exec', '--exec-id', `exec-${execs}`, name, ...inside]);
        },
        logs: async () => (existsSync(log) ? readFileSync(log, 'utf8') : ''),
        kill: command(['task', 'kill', '--signal', 'SIGKILL', name]),
        remove: [command(['task', 'delete', '--force', name]), command(['container', 'delete', name])],
      },
    });
    containers.add(container);
    return container;
  };

  return {
    name: 'containerd',
    socket: daemon.socket,
    env: { CONTAINERD_ADDRESS: daemon.socket, CONTAINERD_NAMESPACE: namespace },
    command,
    run: runContainer,
    close: async () => {
      await Promise.all([...containers].map((container) => container.close()));
      await daemon.stop();
      await daemon.instance.close();
    },
  };
}

/** What containerd and runc keep of a task outside the lab's directory, should nobody be left to remove it. */
export function claimTask(daemon: ContainerdDaemon, namespace: string, id: string): void {
  const { instance, stateDir, socket } = daemon;
  // The shim's socket is named after a digest, whatever the state directory.
  const digest = createHash('sha256')
    .update(join(socket, namespace, id))
    .digest('hex');
  instance.claim({ type: 'file', path: `/run/containerd/s/${digest}` });
  instance.claim({ type: 'file', path: join('/run/containerd/runc', namespace, id) });
  instance.claim({ type: 'file', path: join(stateDir, 'io.containerd.runtime.v2.task', namespace, id) });
}

function runFlags(options: ContainerOptions): string[] {
  const mounts = (options.mounts ?? []).flatMap(({ source, target, readOnly }) => [
    '--mount',
    `type=bind,src=${source},dst=${target},options=rbind:${readOnly ? 'ro' : 'rw'}`,
  ]);
  return [...mounts, ...(options.privileged ? ['--cap-add', 'CAP_SYS_ADMIN'] : [])];
}

async function pidOf(ctr: (args: readonly string[]) => Promise<{ stdout: string }>, name: string): Promise<number> {
  const { stdout } = await ctr(['task', 'list']);
  const line = stdout.split('\n').find((row) => row.split(/\s+/)[0] === name);
  const pid = Number(line?.split(/\s+/)[1]);
  if (!(pid > 0)) throw new Error(`containerd has no task ${name}: ${stdout}`);
  return pid;
}
