/** Cost per I/O at a fixed rate: BPF run time and the tool's own CPU, after a warm-up. */
import type { LabCgroup } from '../test/lab/cgroup.ts';
import { enableBpfStats, type ProgramRuns, programRuns, runsBetween, totalNs } from './bpf-stats.ts';
import type { Contender, Running } from './contenders.ts';
import { type LoadResult, runLoad } from './load.ts';
import { cpuNs, rssBytes, sleep } from './process.ts';

export interface CostOptions {
  readonly cgroup: LabCgroup;
  readonly file: string;
  readonly iops: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

export interface CostResult {
  readonly name: string;
  readonly gives: string;
  readonly bpfNsPerIo: number;
  /** What its programs ran, and over how many I/Os. */
  readonly programs: readonly ProgramRuns[];
  readonly ios: number;
  readonly cpuNsPerIo: number;
  readonly rssBytes: number;
  readonly lost: number | null;
}

const ATTACH_MS = 1_500;

/** Starts contenders one after the other; each one's programs are those that are new after its start. */
async function startAll(contenders: readonly Contender[], cgroup: LabCgroup) {
  const started: { contender: Contender; running: Running; programs: ReadonlySet<number> }[] = [];
  for (const contender of contenders) {
    const before = programRuns();
    const running = await contender.start(cgroup);
    await sleep(ATTACH_MS);
    const programs = new Set([...programRuns().keys()].filter((id) => !before.has(id)));
    started.push({ contender, running, programs });
  }
  return started;
}

/** All contenders given run at once, on the same I/Os. */
export async function measureCost(contenders: readonly Contender[], options: CostOptions): Promise<CostResult[]> {
  const restore = enableBpfStats();
  try {
    const started = await startAll(contenders, options.cgroup);
    const load = runLoad(options.cgroup, options.file, {
      seconds: options.warmUpSeconds + options.seconds + 2,
      iops: options.iops,
    });
    await sleep(options.warmUpSeconds * 1_000);
    const before = programRuns();
    const cpuBefore = started.map(({ running }) => cpuNs(running.pid));
    await sleep(options.seconds * 1_000);
    const cpuAfter = started.map(({ running }) => cpuNs(running.pid));
    const after = programRuns();
    const memory = started.map(({ running }) => rssBytes(running.pid));
    const result: LoadResult = await load;
    const ios = result.iops * options.seconds;
    for (const { running } of started) await running.stop();
    return started.map(({ contender, running, programs }, i) => {
      const runs = runsBetween(before, after, programs);
      return {
        name: contender.name,
        gives: contender.gives,
        bpfNsPerIo: totalNs(runs) / ios,
        programs: [...runs.values()],
        ios,
        cpuNsPerIo: ((cpuAfter[i] ?? 0) - (cpuBefore[i] ?? 0)) / ios,
        rssBytes: memory[i] ?? 0,
        lost: running.lost(),
      };
    });
  } finally {
    restore();
  }
}
