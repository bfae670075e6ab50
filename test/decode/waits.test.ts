import { expect, it } from 'vitest';
import { clockBase } from '../../src/decode/clock.ts';
import { WAIT_KEY as KEY, WAIT_PENDING as PENDING, WAIT_TOTALS_ROW as ROW } from '../../src/decode/layout.gen.ts';
import { decodePendingWaits, decodeWaitTotals } from '../../src/decode/waits.ts';

function rowOf(values: {
  blocked: bigint;
  count: bigint;
  max: [bigint, bigint];
  epochs: [number, number];
}): Uint8Array {
  const bytes = new Uint8Array(ROW.size);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(ROW.blockedNs, values.blocked, true);
  view.setBigUint64(ROW.count, values.count, true);
  for (const turn of [0, 1] as const) {
    view.setBigUint64(ROW.maxNs + turn * 8, values.max[turn], true);
    view.setUint32(ROW.maxEpoch + turn * 4, values.epochs[turn], true);
  }
  return bytes;
}

function keyOf(root: bigint, stack: number): Uint8Array {
  const bytes = new Uint8Array(KEY.size);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(KEY.root, root, true);
  view.setInt32(KEY.stack, stack, true);
  return bytes;
}

it('sums of sleeps keep every field, and the maximum of the epoch asked for', () => {
  const row = rowOf({ blocked: 101n, count: 102n, max: [103n, 104n], epochs: [8, 9] });
  const table = {
    count: 2,
    keys: Buffer.concat([keyOf(5n, 77), keyOf((1n << 63n) | 6n, -17)]),
    values: Buffer.concat([row, row]),
  };
  const sums = { blockedNs: 101, count: 102 };
  expect(decodeWaitTotals(table, 8)).toEqual([
    { root: 10, stack: 77, ...sums, maxNs: 103 },
    { root: 13, stack: -17, ...sums, maxNs: 103 },
  ]);
  expect(decodeWaitTotals(table, 9)[0]?.maxNs).toBe(104);
  expect(decodeWaitTotals(table, 10)[0]?.maxNs).toBe(0);
});

it('sleeps that go on keep every field', () => {
  const value = new Uint8Array(PENDING.size);
  const view = new DataView(value.buffer);
  view.setBigUint64(PENDING.startNs, 1_500n, true);
  view.setBigUint64(PENDING.root, 5n, true);
  view.setUint32(PENDING.pid, 41, true);
  view.setInt32(PENDING.stack, 78, true);
  const table = { count: 1, keys: new Uint8Array(new Uint32Array([42]).buffer), values: value };
  expect(decodePendingWaits(table, clockBase(1_000n))).toEqual([
    { tid: 42, pid: 41, root: 10, stack: 78, startNs: 500 },
  ]);
});
