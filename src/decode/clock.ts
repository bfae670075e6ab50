/** Kernel time: u64 nanoseconds since boot, made relative to a session's base so that it is exact as a Number. */
import { type SessionTime, sessionTime } from '../units.ts';

const TWO_32 = 4_294_967_296;

export interface ClockBase {
  readonly low: number;
  readonly high: number;
}

/** `monotonicNs` is CLOCK_MONOTONIC when the session opened. */
export function clockBase(monotonicNs: bigint): ClockBase {
  return { low: Number(monotonicNs & 0xffff_ffffn), high: Number(monotonicNs >> 32n) };
}

/** Of a timestamp in a record. Negative for what began before the session. */
export function readTime(view: DataView, offset: number, base: ClockBase): SessionTime {
  const high = view.getUint32(offset + 4, true) - base.high;
  const low = view.getUint32(offset, true) - base.low;
  return sessionTime(high * TWO_32 + low);
}
