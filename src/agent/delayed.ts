/** Work to be done a fixed time from now: one timer for all of it. */

/** Work that waits; beyond it the oldest is done early. */
const LIMIT = 65_536;
/** Looks per delay: work is late by a tenth of it at the most. */
const LOOKS = 10;

export interface Delayed {
  add(work: () => void): void;
  /** Forgets what waits. */
  stop(): void;
}

export function createDelayed(delayMs: number, now: () => number = () => performance.now()): Delayed {
  let waiting: { readonly due: number; readonly work: () => void }[] = [];
  let timer: NodeJS.Timeout | null = null;

  function look(): void {
    const at = now();
    const later = waiting.findIndex(({ due }) => due > at);
    const due = later < 0 ? waiting : waiting.slice(0, later);
    waiting = later < 0 ? [] : waiting.slice(later);
    if (waiting.length === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
    for (const { work } of due) work();
  }

  return {
    add(work) {
      waiting.push({ due: now() + delayMs, work });
      if (waiting.length > LIMIT) waiting.shift()?.work();
      timer ??= setInterval(look, delayMs / LOOKS);
    },
    stop() {
      waiting = [];
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
  };
}
