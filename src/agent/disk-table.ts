/** The `disks` table: rates from /proc/diskstats, and beside them what the totals say of the I/O in scope. */
import type { DiskLimit, DisksRow, NameTables, Share, Table, TotalsInterval } from '../spans/types.ts';
import { type DeviceNumber, NANOS_PER_MILLI, type Nanos, nanos, type SessionTime } from '../units.ts';
import { type DiskCounters, diskRates, hadIo, parseDiskStats } from './disk-stats.ts';
import type { DiskTopology } from './disk-topology.ts';
import { createDiskUses, DISKS_LIMIT, type DiskUse } from './disk-use.ts';

export interface DiskReportPort {
  /** /proc/diskstats; null where it cannot be read: then there is no table. */
  readonly read: () => string | null;
  /** Milliseconds; does not jump. */
  readonly now: () => number;
  readonly names: Pick<NameTables, 'container' | 'disk'>;
  readonly topology: DiskTopology;
  /** Those that apply to the containers with these ids. */
  readonly limitsOf: (containers: readonly number[], device: DeviceNumber) => readonly DiskLimit[];
  /** All that happens on the host is in scope: what no target is known to use is shown too. */
  readonly wholeHost: boolean;
  readonly onTable: (at: SessionTime, intervalNs: Nanos, table: Table) => void;
}

export interface DiskReport {
  /** Whenever totals were read. */
  totals(interval: TotalsInterval): void;
}

/** Totals are also read between two ticks, when a container goes: the kernel's clock ticks are too coarse for so short a while. Milliseconds. */
const SHORTEST_MS = 500;

type DiskStats = ReadonlyMap<DeviceNumber, DiskCounters>;

export function createDiskReport(port: DiskReportPort): DiskReport {
  const uses = createDiskUses();
  let lastMs = port.now();
  // Text, until somebody needs to know what is in it: an idle session only reads.
  let last: string | DiskStats | null = port.read();

  /** Beside what the totals tell: of the whole host all that had I/O, of targets the partitions of their disks, which totals do not tell apart. */
  function touchOthers(before: DiskStats, now: DiskStats, at: number): void {
    const inUse = new Set([...uses.byDevice.keys()].map((device) => now.get(device)?.name));
    for (const disk of now.values()) {
      if (uses.byDevice.get(disk.device)?.at === at || !hadIo(before.get(disk.device), disk)) continue;
      if (port.wholeHost || isPartitionOf(disk.device, inUse)) uses.touch(disk.device, at);
    }
  }

  function isPartitionOf(device: DeviceNumber, disks: ReadonlySet<string | undefined>): boolean {
    const { isPartition, lower } = port.topology.place(device);
    return isPartition && disks.has(lower[0]);
  }

  function makeTable(before: DiskStats, now: DiskStats, at: number, intervalNs: Nanos): DisksRow[] {
    touchOthers(before, now, at);
    return shown(port.topology, [...uses.byDevice.keys()].reverse(), now).map((disk) =>
      makeRow(port, disk, before.get(disk.device), intervalNs, uses.byDevice.get(disk.device)),
    );
  }

  return {
    totals(interval) {
      const at = port.now();
      for (const row of interval.rows) uses.add(row, at);
      if (at - lastMs < SHORTEST_MS) return;
      const intervalNs = nanos(Math.round((at - lastMs) * NANOS_PER_MILLI));
      const [before, text] = [last, port.read()];
      lastMs = at;
      last = text;
      uses.expire(at);
      if (before !== null && text !== null && (port.wholeHost || uses.byDevice.size > 0)) {
        const now = parseDiskStats(text);
        last = now;
        const rows = makeTable(typeof before === 'string' ? parseDiskStats(before) : before, now, at, intervalNs);
        if (rows.length > 0) port.onTable(interval.at, intervalNs, { type: 'disks', rows });
      }
      uses.reset();
    },
  };
}

/** loop2 before loop10. */
const byNumber = new Intl.Collator('en', { numeric: true });

/** Those given, and all that lies below them. */
function shown(topology: DiskTopology, devices: readonly DeviceNumber[], stats: DiskStats): DiskCounters[] {
  const byName = new Map([...stats.values()].map((disk) => [disk.name, disk] as const));
  const found = new Set<DiskCounters>();
  const add = (disk: DiskCounters | undefined): void => {
    if (disk === undefined || found.has(disk) || found.size >= DISKS_LIMIT) return;
    found.add(disk);
    for (const name of topology.place(disk.device).lower) add(byName.get(name));
  };
  for (const device of devices) add(stats.get(device));
  return [...found].sort((a, b) => byNumber.compare(a.name, b.name));
}

function makeRow(
  port: DiskReportPort,
  disk: DiskCounters,
  before: DiskCounters | undefined,
  intervalNs: number,
  use: DiskUse | undefined,
): DisksRow {
  const { device, name } = disk;
  const { lower } = port.topology.place(device);
  const mean = (sumNs: number): number | null => (use !== undefined && use.timed > 0 ? sumNs / use.timed : null);
  const containers = [...(use?.users.keys() ?? [])].filter((id) => id !== 0);
  return {
    ...{ device, name, lower, leaf: lower.length === 0 && port.names.disk(device).leaf },
    ...diskRates(before, disk, intervalNs),
    queueNs: mean(use?.queueSumNs ?? 0),
    deviceNs: mean(use?.deviceSumNs ?? 0),
    errors: use?.errors ?? 0,
    containers: use === undefined ? [] : sharesOf(port, use),
    limits: containers.length === 0 ? [] : port.limitsOf(containers, device),
  };
}

function sharesOf(port: DiskReportPort, use: DiskUse): Share[] {
  return [...use.users]
    .flatMap(([id, { count, bytes }]) => {
      const who = id === 0 ? 'host' : port.names.container(id)?.name;
      return who === undefined ? [] : [{ who, count, bytes }];
    })
    .sort((a, b) => b.bytes - a.bytes || b.count - a.count);
}
