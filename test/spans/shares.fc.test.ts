import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Part, SHARES, type ShareName, timeShares } from '../../src/spans/shares.ts';
import { blocks, child, fsyncDetail, sync, testAssembler } from './assembler-helpers.ts';

const point = fc.integer({ min: -50, max: 250 });
const part: fc.Arbitrary<Part> = fc
  .tuple(point, point, fc.constantFrom(...SHARES))
  .map(([start, end, share]) => ({ start, end, share }));
const parts = fc.array(part, { maxLength: 30 });
const bounds = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));

/** Looks at every whole number by itself. */
function countShares(all: readonly Part[], start: number, end: number): Record<ShareName | 'unexplained', number> {
  const counts = Object.fromEntries([...SHARES, 'unexplained'].map((name) => [name, 0])) as Record<string, number>;
  for (let at = start; at < end; at++) {
    const there = all.filter((one) => one.start <= at && at < one.end).map(({ share }) => share);
    const first = SHARES.find((name) => there.includes(name)) ?? 'unexplained';
    counts[first] = (counts[first] ?? 0) + 1;
  }
  return counts as Record<ShareName | 'unexplained', number>;
}

describe('the shares of a call in its time', () => {
  it('give every moment to the first of those that cover it', () => {
    fc.assert(
      fc.property(parts, bounds, (all, [start, length]) => {
        const end = start + length;
        const expected = Object.entries(countShares(all, start, end)).map(([name, count]) => [`${name}Ns`, count]);
        expect(timeShares(all, start, end)).toEqual(Object.fromEntries(expected));
      }),
    );
  });

  it('add up to the call, whatever the order of what happened', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const shares = timeShares(all, 0, 200);
        expect(Object.values(shares).reduce((sum, ns) => sum + ns, 0)).toBe(200);
        expect(timeShares([...all].reverse(), 0, 200)).toEqual(shares);
      }),
    );
  });
});

it('an fsync’s shares are never negative and sum up to its duration', () => {
  const io = fc.record({ start: point, end: point, flush: fc.boolean() });
  fc.assert(
    fc.property(fc.array(io, { maxLength: 20 }), fc.integer({ min: 1, max: 200 }), (ios, duration) => {
      const assembler = testAssembler({ minNs: 0 });
      const children = ios
        .filter(({ start, end }) => start < end)
        .map(({ start, end, flush }) => child(0, start, end, { operation: flush ? 2 : 1 }));
      assembler.block(blocks(...children));
      assembler.sync(sync(0, duration));
      const { dataNs, flushNs, unexplainedNs } = fsyncDetail(assembler.spans().at(-1));
      expect(Math.min(dataNs, flushNs, unexplainedNs)).toBeGreaterThanOrEqual(0);
      expect(dataNs + flushNs + unexplainedNs).toBe(duration * 1_000_000);
    }),
  );
});
