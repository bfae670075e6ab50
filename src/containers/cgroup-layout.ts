/** Which cgroup hierarchies a host has, and where. */
import type { Hierarchy } from './types.ts';

/**
 * `v2`: block I/O is charged in the unified hierarchy. `hybrid`: a v2 hierarchy exists (tasks have an id there) but blkio is a v1
 * controller (bios carry an id of that hierarchy). `v1`: no v2 at all.
 */
export interface CgroupLayout {
  readonly kind: 'v2' | 'hybrid' | 'v1';
  /** Mount point of cgroup v2; null when there is none. */
  readonly v2: string | null;
  /** Mount point of the v1 hierarchy with the blkio controller; null when there is none. */
  readonly v1: string | null;
}

interface CgroupMount {
  readonly root: string;
  readonly mountPoint: string;
  readonly fsType: string;
  readonly options: readonly string[];
}

/** Null when the host has neither v2 nor a v1 blkio hierarchy mounted: no container can be told from another then. */
export function parseCgroupLayout(mountinfo: string): CgroupLayout | null {
  const mounts = mountinfo.split('\n').flatMap(parseMount);
  const v2 = best(mounts.filter((mount) => mount.fsType === 'cgroup2'));
  const v1 = best(mounts.filter((mount) => mount.fsType === 'cgroup' && mount.options.includes('blkio')));
  if (v2 === null && v1 === null) return null;
  return { kind: v2 === null ? 'v1' : v1 === null ? 'v2' : 'hybrid', v2, v1 };
}

/** A line of /proc/PID/mountinfo: `31 23 0:28 / /sys/fs/cgroup rw,relatime shared:9 - cgroup2 cgroup2 rw`. */
function parseMount(line: string): CgroupMount[] {
  const [left, right] = line.split(' - ', 2);
  const fields = left?.split(' ') ?? [];
  const [fsType = '', , superOptions = ''] = right?.split(' ') ?? [];
  const [root, mountPoint] = [fields[3], fields[4]];
  if (root === undefined || mountPoint === undefined || !fsType.startsWith('cgroup')) return [];
  return [{ root, mountPoint: unescapeOctal(mountPoint), fsType, options: superOptions.split(',') }];
}

/** A hierarchy can be mounted many times (bind mounts of a subtree into containers): the whole tree, at the shortest path, is the host's. */
function best(mounts: readonly CgroupMount[]): string | null {
  const whole = mounts.filter((mount) => mount.root === '/');
  const ranked = [...(whole.length > 0 ? whole : mounts)].sort((a, b) => a.mountPoint.length - b.mountPoint.length);
  return ranked[0]?.mountPoint ?? null;
}

/** mountinfo writes space, tab, newline and backslash as `\040`. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}

export interface ProcessCgroups {
  readonly v2: string | null;
  readonly v1: string | null;
}

/** /proc/PID/cgroup: the process's path in the unified and in the blkio hierarchy. */
export function parseProcessCgroups(text: string): ProcessCgroups {
  let v2: string | null = null;
  let v1: string | null = null;
  for (const line of text.split('\n')) {
    // A path may itself hold colons (`….slice:cri-containerd:<id>`): only the first two separate.
    const match = /^(\d+):([^:]*):(.*)$/.exec(line);
    if (match === null) continue;
    const [, hierarchy, controllers = '', rawPath = ''] = match;
    // The kernel marks the cgroup of a process that outlived it.
    const path = rawPath.replace(/ \(deleted\)$/, '');
    if (hierarchy === '0' && controllers === '') v2 = path;
    else if (controllers.split(',').includes('blkio')) v1 = path;
  }
  return { v2, v1 };
}

export function mountOf(layout: CgroupLayout, hierarchy: Hierarchy): string | null {
  return hierarchy === 'v2' ? layout.v2 : layout.v1;
}

/** `/sys/fs/cgroup/unified/a/b` → `/a/b`; null when it is not below the mount. */
export function pathBelow(mountPoint: string | null, path: string): string | null {
  if (mountPoint === null) return null;
  if (path === mountPoint) return '/';
  return path.startsWith(`${mountPoint}/`) ? path.slice(mountPoint.length) : null;
}
