/** A call can have thousands of block I/Os and waits: text shows the slowest few I/Os and adds up the rest. */
import { formatDuration } from './durations.ts';
import { formatBytes, formatCount } from './sizes.ts';
import type { SpanRecord } from './span-record.ts';

/** Block I/Os of one call that get a line each. */
const SHOWN = 8;
/** Causes that a line of waits names. */
const CAUSES_SHOWN = 4;

export interface Fold {
  /** In the order given. */
  readonly shown: readonly SpanRecord[];
  /** Children without a line of their own, by the line that stands for them: each has two and more, all of one kind. */
  readonly folded: readonly (readonly SpanRecord[])[];
}

/**
 * Failures come before the slowest block I/Os; waits, of which one call has many short ones, are folded from two on. Whatever has children
 * itself, or is of another kind, is always shown.
 */
export function foldChildren(children: readonly SpanRecord[], hasChildren: (span: SpanRecord) => boolean): Fold {
  const single = children.filter((child) => !hasChildren(child));
  const blocks = single.filter(({ kind }) => kind === 'block');
  blocks.sort((a, b) => Number(b.error !== null) - Number(a.error !== null) || b.durationNs - a.durationNs);
  // A line for a single one takes no more room than a line that says so.
  const folded = [blocks.slice(SHOWN), single.filter(({ kind }) => kind === 'wait')].filter(({ length }) => length > 1);
  const without = new Set<SpanRecord>(folded.flat());
  return { shown: children.filter((child) => !without.has(child)), folded };
}

export function foldedText(folded: readonly SpanRecord[]): string {
  return folded[0]?.kind === 'wait' ? waitsText(folded) : blocksText(folded);
}

/** `3 waits: journal 98.0 ms, writeback 2.00 ms`. */
function waitsText(waits: readonly SpanRecord[]): string {
  const causes = new Map<string, number>();
  for (const { name, durationNs } of waits) causes.set(name, (causes.get(name) ?? 0) + durationNs);
  const sorted = [...causes].sort(([, a], [, b]) => b - a);
  const rest = sorted.slice(CAUSES_SHOWN).reduce((sum, [, ns]) => sum + ns, 0);
  const shown = sorted.slice(0, CAUSES_SHOWN).concat(rest > 0 ? [['others', rest]] : []);
  return `${formatCount(waits.length)} waits: ${shown.map(([name, ns]) => `${name} ${formatDuration(ns)}`).join(', ')}`;
}

/** `… and 62 more block writes, 1.2 MiB, slowest 630 µs`. */
function blocksText(folded: readonly SpanRecord[]): string {
  const names = new Set(folded.map((span) => span.name));
  const [only = ''] = names;
  const what = names.size === 1 ? (PLURALS[only] ?? `block ${only}s`) : 'block I/Os';
  const bytes = folded.reduce((sum, span) => sum + (span.kind === 'block' ? span.attrs.bytes : 0), 0);
  const slowest = folded.reduce((most, span) => Math.max(most, span.durationNs), 0);
  return `… and ${formatCount(folded.length)} more ${what}, ${formatBytes(bytes)}, slowest ${formatDuration(slowest)}`;
}

const PLURALS: Readonly<Record<string, string>> = {
  flush: 'block flushes',
  'write-zeroes': 'block write-zeroes',
  zone: 'block zone I/Os',
  other: 'other block I/Os',
};
