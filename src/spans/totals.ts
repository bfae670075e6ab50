/** Counters of the kernel to rows per interval: differences between two readings. */
import { writeCgroupKey } from '../decode/cursor.ts';
import { TOTALS_KEY } from '../decode/layout.gen.ts';
import { createTotalsCounters, decodeTotalsRow, type TotalsCounters } from '../decode/totals.ts';
import { deviceNumber } from '../units.ts';
import { addTotals } from './histogram.ts';
import { FIRST_PENDING_CONTAINER, HISTOGRAM_SCALE, type Histogram, type TotalsRow } from './types.ts';

/** OpenTelemetry index of the kernel's bucket 0, which ends at 2^9 ns: bucket i of scale s ends at 2^((i + 1) / 2^s). */
const FIRST_EXPONENT = 9;
export const FIRST_BUCKET_INDEX = FIRST_EXPONENT * 2 ** HISTOGRAM_SCALE - 1;

export interface TotalsReaderOptions {
  readonly stripes: number;
  /** From FIRST_PENDING_CONTAINER on: not known yet; the row waits, and loses nothing by it. */
  readonly containerOf: (root: number) => number;
}

export interface TotalsReader {
  /** What came since the last reading; rows without I/O are left out. `epoch` is the one that ended before this reading. */
  read(view: DataView, epoch: number, rows: number): TotalsRow[];
  /** The row is free again: the next I/O in it starts from zero. */
  forget(row: number): void;
  /** Rows of a root: their numbers, and their keys in the kernel's index. */
  rowsOf(root: number): { readonly row: number; readonly key: Uint8Array }[];
  /** One more than the last row in use. */
  rowsInUse(): number;
}

function difference(now: Uint32Array, before: Uint32Array): Histogram {
  let first = -1;
  let last = -1;
  for (let i = 0; i < now.length; i++) {
    if (now[i] === before[i]) continue;
    if (first < 0) first = i;
    last = i;
  }
  if (first < 0) return { offset: FIRST_BUCKET_INDEX, counts: [] };
  const counts: number[] = [];
  for (let i = first; i <= last; i++) counts.push(((now[i] as number) - (before[i] as number)) >>> 0);
  return { offset: FIRST_BUCKET_INDEX + first, counts };
}

function totalsKey(counters: TotalsCounters): Uint8Array {
  const bytes = new Uint8Array(TOTALS_KEY.size);
  const view = new DataView(bytes.buffer);
  writeCgroupKey(view, TOTALS_KEY.root, counters.root);
  view.setUint32(TOTALS_KEY.device, counters.device, true);
  view.setUint32(TOTALS_KEY.operation, counters.operation, true);
  return bytes;
}

export function createTotalsReader(options: TotalsReaderOptions): TotalsReader {
  // Two readings per row in use, swapped each time.
  const before = new Map<number, TotalsCounters>();
  const spare = new Map<number, TotalsCounters>();

  /** What a row not in use yet is read into: most are free. */
  let fresh = createTotalsCounters();

  function readRow(view: DataView, row: number, epoch: number): TotalsRow | null {
    const now = spare.get(row) ?? fresh;
    if (!decodeTotalsRow(view, row, options.stripes, epoch, now)) return null;
    if (now === fresh) fresh = createTotalsCounters();
    const { root, device, operation } = now;
    const last = before.get(row) ?? { ...createTotalsCounters(), root, device, operation };
    const container = options.containerOf(now.root);
    if (container >= FIRST_PENDING_CONTAINER) return null;
    // The kernel counts an I/O when all else of it is in the row: what differs without a count belongs to the next one.
    const unchanged = now.count === last.count;
    before.set(row, unchanged ? last : now);
    spare.set(row, unchanged ? now : last);
    if (unchanged) return null;
    return {
      container,
      device: deviceNumber(now.device),
      op: now.operation,
      count: now.count - last.count,
      bytes: now.bytes - last.bytes,
      errors: now.errors - last.errors,
      sumNs: now.sumNs - last.sumNs,
      queueSumNs: now.queueSumNs - last.queueSumNs,
      maxNs: now.maxNs,
      latency: difference(now.latency, last.latency),
      queue: difference(now.queue, last.queue),
      deviceTime: difference(now.deviceTime, last.deviceTime),
    };
  }

  return {
    read(view, epoch, rows) {
      // A container may have several roots: the one the kernel made for a new cgroup, and that of each hierarchy.
      const merged = new Map<string, TotalsRow>();
      for (let row = 0; row < rows; row++) {
        const delta = readRow(view, row, epoch);
        if (delta === null) continue;
        const key = `${delta.container}/${delta.device}/${delta.op}`;
        const same = merged.get(key);
        merged.set(key, same === undefined ? delta : addTotals(same, delta));
      }
      return [...merged.values()];
    },
    forget(row) {
      before.delete(row);
      spare.delete(row);
    },
    rowsOf(root) {
      const rows: { row: number; key: Uint8Array }[] = [];
      for (const [row, counters] of before) {
        if (counters.root === root) rows.push({ row, key: totalsKey(counters) });
      }
      return rows;
    },
    rowsInUse: () => Math.max(-1, ...before.keys()) + 1,
  };
}
