/** Totals of the whole host against the kernel's own count of a disk, on a disk that nobody else uses. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loopDisk } from '../lab/disk.ts';
import { run } from '../lab/run.ts';
import { runWorkload } from '../lab/workload.ts';
import { keep } from './support.ts';
import { type Amount, amounts, attach, type BlockSpan, type Trace } from './trace.ts';
import { lostBesideSkips } from './truth.ts';

const SECTOR = 512;

/** The columns of /proc/diskstats that count what was done, as Documentation/admin-guide/iostats.rst names them. */
interface DiskStats {
  readonly reads: number;
  readonly readSectors: number;
  readonly writes: number;
  readonly writeSectors: number;
  readonly discards: number;
  readonly discardSectors: number;
  readonly flushes: number;
}

function diskStats(name: string): DiskStats {
  const line = readFileSync('/proc/diskstats', 'utf8')
    .split('\n')
    .map((text) => text.trim().split(/\s+/))
    .find((fields) => fields[2] === name);
  const at = (i: number): number => Number(line?.[i + 3]);
  return {
    ...{ reads: at(0), readSectors: at(2), writes: at(4), writeSectors: at(6) },
    ...{ discards: at(11), discardSectors: at(13), flushes: at(15) },
  };
}

/** What the disk's own columns grew by while `work` ran, and what a session on the whole host said meanwhile. */
async function observe(name: string, work: () => Promise<unknown>): Promise<{ trace: Trace; counted: DiskStats }> {
  const session = await attach(['all'], { kinds: 'block,fsync,mount' });
  const before = diskStats(name);
  await work();
  const after = diskStats(name);
  const trace = await session.stop();
  // Calls of others that began before the session: it looks at the whole host.
  const { unmatched: _, ...lost } = lostBesideSkips(trace.end);
  expect(lost).toEqual({});
  const grown = Object.entries(after).map(([column, value]) => [column, value - before[column as keyof DiskStats]]);
  return { trace, counted: Object.fromEntries(grown) as DiskStats };
}

/** Over all containers, and what is nobody's. */
function totalOf(trace: Trace, disk: string, op: string): Amount {
  const { stats, end } = amounts(trace, (row) => row.disk === disk && row.op === op);
  expect(stats).toEqual(end);
  return end;
}

/**
 * How the kernel counts: a request without data that only asks for a flush is a write of no sectors; so is, with its sectors, a request to write
 * zeroes. Here both have an operation of their own, and the sums are equal.
 */
function expectEqual(trace: Trace, disk: string, counted: DiskStats): void {
  const [read, write, flush, discard, zeroes] = ['read', 'write', 'flush', 'discard', 'write-zeroes'].map((op) =>
    totalOf(trace, disk, op),
  ) as [Amount, Amount, Amount, Amount, Amount];
  expect({
    reads: read.count,
    readSectors: read.bytes / SECTOR,
    writes: write.count + flush.count + zeroes.count,
    writeSectors: (write.bytes + zeroes.bytes) / SECTOR,
    discards: discard.count,
    discardSectors: discard.bytes / SECTOR,
    flushes: flushCommands(trace, disk),
  }).toEqual(counted);
}

/**
 * The column of flushes counts commands to the device: one for a request that only asks for a flush; one before a write with preflush; and one
 * after a write with fua, where the device has none of its own. They are no I/O of anyone, and requests that wait at the same time share one: here
 * nobody does.
 */
function flushCommands(trace: Trace, disk: string): number {
  const hasFua = readFileSync(`/sys/block/${disk}/queue/fua`, 'utf8').trim() === '1';
  const own = trace.blocks.filter((span) => span.attrs.disk === disk);
  const count = (fits: (span: BlockSpan) => boolean): number => own.filter(fits).length;
  return (
    count((span) => span.name === 'flush') +
    count((span) => span.name === 'write' && span.attrs.flags.includes('preflush')) +
    (hasFua ? 0 : count((span) => span.name === 'write' && span.attrs.flags.includes('fua')))
  );
}

const CASES: readonly [what: string, operations: readonly string[]][] = [
  ['direct reads and writes', ['direct-read=100', 'direct-write=50,16384']],
  ['fsyncs, with the journal', ['fsync=20']],
  ['fdatasyncs, which flush by themselves', ['fdatasync=20']],
  ['fsyncs with nothing to write', ['fsync=20,0']],
  [
    'writeback of whole file systems',
    ['buffered-write=20,65536', 'syncfs=2,0', 'buffered-write=20,65536', 'syncfs=2,0'],
  ],
];

test.each(CASES)('totals of the whole host equal /proc/diskstats: %s', async (_what, operations) => {
  const disk = keep(await loopDisk({ sizeMiB: 128, fs: 'ext4' }));
  await runWorkload({ dir: disk.dir, operations: ['prepare=1,4194304', 'syncfs=1,0'] });
  const { trace, counted } = await observe(disk.name, () => runWorkload({ dir: disk.dir, operations }));
  expectEqual(trace, disk.name, counted);
  expect(counted.reads + counted.writes).toBeGreaterThan(0);
});

test('totals of the whole host equal /proc/diskstats: discards', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 128, fs: 'ext4' }));
  const { trace, counted } = await observe(disk.name, () => run('fstrim', [disk.dir]));
  expectEqual(trace, disk.name, counted);
  expect(counted.discards).toBeGreaterThan(0);
});

test('totals of the whole host equal /proc/diskstats: merged requests and writes of zeroes on a bare disk', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 64, fs: null }));
  const { trace, counted } = await observe(disk.name, async () => {
    await run('dd', ['if=/dev/zero', `of=${disk.device}`, 'bs=4k', 'count=4096', 'conv=fsync']);
    await run('blkdiscard', ['--zeroout', '--offset', '32M', '--length', '4M', disk.device]);
    await run('blkdiscard', ['--offset', '40M', '--length', '4M', disk.device]);
  });
  expectEqual(trace, disk.name, counted);
  expect(totalOf(trace, disk.name, 'write-zeroes').bytes).toBe(4 << 20);
});
