import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bucketIndex,
  bucketUpperBound,
  EMPTY_HISTOGRAM,
  histogramCount,
  histogramOf,
  mergeHistograms,
  quantile,
} from '../../src/spans/histogram.ts';

const time = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 2 ** 40 }), fc.maxSafeNat());
const times = fc.array(time, { minLength: 1, maxLength: 60 });
const histogram = fc.array(time, { maxLength: 30 }).map(histogramOf);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('buckets', () => {
  it('hold every time between an exclusive lower and an inclusive upper bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: Number.MAX_SAFE_INTEGER }), (ns) => {
        const index = bucketIndex(ns);
        expect(bucketUpperBound(index)).toBeGreaterThanOrEqual(ns);
        expect(bucketUpperBound(index - 1)).toBeLessThan(ns);
      }),
    );
  });

  it('put powers of two at the end of their bucket', () => {
    for (let power = 0; power < 53; power++) expect(bucketIndex(2 ** power)).toBe(power * 4 - 1);
  });
});

describe('merging', () => {
  it('does not depend on the order', () => {
    fc.assert(
      fc.property(histogram, histogram, (a, b) => {
        expect(mergeHistograms(a, b)).toEqual(mergeHistograms(b, a));
      }),
    );
  });

  it('does not depend on the grouping', () => {
    fc.assert(
      fc.property(histogram, histogram, histogram, (a, b, c) => {
        expect(mergeHistograms(mergeHistograms(a, b), c)).toEqual(mergeHistograms(a, mergeHistograms(b, c)));
      }),
    );
  });

  it('keeps every count, and nothing is what changes nothing', () => {
    fc.assert(
      fc.property(histogram, histogram, (a, b) => {
        expect(histogramCount(mergeHistograms(a, b))).toBe(histogramCount(a) + histogramCount(b));
        expect(mergeHistograms(a, EMPTY_HISTOGRAM)).toEqual(a);
      }),
    );
  });

  it('stays bounded for offsets that no time has', () => {
    const merged = mergeHistograms({ offset: -1e9, counts: [1] }, { offset: 1e9, counts: [2] });
    expect(merged.counts.length).toBeLessThan(300);
    expect(histogramCount(merged)).toBe(3);
  });
});

describe('a quantile', () => {
  it('is in the bucket of the exact answer', () => {
    fc.assert(
      fc.property(times, share, (values, q) => {
        const sorted = [...values].sort((a, b) => a - b);
        const exact = sorted[Math.max(Math.ceil(q * sorted.length), 1) - 1] ?? 0;
        const estimate = quantile(histogramOf(values), q) ?? Number.NaN;
        const index = bucketIndex(exact);
        // Rounding to whole nanoseconds may step over a bound by half of one.
        expect(estimate).toBeGreaterThanOrEqual(bucketUpperBound(index - 1) - 0.5);
        expect(estimate).toBeLessThanOrEqual(bucketUpperBound(index) + 0.5);
      }),
    );
  });

  it('never falls as the share rises, and is never above the maximum', () => {
    fc.assert(
      fc.property(times, share, share, (values, p, q) => {
        const max = Math.max(...values);
        const low = quantile(histogramOf(values), Math.min(p, q), max) ?? Number.NaN;
        const high = quantile(histogramOf(values), Math.max(p, q), max) ?? Number.NaN;
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(max);
      }),
    );
  });

  it('of nothing is unknown', () => {
    expect(quantile(EMPTY_HISTOGRAM, 0.5)).toBeNull();
  });
});
