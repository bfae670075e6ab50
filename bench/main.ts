/** `make bench`: what tracing costs, beside the tools that run on this kernel. Prints the tables and keeps them in docs/benchmarks.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, release } from 'node:os';
import { cgroup, type LabCgroup } from '../test/lab/cgroup.ts';
import { loopDisk } from '../test/lab/disk.ts';
import { run } from '../test/lab/run.ts';
import { BIOLATENCY, BPFTRACE, type Contender, EVERYTHING, PERF, SPANS, TOTALS } from './contenders.ts';
import { type CostResult, measureCost } from './cost.ts';
import { type DecodeResult, measureDecode } from './decode.ts';
import { type FullSpeedResult, measureFullSpeed } from './full-speed.ts';
import { loadFile, runLoad } from './load.ts';
import { sleep } from './process.ts';
import { assemble, type Section } from './sections.ts';
import { measureAttach, measureIdle } from './session.ts';
import { fixed, integer, median, percent, table } from './table.ts';
import { measureCallTaxes, measureSwitchTax, measureWaits } from './taxes.ts';

const IOPS = 15_000;
const ROUNDS = 2;
const COST = { iops: IOPS, warmUpSeconds: 8, seconds: 8 };
const FULL_SPEED = { pairs: 3, seconds: 6 };
const IDLE_SECONDS = 20;
const ATTACH_RUNS = 5;
const TAX_ROUNDS = 5;
const WAIT_SECONDS = 4;
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

/** Everything on: what it costs in all, and by program. */
async function everything(group: LabCgroup, file: string): Promise<string> {
  const rounds: CostResult[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    say(`${EVERYTHING.name} at ${integer(IOPS)} IOPS, round ${round + 1} of ${ROUNDS}`);
    rounds.push(...(await measureCost([EVERYTHING], { cgroup: group, file, ...COST })));
  }
  const [last] = rounds.slice(-1);
  if (last === undefined) return '';
  const total = median(rounds.map(({ bpfNsPerIo }) => bpfNsPerIo));
  const cpu = median(rounds.map(({ cpuNsPerIo }) => cpuNsPerIo));
  const lost = rounds.reduce((sum, one) => sum + (one.lost ?? 0), 0);
  const programs = last.programs
    .filter(({ timeNs }) => timeNs / last.ios >= 1)
    .sort((x, y) => y.timeNs - x.timeNs)
    .map(({ name, timeNs, count }) => [
      name,
      integer(timeNs / last.ios),
      fixed(count / last.ios, 2),
      integer(timeNs / count),
    ]);
  return [
    `\`--kinds all --min 0\`: ${integer(total)} ns of BPF and ${fixed(cpu / 1_000, 2)} us of the agent per I/O, ${integer(lost)} lost. By`,
    'program, in the last round:',
    '',
    table(['program', 'BPF ns per I/O', 'runs per I/O', 'ns per run'], programs),
  ].join('\n');
}

async function waits(group: LabCgroup, file: string): Promise<string> {
  say('waits');
  const disk = await loopDisk({ sizeMiB: 64, fs: 'ext4' });
  try {
    const cost = await measureWaits(group, {
      // A frozen file system holds a writer back until it thaws.
      async whileBlocked(work) {
        await run('fsfreeze', ['--freeze', disk.dir]);
        const writer = group.run(['touch', `${disk.dir}/file`]);
        try {
          await sleep(500);
          await work();
        } finally {
          await run('fsfreeze', ['--unfreeze', disk.dir]);
          await writer;
        }
      },
      waits: () => runLoad(group, file, { seconds: WAIT_SECONDS, iops: null, depth: 1 }),
    });
    const rows = [
      ['a context switch of the machine, by the kernel’s accounting', `${integer(cost.perSwitchNs)} ns`],
      ['the same while a task in scope waits', `${integer(cost.perSwitchWhileWaitingNs)} ns`],
      [`a reported wait, above its switches (mean of ${integer(cost.waits)})`, `${integer(cost.perWaitNs)} ns`],
    ];
    return `${table(['BPF run time of `wait` for', 'measured'], rows)}\n\n${await measureSwitchTax(group, TAX_ROUNDS)}`;
  } finally {
    await disk.close();
  }
}

async function together(group: LabCgroup, file: string): Promise<string> {
  say('stallscope and biolatency on the same I/Os');
  const spans = await measureCost([SPANS, BIOLATENCY], { cgroup: group, file, ...COST });
  const totals = await measureCost([TOTALS, BIOLATENCY], { cgroup: group, file, ...COST });
  return `${costTable(spans)}\n\n${costTable(totals)}`;
}

async function fullSpeed(group: LabCgroup, file: string): Promise<string> {
  const results: FullSpeedResult[] = [];
  for (const contender of [SPANS, TOTALS, BIOLATENCY, BPFTRACE]) {
    say(`${contender.name} at full speed`);
    results.push(await measureFullSpeed(contender, { cgroup: group, file, ...FULL_SPEED }));
  }
  return fullSpeedTable(results);
}

async function session(group: LabCgroup): Promise<string> {
  const decode = measureDecode();
  const attachMs = await measureAttach(group, ATTACH_RUNS);
  say(`attach: ${integer(attachMs)} ms`);
  const idle = await measureIdle(group, IDLE_SECONDS);
  say(`idle: ${percent(idle, 2)}`);
  return sessionTable(idle, attachMs, decode);
}

function sectionsFor(group: LabCgroup, file: string): readonly Section[] {
  const alone = `Each tool alone, ${integer(IOPS)} IOPS, median of ${ROUNDS} interleaved rounds`;
  const fast = `As fast as the disk goes, median of ${FULL_SPEED.pairs} pairs of runs without and with the tool`;
  return [
    { name: 'alone', title: alone, measure: async () => costTable(await costAlone(group, file)) },
    { name: 'together', title: 'Two tools at once, on the same I/Os', measure: () => together(group, file) },
    { name: 'everything', title: `Everything on, ${integer(IOPS)} IOPS`, measure: () => everything(group, file) },
    { name: 'full-speed', title: fast, measure: () => fullSpeed(group, file) },
    { name: 'waits', title: 'The wait view', measure: () => waits(group, file) },
    {
      name: 'calls',
      title: `System calls of tasks outside, median of ${TAX_ROUNDS} pairs`,
      measure: async () => {
        say('system calls');
        return await measureCallTaxes(group, TAX_ROUNDS);
      },
    },
    { name: 'session', title: 'A session', measure: () => session(group) },
  ];
}

const HEAD = `# What tracing costs

Written by \`make bench\`; \`make bench ARGS='waits calls'\` measures those sections anew. Kernel ${release()}, ${availableParallelism()} CPUs, Node
${process.versions.node}. Load: fio, 4 KiB random direct reads on ext4, queue depth 8, in a cgroup that stallscope is attached to. BPF time is the kernel’s own
accounting (kernel.bpf_stats_enabled); CPU is the run time of the tool’s process, after ${COST.warmUpSeconds} s of warm-up.
`;

async function main(wanted: readonly string[]): Promise<void> {
  const group = cgroup('bench');
  try {
    const sections = sectionsFor(group, loadFile('/var/tmp/stallscope-bench'));
    const unknown = wanted.filter((name) => !sections.some((section) => section.name === name));
    if (unknown.length > 0) {
      throw new Error(`no section ${unknown.join(', ')}: choose from ${sections.map(({ name }) => name).join(', ')}`);
    }
    const measured = new Map<string, string>();
    for (const { name, title, measure } of sections) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      const text = await measure();
      process.stdout.write(`## ${title}\n\n${text}\n\n`);
      measured.set(title, text);
    }
    writeFileSync(OUTPUT, assemble(HEAD, sections, measured, readFileSync(OUTPUT, 'utf8')));
  } finally {
    await group.close();
  }
}

await main(process.argv.slice(2));
