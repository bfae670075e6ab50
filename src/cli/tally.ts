/** What a session adds up to, for its last line or its summary. */
import { bucketIndex, EMPTY_HISTOGRAM, mergeHistograms, quantile } from '../spans/histogram.ts';
import type { ContainerRef, Cost, Histogram, NameTables, TotalsInterval } from '../spans/types.ts';
import { createDiskMeans } from './disk-means.ts';
import type { SpanRecord } from './span-record.ts';
import type { NamedDisk, NamedTable } from './table-rows.ts';
import { createTableSums, type TableSums } from './table-sums.ts';
import { createTotalsSum, type NamedTotals } from './totals.ts';

/** Why a session ended. `agent-stopped`: the other side shut down; `connection-lost`: it cannot be reached any more. */
export type EndReason = 'signal' | 'duration' | 'target-gone' | 'agent-stopped' | 'connection-lost' | 'output-closed';

/** System calls of one name in one container, from the spans seen. */
export interface CallSummary {
  readonly container: ContainerRef | null;
  readonly kind: 'fsync' | 'mount';
  readonly name: string;
  readonly count: number;
  readonly p50Ns: number;
  readonly maxNs: number;
  readonly errors: number;
}

interface CallSum {
  readonly container: ContainerRef | null;
  readonly kind: 'fsync' | 'mount';
  readonly name: string;
  count: number;
  maxNs: number;
  errors: number;
  durations: Histogram;
}

/** Names of calls × containers that are kept apart; calls of later ones still count as spans. */
const CALL_LIMIT = 4_096;

export interface Tally {
  addSpan(span: SpanRecord): void;
  addTotals(totals: TotalsInterval, names: NameTables): void;
  addTable(table: NamedTable, intervalNs: number): void;
  addLost(reason: string, count: number): void;
  readonly spans: number;
  totals(): readonly NamedTotals[];
  readonly tables: Pick<TableSums, 'rows'>;
  disks(): readonly NamedDisk[];
  calls(): readonly CallSummary[];
  lost(): Readonly<Record<string, number>>;
  /** Over the whole session: means weighted by I/Os and time, the greatest memory. Null before the first interval. */
  cost(): Cost | null;
}

export function createTally(): Tally {
  const sums = createTotalsSum();
  const tables = createTableSums({ processesByName: true });
  const disks = createDiskMeans();
  let elapsedNs = 0;
  const calls = new Map<string, CallSum>();
  const lost = new Map<string, number>();
  const cost = createCostSum();
  let spans = 0;
  return {
    addSpan(span) {
      spans += 1;
      if (span.kind === 'fsync' || span.kind === 'mount') addCall(calls, span, span.kind);
    },
    addTotals(totals, names) {
      sums.add(totals, names);
      cost.add(totals);
      elapsedNs += totals.intervalNs;
    },
    addTable(table, intervalNs) {
      tables.add(table);
      if (table.type === 'disks') disks.add(table.rows, intervalNs);
    },
    addLost(reason, count) {
      lost.set(reason, (lost.get(reason) ?? 0) + count);
    },
    get spans() {
      return spans;
    },
    totals: () => sums.rows(),
    tables,
    disks: () => disks.rows(elapsedNs),
    calls: () => [...calls.values()].map(callSummary),
    lost: () => Object.fromEntries(lost),
    cost: () => cost.result(),
  };
}

function addCall(calls: Map<string, CallSum>, span: SpanRecord, kind: 'fsync' | 'mount'): void {
  const { container, name } = span;
  const key = JSON.stringify([container?.runtime, container?.id, kind, name]);
  let sum = calls.get(key);
  if (sum === undefined) {
    if (calls.size >= CALL_LIMIT) return;
    sum = { container, kind, name, count: 0, maxNs: 0, errors: 0, durations: EMPTY_HISTOGRAM };
    calls.set(key, sum);
  }
  sum.count += 1;
  sum.errors += span.error === null ? 0 : 1;
  sum.maxNs = Math.max(sum.maxNs, span.durationNs);
  sum.durations = mergeHistograms(sum.durations, { offset: bucketIndex(span.durationNs), counts: [1] });
}

function callSummary({ durations, ...sum }: CallSum): CallSummary {
  return { ...sum, p50Ns: quantile(durations, 0.5, sum.maxNs) ?? 0 };
}

function createCostSum(): { add(totals: TotalsInterval): void; result(): Cost | null } {
  let elapsedNs = 0;
  let cpuNs = 0;
  let ios = 0;
  let bpfNs = 0;
  let bpfCpuNs = 0;
  let sampledNs = 0;
  let rssBytes = 0;
  return {
    add({ cost, intervalNs, rows }) {
      elapsedNs += intervalNs;
      cpuNs += (cost.agentCpuPercent / 100) * intervalNs;
      rssBytes = Math.max(rssBytes, cost.rssBytes);
      if (cost.bpfCpuPercent !== null) {
        sampledNs += intervalNs;
        bpfCpuNs += (cost.bpfCpuPercent / 100) * intervalNs;
      }
      if (cost.bpfNsPerIo === null) return;
      const count = rows.reduce((sum, row) => sum + row.count, 0);
      ios += count;
      bpfNs += cost.bpfNsPerIo * count;
    },
    result() {
      if (elapsedNs === 0) return null;
      return {
        bpfNsPerIo: ios === 0 ? null : Math.round(bpfNs / ios),
        bpfCpuPercent: sampledNs === 0 ? null : percent(bpfCpuNs, sampledNs),
        agentCpuPercent: percent(cpuNs, elapsedNs),
        rssBytes,
      };
    },
  };
}

/** With two decimals. */
function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 10_000) / 100;
}
