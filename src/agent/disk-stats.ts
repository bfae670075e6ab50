/** /proc/diskstats to rates, as iostat(1) makes them. Documentation/admin-guide/iostats.rst names the fields. */
import { type DeviceNumber, deviceFromParts, NANOS_PER_MILLI, NANOS_PER_SECOND } from '../units.ts';

/** Counters since the disk came into being. Discards and flushes are 0 where the kernel has no such fields (before 4.18, before 5.5). */
export interface DiskCounters {
  readonly device: DeviceNumber;
  readonly name: string;
  readonly reads: number;
  readonly readSectors: number;
  readonly readMs: number;
  readonly writes: number;
  readonly writeSectors: number;
  readonly writeMs: number;
  /** Time with anything in flight, and the same weighted by how much. */
  readonly busyMs: number;
  readonly queueMs: number;
  readonly discards: number;
  readonly flushes: number;
  readonly flushMs: number;
}

/** Rates per second; null: nothing to take a mean of. */
export interface DiskRates {
  readonly readsPerSecond: number;
  readonly writesPerSecond: number;
  readonly readBytesPerSecond: number;
  readonly writeBytesPerSecond: number;
  readonly flushesPerSecond: number;
  readonly readAwaitNs: number | null;
  readonly writeAwaitNs: number | null;
  readonly flushAwaitNs: number | null;
  readonly queueDepth: number;
  readonly utilisation: number;
}

/** Whatever the disk's own sectors are. */
const SECTOR_BYTES = 512;
/** major, minor, name and the eleven fields that every kernel has. */
const FEWEST_WORDS = 14;
/** The kernel prints times as 32-bit numbers: 50 days of one disk's work. */
const MS_WRAP = 2 ** 32;

export function parseDiskStats(text: string): Map<DeviceNumber, DiskCounters> {
  const disks = new Map<DeviceNumber, DiskCounters>();
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/);
    if (words.length < FEWEST_WORDS) continue;
    const field = (n: number): number => Number(words[n + 2] ?? 0);
    const device = deviceFromParts(Number(words[0]), Number(words[1]));
    disks.set(device, {
      device,
      name: words[2] as string,
      ...{ reads: field(1), readSectors: field(3), readMs: field(4) },
      ...{ writes: field(5), writeSectors: field(7), writeMs: field(8) },
      ...{ busyMs: field(10), queueMs: field(11) },
      ...{ discards: field(12), flushes: field(16), flushMs: field(17) },
    });
  }
  return disks;
}

const COUNTS = ['reads', 'readSectors', 'writes', 'writeSectors', 'discards', 'flushes'] as const;

/** Another disk under the same number, for counts only grow: those of this one began at zero, as those of one that was not there before. */
function isAnother(before: DiskCounters, now: DiskCounters): boolean {
  return before.name !== now.name || COUNTS.some((count) => now[count] < before[count]);
}

const NEW: Omit<DiskCounters, 'device' | 'name'> = {
  ...{ reads: 0, readSectors: 0, readMs: 0, writes: 0, writeSectors: 0, writeMs: 0 },
  ...{ busyMs: 0, queueMs: 0, discards: 0, flushes: 0, flushMs: 0 },
};

function baseOf(before: DiskCounters | undefined, now: DiskCounters): Omit<DiskCounters, 'device' | 'name'> {
  return before === undefined || isAnother(before, now) ? NEW : before;
}

/** Whether anything ended on it in between. */
export function hadIo(before: DiskCounters | undefined, now: DiskCounters): boolean {
  const base = baseOf(before, now);
  return COUNTS.some((count) => now[count] > base[count]);
}

/** `before` is undefined for a disk that was not there at the last reading. */
export function diskRates(before: DiskCounters | undefined, now: DiskCounters, intervalNs: number): DiskRates {
  const base = baseOf(before, now);
  const perSecond = (to: number, from: number): number => ((to - from) * NANOS_PER_SECOND) / intervalNs;
  const passedNs = (to: number, from: number): number => ((to - from + MS_WRAP) % MS_WRAP) * NANOS_PER_MILLI;
  const mean = (ns: number, count: number): number | null => (count > 0 ? ns / count : null);
  return {
    readsPerSecond: perSecond(now.reads, base.reads),
    writesPerSecond: perSecond(now.writes, base.writes),
    readBytesPerSecond: perSecond(now.readSectors, base.readSectors) * SECTOR_BYTES,
    writeBytesPerSecond: perSecond(now.writeSectors, base.writeSectors) * SECTOR_BYTES,
    flushesPerSecond: perSecond(now.flushes, base.flushes),
    readAwaitNs: mean(passedNs(now.readMs, base.readMs), now.reads - base.reads),
    writeAwaitNs: mean(passedNs(now.writeMs, base.writeMs), now.writes - base.writes),
    flushAwaitNs: mean(passedNs(now.flushMs, base.flushMs), now.flushes - base.flushes),
    queueDepth: passedNs(now.queueMs, base.queueMs) / intervalNs,
    // The kernel advances it by whole clock ticks: it may be ahead of the interval.
    utilisation: Math.min(1, passedNs(now.busyMs, base.busyMs) / intervalNs),
  };
}
