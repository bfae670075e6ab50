/** The registry's memory: takes containers in, links their two cgroups, lays new facts over old ones, and tells what changed. */
import type { CgroupKey } from '../spans/types.ts';
import { buildContainer, sameContainer, UNDESCRIBED } from './build-container.ts';
import { parentPath } from './cgroup-tree.ts';
import type { TableLimits } from './container-table.ts';
import { createContainerTable } from './container-table.ts';
import type { Description, Subject } from './describe.ts';
import { pathIn } from './place.ts';
import type { CgroupPlace, Container, ContainerChange, ContainerFacts, Hierarchy } from './types.ts';

export interface RosterOptions {
  readonly table: TableLimits;
  readonly maxContainers: number;
  readonly now: () => number;
  readonly onChange: (change: ContainerChange) => void;
}

export interface Roster {
  running(): readonly Container[];
  /** Those that run and are containers, not cgroups that a target asked for. */
  listed(): readonly Container[];
  get(key: number): Container | undefined;
  subject(key: number): Subject | undefined;
  /** When it was last described, on the clock of `now`. */
  describedAt(key: number): number;
  find(cgroup: CgroupKey): Container | undefined;
  /** The container that has one of these cgroups for its own. */
  owner(place: CgroupPlace): Container | undefined;
  /** The innermost container whose cgroup holds this path; with `self`, the path's own counts. */
  around(hierarchy: Hierarchy, path: string, self?: boolean): Container | undefined;
  hasId(id: string, namespace: string | undefined): boolean;
  /** Adds a container, or more of one that is known. Null when there is no room. */
  admit(subject: Subject, place: CgroupPlace, description?: Description, listed?: boolean): Container | null;
  addChild(cgroup: CgroupKey, key: number): void;
  /** Gives containers the pod of their sandbox, where their own records do not name it. */
  linkPods(): void;
  end(key: number): void;
  release(key: number): void;
  /** Containers that found no room. */
  refused(): number;
  /** Tells what changed since the last call. */
  flush(): void;
}

interface Member {
  readonly subject: Subject;
  readonly description: Description;
  readonly describedAt: number;
  readonly listed: boolean;
}

export function createRoster(options: RosterOptions): Roster {
  const table = createContainerTable(options.table);
  // All of these are as large as the table of running containers, which maxContainers bounds.
  const members = new Map<number, Member>();
  const byId = new Map<string, Set<number>>();
  const byPath = new Map<string, number>();
  let lastKey = 0;
  let refused = 0;
  let added = new Map<number, Container>();
  let updated = new Map<number, Container>();
  let gone: Container[] = [];

  const pathText = (hierarchy: Hierarchy, path: string): string => `${hierarchy}:${path}`;

  function pathsOf(place: CgroupPlace): readonly string[] {
    return (['v2', 'v1'] as const).flatMap((hierarchy) => {
      const path = pathIn(place, hierarchy);
      return path === null ? [] : [pathText(hierarchy, path)];
    });
  }

  function owner(place: CgroupPlace): Container | undefined {
    return (
      (place.v2Id === null ? undefined : table.owner('v2', place.v2Id)) ??
      (place.v1Id === null ? undefined : table.owner('v1', place.v1Id))
    );
  }

  /** The kernel reports a container's two cgroups one after the other: the second belongs to whoever has the id and lacks that hierarchy. */
  function otherHalf(subject: Subject, place: CgroupPlace): Container | undefined {
    for (const key of byId.get(subject.id) ?? []) {
      const container = table.get(key);
      const known = members.get(key)?.subject;
      if (container === undefined || known?.runtime !== subject.runtime || known.namespace !== subject.namespace)
        continue;
      const clashes =
        (place.v2Id !== null && container.v2Id !== null) || (place.v1Id !== null && container.v1Id !== null);
      if (!clashes) return container;
    }
    return undefined;
  }

  function sandboxFacts(facts: ContainerFacts): ContainerFacts {
    if (facts.podName !== undefined || facts.sandboxId === undefined) return facts;
    for (const key of byId.get(facts.sandboxId) ?? []) {
      const { podName, podNamespace } = members.get(key)?.description.facts ?? {};
      if (podName !== undefined && podNamespace !== undefined) return { ...facts, podName, podNamespace };
    }
    return facts;
  }

  function store(key: number, member: Member, place: CgroupPlace): Container {
    const { description } = member;
    const facts = sandboxFacts(description.facts);
    const container = buildContainer(key, member.subject, place, { ...description, facts });
    const before = table.get(key);
    members.set(key, member);
    if (before !== undefined && sameContainer(before, container)) return before;
    table.put(container);
    for (const path of pathsOf(place)) byPath.set(path, key);
    if (before === undefined || added.has(key)) added.set(key, container);
    else updated.set(key, container);
    return container;
  }

  function enrich(container: Container, place: CgroupPlace, description: Description): Container {
    const member = members.get(container.key);
    if (member === undefined) return container;
    const { v2Path, v1Path, v2Id, v1Id } = container;
    const merged: CgroupPlace = {
      v2Path: v2Path ?? place.v2Path,
      v1Path: v1Path ?? place.v1Path,
      v2Id: v2Id ?? place.v2Id,
      v1Id: v1Id ?? place.v1Id,
    };
    if (description === UNDESCRIBED) return store(container.key, member, merged);
    // A container that is ending loses its records one by one: what was known stays.
    const facts = { ...member.description.facts, ...description.facts };
    const problem = facts.name === undefined ? description.problem : null;
    const confirmed = member.description.confirmed || description.confirmed;
    const renewed = { ...member, description: { facts, problem, confirmed }, describedAt: options.now() };
    return store(container.key, renewed, merged);
  }

  function forget(container: Container): void {
    const { key } = container;
    members.delete(key);
    const sameId = byId.get(container.fullId);
    sameId?.delete(key);
    if (sameId?.size === 0) byId.delete(container.fullId);
    for (const path of pathsOf(container)) {
      if (byPath.get(path) === key) byPath.delete(path);
    }
  }

  return {
    running: () => table.running(),
    listed: () => table.running().filter(({ key }) => members.get(key)?.listed === true),
    get: (key) => table.get(key),
    subject: (key) => members.get(key)?.subject,
    describedAt: (key) => members.get(key)?.describedAt ?? 0,
    find: (cgroup) => table.find(cgroup),
    owner,
    around(hierarchy, path, self = false) {
      for (let at = self ? path : parentPath(path); at !== null; at = parentPath(at)) {
        const key = byPath.get(pathText(hierarchy, at));
        if (key !== undefined) return table.get(key);
      }
      return undefined;
    },
    hasId: (id, namespace) =>
      [...(byId.get(id) ?? [])].some((key) => {
        const known = table.get(key)?.namespace;
        return namespace === undefined || known === undefined || known === namespace;
      }),
    admit(subject, place, description = UNDESCRIBED, listed = true) {
      const known = owner(place) ?? (listed ? otherHalf(subject, place) : undefined);
      if (known !== undefined) return enrich(known, place, description);
      if (members.size >= options.maxContainers) {
        refused += 1;
        return null;
      }
      lastKey += 1;
      byId.set(subject.id, (byId.get(subject.id) ?? new Set()).add(lastKey));
      return store(lastKey, { subject, description, describedAt: options.now(), listed }, place);
    },
    addChild: (cgroup, key) => table.addChild(cgroup, key),
    linkPods() {
      for (const container of table.running()) {
        const member = members.get(container.key);
        const waits = container.ref.pod === null && member?.description.facts.sandboxId !== undefined;
        if (waits && member !== undefined) store(container.key, member, placeOf(container));
      }
    },
    end(key) {
      const container = table.get(key);
      if (container === undefined) return;
      forget(container);
      table.bury(key);
      updated.delete(key);
      // Who was never told that it came need not hear that it went.
      if (!added.delete(key)) gone.push(container);
    },
    release: (key) => table.release(key),
    refused: () => refused,
    flush() {
      const change: ContainerChange = { added: [...added.values()], updated: [...updated.values()], gone };
      [added, updated, gone] = [new Map(), new Map(), []];
      if (change.added.length + change.updated.length + change.gone.length > 0) options.onChange(change);
    },
  };
}

function placeOf({ v2Path, v1Path, v2Id, v1Id }: Container): CgroupPlace {
  return { v2Path, v1Path, v2Id, v1Id };
}
