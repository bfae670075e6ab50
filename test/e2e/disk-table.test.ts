/** The table of disks beside iostat(1), on disks whose load is known. */
import { mkdirSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import type { Container } from '../lab/container.ts';
import { loopDisk, slowInnerDisk } from '../lab/disk.ts';
import { startDocker } from '../lab/docker.ts';
import { run } from '../lab/run.ts';
import { throttle } from '../lab/throttle.ts';
import { runWorkload } from '../lab/workload.ts';
import { type CliProcess, startAttach } from './agent-process.ts';
import { averageOf, type DiskLine, diskRows, iostat } from './disk-lines.ts';
import { keep } from './support.ts';

/** Waits for a row that fits. */
async function row(cli: CliProcess, disk: string, fits: (row: DiskLine) => boolean = () => true): Promise<DiskLine> {
  for (;;) {
    const found = diskRows(cli, disk).find(fits);
    if (found !== undefined) return found;
    await cli.nextStats();
  }
}

/** One read and one write at a time, each with a pause after it: the disk is busy part of the time. */
async function startFio(group: LabCgroup, dir: string): Promise<void> {
  const [reads, writes] = [join(dir, 'reads'), join(dir, 'writes')];
  // Written first: a hole is answered without the disk.
  for (const file of [reads, writes]) await run('dd', ['if=/dev/zero', `of=${file}`, 'bs=1M', 'count=8', 'conv=fsync']);
  const child = group.spawn([
    ...['fio', '--direct=1', '--ioengine=psync', '--time_based', '--runtime=60', '--size=8M', '--thinktime=10000'],
    ...['--name=reads', `--filename=${reads}`, '--rw=randread', '--bs=4k'],
    ...['--name=writes', `--filename=${writes}`, '--rw=randwrite', '--bs=16k'],
  ]);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  keep({
    close: async () => {
      child.kill('SIGINT');
      await gone;
    },
  });
}

const SECONDS = 6;
/** Of a limited disk. */
const IOPS = 40;

test('rates, waits, queue depth and utilisation of a slow disk are those of iostat over the same seconds', async () => {
  const group = keep(cgroup('disks'));
  const disk = keep(await slowInnerDisk({ limits: { readIops: IOPS, writeIops: IOPS }, cgroups: [group.path] }));
  await startFio(group, disk.dir);
  const cli = await startAttach([`cgroup:${group.path}`]);
  await cli.nextStats();
  const began = Date.now();
  const theirs = await iostat(disk.name, SECONDS);
  const until = Date.now();
  await cli.nextStats();

  const rows = diskRows(cli, disk.name).filter(({ atMs }) => atMs > began + 500 && atMs < until + 500);
  expect(rows.length).toBeGreaterThanOrEqual(SECONDS - 1);
  const ours = averageOf(rows);
  // A load to speak of, and no full one: there is something to be wrong about.
  expect(theirs.readsPerSecond).toBeGreaterThan(10);
  expect(theirs.writesPerSecond).toBeGreaterThan(10);
  expect(theirs.utilisation).toBeLessThan(0.97);
  expect(theirs.readAwaitMs).toBeGreaterThan(2);
  for (const [name, value] of Object.entries(theirs) as [keyof typeof theirs, number][]) {
    expect(Math.abs(ours[name] / value - 1), `${name}: ${ours[name]} beside ${value}`).toBeLessThan(0.1);
  }
  // The device is what is slow, and what waited in a queue and in the device is what fio waited for.
  const [last] = rows.slice(-1);
  expect(last?.deviceNs).toBeGreaterThan(5 * (last?.queueNs ?? Number.NaN));
  expect(namesOf(last)).toEqual([group.path]);
});

test('what lies below a disk is shown, level by level, and partitions with their disk', async () => {
  const group = keep(cgroup('disks'));
  const outer = keep(await loopDisk({ sizeMiB: 256, fs: 'btrfs' }));
  const disk = keep(await loopDisk({ sizeMiB: 64, fs: null, on: outer.dir, partitions: true }));
  await run('addpart', [disk.device, '1', '2048', '65536']);
  const { stdout: number } = await run('findmnt', ['-nvo', 'MAJ:MIN', '-T', '/var/tmp']);
  const host = basename(readlinkSync(`/sys/dev/block/${number.trim()}`));
  const cli = await startAttach([`cgroup:${group.path}`]);
  await group.run(['dd', `if=${disk.device}p1`, 'of=/dev/null', 'bs=64k', 'count=64', 'iflag=direct']);
  const partition = await row(cli, `${disk.name}p1`);
  expect(partition).toMatchObject({ lower: [disk.name], leaf: false });
  expect(partition.readBytesPerSecond).toBeGreaterThan(0);
  expect(diskRows(cli, disk.name)[0]).toMatchObject({ lower: [outer.name], leaf: false });
  expect(diskRows(cli, outer.name)[0]).toMatchObject({ lower: [host], leaf: false });
  expect(diskRows(cli, host)[0]?.device).toBe(number.trim());
});

test('a disk names the containers that use it, with what each did, and a limit with how full it is', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 64, fs: 'ext4' }));
  const docker = keep(await startDocker());
  const start = (name: string): Promise<Container> => {
    const source = join(disk.dir, name);
    mkdirSync(source);
    return docker.run(name, { mounts: [{ source, target: '/data' }] });
  };
  const [much, little] = [await start('disks-much'), await start('disks-little')];
  const names = [much.name, little.name].sort();
  for (const place of [much, little]) {
    await runWorkload({ place, dir: '/data', operations: ['prepare=1,1048576', 'fsync=1'] });
  }
  keep(throttle(disk, { writeIops: IOPS }, much.cgroup.path));
  const cli = await startAttach(
    names.map((name) => `docker:${name}`),
    { env: docker.env },
  );
  await Promise.all([
    runWorkload({ place: much, dir: '/data', operations: [`direct-write=${3 * IOPS},65536`] }),
    runWorkload({ place: little, dir: '/data', operations: ['direct-write=8,4096'] }),
  ]);
  await cli.nextStats();

  const rows = diskRows(cli, disk.name);
  const users = rows.flatMap(({ containers }) => containers);
  const bytesOf = (name: string): number =>
    users.filter(({ who }) => who === name).reduce((sum, { bytes }) => sum + bytes, 0);
  expect(bytesOf(much.name)).toBeGreaterThanOrEqual(3 * IOPS * 65_536);
  expect(bytesOf(little.name)).toBeGreaterThanOrEqual(8 * 4_096);
  expect(bytesOf(little.name)).toBeLessThan(bytesOf(much.name) / 4);
  // Also when they are quiet again.
  expect(namesOf(rows.at(-1))).toEqual(names);

  const limits = rows.flatMap((row) => row.limits);
  expect(limits[0]).toMatchObject({
    limit: expect.stringMatching(/write_iops_device|io\.max wiops/),
    configured: IOPS,
    container: { name: much.name },
  });
  const observed = Math.max(...limits.map((limit) => limit.observed ?? 0));
  expect(Math.abs(observed / IOPS - 1)).toBeLessThan(0.25);
});

function namesOf(row: DiskLine | undefined): string[] {
  return (row?.containers ?? []).map(({ who }) => who).sort();
}
