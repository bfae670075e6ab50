/**
 * When the ring is read. While records come, a timer reads them in batches and the kernel wakes nobody; when none come, the timer stops and the
 * kernel wakes the reader at the first record. So a busy session pays per batch and an idle one nothing.
 */
export interface DrainOptions {
  /** Between two readings while records come, in milliseconds. */
  readonly intervalMs: number;
  /** Readings in a row without a record before the timer stops. */
  readonly idleReadings: number;
}

export const DRAIN_DEFAULTS: DrainOptions = { intervalMs: 50, idleReadings: 4 };

/** Values of the kernel's reader_armed. */
const WAKE_WHEN_FULL = 1;
const WAKE_AT_FIRST = 2;

export interface DrainPort {
  /** Reads what there is; true when there was something. */
  readonly read: () => boolean;
  readonly arm: (value: number) => void;
}

export interface Drain {
  /** The kernel woke the reader. */
  wake(): void;
  /** Reads now. */
  now(): void;
  stop(): void;
}

export function createDrain(port: DrainPort, options: DrainOptions = DRAIN_DEFAULTS): Drain {
  let timer: NodeJS.Timeout | null = null;
  let empty = 0;
  let stopped = false;

  function rest(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
    port.arm(WAKE_AT_FIRST);
    // A record that came in between woke nobody.
    if (port.read()) start();
  }

  function tick(): void {
    empty = port.read() ? 0 : empty + 1;
    if (empty >= options.idleReadings) rest();
    else port.arm(WAKE_WHEN_FULL);
  }

  function start(): void {
    empty = 0;
    port.arm(WAKE_WHEN_FULL);
    if (timer === null && !stopped) timer = setInterval(tick, options.intervalMs);
  }

  return {
    wake() {
      if (stopped) return;
      port.read();
      start();
    },
    now() {
      if (!stopped) port.read();
    },
    stop() {
      stopped = true;
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
  };
}
