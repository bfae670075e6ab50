import { describe, expect, it } from 'vitest';
import { CLOCK_SHIFT } from '../../src/decode/layout.gen.ts';
import type { NeighbourUse, OccupantUse } from '../../src/decode/occupancy.ts';
import { TICK_NS } from '../../src/spans/clock.ts';
import { createEncounters, splitWhole } from '../../src/spans/encounters.ts';

const DISK = 7 << 20;

/** A target whose clock stands still, having shown `waited` ticks. */
function occupant(root: number, waited: number, use: Partial<OccupantUse> = {}): OccupantUse {
  return { root, device: DISK, waiting: BigInt(waited), inFlight: 0, count: 0, bytes: 0, overlap: 0, ...use };
}

function neighbour(comm: string, overlap: number, use: Partial<NeighbourUse> = {}): NeighbourUse {
  return { cgroup: 0, comm, device: DISK, count: overlap, bytes: overlap * 512, overlap, ...use };
}

const NEIGHBOUR = { type: 'neighbour', cgroup: 0, comm: 'dd' } as const;

describe('encounters', () => {
  it('are what came since the last reading', () => {
    const encounters = createEncounters();
    const read = (waited: number, overlap: number) =>
      encounters.read(0n, [occupant(1, waited)], [neighbour('dd', overlap)]);
    const row = { victim: 1, culprit: NEIGHBOUR, device: DISK };
    expect(read(100, 10)).toEqual([{ ...row, overlapNs: 10 * TICK_NS, bytes: 5_120, count: 10 }]);
    expect(read(200, 10)).toEqual([]);
    expect(read(300, 14)).toEqual([{ ...row, overlapNs: 4 * TICK_NS, bytes: 2_048, count: 4 }]);
  });

  it('of several victims are split by the time that each waited in the interval', () => {
    const encounters = createEncounters();
    encounters.read(0n, [occupant(1, 900), occupant(2, 100)], []);
    const found = encounters.read(0n, [occupant(1, 1_000), occupant(2, 400)], [neighbour('dd', 8)]);
    expect(found.map(({ victim, overlapNs, count }) => [victim, overlapNs / TICK_NS, count])).toEqual([
      [1, 2, 2],
      [2, 6, 6],
    ]);
  });

  it('that end after their victims have gone quiet are split by all the time those waited', () => {
    const encounters = createEncounters();
    encounters.read(0n, [occupant(1, 300), occupant(2, 100)], []);
    const found = encounters.read(0n, [occupant(1, 300), occupant(2, 100)], [neighbour('dd', 4)]);
    expect(found.map(({ victim, overlapNs }) => [victim, overlapNs / TICK_NS])).toEqual([
      [1, 3],
      [2, 1],
    ]);
  });

  it('of a target are with the others, and a clock that runs counts up to the reading', () => {
    const encounters = createEncounters();
    // One thing going on since tick 40.
    const running = BigInt.asUintN(64, (1n << BigInt(CLOCK_SHIFT.NUMBER_SHIFT)) - 40n);
    const use = { count: 2, bytes: 1_024, overlap: 6 };
    const found = encounters.read(100n, [occupant(1, 0, { waiting: running, inFlight: 1 }), occupant(2, 10, use)], []);
    expect(found).toEqual([
      {
        ...{ victim: 1, culprit: { type: 'target', root: 2 }, device: DISK },
        ...{ overlapNs: 6 * TICK_NS, bytes: 1_024, count: 2 },
      },
    ]);
  });

  it('are on one disk: a victim on another is not in it', () => {
    const encounters = createEncounters();
    const elsewhere = occupant(2, 500, { device: DISK + 1 });
    const found = encounters.read(0n, [occupant(1, 100), elsewhere], [neighbour('dd', 4)]);
    expect(found.map(({ victim }) => victim)).toEqual([1]);
  });

  it('begin again with a counter that was deleted', () => {
    const encounters = createEncounters();
    encounters.read(0n, [occupant(1, 100)], [neighbour('dd', 10)]);
    encounters.read(0n, [occupant(1, 200)], []);
    const found = encounters.read(0n, [occupant(1, 300)], [neighbour('dd', 3)]);
    expect(found.map(({ count }) => count)).toEqual([3]);
  });

  it('name the neighbours that did nothing for a while', () => {
    const encounters = createEncounters();
    const read = (dd: number) => encounters.read(0n, [occupant(1, 100)], [neighbour('dd', dd), neighbour('cp', 1)]);
    read(1);
    read(2);
    read(3);
    expect(encounters.idle(2).map(({ comm }) => comm)).toEqual(['cp']);
    expect(encounters.idle(3)).toEqual([]);
  });
});

it('the parts of a whole number add up to it', () => {
  expect(splitWhole(10, [1, 1, 1])).toEqual([3, 4, 3]);
  expect(splitWhole(1, [1, 3])).toEqual([0, 1]);
  expect(splitWhole(0, [2, 5])).toEqual([0, 0]);
});
