/** Calls on files of a real container: spans of the slow ones, and exact counts by file and by process. */
import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Container } from '../lab/container.ts';
import { startContainerd } from '../lab/containerd.ts';
import { loopDisk, SLOW_LIMITS, slowInnerDisk } from '../lab/disk.ts';
import { throttle } from '../lab/throttle.ts';
import { runWorkload, startWorkload } from '../lab/workload.ts';
import { startAttach } from './agent-process.ts';
import type { SpanLine } from './json-lines.ts';
import { keep } from './support.ts';
import { endTable, tableRows } from './tables.ts';
import { expectMostlySlow, expectSameDurations, quietly, resultsOf } from './truth.ts';

const FILE = '/data/workload-0.dat';
const ofFiles = (spans: readonly SpanLine[], name: string): SpanLine[] =>
  spans.filter((span) => span.kind === 'file' && span.name === name);

async function start(name: string, source: string): Promise<{ container: Container; env: Record<string, string> }> {
  const runtime = keep(await startContainerd());
  const container = await runtime.run(name, { mounts: [{ source, target: '/data' }] });
  return { container, env: { ...runtime.env } };
}

test('every call, I/O and byte of a container is counted by file and process, and told with the paths it sees', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 64, fs: 'ext4' }));
  const { container, env } = await start('e2e-files', disk.dir);
  await runWorkload({ place: container, dir: '/data', operations: ['prepare=1,1048576', 'direct-read=1'] });
  const operations = ['direct-read=40,8192', 'direct-write=30,16384', 'fdatasync=5,4096'];
  const workload = keep(await startWorkload({ place: quietly(container), dir: '/data', operations }));
  const session = await startAttach(['containerd:e2e-files', '--kinds', 'block,fsync,file', '--min', '0'], { env });
  await workload.go();
  const script = ['echo one >/data/a', 'mv /data/a /data/b', 'rm /data/b', 'mkdir /data/dir', 'rmdir /data/dir'];
  await container.exec(['sh', '-c', `${script.join('; ')}; cat /data/none; true`]);
  await session.nextStats();
  session.signal('SIGINT');
  await session.exit();

  const { ino } = statSync(`${disk.dir}/workload-0.dat`);
  const files = tableRows(session, 'files').filter(({ file }) => file === FILE);
  expect(new Set(files.map(({ device, inode }) => `${device}/${inode}`))).toEqual(
    new Set([`${disk.majorMinor}/${ino}`]),
  );
  const counts = { reads: 40, readBytes: 40 * 8_192, writes: 35, writeBytes: 30 * 16_384 + 5 * 4_096, syncs: 5 };
  expect(endTable(session, 'files').filter(({ file }) => file === FILE)).toMatchObject([counts]);
  // Direct I/O: what the process asked for is what the disk does. What a sync call writes is one I/O each time.
  expect(endTable(session, 'processes').filter(({ comm }) => comm === 'workload')).toMatchObject([counts]);

  const told = (name: string, file: string) =>
    ofFiles(session.spans(), name)
      .filter(({ attrs }) => attrs['file'] === file)
      .map(({ error, attrs }) => ({ error, attrs }));
  expect(told('open', '/data/a')).toMatchObject([{ error: null, attrs: { device: disk.majorMinor } }]);
  expect(told('write', '/data/a')).toMatchObject([{ error: null, attrs: { bytes: 4 } }]);
  expect(told('rename', '/data/a')).toMatchObject([{ error: null, attrs: { to: '/data/b' } }]);
  expect(told('unlink', '/data/b')).toMatchObject([{ error: null }]);
  expect(told('mkdir', '/data/dir')).toMatchObject([{ error: null }]);
  expect(told('rmdir', '/data/dir')).toMatchObject([{ error: null }]);
  expect(told('open', '/data/none')).toMatchObject([{ error: 'ENOENT' }]);
});

test('a slow read of a cold file is a span with its path, its bytes and the block I/O below', async () => {
  const disk = keep(await slowInnerDisk());
  const { container, env } = await start('e2e-cold', disk.dir);
  await runWorkload({ place: container, dir: '/data', operations: ['prepare=1,4194304'] });
  const operations = ['buffered-read=8,4096'];
  const workload = keep(await startWorkload({ place: quietly(container), dir: '/data', operations }));
  keep(throttle(disk.outer, SLOW_LIMITS, container.cgroup.path));
  const session = await startAttach(['containerd:e2e-cold', '--kinds', 'block,fsync,file', '--min', '20ms'], { env });
  const report = await workload.go();
  session.signal('SIGINT');
  await session.exit();

  const slow = resultsOf(report, 'buffered-read').filter(({ latencyNs }) => latencyNs >= 20_000_000);
  expectMostlySlow(resultsOf(report, 'buffered-read').map(({ latencyNs }) => latencyNs));
  const reads = ofFiles(session.spans(), 'read').filter(({ attrs }) => attrs['file'] === FILE);
  expectSameDurations(reads, slow);
  for (const { id, attrs, durationNs } of reads) {
    expect(attrs).toMatchObject({ bytes: 4_096, device: disk.majorMinor });
    const below = session.spans().filter(({ parent, kind }) => parent === id && kind === 'block');
    expect(below.filter((span) => span.attrs['disk'] === disk.name).length).toBeGreaterThan(0);
    expect(attrs['dataNs'] as number).toBeGreaterThan(durationNs / 2);
  }
});
