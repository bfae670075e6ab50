/**
 * Events to spans. Block I/O goes straight into columns; with a parent it waits there for what the parent turns out to be. Pure: clocks and tables
 * come in, everything it keeps has a limit.
 */
import type { CgroupEvent, EventSink, FileNameEvent, MountEvent } from '../decode/events.ts';
import type { SessionTime } from '../units.ts';
import { type BlockSpanOptions, createBlockSpans } from './block-spans.ts';
import { type CallSpanOptions, createCallSpans } from './call-spans.ts';
import { createHeldBack, type HeldBackOptions } from './held-back.ts';
import { createJournalSpans, type JournalSpanOptions } from './journal-spans.ts';
import { OPERATION_LIMITS, type OperationLimits } from './operations.ts';
import { createSpanOutput, type SpanOutputOptions } from './span-output.ts';
import { createSpanTrees } from './span-trees.ts';
import { createThreadSpans, type ThreadSpanOptions } from './thread-spans.ts';

export interface AssemblerOptions
  extends SpanOutputOptions,
    BlockSpanOptions,
    CallSpanOptions,
    ThreadSpanOptions,
    HeldBackOptions,
    JournalSpanOptions {
  readonly now: () => SessionTime;
  readonly onFileName: (event: FileNameEvent) => void;
  readonly onChildrenLost: (count: number) => void;
  readonly onCgroup: (event: CgroupEvent) => void;
  readonly limits?: OperationLimits;
}

export interface Assembler extends EventSink {
  /** Spans shorter than this are sent only as children of one that is not. */
  setMinNs(minNs: number): void;
  /** Hands over what is in the columns: at the end of a drain. */
  flush(): void;
  /** Hands over all that still waits for something: nothing comes after. */
  finish(): void;
  /** Ends an umount whose teardown could not be measured: its time after the call is unknown. */
  abandonTeardown(tid: number, startNs: number): void;
  /** Umounts that wait for the end of their teardown. */
  pendingTeardowns(): readonly MountEvent[];
}

export function createAssembler(options: AssemblerOptions): Assembler {
  const output = createSpanOutput(options);
  const trees = createSpanTrees(output, options.onChildrenLost, options.limits ?? OPERATION_LIMITS);
  const heldBack = createHeldBack(output, trees, options);
  const commits = createJournalSpans(output, options.onChildrenLost, options);

  function flush(nowNs: number): void {
    heldBack.expire(nowNs);
    output.flush();
  }

  return {
    block: createBlockSpans(output, trees, heldBack, commits, options),
    ...createCallSpans(output, trees, heldBack, commits, options),
    ...createThreadSpans(output, trees, heldBack, options),
    journal: commits.journal,
    fileName: options.onFileName,
    cgroup: options.onCgroup,
    setMinNs: (minNs) => {
      output.minNs = minNs;
    },
    flush: () => flush(options.now()),
    finish: () => flush(Number.POSITIVE_INFINITY),
  };
}
