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
  readonly run_time_ns?: number;
}

/** Run time of every loaded program by its id, in nanoseconds. */
export function runTimes(): Map<number, number> {
  const text = execFileSync('bpftool', ['prog', 'show', '-j'], { maxBuffer: 64 << 20 }).toString();
  return new Map((JSON.parse(text) as Program[]).map(({ id, run_time_ns }) => [id, run_time_ns ?? 0]));
}

/** Run time that programs in `of` spent between two readings. */
export function spentNs(before: Map<number, number>, after: Map<number, number>, of: ReadonlySet<number>): number {
  let spent = 0;
  for (const [id, time] of after) if (of.has(id)) spent += time - (before.get(id) ?? 0);
  return spent;
}
