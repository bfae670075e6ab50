/** One span as an object: what a JSON line holds and what a line of text is made of. */
import {
  BLOCK_FLAGS,
  type ContainerRef,
  type FileDetail,
  type FsyncDetail,
  type JournalDetail,
  type MountDetail,
  type NameTables,
  NO_SHARES,
  OWNERS,
  type Share,
  SPAN_KINDS,
  SPAN_NAMES,
  type SpanColumns,
  type SpanDetail,
  type ThrottleDetail,
  type TimeShares,
  type WaitDetail,
} from '../spans/types.ts';
import {
  type DeviceNumber,
  deviceFromParts,
  deviceNumber,
  deviceText,
  type SessionTime,
  sessionTime,
} from '../units.ts';
import { errnoName } from './errno.ts';

export interface BlockAttrs {
  readonly device: string;
  readonly disk: string;
  readonly bytes: number;
  /** In units of 512 bytes; null where there is none (a flush). */
  readonly sector: number | null;
  readonly queueNs: number | null;
  readonly deviceNs: number | null;
  readonly owner: string;
  readonly flags: readonly string[];
  readonly requeues: number;
}

export interface FsyncAttrs extends TimeShares {
  readonly file: string | null;
  readonly device: string | null;
  readonly inode: number | null;
  readonly disk: string | null;
  readonly backingDevice?: string;
  readonly backingInode?: number;
  /** Null where it is not known. */
  readonly bytes: number | null;
  readonly ios: number;
}

export interface MountAttrs extends TimeShares {
  readonly source: string | null;
  readonly target: string | null;
  readonly fstype: string | null;
  readonly flags: readonly string[];
  readonly options: string | null;
  readonly teardownNs: number | null;
  readonly written?: readonly Share[];
  readonly truncated?: boolean;
  /** Of a teardown: what caused it, and what was torn down. */
  readonly trigger?: string;
  readonly device?: string;
  /** The name of `device`, or the same again. */
  readonly disk?: string;
  readonly fd?: number;
}

export interface JournalAttrs {
  readonly device: string;
  readonly disk: string;
  readonly transaction: number;
  readonly requestedBy: number | null;
  readonly blocks: number;
  readonly handles: number;
  readonly participants: readonly Share[];
}

export interface FileAttrs extends TimeShares {
  readonly file: string | null;
  /** Of a rename. */
  readonly to?: string;
  readonly device: string | null;
  readonly inode: number | null;
  readonly bytes: number | null;
  readonly ios: number;
}

export interface WaitAttrs {
  readonly stack: readonly string[];
  readonly call: string | null;
  readonly iowait: boolean;
}

export interface ThrottleAttrs {
  readonly device: string | null;
  readonly disk: string | null;
  readonly limit: string | null;
  readonly cgroup: string | null;
  readonly configured: number | null;
  readonly observed: number | null;
}

export interface ReclaimAttrs {
  readonly pages: number | null;
}

interface SpanCommon {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly container: ContainerRef | null;
  readonly pid: number;
  readonly tid: number;
  readonly comm: string;
  readonly start: SessionTime;
  readonly durationNs: number;
  readonly error: string | null;
}

export type SpanRecord = SpanCommon &
  (
    | { readonly kind: 'block'; readonly attrs: BlockAttrs }
    | { readonly kind: 'fsync'; readonly attrs: FsyncAttrs }
    | { readonly kind: 'mount'; readonly attrs: MountAttrs }
    | { readonly kind: 'journal'; readonly attrs: JournalAttrs }
    | { readonly kind: 'file'; readonly attrs: FileAttrs }
    | { readonly kind: 'wait'; readonly attrs: WaitAttrs }
    | { readonly kind: 'throttle'; readonly attrs: ThrottleAttrs }
    | { readonly kind: 'reclaim'; readonly attrs: ReclaimAttrs }
    | { readonly kind: 'start'; readonly attrs: Readonly<Record<string, never>> }
  );

/** Copies row `i` out of its columns. Null for a kind that this build does not know. */
export function readSpan(spans: SpanColumns, i: number, names: NameTables): SpanRecord | null {
  const kind = SPAN_KINDS[at(spans.kind, i)];
  if (kind === undefined) return null;
  const parent = at(spans.parent, i);
  const name = at(spans.name, i);
  const container = at(spans.container, i);
  const common: SpanCommon = {
    id: String(at(spans.id, i)),
    parent: parent === 0 ? null : String(parent),
    name: (SPAN_NAMES[kind] as readonly string[])[name] ?? `${kind}-${name}`,
    container: container === 0 ? null : names.container(container),
    pid: at(spans.pid, i),
    tid: at(spans.tid, i),
    comm: names.string(at(spans.comm, i)),
    start: sessionTime(at(spans.startNs, i)),
    durationNs: at(spans.durationNs, i),
    error: errnoName(at(spans.error, i)),
  };
  const detail = spans.detail[i];
  switch (kind) {
    case 'block':
      return { ...common, kind, attrs: blockAttrs(spans, i, names, common.durationNs) };
    case 'fsync':
      return { ...common, kind, attrs: fsyncAttrs(detailOf(detail, kind) ?? NO_FSYNC, names) };
    case 'mount':
      return { ...common, kind, attrs: mountAttrs(detailOf(detail, kind) ?? NO_MOUNT, names) };
    case 'journal':
      return { ...common, kind, attrs: journalAttrs(detailOf(detail, kind) ?? NO_JOURNAL, names) };
    case 'file':
      return { ...common, kind, attrs: fileAttrs(detailOf(detail, kind) ?? NO_FILE) };
    case 'wait':
      return { ...common, kind, attrs: waitAttrs(detailOf(detail, kind) ?? NO_WAIT) };
    case 'throttle':
      return { ...common, kind, attrs: throttleAttrs(detailOf(detail, kind) ?? NO_THROTTLE, names) };
    case 'reclaim':
      return { ...common, kind, attrs: { pages: detailOf(detail, kind)?.pages ?? null } };
    case 'start':
      return { ...common, kind, attrs: {} };
  }
}

/** A span may come without its detail, or with one of a kind this build does not know. */
function detailOf<K extends SpanDetail['kind']>(
  detail: SpanDetail | undefined,
  kind: K,
): Extract<SpanDetail, { kind: K }> | undefined {
  return detail?.kind === kind ? (detail as Extract<SpanDetail, { kind: K }>) : undefined;
}

const NO_FSYNC: FsyncDetail = { kind: 'fsync', ...NO_SHARES, ios: 0 };
const NO_MOUNT: MountDetail = { kind: 'mount', flags: [], ...NO_SHARES };
const NO_JOURNAL: JournalDetail = { kind: 'journal', device: '0:0', transaction: 0, blocks: 0, handles: 0 };
const NO_FILE: FileDetail = { kind: 'file', ...NO_SHARES, ios: 0 };
const NO_WAIT: WaitDetail = { kind: 'wait', stack: [], iowait: false };
const NO_THROTTLE: ThrottleDetail = { kind: 'throttle' };

function blockAttrs(spans: SpanColumns, i: number, names: NameTables, durationNs: number): BlockAttrs {
  const device = deviceNumber(at(spans.device, i));
  const sector = at(spans.sector, i);
  const queueNs = at(spans.queueNs, i);
  const flags = at(spans.flags, i);
  return {
    device: deviceText(device),
    disk: names.disk(device).name,
    bytes: at(spans.bytes, i),
    sector: sector < 0 ? null : sector,
    queueNs: queueNs < 0 ? null : queueNs,
    deviceNs: queueNs < 0 ? null : durationNs - queueNs,
    owner: OWNERS[at(spans.owner, i)] ?? 'unknown',
    flags: BLOCK_FLAGS.filter((_, bit) => (flags & (1 << bit)) !== 0),
    requeues: at(spans.requeues, i),
  };
}

function fsyncAttrs(detail: FsyncDetail, names: NameTables): FsyncAttrs {
  const { kind: _, bytes, file, device, inode, ...rest } = detail;
  return {
    file: file ?? null,
    device: device ?? null,
    inode: inode ?? null,
    disk: diskName(detail.backingDevice ?? device, names),
    bytes: bytes ?? null,
    ...rest,
  };
}

function mountAttrs(detail: MountDetail, names: NameTables): MountAttrs {
  const { kind: _, source, target, fstype, options, teardownNs, ...rest } = detail;
  return {
    source: source ?? null,
    target: target ?? null,
    fstype: fstype ?? null,
    options: options ?? null,
    teardownNs: teardownNs ?? null,
    ...rest,
    ...(rest.device === undefined ? {} : { disk: diskName(rest.device, names) ?? rest.device }),
  };
}

function journalAttrs(detail: JournalDetail, names: NameTables): JournalAttrs {
  const { kind: _, requestedBy, participants, ...rest } = detail;
  return {
    ...rest,
    disk: diskName(detail.device, names) ?? detail.device,
    requestedBy: requestedBy ?? null,
    participants: participants ?? [],
  };
}

function fileAttrs(detail: FileDetail): FileAttrs {
  const { kind: _, file, device, inode, bytes, ...rest } = detail;
  return { file: file ?? null, device: device ?? null, inode: inode ?? null, bytes: bytes ?? null, ...rest };
}

function waitAttrs({ stack, call, iowait }: WaitDetail): WaitAttrs {
  return { stack, call: call ?? null, iowait };
}

function throttleAttrs(detail: ThrottleDetail, names: NameTables): ThrottleAttrs {
  return {
    device: detail.device ?? null,
    disk: diskName(detail.device, names),
    limit: detail.limit ?? null,
    cgroup: detail.cgroup ?? null,
    configured: detail.configured ?? null,
    observed: detail.observed ?? null,
  };
}

/** Name of the disk behind a file; null for a device without one (overlay, tmpfs). */
function diskName(text: string | undefined, names: NameTables): string | null {
  const device = parseDevice(text);
  if (device === null) return null;
  const { name } = names.disk(device);
  return name.includes(':') ? null : name;
}

function parseDevice(text: string | undefined): DeviceNumber | null {
  const match = /^(\d+):(\d+)$/.exec(text ?? '');
  if (match === null || match[1] === '0') return null;
  return deviceFromParts(Number(match[1]), Number(match[2]));
}

function at(column: { readonly [index: number]: number }, i: number): number {
  return column[i] ?? 0;
}
