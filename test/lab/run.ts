import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Text given on standard input. */
  readonly input?: string;
  /** Milliseconds. */
  readonly timeoutMs?: number;
}

const RUN_DEFAULTS = { timeoutMs: 60_000 } as const satisfies RunOptions;

/** Bytes of one stream; more is an error. */
const MAX_OUTPUT = 64 << 20;

/** Runs a command to its end. Rejects when it fails, with what it wrote to standard error in the message. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      command,
      args,
      {
        env: { ...process.env, ...options.env },
        timeout: options.timeoutMs ?? RUN_DEFAULTS.timeoutMs,
        maxBuffer: MAX_OUTPUT,
        killSignal: 'SIGKILL',
      },
      (error, stdout, stderr) => {
        if (error === null) resolve({ stdout, stderr });
        else reject(new Error(`${command} ${args.join(' ')}: ${stderr.trim() || error.message}`, { cause: error }));
      },
    );
    child.stdin?.on('error', () => {
      // A command that does not read its input closes the pipe; its exit code says whether that matters.
    });
    child.stdin?.end(options.input ?? '');
  });
}

/** All that a process wrote, once it has ended well. Rejects as run() does. */
export function outputOf(child: ChildProcess, what: string): Promise<Output> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve({ stdout, stderr });
      else reject(new Error(`${what}: ${stderr.trim() || `ended with ${signal ?? code}`}`));
    });
  });
}

/** A place where programs can be started: the host, a cgroup, a container. */
export interface Place {
  /** Standard output and error are pipes. */
  spawn(command: readonly string[]): ChildProcess;
  /** Path of the workload program as seen from there. */
  readonly workloadPath: string;
}

export function spawnPiped(command: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const [program, ...args] = command;
  if (program === undefined) throw new Error('an empty command');
  return spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
}

export interface UntilOptions {
  readonly timeoutMs?: number;
  readonly everyMs?: number;
}

const UNTIL_DEFAULTS = { timeoutMs: 30_000, everyMs: 50 } as const satisfies UntilOptions;

/** Asks again until the answer is not undefined, and returns that. The error of the last attempt explains a time-out. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  options: UntilOptions = {},
): Promise<T> {
  const timeoutMs = options.timeoutMs ?? UNTIL_DEFAULTS.timeoutMs;
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      lastError = error;
    }
    await sleep(options.everyMs ?? UNTIL_DEFAULTS.everyMs);
  } while (performance.now() < deadline);
  throw new Error(`${what}: not within ${timeoutMs} ms`, { cause: lastError });
}
