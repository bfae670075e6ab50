/** Points in time: exact UTC for machines, short local time for people. */
import { NANOS_PER_MILLI, NANOS_PER_SECOND, type SessionTime } from '../units.ts';
import type { WallClock } from '../wire/types.ts';

/** Minutes that local time is ahead of UTC at a moment. */
export type LocalOffset = (epochMs: number) => number;

export const systemLocalOffset: LocalOffset = (epochMs) => -new Date(epochMs).getTimezoneOffset();

/** Wall-clock time of a SessionTime. Remainders only: a quotient of large numbers could round up to the next second. */
export function wallClockAt(base: WallClock, at: SessionTime): WallClock {
  const fraction = at % NANOS_PER_SECOND;
  const seconds = (at - fraction) / NANOS_PER_SECOND;
  const sum = base.nanos + fraction;
  if (sum >= NANOS_PER_SECOND) return { seconds: base.seconds + seconds + 1, nanos: sum - NANOS_PER_SECOND };
  if (sum < 0) return { seconds: base.seconds + seconds - 1, nanos: sum + NANOS_PER_SECOND };
  return { seconds: base.seconds + seconds, nanos: sum };
}

/** RFC 3339 in UTC with nine decimals. */
export function rfc3339(base: WallClock, at: SessionTime): string {
  const { seconds, nanos } = wallClockAt(base, at);
  const toTheSecond = new Date(seconds * 1000).toISOString().slice(0, -'.000Z'.length);
  return `${toTheSecond}.${String(nanos).padStart(9, '0')}Z`;
}

/** `HH:MM:SS.mmm` in local time. */
export function localTime(base: WallClock, at: SessionTime, offset: LocalOffset = systemLocalOffset): string {
  const { seconds, nanos } = wallClockAt(base, at);
  const epochMs = seconds * 1000 + Math.floor(nanos / NANOS_PER_MILLI);
  return new Date(epochMs + offset(epochMs) * 60_000).toISOString().slice(11, 23);
}
