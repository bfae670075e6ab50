/** One span as a line of aligned columns. */
import type { ContainerRef } from '../spans/types.ts';
import type { WallClock } from '../wire/types.ts';
import { foldedText } from './child-fold.ts';
import { formatDurationAligned } from './durations.ts';
import { cut, printable } from './sanitize.ts';
import { formatBytes } from './sizes.ts';
import { detailText, PATH_MIN_WIDTH } from './span-detail-text.ts';
import type { SpanRecord } from './span-record.ts';
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
  if (widthBefore(columns, 'what') + PATH_MIN_WIDTH <= width) return columns;
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
    disk: printable(diskOf(span) ?? '-'),
    bytes: formatBytes(bytesOf(span)),
    queue: formatDurationAligned(null),
    device: formatDurationAligned(null),
    what: '',
  };
  if (span.kind === 'block') {
    cells.queue = formatDurationAligned(span.attrs.queueNs);
    cells.device = formatDurationAligned(span.attrs.deviceNs);
  }
  let columns = columnsFor(layout);
  // Calls have no queue and device time: where there is little room, theirs is better used.
  if (columns.length < ORDER.length - 1 && span.kind !== 'block')
    columns = columns.filter((name) => name !== 'queue' && name !== 'device');
  const error = span.error === null ? '' : `${span.error}  `;
  cells.what = error + detailText(span, layout.width - widthBefore(columns, 'what') - error.length);
  return layOut(cells, columns);
}

function diskOf(span: SpanRecord): string | null {
  return 'disk' in span.attrs ? (span.attrs.disk ?? null) : null;
}

function bytesOf(span: SpanRecord): number | null {
  return 'bytes' in span.attrs ? span.attrs.bytes : null;
}

/** What is no span, under the columns of time and container. */
export function noteText(time: string, container: ContainerRef | null, text: string, shape: Shape): string {
  const [, width] = COLUMNS.container;
  const who = shape.withContainer ? `${pad(cut(containerLabel(container), width), width, 'left')} ` : '';
  return `${time} ${who}${text}`;
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
