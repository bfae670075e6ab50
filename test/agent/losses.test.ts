import { describe, expect, it } from 'vitest';
import { createLossReader } from '../../src/agent/losses.ts';
import { LOSSES } from '../../src/decode/layout.gen.ts';

function kernel(values: Partial<Record<keyof typeof LOSSES, number>>, byKind: readonly number[] = []): DataView {
  const view = new DataView(new ArrayBuffer(LOSSES.size));
  for (const [name, value] of Object.entries(values)) {
    view.setBigUint64(LOSSES[name as keyof typeof LOSSES], BigInt(value), true);
  }
  for (const [kind, value] of byKind.entries()) view.setBigUint64(LOSSES.ringFull + kind * 8, BigInt(value), true);
  return view;
}

function reading() {
  const reader = createLossReader();
  return (view: DataView, skipped: readonly number[] = [], name = 'sync_enter'): [string, number][] => {
    const found: [string, number][] = [];
    const programs = skipped.map((count) => ({ name, runTimeNs: 0, runCount: 0, skipped: count }));
    reader.read(view, programs, (reason, count) => found.push([reason, count]));
    return found;
  };
}

describe('losses of the kernel', () => {
  it.each([
    ['inflightFull', 'inflight-full'],
    ['unmatched', 'unmatched'],
    ['operationsFull', 'operations-full'],
    ['totalsFull', 'totals-full'],
    ['scopeFull', 'scope-full'],
    ['filesFull', 'files-full'],
    ['processesFull', 'processes-full'],
    ['logsFull', 'logs-full'],
  ] as const)('of %s have the reason %s, and no other', (field, reason) => {
    expect(reading()(kernel({ [field]: 7 }))).toEqual([[reason, 7]]);
  });

  it('of a full ring are one reason, summed over the kinds of records', () => {
    expect(reading()(kernel({}, [0, 1, 10, 100, 1_000, 10_000]))).toEqual([['ring-full', 11_111]]);
  });

  it('of programs that were running already are one reason, summed over the programs', () => {
    const read = reading();
    expect(read(kernel({}), [3, 0, 4])).toEqual([['program-skipped', 7]]);
    expect(read(kernel({}), [3, 1, 4])).toEqual([['program-skipped', 1]]);
  });

  it('of completions are counted by the kernel programs, not by the kernel', () => {
    const read = reading();
    expect(read(kernel({ skipped: 2 }), [9], 'block_rq_complete')).toEqual([['program-skipped', 2]]);
    expect(read(kernel({ skipped: 3 }), [9], 'block_rq_complete_pre65')).toEqual([['program-skipped', 1]]);
  });

  it('are told as what came since the last reading', () => {
    const read = reading();
    expect(read(kernel({ unmatched: 5 }))).toEqual([['unmatched', 5]]);
    expect(read(kernel({ unmatched: 5 }))).toEqual([]);
    expect(read(kernel({ unmatched: 9, scopeFull: 1 }))).toEqual([
      ['unmatched', 4],
      ['scope-full', 1],
    ]);
  });
});
