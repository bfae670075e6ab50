/** Whose a block I/O is, where the kernel charges it to nobody: pages that it writes back long after whoever wrote them has gone on. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Container } from '../lab/container.ts';
import { startContainerd } from '../lab/containerd.ts';
import { loopDisk } from '../lab/disk.ts';
import { run } from '../lab/run.ts';
import type { StatsRow } from './json-lines.ts';
import { keep } from './support.ts';
import { attach, type BlockSpan } from './trace.ts';

const MIB = 1 << 20;

function writeFile(container: Container, path: string, mebibytes: number, flags: readonly string[] = []) {
  return container.exec(['dd', 'if=/dev/zero', `of=${path}`, 'bs=1M', `count=${mebibytes}`, ...flags]);
}

function ownersOf(blocks: readonly BlockSpan[]): Set<string> {
  return new Set(blocks.map(({ attrs }) => attrs.owner));
}

test('writeback belongs to the container whose pages they are, a journal to nobody', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 512, fs: 'ext4' }));
  // The containers' own root file systems, overlays, lie there too.
  const runtime = keep(await startContainerd({ dataDir: disk.dir }));
  const start = (name: string): Promise<Container> => {
    const source = join(disk.dir, name);
    mkdirSync(source);
    return runtime.run(name, { mounts: [{ source, target: '/data' }] });
  };
  const large = await start('e2e-large');
  const small = await start('e2e-small');
  const direct = await start('e2e-direct');
  await run('sync', ['-f', disk.dir]);
  const session = await attach(['all'], { env: runtime.env });
  await Promise.all([
    writeFile(large, '/data/file', 32),
    writeFile(large, '/root/file', 16),
    writeFile(small, '/data/file', 8),
    writeFile(small, '/root/file', 4),
    writeFile(direct, '/data/file', 8, ['oflag=direct']),
  ]);
  await run('sync', ['-f', disk.dir]);
  const trace = await session.stop();

  const onDisk = trace.blocks.filter(({ name, attrs }) => name === 'write' && attrs.disk === disk.name);
  const bytesOf = (container: Container, owner: string): number =>
    onDisk
      .filter((span) => span.container?.name === container.name && span.attrs.owner === owner)
      .reduce((sum, { attrs }) => sum + attrs.bytes, 0);
  for (const [container, mebibytes] of [
    [large, 48],
    [small, 12],
  ] as const) {
    const written = bytesOf(container, 'writeback') / MIB;
    expect(written).toBeGreaterThan(0.95 * mebibytes);
    expect(written).toBeLessThan(1.05 * mebibytes);
    const fits = (row: StatsRow) => row.disk === disk.name && row.op === 'write';
    const total = trace.end.totals.filter((row) => row.container?.name === container.name && fits(row));
    expect(total.reduce((sum, row) => sum + row.bytes, 0) / MIB).toBeCloseTo(mebibytes, -0.5);
  }
  expect(bytesOf(direct, 'direct')).toBe(8 * MIB);
  expect(bytesOf(direct, 'writeback')).toBe(0);
  const journal = onDisk.filter(({ comm, attrs }) => comm.startsWith('jbd2/') && attrs.owner !== 'writeback');
  expect(journal.length).toBeGreaterThan(0);
  expect(ownersOf(journal)).toEqual(new Set(['journal']));
  expect(journal.filter(({ container }) => container !== null)).toEqual([]);
});

test('a file belongs to whoever made its pages dirty last, and to nobody once that was a process of the host', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 128, fs: 'ext4' }));
  const runtime = keep(await startContainerd());
  const mounts = [{ source: disk.dir, target: '/data' }];
  const first = await runtime.run('e2e-first', { mounts });
  const second = await runtime.run('e2e-second', { mounts });
  const host = { exec: (command: readonly string[]) => run(command[0] ?? '', command.slice(1)) };
  const session = await attach(['containers'], { env: runtime.env });
  for (const [place, file, mebibytes] of [
    [first, '/data/shared', 4],
    [second, '/data/shared', 8],
    [first, '/data/taken', 4],
    [host, join(disk.dir, 'taken'), 16],
  ] as const) {
    await place.exec(['dd', 'if=/dev/zero', `of=${file}`, 'bs=1M', `count=${mebibytes}`, 'conv=notrunc']);
    await run('sync', ['-f', disk.dir]);
  }
  const { blocks } = await session.stop();

  const written = blocks.filter(({ attrs }) => attrs.disk === disk.name && attrs.owner === 'writeback');
  const mebibytesOf = (name: string): number =>
    written.filter(({ container }) => container?.name === name).reduce((sum, { attrs }) => sum + attrs.bytes, 0) / MIB;
  expect(Math.abs(mebibytesOf('e2e-first') - 8)).toBeLessThan(0.4);
  expect(Math.abs(mebibytesOf('e2e-second') - 8)).toBeLessThan(0.4);
});
