import { NANOS_PER_SECOND, type SessionTime } from '../units.ts';

/** A window of a second, counted anew from its first request. */
export function rateLimit(perSecond: number, now: () => SessionTime): () => boolean {
  let windowStart = Number.NEGATIVE_INFINITY;
  let count = 0;
  return () => {
    if (now() - windowStart >= NANOS_PER_SECOND) {
      windowStart = now();
      count = 0;
    }
    count++;
    return count <= perSecond;
  };
}
