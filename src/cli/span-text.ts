/** One span as a line of aligned columns. */
import type { ContainerRef, TimeShares } from '../spans/types.ts';
import type { WallClock } from '../wire/types.ts';
import { foldedText } from './child-fold.ts';
import { formatDuration, formatDurationAligned } from './durations.ts';
import { cut, printable } from './sanitize.ts';
import { formatBytes, formatCount } from './sizes.ts';
import type { FsyncAttrs, MountAttrs, SpanRecord } from './span-record.ts';
import { pad } from './table.ts';
import { type LocalOffset, localTime } from './timestamps.ts';

export interface SpanLayout {
  readonly base: WallClock;
  readonly offset: LocalOffset;
  readonly withContainer: boolean;
  /** Characters of a line; infinite for a pipe. */
  readonly width: number;
}

const COLUMNS = {
  time: ['TIME', 12, 'left'],
  container: ['CONTAINER', 16, 'left'],
  name: ['SPAN', 22, 'left'],
  duration: ['DURATION ', 9, 'right'],
  pid: ['PID', 7, 'right'],
  comm: ['COMM', 15, 'left'],
  disk: ['DISK', 8, 'left'],
  bytes: ['BYTES', 9, 'right'],
  queue: ['QUEUE  ', 9, 'right'],
  device: ['DEVICE ', 9, 'right'],
  what: ['FILE/TARGET', 0, 'left'],
} as const satisfies Record<string, readonly [title: string, width: number, align: 'left' | 'right']>;

type ColumnName = keyof typeof COLUMNS;
const ORDER = Object.keys(COLUMNS) as ColumnName[];
/** What a narrow terminal goes without, the first first, until FILE/TARGET has so many characters. */
const SPARED: readonly ColumnName[] = ['pid', 'bytes', 'comm', 'disk'];
const WHAT_WIDTH = 24;
const WHAT_MIN_WIDTH = 12;
/** Deeper ones are indented like this depth. */
const MAX_DEPTH = 4;

type Shape = Pick<SpanLayout, 'withContainer' | 'width'>;

export function spanHeader(shape: Shape): string {
  const titles = Object.fromEntries(ORDER.map((name) => [name, COLUMNS[name][0]])) as Record<ColumnName, string>;
  return layOut(titles, columnsFor(shape));
}

function columnsFor({ withContainer, width }: Shape): readonly ColumnName[] {
  let columns = ORDER.filter((name) => withContainer || name !== 'container');
  for (const spared of SPARED) {
    if (widthBefore(columns, 'what') + WHAT_WIDTH <= width) return columns;
    columns = columns.filter((name) => name !== spared);
  }
  if (widthBefore(columns, 'what') + WHAT_MIN_WIDTH <= width) return columns;
  return columns.filter((name) => name !== 'queue' && name !== 'device');
}

function widthBefore(columns: readonly ColumnName[], end: ColumnName): number {
  return columns.slice(0, columns.indexOf(end)).reduce((sum, name) => sum + COLUMNS[name][1] + 1, 0);
}

export function spanText(span: SpanRecord, depth: number, layout: SpanLayout): string {
  const cells: Record<ColumnName, string> = {
    time: localTime(layout.base, span.start, layout.offset),
    container: containerLabel(span.container),
    name: indentOf(depth) + spanLabel(span),
    duration: formatDurationAligned(span.durationNs),
    pid: String(span.pid),
    comm: printable(span.comm),
    disk: '-',
    bytes: '-',
    queue: formatDurationAligned(null),
    device: formatDurationAligned(null),
    what: '',
  };
  if (span.kind === 'block') {
    cells.disk = printable(span.attrs.disk);
    cells.bytes = formatBytes(span.attrs.bytes);
    cells.queue = formatDurationAligned(span.attrs.queueNs);
    cells.device = formatDurationAligned(span.attrs.deviceNs);
  } else if (span.kind === 'fsync') {
    cells.disk = printable(span.attrs.disk ?? '-');
    if (span.attrs.bytes !== null) cells.bytes = formatBytes(span.attrs.bytes);
  } else if (span.kind === 'mount') {
    cells.disk = printable(span.attrs.disk ?? '-');
  }
  let columns = columnsFor(layout);
  // Calls have no queue and device time: where there is little room, theirs is better used.
  if (columns.length < ORDER.length - 1 && span.kind !== 'block')
    columns = columns.filter((name) => name !== 'queue' && name !== 'device');
  const error = span.error === null ? '' : `${span.error}  `;
  cells.what = error + detailText(span, layout.width - widthBefore(columns, 'what') - error.length);
  return layOut(cells, columns);
}

/** Below the last of the siblings that have a line, under their names. */
export function foldedLine(children: readonly SpanRecord[], depth: number, shape: Shape): string {
  return ' '.repeat(widthBefore(columnsFor(shape), 'name')) + indentOf(depth) + foldedText(children);
}

function indentOf(depth: number): string {
  return depth === 0 ? '' : `${'  '.repeat(Math.min(depth, MAX_DEPTH) - 1)}└ `;
}

/** `web`, or the start of an id; `-` for what belongs to no container. */
export function containerLabel(container: ContainerRef | null): string {
  if (container === null) return '-';
  return printable(container.name) || printable(container.id).slice(0, 12);
}

/** Names of system calls speak for themselves; others need their kind. */
function spanLabel(span: SpanRecord): string {
  return span.kind === 'fsync' || span.kind === 'mount' ? span.name : `${span.kind} ${span.name}`;
}

function detailText(span: SpanRecord, room: number): string {
  if (span.kind === 'fsync') return fsyncText(span.attrs, room);
  if (span.kind === 'mount') return mountText(span.attrs);
  if (span.kind === 'block') {
    const flags = span.attrs.owner === 'direct' ? span.attrs.flags : [span.attrs.owner, ...span.attrs.flags];
    return flags.join(',');
  }
  return '';
}

function fsyncText(attrs: FsyncAttrs, room: number): string {
  const shown = sharesText(attrs);
  const ios = attrs.ios === 0 ? 'no own I/O' : `${formatCount(attrs.ios)} ${attrs.ios === 1 ? 'I/O' : 'I/Os'}`;
  const parts = `  (${[...shown, ios].join(', ')})`;
  return cutFront(printable(attrs.file ?? '-'), Math.max(room - parts.length, WHAT_MIN_WIDTH)) + parts;
}

/** What took time, as parts of a sentence. */
function sharesText(shares: TimeShares): string[] {
  const times = [
    ['data', shares.dataNs],
    ['flush', shares.flushNs],
    ['journal', shares.journalNs],
    ['throttled', shares.throttleNs],
    ['dirty pages', shares.dirtyNs],
    ['reclaim', shares.reclaimNs],
    ['lock', shares.lockNs],
    ['other waits', shares.waitNs],
    ['unexplained', shares.unexplainedNs],
  ] as const;
  return times.filter(([, ns]) => ns > 0).map(([name, ns]) => `${name} ${formatDuration(ns)}`);
}

function mountText(attrs: MountAttrs): string {
  const { source, target, fstype, teardownNs, trigger } = attrs;
  if (trigger !== undefined) return TRIGGERS[trigger] ?? printable(trigger);
  const places = [source, target]
    .filter((place) => place !== null && place !== '')
    .map((place) => printable(place ?? ''));
  const kind = fstype === null ? '' : `  ${printable(fstype)}`;
  const teardown = teardownNs === null ? '' : `  (${formatDuration(teardownNs)} after the call returned)`;
  return `${places.join(' → ') || '-'}${kind}${teardown}`;
}

/** Why a mount was torn down that nobody unmounted. */
const TRIGGERS: Readonly<Record<string, string>> = { close: 'by a last close', exit: 'by an exit' };

/** The end of a path says more than its start. */
function cutFront(path: string, width: number): string {
  const characters = [...path];
  return characters.length <= width ? path : `…${characters.slice(1 - width).join('')}`;
}

function layOut(cells: Readonly<Record<ColumnName, string>>, columns: readonly ColumnName[]): string {
  return columns
    .map((name) => {
      const [, width, align] = COLUMNS[name];
      const fitted = width === 0 ? cells[name] : cut(cells[name], width);
      return pad(fitted, width, align);
    })
    .join(' ')
    .trimEnd();
}
