/** The wait view of a session: the kernel's tables of sleeps to rows, and its stacks to functions. */
import type { ClockBase } from '../decode/clock.ts';
import { writeCgroupKey } from '../decode/cursor.ts';
import { WAIT_KEY, WAIT_PENDING, WAIT_TOTALS_ROW } from '../decode/layout.gen.ts';
import { decodePendingWaits, decodeWaitTotals } from '../decode/waits.ts';
import type { Tracer } from '../native/tracer.ts';
import type { WaitsRow } from '../spans/types.ts';
import { createWaitsReader } from '../spans/waits.ts';
import { createKernelSymbols } from './kallsyms.ts';
import { createStacks, type Stack } from './stacks.ts';

export interface Waits {
  stackOf(stack: number): Stack;
  /** What came since the last reading, at `nowNs`. `epoch` is the one that ended before this reading. */
  read(epoch: number, now: () => number): WaitsRow[];
  /** Gives the rows of a root that is gone back to the kernel. */
  freeRows(root: number): void;
  /** Why causes cannot be told; null when they can. */
  readonly problem: string | null;
}

export interface WaitsOptions {
  readonly tracer: Tracer;
  readonly base: ClockBase;
  readonly containerOf: (root: number) => number;
}

/** As in native/bpf/wait.bpf.c. */
const STACK_BYTES = 32 * 8;
const TID_BYTES = 4;

function keyOf(number: number): Uint8Array {
  const key = new Uint8Array(4);
  new DataView(key.buffer).setUint32(0, number, true);
  return key;
}

export function createWaits(options: WaitsOptions): Waits {
  const { tracer } = options;
  const symbols = createKernelSymbols();
  const stackOf = createStacks({ lookup: (stack) => tracer.lookup('stacks', keyOf(stack), STACK_BYTES), symbols });
  const reader = createWaitsReader({
    containerOf: options.containerOf,
    causeOf: (stack) => stackOf(stack).cause,
  });

  const totalsOf = (epoch: number) =>
    decodeWaitTotals(tracer.readHash('wait_totals', WAIT_KEY.size, WAIT_TOTALS_ROW.size), epoch);

  return {
    stackOf,
    problem:
      symbols().count > 0 ? null : 'the kernel hides its symbols (kernel.kptr_restrict), so every cause is `other`',
    read(epoch, now) {
      const totals = totalsOf(epoch);
      const pending = tracer.readHash('waits_pending', TID_BYTES, WAIT_PENDING.size);
      return reader.read(totals, decodePendingWaits(pending, options.base), now());
    },
    freeRows(root) {
      const key = new Uint8Array(WAIT_KEY.size);
      const view = new DataView(key.buffer);
      writeCgroupKey(view, WAIT_KEY.root, root);
      for (const row of totalsOf(0)) {
        if (row.root !== root) continue;
        view.setInt32(WAIT_KEY.stack, row.stack, true);
        tracer.deleteMapElement('wait_totals', key);
      }
      reader.forget(root);
    },
  };
}
