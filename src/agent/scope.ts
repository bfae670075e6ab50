/** Which cgroups the kernel programs count, and whose they are: the scope map, and root keys to containers. */
import type { CgroupLayout } from '../containers/cgroup-layout.ts';
import { mountOf } from '../containers/cgroup-layout.ts';
import { WALK_DEFAULTS, walkCgroups } from '../containers/cgroup-tree.ts';
import { type HostFiles, nodeHostFiles } from '../containers/host-files.ts';
import { type Container, HIERARCHIES, type Hierarchy } from '../containers/types.ts';
import { writeCgroupKey } from '../decode/cursor.ts';
import { SCOPE_ENTRY } from '../decode/layout.gen.ts';
import { type CgroupId, cgroupId } from '../units.ts';

/** As readCgroupKey makes them. */
export function cgroupKeyOf(hierarchy: Hierarchy, id: CgroupId): number {
  return id * 2 + (hierarchy === 'v1' ? 1 : 0);
}

export function hierarchyOfKey(key: number): { hierarchy: Hierarchy; id: CgroupId } {
  return { hierarchy: key % 2 === 1 ? 'v1' : 'v2', id: cgroupId(Math.floor(key / 2)) };
}

export interface ScopeMap {
  updateMap(map: string, key: Uint8Array, value: Uint8Array): void;
  deleteMapElement(map: string, key: Uint8Array): boolean;
}

export interface ScopeOptions {
  readonly map: ScopeMap;
  /** Ids of roots that nobody has claimed begin here; null: such a root belongs to no container, and says so at once. */
  readonly firstPending: number | null;
  /** The root that had a pending id is this container's; null: nobody's. */
  readonly onVerdict: (pending: number, container: number | null) => void;
  readonly layout: CgroupLayout;
  readonly files?: HostFiles;
}

export interface Scope {
  /** Puts a container's cgroups, and all below them, in scope. */
  add(container: Container): Promise<void>;
  /** The kernel put a cgroup in scope by itself, as its own root. */
  adopted(key: number): void;
  /** Says whose a root is that the kernel made. */
  assign(key: number, container: Container): void;
  /** Roots the kernel made that nobody has claimed. */
  unclaimed(): readonly number[];
  /** Takes out what was put in for a container; returns its roots. */
  remove(containerKey: number): number[];
  isUnclaimed(key: number): boolean;
  /** Takes out one cgroup: it is gone, or nobody's. */
  drop(key: number): void;
  /** Key of the container that a root stands for, its pending id, or 0 for none. */
  containerOf(root: number): number;
  readonly size: number;
}

export function createScope(options: ScopeOptions): Scope {
  const files = options.files ?? nodeHostFiles();
  const containerByRoot = new Map<number, number>();
  /** Keys in the kernel's map, by the container they are there for. */
  const keysByContainer = new Map<number, Set<number>>();
  /** Root to its pending id. */
  const unclaimed = new Map<number, number>();
  let pendingIds = 0;

  function verdict(key: number, container: number | null): void {
    const pending = unclaimed.get(key);
    if (pending === undefined) return;
    unclaimed.delete(key);
    if (pending !== 0) options.onVerdict(pending, container);
  }

  function keyBytes(key: number): Uint8Array {
    const bytes = new Uint8Array(8);
    writeCgroupKey(new DataView(bytes.buffer), 0, key);
    return bytes;
  }

  function put(key: number, root: number, container: number): void {
    const value = new Uint8Array(SCOPE_ENTRY.size);
    writeCgroupKey(new DataView(value.buffer), SCOPE_ENTRY.root, root);
    options.map.updateMap('scope', keyBytes(key), value);
    remember(key, container);
  }

  function remember(key: number, container: number): void {
    const keys = keysByContainer.get(container) ?? new Set<number>();
    keys.add(key);
    keysByContainer.set(container, keys);
  }

  async function add(container: Container): Promise<void> {
    const own = HIERARCHIES.map((hierarchy) => ({
      hierarchy,
      id: hierarchy === 'v2' ? container.v2Id : container.v1Id,
      path: hierarchy === 'v2' ? container.v2Path : container.v1Path,
    }));
    const first = own.find(({ id }) => id !== null);
    if (first?.id == null) return;
    const root = cgroupKeyOf(first.hierarchy, first.id);
    containerByRoot.set(root, container.key);
    for (const { hierarchy, id, path } of own) {
      const mount = mountOf(options.layout, hierarchy);
      if (id === null || path === null || mount === null) continue;
      put(cgroupKeyOf(hierarchy, id), root, container.key);
      const walk = await walkCgroups(files, mount, WALK_DEFAULTS, path);
      for (const entry of walk.entries) put(cgroupKeyOf(hierarchy, entry.id), root, container.key);
    }
  }

  function remove(container: number): number[] {
    for (const key of keysByContainer.get(container) ?? []) options.map.deleteMapElement('scope', keyBytes(key));
    keysByContainer.delete(container);
    const roots = [...containerByRoot].filter(([, key]) => key === container).map(([root]) => root);
    for (const root of roots) containerByRoot.delete(root);
    return roots;
  }

  return {
    add,
    adopted(key) {
      if (containerByRoot.has(key) || unclaimed.has(key)) return;
      unclaimed.set(key, options.firstPending === null ? 0 : options.firstPending + pendingIds++);
    },
    assign(key, container) {
      containerByRoot.set(key, container.key);
      remember(key, container.key);
      verdict(key, container.key);
    },
    unclaimed: () => [...unclaimed.keys()],
    isUnclaimed: (key) => unclaimed.has(key),
    remove,
    drop(key) {
      verdict(key, null);
      options.map.deleteMapElement('scope', keyBytes(key));
    },
    containerOf: (root) => containerByRoot.get(root) ?? unclaimed.get(root) ?? 0,
    get size() {
      return containerByRoot.size;
    },
  };
}
