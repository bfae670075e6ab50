/** From a TARGET expression to the containers it means. */
import { posix } from 'node:path';
import type { CgroupLayout } from './cgroup-layout.ts';
import { mountOf, pathBelow } from './cgroup-layout.ts';
import type { WalkLimits } from './cgroup-tree.ts';
import { baseName, walkCgroups } from './cgroup-tree.ts';
import type { HostFiles } from './host-files.ts';
import { completePlace, NOWHERE, pathIn, placeOfPath, processCgroups, withHierarchy } from './place.ts';
import { printable } from './printable.ts';
import type { TargetExpression } from './target-syntax.ts';
import { distinctTargets, parseTarget, TARGET_FORMS } from './target-syntax.ts';
import type { CgroupPlace, Container, Hierarchy } from './types.ts';
import { HIERARCHIES } from './types.ts';

export type TargetResolution =
  | { readonly kind: 'containers' | 'all' }
  /** At least one; a pod has many. */
  | { readonly kind: 'found'; readonly containers: readonly Container[] }
  | {
      readonly kind: 'unknown' | 'ambiguous';
      /** What is wrong and what to do, in a sentence or two. */
      readonly message: string;
      /** TARGET expressions; at most MAX_CANDIDATES. */
      readonly candidates: readonly string[];
    };

export interface TargetContext {
  readonly files: HostFiles;
  readonly layout: CgroupLayout;
  readonly walk: WalkLimits;
  readonly containers: readonly Container[];
  /** The innermost container, or target, whose cgroup is this or holds it. */
  around(hierarchy: Hierarchy, path: string): Container | undefined;
  /** Makes a container of a cgroup that is none. Null when there is no room. */
  make(runtime: string, name: string, place: CgroupPlace, initPid: number | null): Promise<Container | null>;
}

/** Candidates shown. */
const MAX_CANDIDATES = 10;

export async function resolveTarget(expression: string, context: TargetContext): Promise<TargetResolution> {
  const listed = resolveListed(expression, context.containers);
  if (listed !== null) return listed;
  const target = parseTarget(expression);
  if (target.kind === 'pid') return resolveProcess(target.pid, context);
  if (target.kind === 'unit') return resolveUnit(target.unit, context);
  if (target.kind === 'cgroup') return resolveCgroup(target.path, context);
  throw new TypeError(`no way to resolve ${expression}`);
}

/** The expressions that need nothing but the list of containers, answered at once; null for `pid:`, `unit:` and `cgroup:`. */
export function resolveListed(expression: string, containers: readonly Container[]): TargetResolution | null {
  const target = parseTarget(expression);
  switch (target.kind) {
    case 'containers':
    case 'all':
      return target;
    case 'invalid':
      return unknown(`${target.message}. A target is one of: ${TARGET_FORMS}.`);
    case 'pid':
    case 'unit':
    case 'cgroup':
      return null;
    default:
      return resolveContainer(target, printable(expression), { containers });
  }
}

type ContainerExpression = Extract<TargetExpression, { kind: 'runtime' | 'pod' | 'bare' }>;

function resolveContainer(
  target: ContainerExpression,
  text: string,
  context: Pick<TargetContext, 'containers'>,
): TargetResolution {
  if (target.kind === 'pod') {
    const pod = context.containers.filter(({ ref }) => ref.pod === target.pod);
    const wanted =
      target.container === null ? pod : pod.filter(({ ref, sandbox }) => !sandbox && ref.name === target.container);
    if (wanted.length > 0) return { kind: 'found', containers: wanted };
    return noneFound(text, pod.length > 0 ? pod : context.containers.filter(({ ref }) => ref.pod !== null));
  }
  const scope = target.kind === 'bare' ? context.containers : context.containers.filter((one) => inScope(target, one));
  const exact = scope.filter((one) => isCalled(one, target.name));
  const found = exact.length > 0 ? exact : scope.filter(({ fullId }) => fullId.startsWith(target.name));
  if (found.length === 1) return { kind: 'found', containers: found };
  if (found.length === 0 && target.kind === 'bare') {
    const pod = context.containers.filter(({ ref }) => ref.pod === target.name);
    if (pod.length > 0) return { kind: 'found', containers: pod };
  }
  if (found.length === 0) return noneFound(text, scope.length > 0 ? scope : context.containers);
  const message = `"${text}" fits ${found.length} containers: say which, by one of these targets or a longer id.`;
  return { kind: 'ambiguous', message, candidates: distinctTargets(found).slice(0, MAX_CANDIDATES) };
}

function inScope(target: Extract<TargetExpression, { kind: 'runtime' }>, { ref, namespace }: Container): boolean {
  return ref.runtime === target.runtime && (target.namespace === null || namespace === target.namespace);
}

function isCalled(container: Container, name: string): boolean {
  const { ref, fullId, aliases, namespace } = container;
  return ref.name === name || fullId === name || aliases.includes(name) || `${namespace}/${fullId}` === name;
}

/** Proposes what looks alike, or what there is. */
function noneFound(text: string, among: readonly Container[]): TargetResolution {
  const wanted = (text.split(/[:/]/).at(-1) ?? text).toLowerCase();
  const alike = among.filter(({ ref, fullId }) => {
    const all = `${ref.name} ${fullId} ${ref.pod ?? ''}`.toLowerCase();
    return all.includes(wanted) || wanted.startsWith(ref.name.toLowerCase());
  });
  const candidates = distinctTargets(alike.length > 0 ? alike : among).slice(0, MAX_CANDIDATES);
  const advice = among.length === 0 ? 'None runs here.' : 'Take one of these, or see `stallscope ps` for all that run.';
  return unknown(`No running container fits "${text}". ${advice}`, candidates);
}

function unknown(message: string, candidates: readonly string[] = []): TargetResolution {
  return { kind: 'unknown', message, candidates };
}

async function resolveProcess(pid: number, context: TargetContext): Promise<TargetResolution> {
  const cgroups = await processCgroups(context.files, pid);
  if (cgroups === null) return unknown(`There is no process ${pid}, or it may not be looked at.`);
  let place = NOWHERE;
  for (const hierarchy of HIERARCHIES) {
    const path = cgroups[hierarchy];
    const mount = mountOf(context.layout, hierarchy);
    if (path === null || mount === null || path === '/') continue;
    const holder = context.containers.find(({ key }) => key === context.around(hierarchy, path)?.key);
    if (holder !== undefined) return { kind: 'found', containers: [holder] };
    const facts = await context.files.directory(mount + path);
    // The first hierarchy decides; in the other, its cgroup may be one it shares with strangers.
    if (facts !== null && place === NOWHERE) place = withHierarchy(place, hierarchy, path, facts.inode);
  }
  if (place === NOWHERE) {
    return unknown(`Process ${pid} is in the root cgroup, which is the whole host: use the target "all".`, ['all']);
  }
  return made(context, 'process', await completePlace(context.files, context.layout, place), pid);
}

async function resolveCgroup(given: string, context: TargetContext): Promise<TargetResolution> {
  const clean = posix.normalize(given).replace(/\/+$/, '') || '/';
  const { layout, files } = context;
  const path = pathBelow(layout.v1, clean) ?? pathBelow(layout.v2, clean) ?? clean;
  if (path === '/') return unknown('The root cgroup is the whole host: use the target "all".', ['all']);
  const place = await placeOfPath(files, layout, path);
  if (place.v2Id === null && place.v1Id === null) {
    const mounts = HIERARCHIES.flatMap((hierarchy) => mountOf(layout, hierarchy) ?? []).join(' or ');
    return unknown(`There is no cgroup ${printable(path)} below ${mounts}: give its path from there.`);
  }
  return made(context, 'cgroup', place, null);
}

async function resolveUnit(unit: string, context: TargetContext): Promise<TargetResolution> {
  const { files, layout } = context;
  const mount = layout.v2 ?? layout.v1;
  const usual = await placeOfPath(files, layout, `/system.slice/${unit}`);
  if (usual.v2Id !== null || usual.v1Id !== null) return made(context, 'systemd', usual, null);
  const { entries } = await walkCgroups(files, mount ?? '', context.walk);
  const found = entries.filter(({ path }) => baseName(path) === unit);
  const [first] = found;
  if (first === undefined) {
    return unknown(`No unit ${printable(unit)} has a cgroup here: is it running? \`systemctl status\` tells.`);
  }
  if (found.length > 1) {
    // Units of several users.
    const candidates = found.slice(0, MAX_CANDIDATES).map(({ path }) => `cgroup:${path}`);
    return { kind: 'ambiguous', message: `There are ${found.length} units ${printable(unit)}: say which.`, candidates };
  }
  return made(context, 'systemd', await placeOfPath(files, layout, first.path), null);
}

/** A container's own cgroup is that container; anything else becomes a container of its own, named by its path. */
async function made(
  context: TargetContext,
  runtime: string,
  place: CgroupPlace,
  initPid: number | null,
): Promise<TargetResolution> {
  for (const hierarchy of HIERARCHIES) {
    const path = pathIn(place, hierarchy);
    const owner = path === null ? undefined : context.around(hierarchy, path);
    if (owner !== undefined && pathIn(owner, hierarchy) === path) return { kind: 'found', containers: [owner] };
  }
  const path = place.v2Path ?? place.v1Path ?? '';
  const name = printable(runtime === 'systemd' ? baseName(path) : path);
  const container = await context.make(runtime, name, place, initPid);
  if (container === null) return unknown('Too many containers are being followed already: end a session first.');
  return { kind: 'found', containers: [container] };
}
