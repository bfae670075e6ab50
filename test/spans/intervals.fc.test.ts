import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveredNs } from '../../src/spans/intervals.ts';
import { blocks, child, fsyncDetail, sync, testAssembler } from './assembler-helpers.ts';

const point = fc.integer({ min: -50, max: 250 });
const interval = fc.tuple(point, point).map(([start, end]) => ({ start, end }));
const intervals = fc.array(interval, { maxLength: 30 });

/** Counts the whole numbers inside, one by one. */
function countCovered(all: readonly { start: number; end: number }[], start: number, end: number): number {
  let covered = 0;
  for (let at = start; at < end; at++) if (all.some((one) => one.start <= at && at < one.end)) covered++;
  return covered;
}

describe('the time that intervals cover', () => {
  it('is the length of their union within the bounds', () => {
    fc.assert(
      fc.property(
        intervals,
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (all, start, length) => {
          const end = start + length;
          expect(coveredNs([...all], start, end)).toBe(countCovered(all, start, end));
        },
      ),
    );
  });

  it('does not depend on their order, and never falls when one is added', () => {
    fc.assert(
      fc.property(intervals, interval, (all, one) => {
        const covered = coveredNs([...all], 0, 200);
        expect(coveredNs([...all].reverse(), 0, 200)).toBe(covered);
        expect(coveredNs([...all, one], 0, 200)).toBeGreaterThanOrEqual(covered);
      }),
    );
  });
});

it('an fsync’s data, flush and unexplained time are never negative and sum up to its duration', () => {
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
