/** The composition root: host facts to a plan, the plan to a trace, its spans to the hub, the hub to whoever is connected. */
import { hostname, release } from 'node:os';
import { connectLocalPair } from '../client/local-pair.ts';
import { type ContainerRegistry, createContainerRegistry } from '../containers/registry.ts';
import type { CgroupEvent } from '../decode/events.ts';
import { loadAddon } from '../native/binding.ts';
import { type ContainerRef, FIRST_PENDING_CONTAINER, type NameTables } from '../spans/types.ts';
import { deviceNumber, NANOS_PER_MILLI, nanos } from '../units.ts';
import type { WallClock } from '../wire/types.ts';
import { hostName } from './culprits.ts';
import { createDiskReport } from './disk-table.ts';
import { createDiskTopology } from './disk-topology.ts';
import { createDiskTable } from './disks.ts';
import { AgentError } from './errors.ts';
import { collectFacts, type KernelFacts } from './facts.ts';
import { type Follow, followContainers } from './follow.ts';
import { createHub, type Hub } from './hub.ts';
import { createLimits, LIMITS_DEFAULTS } from './limits.ts';
import { loadTrace } from './load.ts';
import { createLogsTable } from './logs.ts';
import { createPendingSpans, PENDING_SPANS_LIMIT } from './pending-spans.ts';
import { makePlan, type Plan } from './plan.ts';
import { readText } from './read-text.ts';
import { createScope, hierarchyOfKey, type Scope } from './scope.ts';
import { type AgentServer, createServer } from './server.ts';
import { createTargetSet, type TargetSet } from './target-set.ts';
import { createToken } from './token.ts';
import type { TraceSession } from './trace-session.ts';
import type { Agent, AgentOptions } from './types.ts';

export async function startAgent(options: AgentOptions): Promise<Agent> {
  const addon = loadAddon();
  const facts = collectFacts(addon);
  const plan = makePlan(facts, options.kinds);
  requireBlock(facts, plan);
  const registry = createContainerRegistry();
  try {
    return await startOn(registry, options, facts, plan, addon);
  } catch (error) {
    registry.close();
    throw error;
  }
}

/** Everything else may be missing; without block I/O there is nothing to show. */
function requireBlock(facts: KernelFacts, plan: Plan): void {
  const block = plan.probes.find(({ name }) => name === 'block');
  if (block?.state === 'attached') return;
  const code = facts.btfStatus === 0 ? 'ERR_KERNEL_UNSUPPORTED' : 'ERR_BTF_MISSING';
  throw new AgentError(code, `block I/O cannot be traced: ${block?.why ?? 'no probe'}`);
}

async function startOn(
  registry: ContainerRegistry,
  options: AgentOptions,
  facts: KernelFacts,
  plan: Plan,
  addon: ReturnType<typeof loadAddon>,
): Promise<Agent> {
  await registry.refresh();
  const layout = await registry.layout();
  const targets = createTargetSet(registry, options.targets);
  const wanted = await targets.start();

  const disks = createDiskTable();
  const topology = createDiskTopology();
  const limits = createLimits({
    ...LIMITS_DEFAULTS,
    layout,
    read: readText,
    now: () => performance.now(),
  });
  const containerNames = new Map<number, ContainerRef>();
  const names: NameTables = {
    string: (id) => trace.strings.text(id),
    container: (id) => containerNames.get(id) ?? null,
    disk: (device) => disks.disk(device),
  };
  let follow: Follow | null = null;
  // Cgroups that were made before everything else was in place.
  const early: CgroupEvent[] = [];
  const trace: TraceSession = loadTrace({
    addon,
    plan,
    blkioHierarchy: layout.v1 === null ? 0 : facts.blkioHierarchy,
    scopeOnBlkio: layout.kind === 'v1',
    minNs: options.minNs,
    ringBytes: options.ringBytes,
    zeroCopy: true,
    containerOf: (root) => scope.containerOf(root),
    nameOf: (container) => containerNames.get(container)?.name,
    isStacked: (device) => !disks.disk(deviceNumber(device)).leaf,
    whoIs: (cgroup, comm) => {
      const container = registry.byCgroup(hierarchyOfKey(cgroup));
      if (container === null) return { id: 0, name: hostName(comm) };
      containerNames.set(container.key, container.ref);
      return { id: container.key, name: container.ref.name };
    },
    limitOf: (id, device, direction) => {
      const container = targets.traced(id);
      return container === undefined ? null : limits.fullest(container, deviceNumber(device), direction);
    },
    isOnDisk: (device, disk) => {
      if (device === disk) return true;
      const { isPartition, lower } = topology.place(deviceNumber(device));
      return isPartition && lower[0] === disks.disk(deviceNumber(disk)).name;
    },
    onSpans: (columns) => pending.offer(columns),
    onTotals: (totals) => {
      hub.publishTotals(totals, names);
      diskReport.totals(totals);
      if (logs === null) return;
      const rows = logs.read(targets.list());
      hub.publishTable(totals.at, totals.intervalNs, { type: 'logs', rows }, names);
    },
    onTable: (at, intervalNs, table) => hub.publishTable(at, intervalNs, table, names),
    onLost: (reason, count) => hub.publishLost(trace.now(), reason, count),
    onCgroup: (event) => (follow === null ? early.push(event) : follow.cgroup(event)),
  });
  const scope: Scope = createScope({
    map: trace.tracer,
    layout,
    // With the whole host in scope, what is no container's is shown as such.
    firstPending: targets.all ? null : FIRST_PENDING_CONTAINER,
    onVerdict: (id, container) => pending.settle(id, container),
  });
  const pending = createPendingSpans({
    limit: PENDING_SPANS_LIMIT,
    publish: (columns) => hub.publishSpans(columns, names),
    onLost: (count) => hub.publishLost(trace.now(), 'pending-full', count),
  });
  const hub: Hub = createHub({ now: () => trace.now(), resolve: (expressions) => targets.resolve(expressions) });
  const diskReport = createDiskReport({
    read: () => readText('/proc/diskstats'),
    now: () => performance.now(),
    names,
    topology,
    limitsOf: (ids, device) =>
      limits.limitsOf(
        ids.flatMap((id) => targets.traced(id) ?? []),
        device,
      ),
    wholeHost: targets.all,
    onTable: (at, intervalNs, table) => hub.publishTable(at, intervalNs, table, names),
  });
  // Writes to logs are seen by the programs of calls on files.
  const logs = trace.probes.some(({ name, state }) => name === 'file' && state === 'attached')
    ? createLogsTable(trace.tracer)
    : null;
  let server: AgentServer | null = null;

  async function finish(): Promise<void> {
    follow?.stop();
    registry.close();
    trace.finish();
    hub.end('shutdown');
  }

  async function close(): Promise<void> {
    await finish();
    await server?.close();
    trace.close();
  }

  try {
    for (const container of wanted) {
      containerNames.set(container.key, container.ref);
      await scope.add(container);
    }
    logs?.read(wanted);
    if (targets.all) trace.tracer.setU32('scope_all', 1);
    if (targets.everyContainer) trace.tracer.setU32('adopt_new_cgroups', 1);
    follow = followContainers({
      ...{ registry, scope, targets, hub, trace, names: containerNames },
      onProblem: (error) => process.emitWarning(error instanceof Error ? error : String(error)),
    });
    for (const event of early) follow.cgroup(event);
    hub.setSession({
      version: 1,
      host: hostname(),
      kernel: release(),
      base: wallClockOf(trace),
      targets: wanted.map(({ ref }) => ref),
      probes: trace.probes,
      minNs: nanos(options.minNs),
    });
    const token = options.token ?? createToken();
    if (options.listen !== undefined) {
      server = await createServer({
        listen: options.listen,
        token,
        hub,
        containers: () => targetsJson(targets),
        ...(options.onViewer === undefined ? {} : { onViewer: options.onViewer }),
      });
    }
    return {
      url: server?.url ?? null,
      token,
      connectLocal() {
        const [agentEnd, viewerEnd] = connectLocalPair();
        hub.addSubscriber(agentEnd);
        return viewerEnd;
      },
      finish,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function targetsJson(targets: TargetSet): unknown {
  return targets.list().map(({ ref, cgroupPath }) => ({ ...ref, cgroup: cgroupPath }));
}

/** Wall-clock time of session time 0. Date has milliseconds; performance adds what it knows below them. */
function wallClockOf(trace: TraceSession): WallClock {
  const since = BigInt(trace.now());
  const wall = performance.timeOrigin + performance.now();
  const wholeMillis = Math.floor(wall);
  const fraction = Math.floor((wall - wholeMillis) * NANOS_PER_MILLI);
  const base = BigInt(wholeMillis) * BigInt(NANOS_PER_MILLI) + BigInt(fraction) - since;
  const perSecond = 1_000_000_000n;
  return { seconds: Number(base / perSecond), nanos: Number(base % perSecond) };
}
