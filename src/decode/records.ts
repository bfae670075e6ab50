/** The rare record kinds: one function a kind, a view at the record's first byte in, an event out. */
import { type ClockBase, readTime } from './clock.ts';
import { readCgroupKey, readI64, readString, readU64 } from './cursor.ts';
import type {
  CgroupEvent,
  FileEvent,
  FileNameEvent,
  JournalEvent,
  MountEvent,
  PauseEvent,
  SyncEvent,
  TeardownEvent,
  WaitEvent,
} from './events.ts';
import {
  CGROUP_RECORD as CGROUP,
  CGROUP_EVENT,
  FILE_RECORD as FILE,
  FILE_NAME_RECORD as FILE_NAME,
  JOURNAL_RECORD as JOURNAL,
  MOUNT_RECORD as MOUNT,
  PAUSE_RECORD as PAUSE,
  SYNC_RECORD as SYNC,
  TEARDOWN_RECORD as TEARDOWN,
  TEARDOWN_EVENT,
  WAIT_RECORD as WAIT,
} from './layout.gen.ts';
import type { StringTable } from './strings.ts';

export interface RecordContext {
  readonly base: ClockBase;
  readonly strings: StringTable;
}

/** The kernel wrote the names from the leaf up. */
function readPath(view: DataView, offset: number, bytes: number, truncated: boolean): string {
  let path = '';
  for (let at = 0; at < bytes; ) {
    const name = readString(view, offset + at, bytes - at);
    path = `/${name}${path}`;
    // Names are bytes: the NUL is looked for in the record, for a decoded name may be of another length.
    while (at < bytes && view.getUint8(offset + at) !== 0) at++;
    at++;
  }
  return truncated && path !== '' ? `…${path}` : path;
}

export function decodeSync(view: DataView, at: number, context: RecordContext): SyncEvent {
  const pathBytes = Math.min(view.getUint32(at + SYNC.pathBytes, true), SYNC.pathLength);
  return {
    startNs: readTime(view, at + SYNC.startNs, context.base),
    endNs: readTime(view, at + SYNC.endNs, context.base),
    root: readCgroupKey(view, at + SYNC.root),
    pid: view.getUint32(at + SYNC.pid, true),
    tid: view.getUint32(at + SYNC.tid, true),
    comm: context.strings.internComm(view, at + SYNC.comm),
    children: view.getUint32(at + SYNC.children, true),
    result: readI64(view, at + SYNC.result),
    call: view.getUint8(at + SYNC.call),
    inode: readU64(view, at + SYNC.inode),
    backingInode: readU64(view, at + SYNC.backingInode),
    device: view.getUint32(at + SYNC.device, true),
    backingDevice: view.getUint32(at + SYNC.backingDevice, true),
    transactionFirst: view.getUint32(at + SYNC.transactionFirst, true),
    transactionLast: view.getUint32(at + SYNC.transactionLast, true),
    path: readPath(view, at + SYNC.path, pathBytes, view.getUint8(at + SYNC.pathTruncated) !== 0),
  };
}

export function decodeMount(view: DataView, at: number, length: number, context: RecordContext): MountEvent {
  const optionsBytes = Math.min(view.getUint32(at + MOUNT.optionsBytes, true), length - MOUNT.options);
  return {
    startNs: readTime(view, at + MOUNT.startNs, context.base),
    endNs: readTime(view, at + MOUNT.endNs, context.base),
    root: readCgroupKey(view, at + MOUNT.root),
    pid: view.getUint32(at + MOUNT.pid, true),
    tid: view.getUint32(at + MOUNT.tid, true),
    comm: context.strings.internComm(view, at + MOUNT.comm),
    children: view.getUint32(at + MOUNT.children, true),
    result: readI64(view, at + MOUNT.result),
    call: view.getUint8(at + MOUNT.call),
    flags: readU64(view, at + MOUNT.flags),
    command: view.getUint32(at + MOUNT.command, true),
    fd: view.getInt32(at + MOUNT.fd, true),
    device: view.getUint32(at + MOUNT.device, true),
    teardownPending: view.getUint8(at + MOUNT.teardownPending) !== 0,
    truncated: view.getUint8(at + MOUNT.truncated) !== 0,
    exiting: view.getUint8(at + MOUNT.exiting) !== 0,
    type: readString(view, at + MOUNT.type, MOUNT.typeLength),
    source: readString(view, at + MOUNT.source, MOUNT.sourceLength),
    target: readString(view, at + MOUNT.target, MOUNT.targetLength),
    options: readString(view, at + MOUNT.options, optionsBytes),
  };
}

/** NaN where the kernel wrote 0: it does not know. */
function readKnownTime(view: DataView, at: number, base: ClockBase): number {
  const known = view.getUint32(at, true) !== 0 || view.getUint32(at + 4, true) !== 0;
  return known ? readTime(view, at, base) : Number.NaN;
}

export function decodeJournal(view: DataView, at: number, context: RecordContext): JournalEvent {
  return {
    startNs: readTime(view, at + JOURNAL.startNs, context.base),
    lockedNs: readKnownTime(view, at + JOURNAL.lockedNs, context.base),
    loggingNs: readKnownTime(view, at + JOURNAL.loggingNs, context.base),
    endNs: readTime(view, at + JOURNAL.endNs, context.base),
    device: view.getUint32(at + JOURNAL.device, true),
    transaction: view.getUint32(at + JOURNAL.transaction, true),
    pid: view.getUint32(at + JOURNAL.pid, true),
    tid: view.getUint32(at + JOURNAL.tid, true),
    comm: context.strings.internComm(view, at + JOURNAL.comm),
    requestedBy: view.getUint32(at + JOURNAL.requestedBy, true),
    blocks: view.getUint32(at + JOURNAL.blocks, true),
    handles: view.getUint32(at + JOURNAL.handles, true),
    children: view.getUint32(at + JOURNAL.children, true),
  };
}

export function decodeWait(view: DataView, at: number, context: RecordContext): WaitEvent {
  return {
    startNs: readTime(view, at + WAIT.startNs, context.base),
    endNs: readTime(view, at + WAIT.endNs, context.base),
    root: readCgroupKey(view, at + WAIT.root),
    operationStartNs: readKnownTime(view, at + WAIT.operationStartNs, context.base),
    pid: view.getUint32(at + WAIT.pid, true),
    tid: view.getUint32(at + WAIT.tid, true),
    comm: context.strings.internComm(view, at + WAIT.comm),
    stack: view.getInt32(at + WAIT.stack, true),
    call: view.getInt32(at + WAIT.call, true),
    iowait: view.getUint32(at + WAIT.iowait, true) !== 0,
  };
}

export function decodePause(view: DataView, at: number, context: RecordContext): PauseEvent {
  return {
    startNs: readTime(view, at + PAUSE.startNs, context.base),
    endNs: readTime(view, at + PAUSE.endNs, context.base),
    root: readCgroupKey(view, at + PAUSE.root),
    operationStartNs: readKnownTime(view, at + PAUSE.operationStartNs, context.base),
    pid: view.getUint32(at + PAUSE.pid, true),
    tid: view.getUint32(at + PAUSE.tid, true),
    comm: context.strings.internComm(view, at + PAUSE.comm),
    reason: view.getUint32(at + PAUSE.reason, true),
    pages: readU64(view, at + PAUSE.pages),
    limit: readU64(view, at + PAUSE.limit),
    device: view.getUint32(at + PAUSE.device, true),
  };
}

export function decodeFile(view: DataView, at: number, context: RecordContext): FileEvent {
  const pathBytes = Math.min(view.getUint32(at + FILE.pathBytes, true), FILE.pathLength);
  const otherBytes = Math.min(view.getUint32(at + FILE.otherBytes, true), FILE.otherLength);
  const truncated = view.getUint8(at + FILE.pathTruncated) !== 0;
  const passed = view.getUint8(at + FILE.pathPassed) !== 0;
  return {
    startNs: readTime(view, at + FILE.startNs, context.base),
    endNs: readTime(view, at + FILE.endNs, context.base),
    root: readCgroupKey(view, at + FILE.root),
    pid: view.getUint32(at + FILE.pid, true),
    tid: view.getUint32(at + FILE.tid, true),
    comm: context.strings.internComm(view, at + FILE.comm),
    children: view.getUint32(at + FILE.children, true),
    result: readI64(view, at + FILE.result),
    call: view.getUint8(at + FILE.call),
    inode: readU64(view, at + FILE.inode),
    device: view.getUint32(at + FILE.device, true),
    path: passed ? readString(view, at + FILE.path, pathBytes) : readPath(view, at + FILE.path, pathBytes, truncated),
    other: readString(view, at + FILE.other, otherBytes),
  };
}

export function decodeFileName(view: DataView, at: number): FileNameEvent {
  const pathBytes = Math.min(view.getUint32(at + FILE_NAME.pathBytes, true), FILE_NAME.pathLength);
  return {
    root: readCgroupKey(view, at + FILE_NAME.root),
    device: view.getUint32(at + FILE_NAME.device, true),
    inode: readU64(view, at + FILE_NAME.inode),
    path: readPath(view, at + FILE_NAME.path, pathBytes, view.getUint32(at + FILE_NAME.pathTruncated, true) !== 0),
  };
}

export function decodeTeardown(view: DataView, at: number, context: RecordContext): TeardownEvent {
  return {
    event: view.getUint32(at + TEARDOWN.event, true) === TEARDOWN_EVENT.BEGIN ? 'begin' : 'end',
    tid: view.getUint32(at + TEARDOWN.tid, true),
    startNs: readTime(view, at + TEARDOWN.startNs, context.base),
    endNs: readTime(view, at + TEARDOWN.endNs, context.base),
    device: view.getUint32(at + TEARDOWN.device, true),
  };
}

export function decodeCgroup(view: DataView, at: number, context: RecordContext): CgroupEvent {
  return {
    event: view.getUint32(at + CGROUP.event, true) === CGROUP_EVENT.MADE ? 'made' : 'removed',
    timeNs: readTime(view, at + CGROUP.timeNs, context.base),
    cgroup: readCgroupKey(view, at + CGROUP.cgroup),
    root: readCgroupKey(view, at + CGROUP.root),
    path: readString(view, at + CGROUP.path, CGROUP.pathLength),
  };
}
