/** The command line as its users run it: a child process, JSON lines in, signals out. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { openInstance } from '../lab/instance.ts';
import { spawnPiped } from '../lab/run.ts';
import type { EndLine, Line, LostLine, SessionLine, SpanLine, StatsLine, TargetsLine } from './json-lines.ts';

/** STALLSCOPE_BIN runs the same tests against an installed copy. */
export const STALLSCOPE =
  process.env['STALLSCOPE_BIN'] ?? fileURLToPath(new URL('../../bin/stallscope', import.meta.url));

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** Starts it elsewhere: in a network namespace, in a cgroup. Default: the host. */
  readonly spawn?: (command: readonly string[]) => ChildProcess;
  readonly env?: Readonly<Record<string, string>>;
  /** Words before the program's own: `setpriv …`. */
  readonly prefix?: readonly string[];
}

/** A command that runs until it is told otherwise. It goes with the test that started it, however that ends. */
export interface CliProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Of standard output so far; grows. Empty unless its lines are JSON. */
  readonly lines: readonly Line[];
  readonly stdout: string;
  readonly stderr: string;
  readonly hasExited: boolean;
  spans(): SpanLine[];
  session(): Promise<SessionLine>;
  /** Waits for a line that fits. */
  line<T extends Line>(what: string, fits: (line: Line) => line is T, timeoutMs?: number): Promise<T>;
  /** Waits for text on standard output; returns its first group. */
  prints(pattern: RegExp, timeoutMs?: number): Promise<string>;
  /** Waits for text on standard error. */
  says(pattern: RegExp, timeoutMs?: number): Promise<void>;
  /** Waits for the session's own sign of time: totals of an interval that began after now. */
  nextStats(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  exit(timeoutMs?: number): Promise<Exit>;
  /** Kills it if it still runs. Idempotent. */
  close(): Promise<void>;
}

const EXIT_MS = 20_000;

export function startCli(args: readonly string[], options: CliOptions = {}): CliProcess {
  const instance = openInstance();
  const env = { ...instance.env, ...options.env };
  const command = [...(options.prefix ?? []), STALLSCOPE, ...args];
  const child = options.spawn === undefined ? spawnPiped(command, env) : options.spawn(command);
  const output = { lines: [] as Line[], stdout: '', stderr: '', rest: '' };
  const exited = exitOf(child, output);
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
    await instance.close();
  };
  onTestFinished(close);
  const line: CliProcess['line'] = (what, fits, timeoutMs) =>
    arrival(child, output, what, () => output.lines.find(fits), timeoutMs);
  return {
    pid: child.pid ?? 0,
    child,
    lines: output.lines,
    get stdout() {
      return output.stdout;
    },
    get stderr() {
      return output.stderr;
    },
    get hasExited() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    spans: () => output.lines.filter(isSpan),
    session: () => line('a session', isSession),
    line,
    prints: (pattern, timeoutMs) =>
      arrival(child, output, `${pattern}`, () => pattern.exec(output.stdout)?.[1], timeoutMs),
    says: async (pattern, timeoutMs) => {
      await arrival(child, output, `${pattern}`, () => pattern.test(output.stderr) || undefined, timeoutMs);
    },
    nextStats: async () => {
      // The first to come may have begun before.
      const wanted = output.lines.filter(isStats).length + 2;
      const enough = () => output.lines.filter(isStats).length >= wanted || undefined;
      await arrival(child, output, 'totals', enough);
    },
    signal: (signal) => void child.kill(signal),
    exit: (timeoutMs = EXIT_MS) => within(exited, timeoutMs, `${args.join(' ')}: still runs; ${output.stderr}`),
    close,
  };
}

/** A command to its end. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<Exit> {
  return startCli(args, options).exit(60_000);
}

/** `attach … --json`, once everything is in place to trace. */
export async function startAttach(args: readonly string[], options: CliOptions = {}): Promise<CliProcess> {
  const attach = startCli(['attach', ...args, '--json'], options);
  await attach.session();
  return attach;
}

export interface Serve {
  readonly cli: CliProcess;
  /** With the token behind `#token=`. */
  readonly url: string;
  readonly address: string;
  readonly token: string;
  readonly port: number;
}

/** `serve …`, once it listens. */
export async function startServe(args: readonly string[], options: CliOptions = {}): Promise<Serve> {
  const cli = startCli(['serve', ...args], options);
  const url = await cli.prints(/stallscope view '(\S+)'/);
  const [address = '', token = ''] = url.split('#token=');
  return { cli, url, address, token, port: Number(new URL(address).port) };
}

/** `view … --json`, once it has its session. */
export async function startView(args: readonly string[], options: CliOptions = {}): Promise<CliProcess> {
  const view = startCli(['view', ...args, '--json'], options);
  await view.session();
  return view;
}

export const isSession = (line: Line): line is SessionLine => line.type === 'session';
export const isSpan = (line: Line): line is SpanLine => line.type === 'span';
export const isStats = (line: Line): line is StatsLine => line.type === 'stats';
export const isLost = (line: Line): line is LostLine => line.type === 'lost';
export const isTargets = (line: Line): line is TargetsLine => line.type === 'targets';
export const isEnd = (line: Line): line is EndLine => line.type === 'end';

/** The last line of a session that is over. */
export function endOf(cli: CliProcess): EndLine {
  const last = cli.lines.at(-1);
  if (last === undefined || !isEnd(last))
    throw new Error(`the last line is no end: ${JSON.stringify(last)}; ${cli.stderr}`);
  return last;
}

interface Output {
  readonly lines: Line[];
  stdout: string;
  stderr: string;
  rest: string;
}

const MAX_TEXT = 1 << 20;

function exitOf(child: ChildProcess, output: Output): Promise<Exit> {
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (output.stdout.length < MAX_TEXT) output.stdout += text;
    const lines = (output.rest + text).split('\n');
    output.rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('{"type":')) output.lines.push(JSON.parse(line) as Line);
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const { stdout, stderr } = output;
      resolve({ code, signal, stdout, stderr });
    });
  });
}

const POLL_MS = 10;

/** What a process is expected to write. It does not come any more from one that is gone. */
async function arrival<T>(
  child: ChildProcess,
  output: Output,
  what: string,
  look: () => T | undefined,
  timeoutMs = 30_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    const isGone = child.stdout?.closed === true && child.stderr?.closed === true;
    if (isGone || performance.now() > deadline) {
      const why = isGone ? `it ended with ${child.signalCode ?? child.exitCode}` : `not within ${timeoutMs} ms`;
      throw new Error(`${what}: ${why}; standard error: ${output.stderr}`);
    }
    await sleep(POLL_MS);
  }
}

async function within<T>(promise: Promise<T>, timeoutMs: number, what: string): Promise<T> {
  const late = new AbortController();
  const timeout = sleep(timeoutMs, undefined, { signal: late.signal }).then(() => {
    throw new Error(`not within ${timeoutMs} ms: ${what}`);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    timeout.catch(() => undefined);
    late.abort();
  }
}
