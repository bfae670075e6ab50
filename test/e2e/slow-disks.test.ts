/** Disks that are slow in known ways and for known reasons. A fault is at least ten times what the machine's own noise can be. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startContainerd } from '../lab/containerd.ts';
import { loopDisk, SLOW_LIMITS, slowInnerDisk } from '../lab/disk.ts';
import { throttle } from '../lab/throttle.ts';
import { runWorkload, startWorkload } from '../lab/workload.ts';
import { keep } from './support.ts';
import { attach } from './trace.ts';
import { expectFastBeside, expectMostlySlow, expectSameDurations, FAST_NS, quietly, resultsOf } from './truth.ts';

const MS = 1_000_000;
/** Writes that a disk completed, and the time from their start to their end, as the kernel counts them. */
function writesOf(disk: { readonly name: string }): { count: number; ms: number } {
  const fields = readFileSync(`/sys/block/${disk.name}/stat`, 'utf8').trim().split(/\s+/).map(Number);
  return { count: fields[4] ?? 0, ms: fields[7] ?? 0 };
}

test('an fsync held back by an I/O limit takes 50 ms and more while its block I/O is below 5 ms', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 64, fs: 'ext4' }));
  const runtime = keep(await startContainerd());
  const container = await runtime.run('e2e-limited', { mounts: [{ source: disk.dir, target: '/data' }] });
  await runWorkload({ place: container, dir: '/data', operations: ['prepare=1'] });
  const workload = keep(await startWorkload({ place: quietly(container), dir: '/data', operations: ['fsync=24'] }));
  keep(throttle(disk, { writeIops: 10 }, container.cgroup.path));
  const session = await attach(['containerd:e2e-limited'], { env: runtime.env });
  const before = writesOf(disk);
  const report = await workload.go();
  const after = writesOf(disk);
  const { fsyncs, blocks } = await session.stop();

  expectSameDurations(fsyncs, resultsOf(report, 'fsync'));
  const waits = fsyncs.map((span) => span.durationNs);
  expectMostlySlow(waits);
  // The journal's writes are in the tree as well.
  const own = blocks.filter(
    ({ attrs, name }) => attrs.disk === disk.name && name === 'write' && attrs.owner === 'direct',
  );
  expect(own).toHaveLength(24);
  expectFastBeside(
    own.map((span) => span.durationNs),
    waits,
  );
  // The kernel agrees about the disk.
  expect((after.ms - before.ms) / (after.count - before.count)).toBeLessThan(FAST_NS / MS);
});

test('a disk whose requests take long shows device time, and no queue', async () => {
  const disk = keep(await slowInnerDisk());
  const runtime = keep(await startContainerd());
  const container = await runtime.run('e2e-slow', { mounts: [{ source: disk.dir, target: '/data' }] });
  await runWorkload({ place: container, dir: '/data', operations: ['prepare=1,65536'] });
  const operations = ['direct-write=15', 'direct-read=15'];
  const workload = keep(await startWorkload({ place: quietly(container), dir: '/data', operations }));
  keep(throttle(disk.outer, SLOW_LIMITS, container.cgroup.path));
  const session = await attach(['containerd:e2e-slow'], { env: runtime.env });
  const report = await workload.go();
  const { blocks } = await session.stop();

  const own = blocks.filter((span) => span.attrs.disk === disk.name);
  expect(own).toHaveLength(30);
  for (const op of ['write', 'read']) {
    const spans = own.filter((span) => span.name === op);
    expectMostlySlow(spans.map((span) => span.attrs.deviceNs ?? 0));
    expectFastBeside(
      spans.map((span) => span.attrs.queueNs ?? Number.NaN),
      spans.map((span) => span.attrs.deviceNs ?? Number.NaN),
    );
    for (const { attrs, durationNs } of spans) {
      expect((attrs.queueNs ?? 0) + (attrs.deviceNs ?? 0)).toBe(durationNs);
    }
    // The call is hardly more than its I/O then.
    expectSameDurations(spans.slice(1), resultsOf(report, `direct-${op}`).slice(1));
  }
});
