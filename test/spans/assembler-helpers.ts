/** An assembler with a collecting end, and events with defaults that tests overwrite. */
import {
  type BlockEvents,
  createBlockEvents,
  type FileEvent,
  type JournalEvent,
  type MountEvent,
  type PauseEvent,
  type SyncEvent,
  type TeardownEvent,
  type WaitEvent,
} from '../../src/decode/events.ts';
import { PAUSE_REASON } from '../../src/decode/layout.gen.ts';
import { StringTable } from '../../src/decode/strings.ts';
import { type Assembler, type AssemblerOptions, createAssembler } from '../../src/spans/assembler.ts';
import {
  type FsyncDetail,
  type MountDetail,
  SPAN_KINDS,
  SPAN_NAMES,
  type SpanColumns,
  type SpanDetail,
  type SpanKind,
  WAIT_CAUSES,
} from '../../src/spans/types.ts';
import { sessionTime } from '../../src/units.ts';

export const MS = 1_000_000;
export const TID = 42;

/** One span, copied out of the columns. */
export interface Row {
  readonly id: number;
  readonly parent: number;
  readonly kind: SpanKind;
  readonly name: string;
  readonly container: number;
  readonly pid: number;
  readonly tid: number;
  readonly comm: number;
  readonly startNs: number;
  readonly durationNs: number;
  readonly error: number;
  readonly device: number;
  readonly bytes: number;
  readonly sector: number;
  readonly queueNs: number;
  readonly flags: number;
  readonly owner: number;
  readonly requeues: number;
  readonly detail: SpanDetail | undefined;
}

function rowOf(columns: SpanColumns, at: number): Row {
  const values = Object.entries(columns).filter(([name]) => name !== 'length');
  const row = Object.fromEntries(values.map(([name, column]) => [name, column[at]])) as Omit<Row, 'kind' | 'name'> & {
    kind: number;
    name: number;
  };
  const kind = SPAN_KINDS[row.kind] as SpanKind;
  return { ...row, kind, name: SPAN_NAMES[kind][row.name] ?? '' };
}

export interface TestAssembler extends Assembler {
  /** What was handed over so far, after a flush. */
  spans(): Row[];
  readonly strings: StringTable;
  readonly lost: { children: number };
  readonly teardowns: TeardownEvent[];
}

export function testAssembler(options: Partial<AssemblerOptions> & { minNs?: number } = {}): TestAssembler {
  const rows: Row[] = [];
  const strings = new StringTable();
  const lost = { children: 0 };
  const teardowns: TeardownEvent[] = [];
  const assembler = createAssembler({
    containerOf: (root) => root * 10,
    isStacked: () => false,
    text: (id) => strings.text(id),
    now: () => sessionTime(0),
    limitOf: () => null,
    isOnDisk: (device, disk) => device === disk,
    statusIsErrno: false,
    onSpans: (columns) => {
      for (let i = 0; i < columns.length; i++) rows.push(rowOf(columns, i));
    },
    onChildrenLost: (count) => {
      lost.children += count;
    },
    onTeardown: (event) => teardowns.push(event),
    onCgroup: () => undefined,
    stackOf: () => ({ cause: WAIT_CAUSES.indexOf('other'), functions: [] }),
    callOf: () => undefined,
    onFileName: () => undefined,
    ...options,
  });
  assembler.setMinNs(options.minNs ?? MS);
  return {
    ...assembler,
    spans() {
      assembler.flush();
      return rows;
    },
    strings,
    lost,
    teardowns,
  };
}

export type BlockFields = Partial<{ -readonly [Field in keyof Omit<BlockEvents, 'length'>]: number }>;

/** Block events in columns; what is not given is a read of 4096 bytes from 0 to 5 ms outside of any operation. */
export function blocks(...all: readonly BlockFields[]): BlockEvents {
  const events = createBlockEvents(all.length);
  for (const fields of all) {
    const row = {
      startNs: 0,
      issueNs: Number.NaN,
      endNs: 5 * MS,
      bytes: 4_096,
      root: 7,
      operationStartNs: Number.NaN,
      tid: TID,
      operationTid: fields.tid ?? TID,
      ...fields,
    };
    for (const [name, value] of Object.entries(row)) {
      (events[name as keyof BlockFields] as Float64Array)[events.length] = value;
    }
    events.length++;
  }
  return events;
}

/** A child of the operation of TID that began at `of`, in milliseconds. */
export function child(of: number, start: number, end: number, fields: BlockFields = {}): BlockFields {
  return { operationStartNs: of * MS, startNs: start * MS, endNs: end * MS, ...fields };
}

const OF_THREAD = { root: 7, pid: 41, tid: TID, comm: 0 };
const OF_CALL = { ...OF_THREAD, children: 0, result: 0, call: 0 };

function times(start: number, end: number) {
  return { startNs: sessionTime(start * MS), endNs: sessionTime(end * MS) };
}

export function sync(start: number, end: number, fields: Partial<SyncEvent> = {}): SyncEvent {
  return {
    ...times(start, end),
    ...OF_CALL,
    inode: 0,
    backingInode: 0,
    device: 0,
    transactionFirst: 0,
    transactionLast: 0,
    backingDevice: 0,
    path: '',
    ...fields,
  };
}

export function mount(start: number, end: number, fields: Partial<MountEvent> = {}): MountEvent {
  return {
    ...times(start, end),
    ...OF_CALL,
    flags: 0,
    command: 0,
    fd: -1,
    device: 0,
    teardownPending: false,
    truncated: false,
    exiting: false,
    type: '',
    source: '',
    target: '',
    options: '',
    ...fields,
  };
}

export const UMOUNT = 1;

export function umount(start: number, end: number, fields: Partial<MountEvent> = {}): MountEvent {
  return mount(start, end, { call: UMOUNT, teardownPending: true, ...fields });
}

export function teardown(event: 'begin' | 'end', start: number, end: number, tid = TID): TeardownEvent {
  return { event, tid, device: 0, ...times(start, end) };
}

export function file(start: number, end: number, fields: Partial<FileEvent> = {}): FileEvent {
  return { ...times(start, end), ...OF_CALL, inode: 0, device: 0, path: '', other: '', ...fields };
}

/** The thread of the journal's commits. */
export const JOURNAL_TID = 90;

export function journal(start: number, end: number, fields: Partial<JournalEvent> = {}): JournalEvent {
  return {
    ...times(start, end),
    lockedNs: Number.NaN,
    loggingNs: Number.NaN,
    device: 0,
    transaction: 1,
    pid: JOURNAL_TID,
    tid: JOURNAL_TID,
    comm: 0,
    requestedBy: 0,
    blocks: 0,
    handles: 0,
    children: 0,
    ...fields,
  };
}

/** Inside of the operation of TID that began at `of`, in milliseconds; null: of none. */
function inside(of: number | null) {
  return { ...OF_THREAD, operationStartNs: of === null ? Number.NaN : of * MS };
}

export function wait(of: number | null, start: number, end: number, fields: Partial<WaitEvent> = {}): WaitEvent {
  return { ...times(start, end), ...inside(of), stack: 0, call: -1, iowait: false, ...fields };
}

export function pause(of: number | null, start: number, end: number, fields: Partial<PauseEvent> = {}): PauseEvent {
  return {
    ...times(start, end),
    ...inside(of),
    reason: PAUSE_REASON.DIRTY_PAGES,
    pages: 0,
    limit: 0,
    device: 0,
    ...fields,
  };
}

export const fsyncDetail = (row: Row | undefined): FsyncDetail => row?.detail as FsyncDetail;
export const mountDetailOf = (row: Row | undefined): MountDetail => row?.detail as MountDetail;
