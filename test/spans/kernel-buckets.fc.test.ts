import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TOTALS_ROW } from '../../src/decode/layout.gen.ts';
import { bucketIndex, bucketUpperBound } from '../../src/spans/histogram.ts';
import { FIRST_BUCKET_INDEX } from '../../src/spans/totals.ts';

const source = (name: string): string => readFileSync(new URL(`../../native/bpf/${name}`, import.meta.url), 'utf8');

function constant(text: string, name: string): bigint {
  const value = new RegExp(`#define ${name} (\\w+?)(?:ULL)?\\s`).exec(text)?.[1];
  if (value === undefined) throw new Error(`no ${name}`);
  return BigInt(value);
}

const [quarter1, quarter2, quarter3] = [1, 2, 3].map((j) => constant(source('totals.bpf.h'), `QUARTER_${j}`)) as [
  bigint,
  bigint,
  bigint,
];
const buckets = Number(constant(source('events.h'), 'HISTOGRAM_BUCKETS'));
const firstExponent = Number(constant(source('events.h'), 'HISTOGRAM_FIRST_EXPONENT'));

/** histogram_bucket() of totals.bpf.h, step by step, in integers as the kernel has them. */
function kernelBucket(ns: bigint): number {
  if (ns <= 1n << BigInt(firstExponent)) return 0;
  const below = ns - 1n;
  const exponent = below.toString(2).length - 1;
  const shift = BigInt(63 - exponent);
  let bucket = 1 + (exponent - firstExponent) * 4;
  if (below >= quarter2 >> shift) bucket += below >= quarter3 >> shift ? 3 : 2;
  else if (below >= quarter1 >> shift) bucket += 1;
  return Math.min(bucket, buckets - 1);
}

/** Times below the last bucket, which has no end, with an eye on those next to a bound. */
const time = fc.oneof(
  fc.integer({ min: 513, max: 2 ** 39 }),
  fc
    .tuple(fc.integer({ min: 0, max: buckets - 3 }), fc.integer({ min: -3, max: 3 }))
    .map(([bucket, offset]) => Math.max(1, Math.floor(2 ** (9 + bucket / 4)) + offset)),
);

describe('the kernel’s buckets', () => {
  it('cut a doubling at the exact quarters, rounded down to 64 bits', () => {
    for (const [i, quarter] of [quarter1, quarter2, quarter3].entries()) {
      const power = 1n << BigInt(63 * 4 + i + 1);
      expect(quarter ** 4n <= power && (quarter + 1n) ** 4n > power).toBe(true);
    }
  });

  it('are as many as the layout says, and begin at 2^9 ns', () => {
    expect(TOTALS_ROW.latencyLength).toBe(buckets);
    expect(bucketUpperBound(FIRST_BUCKET_INDEX)).toBe(2 ** firstExponent);
  });

  it('are those of the histograms: bucket i has index FIRST_BUCKET_INDEX + i', () => {
    fc.assert(
      fc.property(time, (ns) => {
        const index = Math.max(bucketIndex(ns), FIRST_BUCKET_INDEX);
        expect(FIRST_BUCKET_INDEX + kernelBucket(BigInt(ns))).toBe(index);
      }),
      { numRuns: 5_000 },
    );
  });

  it('hold the shortest and the longest in the first and the last', () => {
    expect([0n, 1n, 512n, 513n].map(kernelBucket)).toEqual([0, 0, 0, 1]);
    expect(kernelBucket(2n ** 64n - 1n)).toBe(buckets - 1);
    expect(kernelBucket(2n ** 39n)).toBe(buckets - 2);
  });
});
