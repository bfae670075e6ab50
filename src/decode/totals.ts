/** The kernel's totals table, bytes to counts. Rows have one stripe per group of CPUs; a row is the sum of its stripes. */
import { readCgroupKey, readU64 } from './cursor.ts';
import { TOTALS_ROW as ROW } from './layout.gen.ts';

/** One row, summed over its stripes, since the row was taken into use. */
export interface TotalsCounters {
  root: number;
  device: number;
  operation: number;
  count: number;
  bytes: number;
  errors: number;
  sumNs: number;
  queueSumNs: number;
  queueCount: number;
  /** Of the epoch asked for; 0 when there was no I/O in it. */
  maxNs: number;
  /** Buckets wrap at 2^32: only differences count. */
  readonly latency: Uint32Array;
  readonly queue: Uint32Array;
  readonly deviceTime: Uint32Array;
}

export function createTotalsCounters(): TotalsCounters {
  return {
    root: 0,
    device: 0,
    operation: 0,
    count: 0,
    bytes: 0,
    errors: 0,
    sumNs: 0,
    queueSumNs: 0,
    queueCount: 0,
    maxNs: 0,
    latency: new Uint32Array(ROW.latencyLength),
    queue: new Uint32Array(ROW.queueLength),
    deviceTime: new Uint32Array(ROW.deviceTimeLength),
  };
}

function addBuckets(view: DataView, offset: number, into: Uint32Array): void {
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + view.getUint32(offset + i * 4, true);
}

/** False for a row that is free. `into` is overwritten. */
export function decodeTotalsRow(
  view: DataView,
  row: number,
  stripes: number,
  epoch: number,
  into: TotalsCounters,
): boolean {
  const first = row * stripes * ROW.size;
  if (view.getUint32(first + ROW.used, true) === 0) return false;
  into.root = readCgroupKey(view, first + ROW.root);
  into.device = view.getUint32(first + ROW.device, true);
  into.operation = view.getUint32(first + ROW.operation, true);
  into.count = 0;
  into.bytes = 0;
  into.errors = 0;
  into.sumNs = 0;
  into.queueSumNs = 0;
  into.queueCount = 0;
  into.maxNs = 0;
  into.latency.fill(0);
  into.queue.fill(0);
  into.deviceTime.fill(0);
  const turn = epoch & 1;
  for (let stripe = 0; stripe < stripes; stripe++) {
    const at = first + stripe * ROW.size;
    into.count += readU64(view, at + ROW.count);
    into.bytes += readU64(view, at + ROW.bytes);
    into.errors += readU64(view, at + ROW.errors);
    into.sumNs += readU64(view, at + ROW.sumNs);
    into.queueSumNs += readU64(view, at + ROW.queueSumNs);
    into.queueCount += readU64(view, at + ROW.queueCount);
    if (view.getUint32(at + ROW.maxEpoch + turn * 4, true) === epoch >>> 0) {
      into.maxNs = Math.max(into.maxNs, readU64(view, at + ROW.maxNs + turn * 8));
    }
    addBuckets(view, at + ROW.latency, into.latency);
    addBuckets(view, at + ROW.queue, into.queue);
    addBuckets(view, at + ROW.deviceTime, into.deviceTime);
  }
  return true;
}
