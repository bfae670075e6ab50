/** What a command sees of the process around it; tests put their own in its place. */
import type { Writable } from 'node:stream';
import { type LocalOffset, systemLocalOffset } from './timestamps.ts';

export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface CliIo {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls back at SIGINT, SIGTERM and SIGHUP until the returned function is called. */
  readonly onSignal: (listener: (signal: NodeJS.Signals) => void) => () => void;
  /** Ends the process without waiting for anything. */
  readonly exitNow: (code: number) => void;
  readonly localOffset: LocalOffset;
  /** Milliseconds that only move forward. */
  readonly now: () => number;
}

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

export function processIo(): CliIo {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    onSignal: (listener) => {
      for (const signal of SIGNALS) process.on(signal, listener);
      return () => {
        for (const signal of SIGNALS) process.off(signal, listener);
      };
    },
    exitNow: (code) => process.exit(code),
    localOffset: systemLocalOffset,
    now: () => performance.now(),
  };
}
