import { readdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pauseSync } from './processes.ts';

/** Where the hierarchies that matter for block I/O are mounted. On a hybrid host both are there; with version 2 only, blkio is null. */
export interface Hierarchies {
  readonly v2: string | null;
  readonly blkio: string | null;
}

interface CgroupMount {
  readonly target: string;
  readonly isV2: boolean;
  readonly options: readonly string[];
}

const REMOVE_ROUNDS = 40;
const REMOVE_ROUND_MS = 25;

function cgroupMounts(): CgroupMount[] {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [before, after] = line.split(' - ');
      const target = before?.split(' ')[4];
      const [type, , options] = after?.split(' ') ?? [];
      if (target === undefined || (type !== 'cgroup' && type !== 'cgroup2')) return [];
      return [{ target, isV2: type === 'cgroup2', options: options?.split(',') ?? [] }];
    });
}

export function hierarchies(): Hierarchies {
  const mounts = cgroupMounts();
  return {
    v2: mounts.find((mount) => mount.isV2)?.target ?? null,
    blkio: mounts.find((mount) => mount.options.includes('blkio'))?.target ?? null,
  };
}

/** Where memory is limited, and the file that says how much a cgroup may have. */
export function memoryHierarchy(): { readonly mount: string; readonly limitFile: string } {
  const mounts = cgroupMounts();
  const v1 = mounts.find((mount) => mount.options.includes('memory'));
  if (v1 !== undefined) return { mount: v1.target, limitFile: 'memory.limit_in_bytes' };
  const v2 = mounts.find((mount) => mount.isV2);
  if (v2 === undefined) throw new Error('no cgroup hierarchy limits memory');
  return { mount: v2.target, limitFile: 'memory.max' };
}

/** The id the kernel gives a cgroup: the inode number of its directory. null where there is none. */
export function cgroupIdAt(mount: string | null, path: string): number | null {
  return mount === null ? null : (statSync(join(mount, path), { throwIfNoEntry: false })?.ino ?? null);
}

/** Cgroups at the top of any hierarchy whose name begins like this. */
export function cgroupsNamed(prefix: string): string[] {
  const names = cgroupMounts().flatMap(({ target }) => readdirSync(target).filter((name) => name.startsWith(prefix)));
  return [...new Set(names)].map((name) => `/${name}`);
}

/** Removes a cgroup with its children in every hierarchy, then its parents where they are empty. True when it is gone. */
export function removeCgroup(path: string): boolean {
  return cgroupMounts()
    .map(({ target }) => removeTree(join(target, path), target))
    .every(Boolean);
}

function removeTree(dir: string, top: string): boolean {
  if (statSync(dir, { throwIfNoEntry: false }) === undefined) return true;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory()) removeTree(join(dir, entry.name), top);
  }
  if (!removeEmpty(dir)) return false;
  for (let parent = dirname(dir); parent !== top && parent.startsWith(top); parent = dirname(parent)) {
    try {
      rmdirSync(parent);
    } catch {
      // In use: not ours to remove.
      break;
    }
  }
  return true;
}

/** A killed process leaves its cgroup a moment after it has gone from /proc. */
function removeEmpty(dir: string): boolean {
  for (let round = 0; round < REMOVE_ROUNDS; round += 1) {
    try {
      rmdirSync(dir);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
      pauseSync(REMOVE_ROUND_MS);
    }
  }
  return false;
}
