import { describe, expect, it } from 'vitest';
import { readCgroupKey } from '../../src/decode/cursor.ts';
import { TOTALS_ROW as ROW, TOTALS_KEY } from '../../src/decode/layout.gen.ts';
import { histogramCount } from '../../src/spans/histogram.ts';
import { createTotalsReader, FIRST_BUCKET_INDEX } from '../../src/spans/totals.ts';

const ROWS = 4;
const EPOCH = 3;

interface Io {
  readonly bytes?: number;
  readonly ns?: number;
  readonly queueNs?: number;
  readonly error?: boolean;
  readonly stripe?: number;
  readonly bucket?: number;
}

/** The kernel's table with two stripes a row, and what the kernel does to it. */
function kernelTable() {
  const bytes = new Uint8Array(ROWS * 2 * ROW.size);
  const view = new DataView(bytes.buffer);
  const grow = (at: number, by: number): void => view.setBigUint64(at, view.getBigUint64(at, true) + BigInt(by), true);
  const count = (at: number): void => view.setUint32(at, view.getUint32(at, true) + 1, true);
  return {
    view,
    take(row: number, root: bigint, device = 1, operation = 0): void {
      const at = row * 2 * ROW.size;
      view.setBigUint64(at + ROW.root, root, true);
      view.setUint32(at + ROW.device, device, true);
      view.setUint32(at + ROW.operation, operation, true);
      view.setBigUint64(at + ROW.used, 1n, true);
    },
    io(row: number, { bytes = 4_096, ns = 1_000, queueNs = 0, error = false, stripe = 0, bucket = 5 }: Io = {}): void {
      const at = (row * 2 + stripe) * ROW.size;
      grow(at + ROW.count, 1);
      grow(at + ROW.bytes, bytes);
      grow(at + ROW.errors, error ? 1 : 0);
      grow(at + ROW.sumNs, ns);
      grow(at + ROW.queueSumNs, queueNs);
      count(at + ROW.latency + bucket * 4);
      count(at + ROW.queue + (bucket + 1) * 4);
      count(at + ROW.deviceTime + (bucket + 2) * 4);
      view.setUint32(at + ROW.maxEpoch + (EPOCH & 1) * 4, EPOCH, true);
      view.setBigUint64(at + ROW.maxNs + (EPOCH & 1) * 8, BigInt(ns), true);
    },
    free(row: number): void {
      bytes.fill(0, row * 2 * ROW.size, (row + 1) * 2 * ROW.size);
    },
  };
}

const testReader = () => createTotalsReader({ stripes: 2, containerOf: (root) => Math.floor(root / 100) });

describe('a reading of the totals', () => {
  it('has what came since the last one', () => {
    const table = kernelTable();
    const reader = testReader();
    table.take(1, 150n, 9, 1);
    table.io(1, { ns: 100, queueNs: 30, stripe: 0 });
    table.io(1, { ns: 300, queueNs: 40, stripe: 1, error: true, bucket: 8 });
    const [row] = reader.read(table.view, EPOCH, ROWS);
    expect(row).toEqual({
      ...{ container: 3, device: 9, op: 1, count: 2, bytes: 8_192, errors: 1 },
      ...{ sumNs: 400, queueSumNs: 70, maxNs: 300 },
      latency: { offset: FIRST_BUCKET_INDEX + 5, counts: [1, 0, 0, 1] },
      queue: { offset: FIRST_BUCKET_INDEX + 6, counts: [1, 0, 0, 1] },
      deviceTime: { offset: FIRST_BUCKET_INDEX + 7, counts: [1, 0, 0, 1] },
    });
    table.io(1, { bytes: 512, ns: 7, bucket: 8 });
    expect(reader.read(table.view, EPOCH, ROWS)).toEqual([
      {
        ...{ container: 3, device: 9, op: 1, count: 1, bytes: 512, errors: 0, sumNs: 7, queueSumNs: 0, maxNs: 300 },
        latency: { offset: FIRST_BUCKET_INDEX + 8, counts: [1] },
        queue: { offset: FIRST_BUCKET_INDEX + 9, counts: [1] },
        deviceTime: { offset: FIRST_BUCKET_INDEX + 10, counts: [1] },
      },
    ]);
    expect(reader.read(table.view, EPOCH, ROWS)).toEqual([]);
  });

  it('stays right over a hundred readings, of rows taken into use at different times', () => {
    const table = kernelTable();
    const reader = testReader();
    let sum = 0;
    for (let round = 0; round < 100; round++) {
      if (round === 0) table.take(2, 100n);
      if (round === 50) table.take(0, 300n);
      for (let i = 0; i < round % 5; i++) table.io(2, { stripe: i & 1 });
      if (round >= 50) table.io(0);
      for (const row of reader.read(table.view, EPOCH, ROWS)) {
        sum += row.count;
        expect(histogramCount(row.latency)).toBe(row.count);
      }
    }
    expect(sum).toBe(20 * (0 + 1 + 2 + 3 + 4) + 50);
  });

  it('counts a bucket that wrapped at 2^32', () => {
    const table = kernelTable();
    const reader = testReader();
    table.take(0, 100n);
    table.view.setUint32(ROW.latency + 4 * 4, 0xffff_fffe, true);
    table.io(0);
    reader.read(table.view, EPOCH, ROWS);
    table.view.setUint32(ROW.latency + 4 * 4, 3, true);
    table.io(0);
    expect(reader.read(table.view, EPOCH, ROWS)[0]?.latency).toEqual({
      ...{ offset: FIRST_BUCKET_INDEX + 4, counts: [5, 1] },
    });
  });

  it('adds up the roots of one container, and keeps its disks and operations apart', () => {
    const table = kernelTable();
    const reader = testReader();
    table.take(0, 100n, 1, 0);
    // Key 201 is id 100 of a version 1 hierarchy: the same container here.
    table.take(1, 100n | (1n << 63n), 1, 0);
    table.take(2, 100n, 2, 0);
    table.take(3, 100n, 1, 1);
    table.io(0, { ns: 10 });
    table.io(1, { ns: 500, bucket: 7 });
    table.io(2);
    table.io(3);
    const rows = reader.read(table.view, EPOCH, ROWS);
    expect(rows.map(({ device, op, count }) => [device, op, count])).toEqual([
      [1, 0, 2],
      [2, 0, 1],
      [1, 1, 1],
    ]);
    expect(rows[0]).toMatchObject({ container: 2, sumNs: 510, maxNs: 500, bytes: 8_192 });
    expect(rows[0]?.latency).toEqual({ offset: FIRST_BUCKET_INDEX + 5, counts: [1, 0, 1] });
  });

  it('leaves out rows beyond those asked for', () => {
    const table = kernelTable();
    const reader = testReader();
    table.take(3, 100n);
    table.io(3);
    expect(reader.read(table.view, EPOCH, 3)).toEqual([]);
    expect(reader.rowsInUse()).toBe(0);
    expect(reader.read(table.view, EPOCH, ROWS)).toHaveLength(1);
    expect(reader.rowsInUse()).toBe(4);
  });
});

describe('a row that is given back', () => {
  it('is found by its root, with the key the kernel has it under', () => {
    const table = kernelTable();
    const reader = testReader();
    table.take(0, 100n | (1n << 63n), 8, 2);
    table.take(2, 150n);
    table.io(0);
    reader.read(table.view, EPOCH, ROWS);
    const rows = reader.rowsOf(201);
    expect(rows.map(({ row }) => row)).toEqual([0]);
    const key = new DataView(rows[0]?.key.buffer ?? new ArrayBuffer(0));
    expect(key.byteLength).toBe(TOTALS_KEY.size);
    expect(readCgroupKey(key, TOTALS_KEY.root)).toBe(201);
    expect(key.getUint32(TOTALS_KEY.device, true)).toBe(8);
    expect(key.getUint32(TOTALS_KEY.operation, true)).toBe(2);
    expect(reader.rowsOf(300).map(({ row }) => row)).toEqual([2]);
    expect(reader.rowsOf(999)).toEqual([]);
  });

  it('counts from zero for its next root', () => {
    const table = kernelTable();
    const reader = testReader();
    table.take(0, 100n);
    for (let i = 0; i < 10; i++) table.io(0);
    reader.read(table.view, EPOCH, ROWS);
    table.free(0);
    reader.forget(0);
    expect(reader.read(table.view, EPOCH, ROWS)).toEqual([]);
    table.take(0, 300n);
    for (let i = 0; i < 3; i++) table.io(0);
    const [row] = reader.read(table.view, EPOCH, ROWS);
    expect(row).toMatchObject({ container: 6, count: 3, bytes: 3 * 4_096 });
    expect(row?.latency.counts).toEqual([3]);
  });
});
