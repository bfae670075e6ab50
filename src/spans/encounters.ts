/**
 * Who was in whose way on a disk, from two readings of the kernel's counters. Those say of each culprit how long victims waited during its I/O, summed
 * over the victims; here it is split among them, in proportion to the time that each had I/O in flight. With one victim that is exact.
 */
import type { NeighbourUse, OccupantUse } from '../decode/occupancy.ts';
import { clockGrowth, clockValue, TICK_NS } from './clock.ts';

export type Culprit =
  | { readonly type: 'target'; readonly root: number }
  | { readonly type: 'neighbour'; readonly cgroup: number; readonly comm: string };

/** What a culprit did on a disk while a victim waited there. */
export interface Encounter {
  readonly victim: number;
  readonly culprit: Culprit;
  readonly device: number;
  readonly overlapNs: number;
  readonly bytes: number;
  readonly count: number;
}

export interface Encounters {
  /** Everything there is now, at `ticks`; returns what came since the last reading. */
  read(ticks: bigint, occupants: readonly OccupantUse[], neighbours: readonly NeighbourUse[]): Encounter[];
  /** Neighbours that did nothing for `readings` readings; the caller deletes them in the kernel. */
  idle(readings: number): readonly NeighbourUse[];
}

interface Counted {
  count: number;
  bytes: number;
  overlap: number;
}

interface Victim extends Counted {
  clock: bigint;
  /** Ticks waited since the last reading, and in all. */
  waited: number;
  waitedInAll: number;
}

interface Quiet extends Counted {
  /** Readings since it did something. */
  quiet: number;
  use: NeighbourUse;
}

/** Parts of a whole number in proportion to `weights`, which add up to it. */
export function splitWhole(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  let given = 0;
  return weights.map((weight) => {
    reached += weight;
    const part = Math.round((amount * reached) / total) - given;
    given += part;
    return part;
  });
}

const NOTHING: Counted = { count: 0, bytes: 0, overlap: 0 };

/** A counter that is less than before was deleted meanwhile, and began again. */
function grown(now: Counted, last: Counted | undefined): Counted {
  const before = last === undefined || now.count < last.count ? NOTHING : last;
  return {
    count: now.count - before.count,
    bytes: now.bytes - before.bytes,
    overlap: now.overlap - before.overlap,
  };
}

/** At most as many entries as the kernel's tables have. */
export function createEncounters(): Encounters {
  let victims = new Map<string, Victim>();
  let known = new Map<string, Quiet>();

  /** What each occupant did since the last reading; its clock is read on the way. */
  function follow(ticks: bigint, occupants: readonly OccupantUse[]): (readonly [OccupantUse, Victim, Counted])[] {
    const next = new Map<string, Victim>();
    const followed = occupants.map((use) => {
      const name = `${use.root} ${use.device}`;
      const before = victims.get(name);
      const clock = clockValue(use.waiting, ticks);
      const waited = clockGrowth(before?.clock ?? 0n, clock);
      const { count, bytes, overlap } = use;
      const victim = { count, bytes, overlap, clock, waited, waitedInAll: waited + (before?.waitedInAll ?? 0) };
      next.set(name, victim);
      return [use, victim, grown(use, before)] as const;
    });
    victims = next;
    return followed;
  }

  function followNeighbours(neighbours: readonly NeighbourUse[]): (readonly [NeighbourUse, Counted])[] {
    const next = new Map<string, Quiet>();
    const followed = neighbours.map((use) => {
      const name = `${use.cgroup} ${use.device} ${use.comm}`;
      const before = known.get(name);
      const change = grown(use, before);
      const quiet = change.count > 0 ? 0 : (before?.quiet ?? 0) + 1;
      next.set(name, { count: use.count, bytes: use.bytes, overlap: use.overlap, quiet, use });
      return [use, change] as const;
    });
    known = next;
    return followed;
  }

  return {
    read(ticks, occupants, neighbours) {
      const present = follow(ticks, occupants);
      const encounters: Encounter[] = [];
      const share = (culprit: Culprit, device: number, done: Counted): void => {
        if (done.count <= 0 && done.overlap <= 0) return;
        const others = present.filter(
          ([use]) => use.device === device && !(culprit.type === 'target' && culprit.root === use.root),
        );
        // An I/O that ends now may have met a victim in an earlier interval only.
        const now = others.some(([, { waited }]) => waited > 0);
        const met = others.filter(([, victim]) => (now ? victim.waited : victim.waitedInAll) > 0);
        const weights = met.map(([, victim]) => (now ? victim.waited : victim.waitedInAll));
        const overlaps = splitWhole(done.overlap, weights);
        const bytes = splitWhole(done.bytes, weights);
        const counts = splitWhole(done.count, weights);
        for (const [i, [use]] of met.entries()) {
          encounters.push({
            victim: use.root,
            culprit,
            device,
            overlapNs: (overlaps[i] as number) * TICK_NS,
            bytes: bytes[i] as number,
            count: counts[i] as number,
          });
        }
      };
      for (const [use, , done] of present) share({ type: 'target', root: use.root }, use.device, done);
      for (const [{ cgroup, comm, device }, done] of followNeighbours(neighbours)) {
        share({ type: 'neighbour', cgroup, comm }, device, done);
      }
      return encounters;
    },
    idle: (readings) => [...known.values()].filter(({ quiet }) => quiet >= readings).map(({ use }) => use),
  };
}
