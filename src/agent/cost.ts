/**
 * What tracing costs: the agent's CPU and memory always, BPF run time in samples, for the kernel's own accounting of it costs some 30 ns for every
 * run of every BPF program on the machine.
 */
import type { ProgramStats } from '../native/types.ts';
import type { Cost } from '../spans/types.ts';

export interface CostPort {
  readonly stats: () => readonly ProgramStats[];
  /** False where the kernel does not allow it. */
  readonly enableStats: (on: boolean) => boolean;
  readonly cpuMicros: () => number;
  readonly rssBytes: () => number;
}

export const PROCESS_COST: Pick<CostPort, 'cpuMicros' | 'rssBytes'> = {
  cpuMicros: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  rssBytes: () => process.memoryUsage.rss(),
};

/** I/Os that a sample needs to say what one costs: below, the programs of other events would outweigh them. */
const ENOUGH_IOS = 500;

/** Intervals between two samples, and where in the cycle a sample is begun. */
const CYCLE = 10;

export interface CostMeter {
  /** Once an interval: `ios` is the number of I/Os in scope since the last call. */
  measure(intervalNs: number, ios: number): Cost;
  stop(): void;
}

export function createCostMeter(port: CostPort): CostMeter {
  let turn = 0;
  let cpu = port.cpuMicros();
  let sampling = false;
  let runTimeAtStart = 0;
  let bpfNsPerIo: number | null = null;
  let bpfCpuPercent: number | null = null;

  const runTime = (): number => port.stats().reduce((sum, program) => sum + program.runTimeNs, 0);

  function sample(intervalNs: number, ios: number): void {
    if (sampling && intervalNs > 0) {
      const spent = runTime() - runTimeAtStart;
      if (ios >= ENOUGH_IOS) bpfNsPerIo = spent / ios;
      bpfCpuPercent = (spent * 100) / intervalNs;
      sampling = false;
      port.enableStats(false);
    }
    if (turn++ % CYCLE === 0 && port.enableStats(true)) {
      sampling = true;
      runTimeAtStart = runTime();
    }
  }

  return {
    measure(intervalNs, ios) {
      sample(intervalNs, ios);
      const now = port.cpuMicros();
      const agentCpuPercent = intervalNs > 0 ? ((now - cpu) * 1_000 * 100) / intervalNs : 0;
      cpu = now;
      return { bpfNsPerIo, bpfCpuPercent, agentCpuPercent, rssBytes: port.rssBytes() };
    },
    stop() {
      if (sampling) port.enableStats(false);
      sampling = false;
    },
  };
}
