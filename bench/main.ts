/** `make bench`: what tracing costs, beside the tools that run on this kernel. Prints the tables and keeps them in docs/benchmarks.md. */
import { writeFileSync } from 'node:fs';
import { availableParallelism, release } from 'node:os';
import { cgroup, type LabCgroup } from '../test/lab/cgroup.ts';
import { BIOLATENCY, BPFTRACE, type Contender, PERF, SPANS, TOTALS } from './contenders.ts';
import { type CostResult, measureCost } from './cost.ts';
import { type DecodeResult, measureDecode } from './decode.ts';
import { type FullSpeedResult, measureFullSpeed } from './full-speed.ts';
import { loadFile } from './load.ts';
import { measureAttach, measureIdle } from './session.ts';
import { fixed, integer, median, percent, table } from './table.ts';

const IOPS = 15_000;
const ROUNDS = 2;
const COST = { iops: IOPS, warmUpSeconds: 8, seconds: 8 };
const FULL_SPEED = { pairs: 3, seconds: 6 };
const IDLE_SECONDS = 20;
const ATTACH_RUNS = 5;
const OUTPUT = 'docs/benchmarks.md';

const say = (text: string): void => {
  process.stderr.write(`bench: ${text}\n`);
};

/** Rounds are interleaved, so that a noisy minute of the machine hits all alike. */
async function costAlone(group: LabCgroup, file: string): Promise<CostResult[]> {
  const contenders: readonly Contender[] = [SPANS, TOTALS, BIOLATENCY, BPFTRACE, PERF];
  const results: CostResult[][] = contenders.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, contender] of contenders.entries()) {
      say(`${contender.name} at ${integer(IOPS)} IOPS, round ${round + 1} of ${ROUNDS}`);
      results[i]?.push(...(await measureCost([contender], { cgroup: group, file, ...COST })));
    }
  }
  return results.map((rounds) => ({
    ...(rounds[0] as CostResult),
    bpfNsPerIo: median(rounds.map((one) => one.bpfNsPerIo)),
    cpuNsPerIo: median(rounds.map((one) => one.cpuNsPerIo)),
    rssBytes: Math.max(...rounds.map((one) => one.rssBytes)),
    lost: rounds[0]?.lost == null ? null : rounds.reduce((sum, one) => sum + (one.lost ?? 0), 0),
  }));
}

function costTable(results: readonly CostResult[]): string {
  const biolatency = results.find(({ name }) => name === BIOLATENCY.name)?.bpfNsPerIo ?? Number.NaN;
  return table(
    ['tool', 'what it gives', 'BPF ns per I/O', 'x biolatency', 'tool CPU per I/O', 'memory', 'lost'],
    results.map((one) => [
      one.name,
      one.gives,
      one.name === PERF.name ? '-' : integer(one.bpfNsPerIo),
      one.name === PERF.name ? '-' : fixed(one.bpfNsPerIo / biolatency, 2),
      `${fixed(one.cpuNsPerIo / 1_000, 2)} us`,
      `${integer(one.rssBytes / (1 << 20))} MiB`,
      one.lost === null ? 'not said' : integer(one.lost),
    ]),
  );
}

function fullSpeedTable(results: readonly FullSpeedResult[]): string {
  return table(
    ['tool', 'IOPS without', 'IOPS with', 'kept', 'lost'],
    results.map((one) => [
      one.name,
      integer(one.plainIops),
      integer(one.tracedIops),
      percent(one.kept),
      one.lost === null ? 'not said' : integer(one.lost),
    ]),
  );
}

function sessionTable(idle: number, attachMs: number, decode: DecodeResult): string {
  return table(
    ['what', 'measured'],
    [
      ['an attached session without I/O in scope', `${percent(idle, 2)} of a core`],
      ['from starting `attach` to its session line', `${integer(attachMs)} ms`],
      ['decoding one record into columns', `${fixed(decode.decodeNs, 1)} ns`],
      ['decoding one record and making its span', `${fixed(decode.spansNs, 1)} ns`],
    ],
  );
}

async function measure(group: LabCgroup, file: string): Promise<string> {
  const decode = measureDecode();
  const attachMs = await measureAttach(group, ATTACH_RUNS);
  say(`attach: ${integer(attachMs)} ms`);
  const idle = await measureIdle(group, IDLE_SECONDS);
  say(`idle: ${percent(idle, 2)}`);
  const alone = await costAlone(group, file);
  say('stallscope and biolatency on the same I/Os');
  const together = await measureCost([SPANS, BIOLATENCY], { cgroup: group, file, ...COST });
  const togetherTotals = await measureCost([TOTALS, BIOLATENCY], { cgroup: group, file, ...COST });
  const fullSpeed: FullSpeedResult[] = [];
  for (const contender of [SPANS, TOTALS, BIOLATENCY, BPFTRACE]) {
    say(`${contender.name} at full speed`);
    fullSpeed.push(await measureFullSpeed(contender, { cgroup: group, file, ...FULL_SPEED }));
  }
  return [
    '# What tracing costs',
    '',
    `Written by \`make bench\`. Kernel ${release()}, ${availableParallelism()} CPUs, Node ${process.versions.node}. Load: fio, 4 KiB random`,
    'direct reads on ext4, queue depth 8, in a cgroup that stallscope is attached to. BPF time is the kernel’s own accounting',
    `(kernel.bpf_stats_enabled); CPU is the run time of the tool’s process, after ${COST.warmUpSeconds} s of warm-up.`,
    '',
    `## Each tool alone, ${integer(IOPS)} IOPS, median of ${ROUNDS} interleaved rounds`,
    '',
    costTable(alone),
    '',
    '## Two tools at once, on the same I/Os',
    '',
    costTable(together),
    '',
    costTable(togetherTotals),
    '',
    `## As fast as the disk goes, median of ${FULL_SPEED.pairs} pairs of runs without and with the tool`,
    '',
    fullSpeedTable(fullSpeed),
    '',
    '## A session',
    '',
    sessionTable(idle, attachMs, decode),
    '',
  ].join('\n');
}

const group = cgroup('bench');
try {
  const text = await measure(group, loadFile('/var/tmp/stallscope-bench'));
  process.stdout.write(text);
  writeFileSync(OUTPUT, text);
} finally {
  await group.close();
}
