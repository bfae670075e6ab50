/** One look at the whole host: what runs, what has ended, and whose the child cgroups are. */

import type { Candidate } from './candidates.ts';
import { collectCandidates } from './candidates.ts';
import { mountOf } from './cgroup-layout.ts';
import type { CgroupEntry, WalkLimits } from './cgroup-tree.ts';
import { IO_WIDTH, walkCgroups } from './cgroup-tree.ts';
import { ownCgroups } from './container-table.ts';
import type { DescribeContext, Subject } from './describe.ts';
import { describe } from './describe.ts';
import { forEachLimit } from './host-files.ts';
import { listStates, readState } from './oci-state.ts';
import { completePlace, NOWHERE, pathIn, withHierarchy } from './place.ts';
import type { Roster } from './roster.ts';
import type { CgroupPlace, Container, Hierarchy } from './types.ts';
import { HIERARCHIES } from './types.ts';

export interface ScanOptions {
  readonly context: DescribeContext;
  readonly roster: Roster;
  readonly walk: WalkLimits;
  readonly maxContainers: number;
  readonly staleMs: number;
  readonly maxStale: number;
  readonly now: () => number;
  /** Plain paths that turned out to be no container, so that they are not looked into at every scan: cgroup → attempts. */
  readonly rejected: Map<string, number>;
}

/** A plain path is looked into this often: once while its container may still be starting, and once more. */
const MAX_ATTEMPTS = 2;
/** Entries of `rejected`; it starts anew beyond that. */
const MAX_REJECTED = 4_096;

type Walks = Partial<Record<Hierarchy, readonly CgroupEntry[]>>;

/** Says whether a limit cut the walk short. */
export async function scan(options: ScanOptions): Promise<{ readonly truncated: boolean }> {
  const { context, roster } = options;
  // Taken before the walk: what is adopted during it is not missing from it.
  const before = roster.running();
  const walks: Walks = {};
  let truncated = false;
  for (const hierarchy of HIERARCHIES) {
    const mount = mountOf(context.layout, hierarchy);
    if (mount === null) continue;
    const walk = await walkCgroups(context.files, mount, options.walk);
    walks[hierarchy] = walk.entries;
    truncated ||= walk.truncated;
  }
  await endMissing(options, before, walks);
  await forEachLimit(collectCandidates(walks), IO_WIDTH, (candidate) => consider(options, candidate));
  await considerStates(options);
  assignChildren(roster, walks);
  await describeAgain(options);
  roster.linkPods();
  return { truncated };
}

async function endMissing({ context, roster }: ScanOptions, before: readonly Container[], walks: Walks): Promise<void> {
  const seen = new Set(
    HIERARCHIES.flatMap((hierarchy) => (walks[hierarchy] ?? []).map(({ path, id }) => `${hierarchy}:${id}:${path}`)),
  );
  const missing = before.filter((container) =>
    ownCgroups(container).some(({ hierarchy, id }) => !seen.has(`${hierarchy}:${id}:${pathIn(container, hierarchy)}`)),
  );
  await forEachLimit(missing, IO_WIDTH, async (container) => {
    // A walk that was cut short misses what is there.
    for (const { hierarchy, id } of ownCgroups(container)) {
      const facts = await context.files.directory(
        `${mountOf(context.layout, hierarchy)}${pathIn(container, hierarchy)}`,
      );
      if (facts?.inode !== id) return roster.end(container.key);
    }
  });
}

async function consider(options: ScanOptions, { match, place }: Candidate): Promise<void> {
  const { context, roster, rejected } = options;
  const known = roster.owner(place);
  if (known !== undefined) {
    const complete = (place.v2Id === null || known.v2Id !== null) && (place.v1Id === null || known.v1Id !== null);
    if (!complete) roster.admit(match, place);
    return;
  }
  const name = `${place.v2Id}:${place.v1Id}`;
  const attempts = rejected.get(name) ?? 0;
  if (attempts >= MAX_ATTEMPTS) return;
  const whole = await completePlace(context.files, context.layout, place);
  const description = await describe(context, match, whole);
  if (match.kind === 'sure' || description.confirmed) {
    roster.admit(match, whole, description);
    return;
  }
  if (rejected.size >= MAX_REJECTED) rejected.clear();
  rejected.set(name, attempts + 1);
}

/** Containers whose cgroup was given a path of its own (`--cgroup-parent`, `ctr run --cgroup`): only the runtime's state leads there. */
async function considerStates({ context, roster, maxContainers }: ScanOptions): Promise<void> {
  const states = await listStates(context.files, context.roots.states, maxContainers);
  const unknown = states.filter(({ id, namespace }) => !roster.hasId(id, namespace));
  await forEachLimit(unknown, IO_WIDTH, async ({ id, namespace, root, directory }) => {
    const state = await readState(context.files, directory, context.layout);
    let place: CgroupPlace = NOWHERE;
    for (const hierarchy of HIERARCHIES) {
      const path = hierarchy === 'v2' ? state?.v2Path : state?.v1Path;
      // A container without a cgroup of its own is written down as being in its parent's, at worst the root.
      if (path == null || path === '/') continue;
      const facts = await context.files.directory(`${mountOf(context.layout, hierarchy)}${path}`);
      if (facts !== null) place = withHierarchy(place, hierarchy, path, facts.inode);
    }
    if ((place.v2Id === null && place.v1Id === null) || roster.owner(place) !== undefined) return;
    const subject: Subject = {
      runtime: root.runtime,
      id,
      traces: ['state'],
      ...(namespace !== undefined && { namespace }),
    };
    roster.admit(subject, place, await describe(context, subject, place));
  });
}

export function assignChildren(roster: Roster, walks: Walks): void {
  for (const hierarchy of HIERARCHIES) {
    for (const { path, id } of walks[hierarchy] ?? []) {
      const around = roster.around(hierarchy, path, true);
      // Its own cgroup is known already.
      if (around !== undefined && pathIn(around, hierarchy) !== path) roster.addChild({ hierarchy, id }, around.key);
    }
  }
}

/** A container without its name or its init is asked for again, and so are a few of those that may have been renamed. */
async function describeAgain({ context, roster, staleMs, maxStale, now }: ScanOptions): Promise<void> {
  const due = roster
    .listed()
    .filter(({ key }) => now() - roster.describedAt(key) > staleMs)
    .sort((a, b) => roster.describedAt(a.key) - roster.describedAt(b.key));
  const renamed = due.filter(({ ref }) => ref.runtime === 'docker' || ref.runtime === 'podman').slice(0, maxStale);
  const incomplete = roster.listed().filter(isIncomplete).slice(0, maxStale);
  await forEachLimit([...new Set([...incomplete, ...renamed])], IO_WIDTH, ({ key }) =>
    describeOne(context, roster, key),
  );
}

function isIncomplete(container: Container): boolean {
  return container.initPid === null || container.nameProblem !== null;
}

export async function describeOne(context: DescribeContext, roster: Roster, key: number): Promise<void> {
  const subject = roster.subject(key);
  const container = roster.get(key);
  if (subject === undefined || container === undefined) return;
  const { v2Path, v1Path, v2Id, v1Id } = container;
  const place = await completePlace(context.files, context.layout, { v2Path, v1Path, v2Id, v1Id });
  const description = await describe(context, subject, place);
  // It may have ended meanwhile, and must not come back.
  if (roster.get(key) !== undefined) roster.admit(subject, place, description);
}
