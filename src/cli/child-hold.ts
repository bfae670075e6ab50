/**
 * Children come before their parent; text shows them below it. Held here until the parent comes, with a bound on how many and how long:
 * what outlives it is shown on its own.
 */
import { foldChildren } from './child-fold.ts';
import type { SpanRecord } from './span-record.ts';

export const HOLD_DEFAULTS = {
  /** Spans. */
  limit: 4_096,
  /** Milliseconds. */
  maxAgeMs: 5_000,
} as const;

export interface HoldOptions {
  readonly limit: number;
  readonly maxAgeMs: number;
  readonly now: () => number;
  readonly emit: (span: SpanRecord, depth: number) => void;
  /** Children of the span emitted last at `depth - 1` that get no line of their own. */
  readonly emitFolded: (children: readonly SpanRecord[], depth: number) => void;
}

export interface ChildHold {
  add(span: SpanRecord): void;
  /** Lets go of what has waited too long. */
  expire(): void;
  /** Lets go of everything. */
  flush(): void;
}

interface Held {
  readonly span: SpanRecord;
  readonly since: number;
}

export function createChildHold(options: HoldOptions): ChildHold {
  const { limit, maxAgeMs, now, emit, emitFolded } = options;
  /** By span id, the oldest first. */
  const held = new Map<string, Held>();
  /** Ids of held spans by the parent they wait for. */
  const waiting = new Map<string, string[]>();

  function emitTree(span: SpanRecord, depth: number): void {
    emit(span, depth);
    const ids = waiting.get(span.id);
    if (ids === undefined) return;
    waiting.delete(span.id);
    const children = ids.map((id) => take(id)).filter((child) => child !== null);
    children.sort((a, b) => a.start - b.start);
    const { shown, folded } = foldChildren(children, ({ id }) => waiting.has(id));
    for (const child of shown) emitTree(child, depth + 1);
    for (const group of folded) emitFolded(group, depth + 1);
  }

  function take(id: string): SpanRecord | null {
    const span = held.get(id)?.span ?? null;
    held.delete(id);
    return span;
  }

  function release({ span }: Held): void {
    held.delete(span.id);
    const parent = span.parent ?? '';
    const siblings = waiting.get(parent)?.filter((id) => id !== span.id) ?? [];
    if (siblings.length > 0) waiting.set(parent, siblings);
    else waiting.delete(parent);
    emitTree(span, 0);
  }

  /** The furthest of its ancestors that is held: a tree leaves as a whole. Parents may form a circle. */
  function topOf(start: Held): Held {
    const seen = new Set<Held>();
    let top = start;
    while (!seen.has(top)) {
      seen.add(top);
      top = held.get(top.span.parent ?? '') ?? top;
    }
    return top;
  }

  function releaseWhile(condition: (oldest: Held) => boolean): void {
    for (;;) {
      const oldest = held.values().next().value;
      if (oldest === undefined || !condition(oldest)) return;
      release(topOf(oldest));
    }
  }

  return {
    add(span) {
      if (span.parent === null) {
        emitTree(span, 0);
        return;
      }
      if (held.size >= limit) releaseWhile(() => held.size >= limit);
      held.set(span.id, { span, since: now() });
      const siblings = waiting.get(span.parent);
      if (siblings === undefined) waiting.set(span.parent, [span.id]);
      else siblings.push(span.id);
    },
    expire() {
      const oldestAllowed = now() - maxAgeMs;
      releaseWhile(({ since }) => since <= oldestAllowed);
    },
    flush: () => releaseWhile(() => true),
  };
}
