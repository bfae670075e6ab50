/** Where spans are written: columns that are handed over when they are full or at the end of a drain. */
import { createSpanColumns, type OperationSpan, writeOperation } from './columns.ts';
import type { SpanColumns } from './types.ts';

const CAPACITY = 4_096;

export interface SpanOutputOptions {
  /** Id in the container table of a root key; 0 for none. */
  readonly containerOf: (root: number) => number;
  /** True for a device whose I/O appears again on a lower one. */
  readonly isStacked: (device: number) => boolean;
  readonly onSpans: (columns: SpanColumns) => void;
}

export interface SpanOutput {
  readonly columns: SpanColumns;
  /** Spans shorter than this are sent only as children of one that is not. */
  minNs: number;
  nextId(): number;
  /** Makes room for one span in the columns. */
  reserve(): void;
  /** A span that is not a block I/O, into the room reserved before. */
  write(span: OperationSpan): void;
  flush(): void;
  containerOf(root: number): number;
  isStacked(device: number): boolean;
}

export function createSpanOutput(options: SpanOutputOptions): SpanOutput {
  const columns = createSpanColumns(CAPACITY);
  let lastId = 0;

  // Neighbours mostly share their target and their disk: one look-up each for a run of them. Forgotten with every flush, for both may change.
  let lastRoot = Number.NaN;
  let lastContainer = 0;
  let lastDevice = Number.NaN;
  let lastStacked = false;

  function containerOf(root: number): number {
    if (root !== lastRoot) {
      lastContainer = options.containerOf(root);
      lastRoot = root;
    }
    return lastContainer;
  }

  function isStacked(device: number): boolean {
    if (device !== lastDevice) {
      lastStacked = options.isStacked(device);
      lastDevice = device;
    }
    return lastStacked;
  }

  function flush(): void {
    lastRoot = Number.NaN;
    lastDevice = Number.NaN;
    if (columns.length === 0) return;
    options.onSpans(columns);
    columns.detail.fill(undefined, 0, columns.length);
    columns.length = 0;
  }

  return {
    columns,
    minNs: 0,
    nextId: () => ++lastId,
    reserve: () => {
      if (columns.length === CAPACITY) flush();
    },
    write: (span) => writeOperation(columns, span),
    flush,
    containerOf,
    isStacked,
  };
}
