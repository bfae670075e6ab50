import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CLOCK_SHIFT } from '../../src/decode/layout.gen.ts';
import { clockGrowth, clockTicks, clockValue, TICK_NS } from '../../src/spans/clock.ts';

const ONE = 1n << BigInt(CLOCK_SHIFT.NUMBER_SHIFT);
const LIMIT = 1n << BigInt(CLOCK_SHIFT.SUM_LIMIT_SHIFT);
const add = (word: bigint, step: bigint): bigint => BigInt.asUintN(64, word + step);

/** As the kernel side does it: clock_start and clock_stop of native/bpf/occupancy.bpf.h. */
const start = (word: bigint, ticks: bigint): bigint => add(word, ONE - ticks);
function stop(word: bigint, ticks: bigint): bigint {
  const stopped = add(word, ticks - ONE);
  const sum = BigInt.asIntN(CLOCK_SHIFT.NUMBER_SHIFT, stopped);
  if (sum > LIMIT) return add(stopped, -LIMIT);
  return sum < -LIMIT ? add(stopped, LIMIT) : stopped;
}

/** Uptimes and lengths in nanoseconds. A modulus is 19 hours: uptimes go through several. */
const uptime = fc.bigInt({ min: 0n, max: 10n ** 15n });
const lengths = fc.array(fc.record({ begin: fc.nat(2 ** 31 - 1), length: fc.nat(2 ** 31 - 1) }), { maxLength: 40 });

it('a clock grows by the time that things went on, however many at once, wherever the uptime is', () => {
  fc.assert(
    fc.property(uptime, lengths, fc.nat(2 ** 31 - 1), fc.nat(2 ** 31 - 1), (boot, things, one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const at = (offset: number): bigint => clockTicks(boot + BigInt(offset));
      const edges = things
        .flatMap(({ begin, length }) => [
          { at: begin, step: start },
          { at: begin + length, step: stop },
        ])
        .sort((a, b) => a.at - b.at || (a.step === start ? -1 : 1));
      const wordAt = (time: number): bigint =>
        edges.filter((edge) => edge.at <= time).reduce((word, edge) => edge.step(word, at(edge.at)), 0n);
      const grown = clockGrowth(clockValue(wordAt(from), at(from)), clockValue(wordAt(to), at(to)));
      const expected = things.reduce(
        (sum, { begin, length }) => sum + Math.max(0, Math.min(begin + length, to) - Math.max(begin, from)),
        0,
      );
      // Each edge and each reading is cut to a tick.
      expect(Math.abs(grown * TICK_NS - expected)).toBeLessThanOrEqual((2 * things.length + 2) * TICK_NS);
    }),
  );
});

it('a clock keeps its number and its time when what ends is seen before what began', () => {
  const [t1, t2] = [clockTicks(5_000_000n), clockTicks(9_000_000n)];
  expect(clockValue(stop(start(0n, t1), t2), t2)).toBe(clockValue(start(stop(0n, t2), t1), t2));
  expect(clockGrowth(0n, clockValue(start(stop(0n, t2), t1), t2)) * TICK_NS).toBe(4_000_000);
});

it('a clock that ran for weeks is brought back, and still shows the same differences', () => {
  const hour = 3_600_000_000_000n;
  let word = 0n;
  let shown = 0;
  for (let i = 0n; i < 40_000n; i++) {
    const [begin, end] = [clockTicks(i * 2n * hour), clockTicks(i * 2n * hour + hour)];
    const before = clockValue(word, begin);
    word = start(word, begin);
    word = stop(word, end);
    shown += clockGrowth(before, clockValue(word, end));
  }
  expect(BigInt.asIntN(CLOCK_SHIFT.NUMBER_SHIFT, word)).toBeLessThanOrEqual(LIMIT);
  expect(shown * TICK_NS).toBe(40_000 * Number(hour));
});

it('a difference below zero is none', () => {
  expect(clockGrowth(clockValue(0n, 0n) + 3n, 0n)).toBe(0);
});
