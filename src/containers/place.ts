/** Finds a container's cgroup in the other hierarchy of a hybrid host. */
import { cgroupId } from '../units.ts';
import type { CgroupLayout } from './cgroup-layout.ts';
import { mountOf, parseProcessCgroups } from './cgroup-layout.ts';
import type { HostFiles } from './host-files.ts';
import { findInit, readProcs } from './processes.ts';
import type { CgroupPlace, Hierarchy } from './types.ts';

export const NOWHERE: CgroupPlace = { v2Path: null, v1Path: null, v2Id: null, v1Id: null };

/** /proc/PID/cgroup has some fifteen lines, each of at most a path. */
const CGROUP_FILE_MAX_BYTES = 128 << 10;

export function pathIn(place: CgroupPlace, hierarchy: Hierarchy): string | null {
  return hierarchy === 'v2' ? place.v2Path : place.v1Path;
}

export function withHierarchy(place: CgroupPlace, hierarchy: Hierarchy, path: string, inode: number): CgroupPlace {
  const id = cgroupId(inode);
  return hierarchy === 'v2' ? { ...place, v2Path: path, v2Id: id } : { ...place, v1Path: path, v1Id: id };
}

/** Directory of the container's cgroup, in the v2 hierarchy when it is there. */
export function placeDirectory(layout: CgroupLayout, place: CgroupPlace): string {
  if (place.v2Path !== null && layout.v2 !== null) return layout.v2 + place.v2Path;
  return (layout.v1 ?? '') + (place.v1Path ?? '');
}

/** The cgroup at `path`, in every hierarchy that has such a directory. */
export async function placeOfPath(files: HostFiles, layout: CgroupLayout, path: string): Promise<CgroupPlace> {
  let place = NOWHERE;
  for (const hierarchy of ['v2', 'v1'] as const) {
    const mount = mountOf(layout, hierarchy);
    const facts = mount === null ? null : await files.directory(mount + path);
    if (facts !== null) place = withHierarchy(place, hierarchy, path, facts.inode);
  }
  return place;
}

/** Fills in the missing hierarchy: the directory of the same path or, when there is none, the cgroup of a member process. */
export async function completePlace(files: HostFiles, layout: CgroupLayout, place: CgroupPlace): Promise<CgroupPlace> {
  const missing = place.v2Id === null ? 'v2' : place.v1Id === null ? 'v1' : null;
  const mount = missing === null ? null : mountOf(layout, missing);
  if (missing === null || mount === null) return place;
  const known = place.v2Path ?? place.v1Path;
  if (known === null) return place;
  const same = await files.directory(mount + known);
  if (same !== null) return withHierarchy(place, missing, known, same.inode);

  const own = placeDirectory(layout, place);
  const pid = await findInit(files, own);
  const cgroups = pid === null ? null : await processCgroups(files, pid);
  const path = (missing === 'v2' ? cgroups?.v2 : cgroups?.v1) ?? '/';
  if (path === '/' || !(await holdsOnly(files, mount + path, own))) return place;
  const facts = await files.directory(mount + path);
  return facts === null ? place : withHierarchy(place, missing, path, facts.inode);
}

export async function processCgroups(
  files: HostFiles,
  pid: number,
): Promise<ReturnType<typeof parseProcessCgroups> | null> {
  const text = await files.read(`/proc/${pid}/cgroup`, CGROUP_FILE_MAX_BYTES);
  return text === null ? null : parseProcessCgroups(text);
}

/** A controller that a runtime did not use leaves the container in a cgroup it shares with others: that one is not the container's. */
async function holdsOnly(files: HostFiles, directory: string, own: string): Promise<boolean> {
  const [theirs, mine] = await Promise.all([processesBelow(files, directory), processesBelow(files, own)]);
  const members = new Set(mine);
  return theirs.length > 0 && theirs.every((pid) => members.has(pid));
}

async function processesBelow(files: HostFiles, directory: string): Promise<readonly number[]> {
  const children = (await files.directories(directory)) ?? [];
  const all = [directory, ...children.map((name) => `${directory}/${name}`)];
  return (await Promise.all(all.map((path) => readProcs(files, path)))).flat();
}
