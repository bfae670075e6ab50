/**
 * Open operations of threads: what block I/O belongs to while its parent is not over yet. A child comes before its parent, because it ends before it;
 * whether a short child is sent depends on the parent, so it waits for the parent's verdict.
 */

import { HeldSpans } from './held-spans.ts';
import type { Part } from './shares.ts';
import type { Written } from './written.ts';

export interface OperationLimits {
  /** Children of one operation that are held back; the ones after it count in `ios` only. Unit: spans. */
  readonly heldChildren: number;
  /** Operations that are open or remembered; beyond it the oldest is forgotten. Unit: operations. */
  readonly operations: number;
}

export const OPERATION_LIMITS: OperationLimits = { heldChildren: 1_024, operations: 16_384 };

export class Operation {
  readonly id: number;
  readonly startNs: number;
  readonly parts: Part[] = [];
  readonly held = new HeldSpans();
  ios = 0;
  /** Of these, writes, and their bytes. */
  writes = 0;
  writtenBytes = 0;
  /** Set once the parent has ended: whether it was slow enough to be sent. */
  closed: 'sent' | 'below' | null = null;
  /** Its container, once it has ended. */
  container = 0;
  /** A child was sent with this operation as its parent. */
  named = false;
  /** By kernel threads, while it wrote a file system back. */
  written: Written | null = null;

  constructor(id: number, startNs: number) {
    this.id = id;
    this.startNs = startNs;
  }
}

export class OpenOperations {
  readonly #byThread = new Map<number, Operation>();
  readonly #limits: OperationLimits;
  readonly #nextId: () => number;
  readonly #onLost: (children: number) => void;

  /** `onLost`: children whose parent's record never came. */
  constructor(nextId: () => number, onLost: (children: number) => void, limits: OperationLimits = OPERATION_LIMITS) {
    this.#nextId = nextId;
    this.#onLost = onLost;
    this.#limits = limits;
  }

  get size(): number {
    return this.#byThread.size;
  }

  /** The thread's operation that began then; a new one when it is not known yet. A thread is inside of one at a time. */
  at(tid: number, startNs: number): Operation {
    const known = this.#byThread.get(tid);
    if (known !== undefined && known.startNs === startNs) return known;
    const operation = new Operation(this.#nextId(), startNs);
    if (known !== undefined) this.#forget(known);
    // Also moves the thread to the young end of the map.
    this.#byThread.delete(tid);
    this.#byThread.set(tid, operation);
    if (this.#byThread.size > this.#limits.operations) {
      const oldest = this.#byThread.entries().next();
      if (!oldest.done) {
        this.#byThread.delete(oldest.value[0]);
        this.#forget(oldest.value[1]);
      }
    }
    return operation;
  }

  #forget(operation: Operation): void {
    const held = operation.held.take();
    if (operation.closed === null && held !== null) this.#onLost(held.length);
  }
}
