import type { Writer } from 'protobufjs/minimal.js';
import type {
  FileDetail,
  FsyncDetail,
  JournalDetail,
  MountDetail,
  Share,
  SpanDetail,
  ThrottleDetail,
  TimeShares,
  WaitDetail,
} from '../spans/types.ts';
import { nanos } from '../units.ts';
import { WireError } from './errors.ts';
import { stallscope } from './gen/stallscope.js';
import { WIRE_LIMITS } from './limits.ts';
import { amount, atMost, toAmount } from './numbers.ts';
import { readerOf } from './reader.ts';

const { SpanDetail: DetailMessage } = stallscope.v1;
type DetailProperties = stallscope.v1.SpanDetail.$Properties;

/** The place in the list is the number on the wire; 0 stands for none. */
const TRIGGERS = [undefined, 'close', 'exit'] as const;

const cut = (text: string): string => text.slice(0, WIRE_LIMITS.detailText);

export function writeDetail(index: number, detail: SpanDetail, writer: Writer): Writer {
  return DetailMessage.encode({ index, ...detailMessage(detail) }, writer);
}

function detailMessage(detail: SpanDetail): DetailProperties {
  switch (detail.kind) {
    case 'fsync':
      return { fsync: fsyncMessage(detail) };
    case 'mount':
      return { mount: mountMessage(detail) };
    case 'journal':
      return { journal: journalMessage(detail) };
    case 'file':
      return { file: fileMessage(detail) };
    case 'wait':
      return { wait: waitMessage(detail) };
    case 'throttle':
      return { throttle: throttleMessage(detail) };
    case 'reclaim':
      return { reclaim: { pages: toAmount(detail.pages) } };
  }
}

function sharesMessage(shares: TimeShares): stallscope.v1.TimeShares.$Properties {
  return {
    dataNs: toAmount(shares.dataNs),
    flushNs: toAmount(shares.flushNs),
    journalNs: toAmount(shares.journalNs),
    throttleNs: toAmount(shares.throttleNs),
    dirtyNs: toAmount(shares.dirtyNs),
    reclaimNs: toAmount(shares.reclaimNs),
    lockNs: toAmount(shares.lockNs),
    waitNs: toAmount(shares.waitNs),
    unexplainedNs: toAmount(shares.unexplainedNs),
  };
}

const shareMessages = (shares: readonly Share[]): stallscope.v1.Share.$Properties[] =>
  shares
    .slice(0, WIRE_LIMITS.shares)
    .map(({ who, count, bytes }) => ({ who: cut(who), count: toAmount(count), bytes: toAmount(bytes) }));

function journalMessage(detail: JournalDetail): stallscope.v1.JournalDetail.$Properties {
  return {
    device: cut(detail.device),
    transaction: toAmount(detail.transaction),
    ...(detail.requestedBy !== undefined && { requestedBy: toAmount(detail.requestedBy) }),
    blocks: toAmount(detail.blocks),
    handles: toAmount(detail.handles),
    participants: shareMessages(detail.participants ?? []),
  };
}

function fileMessage(detail: FileDetail): stallscope.v1.FileDetail.$Properties {
  return {
    ...(detail.file !== undefined && { file: cut(detail.file) }),
    ...(detail.to !== undefined && { to: cut(detail.to) }),
    ...(detail.device !== undefined && { device: cut(detail.device) }),
    ...(detail.inode !== undefined && { inode: toAmount(detail.inode) }),
    ...(detail.bytes !== undefined && { bytes: toAmount(detail.bytes) }),
    shares: sharesMessage(detail),
    ios: toAmount(detail.ios),
  };
}

function waitMessage(detail: WaitDetail): stallscope.v1.WaitDetail.$Properties {
  return {
    stack: detail.stack.slice(0, WIRE_LIMITS.stack).map(cut),
    ...(detail.call !== undefined && { call: cut(detail.call) }),
    iowait: detail.iowait,
  };
}

function throttleMessage(detail: ThrottleDetail): stallscope.v1.ThrottleDetail.$Properties {
  return {
    ...(detail.device !== undefined && { device: cut(detail.device) }),
    ...(detail.limit !== undefined && { limit: cut(detail.limit) }),
    ...(detail.cgroup !== undefined && { cgroup: cut(detail.cgroup) }),
    ...(detail.configured !== undefined && { configured: toAmount(detail.configured) }),
    ...(detail.observed !== undefined && { observed: toAmount(detail.observed) }),
  };
}

function fsyncMessage(detail: FsyncDetail): stallscope.v1.FsyncDetail.$Properties {
  return {
    ...(detail.file !== undefined && { file: cut(detail.file) }),
    ...(detail.device !== undefined && { device: cut(detail.device) }),
    ...(detail.inode !== undefined && { inode: toAmount(detail.inode) }),
    ...(detail.backingDevice !== undefined && { backingDevice: cut(detail.backingDevice) }),
    ...(detail.backingInode !== undefined && { backingInode: toAmount(detail.backingInode) }),
    ...(detail.bytes !== undefined && { bytes: toAmount(detail.bytes) }),
    shares: sharesMessage(detail),
    ios: toAmount(detail.ios),
  };
}

function mountMessage(detail: MountDetail): stallscope.v1.MountDetail.$Properties {
  return {
    ...(detail.source !== undefined && { source: cut(detail.source) }),
    ...(detail.target !== undefined && { target: cut(detail.target) }),
    ...(detail.fstype !== undefined && { fstype: cut(detail.fstype) }),
    flags: detail.flags.slice(0, WIRE_LIMITS.mountFlags).map(cut),
    ...(detail.options !== undefined && { options: cut(detail.options) }),
    ...(detail.teardownNs !== undefined && { teardownNs: toAmount(detail.teardownNs) }),
    shares: sharesMessage(detail),
    written: shareMessages(detail.written ?? []),
    ...(detail.truncated !== undefined && { truncated: detail.truncated }),
    ...(detail.trigger !== undefined && { trigger: TRIGGERS.indexOf(detail.trigger) }),
    ...(detail.fd !== undefined && { fd: detail.fd }),
    ...(detail.device !== undefined && { device: cut(detail.device) }),
  };
}

/** Units that the texts of a detail take at most: what a sender sums up to bound a frame. */
export function detailWeight(detail: SpanDetail): number {
  switch (detail.kind) {
    case 'fsync':
      return 160 + lengthOf(detail.file);
    case 'file':
      return 160 + lengthOf(detail.file) + lengthOf(detail.to);
    case 'mount':
      return (
        160 + lengthOf(...detail.flags, detail.source, detail.target, detail.options) + sharesLength(detail.written)
      );
    case 'journal':
      return 64 + sharesLength(detail.participants);
    case 'wait':
      return 64 + lengthOf(...detail.stack);
    case 'throttle':
      return 64 + lengthOf(detail.limit, detail.cgroup);
    case 'reclaim':
      return 64;
  }
}

const lengthOf = (...texts: readonly (string | undefined)[]): number =>
  texts.reduce((sum, text) => sum + (text?.length ?? 0) + 2, 0);

const sharesLength = (shares: readonly Share[] = []): number =>
  shares.reduce((sum, { who }) => sum + who.length + 32, 0);

/** Throws WireError only for what it can tell; the caller turns errors of the generated code into WireError. */
export function decodeDetail(bytes: Uint8Array): { index: number; detail: SpanDetail } {
  const message = DetailMessage.decode(readerOf(bytes));
  const index = message.index ?? 0;
  if (message.fsync) return { index, detail: fsyncDetail(message.fsync) };
  if (message.mount) return { index, detail: mountDetail(message.mount) };
  if (message.journal) return { index, detail: journalDetail(message.journal) };
  if (message.file) return { index, detail: fileDetail(message.file) };
  if (message.wait) return { index, detail: waitDetail(message.wait) };
  if (message.throttle) return { index, detail: throttleDetail(message.throttle) };
  if (message.reclaim) return { index, detail: { kind: 'reclaim', pages: amount(message.reclaim.pages) } };
  throw new WireError('ERR_WIRE_MALFORMED', 'a span detail is empty');
}

function fsyncDetail(message: stallscope.v1.FsyncDetail.$Properties): FsyncDetail {
  return {
    kind: 'fsync',
    ...(message.file != null && { file: message.file }),
    ...(message.device != null && { device: message.device }),
    ...(message.inode != null && { inode: amount(message.inode) }),
    ...(message.backingDevice != null && { backingDevice: message.backingDevice }),
    ...(message.backingInode != null && { backingInode: amount(message.backingInode) }),
    ...(message.bytes != null && { bytes: amount(message.bytes) }),
    ...timeShares(message.shares),
    ios: message.ios ?? 0,
  };
}

function timeShares(message: stallscope.v1.TimeShares.$Properties | null | undefined): TimeShares {
  return {
    dataNs: nanos(amount(message?.dataNs)),
    flushNs: nanos(amount(message?.flushNs)),
    journalNs: nanos(amount(message?.journalNs)),
    throttleNs: nanos(amount(message?.throttleNs)),
    dirtyNs: nanos(amount(message?.dirtyNs)),
    reclaimNs: nanos(amount(message?.reclaimNs)),
    lockNs: nanos(amount(message?.lockNs)),
    waitNs: nanos(amount(message?.waitNs)),
    unexplainedNs: nanos(amount(message?.unexplainedNs)),
  };
}

function shares(messages: readonly stallscope.v1.Share.$Properties[] | null | undefined): Share[] {
  atMost(messages?.length ?? 0, WIRE_LIMITS.shares, 'shares');
  return (messages ?? []).map(({ who, count, bytes }) => ({
    who: who ?? '',
    count: amount(count),
    bytes: amount(bytes),
  }));
}

function journalDetail(message: stallscope.v1.JournalDetail.$Properties): JournalDetail {
  const participants = shares(message.participants);
  return {
    kind: 'journal',
    device: message.device ?? '',
    transaction: message.transaction ?? 0,
    ...(message.requestedBy != null && { requestedBy: message.requestedBy }),
    blocks: message.blocks ?? 0,
    handles: message.handles ?? 0,
    ...(participants.length > 0 && { participants }),
  };
}

function fileDetail(message: stallscope.v1.FileDetail.$Properties): FileDetail {
  return {
    kind: 'file',
    ...(message.file != null && { file: message.file }),
    ...(message.to != null && { to: message.to }),
    ...(message.device != null && { device: message.device }),
    ...(message.inode != null && { inode: amount(message.inode) }),
    ...(message.bytes != null && { bytes: amount(message.bytes) }),
    ...timeShares(message.shares),
    ios: message.ios ?? 0,
  };
}

function waitDetail(message: stallscope.v1.WaitDetail.$Properties): WaitDetail {
  const stack = message.stack ?? [];
  atMost(stack.length, WIRE_LIMITS.stack, 'functions of a stack');
  return {
    kind: 'wait',
    stack,
    ...(message.call != null && { call: message.call }),
    iowait: message.iowait ?? false,
  };
}

function throttleDetail(message: stallscope.v1.ThrottleDetail.$Properties): ThrottleDetail {
  return {
    kind: 'throttle',
    ...(message.device != null && { device: message.device }),
    ...(message.limit != null && { limit: message.limit }),
    ...(message.cgroup != null && { cgroup: message.cgroup }),
    ...(message.configured != null && { configured: amount(message.configured) }),
    ...(message.observed != null && { observed: amount(message.observed) }),
  };
}

function mountDetail(message: stallscope.v1.MountDetail.$Properties): MountDetail {
  const flags = message.flags ?? [];
  atMost(flags.length, WIRE_LIMITS.mountFlags, 'mount flags');
  const trigger = TRIGGERS[message.trigger ?? 0];
  const written = shares(message.written);
  return {
    kind: 'mount',
    ...(message.source != null && { source: message.source }),
    ...(message.target != null && { target: message.target }),
    ...(message.fstype != null && { fstype: message.fstype }),
    flags,
    ...(message.options != null && { options: message.options }),
    ...(message.teardownNs != null && { teardownNs: nanos(amount(message.teardownNs)) }),
    ...timeShares(message.shares),
    ...(written.length > 0 && { written }),
    ...(message.truncated != null && { truncated: message.truncated }),
    ...(trigger !== undefined && { trigger }),
    ...(message.fd != null && { fd: message.fd }),
    ...(message.device != null && { device: message.device }),
  };
}
