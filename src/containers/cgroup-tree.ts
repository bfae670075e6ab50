/** A bounded walk of one cgroup hierarchy. */

import type { CgroupId } from '../units.ts';
import { cgroupId } from '../units.ts';
import type { HostFiles } from './host-files.ts';
import { forEachLimit } from './host-files.ts';

export interface CgroupEntry {
  /** From the hierarchy's root, with a leading slash. */
  readonly path: string;
  readonly id: CgroupId;
}

export interface WalkLimits {
  /** Directories per hierarchy. A host with 5,000 containers has about 12,000. */
  readonly maxDirectories: number;
  /** Levels below the root. Nested Kubernetes in Docker needs 9. */
  readonly maxDepth: number;
}

export const WALK_DEFAULTS: WalkLimits = { maxDirectories: 20_000, maxDepth: 16 };

/** File requests under way at once. */
export const IO_WIDTH = 16;

export interface CgroupWalk {
  /** Parents before children. */
  readonly entries: readonly CgroupEntry[];
  /** True when a limit cut it short. */
  readonly truncated: boolean;
}

/** kernfs counts child directories in the link count, so a leaf costs one stat and no listing. */
const LEAF_LINKS = 2;

/** `start` is a path in the hierarchy; it is not an entry itself. */
export async function walkCgroups(
  files: HostFiles,
  mountPoint: string,
  limits: WalkLimits = WALK_DEFAULTS,
  start = '',
): Promise<CgroupWalk> {
  const entries: CgroupEntry[] = [];
  let truncated = false;
  let level: readonly string[] = [start];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === limits.maxDepth) return { entries, truncated: true };
    const next: string[] = [];
    await forEachLimit(level, IO_WIDTH, async (parent) => {
      const names = (await files.directories(mountPoint + (parent || '/'))) ?? [];
      for (const name of names) {
        const path = `${parent}/${name}`;
        if (entries.length >= limits.maxDirectories) {
          truncated = true;
          return;
        }
        const facts = await files.directory(mountPoint + path);
        if (facts === null) continue;
        entries.push({ path, id: cgroupId(facts.inode) });
        if (facts.links !== LEAF_LINKS) next.push(path);
      }
    });
    level = next;
  }
  return { entries, truncated };
}

/** Path of the parent; null at the top. */
export function parentPath(path: string): string | null {
  const slash = path.lastIndexOf('/');
  return slash > 0 ? path.slice(0, slash) : null;
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
