/** The tables of the summary: where blocked time went, who was in the way, disks, files, processes and logs. Only those with rows. */
import { formatDuration } from './durations.ts';
import { containerTable, fitTable, type TableShape } from './fit-table.ts';
import { printable, wrap } from './sanitize.ts';
import { formatBytes, formatCount } from './sizes.ts';
import { cutFront, rateText } from './span-detail-text.ts';
import { containerLabel } from './span-text.ts';
import { left, right } from './table.ts';
import type { NamedDisk, NamedRows, NamedWait } from './table-rows.ts';
import type { Tally } from './tally.ts';

const ROWS_SHOWN = 10;
/** Characters of a path: its end says more than its start. */
const PATH_WIDTH = 56;

export function tableSections(tally: Pick<Tally, 'tables' | 'disks'>, shape: TableShape): string[][] {
  const { tables } = tally;
  return [
    waitLines(tables.rows('waits'), shape),
    culpritLines(tables.rows('culprits'), shape),
    diskLines(tally.disks(), shape),
    fileLines(tables.rows('files'), shape),
    processLines(tables.rows('processes'), shape),
    logLines(tables.rows('logs'), shape),
  ];
}

type Rows<T extends keyof NamedRows> = readonly NamedRows[T][];

/** The greatest rows, with a title that says so where there are more. */
function section<Row>(title: string, rows: readonly Row[], table: (rows: readonly Row[]) => string[]): string[] {
  if (rows.length === 0) return [];
  const which = rows.length > ROWS_SHOWN ? `: the first ${ROWS_SHOWN} of ${formatCount(rows.length)}` : '';
  return [title + which, ...table(rows.slice(0, ROWS_SHOWN))];
}

function waitLines(rows: readonly NamedWait[], shape: TableShape): string[] {
  const all = new Map<string, number>();
  const keyOf = ({ container }: NamedWait): string => `${container?.runtime} ${container?.id}`;
  for (const row of rows) all.set(keyOf(row), (all.get(keyOf(row)) ?? 0) + row.blockedNs);
  const columns = [left('CAUSE'), right('BLOCKED'), right('SHARE'), right('COUNT'), right('MAX')];
  return section('blocked time of all threads, by cause', rows, (shown) =>
    containerTable(
      columns,
      shown.map((row) => [
        containerLabel(row.container),
        printable(row.cause),
        formatDuration(row.blockedNs),
        percent(row.blockedNs, all.get(keyOf(row)) ?? 0),
        formatCount(row.count),
        formatDuration(row.maxNs),
      ]),
      shape,
      ['MAX'],
    ),
  );
}

function culpritLines(rows: Rows<'culprits'>, shape: TableShape): string[] {
  const columns = [left('CULPRIT'), left('VIA'), left('DISK'), right('OVERLAP'), right('BYTES'), right('COUNT')];
  return section('who was in the way, and by what', rows, (shown) =>
    containerTable(
      columns,
      shown.map((row) => [
        containerLabel(row.victim),
        printable(row.culprit),
        printable(row.via),
        printable(row.disk),
        formatDuration(row.overlapNs),
        formatBytes(row.bytes),
        formatCount(row.count),
      ]),
      shape,
      ['COUNT'],
    ),
  );
}

function diskLines(rows: readonly NamedDisk[], { width }: TableShape): string[] {
  const columns = [
    left('DISK'),
    ...[right('R/S'), right('W/S'), right('F/S'), right('READ/S'), right('WRITTEN/S')],
    ...[right('R WAIT'), right('W WAIT'), right('F WAIT'), right('QUEUE'), right('DEVICE')],
    ...[right('DEPTH'), right('BUSY'), right('ERRORS')],
  ];
  const table = section('disks', rows, (shown) =>
    fitTable(columns, shown.map(diskCells), width, ['F WAIT', 'F/S', 'ERRORS', 'READ/S', 'WRITTEN/S', 'DEPTH']),
  );
  return [
    ...table,
    ...rows
      .slice(0, ROWS_SHOWN)
      .flatMap(diskNotes)
      .flatMap((note) => wrap(note, width)),
  ];
}

function diskCells(disk: NamedDisk): string[] {
  const name = printable(disk.disk);
  return [
    disk.lower.length === 0 ? name : `${name} on ${printable(disk.lower.join(', '))}`,
    ...[disk.readsPerSecond, disk.writesPerSecond, disk.flushesPerSecond].map((rate) => rate.toFixed(1)),
    ...[disk.readBytesPerSecond, disk.writeBytesPerSecond].map((bytes) => formatBytes(Math.round(bytes))),
    ...[disk.readAwaitNs, disk.writeAwaitNs, disk.flushAwaitNs, disk.queueNs, disk.deviceNs].map(formatDuration),
    disk.queueDepth.toFixed(1),
    percent(disk.utilisation, 1),
    formatCount(disk.errors),
  ];
}

/** `loop3: blkio.throttle.write_iops_device 10/s on /docker/x, observed 9.8/s`. */
function diskNotes({ disk, limits }: NamedDisk): string[] {
  return limits.map(({ limit, configured, cgroup, observed }) => {
    const seen = observed === null ? '' : `, observed ${rateText(observed, limit)} at last`;
    return `${printable(disk)}: ${printable(limit)} ${rateText(configured, limit)} on ${printable(cgroup)}${seen}`;
  });
}

function fileLines(rows: Rows<'files'>, shape: TableShape): string[] {
  const columns = [
    right('READ'),
    right('WRITTEN'),
    right('SYNCS'),
    right('SYNC TIME'),
    right('ALL TIME'),
    left('FILE'),
  ];
  return section('files', rows, (shown) =>
    containerTable(
      columns,
      shown.map((row) => [
        containerLabel(row.container),
        formatBytes(row.readBytes),
        formatBytes(row.writeBytes),
        formatCount(row.syncs),
        formatDuration(row.syncNs),
        formatDuration(row.readNs + row.writeNs + row.syncNs),
        pathText(row.file, `${row.device} inode ${row.inode}`),
      ]),
      shape,
      ['SYNC TIME'],
    ),
  );
}

function processLines(rows: Rows<'processes'>, shape: TableShape): string[] {
  const columns = [
    ...[left('COMM'), right('PID'), right('READS'), right('READ'), right('WRITES'), right('WRITTEN')],
    ...[right('I/O TIME'), right('SYNCS'), right('SYNC TIME')],
  ];
  return section('processes', rows, (shown) =>
    containerTable(
      columns,
      shown.map((row) => [
        containerLabel(row.container),
        printable(row.comm),
        row.pid === null ? 'several' : String(row.pid),
        formatCount(row.reads),
        formatBytes(row.readBytes),
        formatCount(row.writes),
        formatBytes(row.writeBytes),
        formatDuration(row.ioNs),
        formatCount(row.syncs),
        formatDuration(row.syncNs),
      ]),
      shape,
      ['PID', 'READS', 'WRITES'],
    ),
  );
}

function logLines(rows: Rows<'logs'>, shape: TableShape): string[] {
  const columns = [left('WRITER'), right('WRITES'), right('BYTES'), right('OWN'), right('TIMES'), left('FILE')];
  return section("logs that others wrote on a container's behalf", rows, (shown) =>
    containerTable(
      columns,
      shown.map((row) => [
        containerLabel(row.container),
        printable(row.writer),
        formatCount(row.writes),
        formatBytes(row.bytes),
        formatBytes(row.ownBytes),
        row.ownBytes === null || row.ownBytes === 0 ? '-' : `${(row.bytes / row.ownBytes).toFixed(1)}×`,
        pathText(row.file, '-'),
      ]),
      shape,
      ['WRITES'],
    ),
  );
}

function pathText(path: string, otherwise: string): string {
  return path === '' ? otherwise : cutFront(printable(path), PATH_WIDTH);
}

function percent(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((100 * part) / whole)} %` : '-';
}
