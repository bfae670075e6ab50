import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Container,
  type ContainerOptions,
  DEFAULT_COMMAND,
  dockerRunFlags,
  makeContainer,
  type Runtime,
  type RuntimeOptions,
} from './container.ts';
import { IMAGE, imageArchive } from './image.ts';
import { openInstance } from './instance.ts';
import { run } from './run.ts';

const DEFAULT_RUN_ROOT = '/run/containers/storage';

/** podman with runc; there is no daemon. Cgroup of a container: `/libpod_parent/libpod-ID`. */
export async function startPodman(options: RuntimeOptions = {}): Promise<Runtime> {
  const instance = openInstance();
  const usesDefault = options.paths === 'default' || (options.paths === undefined && isUnused(DEFAULT_RUN_ROOT));
  const runRoot = usesDefault ? DEFAULT_RUN_ROOT : join(instance.dir, 'run');
  if (usesDefault) instance.claim({ type: 'file', path: DEFAULT_RUN_ROOT });
  const command = (args: readonly string[]) => [
    'podman',
    ...[
      '--root',
      join(options.dataDir ?? instance.dir, 'podman'),
      '--runroot',
      runRoot,
      '--tmpdir',
      join(instance.dir, 'tmp'),
    ],
    // crun refuses hybrid cgroups; systemd may not be there.
    ...['--runtime', 'runc', '--cgroup-manager', 'cgroupfs', '--storage-driver', 'overlay', '--events-backend', 'none'],
    ...args,
  ];
  const podman = (args: readonly string[]) => run('podman', command(args).slice(1), { env: instance.env });
  const containers = new Set<Container>();
  const close = async (): Promise<void> => {
    // One after the other: podman takes a lock per container and one for the storage.
    for (const container of [...containers]) await container.close();
    await instance.close();
  };
  try {
    await podman(['load', '--quiet', '--input', await imageArchive()]);
  } catch (error) {
    await close();
    throw error;
  }

  const runContainer = async (name: string, wanted: ContainerOptions = {}): Promise<Container> => {
    // podman raises limits to the maximum unless told, which takes CAP_SYS_RESOURCE.
    const limits = ['--ulimit', 'nofile=1024:1024', '--ulimit', 'nproc=1024:1024'];
    const flags = [
      '--detach',
      '--name',
      name,
      '--network',
      'none',
      '--log-driver',
      'k8s-file',
      ...limits,
      ...dockerRunFlags(wanted),
    ];
    const { stdout } = await podman(['run', ...flags, IMAGE, ...(wanted.command ?? DEFAULT_COMMAND)]);
    const id = stdout.trim();
    instance.claim({ type: 'file', path: join('/run/runc', id) });
    const inspected = await podman(['inspect', '--format', '{{.State.Pid}}', id]);
    const container = makeContainer({
      runtime: 'podman',
      id,
      name,
      pid: Number(inspected.stdout),
      instance,
      onClosed: () => containers.delete(container),
      commands: {
        exec: (inside) => command(['exec', id, ...inside]),
        logs: async () => (await podman(['logs', id])).stdout,
        kill: command(['kill', '--signal', 'KILL', id]),
        remove: [command(['rm', '--force', '--volumes', id])],
      },
    });
    containers.add(container);
    return container;
  };

  return { name: 'podman', socket: null, env: {}, command, run: runContainer, close };
}

function isUnused(dir: string): boolean {
  return !existsSync(dir) || readdirSync(dir).length === 0;
}
