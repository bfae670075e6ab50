/** The rare record kinds: one function a kind, a view at the record's first byte in, an event out. */
import { type ClockBase, readTime } from './clock.ts';
import { readCgroupKey, readI64, readString, readU64 } from './cursor.ts';
import type { CgroupEvent, MountEvent, SyncEvent, TeardownEvent } from './events.ts';
import {
  CGROUP_RECORD as CGROUP,
  CGROUP_EVENT,
  MOUNT_RECORD as MOUNT,
  SYNC_RECORD as SYNC,
  TEARDOWN_RECORD as TEARDOWN,
  TEARDOWN_EVENT,
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

export function decodeTeardown(view: DataView, at: number, context: RecordContext): TeardownEvent {
  return {
    event: view.getUint32(at + TEARDOWN.event, true) === TEARDOWN_EVENT.BEGIN ? 'begin' : 'end',
    tid: view.getUint32(at + TEARDOWN.tid, true),
    startNs: readTime(view, at + TEARDOWN.startNs, context.base),
    endNs: readTime(view, at + TEARDOWN.endNs, context.base),
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
