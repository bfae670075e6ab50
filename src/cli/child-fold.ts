/** A syncfs can have thousands of block I/Os: text shows the slowest few and adds up the rest. */
import { formatDuration } from './durations.ts';
import { formatBytes, formatCount } from './sizes.ts';
import type { SpanRecord } from './span-record.ts';

/** Block I/Os of one call that get a line each. */
const SHOWN = 8;

export interface Fold {
  /** In the order given. */
  readonly shown: readonly SpanRecord[];
  /** Block I/Os without a line of their own: none, or two and more. */
  readonly folded: readonly SpanRecord[];
}

/** Failures come before the slowest; whatever is no block I/O is always shown. */
export function foldChildren(children: readonly SpanRecord[]): Fold {
  const blocks = children.filter((child) => child.kind === 'block');
  // A line for a single one takes no more room than a line that says so.
  if (blocks.length <= SHOWN + 1) return { shown: children, folded: [] };
  blocks.sort((a, b) => Number(b.error !== null) - Number(a.error !== null) || b.durationNs - a.durationNs);
  const folded = new Set<SpanRecord>(blocks.slice(SHOWN));
  return { shown: children.filter((child) => !folded.has(child)), folded: [...folded] };
}

/** `… and 62 more block writes, 1.2 MiB, slowest 630 µs`. */
export function foldedText(folded: readonly SpanRecord[]): string {
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
