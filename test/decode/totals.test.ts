import { describe, expect, it } from 'vitest';
import { TOTALS_ROW as ROW } from '../../src/decode/layout.gen.ts';
import { createTotalsCounters, decodeTotalsRow } from '../../src/decode/totals.ts';

const STRIPES = 2;

function table(rows: number): DataView {
  return new DataView(new ArrayBuffer(rows * STRIPES * ROW.size));
}

/** Offset of a stripe of a row. */
const at = (row: number, stripe: number): number => (row * STRIPES + stripe) * ROW.size;

function fill(view: DataView, offset: number, add: number): void {
  const u64 = (field: number, value: number): void => view.setBigUint64(offset + field, BigInt(value + add), true);
  u64(ROW.count, 10);
  u64(ROW.bytes, 20);
  u64(ROW.errors, 30);
  u64(ROW.sumNs, 40);
  u64(ROW.queueSumNs, 50);
  u64(ROW.queueCount, 60);
  view.setUint32(offset + ROW.latency + 3 * 4, 70 + add, true);
  view.setUint32(offset + ROW.queue + 4 * 4, 80 + add, true);
  view.setUint32(offset + ROW.deviceTime + 5 * 4, 90 + add, true);
}

describe('a totals row', () => {
  it('is the sum of its stripes, each field its own, and nothing of its neighbours', () => {
    const view = table(3);
    view.setBigUint64(at(1, 0) + ROW.root, 777n | (1n << 63n), true);
    view.setUint32(at(1, 0) + ROW.device, 8_388_609, true);
    view.setUint32(at(1, 0) + ROW.operation, 4, true);
    view.setBigUint64(at(1, 0) + ROW.used, 1n, true);
    fill(view, at(1, 0), 0);
    fill(view, at(1, 1), 1_000);
    fill(view, at(0, 0), 5);
    fill(view, at(2, 1), 5);
    const row = createTotalsCounters();
    expect(decodeTotalsRow(view, 1, STRIPES, 1, row)).toBe(true);
    expect(row).toMatchObject({
      root: 1_555,
      device: 8_388_609,
      operation: 4,
      count: 1_020,
      bytes: 1_040,
      errors: 1_060,
      sumNs: 1_080,
      queueSumNs: 1_100,
      queueCount: 1_120,
      maxNs: 0,
    });
    const occupied = (buckets: Uint32Array): [number, number][] => [...buckets.entries()].filter(([, n]) => n > 0);
    expect(occupied(row.latency)).toEqual([[3, 1_140]]);
    expect(occupied(row.queue)).toEqual([[4, 1_160]]);
    expect(occupied(row.deviceTime)).toEqual([[5, 1_180]]);
  });

  it('that is free is no row, whatever an earlier use left in it', () => {
    const view = table(1);
    fill(view, at(0, 0), 0);
    expect(decodeTotalsRow(view, 0, STRIPES, 1, createTotalsCounters())).toBe(false);
  });

  it('overwrites what it is read into', () => {
    const view = table(1);
    view.setBigUint64(at(0, 0) + ROW.used, 1n, true);
    const row = createTotalsCounters();
    row.count = 99;
    row.maxNs = 99;
    row.latency.fill(99);
    decodeTotalsRow(view, 0, STRIPES, 1, row);
    expect(row).toEqual(createTotalsCounters());
  });

  it('has the longest of the epoch asked for, over all stripes, and of no other', () => {
    const view = table(1);
    view.setBigUint64(at(0, 0) + ROW.used, 1n, true);
    const longest = (stripe: number, epoch: number, ns: number): void => {
      view.setBigUint64(at(0, stripe) + ROW.maxNs + (epoch & 1) * 8, BigInt(ns), true);
      view.setUint32(at(0, stripe) + ROW.maxEpoch + (epoch & 1) * 4, epoch, true);
    };
    longest(0, 6, 111);
    longest(0, 7, 222);
    longest(1, 6, 333);
    longest(1, 5, 999);
    const row = createTotalsCounters();
    const maxOf = (epoch: number): number => {
      decodeTotalsRow(view, 0, STRIPES, epoch, row);
      return row.maxNs;
    };
    expect([maxOf(6), maxOf(7), maxOf(5), maxOf(8), maxOf(9)]).toEqual([333, 222, 999, 0, 0]);
  });

  it('adds buckets of stripes as the kernel counts them: modulo 2^32', () => {
    const view = table(1);
    view.setBigUint64(at(0, 0) + ROW.used, 1n, true);
    view.setUint32(at(0, 0) + ROW.latency, 0xffff_ffff, true);
    view.setUint32(at(0, 1) + ROW.latency, 3, true);
    const row = createTotalsCounters();
    decodeTotalsRow(view, 0, STRIPES, 1, row);
    expect(row.latency[0]).toBe(2);
  });
});
