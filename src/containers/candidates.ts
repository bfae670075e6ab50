/** From a walk of the cgroup trees to the places that look like containers. */

import type { CgroupMatch } from './cgroup-patterns.ts';
import { matchCgroupPath } from './cgroup-patterns.ts';
import type { CgroupEntry } from './cgroup-tree.ts';
import { NOWHERE, pathIn, withHierarchy } from './place.ts';
import type { CgroupPlace, Hierarchy } from './types.ts';

export interface Candidate {
  readonly match: CgroupMatch;
  readonly place: CgroupPlace;
}

/**
 * One candidate per container, linked over the hierarchies: a sure match by its id, which no two containers share, a plain one by its
 * path.
 */
export function collectCandidates(walks: Readonly<Partial<Record<Hierarchy, readonly CgroupEntry[]>>>): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const hierarchy of ['v2', 'v1'] as const) {
    for (const { path, id } of walks[hierarchy] ?? []) {
      const match = matchCgroupPath(path);
      if (match === null || match.kind === 'monitor') continue;
      const name = match.kind === 'sure' ? `${match.runtime} ${match.id}` : path;
      const known = found.get(name);
      const place = known?.place ?? NOWHERE;
      // Parents come first: what repeats the id further down is a part of the container.
      if (pathIn(place, hierarchy) !== null) continue;
      found.set(name, { match: known?.match ?? match, place: withHierarchy(place, hierarchy, path, id) });
    }
  }
  return [...found.values()];
}
