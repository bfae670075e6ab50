import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDrain, type Drain } from '../../src/agent/drain.ts';

const OPTIONS = { intervalMs: 10, idleReadings: 3 };
const WHEN_FULL = 1;
const AT_FIRST = 2;

let records: number;
let reads: number;
let armed: number;
let drain: Drain;
/** What happens just before the next reading: a record that comes in between. */
let meanwhile: (() => void) | null;

beforeEach(() => {
  vi.useFakeTimers();
  records = 0;
  reads = 0;
  // As the kernel begins.
  armed = AT_FIRST;
  meanwhile = null;
  drain = createDrain(
    {
      read() {
        const happened = meanwhile;
        meanwhile = null;
        happened?.();
        reads++;
        const any = records > 0;
        records = 0;
        return any;
      },
      arm: (value) => {
        armed = value;
      },
    },
    OPTIONS,
  );
});

afterEach(() => {
  drain.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** A record comes; the kernel wakes the reader when that is armed, and disarms. */
function submit(): void {
  records++;
  if (armed !== AT_FIRST) return;
  armed = 0;
  drain.wake();
}

describe('a reader of the ring', () => {
  it('runs no timer before the first record', () => {
    vi.advanceTimersByTime(10_000);
    expect([reads, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('reads at once when it is woken, then by a timer, and asks for no wake-up until the ring fills', () => {
    submit();
    expect([reads, records, armed]).toEqual([1, 0, WHEN_FULL]);
    records = 5;
    vi.advanceTimersByTime(OPTIONS.intervalMs);
    expect([reads, records, armed]).toEqual([2, 0, WHEN_FULL]);
  });

  it('goes to rest after some empty readings, and asks to be woken at the first record', () => {
    submit();
    vi.advanceTimersByTime(OPTIONS.intervalMs * OPTIONS.idleReadings);
    expect([vi.getTimerCount(), armed]).toEqual([0, AT_FIRST]);
    const before = reads;
    vi.advanceTimersByTime(10_000);
    expect(reads).toBe(before);
  });

  it('stays awake while records come, however few', () => {
    submit();
    for (let i = 0; i < 50; i++) {
      vi.advanceTimersByTime(OPTIONS.intervalMs * (OPTIONS.idleReadings - 1));
      records++;
      vi.advanceTimersByTime(OPTIONS.intervalMs);
    }
    expect([vi.getTimerCount(), records]).toEqual([1, 0]);
  });

  it('misses no record that comes between its last empty reading and its rest', () => {
    submit();
    vi.advanceTimersByTime(OPTIONS.intervalMs * OPTIONS.idleReadings - 1);
    // At the last empty reading there is none yet; then one comes, before the kernel is asked to wake: nobody tells.
    meanwhile = () => {
      meanwhile = () => {
        records++;
      };
    };
    vi.advanceTimersByTime(1);
    expect([records, armed, vi.getTimerCount()]).toEqual([0, WHEN_FULL, 1]);
  });

  it('wakes again after its rest, any number of times', () => {
    for (let i = 0; i < 5; i++) {
      submit();
      expect(records).toBe(0);
      vi.advanceTimersByTime(OPTIONS.intervalMs * (OPTIONS.idleReadings + 1));
      expect(armed).toBe(AT_FIRST);
    }
  });

  it('that is woken while its timer runs keeps one timer', () => {
    submit();
    for (let i = 0; i < 5; i++) {
      armed = 0;
      drain.wake();
    }
    expect([vi.getTimerCount(), armed]).toEqual([1, WHEN_FULL]);
  });

  it('reads when asked to, also at rest', () => {
    records = 1;
    drain.now();
    expect([reads, records]).toEqual([1, 0]);
  });

  it('that was stopped reads nothing any more', () => {
    submit();
    drain.stop();
    const before = reads;
    drain.wake();
    drain.now();
    vi.advanceTimersByTime(1_000);
    expect(reads).toBe(before);
  });
});
