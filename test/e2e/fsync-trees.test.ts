/** What a sync waits for besides its own I/O: the journal, which is everybody's, and kernel threads that write in nobody's name. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cgroup } from '../lab/cgroup.ts';
import { loopDisk, slowInnerDisk } from '../lab/disk.ts';
import { run } from '../lab/run.ts';
import { startWorkload } from '../lab/workload.ts';
import type { SpanLine } from './json-lines.ts';
import { keep } from './support.ts';
import { attach, sumOfShares, type Trace } from './trace.ts';
import { lostBesideSkips } from './truth.ts';

const MS = 1_000_000;
const SECTOR = 512;
const KINDS = ['--kinds', 'block,fsync,mount,journal'];

const childrenOf = (trace: Trace, parent: SpanLine): SpanLine[] =>
  trace.spans.filter((span) => span.parent === parent.id);

/** Two cgroups sync their own files of one file system at the same time; the first is traced. */
async function besideNeighbour(disk: { readonly dir: string }, paths: readonly [Group, Group], syncs: number) {
  const [target, neighbour] = paths;
  const dirs = ['target', 'neighbour'].map((name) => join(disk.dir, name)) as [string, string];
  for (const dir of dirs) mkdirSync(dir);
  const operations = ['prepare=1,65536', `fsync=${syncs}`];
  const [own, other] = [
    keep(await startWorkload({ place: target, dir: dirs[0], operations })),
    keep(await startWorkload({ place: neighbour, dir: dirs[1], operations })),
  ];
  const session = await attach([`cgroup:${target.path}`], { args: ['--kinds', 'block,fsync,journal,wait'] });
  await Promise.all([own.go(), other.go()]);
  return session.stop();
}
type Group = ReturnType<typeof cgroup>;

function expectCommitsBelow(trace: Trace, fsync: SpanLine, device: string): void {
  const commits = childrenOf(trace, fsync).filter(({ kind }) => kind === 'journal');
  expect(commits.length).toBeGreaterThan(0);
  for (const commit of commits) {
    expect(commit).toMatchObject({ name: 'commit', comm: expect.stringMatching(/^jbd2\//), attrs: { device } });
    expect(commit.attrs['transaction']).toBeGreaterThan(0);
    expect(commit.container).toEqual(fsync.container);
  }
  const ios = commits.flatMap((commit) => childrenOf(trace, commit));
  expect(ios.length).toBeGreaterThan(0);
  expect(new Set(ios.map(({ kind, attrs }) => [kind, attrs['owner']].join()))).toEqual(new Set(['block,journal']));
  expect(fsync.attrs['journalNs']).toBeGreaterThan(0);
}

test('a stall behind a neighbour’s syncs on a slow disk is the journal’s and its own writes’', async () => {
  const groups = [keep(cgroup('storm-a')), keep(cgroup('storm-b'))] as const;
  const disk = keep(await slowInnerDisk({ cgroups: groups.map(({ path }) => path) }));
  const trace = await besideNeighbour(disk, groups, 3);

  const stalls = trace.fsyncs.filter(({ durationNs }) => durationNs > 20 * MS);
  expect(stalls.length).toBeGreaterThanOrEqual(3);
  for (const stall of stalls) {
    expect(sumOfShares(stall)).toBe(stall.durationNs);
    expect(stall.attrs.unexplainedNs).toBeLessThan(0.05 * stall.durationNs);
    expectCommitsBelow(trace, stall, disk.majorMinor);
  }
  expect(lostBesideSkips(trace.end)).toEqual({});
});

test('fdatasync, syncfs, msync and O_DSYNC writes each give a tree that adds up', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 64, fs: 'ext4' }));
  const group = keep(cgroup('trees'));
  const operations = ['prepare=1,65536', 'fdatasync=5', 'syncfs=5', 'msync=5', 'sync-write=5'];
  const workload = keep(await startWorkload({ place: group, dir: disk.dir, operations }));
  const session = await attach([`cgroup:${group.path}`], { args: KINDS });
  await workload.go();
  const trace = await session.stop();

  for (const name of ['fdatasync', 'syncfs', 'msync', 'sync-write']) {
    const calls = trace.fsyncs.filter((span) => span.name === name);
    expect([name, calls.length]).toEqual([name, 5]);
    for (const call of calls) expect(sumOfShares(call)).toBe(call.durationNs);
    const written = calls.flatMap((call) => childrenOf(trace, call)).filter((child) => child.name === 'write');
    expect(written.length).toBeGreaterThanOrEqual(5);
  }
  // A file written to twice within a tick of the clock has nothing new for the journal the second time: then there is no commit to wait for.
  const waited = trace.fsyncs.filter((span) => span.name === 'syncfs' && Number(span.attrs['journalNs']) > 0);
  expect(waited.length).toBeGreaterThan(0);
  for (const span of waited) expectCommitsBelow(trace, span, disk.majorMinor);
});

test('the copy of a lower file that an overlay makes is named so', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 128, fs: 'ext4' }));
  const group = keep(cgroup('copy-up'));
  const [lower, upper, work, merged] = ['lower', 'upper', 'work', 'merged'].map((name) => join(disk.dir, name)) as [
    string,
    string,
    string,
    string,
  ];
  for (const dir of [lower, upper, work, merged]) mkdirSync(dir);
  await run('dd', ['if=/dev/zero', `of=${lower}/large`, 'bs=1M', 'count=30', 'conv=fsync']);
  await run('mount', ['-t', 'overlay', 'overlay', '-o', `lowerdir=${lower},upperdir=${upper},workdir=${work}`, merged]);
  keep({ close: async () => void (await run('umount', [merged])) });
  const session = await attach([`cgroup:${group.path}`], { args: KINDS });
  await group.run([
    'sh',
    '-c',
    `echo more >> ${merged}/large; dd if=/dev/zero of=${merged}/new bs=4k count=2 oflag=dsync`,
  ]);
  const trace = await session.stop();

  const copies = trace.fsyncs.filter(({ name }) => name === 'copy-up');
  expect(copies).toHaveLength(1);
  const copy = copies[0] as SpanLine;
  expect(copy).toMatchObject({ comm: 'sh', attrs: { file: null, backingDevice: disk.majorMinor } });
  expect(sumOfShares(copy)).toBe(copy.durationNs);
  const bytes = childrenOf(trace, copy).reduce((sum, { attrs }) => sum + Number(attrs['bytes'] ?? 0), 0);
  expect(bytes).toBeGreaterThan(10 << 20);
  expect(trace.fsyncs.filter(({ name }) => name === 'sync-write')).toHaveLength(2);
});

test('an umount says how much was written back meanwhile, and what the disk counted is about that', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 128, fs: 'ext4' }));
  const group = keep(cgroup('written'));
  const sectors = (): number => Number(readFileSync(`/sys/block/${disk.name}/stat`, 'utf8').trim().split(/\s+/)[6]);
  const session = await attach([`cgroup:${group.path}`], { args: KINDS });
  await group.run(['dd', 'if=/dev/zero', `of=${disk.dir}/file`, 'bs=1M', 'count=30']);
  const before = sectors();
  await group.run(['umount', disk.dir]);
  const counted = (sectors() - before) * SECTOR;
  const trace = await session.stop();

  const [umount] = trace.mounts.filter(({ name }) => name === 'umount2');
  const written = umount?.attrs['written'] as { who: string; bytes: number }[] | undefined;
  const bytes = (written ?? []).reduce((sum, share) => sum + share.bytes, 0);
  expect(bytes).toBeGreaterThanOrEqual(30 << 20);
  expect(Math.abs(bytes / counted - 1)).toBeLessThan(0.2);
  expect(sumOfShares(umount as SpanLine)).toBe(umount?.durationNs);
  expect(umount?.attrs['dataNs']).toBeGreaterThan(0);
});

test('fsyncs of fio by io_uring and by libaio are spans of the container', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 64, fs: 'ext4' }));
  const group = keep(cgroup('fio'));
  const session = await attach([`cgroup:${group.path}`], { args: KINDS });
  const engines = ['io_uring', 'libaio'];
  for (const engine of engines) {
    await group.run([
      ...['fio', `--name=${engine}`, `--ioengine=${engine}`, `--filename=${disk.dir}/${engine}`, '--rw=write'],
      ...['--bs=4k', '--size=128k', '--fsync=1', '--direct=1', '--iodepth=1', '--thread'],
    ]);
  }
  const trace = await session.stop();

  for (const engine of engines) {
    const fsyncs = trace.fsyncs.filter(({ name, attrs }) => name === 'fsync' && attrs.file === `${disk.dir}/${engine}`);
    // 32 writes, each with one behind it; fio may leave out the last.
    expect([engine, fsyncs.length >= 31]).toEqual([engine, true]);
    for (const fsync of fsyncs) expect(sumOfShares(fsync)).toBe(fsync.durationNs);
  }
});
