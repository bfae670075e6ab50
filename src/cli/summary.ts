/** The end of a session for people: where the time went, what is missing, what watching cost. */
import { addTotals, quantile } from '../spans/histogram.ts';
import type { Cost } from '../spans/types.ts';
import { formatDuration, formatThreshold } from './durations.ts';
import { containerTable, type TableShape } from './fit-table.ts';
import { printable, wrap } from './sanitize.ts';
import { formatBytes, formatCount } from './sizes.ts';
import { containerLabel } from './span-text.ts';
import { tableSections } from './summary-tables.ts';
import { left, right } from './table.ts';
import type { CallSummary, EndReason, Tally } from './tally.ts';
import type { NamedTotals } from './totals.ts';

export interface SummaryOptions extends TableShape {
  readonly reason: EndReason;
  /** Threshold of spans. */
  readonly minNs: number;
}

const REASONS: Readonly<Record<EndReason, string>> = {
  signal: 'interrupted',
  duration: 'time is up',
  'target-gone': 'the target is gone',
  'agent-stopped': 'the agent stopped',
  'connection-lost': 'the connection is lost',
  'output-closed': 'nobody reads the output',
};

/** Tables are cut to the width, sentences broken. */
export function summaryLines(tally: Tally, options: SummaryOptions): string[] {
  const sections = [
    [`summary: ${REASONS[options.reason]}, ${formatCount(tally.spans)} ${tally.spans === 1 ? 'span' : 'spans'}`],
    ioLines(tally.totals(), options),
    callLines(tally.calls(), options),
    ...tableSections(tally, options),
    [lossLine(tally.lost()), costLine(tally.cost())].flatMap((line) => wrap(line, options.width)),
  ];
  return sections.filter((lines) => lines.length > 0).flatMap((lines) => ['', ...lines]);
}

const IO_COLUMNS = [
  left('DISK'),
  left('OP'),
  right('COUNT'),
  right('BYTES'),
  right('P50'),
  right('P90'),
  right('P99'),
  right('MAX'),
  right('QUEUE'),
  right('DEVICE'),
] as const;

function ioLines(rows: readonly NamedTotals[], options: SummaryOptions): string[] {
  if (rows.length === 0) return ['block I/O: none'];
  const cells = byContainer(rows).flatMap((group) => {
    const lines = group.map((row) => [containerLabel(row.container), ...ioCells(row)]);
    const sum = leafSum(group);
    return sum === null ? lines : [...lines, [containerLabel(sum.container), ...ioCells(sum)]];
  });
  const notes = [
    rows.some((row) => !row.leaf)
      ? ['* on top of another disk that counts the same I/O again: not in the sum over disks']
      : [],
    rows.every((row) => SUMMED.has(row.op)) ? [] : [`all: ${[...SUMMED].join(', ')} only`],
  ].flat();
  return [
    'block I/O, each one, however short',
    ...containerTable(IO_COLUMNS, cells, options, IO_SPARED),
    ...notes.flatMap((note) => wrap(note, options.width)),
  ];
}

/** DEVICE is the rest of QUEUE. */
const IO_SPARED = ['P90', 'DEVICE'];

function ioCells(row: NamedTotals): string[] {
  const part = (q: number): string => formatDuration(quantile(row.latency, q, row.maxNs));
  const queueShare = row.sumNs > 0 && row.queue.counts.length > 0 ? row.queueSumNs / row.sumNs : null;
  return [
    printable(row.disk) + (row.leaf ? '' : '*'),
    row.op,
    formatCount(row.count),
    formatBytes(row.bytes),
    part(0.5),
    part(0.9),
    part(0.99),
    formatDuration(row.maxNs),
    share(queueShare),
    share(queueShare === null ? null : 1 - queueShare),
  ];
}

/** What the sum is over: the bytes of a discard are a range, not data that moved. */
const SUMMED: ReadonlySet<string> = new Set(['read', 'write', 'flush']);

/** The sum over the disks of a container that count an I/O once; null where it would repeat a line. */
function leafSum(rows: readonly NamedTotals[]): NamedTotals | null {
  const leaves = rows.filter((row) => row.leaf && SUMMED.has(row.op));
  if (rows.length < 2 || leaves.length === 0) return null;
  return { ...leaves.reduce((a, b) => addTotals(a, b)), disk: 'all', op: 'all' };
}

function byContainer(rows: readonly NamedTotals[]): NamedTotals[][] {
  const groups = new Map<string, NamedTotals[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.container?.runtime, row.container?.id]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function callLines(calls: readonly CallSummary[], options: SummaryOptions): string[] {
  const { minNs } = options;
  if (calls.length === 0) return [];
  const columns = [left('CALL'), right('COUNT'), right('P50'), right('MAX'), right('FAILED')];
  const rows = calls.map((call) => [
    containerLabel(call.container),
    call.name,
    formatCount(call.count),
    formatDuration(call.p50Ns),
    formatDuration(call.maxNs),
    formatCount(call.errors),
  ]);
  const which = minNs > 0 ? `those of ${formatThreshold(minNs)} or longer` : 'those seen';
  return [`fsync and mount calls: only ${which}`, ...containerTable(columns, rows, options)];
}

function lossLine(lost: Readonly<Record<string, number>>): string {
  const reasons = Object.entries(lost).filter(([, count]) => count > 0);
  if (reasons.length === 0) return 'nothing lost';
  return `lost: ${reasons.map(([reason, count]) => `${printable(reason)} ${formatCount(count)}`).join(', ')}`;
}

function costLine(cost: Cost | null): string {
  if (cost === null) return 'cost of tracing: unknown (no interval was complete)';
  return `cost of tracing: ${bpfCost(cost)}; agent CPU ${cost.agentCpuPercent.toFixed(1)} %, memory ${formatBytes(cost.rssBytes)}`;
}

/** The agent samples it in the session's second second, and in one of ten from then on. */
function bpfCost({ bpfNsPerIo, bpfCpuPercent }: Cost): string {
  const perIo = bpfNsPerIo === null ? null : `${formatCount(Math.round(bpfNsPerIo))} ns per I/O`;
  if (bpfCpuPercent === null) return `BPF ${perIo ?? 'not sampled (takes the first two seconds)'}`;
  return `BPF ${bpfCpuPercent.toFixed(2)} % of a core, ${perIo ?? 'too few I/Os to say how much each'}`;
}

function share(value: number | null): string {
  return value === null ? '-' : `${Math.round(Math.min(Math.max(value, 0), 1) * 100)} %`;
}
