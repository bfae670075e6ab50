/**
 * The kernel side's clocks of time that something was going on (struct occupant in events.h): a number of what is going on in the upper bits, a sum
 * of ticks in the lower ones, so that single additions start and stop them. The same arithmetic as in native/bpf/occupancy.bpf.h.
 */
import { CLOCK_SHIFT } from '../decode/layout.gen.ts';

const NUMBER_SHIFT = BigInt(CLOCK_SHIFT.NUMBER_SHIFT);
const MODULUS = 1n << BigInt(CLOCK_SHIFT.MODULUS_SHIFT);

/** Nanoseconds of a tick. */
export const TICK_NS = 2 ** CLOCK_SHIFT.TICK_SHIFT;

/** CLOCK_MONOTONIC nanoseconds as a clock takes them. */
export function clockTicks(ns: bigint): bigint {
  return (ns >> BigInt(CLOCK_SHIFT.TICK_SHIFT)) % MODULUS;
}

/** What the clock shows at `ticks`, modulo 2^MODULUS_SHIFT: only differences mean something. */
export function clockValue(word: bigint, ticks: bigint): bigint {
  const sum = BigInt.asIntN(CLOCK_SHIFT.NUMBER_SHIFT, word);
  const number = (BigInt.asIntN(64, word) - sum) >> NUMBER_SHIFT;
  return BigInt.asUintN(CLOCK_SHIFT.MODULUS_SHIFT, sum + number * ticks);
}

/** Ticks from one value to a later one; CPUs disagree about the time by a tick or two, so a difference below zero is none. */
export function clockGrowth(before: bigint, after: bigint): number {
  return Math.max(0, Number(BigInt.asIntN(CLOCK_SHIFT.MODULUS_SHIFT, after - before)));
}
