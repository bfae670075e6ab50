/** Keeps the scope in the kernel, the targets and the viewers in step with containers that come and go. */

import type { ContainerRegistry } from '../containers/registry.ts';
import type { Container, ContainerChange } from '../containers/types.ts';
import type { CgroupEvent } from '../decode/events.ts';
import type { ContainerRef } from '../spans/types.ts';
import { createDelayed } from './delayed.ts';
import type { Hub, TargetChange } from './hub.ts';
import { cgroupKeyOf, hierarchyOfKey, type Scope } from './scope.ts';
import type { TargetSet } from './target-set.ts';
import type { TraceSession } from './trace-session.ts';

export interface FollowOptions {
  /** Between two looks at the whole host, in milliseconds: a safety net, for the kernel tells of each cgroup. */
  readonly refreshMs: number;
  /** How long a cgroup that turned out to be nobody's container stays in scope, in milliseconds. */
  readonly unclaimedMs: number;
  /** How long the cgroups of a container that is gone stay in scope: its writeback comes later. Milliseconds. */
  readonly graceMs: number;
}

export const FOLLOW_DEFAULTS: FollowOptions = { refreshMs: 30_000, unclaimedMs: 15_000, graceMs: 30_000 };

export interface FollowPort {
  readonly registry: ContainerRegistry;
  readonly scope: Scope;
  readonly targets: TargetSet;
  readonly hub: Hub;
  readonly trace: TraceSession;
  /** Names that spans refer to, by the container's key. */
  readonly names: Map<number, ContainerRef>;
  readonly onProblem: (error: unknown) => void;
}

export interface Follow {
  cgroup(event: CgroupEvent): void;
  stop(): void;
}

export function followContainers(port: FollowPort, options: FollowOptions = FOLLOW_DEFAULTS): Follow {
  const { registry, scope, targets, hub, trace, names } = port;
  const grace = createDelayed(options.graceMs);
  const unclaimed = createDelayed(options.unclaimedMs);

  function claim(container: Container): void {
    for (const key of scope.unclaimed()) {
      const { hierarchy, id } = hierarchyOfKey(key);
      if (registry.byCgroup({ hierarchy, id })?.key === container.key) scope.assign(key, container);
    }
  }

  function admit(container: Container): void {
    targets.add(container);
    names.set(container.key, container.ref);
    claim(container);
    scope.add(container).catch(port.onProblem);
  }

  function retire(container: Container): void {
    targets.remove(container.key);
    grace.add(() => {
      for (const root of scope.remove(container.key)) trace.freeRows(root);
      names.delete(container.key);
      registry.release(container.key);
    });
  }

  function changed(change: ContainerChange): void {
    const added = change.added.filter((one) => targets.wants(one) && targets.traced(one.key) === undefined);
    for (const container of added) admit(container);
    for (const container of change.updated) if (targets.traced(container.key) !== undefined) admit(container);
    const gone = change.gone.filter((one) => targets.traced(one.key) !== undefined);
    // Its last I/Os first, then the news.
    if (gone.length > 0) trace.readTotals();
    for (const container of gone) retire(container);
    // Culprits have names too.
    for (const { key } of change.gone) if (!gone.some((one) => one.key === key)) names.delete(key);
    if (added.length > 0 || gone.length > 0) {
      hub.publishTargets(trace.now(), added.map(targetChange), gone.map(targetChange));
    }
  }

  function cgroup(event: CgroupEvent): void {
    const { hierarchy, id } = hierarchyOfKey(event.cgroup);
    if (event.event === 'removed') {
      registry.remove({ hierarchy, id });
      if (event.root !== 0) grace.add(() => scope.drop(event.cgroup));
      return;
    }
    const ownRoot = event.root === event.cgroup;
    if (ownRoot) {
      scope.adopted(event.cgroup);
      unclaimed.add(() => {
        if (scope.isUnclaimed(event.cgroup) && !targets.all) scope.drop(event.cgroup);
      });
    }
    const container = registry.adopt(event.path, hierarchy, id);
    if (ownRoot && container !== null && targets.traced(container.key) !== undefined) {
      scope.assign(cgroupKeyOf(hierarchy, id), container);
    }
  }

  const unsubscribe = registry.onChange(changed);
  const refresh = setInterval(() => registry.refresh().catch(port.onProblem), options.refreshMs);
  return {
    cgroup,
    stop() {
      unsubscribe();
      clearInterval(refresh);
      grace.stop();
      unclaimed.stop();
    },
  };
}

function targetChange(container: Container): TargetChange {
  return { id: container.key, container: container.ref };
}
