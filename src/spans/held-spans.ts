/** Spans that wait for a verdict, in columns that grow up to a limit. */
import { copySpan, createSpanColumns } from './columns.ts';
import type { SpanColumns } from './types.ts';

const START = 8;

export class HeldSpans {
  #columns: SpanColumns | null = null;
  #capacity = 0;

  get length(): number {
    return this.#columns?.length ?? 0;
  }

  /** Copies one; false when there is no room. */
  hold(from: SpanColumns, at: number, limit: number): boolean {
    if (this.#columns === null || this.#columns.length === this.#capacity) {
      if (this.#capacity >= limit) return false;
      const old = this.#columns;
      this.#capacity = Math.min(limit, Math.max(START, this.#capacity * 2));
      this.#columns = createSpanColumns(this.#capacity);
      if (old !== null) for (let i = 0; i < old.length; i++) copySpan(old, i, this.#columns);
    }
    copySpan(from, at, this.#columns);
    return true;
  }

  /** Null: there are none. */
  get columns(): SpanColumns | null {
    return this.#columns;
  }

  /** Empties it. */
  take(): SpanColumns | null {
    const held = this.#columns;
    this.#columns = null;
    this.#capacity = 0;
    return held;
  }
}
