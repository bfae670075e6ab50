/** A committed range of the ring, bytes to events. Never throws, whatever the bytes: what it does not understand it skips and counts. */
import { type ClockBase, readTime } from './clock.ts';
import { readCgroupKey, readU64 } from './cursor.ts';
import { type BlockEvents, createBlockEvents, type EventSink } from './events.ts';
import {
  BLOCK_RECORD as BLOCK,
  CGROUP_RECORD,
  MOUNT_RECORD,
  RECORD_HEADER,
  RECORD_KIND,
  SYNC_RECORD,
  TEARDOWN_RECORD,
} from './layout.gen.ts';
import { decodeCgroup, decodeMount, decodeSync, decodeTeardown, type RecordContext } from './records.ts';
import type { StringTable } from './strings.ts';

/** The ring's own header before each record: length with two flag bits, page offset. */
const RING_HEADER_BYTES = 8;
const RING_BUSY = 0x8000_0000;
const RING_DISCARD = 0x4000_0000;

/** Block events handed over at once. */
const BATCH_CAPACITY = 4_096;

const NO_SECTOR_HIGH = 0xffff_ffff;

export interface DecoderCounts {
  /** Records decoded. */
  records: number;
  /** Kinds this build does not know, and records too short for their kind. */
  unknown: number;
  /** Ranges given up because their framing makes no sense. */
  corrupt: number;
}

export interface Decoder {
  decode(view: DataView, offset: number, length: number): void;
  readonly counts: Readonly<DecoderCounts>;
}

export function createDecoder(base: ClockBase, strings: StringTable, sink: EventSink): Decoder {
  const context: RecordContext = { base, strings };
  const block = createBlockEvents(BATCH_CAPACITY);
  const counts: DecoderCounts = { records: 0, unknown: 0, corrupt: 0 };

  function flushBlocks(): void {
    if (block.length === 0) return;
    sink.block(block);
    block.length = 0;
  }

  /** Kinds other than block, each after the block events that came before it. */
  function decodeOther(view: DataView, at: number, kind: number, length: number): boolean {
    if (kind === RECORD_KIND.SYNC && length >= SYNC_RECORD.size) {
      flushBlocks();
      sink.sync(decodeSync(view, at, context));
    } else if (kind === RECORD_KIND.MOUNT && length >= MOUNT_RECORD.options) {
      flushBlocks();
      sink.mount(decodeMount(view, at, length, context));
    } else if (kind === RECORD_KIND.TEARDOWN && length >= TEARDOWN_RECORD.size) {
      flushBlocks();
      sink.teardown(decodeTeardown(view, at, context));
    } else if (kind === RECORD_KIND.CGROUP && length >= CGROUP_RECORD.size) {
      flushBlocks();
      sink.cgroup(decodeCgroup(view, at, context));
    } else {
      return false;
    }
    return true;
  }

  function decode(view: DataView, offset: number, length: number): void {
    const end = Math.min(offset + length, view.byteLength);
    let at = offset;
    while (at + RING_HEADER_BYTES <= end) {
      const header = view.getUint32(at, true);
      const bytes = header & ~(RING_BUSY | RING_DISCARD);
      const record = at + RING_HEADER_BYTES;
      if (header >= RING_BUSY || record + bytes > end) {
        counts.corrupt++;
        break;
      }
      at = record + ((bytes + 7) & ~7);
      if (header & RING_DISCARD) continue;
      if (bytes < RECORD_HEADER.size) {
        counts.unknown++;
        continue;
      }
      const kind = view.getUint32(record, true);
      if (kind === RECORD_KIND.BLOCK && bytes >= BLOCK.size) {
        decodeBlock(view, record, block, base, strings);
        if (block.length === BATCH_CAPACITY) flushBlocks();
      } else if (!decodeOther(view, record, kind, bytes)) {
        counts.unknown++;
        continue;
      }
      counts.records++;
    }
    flushBlocks();
  }

  return { decode, counts };
}

function decodeBlock(view: DataView, at: number, into: BlockEvents, base: ClockBase, strings: StringTable): void {
  const i = into.length++;
  into.startNs[i] = readTime(view, at + BLOCK.startNs, base);
  const issued = view.getUint32(at + BLOCK.issueNs, true) !== 0 || view.getUint32(at + BLOCK.issueNs + 4, true) !== 0;
  into.issueNs[i] = issued ? readTime(view, at + BLOCK.issueNs, base) : Number.NaN;
  into.endNs[i] = readTime(view, at + BLOCK.endNs, base);
  into.sector[i] =
    view.getUint32(at + BLOCK.sector + 4, true) === NO_SECTOR_HIGH ? -1 : readU64(view, at + BLOCK.sector);
  into.bytes[i] = readU64(view, at + BLOCK.bytes);
  into.root[i] = readCgroupKey(view, at + BLOCK.root);
  into.charged[i] = readCgroupKey(view, at + BLOCK.chargedCgroup);
  const inside =
    view.getUint32(at + BLOCK.operationStartNs, true) !== 0 ||
    view.getUint32(at + BLOCK.operationStartNs + 4, true) !== 0;
  into.operationStartNs[i] = inside ? readTime(view, at + BLOCK.operationStartNs, base) : Number.NaN;
  into.device[i] = view.getUint32(at + BLOCK.device, true);
  into.pid[i] = view.getUint32(at + BLOCK.pid, true);
  into.tid[i] = view.getUint32(at + BLOCK.tid, true);
  into.flags[i] = view.getUint32(at + BLOCK.flags, true);
  into.requeues[i] = view.getUint16(at + BLOCK.requeues, true);
  into.operation[i] = view.getUint8(at + BLOCK.operation);
  into.status[i] = view.getUint8(at + BLOCK.status);
  into.hints[i] = view.getUint32(at + BLOCK.hints, true);
  into.comm[i] = strings.internComm(view, at + BLOCK.comm);
}
