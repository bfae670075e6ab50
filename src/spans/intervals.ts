/** Unions of time intervals: how much of a parent its children cover. */

export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** Length of the union, counting only what lies within [start, end]. Sorts in place. */
export function coveredNs(intervals: Interval[], start: number, end: number): number {
  intervals.sort((a, b) => a.start - b.start);
  let covered = 0;
  let reached = start;
  for (const interval of intervals) {
    const from = Math.max(interval.start, reached);
    const to = Math.min(interval.end, end);
    if (to <= from) continue;
    covered += to - from;
    reached = to;
  }
  return covered;
}
