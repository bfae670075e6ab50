/** Where a call's time went: one sweep over what happened meanwhile, every moment counted once. */
import { nanos } from '../units.ts';
import type { TimeShares } from './types.ts';

/** In order of precedence: where two overlap, the moment counts for the first. */
export const SHARES = ['data', 'flush', 'journal', 'throttle', 'dirty', 'reclaim', 'lock', 'wait'] as const;
export type ShareName = (typeof SHARES)[number];

/** Something that took part of a call's time. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly share: ShareName;
}

interface Edge {
  readonly at: number;
  readonly share: number;
  readonly step: 1 | -1;
}

function edgesWithin(parts: readonly Part[], start: number, end: number): Edge[] {
  const edges: Edge[] = [];
  for (const part of parts) {
    const from = Math.max(part.start, start);
    const to = Math.min(part.end, end);
    if (to <= from) continue;
    const share = SHARES.indexOf(part.share);
    edges.push({ at: from, share, step: 1 }, { at: to, share, step: -1 });
  }
  return edges.sort((a, b) => a.at - b.at);
}

/** Of the time from `start` to `end`; the shares add up to it. */
export function timeShares(parts: readonly Part[], start: number, end: number): TimeShares {
  const open = SHARES.map(() => 0);
  const spent = SHARES.map(() => 0);
  let reached = start;
  for (const { at, share, step } of edgesWithin(parts, start, end)) {
    const first = open.findIndex((count) => count > 0);
    if (first >= 0) spent[first] = (spent[first] as number) + at - reached;
    reached = at;
    open[share] = (open[share] as number) + step;
  }
  const of = (name: ShareName) => nanos(spent[SHARES.indexOf(name)] as number);
  return {
    dataNs: of('data'),
    flushNs: of('flush'),
    journalNs: of('journal'),
    throttleNs: of('throttle'),
    dirtyNs: of('dirty'),
    reclaimNs: of('reclaim'),
    lockNs: of('lock'),
    waitNs: of('wait'),
    unexplainedNs: nanos(end - start - spent.reduce((sum, ns) => sum + ns, 0)),
  };
}
