/** Gathers what a host knows of one container: the first trace with a readable record wins, the processes are asked last. */
import { join } from 'node:path';
import type { ApiLists } from './api-lists.ts';
import type { CgroupLayout } from './cgroup-layout.ts';
import type { CgroupMatch, TraceKind } from './cgroup-patterns.ts';
import { readDockerConfig } from './docker-files.ts';
import type { HostFiles } from './host-files.ts';
import { readBundle } from './oci-bundle.ts';
import type { StateRoot } from './oci-state.ts';
import { readState } from './oci-state.ts';
import { placeDirectory } from './place.ts';
import { findInit, findMonitor } from './processes.ts';
import type { StorageLists } from './storage-files.ts';
import type { CgroupPlace, ContainerFacts } from './types.ts';

export interface HostRoots {
  /** containerd's state directories (`containerd --state`). */
  readonly containerd: readonly string[];
  /** Docker's data roots (`dockerd --data-root`). */
  readonly docker: readonly string[];
  /** Graph roots and run roots of containers/storage. */
  readonly storage: readonly string[];
  readonly states: readonly StateRoot[];
}

export interface DescribeContext {
  readonly files: HostFiles;
  readonly layout: CgroupLayout;
  readonly roots: HostRoots;
  readonly storage: StorageLists;
  readonly api: ApiLists;
}

export type Subject = Pick<CgroupMatch, 'runtime' | 'id' | 'namespace' | 'podUid' | 'traces'>;

export interface Description {
  readonly facts: ContainerFacts;
  /** True when a trace of the runtime was found: what a path of kind `confirm` needs. */
  readonly confirmed: boolean;
  /** Why there is no name; null when there is. */
  readonly problem: string | null;
}

/** containerd's namespace of Docker's containers. */
const DOCKER_NAMESPACE = 'moby';

type Finder = (context: DescribeContext, subject: Subject, place: CgroupPlace) => Promise<ContainerFacts | null>;

const FINDERS: Readonly<Record<TraceKind | 'monitor', Finder>> = {
  containerd: findContainerdBundle,
  docker: findDockerRecord,
  storage: findInStorage,
  state: findState,
  monitor: askMonitor,
};

export async function describe(context: DescribeContext, subject: Subject, place: CgroupPlace): Promise<Description> {
  let facts: ContainerFacts = {};
  let confirmed = false;
  const tried: string[] = [];
  for (const kind of [...subject.traces, 'monitor'] as const) {
    const found = await FINDERS[kind](context, subject, place);
    if (found === null) {
      tried.push(kind);
      continue;
    }
    confirmed = true;
    facts = { ...found, ...facts };
    // A state directory without a bundle says who, not what it is called.
    if (facts.nameSource !== undefined) break;
  }
  let problem = `no record of it found (${tried.join(', ')})`;
  if (facts.name === undefined) {
    const answer = await context.api.lookup(facts.runtime ?? subject.runtime, subject.id);
    if (answer.facts !== null) facts = { ...facts, ...answer.facts };
    else if (answer.problem !== null) problem = `${problem}; ${answer.problem}`;
  }
  if (facts.initPid === undefined) {
    const initPid = await findInit(context.files, placeDirectory(context.layout, place));
    if (initPid !== null) facts = { ...facts, initPid };
  }
  return { facts, confirmed, problem: facts.name === undefined ? problem : null };
}

async function findContainerdBundle(context: DescribeContext, subject: Subject): Promise<ContainerFacts | null> {
  for (const root of context.roots.containerd) {
    const tasks = join(root, 'io.containerd.runtime.v2.task');
    const namespaces = subject.namespace !== undefined ? [subject.namespace] : await context.files.directories(tasks);
    for (const namespace of namespaces ?? []) {
      const directory = join(tasks, namespace, subject.id);
      if ((await context.files.directory(directory)) === null) continue;
      return containerdFacts(context, directory, namespace);
    }
  }
  return null;
}

async function containerdFacts(
  context: DescribeContext,
  directory: string,
  namespace: string | undefined,
): Promise<ContainerFacts> {
  const bundle = await readBundle(context.files, directory);
  const facts: ContainerFacts = {
    ...(bundle !== null && { nameSource: 'bundle' }),
    ...bundle?.facts,
    runtime: namespace === DOCKER_NAMESPACE ? 'docker' : 'containerd',
    ...(namespace !== undefined && namespace !== DOCKER_NAMESPACE && { namespace }),
  };
  if (bundle?.dockerDirectory == null) return facts;
  return { ...facts, ...(await readDockerConfig(context.files, bundle.dockerDirectory)) };
}

async function findDockerRecord(context: DescribeContext, subject: Subject): Promise<ContainerFacts | null> {
  for (const root of context.roots.docker) {
    const facts = await readDockerConfig(context.files, join(root, 'containers', subject.id));
    if (facts !== null) return facts;
  }
  return null;
}

async function findInStorage(context: DescribeContext, subject: Subject): Promise<ContainerFacts | null> {
  for (const root of context.roots.storage) {
    const userdata = join(root, 'overlay-containers', subject.id, 'userdata');
    const facts = await storageFacts(context, subject.id, userdata);
    if (facts !== null) return facts;
  }
  return null;
}

/** `userdata` is the bundle; the list of names is two directories above it. */
async function storageFacts(context: DescribeContext, id: string, userdata: string): Promise<ContainerFacts | null> {
  const listed = (await context.storage.list(join(userdata, '../../..'))).get(id);
  const bundle = await readBundle(context.files, userdata);
  if (bundle === null && listed === undefined) return null;
  const nameSource = bundle?.facts.name === undefined ? (listed?.nameSource ?? 'bundle') : 'bundle';
  return { ...listed, ...bundle?.facts, nameSource };
}

async function findState(
  context: DescribeContext,
  subject: Subject,
  place: CgroupPlace,
): Promise<ContainerFacts | null> {
  for (const root of context.roots.states) {
    const parents = await stateParents(context.files, root, subject.namespace);
    for (const { path, namespace } of parents) {
      const directory = join(path, subject.id);
      if ((await context.files.directory(directory)) === null) continue;
      const state = await readState(context.files, directory, context.layout);
      // The same id in another namespace. While the container is being made there is no state yet, and the directory must do.
      if (state !== null && state.v2Path !== place.v2Path && state.v1Path !== place.v1Path) continue;
      const facts: ContainerFacts = { runtime: root.runtime, ...(namespace !== undefined && { namespace }) };
      const pid = state?.initPid ?? null;
      const told = state?.bundle == null ? null : await bundleFacts(context, subject.id, state.bundle, root, namespace);
      return { ...(pid !== null && { initPid: pid }), ...facts, ...told };
    }
  }
  return null;
}

async function bundleFacts(
  context: DescribeContext,
  id: string,
  bundle: string,
  root: StateRoot,
  namespace: string | undefined,
): Promise<ContainerFacts | null> {
  if (root.namespaced) return containerdFacts(context, bundle, namespace);
  if (isStorageBundle(bundle)) return storageFacts(context, id, bundle);
  const read = await readBundle(context.files, bundle);
  return read === null ? null : { nameSource: 'bundle', ...read.facts };
}

async function stateParents(
  files: HostFiles,
  root: StateRoot,
  namespace: string | undefined,
): Promise<readonly { readonly path: string; readonly namespace?: string }[]> {
  if (!root.namespaced) return namespace === undefined ? [{ path: root.path }] : [];
  const namespaces = namespace !== undefined ? [namespace] : ((await files.directories(root.path)) ?? []);
  return namespaces.map((name) => ({ path: join(root.path, name), namespace: name }));
}

async function askMonitor(
  context: DescribeContext,
  subject: Subject,
  place: CgroupPlace,
): Promise<ContainerFacts | null> {
  const initPid = await findInit(context.files, placeDirectory(context.layout, place));
  if (initPid === null) return null;
  const monitor = await findMonitor(context.files, initPid, subject.id);
  if (monitor === null) return null;
  if (monitor.kind === 'shim') {
    const { bundle, namespace } = monitor;
    if (bundle === null || (subject.namespace !== undefined && namespace !== subject.namespace)) return null;
    const facts = await containerdFacts(context, bundle, namespace);
    // No bundle of this id: the init found is that of a container further down the path (`/default` above `/default/web`).
    return facts.nameSource === undefined ? null : { initPid, ...facts };
  }
  const told =
    monitor.bundle !== null && isStorageBundle(monitor.bundle)
      ? await storageFacts(context, subject.id, monitor.bundle)
      : null;
  const nameless = told?.name === undefined && monitor.name !== undefined;
  return { initPid, ...told, ...(nameless && { name: monitor.name, nameSource: 'monitor' as const }) };
}

function isStorageBundle(path: string): boolean {
  return /\/overlay-containers\/[0-9a-f]{64}\/userdata$/.test(path);
}
