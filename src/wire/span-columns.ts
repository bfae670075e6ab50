import { createSpanColumns } from '../spans/columns.ts';
import type { SpanColumns } from '../spans/types.ts';

const MIN_CAPACITY = 256;

/** Columns that grow to the largest batch asked for. What was there is not kept. */
export class ColumnStore {
  private columns = createSpanColumns(0);

  reserve(length: number): SpanColumns {
    if (this.columns.id.length < length) {
      let capacity = MIN_CAPACITY;
      while (capacity < length) capacity *= 2;
      this.columns = createSpanColumns(capacity);
    }
    this.columns.length = length;
    return this.columns;
  }
}
