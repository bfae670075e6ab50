/**
 * Arithmetic on base-2 exponential histograms (see Histogram): merging is exact, a quantile is right to within its bucket.
 */
import { HISTOGRAM_SCALE, type Histogram, type TotalsRow } from './types.ts';

const BUCKETS_PER_DOUBLING = 2 ** HISTOGRAM_SCALE;
/** Bucket of 0 and 1 ns, the shortest there are. */
const FIRST_INDEX = -1;
/** Bucket of the longest u64. What a peer sends beyond these two counts in the nearest one, so that merging stays bounded. */
const LAST_INDEX = 64 * BUCKETS_PER_DOUBLING - 1;

export const EMPTY_HISTOGRAM: Histogram = { offset: 0, counts: [] };

/** The longest time that counts in bucket `index`. */
export function bucketUpperBound(index: number): number {
  return 2 ** ((index + 1) / BUCKETS_PER_DOUBLING);
}

/** The bucket of a time in nanoseconds: bounds are exclusive below and inclusive above. */
export function bucketIndex(ns: number): number {
  if (!(ns > 1)) return FIRST_INDEX;
  let index = Math.ceil(Math.log2(ns) * BUCKETS_PER_DOUBLING) - 1;
  // The logarithm may be off by one step next to a bound.
  if (bucketUpperBound(index - 1) >= ns) index -= 1;
  else if (bucketUpperBound(index) < ns) index += 1;
  return clampIndex(index);
}

export function histogramOf(values: Iterable<number>): Histogram {
  let histogram = EMPTY_HISTOGRAM;
  for (const ns of values) histogram = mergeHistograms(histogram, { offset: bucketIndex(ns), counts: [1] });
  return histogram;
}

export function histogramCount(histogram: Histogram): number {
  let count = 0;
  for (const bucket of histogram.counts) count += bucket;
  return count;
}

/** The sum of two: associative, commutative, without empty buckets at either end. */
export function mergeHistograms(a: Histogram, b: Histogram): Histogram {
  const [firstA, lastA] = occupied(a);
  const [firstB, lastB] = occupied(b);
  const offset = Math.min(firstA, firstB);
  const last = Math.max(lastA, lastB);
  if (last < offset) return EMPTY_HISTOGRAM;
  const counts = new Array<number>(last - offset + 1).fill(0);
  addInto(counts, offset, a);
  addInto(counts, offset, b);
  return { offset, counts };
}

/**
 * The time that a share `q` (0 to 1) of the values does not exceed; null when there are none. The value with rank ceil(q × count) lies in
 * a known bucket; within it values are taken as evenly spread on a logarithmic scale, so that the result is never off by more than the
 * width of a bucket (19 %). Never above `maxNs`, which is exact. Whole nanoseconds.
 */
export function quantile(histogram: Histogram, q: number, maxNs = Number.POSITIVE_INFINITY): number | null {
  const total = histogramCount(histogram);
  if (total === 0) return null;
  const rank = Math.min(Math.max(Math.ceil(q * total), 1), total);
  let before = 0;
  for (const [i, count] of histogram.counts.entries()) {
    if (before + count >= rank) {
      const lower = bucketUpperBound(histogram.offset + i - 1);
      const estimate = Math.round(lower * 2 ** ((rank - before) / count / BUCKETS_PER_DOUBLING));
      return Math.min(estimate, maxNs);
    }
    before += count;
  }
  return maxNs;
}

function clampIndex(index: number): number {
  return Math.min(Math.max(index, FIRST_INDEX), LAST_INDEX);
}

/** First and last bucket that counts something, clamped; an empty range (1 past, 1 before) for none. */
function occupied(histogram: Histogram): [first: number, last: number] {
  const first = histogram.counts.findIndex((count) => count > 0);
  if (first < 0) return [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const last = histogram.counts.findLastIndex((count) => count > 0);
  return [clampIndex(histogram.offset + first), clampIndex(histogram.offset + last)];
}

function addInto(counts: number[], offset: number, histogram: Histogram): void {
  for (const [i, count] of histogram.counts.entries()) {
    if (count <= 0) continue;
    const at = clampIndex(histogram.offset + i) - offset;
    counts[at] = (counts[at] ?? 0) + count;
  }
}

/** The figures of a totals row that add up. */
type Addable = Pick<
  TotalsRow,
  'count' | 'bytes' | 'errors' | 'sumNs' | 'queueSumNs' | 'maxNs' | 'latency' | 'queue' | 'deviceTime'
>;

/** `b` with the figures of both. */
export function addTotals<Row extends Addable>(a: Addable, b: Row): Row {
  return {
    ...b,
    count: a.count + b.count,
    bytes: a.bytes + b.bytes,
    errors: a.errors + b.errors,
    sumNs: a.sumNs + b.sumNs,
    queueSumNs: a.queueSumNs + b.queueSumNs,
    maxNs: Math.max(a.maxNs, b.maxNs),
    latency: mergeHistograms(a.latency, b.latency),
    queue: mergeHistograms(a.queue, b.queue),
    deviceTime: mergeHistograms(a.deviceTime, b.deviceTime),
  };
}
