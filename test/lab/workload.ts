/** Runs the workload program (workload/workload.c), which knows the truth about its own operations. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { BUILD_DIR } from './paths.ts';
import { outputOf, type Place, spawnPiped } from './run.ts';

/** `make workload` puts it there; static, so that it also runs inside containers. */
export const WORKLOAD_BINARY = join(BUILD_DIR, 'workload');

/** One operation as the program saw it; times are CLOCK_MONOTONIC. */
export interface WorkloadResult {
  readonly op: string;
  readonly index: number;
  readonly thread: number;
  /** As seen in the place it ran in: inside a container, numbers of its pid namespace. */
  readonly pid: number;
  readonly tid: number;
  /** What the call returned. */
  readonly result: number;
  readonly startNs: number;
  readonly endNs: number;
  readonly latencyNs: number;
}

export interface WorkloadTotal {
  readonly count: number;
  readonly sumNs: number;
  readonly maxNs: number;
}

export interface WorkloadReport {
  readonly results: readonly WorkloadResult[];
  readonly totals: Readonly<Record<string, WorkloadTotal>>;
}

export interface WorkloadOptions {
  /** Where its files are, as seen from the place. */
  readonly dir: string;
  /** `fsync=10`, `direct-read=100,4096`: OPERATION=COUNT[,BYTES]. `prepare=1,BYTES` first. */
  readonly operations: readonly string[];
  readonly threads?: number;
  /** Default: the host. */
  readonly place?: Place;
}

export interface WaitingWorkload {
  readonly pid: number;
  readonly tids: readonly number[];
  /** Lets the operations begin; resolves when all are done. */
  go(): Promise<WorkloadReport>;
  /** Ends it, whether it began or not. Idempotent. */
  close(): Promise<void>;
}

export const HOST: Place = { spawn: (command) => spawnPiped(command), workloadPath: WORKLOAD_BINARY };

function commandOf(options: WorkloadOptions, place: Place, extra: readonly string[] = []): string[] {
  if (!existsSync(WORKLOAD_BINARY)) throw new Error(`${WORKLOAD_BINARY} is missing: run make workload`);
  const threads = ['--threads', String(options.threads ?? 1)];
  return [place.workloadPath, '--dir', options.dir, ...threads, ...extra, ...options.operations];
}

function parseReport(text: string): WorkloadReport {
  const results: WorkloadResult[] = [];
  const totals: Record<string, WorkloadTotal> = {};
  for (const line of text.split('\n')) {
    if (!line.startsWith('{')) continue;
    const parsed = JSON.parse(line) as Partial<WorkloadResult> & { total?: string };
    if (parsed.total !== undefined) totals[parsed.total] = parsed as unknown as WorkloadTotal;
    else if (parsed.op !== undefined) results.push(parsed as WorkloadResult);
  }
  return { results, totals };
}

export async function runWorkload(options: WorkloadOptions): Promise<WorkloadReport> {
  const place = options.place ?? HOST;
  const { stdout } = await outputOf(place.spawn(commandOf(options, place)), 'workload');
  return parseReport(stdout);
}

let goFiles = 0;

/** Starts the program and stops short of its first operation, so that a tracer can attach in between. */
export async function startWorkload(options: WorkloadOptions): Promise<WaitingWorkload> {
  const place = options.place ?? HOST;
  goFiles += 1;
  const goFile = `${options.dir}/go-${process.pid}-${goFiles}`;
  const child = place.spawn(commandOf(options, place, ['--wait', goFile]));
  const done = outputOf(child, 'workload');
  // Whoever calls go() gets the failure; one who only calls close() does not want it.
  done.catch(() => undefined);
  const ready = await Promise.race([firstLine(child.stdout), done.then(() => undefined)]);
  if (ready === undefined) throw new Error('workload ended before it was ready');
  const { pid, tids } = JSON.parse(ready) as { pid: number; tids: number[] };
  return {
    pid,
    tids,
    go: async () => {
      await outputOf(place.spawn(['touch', goFile]), `touch ${goFile}`);
      return parseReport((await done).stdout);
    },
    close: async () => {
      child.kill('SIGKILL');
      await done.catch(() => undefined);
    },
  };
}

function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  return new Promise((resolve) => {
    if (stream !== null) createInterface({ input: stream }).once('line', resolve);
  });
}
