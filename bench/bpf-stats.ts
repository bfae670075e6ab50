/** BPF run time by program, as the kernel accounts it while kernel.bpf_stats_enabled is set. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const SYSCTL = '/proc/sys/kernel/bpf_stats_enabled';

/** Turns the accounting on; the result puts back what was there. */
export function enableBpfStats(): () => void {
  const before = readFileSync(SYSCTL, 'utf8');
  writeFileSync(SYSCTL, '1');
  return () => writeFileSync(SYSCTL, before);
}

interface Program {
  readonly id: number;
  /** Its first 15 characters. */
  readonly name?: string;
  readonly run_time_ns?: number;
  readonly run_cnt?: number;
}

export interface ProgramRuns {
  readonly name: string;
  readonly timeNs: number;
  readonly count: number;
}

/** What every loaded program has run so far, by its id. */
export function programRuns(): Map<number, ProgramRuns> {
  const text = execFileSync('bpftool', ['prog', 'show', '-j'], { maxBuffer: 64 << 20 }).toString();
  return new Map(
    (JSON.parse(text) as Program[]).map(({ id, name, run_time_ns, run_cnt }) => [
      id,
      { name: name ?? `${id}`, timeNs: run_time_ns ?? 0, count: run_cnt ?? 0 },
    ]),
  );
}

/** What each of the programs in `of` ran between two readings, by name: tracepoints of one program share it. */
export function runsBetween(
  before: ReadonlyMap<number, ProgramRuns>,
  after: ReadonlyMap<number, ProgramRuns>,
  of: ReadonlySet<number>,
): Map<string, ProgramRuns> {
  const runs = new Map<string, ProgramRuns>();
  for (const [id, { name, timeNs, count }] of after) {
    if (!of.has(id)) continue;
    const sum = runs.get(name) ?? { name, timeNs: 0, count: 0 };
    const last = before.get(id);
    runs.set(name, {
      name,
      timeNs: sum.timeNs + timeNs - (last?.timeNs ?? 0),
      count: sum.count + count - (last?.count ?? 0),
    });
  }
  return runs;
}

export function totalNs(runs: ReadonlyMap<string, ProgramRuns>): number {
  return [...runs.values()].reduce((sum, { timeNs }) => sum + timeNs, 0);
}
