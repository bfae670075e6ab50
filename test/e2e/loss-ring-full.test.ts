import { afterAll, beforeAll, expect, test } from 'vitest';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { runWorkload } from '../lab/workload.ts';
import { type CliProcess, endOf, isLost, isStats, startAttach, startServe, startView } from './agent-process.ts';
import { countOf, type StatsRow } from './json-lines.ts';

const THREADS = 2;
/** Of each thread, and of reads and writes alike. */
const IOS = 12_500;
const TOTAL = 2 * THREADS * IOS;
const BYTES = 4096;
const KINDS = ['--min', '0', '--kinds', 'block'];

let disk: MountedDisk;
let group: LabCgroup;

beforeAll(async () => {
  disk = await loopDisk({ sizeMiB: 64, fs: 'ext4', mountOptions: 'noatime' });
  group = cgroup('loss');
  await runWorkload({ dir: disk.dir, threads: THREADS, operations: [`prepare=1,${1 << 20}`] });
});

afterAll(async () => {
  await group?.close();
  await disk?.close();
});

/** All at once, or in so many rounds with a pause after each. */
const load = (rounds = 1) => {
  const ios = IOS / rounds;
  const round = [`direct-read=${ios},${BYTES}`, `direct-write=${ios},${BYTES}`, 'pause=1,100'];
  const operations = Array.from({ length: rounds }, () => round).flat();
  return runWorkload({ place: group, dir: disk.dir, threads: THREADS, operations });
};

const lostTo = (view: CliProcess, reason: string): number =>
  view.lines
    .filter(isLost)
    .filter((line) => line.reason === reason)
    .reduce((sum, { count }) => sum + count, 0);

/** Exactly what was done, on the disk that it was done on; the file below that disk has I/Os of its own. */
function expectExactTotals(rows: readonly StatsRow[]): void {
  const { count, bytes } = ['read', 'write']
    .map((op) => countOf(rows, { disk: disk.name, op }))
    .reduce((a, b) => ({ count: a.count + b.count, bytes: a.bytes + b.bytes }));
  expect({ count, bytes }).toEqual({ count: TOTAL, bytes: TOTAL * BYTES });
}

/**
 * Every I/O was either a span or counted as lost: in the kernel, or where the reader of the output, a busy test, did not keep up. Returns what
 * did not fit into the ring.
 */
function expectAllAccountedFor(view: CliProcess): number {
  const { spans, totals, lost } = endOf(view);
  expectExactTotals(totals);
  expectExactTotals(view.lines.filter(isStats).flatMap(({ rows }) => rows));
  const { 'ring-full': byRing = 0, 'output-slow': byOutput = 0, 'program-skipped': skipped = 0, ...others } = lost;
  expect(skipped).toBeLessThan(TOTAL / 1_000);
  expect(others).toEqual({});
  expect(view.spans()).toHaveLength(spans);
  expect(new Set(view.spans().map(({ id }) => id)).size).toBe(spans);
  expect(lostTo(view, 'ring-full')).toBe(byRing);
  expect(spans + byRing + byOutput + skipped).toBe(countOf(totals).count);
  return byRing;
}

test('50,000 I/Os while the agent is stopped overflow its ring: each is a span or counted as lost, and totals are exact', async () => {
  const attach = await startAttach([`cgroup:${group.path}`, ...KINDS, '--ring-size', '64K']);
  attach.signal('SIGSTOP');
  await load();
  attach.signal('SIGCONT');
  await attach.line('a loss', isLost);
  await attach.nextStats();
  attach.signal('SIGINT');
  expect((await attach.exit()).code).toBe(0);
  // 64 KiB hold some 500 records.
  expect(expectAllAccountedFor(attach)).toBeGreaterThan(TOTAL * 0.9);
  expect(endOf(attach).spans).toBeGreaterThan(0);
});

test('an agent that is stopped now and then accounts for every I/O too, to each of its viewers', async () => {
  const { cli, url } = await startServe([
    ...[`cgroup:${group.path}`, '--listen', '127.0.0.1:0', ...KINDS, '--ring-size', '64K'],
  ]);
  const views = [await startView([url, ...KINDS]), await startView([url, ...KINDS])];
  let isStopped = false;
  const stutter = setInterval(() => {
    isStopped = !isStopped;
    cli.signal(isStopped ? 'SIGSTOP' : 'SIGCONT');
  }, 100);
  try {
    await load();
  } finally {
    clearInterval(stutter);
    cli.signal('SIGCONT');
  }
  for (const view of views) await view.nextStats();
  cli.signal('SIGINT');
  await Promise.all(views.map((view) => view.exit()));
  const lost = views.map(expectAllAccountedFor);
  expect(lost[0]).toBeGreaterThan(0);
  expect(lost[1]).toBe(lost[0]);
});

test('with a ring of the default size and an agent that runs, none of 50,000 I/Os is lost', async () => {
  const attach = await startAttach([`cgroup:${group.path}`, ...KINDS]);
  await load(20);
  await attach.nextStats();
  attach.signal('SIGINT');
  expect((await attach.exit()).code).toBe(0);
  const { spans, totals, lost } = endOf(attach);
  expectExactTotals(totals);
  const { 'program-skipped': skipped = 0, ...others } = lost;
  expect(others).toEqual({});
  expect(skipped).toBeLessThan(TOTAL / 1_000);
  expect(spans + skipped).toBe(countOf(totals).count);
  const onDisk = attach.spans().filter(({ attrs }) => attrs['disk'] === disk.name);
  expect(onDisk.length + skipped).toBeGreaterThanOrEqual(countOf(totals, { disk: disk.name }).count);
});
