/** Which container a cgroup id belongs to: those that run, their child cgroups, and those that ended a while ago. */
import type { CgroupKey } from '../spans/types.ts';
import type { CgroupId } from '../units.ts';
import type { CgroupPlace, Container, Hierarchy } from './types.ts';

export interface TableLimits {
  /** Ended containers whose names are kept for late spans (a kworker may still write their pages back). The oldest go first. */
  readonly maxGone: number;
  /** Child cgroups remembered per container. The oldest go first. */
  readonly maxChildren: number;
}

export const TABLE_DEFAULTS: TableLimits = { maxGone: 1_024, maxChildren: 256 };

export interface ContainerTable {
  /** Those that run, in the order they came. */
  running(): readonly Container[];
  get(key: number): Container | undefined;
  /** The running container whose own cgroup this is. */
  owner(hierarchy: Hierarchy, id: CgroupId): Container | undefined;
  /** Whose cgroup this is or was, its children included. */
  find(cgroup: CgroupKey): Container | undefined;
  /** Adds a container, or takes the place of the one with its key. */
  put(container: Container): void;
  addChild(cgroup: CgroupKey, key: number): void;
  bury(key: number): void;
  /** Forgets a container that is gone. */
  release(key: number): void;
}

const textOf = (hierarchy: Hierarchy, id: CgroupId): string => `${hierarchy}:${id}`;

export function ownCgroups(place: CgroupPlace): readonly CgroupKey[] {
  const keys: CgroupKey[] = [];
  if (place.v2Id !== null) keys.push({ hierarchy: 'v2', id: place.v2Id });
  if (place.v1Id !== null) keys.push({ hierarchy: 'v1', id: place.v1Id });
  return keys;
}

export function createContainerTable(limits: TableLimits = TABLE_DEFAULTS): ContainerTable {
  // Bounded by the registry's limit on containers.
  const running = new Map<number, Container>();
  const gone = new Map<number, Container>();
  // Cgroup → container, for both maps; at most (own ids + maxChildren) entries a container.
  const index = new Map<string, number>();
  const children = new Map<number, Set<string>>();

  function release(key: number): void {
    const container = gone.get(key);
    if (container === undefined) return;
    gone.delete(key);
    const cgroups = [
      ...ownCgroups(container).map(({ hierarchy, id }) => textOf(hierarchy, id)),
      ...(children.get(key) ?? []),
    ];
    children.delete(key);
    for (const cgroup of cgroups) {
      if (index.get(cgroup) === key) index.delete(cgroup);
    }
  }

  return {
    running: () => [...running.values()],
    get: (key) => running.get(key),
    owner(hierarchy, id) {
      const container = running.get(index.get(textOf(hierarchy, id)) ?? 0);
      const own = hierarchy === 'v2' ? container?.v2Id : container?.v1Id;
      return own === id ? container : undefined;
    },
    find({ hierarchy, id }) {
      const key = index.get(textOf(hierarchy, id)) ?? 0;
      return running.get(key) ?? gone.get(key);
    },
    put(container) {
      running.set(container.key, container);
      for (const { hierarchy, id } of ownCgroups(container)) index.set(textOf(hierarchy, id), container.key);
    },
    addChild({ hierarchy, id }, key) {
      if (!running.has(key)) return;
      const cgroup = textOf(hierarchy, id);
      const known = children.get(key) ?? new Set<string>();
      children.set(key, known);
      known.add(cgroup);
      index.set(cgroup, key);
      const [oldest] = known;
      if (known.size <= limits.maxChildren || oldest === undefined) return;
      known.delete(oldest);
      if (index.get(oldest) === key) index.delete(oldest);
    },
    bury(key) {
      const container = running.get(key);
      if (container === undefined) return;
      running.delete(key);
      gone.set(key, container);
      const [oldest] = gone.keys();
      if (gone.size > limits.maxGone && oldest !== undefined) release(oldest);
    },
    release,
  };
}
