import { type Histogram, OPERATIONS, type TotalsInterval, type TotalsRow } from '../spans/types.ts';
import { deviceNumber, nanos, sessionTime } from '../units.ts';
import type { stallscope } from './gen/stallscope.js';
import { WIRE_LIMITS } from './limits.ts';
import { amount, atMost, instant, join, pick, split, toAmount } from './numbers.ts';

type TotalsMessage = stallscope.v1.Totals.$Properties;
type RowMessage = stallscope.v1.TotalsRow.$Properties;
type HistogramMessage = stallscope.v1.Histogram.$Properties;

export function totalsMessage(totals: TotalsInterval, epoch: number): TotalsMessage {
  atMost(totals.rows.length, WIRE_LIMITS.totalsRows, 'rows of totals');
  const { bpfNsPerIo, bpfCpuPercent, agentCpuPercent, rssBytes } = totals.cost;
  return {
    epoch,
    at: totals.at,
    intervalNs: toAmount(totals.intervalNs),
    rows: totals.rows.map(rowMessage),
    cost: {
      ...(bpfNsPerIo !== null && { bpfNsPerIo: toAmount(bpfNsPerIo) }),
      ...(bpfCpuPercent !== null && { bpfCpuPercent: toAmount(bpfCpuPercent) }),
      agentCpuPercent: toAmount(agentCpuPercent),
      rssBytes: toAmount(rssBytes),
    },
  };
}

function rowMessage(row: TotalsRow): RowMessage {
  return {
    container: row.container,
    device: row.device,
    op: row.op,
    count: toAmount(row.count),
    bytes: toAmount(row.bytes),
    errors: toAmount(row.errors),
    sumNs: toAmount(row.sumNs),
    queueSumNs: toAmount(row.queueSumNs),
    maxNs: toAmount(row.maxNs),
    ...histogramField('latency', row.latency),
    ...histogramField('queue', row.queue),
    ...histogramField('deviceTime', row.deviceTime),
  };
}

/** Nothing for an empty histogram; empty buckets at both ends are left out. */
function histogramField(name: 'latency' | 'queue' | 'deviceTime', histogram: Histogram): RowMessage {
  const first = histogram.counts.findIndex((count) => count > 0);
  if (first < 0) return {};
  let end = histogram.counts.length;
  while (!((histogram.counts[end - 1] ?? 0) > 0)) end--;
  atMost(end - first, WIRE_LIMITS.buckets, 'buckets of a histogram');
  const { low, high } = split(histogram.counts.slice(first, end));
  return { [name]: { offset: histogram.offset + first, counts: low, ...(high && { countsHi: high }) } };
}

export function totalsOf(message: TotalsMessage): { epoch: number; totals: TotalsInterval } {
  const rows = message.rows ?? [];
  atMost(rows.length, WIRE_LIMITS.totalsRows, 'rows of totals');
  const cost = message.cost ?? {};
  return {
    epoch: message.epoch ?? 0,
    totals: {
      at: sessionTime(instant(message.at)),
      intervalNs: nanos(amount(message.intervalNs)),
      rows: rows.map(rowOf),
      cost: {
        bpfNsPerIo: cost.bpfNsPerIo == null ? null : amount(cost.bpfNsPerIo),
        bpfCpuPercent: cost.bpfCpuPercent == null ? null : amount(cost.bpfCpuPercent),
        agentCpuPercent: amount(cost.agentCpuPercent),
        rssBytes: amount(cost.rssBytes),
      },
    },
  };
}

function rowOf(message: RowMessage): TotalsRow {
  const op = message.op ?? 0;
  pick(OPERATIONS, op, 'operation');
  return {
    container: message.container ?? 0,
    device: deviceNumber(message.device ?? 0),
    op,
    count: amount(message.count),
    bytes: amount(message.bytes),
    errors: amount(message.errors),
    sumNs: amount(message.sumNs),
    queueSumNs: amount(message.queueSumNs),
    maxNs: amount(message.maxNs),
    latency: histogramOf(message.latency),
    queue: histogramOf(message.queue),
    deviceTime: histogramOf(message.deviceTime),
  };
}

function histogramOf(message: HistogramMessage | null | undefined): Histogram {
  const low = message?.counts ?? [];
  atMost(low.length, WIRE_LIMITS.buckets, 'buckets of a histogram');
  return { offset: message?.offset ?? 0, counts: join(low, message?.countsHi ?? []) };
}
