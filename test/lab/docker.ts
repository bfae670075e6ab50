import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Container,
  type ContainerOptions,
  DEFAULT_COMMAND,
  dockerRunFlags,
  lastLines,
  makeContainer,
  type Runtime,
  type RuntimeOptions,
  startDaemon,
  stopDaemon,
} from './container.ts';
import { claimTask, startContainerdDaemon } from './containerd.ts';
import { IMAGE, imageArchive } from './image.ts';
import { openInstance } from './instance.ts';
import { run, until } from './run.ts';

const DEFAULT_SOCKET = '/run/docker.sock';

/** Docker on a containerd of its own. Cgroup of a container: `/docker/ID`. */
export async function startDocker(options: RuntimeOptions = {}): Promise<Runtime> {
  const containerd = await startContainerdDaemon(options);
  const instance = openInstance();
  const usesDefault = options.paths === 'default' || (options.paths === undefined && !existsSync(DEFAULT_SOCKET));
  const socket = usesDefault ? DEFAULT_SOCKET : join(instance.dir, 'docker.sock');
  if (usesDefault) instance.claim({ type: 'file', path: socket });
  const config = join(instance.dir, 'daemon.json');
  writeFileSync(config, '{}');
  const child = startDaemon(instance, [
    'dockerd',
    ...['--config-file', config, '--host', `unix://${socket}`, '--containerd', containerd.socket],
    ...['--data-root', join(options.dataDir ?? instance.dir, 'docker'), '--exec-root', join(instance.dir, 'exec')],
    ...['--pidfile', join(instance.dir, 'docker.pid'), '--storage-driver', 'overlay2'],
    // No network of its own: nothing on the host may change.
    ...['--iptables=false', '--ip-forward=false', '--ip-masq=false', '--bridge=none'],
    ...['--exec-opt', 'native.cgroupdriver=cgroupfs'],
  ]);
  const command = (args: readonly string[]) => ['docker', '--host', `unix://${socket}`, ...args];
  const docker = (args: readonly string[]) => run('docker', command(args).slice(1), { env: instance.env });
  const containers = new Set<Container>();
  const close = async (): Promise<void> => {
    await Promise.all([...containers].map((container) => container.close()));
    await stopDaemon(child);
    await instance.close();
    await containerd.stop();
    await containerd.instance.close();
  };
  try {
    await until('docker answers', async () => {
      if (child.exitCode !== null) throw new Error(lastLines(instance, 'dockerd'));
      return await docker(['info']);
    });
    await docker(['load', '--quiet', '--input', await imageArchive()]);
  } catch (error) {
    await close();
    throw error;
  }

  const runContainer = async (name: string, wanted: ContainerOptions = {}): Promise<Container> => {
    const flags = ['--detach', '--name', name, '--network', 'none', ...dockerRunFlags(wanted)];
    const { stdout } = await docker(['run', ...flags, IMAGE, ...(wanted.command ?? DEFAULT_COMMAND)]);
    const id = stdout.trim();
    claimTask(containerd, 'moby', id);
    const inspected = await docker(['inspect', '--format', '{{.State.Pid}}', id]);
    const container = makeContainer({
      runtime: 'docker',
      id,
      name,
      pid: Number(inspected.stdout),
      instance,
      onClosed: () => containers.delete(container),
      commands: {
        exec: (inside) => command(['exec', id, ...inside]),
        logs: async () => (await docker(['logs', id])).stdout,
        kill: command(['kill', id]),
        remove: [command(['rm', '--force', '--volumes', id])],
      },
    });
    containers.add(container);
    return container;
  };

  return { name: 'docker', socket, env: { DOCKER_HOST: `unix://${socket}` }, command, run: runContainer, close };
}
