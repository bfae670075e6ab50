/**
 * Spans of cgroups that were just made and may be containers: a container begins to work before anybody knows what it is called. They wait here
 * until that is settled.
 */
import { copySpan, createSpanColumns } from '../spans/columns.ts';
import { FIRST_PENDING_CONTAINER, type SpanColumns } from '../spans/types.ts';

export interface PendingSpansOptions {
  /** Spans that wait, of all cgroups together; more are lost, and counted if they were a container's. */
  readonly limit: number;
  readonly publish: (spans: SpanColumns) => void;
  readonly onLost: (count: number) => void;
}

export const PENDING_SPANS_LIMIT = 4_096;
const BATCH = 1_024;

interface Waiting {
  readonly batches: SpanColumns[];
  lost: number;
}

export interface PendingSpans {
  /** Publishes what is settled, keeps the rest. */
  offer(spans: SpanColumns): void;
  /** Publishes what waits under a pending id as the container's; null forgets it. */
  settle(pending: number, container: number | null): void;
}

export function createPendingSpans(options: PendingSpansOptions): PendingSpans {
  const waiting = new Map<number, Waiting>();
  const settled = createSpanColumns(BATCH);
  let count = 0;

  function keep(spans: SpanColumns, at: number): void {
    const id = spans.container[at] as number;
    const entry = waiting.get(id) ?? { batches: [], lost: 0 };
    waiting.set(id, entry);
    if (count >= options.limit) {
      entry.lost++;
      return;
    }
    let batch = entry.batches.at(-1);
    if (batch === undefined || batch.length === BATCH) {
      batch = createSpanColumns(BATCH);
      entry.batches.push(batch);
    }
    copySpan(spans, at, batch);
    count++;
  }

  function publishSettled(): void {
    if (settled.length > 0) options.publish(settled);
    settled.length = 0;
  }

  return {
    offer(spans) {
      let pending = false;
      for (let i = 0; i < spans.length && !pending; i++)
        pending = (spans.container[i] as number) >= FIRST_PENDING_CONTAINER;
      if (!pending) {
        options.publish(spans);
        return;
      }
      for (let i = 0; i < spans.length; i++) {
        if ((spans.container[i] as number) >= FIRST_PENDING_CONTAINER) {
          keep(spans, i);
          continue;
        }
        if (settled.length === BATCH) publishSettled();
        copySpan(spans, i, settled);
      }
      publishSettled();
    },
    settle(pending, container) {
      const entry = waiting.get(pending);
      if (entry === undefined) return;
      waiting.delete(pending);
      for (const batch of entry.batches) count -= batch.length;
      if (container === null) return;
      for (const batch of entry.batches) {
        batch.container.fill(container, 0, batch.length);
        options.publish(batch);
      }
      if (entry.lost > 0) options.onLost(entry.lost);
    },
  };
}
