/** What the demo does to a host, one small synchronous step each: tearing down must work in a signal handler too. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

export interface CommandResult {
  /** Null when the program does not exist. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface DemoHost {
  readonly pid: number;
  readonly uid: number;
  run(program: string, args: readonly string[]): CommandResult;
  read(path: string): string | null;
  write(path: string, text: string): void;
  exists(path: string): boolean;
  /** Names in a directory; none when it cannot be read. */
  list(path: string): readonly string[];
  /** True for a directory (no link to one) that only this user can write to. */
  isPrivateDirectory(path: string): boolean;
  /** Fails when it exists. */
  makeDirectory(path: string): void;
  /** A file of that size without content. */
  makeFile(path: string, bytes: number): void;
  removeDirectory(path: string): void;
  removeTree(path: string): void;
  isAlive(pid: number): boolean;
  kill(pid: number): void;
  /** A child in its own process group; the returned function kills the group. */
  start(program: string, args: readonly string[]): () => void;
  sleep(ms: number): void;
}

/** Milliseconds that a command may take. */
const COMMAND_TIMEOUT_MS = 30_000;

export function nodeDemoHost(): DemoHost {
  return {
    pid: process.pid,
    uid: process.getuid?.() ?? -1,
    run(program, args) {
      const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
      const result = spawnSync(program, args, {
        encoding: 'utf8',
        timeout: COMMAND_TIMEOUT_MS,
        env: { ...process.env, PATH: path, LC_ALL: 'C' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return {
        status: result.error === undefined ? result.status : null,
        stdout: result.stdout ?? '',
        stderr: result.stderr ?? '',
      };
    },
    read(path) {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return null;
      }
    },
    write: (path, text) => writeFileSync(path, text),
    exists: existsSync,
    list(path) {
      try {
        return readdirSync(path);
      } catch {
        return [];
      }
    },
    isPrivateDirectory(path) {
      const stat = lstatSync(path, { throwIfNoEntry: false });
      return stat?.isDirectory() === true && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
    },
    makeDirectory: (path) => mkdirSync(path, { mode: 0o700 }),
    makeFile(path, bytes) {
      const file = openSync(path, 'wx', 0o600);
      try {
        ftruncateSync(file, bytes);
      } finally {
        closeSync(file);
      }
    },
    removeDirectory: rmdirSync,
    removeTree: (path) => rmSync(path, { recursive: true, force: true }),
    isAlive: (pid) => existsSync(`/proc/${pid}`),
    kill: (pid) => ignoreGone(() => process.kill(pid, 'SIGKILL')),
    start(program, args) {
      const child: ChildProcess = spawn(program, args, { detached: true, stdio: 'ignore' });
      // A program that cannot be started shows in that nothing happens; there is nobody to tell.
      child.on('error', () => {});
      return () => {
        const { pid } = child;
        if (pid !== undefined) ignoreGone(() => process.kill(-pid, 'SIGKILL'));
      };
    },
    sleep: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
  };
}

function ignoreGone(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
