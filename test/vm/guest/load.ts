/** Every program that the plan for this kernel names: each alone, and each attached to all that it is for. */
import { release } from 'node:os';
import { collectFacts } from '../../../src/agent/facts.ts';
import { INFLIGHT_WAYS, makePlan, type Plan, type PlannedProgram } from '../../../src/agent/plan.ts';
import { BPF_OBJECT_PATH, loadAddon } from '../../../src/native/binding.ts';
import { NativeError } from '../../../src/native/errors.ts';
import { Tracer } from '../../../src/native/tracer.ts';
import { SPAN_KINDS } from '../../../src/spans/types.ts';
import { type Refused, report } from './report.ts';

const RING_BYTES = 1 << 20;

export function loadAll(): void {
  const facts = collectFacts(loadAddon());
  // As with a disk that takes bios, and with block I/O charged by version 1: their programs too.
  const plan = makePlan({ ...facts, bioDisks: ['dm-0'], blkioHierarchy: 1 }, SPAN_KINDS);
  report({
    step: 'load',
    release: release(),
    programs: plan.programs.map(({ name }) => name),
    refused: plan.programs.flatMap((program) => refusal(plan, program)),
    probes: plan.probes,
  });
}

function refusal(plan: Plan, { name, tracepoints }: PlannedProgram): Refused[] {
  let tracer: Tracer | undefined;
  try {
    tracer = new Tracer(loadAddon(), {
      objectPath: BPF_OBJECT_PATH,
      programs: [name],
      constants: { inflight_bucket_mask: plan.inflightEntries / INFLIGHT_WAYS - 1 },
      constantSizes: {},
      mapSizes: {
        events: RING_BYTES,
        inflight_keys: plan.inflightEntries / INFLIGHT_WAYS,
        inflight_entries: plan.inflightEntries,
      },
      zeroCopy: true,
      onWakeup: () => undefined,
    });
    for (const tracepoint of tracepoints.length > 0 ? tracepoints : ['']) tracer.attach(name, tracepoint);
    return [];
  } catch (error) {
    if (!(error instanceof NativeError)) throw error;
    return [{ program: name, code: error.code, message: error.message, detail: error.detail }];
  } finally {
    tracer?.close();
  }
}
