import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { cgroup } from './cgroup.ts';
import { type FileSystem, loopDisk, slowInnerDisk } from './disk.ts';
import { run } from './run.ts';
import { mountsUnder } from './sweep.ts';
import { throttle } from './throttle.ts';
import { runWorkload } from './workload.ts';

const MS = 1_000_000;
const closers: (() => Promise<void>)[] = [];

function closing<T extends { close(): Promise<void> }>(handle: T): T {
  closers.push(() => handle.close());
  return handle;
}

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

test.each<[FileSystem, number]>([
  ['ext4', 32],
  ['xfs', 300],
  ['btrfs', 128],
])('a loop disk carries %s and is gone after close', async (fs, sizeMiB) => {
  const disk = closing(await loopDisk({ sizeMiB, fs }));
  expect(readFileSync('/proc/self/mountinfo', 'utf8')).toContain(` ${disk.dir} `);
  expect(disk.majorMinor).toMatch(/^7:\d+$/);
  await disk.close();
  await disk.close();
  expect(mountsUnder(disk.dir)).toEqual([]);
  expect((await run('losetup', ['--list', '--noheadings'])).stdout).not.toContain(disk.device);
});

test('an fsync on a throttled disk takes at least 50 ms, and is fast again once the limit is lifted', async () => {
  const disk = closing(await loopDisk({ sizeMiB: 32, fs: 'ext4' }));
  const group = closing(cgroup('throttled'));
  await runWorkload({ dir: disk.dir, operations: ['prepare=1'] });
  // The caller's data is charged to its cgroup, the journal's commit to the root.
  const limits = ['/', group.path].map((path) => closing(throttle(disk, { writeIops: 20 }, path)));
  const slow = await runWorkload({ dir: disk.dir, operations: ['fsync=10'], place: group });
  expect(slow.totals['fsync']?.count).toBe(10);
  // A limit saves up what was not used: the first ones may go at once.
  const held = slow.results.filter(({ op, latencyNs }) => op === 'fsync' && latencyNs > 50 * MS);
  expect(held.length).toBeGreaterThanOrEqual(5);

  for (const limit of limits) await limit.close();
  const fast = await runWorkload({ dir: disk.dir, operations: ['fsync=5'], place: group });
  expect((fast.totals['fsync']?.sumNs ?? 0) / 5).toBeLessThan(25 * MS);
});

test('requests to the slow inner disk take long on the device', async () => {
  const group = closing(cgroup('slow'));
  const disk = closing(await slowInnerDisk({ cgroups: [group.path] }));
  await runWorkload({ dir: disk.dir, operations: ['prepare=1,65536'], place: group });
  const ioTicksMs = () => Number(readFileSync(`/sys/block/${disk.name}/stat`, 'utf8').trim().split(/\s+/)[7]);
  const before = ioTicksMs();
  const { totals } = await runWorkload({ dir: disk.dir, operations: ['direct-write=10'], place: group });
  expect((totals['direct-write']?.sumNs ?? 0) / 10).toBeGreaterThan(40 * MS);
  expect(ioTicksMs() - before).toBeGreaterThan(400);
});
