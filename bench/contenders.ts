/** What is measured: stallscope in three ways, and the tools that give part of the same on this kernel. */
import { fileURLToPath } from 'node:url';
import type { LabCgroup } from '../test/lab/cgroup.ts';
import { type Background, background, waitFor } from './process.ts';

export interface Running {
  /** Whose CPU counts. */
  readonly pid: number;
  readonly stop: () => Promise<void>;
  /** What was reported lost, once stopped; null where the tool does not say. */
  readonly lost: () => number | null;
}

export interface Viewed extends Running {
  /** Waits that its tables counted, once stopped. */
  readonly waits: () => number;
}

export interface Contender {
  readonly name: string;
  readonly gives: string;
  readonly start: (cgroup: LabCgroup) => Promise<Running>;
}

/** A line per I/O with pid, comm, place, size and latency. */
const BIOSNOOP = `
tracepoint:block:block_io_start {
  @start[args->dev, args->sector] = nsecs; @pid[args->dev, args->sector] = pid; @comm[args->dev, args->sector] = comm;
}
tracepoint:block:block_io_done /@start[args->dev, args->sector]/ {
  printf("%-16s %-7d %d %d %d %d\\n", @comm[args->dev, args->sector], @pid[args->dev, args->sector], args->dev,
    args->sector, args->nr_sector, nsecs - @start[args->dev, args->sector]);
  delete(@start[args->dev, args->sector]); delete(@pid[args->dev, args->sector]); delete(@comm[args->dev, args->sector]);
}`;

/** Runs a tool that wants tracefs in a mount namespace of its own: the host's mounts stay as they are. */
const WITH_TRACEFS = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mount -t tracefs none /sys/kernel/tracing; exec "$@"',
  'sh',
] as const;

const only = (tool: Background): Running => ({ pid: tool.pid, stop: () => tool.stop(), lost: () => null });

const RECEIVER = fileURLToPath(new URL('./receiver.js', import.meta.url));

/** The agent, and one viewer over the network that takes all there is. */
export async function startStallscope(cgroup: LabCgroup, min: string, args: readonly string[] = []): Promise<Viewed> {
  const agent = background([
    'bin/stallscope',
    'serve',
    `cgroup:${cgroup.path}`,
    '--min',
    min,
    '--listen',
    '127.0.0.1:0',
    ...args,
  ]);
  await waitFor('the viewer URL', () => /#token=\S+/.test(agent.text()));
  const url = /https?:\/\/\S+#token=[\w-]+/.exec(agent.text())?.[0] ?? '';
  const viewer = background([process.execPath, RECEIVER, url]);
  await waitFor('the session', () => viewer.lines() > 0);
  const got = () => JSON.parse(viewer.text().trim().split('\n').at(-1) ?? '{}') as { lost: number; waits: number };
  return {
    pid: agent.pid,
    lost: () => got().lost,
    waits: () => got().waits,
    async stop() {
      await viewer.stop();
      await agent.stop();
    },
  };
}

export const SPANS: Contender = {
  name: 'stallscope, every I/O',
  gives: 'a span with owner per I/O, to a remote viewer; exact totals',
  start: (cgroup) => startStallscope(cgroup, '0'),
};

export const TOTALS: Contender = {
  name: 'stallscope, nothing slow',
  gives: 'exact totals with three histograms',
  start: (cgroup) => startStallscope(cgroup, '1h'),
};

export const EVERYTHING: Contender = {
  name: 'stallscope, everything on',
  gives: 'spans and tables of every kind, every I/O a span',
  start: (cgroup) => startStallscope(cgroup, '0', ['--kinds', 'all']),
};

export const BIOLATENCY: Contender = {
  name: 'biolatency',
  gives: 'one histogram',
  async start() {
    return only(background(['biolatency', '1', '1000']));
  },
};

export const BPFTRACE: Contender = {
  name: 'bpftrace',
  gives: 'a line per I/O',
  async start() {
    return only(background([...WITH_TRACEFS, 'bpftrace', '-e', BIOSNOOP]));
  },
};

export const PERF: Contender = {
  name: 'perf record',
  gives: 'raw issue and completion events',
  async start() {
    return only(
      background([
        'perf',
        'record',
        '-q',
        '-a',
        '-e',
        'block:block_rq_issue,block:block_rq_complete',
        '-o',
        '/dev/null',
      ]),
    );
  },
};
