/** Tracers and sessions on the running kernel, with its own plan. */
import { collectFacts, type KernelFacts } from '../../src/agent/facts.ts';
import { INFLIGHT_WAYS, makePlan, type Plan } from '../../src/agent/plan.ts';
import { type TraceOptions, TraceSession } from '../../src/agent/trace-session.ts';
import { TRACED_KINDS } from '../../src/agent/types.ts';
import { writeCgroupKey } from '../../src/decode/cursor.ts';
import { SCOPE_ENTRY } from '../../src/decode/layout.gen.ts';
import { BPF_OBJECT_PATH, loadAddon } from '../../src/native/binding.ts';
import { Tracer, type TracerOptions } from '../../src/native/tracer.ts';
import type { SpanKind } from '../../src/spans/types.ts';
import type { CgroupIds } from '../lab/cgroup.ts';

export const hostFacts = (): KernelFacts => collectFacts(loadAddon());

export function hostPlan(kinds: readonly SpanKind[] = TRACED_KINDS): Plan {
  return makePlan(hostFacts(), kinds);
}

/** Loaded, nothing attached. */
export function openTracer(options: Partial<TracerOptions> = {}, addon = loadAddon()): Tracer {
  const plan = hostPlan();
  return new Tracer(addon, {
    objectPath: BPF_OBJECT_PATH,
    programs: plan.programs.filter(({ probe }) => probe === 'block').map(({ name }) => name),
    constants: { inflight_bucket_mask: plan.inflightEntries / INFLIGHT_WAYS - 1, min_ns: 0n },
    constantSizes: { min_ns: 8 },
    zeroCopy: true,
    onWakeup: () => undefined,
    ...options,
    mapSizes: {
      events: 1 << 20,
      inflight_keys: plan.inflightEntries / INFLIGHT_WAYS,
      inflight_entries: plan.inflightEntries,
      ...options.mapSizes,
    },
  });
}

/** A session of block I/O that counts every I/O, with nothing in scope. */
export function openSession(options: Partial<TraceOptions> = {}): TraceSession {
  const facts = hostFacts();
  return new TraceSession({
    addon: loadAddon(),
    plan: makePlan(facts, ['block']),
    blkioHierarchy: facts.blkioHierarchy,
    scopeOnBlkio: false,
    minNs: 0,
    ringBytes: 1 << 20,
    zeroCopy: true,
    containerOf: (root) => root,
    isStacked: () => false,
    whoIs: (cgroup, comm) => ({ id: 0, name: cgroup === 0 ? comm : String(cgroup) }),
    limitOf: () => null,
    isOnDisk: (device, disk) => device === disk,
    nameOf: () => undefined,
    onSpans: () => undefined,
    onTotals: () => undefined,
    onTable: () => undefined,
    onLost: () => undefined,
    onCgroup: () => undefined,
    ...options,
  });
}

/** Puts a cgroup in scope in every hierarchy it is in. Returns its root. */
export function putInScope(tracer: Tracer, cgroup: CgroupIds): number {
  const keys = [
    ...(cgroup.v2Id === null ? [] : [cgroup.v2Id * 2]),
    ...(cgroup.blkioId === null ? [] : [cgroup.blkioId * 2 + 1]),
  ];
  const [root] = keys;
  if (root === undefined) throw new Error(`${cgroup.path} has no id`);
  for (const key of keys) {
    const bytes = new Uint8Array(8);
    const value = new Uint8Array(SCOPE_ENTRY.size);
    writeCgroupKey(new DataView(bytes.buffer), 0, key);
    writeCgroupKey(new DataView(value.buffer), SCOPE_ENTRY.root, root);
    tracer.updateMap('scope', bytes, value);
  }
  return root;
}
