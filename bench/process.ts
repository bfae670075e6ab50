/** Processes under measurement: what they and their threads use, and how they are started and stopped. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function threadRunNs(task: string): number {
  try {
    return Number(readFileSync(`${task}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}

/** Nanoseconds of CPU that all threads that still live have had. */
export function cpuNs(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, tid) => sum + threadRunNs(`/proc/${pid}/task/${tid}`), 0);
  } catch {
    return 0;
  }
}

/** Throws when the process is gone: then there is nothing to compare with. */
export function rssBytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
}

export interface Background {
  readonly pid: number;
  readonly child: ChildProcess;
  /** What it has written so far to stdout and stderr, at most 1 MiB; `lines` counts all of stdout. */
  text(): string;
  lines(): number;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const TEXT_LIMIT = 1 << 20;

export function background(command: readonly [string, ...string[]]): Background {
  const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  let lines = 0;
  const keep = (chunk: Buffer): void => {
    if (text.length < TEXT_LIMIT) text += chunk.toString('utf8');
  };
  child.stdout.on('data', (chunk: Buffer) => {
    for (const byte of chunk) if (byte === 10) lines++;
    keep(chunk);
  });
  child.stderr.on('data', keep);
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  return {
    pid: child.pid ?? 0,
    child,
    text: () => text,
    lines: () => lines,
    async stop(signal = 'SIGINT') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
    },
  };
}

/** Polls until `ready` says so; throws after `limitMs`. */
export async function waitFor(what: string, ready: () => boolean, limitMs = 15_000): Promise<void> {
  const until = performance.now() + limitMs;
  while (!ready()) {
    if (performance.now() > until) throw new Error(`${what} did not come within ${limitMs} ms`);
    await sleep(20);
  }
}
