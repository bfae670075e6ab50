import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime, rfc3339, wallClockAt } from '../../src/cli/timestamps.ts';
import { sessionTime } from '../../src/units.ts';

const base = fc.record({
  seconds: fc.integer({ min: 0, max: 4_000_000_000 }),
  nanos: fc.integer({ min: 0, max: 999_999_999 }),
});
const at = fc.oneof(
  fc.integer({ min: -1e15, max: Number.MAX_SAFE_INTEGER }),
  // Next to whole seconds, where a quotient would round.
  fc.tuple(fc.integer({ min: -1e5, max: 9_000_000 }), fc.constantFrom(-1, 0, 1)).map(([s, ns]) => s * 1e9 + ns),
);

describe('points in time', () => {
  it('are the base plus the session time, exact to the nanosecond', () => {
    fc.assert(
      fc.property(base, at, (clock, time) => {
        const exact = BigInt(clock.seconds) * 1_000_000_000n + BigInt(clock.nanos) + BigInt(time);
        fc.pre(exact >= 0n);
        const { seconds, nanos } = wallClockAt(clock, sessionTime(time));
        expect(BigInt(seconds) * 1_000_000_000n + BigInt(nanos)).toBe(exact);
        expect(nanos).toBeGreaterThanOrEqual(0);
        expect(nanos).toBeLessThan(1_000_000_000);
      }),
    );
  });

  it('are RFC 3339 in UTC with nine decimals, and sort as text', () => {
    fc.assert(
      fc.property(base, at, fc.integer({ min: 1, max: 1e12 }), (clock, time, later) => {
        fc.pre(clock.seconds > 1_000_000 && time + later <= Number.MAX_SAFE_INTEGER);
        const first = rfc3339(clock, sessionTime(time));
        expect(first).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
        expect(first < rfc3339(clock, sessionTime(time + later))).toBe(true);
      }),
    );
  });

  it('can be before the session began', () => {
    expect(rfc3339({ seconds: 1_767_225_600, nanos: 0 }, sessionTime(-1))).toBe('2025-12-31T23:59:59.999999999Z');
  });

  it('are short and local for people', () => {
    const clock = { seconds: 1_767_225_600, nanos: 1_999_999 };
    expect(localTime(clock, sessionTime(0), () => 0)).toBe('00:00:00.001');
    expect(localTime(clock, sessionTime(5e9), () => 330)).toBe('05:30:05.001');
  });
});
