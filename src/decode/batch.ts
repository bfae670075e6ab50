/** A committed range of the ring, bytes to events. Never throws, whatever the bytes: what it does not understand it skips and counts. */
import { type ClockBase, readTime } from './clock.ts';
import { readCgroupKey, readU64 } from './cursor.ts';
import { type BlockEvents, createBlockEvents, type EventSink } from './events.ts';
import {
  BLOCK_RECORD as BLOCK,
  CGROUP_RECORD,
  FILE_NAME_RECORD,
  FILE_RECORD,
  JOURNAL_RECORD,
  MOUNT_RECORD,
  PAUSE_RECORD,
  RECORD_HEADER,
  RECORD_KIND,
  SYNC_RECORD,
  TEARDOWN_RECORD,
  WAIT_RECORD,
} from './layout.gen.ts';
import {
  decodeCgroup,
  decodeFile,
  decodeFileName,
  decodeJournal,
  decodeMount,
  decodePause,
  decodeSync,
  decodeTeardown,
  decodeWait,
  type RecordContext,
} from './records.ts';
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

  /** Kinds other than block: how many bytes one has at least, and what becomes of it. */
  const others = new Map<number, { bytes: number; decode: (view: DataView, at: number, length: number) => void }>([
    [RECORD_KIND.SYNC, { bytes: SYNC_RECORD.size, decode: (view, at) => sink.sync(decodeSync(view, at, context)) }],
    [
      RECORD_KIND.MOUNT,
      { bytes: MOUNT_RECORD.options, decode: (view, at, length) => sink.mount(decodeMount(view, at, length, context)) },
    ],
    [
      RECORD_KIND.TEARDOWN,
      { bytes: TEARDOWN_RECORD.size, decode: (view, at) => sink.teardown(decodeTeardown(view, at, context)) },
    ],
    [
      RECORD_KIND.CGROUP,
      { bytes: CGROUP_RECORD.size, decode: (view, at) => sink.cgroup(decodeCgroup(view, at, context)) },
    ],
    [
      RECORD_KIND.JOURNAL,
      { bytes: JOURNAL_RECORD.size, decode: (view, at) => sink.journal(decodeJournal(view, at, context)) },
    ],
    [RECORD_KIND.WAIT, { bytes: WAIT_RECORD.size, decode: (view, at) => sink.wait(decodeWait(view, at, context)) }],
    [RECORD_KIND.PAUSE, { bytes: PAUSE_RECORD.size, decode: (view, at) => sink.pause(decodePause(view, at, context)) }],
    [RECORD_KIND.FILE, { bytes: FILE_RECORD.path, decode: (view, at) => sink.file(decodeFile(view, at, context)) }],
    [
      RECORD_KIND.FILE_NAME,
      { bytes: FILE_NAME_RECORD.size, decode: (view, at) => sink.fileName(decodeFileName(view, at)) },
    ],
  ]);

  /** Each after the block events that came before it. */
  function decodeOther(view: DataView, at: number, kind: number, length: number): boolean {
    const other = others.get(kind);
    if (other === undefined || length < other.bytes) return false;
    flushBlocks();
    other.decode(view, at, length);
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
  into.inode[i] = readU64(view, at + BLOCK.inode);
  into.inodeDevice[i] = view.getUint32(at + BLOCK.inodeDevice, true);
  into.operationTid[i] = view.getUint32(at + BLOCK.operationTid, true) || (into.tid[i] as number);
}
