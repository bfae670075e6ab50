/** The kernel's loss counters as increments by reason. */
import { readU64 } from '../decode/cursor.ts';
import { LOSSES } from '../decode/layout.gen.ts';
import type { ProgramStats } from '../native/types.ts';
import type { LossReason } from '../spans/types.ts';

export interface LossReader {
  /** Calls `onLoss` for each reason that grew since the last reading. */
  read(view: DataView, programs: readonly ProgramStats[], onLoss: (reason: LossReason, count: number) => void): void;
}

function counters(view: DataView): [LossReason, number][] {
  let ringFull = 0;
  for (let kind = 0; kind < LOSSES.ringFullLength; kind++) ringFull += readU64(view, LOSSES.ringFull + kind * 8);
  return [
    ['ring-full', ringFull],
    ['inflight-full', readU64(view, LOSSES.inflightFull)],
    ['unmatched', readU64(view, LOSSES.unmatched)],
    ['operations-full', readU64(view, LOSSES.operationsFull)],
    ['totals-full', readU64(view, LOSSES.totalsFull)],
    ['scope-full', readU64(view, LOSSES.scopeFull)],
    ['neighbours-full', readU64(view, LOSSES.neighboursFull)],
    ['files-full', readU64(view, LOSSES.filesFull)],
    ['processes-full', readU64(view, LOSSES.processesFull)],
    ['logs-full', readU64(view, LOSSES.logsFull)],
    ['waits-full', readU64(view, LOSSES.waitsFull)],
    ['stacks-full', readU64(view, LOSSES.stacksFull)],
  ];
}

/**
 * Events that no program saw. A completion that was skipped shows at the next birth of the same request, so the kernel programs count it themselves:
 * not every kernel counts what it skips.
 */
function skipped(view: DataView, programs: readonly ProgramStats[]): number {
  const others = programs.filter(({ name }) => !name.includes('_complete'));
  return others.reduce((sum, program) => sum + program.skipped, readU64(view, LOSSES.skipped));
}

export function createLossReader(): LossReader {
  const last = new Map<LossReason, number>();
  return {
    read(view, programs, onLoss) {
      for (const [reason, value] of [...counters(view), ['program-skipped', skipped(view, programs)] as const]) {
        const grown = value - (last.get(reason) ?? 0);
        if (grown <= 0) continue;
        last.set(reason, value);
        onLoss(reason, grown);
      }
    },
  };
}
