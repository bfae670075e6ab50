/** Lines to standard output, with an eye on whether anyone reads them. */
import { failedError } from './errors.ts';
import type { Output } from './io.ts';

export const SINK_DEFAULTS = {
  /** Bytes that may wait for a slow reader before what can be spared is dropped. */
  limitBytes: 8 << 20,
  /** UTF-16 units that one write carries: few system calls when thousands of lines come at once. */
  pieceLength: 64 << 10,
} as const;

export interface Sink {
  line(text: string): void;
  /** Lines written by `action` leave together. */
  batch(action: () => void): void;
  /** True while more than the limit waits: write only what cannot be spared. */
  readonly backedUp: boolean;
  /** Settles once nobody can read any more: null for a reader that left, an error for anything else. */
  readonly closed: Promise<Error | null>;
  readonly isClosed: boolean;
  /** Waits until all has left, or the reader has. */
  flush(): Promise<void>;
}

export function createSink(output: Output, limitBytes: number = SINK_DEFAULTS.limitBytes): Sink {
  let isClosed = false;
  let settle: (error: Error | null) => void = () => {};
  const closed = new Promise<Error | null>((resolve) => {
    settle = resolve;
  });
  output.on('error', (error: NodeJS.ErrnoException) => {
    isClosed = true;
    const readerLeft = error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED';
    settle(readerLeft ? null : failedError(`cannot write to standard output: ${error.message}`, { cause: error }));
  });
  let isBatch = false;
  let piece = '';
  const writePiece = (): void => {
    if (piece !== '' && !isClosed) output.write(piece);
    piece = '';
  };
  return {
    line(text) {
      piece += `${text}\n`;
      if (!isBatch || piece.length >= SINK_DEFAULTS.pieceLength) writePiece();
    },
    batch(action) {
      isBatch = true;
      try {
        action();
      } finally {
        isBatch = false;
        writePiece();
      }
    },
    get backedUp() {
      return output.writableLength + piece.length > limitBytes;
    },
    get isClosed() {
      return isClosed;
    },
    closed,
    async flush() {
      if (isClosed || output.writableLength === 0) return;
      // The callback of an empty write comes after all before it; none comes from a destroyed stream.
      const written = new Promise<void>((resolve) => output.write('', () => resolve()));
      await Promise.race([written, closed]);
    },
  };
}
