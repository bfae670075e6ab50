/**
 * Blocked time by container and cause, once a second. What a thread has slept so far counts too, so that one that is stuck does not look idle: a level
 * is kept (what is over, and what goes on until now), and an interval has what that rose by. So every sleep counts once, whenever it is read.
 */
import type { PendingWait, WaitTotals } from '../decode/waits.ts';
import { FIRST_PENDING_CONTAINER, type WaitsRow } from './types.ts';

export interface WaitsReaderOptions {
  /** From FIRST_PENDING_CONTAINER on: not known yet; what it slept waits, and is not lost. */
  readonly containerOf: (root: number) => number;
  /** Index into WAIT_CAUSES of a stack's cause. */
  readonly causeOf: (stack: number) => number;
}

export interface WaitsReader {
  /** Rows that rose since the last reading. `totals` must have been read before `pending`: then a sleep that ends in between is seen later, not twice. */
  read(totals: readonly WaitTotals[], pending: readonly PendingWait[], nowNs: number): WaitsRow[];
  /** The root's rows are gone from the kernel's table. */
  forget(root: number): void;
}

interface Level {
  blockedNs: number;
  count: number;
  maxNs: number;
}

export function createWaitsReader(options: WaitsReaderOptions): WaitsReader {
  /** What was reported, by root and stack: at most what the kernel's two tables hold. */
  const reported = new Map<number, Map<number, Level>>();

  function levelOf(levels: Map<number, Map<number, Level>>, root: number, stack: number): Level {
    let stacks = levels.get(root);
    if (stacks === undefined) {
      stacks = new Map();
      levels.set(root, stacks);
    }
    let level = stacks.get(stack);
    if (level === undefined) {
      level = { blockedNs: 0, count: 0, maxNs: 0 };
      stacks.set(stack, level);
    }
    return level;
  }

  function add(level: Level, blockedNs: number, count: number, maxNs: number): void {
    level.blockedNs += blockedNs;
    level.count += count;
    level.maxNs = Math.max(level.maxNs, maxNs);
  }

  /** What a level rose by; null when it did not. */
  function rise(root: number, stack: number, now: Level): Level | null {
    const before = levelOf(reported, root, stack);
    const blockedNs = Math.max(0, now.blockedNs - before.blockedNs);
    const count = Math.max(0, now.count - before.count);
    before.blockedNs += blockedNs;
    before.count += count;
    return blockedNs > 0 || count > 0 ? { blockedNs, count, maxNs: now.maxNs } : null;
  }

  return {
    read(totals, pending, nowNs) {
      const levels = new Map<number, Map<number, Level>>();
      for (const { root, stack, blockedNs, count, maxNs } of totals) {
        add(levelOf(levels, root, stack), blockedNs, count, maxNs);
      }
      for (const { root, stack, startNs } of pending) {
        const soFarNs = Math.max(0, nowNs - startNs);
        add(levelOf(levels, root, stack), soFarNs, 1, soFarNs);
      }
      const rows = new Map<string, Level & { container: number; cause: number }>();
      for (const [root, stacks] of levels) {
        const container = options.containerOf(root);
        if (container >= FIRST_PENDING_CONTAINER) continue;
        for (const [stack, level] of stacks) {
          const rose = rise(root, stack, level);
          if (rose === null) continue;
          const cause = options.causeOf(stack);
          const key = `${container}/${cause}`;
          const row = rows.get(key) ?? { container, cause, blockedNs: 0, count: 0, maxNs: 0 };
          add(row, rose.blockedNs, rose.count, rose.maxNs);
          rows.set(key, row);
        }
      }
      return [...rows.values()];
    },
    forget(root) {
      reported.delete(root);
    },
  };
}
