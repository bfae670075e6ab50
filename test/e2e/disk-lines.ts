/** `disks` lines: averages of what several of them say of one disk, and the same of iostat(1). */
import { outputOf, spawnPiped } from '../lab/run.ts';
import type { CliProcess } from './agent-process.ts';

export interface DiskLine {
  readonly disk: string;
  readonly device: string;
  readonly leaf: boolean;
  readonly readsPerSecond: number;
  readonly writesPerSecond: number;
  readonly readBytesPerSecond: number;
  readonly writeBytesPerSecond: number;
  readonly readAwaitNs: number | null;
  readonly writeAwaitNs: number | null;
  readonly queueNs: number | null;
  readonly deviceNs: number | null;
  readonly queueDepth: number;
  readonly utilisation: number;
  readonly lower: readonly string[];
  readonly containers: readonly { readonly who: string; readonly count: number; readonly bytes: number }[];
  readonly limits: readonly { readonly limit: string; readonly configured: number; readonly observed: number | null }[];
}

interface DisksLine {
  readonly type: 'disks';
  readonly at: string;
  readonly rows: readonly DiskLine[];
}

/** Every row of every second so far, the latest last. */
export function diskRows(cli: CliProcess, disk: string): (DiskLine & { readonly atMs: number })[] {
  const lines = cli.lines.filter((line) => (line as { type: string }).type === 'disks') as unknown as DisksLine[];
  return lines.flatMap(({ at, rows }) =>
    rows.filter((row) => row.disk === disk).map((row) => ({ ...row, atMs: Date.parse(at) })),
  );
}

export interface DiskAverage {
  readonly readsPerSecond: number;
  readonly writesPerSecond: number;
  readonly readKiBPerSecond: number;
  readonly writeKiBPerSecond: number;
  readonly readAwaitMs: number;
  readonly writeAwaitMs: number;
  readonly queueDepth: number;
  readonly utilisation: number;
}

const mean = <T>(all: readonly T[], value: (one: T) => number, weight: (one: T) => number = () => 1): number =>
  all.reduce((sum, one) => sum + value(one) * weight(one), 0) / all.reduce((sum, one) => sum + weight(one), 0);

export function averageOf(rows: readonly DiskLine[]): DiskAverage {
  return {
    readsPerSecond: mean(rows, (row) => row.readsPerSecond),
    writesPerSecond: mean(rows, (row) => row.writesPerSecond),
    readKiBPerSecond: mean(rows, (row) => row.readBytesPerSecond / 1_024),
    writeKiBPerSecond: mean(rows, (row) => row.writeBytesPerSecond / 1_024),
    readAwaitMs: mean(
      rows,
      (row) => (row.readAwaitNs ?? 0) / 1e6,
      (row) => row.readsPerSecond,
    ),
    writeAwaitMs: mean(
      rows,
      (row) => (row.writeAwaitNs ?? 0) / 1e6,
      (row) => row.writesPerSecond,
    ),
    queueDepth: mean(rows, (row) => row.queueDepth),
    utilisation: mean(rows, (row) => row.utilisation),
  };
}

/** What iostat says of a disk over so many seconds from now. */
export async function iostat(disk: string, seconds: number): Promise<DiskAverage> {
  const child = spawnPiped(['iostat', '-xy', '-o', 'JSON', '1', `${seconds}`, disk]);
  const { stdout } = await outputOf(child, 'iostat');
  const report = JSON.parse(stdout) as {
    sysstat: { hosts: [{ statistics: { disk: Record<string, number>[] }[] }] };
  };
  const rows = report.sysstat.hosts[0].statistics.flatMap((one) => one.disk);
  const field = (name: string) => (row: Record<string, number>) => row[name] ?? Number.NaN;
  return {
    readsPerSecond: mean(rows, field('r/s')),
    writesPerSecond: mean(rows, field('w/s')),
    readKiBPerSecond: mean(rows, field('rkB/s')),
    writeKiBPerSecond: mean(rows, field('wkB/s')),
    readAwaitMs: mean(rows, field('r_await'), field('r/s')),
    writeAwaitMs: mean(rows, field('w_await'), field('w/s')),
    queueDepth: mean(rows, field('aqu-sz')),
    utilisation: mean(rows, field('util')) / 100,
  };
}
