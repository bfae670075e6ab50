/** A host made of a map of paths: any cgroup layout, runtime and process tree, without having one. */
import { posix } from 'node:path';
import type { HostFiles } from '../../src/containers/host-files.ts';
import type { ContainerRegistry } from '../../src/containers/registry.ts';
import { createContainerRegistry } from '../../src/containers/registry.ts';
import type { RegistryClock, RegistryOptions } from '../../src/containers/registry-options.ts';
import type { CgroupId } from '../../src/units.ts';
import { cgroupId } from '../../src/units.ts';

export const V2_MOUNT = '/sys/fs/cgroup';
export const UNIFIED_MOUNT = '/sys/fs/cgroup/unified';
export const BLKIO_MOUNT = '/sys/fs/cgroup/blkio';

const LINES = {
  tmpfs: '31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755',
  v2: `32 23 0:29 / ${V2_MOUNT} rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot`,
  unified: `41 31 0:38 / ${UNIFIED_MOUNT} rw,relatime - cgroup2 cgroup2 rw`,
  blkio: `38 31 0:35 / ${BLKIO_MOUNT} rw,relatime - cgroup cgroup rw,blkio`,
  memory: '35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory',
};

export const MOUNTINFO = {
  v2: LINES.v2,
  hybrid: [LINES.tmpfs, LINES.blkio, LINES.memory, LINES.unified].join('\n'),
  v1: [LINES.tmpfs, LINES.blkio, LINES.memory].join('\n'),
};

export interface FakeHost {
  readonly files: HostFiles;
  readonly clock: RegistryClock & { pass(ms: number): Promise<void> };
  readonly kind: keyof typeof MOUNTINFO;
  /** Reads, listings and stats so far. */
  requests(): number;
  write(path: string, content: unknown): void;
  remove(path: string): void;
  link(path: string, target: string): void;
  directory(path: string): number;
  /** Makes a cgroup in the hierarchies named, or in all there are. */
  cgroup(
    path: string,
    pids?: readonly number[],
    hierarchies?: readonly ('v2' | 'v1')[],
  ): { v2: CgroupId; v1: CgroupId };
  process(pid: number, process: FakeProcess): void;
  registry(overrides?: Partial<RegistryOptions>): ContainerRegistry;
}

export interface FakeProcess {
  readonly parent?: number;
  readonly start?: number;
  readonly argv?: readonly string[];
  readonly cwd?: string;
  readonly cgroups?: string;
}

export function fakeHost(kind: keyof typeof MOUNTINFO): FakeHost {
  const texts = new Map<string, string>();
  const links = new Map<string, string>();
  const inodes = new Map<string, number>();
  let lastInode = 100;
  let requests = 0;
  const count = <Value>(value: Value): Promise<Value> => {
    requests += 1;
    return Promise.resolve(value);
  };

  function directory(path: string): number {
    const known = inodes.get(path);
    if (known !== undefined) return known;
    if (path !== '/') directory(posix.dirname(path));
    lastInode += 1;
    inodes.set(path, lastInode);
    return lastInode;
  }
  function write(path: string, content: unknown): void {
    directory(posix.dirname(path));
    texts.set(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
  const below = (parent: string): string[] =>
    [...inodes.keys()].filter((path) => path !== '/' && posix.dirname(path) === parent);

  const files: HostFiles = {
    read(path, maxBytes) {
      const text = texts.get(posix.normalize(path));
      return count(text === undefined || Buffer.byteLength(text) > maxBytes ? null : text);
    },
    directories(path) {
      const clean = posix.normalize(path).replace(/(.)\/$/, '$1');
      return count(inodes.has(clean) ? below(clean).map((child) => posix.basename(child)) : null);
    },
    directory(path) {
      const inode = inodes.get(posix.normalize(path));
      return count(inode === undefined ? null : { inode, links: 2 + below(posix.normalize(path)).length });
    },
    link: (path) => count(links.get(path) ?? null),
  };

  const timers = new Set<{ at: number; call: () => void }>();
  let time = 1_000;
  const clock = {
    now: () => time,
    after(ms: number, call: () => void) {
      const timer = { at: time + ms, call };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async pass(ms: number) {
      time += ms;
      for (const timer of [...timers].filter(({ at }) => at <= time)) {
        timers.delete(timer);
        timer.call();
      }
      await settle();
    },
  };

  const mounts = { v2: kind === 'v2' ? V2_MOUNT : UNIFIED_MOUNT, v1: BLKIO_MOUNT };
  const present: readonly ('v2' | 'v1')[] = kind === 'hybrid' ? ['v2', 'v1'] : [kind];
  write('/proc/self/mountinfo', MOUNTINFO[kind]);
  for (const hierarchy of present) directory(mounts[hierarchy]);

  return {
    files,
    clock,
    kind,
    requests: () => requests,
    write,
    directory,
    remove(path) {
      for (const map of [texts, inodes, links]) {
        for (const key of [...map.keys()]) if (key === path || key.startsWith(`${path}/`)) map.delete(key);
      }
    },
    link: (path, target) => links.set(path, target),
    cgroup(path, pids = [], hierarchies = present) {
      const ids = { v2: cgroupId(0), v1: cgroupId(0) };
      for (const hierarchy of hierarchies) {
        const full = mounts[hierarchy] + path;
        ids[hierarchy] = cgroupId(directory(full));
        write(`${full}/cgroup.procs`, pids.map((pid) => `${pid}\n`).join(''));
      }
      return ids;
    },
    process(pid, { parent = 1, start = pid, argv = [], cwd, cgroups }) {
      const between = Array.from({ length: 17 }, () => '0').join(' ');
      write(`/proc/${pid}/stat`, `${pid} (a (tricky) name) S ${parent} ${between} ${start} 0 0`);
      write(`/proc/${pid}/cmdline`, argv.join('\0'));
      if (cwd !== undefined) links.set(`/proc/${pid}/cwd`, cwd);
      if (cgroups !== undefined) write(`/proc/${pid}/cgroup`, cgroups);
    },
    registry: (overrides = {}) => createContainerRegistry({ files, clock, get: noSocket, ...overrides }),
  };
}

const noSocket: RegistryOptions['get'] = (socketPath) =>
  Promise.resolve({ ok: false, code: 'socket-absent', message: `${socketPath}: ENOENT` });

/** Lets everything that is only waiting for promises finish. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

/** A 64-digit id that begins with `start`. */
export const longId = (start: string): string => start.padEnd(64, '0');
