/**
 * Open operations of threads: what block I/O belongs to while its parent is not over yet. A child comes before its parent, because it ends before it;
 * whether a short child is sent depends on the parent, so it waits for the parent's verdict.
 */

import { copySpan, createSpanColumns } from './columns.ts';
import type { Part } from './shares.ts';
import type { SpanColumns } from './types.ts';

export interface OperationLimits {
  /** Children of one operation that are held back; the ones after it count in `ios` only. Unit: spans. */
  readonly heldChildren: number;
  /** Operations that are open or remembered; beyond it the oldest is forgotten. Unit: operations. */
  readonly operations: number;
}

export const OPERATION_LIMITS: OperationLimits = { heldChildren: 1_024, operations: 16_384 };

const HELD_START = 8;

export class Operation {
  readonly id: number;
  readonly startNs: number;
  readonly parts: Part[] = [];
  ios = 0;
  /** Set once the parent has ended: whether it was slow enough to be sent. */
  closed: 'sent' | 'below' | null = null;
  /** A child was sent with this operation as its parent. */
  named = false;
  #held: SpanColumns | null = null;
  #capacity = 0;

  constructor(id: number, startNs: number) {
    this.id = id;
    this.startNs = startNs;
  }

  /** False when there is no room. */
  hold(from: SpanColumns, at: number, limit: number): boolean {
    if (this.#held === null || this.#held.length === this.#capacity) {
      if (this.#capacity >= limit) return false;
      const old = this.#held;
      this.#capacity = Math.min(limit, Math.max(HELD_START, this.#capacity * 2));
      this.#held = createSpanColumns(this.#capacity);
      if (old !== null) for (let i = 0; i < old.length; i++) copySpan(old, i, this.#held);
    }
    copySpan(from, at, this.#held);
    return true;
  }

  takeHeld(): SpanColumns | null {
    const held = this.#held;
    this.#held = null;
    this.#capacity = 0;
    return held;
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
    const held = operation.takeHeld();
    if (operation.closed === null && held !== null) this.#onLost(held.length);
  }
}
