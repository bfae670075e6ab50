import type { Writer } from 'protobufjs/minimal.js';
import type { FsyncDetail, MountDetail, SpanDetail } from '../spans/types.ts';
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
  const message: DetailProperties =
    detail.kind === 'fsync' ? { index, fsync: fsyncMessage(detail) } : { index, mount: mountMessage(detail) };
  return DetailMessage.encode(message, writer);
}

function fsyncMessage(detail: FsyncDetail): stallscope.v1.FsyncDetail.$Properties {
  return {
    ...(detail.file !== undefined && { file: cut(detail.file) }),
    ...(detail.device !== undefined && { device: cut(detail.device) }),
    ...(detail.inode !== undefined && { inode: toAmount(detail.inode) }),
    ...(detail.backingDevice !== undefined && { backingDevice: cut(detail.backingDevice) }),
    ...(detail.backingInode !== undefined && { backingInode: toAmount(detail.backingInode) }),
    ...(detail.bytes !== undefined && { bytes: toAmount(detail.bytes) }),
    dataNs: toAmount(detail.dataNs),
    flushNs: toAmount(detail.flushNs),
    unexplainedNs: toAmount(detail.unexplainedNs),
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
    unexplainedNs: toAmount(detail.unexplainedNs),
    ...(detail.truncated !== undefined && { truncated: detail.truncated }),
    ...(detail.trigger !== undefined && { trigger: TRIGGERS.indexOf(detail.trigger) }),
    ...(detail.fd !== undefined && { fd: detail.fd }),
    ...(detail.device !== undefined && { device: cut(detail.device) }),
  };
}

/** Units that the texts of a detail take at most: what a sender sums up to bound a frame. */
export function detailWeight(detail: SpanDetail): number {
  if (detail.kind === 'fsync') return 64 + (detail.file?.length ?? 0);
  let flags = 0;
  for (const flag of detail.flags) flags += flag.length + 2;
  return 64 + flags + (detail.source?.length ?? 0) + (detail.target?.length ?? 0) + (detail.options?.length ?? 0);
}

/** Throws WireError only for what it can tell; the caller turns errors of the generated code into WireError. */
export function decodeDetail(bytes: Uint8Array): { index: number; detail: SpanDetail } {
  const message = DetailMessage.decode(readerOf(bytes));
  const index = message.index ?? 0;
  if (message.fsync) return { index, detail: fsyncDetail(message.fsync) };
  if (message.mount) return { index, detail: mountDetail(message.mount) };
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
    dataNs: nanos(amount(message.dataNs)),
    flushNs: nanos(amount(message.flushNs)),
    unexplainedNs: nanos(amount(message.unexplainedNs)),
    ios: message.ios ?? 0,
  };
}

function mountDetail(message: stallscope.v1.MountDetail.$Properties): MountDetail {
  const flags = message.flags ?? [];
  atMost(flags.length, WIRE_LIMITS.mountFlags, 'mount flags');
  const trigger = TRIGGERS[message.trigger ?? 0];
  return {
    kind: 'mount',
    ...(message.source != null && { source: message.source }),
    ...(message.target != null && { target: message.target }),
    ...(message.fstype != null && { fstype: message.fstype }),
    flags,
    ...(message.options != null && { options: message.options }),
    ...(message.teardownNs != null && { teardownNs: nanos(amount(message.teardownNs)) }),
    unexplainedNs: nanos(amount(message.unexplainedNs)),
    ...(message.truncated != null && { truncated: message.truncated }),
    ...(trigger !== undefined && { trigger }),
    ...(message.fd != null && { fd: message.fd }),
    ...(message.device != null && { device: message.device }),
  };
}
