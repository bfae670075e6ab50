/** The kernel's tables of sleeps: those that are over, summed by target and stack, and those that go on. */
import { type ClockBase, readTime } from './clock.ts';
import { readCgroupKey, readU64 } from './cursor.ts';
import { WAIT_KEY as KEY, WAIT_PENDING as PENDING, WAIT_TOTALS_ROW as ROW } from './layout.gen.ts';

/** As tracer.readHash() gives them. */
export interface TableBytes {
  readonly count: number;
  readonly keys: Uint8Array;
  readonly values: Uint8Array;
}

export interface WaitTotals {
  readonly root: number;
  readonly stack: number;
  readonly blockedNs: number;
  readonly count: number;
  /** Of the epoch asked for; 0 when none ended in it. */
  readonly maxNs: number;
}

export interface PendingWait {
  readonly tid: number;
  readonly pid: number;
  readonly root: number;
  readonly stack: number;
  readonly startNs: number;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export function decodeWaitTotals(table: TableBytes, epoch: number): WaitTotals[] {
  const keys = viewOf(table.keys);
  const values = viewOf(table.values);
  const turn = epoch & 1;
  return Array.from({ length: table.count }, (_, i) => {
    const at = i * ROW.size;
    const isOfEpoch = values.getUint32(at + ROW.maxEpoch + turn * 4, true) === epoch >>> 0;
    return {
      root: readCgroupKey(keys, i * KEY.size + KEY.root),
      stack: keys.getInt32(i * KEY.size + KEY.stack, true),
      blockedNs: readU64(values, at + ROW.blockedNs),
      count: readU64(values, at + ROW.count),
      maxNs: isOfEpoch ? readU64(values, at + ROW.maxNs + turn * 8) : 0,
    };
  });
}

export function decodePendingWaits(table: TableBytes, base: ClockBase): PendingWait[] {
  const keys = viewOf(table.keys);
  const values = viewOf(table.values);
  return Array.from({ length: table.count }, (_, i) => ({
    tid: keys.getUint32(i * 4, true),
    pid: values.getUint32(i * PENDING.size + PENDING.pid, true),
    root: readCgroupKey(values, i * PENDING.size + PENDING.root),
    stack: values.getInt32(i * PENDING.size + PENDING.stack, true),
    startNs: readTime(values, i * PENDING.size + PENDING.startNs, base),
  }));
}
