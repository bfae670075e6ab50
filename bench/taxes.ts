/** What a session takes from those it does not look at: every context switch, and every system call, of the machine. */
import { execFileSync } from 'node:child_process';
import type { LabCgroup } from '../test/lab/cgroup.ts';
import { enableBpfStats, type ProgramRuns, programRuns, runsBetween } from './bpf-stats.ts';
import { startStallscope } from './contenders.ts';
import { type Background, background, sleep, waitFor } from './process.ts';
import { fixed, median, table } from './table.ts';

/** An operation repeated by a program that is in no target. */
interface Repeated {
  readonly what: string;
  readonly command: readonly string[];
  /** Operations that a run of the command is. */
  readonly operations: number;
}

const PIPE_LOOPS = 200_000;
const CALLS = 2_000_000;
const COPIES = 1_000_000;

/** Two processes on one CPU wake each other: a switch each way. */
const SWITCHES: Repeated = {
  what: 'context switch',
  command: ['taskset', '--cpu-list', '0', 'perf', 'bench', 'sched', 'pipe', '--loop', `${PIPE_LOOPS}`],
  operations: 2 * PIPE_LOOPS,
};

const CALLS_OF_OTHERS: readonly Repeated[] = [
  {
    what: 'read() or write()',
    command: ['dd', 'if=/dev/zero', 'of=/dev/null', 'bs=1', `count=${COPIES}`],
    operations: 2 * COPIES,
  },
  {
    what: 'getppid(), for any other system call',
    command: ['perf', 'bench', 'syscall', 'basic', '--loop', `${CALLS}`],
    operations: CALLS,
  },
];

/** CPU time of one operation, user and system, in nanoseconds: waiting for a CPU that others have is none of it. */
function cpuNsPerOperation({ command, operations }: Repeated): number {
  const script = 'TIMEFORMAT="%U %S"; exec 3>&2; time "$@" >/dev/null 2>&1';
  const text = execFileSync('bash', ['-c', `{ ${script}; } 2>&1`, 'bash', ...command]).toString();
  const seconds = text
    .trim()
    .split(/\s+/)
    .reduce((sum, word) => sum + Number(word), 0);
  return (seconds * 1e9) / operations;
}

async function attach(cgroup: LabCgroup, kinds: string): Promise<Background> {
  const agent = background(['bin/stallscope', 'attach', `cgroup:${cgroup.path}`, '--kinds', kinds, '--json']);
  await waitFor('the session line', () => agent.lines() > 0);
  return agent;
}

interface Tax {
  readonly kinds: string;
  readonly what: string;
  readonly plainNs: number;
  readonly taxNs: number;
}

/** Without and with the session in turn: a noisy minute of the machine hits both alike. */
async function measureTax(cgroup: LabCgroup, kinds: string, repeated: Repeated, rounds: number): Promise<Tax> {
  const plain: number[] = [];
  const taxes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const without = cpuNsPerOperation(repeated);
    const session = await attach(cgroup, kinds);
    const withIt = cpuNsPerOperation(repeated);
    await session.stop();
    plain.push(without);
    taxes.push(withIt - without);
  }
  return { kinds, what: repeated.what, plainNs: median(plain), taxNs: median(taxes) };
}

function taxTable(taxes: readonly Tax[]): string {
  return table(
    ['kinds', 'per', 'CPU without', 'more with the session'],
    taxes.map(({ kinds, what, plainNs, taxNs }) => [kinds, what, `${fixed(plainNs, 0)} ns`, `${fixed(taxNs, 0)} ns`]),
  );
}

const DEFAULT_KINDS = 'block,fsync,mount,journal,throttle,reclaim';

export async function measureCallTaxes(cgroup: LabCgroup, rounds: number): Promise<string> {
  const taxes: Tax[] = [];
  for (const kinds of [DEFAULT_KINDS, 'file', 'wait']) {
    for (const repeated of CALLS_OF_OTHERS) taxes.push(await measureTax(cgroup, kinds, repeated, rounds));
  }
  return taxTable(taxes);
}

export async function measureSwitchTax(cgroup: LabCgroup, rounds: number): Promise<string> {
  return taxTable([await measureTax(cgroup, 'wait', SWITCHES, rounds)]);
}

/** What the program that sees context switches runs while `work` is done. */
async function switchRuns(programs: ReadonlySet<number>, work: () => Promise<unknown>): Promise<ProgramRuns> {
  const before = programRuns();
  await work();
  const runs = runsBetween(before, programRuns(), programs);
  const found = [...runs.values()].find(({ name, count }) => name.startsWith('sched_switch') && count > 0);
  if (found === undefined) throw new Error(`no program sees context switches: ${[...runs.keys()].join(', ')}`);
  return found;
}

export interface WaitCost {
  /** As the kernel accounts it, for tasks outside. */
  readonly perSwitchNs: number;
  /** The same while a task in scope waits: then each task that gets a CPU is looked up. */
  readonly perSwitchWhileWaitingNs: number;
  /** Above that again, for each wait of a task in scope. */
  readonly perWaitNs: number;
  readonly waits: number;
}

export interface WaitLoads {
  /** Does its work while a task of the cgroup is blocked. */
  readonly whileBlocked: (work: () => Promise<void>) => Promise<void>;
  /** Tasks of the cgroup wait often. */
  readonly waits: () => Promise<unknown>;
}

export async function measureWaits(cgroup: LabCgroup, loads: WaitLoads): Promise<WaitCost> {
  const restore = enableBpfStats();
  try {
    const before = programRuns();
    const running = await startStallscope(cgroup, '0', ['--kinds', 'wait']);
    const programs = new Set([...programRuns().keys()].filter((id) => !before.has(id)));
    const pingPong = async (): Promise<void> => void cpuNsPerOperation(SWITCHES);
    let idle: ProgramRuns;
    let waiting: ProgramRuns | undefined;
    let busy: ProgramRuns;
    try {
      idle = await switchRuns(programs, pingPong);
      await loads.whileBlocked(async () => {
        waiting = await switchRuns(programs, pingPong);
      });
      busy = await switchRuns(programs, loads.waits);
      // The last interval's table.
      await sleep(1_500);
    } finally {
      await running.stop();
    }
    const each = (runs: ProgramRuns): number => runs.timeNs / runs.count;
    return {
      perSwitchNs: each(idle),
      perSwitchWhileWaitingNs: waiting === undefined ? Number.NaN : each(waiting),
      perWaitNs: (busy.timeNs - busy.count * each(waiting ?? idle)) / running.waits(),
      waits: running.waits(),
    };
  } finally {
    restore();
  }
}
