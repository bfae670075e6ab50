import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { histogramCount, histogramOf } from '../../src/spans/histogram.ts';
import { FIRST_BUCKET_INDEX } from '../../src/spans/totals.ts';
import { type Histogram, OPERATIONS, type TotalsRow } from '../../src/spans/types.ts';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { runWorkload } from '../lab/workload.ts';
import { openSession, putInScope } from './host-tracer.ts';

interface Io {
  readonly device: number;
  readonly name: number;
  readonly durationNs: number;
  readonly queueNs: number;
  readonly bytes: number;
}

let disk: MountedDisk;
let group: LabCgroup;
const ios: Io[] = [];
const rows: TotalsRow[] = [];
const lost: string[] = [];

beforeAll(async () => {
  disk = await loopDisk({ sizeMiB: 32, fs: 'ext4' });
  group = cgroup('totals');
  await runWorkload({ dir: disk.dir, operations: ['prepare=1'] });
  const session = openSession({
    onSpans(columns) {
      for (let i = 0; i < columns.length; i++) {
        ios.push({
          device: columns.device[i] ?? 0,
          name: columns.name[i] ?? 0,
          durationNs: columns.durationNs[i] ?? 0,
          queueNs: columns.queueNs[i] ?? 0,
          bytes: columns.bytes[i] ?? 0,
        });
      }
    },
    onTotals: (totals) => rows.push(...totals.rows),
    onLost: (reason, count) => lost.push(`${reason} ${count}`),
  });
  try {
    putInScope(session.tracer, group);
    const operations = ['direct-read=200', 'direct-write=50,65536', 'fsync=20', 'direct-read=30,262144'];
    await runWorkload({ dir: disk.dir, operations, place: group });
  } finally {
    session.close();
  }
});
afterAll(async () => {
  await group.close();
  await disk.close();
});

const keyOf = (device: number, operation: number): string => `${device} ${OPERATIONS[operation]}`;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** As the kernel has it: everything short is in its first bucket. */
function kernelHistogram(values: readonly number[]): Histogram {
  return histogramOf(values.map((ns) => Math.max(ns, 2 ** ((FIRST_BUCKET_INDEX + 1) / 4))));
}

describe('the kernel’s totals, beside a span for every I/O', () => {
  it('lost nothing, and there is something of every kind', () => {
    expect(lost).toEqual([]);
    const names = new Set(ios.map(({ name }) => OPERATIONS[name]));
    expect(names).toContain('read');
    expect(names).toContain('write');
    expect(ios.length).toBeGreaterThan(280);
  });

  it('have the same counts, bytes, sums and buckets to the last I/O', () => {
    const devices = new Map<string, Io[]>();
    for (const io of ios)
      devices.set(keyOf(io.device, io.name), [...(devices.get(keyOf(io.device, io.name)) ?? []), io]);
    const totals = new Map<string, TotalsRow[]>();
    for (const row of rows)
      totals.set(keyOf(row.device, row.op), [...(totals.get(keyOf(row.device, row.op)) ?? []), row]);
    expect([...totals.keys()].sort()).toEqual([...devices.keys()].sort());
    for (const [key, spans] of devices) {
      const parts = totals.get(key) ?? [];
      const issued = spans.filter(({ queueNs }) => queueNs >= 0);
      const total = (field: 'count' | 'bytes' | 'sumNs' | 'queueSumNs' | 'errors'): number =>
        sum(parts.map((part) => part[field]));
      expect([key, total('count'), total('bytes'), total('errors')]).toEqual([
        ...[key, spans.length, sum(spans.map(({ bytes }) => bytes)), 0],
      ]);
      expect(total('sumNs')).toBe(sum(spans.map(({ durationNs }) => durationNs)));
      expect(total('queueSumNs')).toBe(sum(issued.map(({ queueNs }) => queueNs)));
      expect(Math.max(...parts.map(({ maxNs }) => maxNs))).toBe(Math.max(...spans.map(({ durationNs }) => durationNs)));
      const counts = (field: 'latency' | 'queue' | 'deviceTime'): Record<number, number> => {
        const byIndex: Record<number, number> = {};
        for (const { [field]: histogram } of parts) {
          for (const [i, count] of histogram.counts.entries()) {
            if (count > 0) byIndex[histogram.offset + i] = (byIndex[histogram.offset + i] ?? 0) + count;
          }
        }
        return byIndex;
      };
      const expected = (values: readonly number[]): Record<number, number> => {
        const { offset, counts } = kernelHistogram(values);
        return Object.fromEntries(counts.flatMap((count, i) => (count > 0 ? [[offset + i, count]] : [])));
      };
      expect(counts('latency')).toEqual(expected(spans.map(({ durationNs }) => durationNs)));
      expect(counts('queue')).toEqual(expected(issued.map(({ queueNs }) => queueNs)));
      expect(counts('deviceTime')).toEqual(expected(issued.map(({ durationNs, queueNs }) => durationNs - queueNs)));
    }
  });

  it('have as many I/Os in their buckets as they count', () => {
    for (const row of rows) expect(histogramCount(row.latency)).toBe(row.count);
  });
});
