/** A line of text now and then: where the blocked time of a container went, and who was in the way. */
import type { SessionTime } from '../units.ts';
import { NANOS_PER_MILLI, NANOS_PER_SECOND } from '../units.ts';
import { formatDuration } from './durations.ts';
import { printable } from './sanitize.ts';
import type { NamedCulprit, NamedTable, NamedWait } from './table-rows.ts';
import { createTableSums } from './table-sums.ts';

export const BLOCKED_DEFAULTS = {
  /** Nanoseconds blocked in a second, of all threads of a container: less is not worth a line. */
  thresholdNs: 50 * NANOS_PER_MILLI,
} as const;

const CAUSES_SHOWN = 4;
const CULPRITS_SHOWN = 2;

export interface BlockedLine {
  readonly at: SessionTime;
  readonly container: NamedWait['container'];
  readonly text: string;
}

export interface BlockedLines {
  /** An interval has passed, whether anything blocked or not. */
  pass(intervalNs: number): void;
  add(table: NamedTable, at: SessionTime): void;
  /** Once `everyNs` have passed: a line for each container that blocked long enough since the last ones, the most blocked first. */
  take(): readonly BlockedLine[];
}

export function createBlockedLines(everyNs: number): BlockedLines {
  const sums = createTableSums({ processesByName: true });
  let elapsedNs = 0;
  let lastAt = 0 as SessionTime;
  return {
    pass(intervalNs) {
      elapsedNs += intervalNs;
    },
    add(table, at) {
      if (table.type !== 'waits' && table.type !== 'culprits') return;
      sums.add(table);
      lastAt = at;
    },
    take() {
      // Intervals are never exactly a second.
      if (elapsedNs < everyNs - NANOS_PER_SECOND / 10) return [];
      const perSecond = NANOS_PER_SECOND / elapsedNs;
      const culprits = sums.rows('culprits');
      const lines = byContainer(sums.rows('waits'))
        .map((waits) => ({ waits, blockedNs: total(waits) * perSecond }))
        .filter(({ blockedNs }) => blockedNs >= BLOCKED_DEFAULTS.thresholdNs)
        .sort((a, b) => b.blockedNs - a.blockedNs)
        .map(({ waits, blockedNs }) => {
          const container = waits[0]?.container ?? null;
          const own = culprits.filter(({ victim }) => victim?.id === container?.id);
          const text = `waits ${formatDuration(blockedNs)}/s: ${causesText(waits)}${culpritsText(own, perSecond)}`;
          return { at: lastAt, container, text };
        });
      sums.clear();
      elapsedNs = 0;
      return lines;
    },
  };
}

const total = (waits: readonly NamedWait[]): number => waits.reduce((sum, { blockedNs }) => sum + blockedNs, 0);

function byContainer(waits: readonly NamedWait[]): NamedWait[][] {
  const groups = new Map<string, NamedWait[]>();
  for (const row of waits) {
    const key = JSON.stringify([row.container?.runtime, row.container?.id]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** `journal 61 %, block-throttle 30 %, others 9 %`. */
function causesText(waits: readonly NamedWait[]): string {
  const all = total(waits);
  const percent = (ns: number): string => `${Math.round((100 * ns) / all)} %`;
  const shown = waits.slice(0, CAUSES_SHOWN).filter(({ blockedNs }) => blockedNs / all >= 0.01);
  const rest = all - total(shown);
  const causes = shown.map(({ cause, blockedNs }) => `${printable(cause)} ${percent(blockedNs)}`);
  return [...causes, ...(rest / all >= 0.01 ? [`others ${percent(rest)}`] : [])].join(', ');
}

/** `; in the way: db 300 ms/s (journal)`. */
function culpritsText(culprits: readonly NamedCulprit[], perSecond: number): string {
  const others = culprits.filter(({ victim, culprit, overlapNs }) => culprit !== victim?.name && overlapNs > 0);
  if (others.length === 0) return '';
  const shown = others
    .slice(0, CULPRITS_SHOWN)
    .map(
      ({ culprit, via, overlapNs }) =>
        `${printable(culprit)} ${formatDuration(overlapNs * perSecond)}/s (${printable(via)})`,
    );
  return `; in the way: ${shown.join(', ')}`;
}
