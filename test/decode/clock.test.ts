import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockBase, readTime } from '../../src/decode/clock.ts';

function timeAt(kernelNs: bigint, baseNs: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, kernelNs, true);
  return readTime(view, 0, clockBase(baseNs));
}

describe('a kernel time relative to the base of a session', () => {
  it.each([
    ['equal to the base', 7n << 32n, 7n << 32n, 0],
    ['just after the base, in the next high word', (8n << 32n) + 1n, (7n << 32n) + 0xffff_ffffn, 2],
    ['just before the base, in the high word before', (7n << 32n) + 0xffff_ffffn, (8n << 32n) + 1n, -2],
    ['at boot', 0n, 5_000_000_000n, -5_000_000_000],
  ])('is exact %s', (_, kernel, base, expected) => {
    expect(timeAt(kernel, base)).toBe(expected);
  });

  it('is exact after ten years of uptime, where a Number of nanoseconds since boot is not', () => {
    const base = 10n * 365n * 86_400n * 1_000_000_000n + 1n;
    expect(Number(base + 2n) - Number(base)).not.toBe(2);
    expect(timeAt(base + 2n, base)).toBe(2);
  });

  it('is exact for every session of up to a hundred days', () => {
    const hundredDays = 100n * 86_400n * 1_000_000_000n;
    fc.assert(
      fc.property(
        fc.bigInt({ min: hundredDays, max: 2n ** 63n }),
        fc.bigInt({ min: -hundredDays, max: hundredDays }),
        (base, since) => {
          expect(BigInt(timeAt(base + since, base))).toBe(since);
        },
      ),
    );
  });
});
