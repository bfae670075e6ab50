/** Totals rows: under names that last longer than one connection's ids, added up, and as rows of JSON. */
import { addTotals, quantile } from '../spans/histogram.ts';
import {
  type ContainerRef,
  type Histogram,
  type NameTables,
  OPERATIONS,
  type TotalsInterval,
  type TotalsRow,
} from '../spans/types.ts';
import { deviceText } from '../units.ts';

/** One (container, disk, operation). */
export interface NamedTotals {
  readonly container: ContainerRef | null;
  readonly disk: string;
  readonly device: string;
  /** False for a disk whose I/O appears again on a lower one: not part of sums over disks. */
  readonly leaf: boolean;
  readonly op: string;
  readonly count: number;
  readonly bytes: number;
  readonly errors: number;
  readonly sumNs: number;
  readonly queueSumNs: number;
  readonly maxNs: number;
  readonly latency: Histogram;
  readonly queue: Histogram;
  readonly deviceTime: Histogram;
}

export interface StatsRow {
  readonly container: ContainerRef | null;
  readonly disk: string;
  readonly device: string;
  readonly leaf: boolean;
  readonly op: string;
  readonly count: number;
  readonly bytes: number;
  readonly errors: number;
  readonly p50Ns: number | null;
  readonly p90Ns: number | null;
  readonly p99Ns: number | null;
  readonly maxNs: number;
  readonly queueP99Ns: number | null;
  readonly deviceP99Ns: number | null;
}

/** Rows of a long session with many short containers are bounded; what comes beyond goes in one row per operation. */
const TOTALS_ROW_LIMIT = 16_384;
const OVERFLOW_DISK = '(others)';

/** Adds intervals up, exactly: sums of counts, the greatest maximum, merged histograms. */
export interface TotalsSum {
  add(interval: TotalsInterval, names: NameTables): void;
  /** By container, disk and operation. */
  rows(): readonly NamedTotals[];
  clear(): void;
}

export function createTotalsSum(rowLimit: number = TOTALS_ROW_LIMIT): TotalsSum {
  const sums = new Map<string, NamedTotals>();
  return {
    add(interval, names) {
      for (const row of interval.rows) {
        let named = nameTotals(row, names);
        let key = totalsKey(named);
        if (!sums.has(key) && sums.size >= rowLimit) {
          named = { ...named, container: null, disk: OVERFLOW_DISK, device: '0:0' };
          key = totalsKey(named);
        }
        const before = sums.get(key);
        sums.set(key, before === undefined ? named : addTotals(before, named));
      }
    },
    rows: () => [...sums.values()].sort(compareTotals),
    clear: () => sums.clear(),
  };
}

export function statsRow(row: NamedTotals): StatsRow {
  return {
    container: row.container,
    disk: row.disk,
    device: row.device,
    leaf: row.leaf,
    op: row.op,
    count: row.count,
    bytes: row.bytes,
    errors: row.errors,
    p50Ns: quantile(row.latency, 0.5, row.maxNs),
    p90Ns: quantile(row.latency, 0.9, row.maxNs),
    p99Ns: quantile(row.latency, 0.99, row.maxNs),
    maxNs: row.maxNs,
    // The part of an I/O is never longer than the longest I/O.
    queueP99Ns: quantile(row.queue, 0.99, row.maxNs),
    deviceP99Ns: quantile(row.deviceTime, 0.99, row.maxNs),
  };
}

function nameTotals(row: TotalsRow, names: NameTables): NamedTotals {
  const { container, device, op, ...sums } = row;
  const disk = names.disk(device);
  return {
    ...sums,
    container: container === 0 ? null : names.container(container),
    disk: disk.name,
    device: deviceText(device),
    leaf: disk.leaf,
    op: OPERATIONS[op] ?? `op-${op}`,
  };
}

function totalsKey(row: NamedTotals): string {
  return JSON.stringify([row.container?.runtime, row.container?.id, row.disk, row.device, row.op]);
}

function compareTotals(a: NamedTotals, b: NamedTotals): number {
  return (
    compareText(a.container?.name ?? '', b.container?.name ?? '') ||
    compareText(a.container?.id ?? '', b.container?.id ?? '') ||
    compareText(a.disk, b.disk) ||
    compareText(a.op, b.op)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
