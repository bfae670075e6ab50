import { describe, expect, it } from 'vitest';
import type { PendingWait, WaitTotals } from '../../src/decode/waits.ts';
import { FIRST_PENDING_CONTAINER } from '../../src/spans/types.ts';
import { createWaitsReader } from '../../src/spans/waits.ts';

const total = (values: Partial<WaitTotals>): WaitTotals => ({
  ...{ root: 1, stack: 7, blockedNs: 0, count: 0, maxNs: 0 },
  ...values,
});
const sleeping = (startNs: number, values: Partial<PendingWait> = {}): PendingWait => ({
  ...{ tid: 40, pid: 40, root: 1, stack: 7, startNs },
  ...values,
});
const reader = (containerOf = (root: number) => root) =>
  createWaitsReader({ containerOf, causeOf: (stack) => stack % 10 });
const row = (blockedNs: number, count: number, maxNs: number) => ({ container: 1, cause: 7, blockedNs, count, maxNs });

describe('blocked time', () => {
  it('is what the sums rose by, and nothing when they did not', () => {
    const waits = reader();
    expect(waits.read([total({ blockedNs: 500, count: 5, maxNs: 200 })], [], 1_000)).toEqual([row(500, 5, 200)]);
    expect(waits.read([total({ blockedNs: 500, count: 5 })], [], 2_000)).toEqual([]);
    expect(waits.read([total({ blockedNs: 800, count: 6, maxNs: 300 })], [], 3_000)).toEqual([row(300, 1, 300)]);
  });

  it('of a sleep that goes on is there every second, and counted once', () => {
    const waits = reader();
    expect(waits.read([], [sleeping(900)], 1_000)).toEqual([row(100, 1, 100)]);
    expect(waits.read([], [sleeping(900)], 2_000)).toEqual([row(1_000, 0, 1_100)]);
    expect(waits.read([total({ blockedNs: 1_600, count: 1, maxNs: 1_600 })], [], 3_000)).toEqual([row(500, 0, 1_600)]);
  });

  it('of a sleep that ends between the two readings comes later, never twice', () => {
    const waits = reader();
    waits.read([], [sleeping(0)], 1_000);
    // In neither table: it ended after the sums were read, before the sleepers were.
    expect(waits.read([], [], 2_000)).toEqual([]);
    expect(waits.read([total({ blockedNs: 1_700, count: 1, maxNs: 1_700 })], [], 3_000)).toEqual([row(700, 0, 1_700)]);
  });

  it('is summed over stacks of one cause and roots of one container', () => {
    const waits = reader(() => 1);
    const totals = [
      total({ blockedNs: 10, count: 1, maxNs: 10 }),
      total({ stack: 17, blockedNs: 20, count: 2, maxNs: 15 }),
      total({ root: 2, stack: 27, blockedNs: 30, count: 3, maxNs: 12 }),
      total({ root: 2, stack: 8, blockedNs: 5, count: 1, maxNs: 5 }),
    ];
    expect(waits.read(totals, [sleeping(60, { stack: 37 })], 100)).toEqual([
      row(100, 7, 40),
      { container: 1, cause: 8, blockedNs: 5, count: 1, maxNs: 5 },
    ]);
  });

  it('of a cgroup that may yet be a container waits for the verdict', () => {
    let container = FIRST_PENDING_CONTAINER + 3;
    const waits = reader(() => container);
    expect(waits.read([total({ blockedNs: 500, count: 5, maxNs: 200 })], [], 1_000)).toEqual([]);
    container = 1;
    expect(waits.read([total({ blockedNs: 600, count: 6, maxNs: 100 })], [], 2_000)).toEqual([row(600, 6, 100)]);
  });

  it('begins from zero once the kernel’s rows are gone', () => {
    const waits = reader();
    waits.read([total({ blockedNs: 500, count: 5 })], [], 1_000);
    waits.forget(1);
    expect(waits.read([total({ blockedNs: 40, count: 1, maxNs: 40 })], [], 2_000)).toEqual([row(40, 1, 40)]);
  });
});
