/** What holds threads back beside their own I/O: a limit on I/O, too many dirty pages, too little memory. Faults far larger than the machine's noise. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hierarchies, memoryHierarchy } from '../lab/cgroup-files.ts';
import { startContainerd } from '../lab/containerd.ts';
import { dirtyLimit } from '../lab/dirty-limit.ts';
import { loopDisk } from '../lab/disk.ts';
import { throttle } from '../lab/throttle.ts';
import { runWorkload, startWorkload } from '../lab/workload.ts';
import { keep } from './support.ts';
import { attach } from './trace.ts';
import { expectMostlySlow, quietly, SLOW_NS } from './truth.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

test('an fsync that an I/O limit holds back has that time, the limit, and how full it is', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 64, fs: 'ext4' }));
  const runtime = keep(await startContainerd());
  const container = await runtime.run('e2e-held', { mounts: [{ source: disk.dir, target: '/data' }] });
  await runWorkload({ place: container, dir: '/data', operations: ['prepare=1'] });
  const workload = keep(await startWorkload({ place: quietly(container), dir: '/data', operations: ['fsync=40'] }));
  keep(throttle(disk, { writeIops: 10 }, container.cgroup.path));
  const session = await attach(['containerd:e2e-held'], { env: runtime.env });
  await workload.go();
  const { fsyncs, spans } = await session.stop();

  expectMostlySlow(fsyncs.map((span) => span.durationNs));
  const slow = fsyncs.filter((span) => span.durationNs >= SLOW_NS);
  const duration = sum(slow.map((span) => span.durationNs));
  expect(sum(slow.map(({ attrs }) => number(attrs['throttleNs'])))).toBeGreaterThan(0.8 * duration);
  expect(sum(slow.map(({ attrs }) => attrs.unexplainedNs))).toBeLessThan(0.1 * duration);
  for (const fsync of slow) {
    const children = spans.filter((span) => span.parent === fsync.id);
    const held = children.filter((span) => span.name === 'io-limit');
    expect(sum(held.map((span) => span.durationNs))).toBeGreaterThan(0.4 * fsync.durationNs);
    // The write it waited for, and whose it is.
    const write = children.find((span) => span.kind === 'block' && span.attrs['disk'] === disk.name);
    expect(write?.attrs).toMatchObject({ owner: 'direct' });
    expect(held[0]?.attrs).toMatchObject({ cgroup: container.cgroup.path, configured: 10 });
    expect(String(held[0]?.attrs['limit'])).toMatch(/write_iops_device$|wiops$/);
  }
  // Its own counters tell, once two readings of them are there.
  const last = spans.filter((span) => span.name === 'io-limit').slice(-10);
  for (const { attrs } of last) {
    expect(number(attrs['observed'])).toBeGreaterThan(7);
    expect(number(attrs['observed'])).toBeLessThan(13);
  }
});

/** What a shell's `time` says: `real    0m 1.05s`. */
function timedNs(output: string): number {
  const [, minutes, seconds] = /^real\s+(\d+)m\s*([\d.]+)s/m.exec(output) ?? [];
  return (Number(minutes) * 60 + Number(seconds)) * 1e9;
}

test('a thread that dirties pages faster than its disk takes them shows its pauses', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 128, fs: 'ext4' }));
  const runtime = keep(await startContainerd());
  const container = await runtime.run('e2e-dirty', { mounts: [{ source: disk.dir, target: '/data' }] });
  keep(dirtyLimit(disk));
  // Writeback is the root's, or the container's.
  for (const path of new Set([hierarchies().blkio === null ? container.cgroup.path : '/', container.cgroup.path])) {
    keep(throttle(disk, { writeBps: 12 << 20 }, path));
  }
  const session = await attach(['containerd:e2e-dirty'], { env: runtime.env });
  const copy = 'time dd if=/dev/zero of=/data/file bs=1M count=64';
  const { stderr } = await container.exec(['sh', '-c', copy]);
  const { spans } = await session.stop();

  const pauses = spans.filter((span) => span.name === 'dirty-pages');
  expect(pauses.length).toBeGreaterThan(10);
  const share = sum(pauses.map((span) => span.durationNs)) / timedNs(stderr);
  expect(share).toBeGreaterThan(0.5);
  expect(share).toBeLessThan(1.02);
  for (const { attrs, comm } of pauses) {
    expect(comm).toBe('dd');
    expect(attrs).toMatchObject({ device: disk.majorMinor, limit: 'dirty pages' });
    expect(number(attrs['configured'])).toBeGreaterThan(0);
  }
});

test('a container with little memory that reads a large file shows its reclaims', async () => {
  const memory = memoryHierarchy();
  const disk = keep(await loopDisk({ sizeMiB: 96, fs: 'ext4' }));
  const runtime = keep(await startContainerd());
  const container = await runtime.run('e2e-memory', { mounts: [{ source: disk.dir, target: '/data' }] });
  const megabytes = 64;
  await container.exec(['dd', 'if=/dev/zero', 'of=/data/large', 'bs=1M', `count=${megabytes}`, 'conv=fsync']);
  writeFileSync(join(memory.mount, container.cgroup.path, memory.limitFile), String(16 << 20));
  const session = await attach(['containerd:e2e-memory'], { env: runtime.env });
  await container.exec(['dd', 'if=/data/large', 'of=/dev/null', 'bs=1M']);
  const { spans } = await session.stop();

  const reclaims = spans.filter((span) => span.name === 'memcg-reclaim');
  // All but what fits.
  const pages = sum(reclaims.map(({ attrs }) => number(attrs['pages'])));
  expect(pages * 4_096).toBeGreaterThan(0.5 * (megabytes << 20));
  expect(reclaims.filter(({ comm }) => comm === 'dd').length).toBeGreaterThan(0.9 * reclaims.length);
});
