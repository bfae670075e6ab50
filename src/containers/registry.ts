/** Keeps track of a host's containers while it lives: who they are, which cgroups are theirs, when they come and go. */
import type { CgroupKey } from '../spans/types.ts';
import type { CgroupId } from '../units.ts';
import { createApiLists } from './api-lists.ts';
import type { CgroupLayout } from './cgroup-layout.ts';
import { mountOf, parseCgroupLayout } from './cgroup-layout.ts';
import type { CgroupMatch } from './cgroup-patterns.ts';
import { matchCgroupPath } from './cgroup-patterns.ts';
import { walkCgroups } from './cgroup-tree.ts';
import type { DescribeContext } from './describe.ts';
import { describe } from './describe.ts';
import { completePlace, NOWHERE, pathIn, withHierarchy } from './place.ts';
import type { RegistryOptions } from './registry-options.ts';
import { REGISTRY_DEFAULTS } from './registry-options.ts';
import { createRoster } from './roster.ts';
import { assignChildren, describeOne, scan } from './scan.ts';
import { createStorageLists } from './storage-files.ts';
import type { TargetResolution } from './targets.ts';
import { resolveTarget } from './targets.ts';
import type { Container, ContainerChange, Hierarchy } from './types.ts';
import { ContainersError, HIERARCHIES } from './types.ts';

export interface RegistryProblem {
  readonly code: 'walk-truncated' | 'too-many-containers' | 'name-unknown';
  readonly message: string;
}

export interface ContainerRegistry {
  /** Looks at the whole host. Calls during a scan share it. Rejects with ContainersError only. */
  refresh(): Promise<void>;
  /** Which hierarchies there are; rejects with `no-cgroups` when there are none. */
  layout(): Promise<CgroupLayout>;
  /** Containers that run. */
  containers(): readonly Container[];
  /** Whose cgroup this is or was: containers, their child cgroups, cgroups that targets asked for, and those that are gone but not released. */
  byCgroup(cgroup: CgroupKey): Container | null;
  /**
   * The kernel made a cgroup. Answers at once with the container it is, or is inside of; null when it is neither or its path is too plain to
   * tell: then `added` comes later, if it is one. What it is called comes later too, as `updated`.
   */
  adopt(path: string, hierarchy: Hierarchy, id: CgroupId): Container | null;
  /** The kernel removed a cgroup. */
  remove(cgroup: CgroupKey): void;
  /** Forgets a container that is gone: nothing more is expected of it. */
  release(key: number): void;
  resolve(target: string): Promise<TargetResolution>;
  /** Returns what ends it. */
  onChange(listener: (change: ContainerChange) => void): () => void;
  problems(): readonly RegistryProblem[];
  /** Idempotent. Nothing is told afterwards. */
  close(): void;
}

/** Plain paths of new cgroups under scrutiny at once; more wait for the next refresh. */
const MAX_CONFIRMING = 256;
const MOUNTINFO_MAX_BYTES = 16 << 20;

export function createContainerRegistry(overrides: Partial<RegistryOptions> = {}): ContainerRegistry {
  const options: RegistryOptions = { ...REGISTRY_DEFAULTS, ...overrides };
  const { files, clock } = options;
  const listeners = new Set<(change: ContainerChange) => void>();
  const roster = createRoster({
    table: options.table,
    maxContainers: options.maxContainers,
    now: () => clock.now(),
    onChange(change) {
      for (const listener of closed ? [] : listeners) listener(change);
    },
  });
  const api = createApiLists({ endpoints: options.endpoints, get: options.get, now: () => clock.now() });
  const storage = createStorageLists(files, () => clock.now());
  const rejected = new Map<string, number>();
  // Paths, with their hierarchy; at most MAX_CONFIRMING.
  const confirming = new Set<string>();
  // One per container whose records are still being written; cancelled by close().
  const timers = new Set<() => void>();
  let closed = false;
  let truncated = false;
  let scanning: Promise<void> | null = null;
  let context: DescribeContext | null = null;

  async function describeContext(): Promise<DescribeContext> {
    if (context !== null) return context;
    const layout = parseCgroupLayout((await files.read('/proc/self/mountinfo', MOUNTINFO_MAX_BYTES)) ?? '');
    if (layout === null) {
      throw new ContainersError(
        'no-cgroups',
        'no cgroup v2 and no v1 blkio hierarchy is mounted here: mount one (on most hosts at /sys/fs/cgroup), or give the agent the host’s',
      );
    }
    context = { files, layout, roots: options.roots, storage, api };
    return context;
  }

  async function scanOnce(): Promise<void> {
    const { walk, maxContainers, staleMs, maxStale } = options;
    const now = (): number => clock.now();
    const result = await scan({
      context: await describeContext(),
      ...{ roster, walk, maxContainers, staleMs, maxStale, now, rejected },
    });
    truncated = result.truncated;
    roster.flush();
  }

  function later(attempt: number, work: () => Promise<void>): void {
    const delay = options.retryMs[attempt];
    if (closed || delay === undefined) return;
    const cancel = clock.after(delay, () => {
      timers.delete(cancel);
      if (!closed) void work();
    });
    timers.add(cancel);
  }

  async function describeNew(key: number, attempt = 0): Promise<void> {
    await describeOne(await describeContext(), roster, key);
    roster.linkPods();
    roster.flush();
    // All attempts, even when nothing is missing: the first process seen in a new cgroup may be a passing stage of runc, not the init.
    if (roster.get(key) !== undefined) later(attempt, () => describeNew(key, attempt + 1));
  }

  async function confirm(
    match: CgroupMatch,
    hierarchy: Hierarchy,
    path: string,
    id: CgroupId,
    attempt = 0,
  ): Promise<void> {
    const name = `${hierarchy}:${path}`;
    const known = await describeContext();
    const place = await completePlace(files, known.layout, withHierarchy(NOWHERE, hierarchy, path, id));
    const description = await describe(known, match, place);
    // The directory may have gone, or come back as another, while its traces were read.
    const facts = await files.directory(`${mountOf(known.layout, hierarchy)}${path}`);
    const last = attempt === options.retryMs.length;
    if (facts?.inode === id && !description.confirmed && !last && !closed) {
      return later(attempt, () => confirm(match, hierarchy, path, id, attempt + 1));
    }
    confirming.delete(name);
    if (facts?.inode !== id || !description.confirmed) return;
    const container = roster.admit(match, place, description);
    roster.flush();
    if (container !== null) later(0, () => describeNew(container.key, 1));
  }

  function adopt(path: string, hierarchy: Hierarchy, id: CgroupId): Container | null {
    const known = roster.find({ hierarchy, id });
    if (known !== undefined) return known;
    const match = matchCgroupPath(path);
    if (match?.kind === 'sure') {
      const container = roster.admit(match, withHierarchy(NOWHERE, hierarchy, path, id));
      roster.flush();
      if (container !== null) void describeNew(container.key).catch(ignoreNoCgroups);
      return container;
    }
    const name = `${hierarchy}:${path}`;
    if (match?.kind === 'confirm' && confirming.size < MAX_CONFIRMING && !confirming.has(name)) {
      confirming.add(name);
      void confirm(match, hierarchy, path, id).catch(ignoreNoCgroups);
    }
    const around = roster.around(hierarchy, path);
    if (around !== undefined) roster.addChild({ hierarchy, id }, around.key);
    return around ?? null;
  }

  return {
    refresh() {
      scanning ??= scanOnce().finally(() => {
        scanning = null;
      });
      return scanning;
    },
    layout: async () => (await describeContext()).layout,
    containers: () => roster.listed(),
    byCgroup: (cgroup) => roster.find(cgroup) ?? null,
    adopt,
    remove({ hierarchy, id }) {
      const container = roster.find({ hierarchy, id });
      // A child's removal is no news. The first of a container's two cgroups to go ends it: only an empty one can be removed.
      if (container === undefined || (hierarchy === 'v2' ? container.v2Id : container.v1Id) !== id) return;
      roster.end(container.key);
      roster.flush();
    },
    release: (key) => roster.release(key),
    async resolve(target) {
      const { layout } = await describeContext();
      return resolveTarget(target, {
        ...{ files, layout, walk: options.walk, containers: roster.listed() },
        around: (hierarchy, path) => roster.around(hierarchy, path, true),
        async make(runtime, name, place, initPid) {
          const subject = { runtime, id: name, traces: [] };
          const facts = { name, nameSource: 'path' as const, ...(initPid !== null && { initPid }) };
          const container = roster.admit(subject, place, { facts, confirmed: true, problem: null }, false);
          for (const hierarchy of container === null ? [] : HIERARCHIES) {
            const [mount, path] = [mountOf(layout, hierarchy), pathIn(place, hierarchy)];
            if (mount === null || path === null) continue;
            assignChildren(roster, { [hierarchy]: (await walkCgroups(files, mount, options.walk, path)).entries });
          }
          roster.flush();
          return container;
        },
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    problems() {
      const problems: RegistryProblem[] = roster
        .listed()
        .flatMap(({ ref, nameProblem }) =>
          nameProblem === null ? [] : [{ code: 'name-unknown', message: `${ref.runtime}:${ref.id}: ${nameProblem}` }],
        );
      const refused = roster.refused();
      if (refused > 0) {
        const message = `${refused} containers beyond the limit of ${options.maxContainers} were not taken in`;
        problems.unshift({ code: 'too-many-containers', message });
      }
      if (truncated) {
        const message = `the cgroup tree is larger than ${options.walk.maxDirectories} directories or ${options.walk.maxDepth} levels`;
        problems.unshift({ code: 'walk-truncated', message });
      }
      return problems;
    },
    close() {
      closed = true;
      listeners.clear();
      for (const cancel of timers) cancel();
      timers.clear();
    },
  };
}

/** What adopt() starts has nobody to tell that there are no cgroups; refresh() and resolve() say so. */
function ignoreNoCgroups(error: unknown): void {
  if (!(error instanceof ContainersError)) throw error;
}
