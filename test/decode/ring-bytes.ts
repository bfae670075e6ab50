/** Bytes as the kernel leaves them in the ring: records built field by field with the generated offsets. */

import { createDecoder, type Decoder } from '../../src/decode/batch.ts';
import type { ClockBase } from '../../src/decode/clock.ts';
import type {
  BlockEvents,
  CgroupEvent,
  EventSink,
  FileEvent,
  FileNameEvent,
  JournalEvent,
  MountEvent,
  PauseEvent,
  SyncEvent,
  TeardownEvent,
  WaitEvent,
} from '../../src/decode/events.ts';
import { RECORD_HEADER } from '../../src/decode/layout.gen.ts';
import { StringTable } from '../../src/decode/strings.ts';

export const BUSY = 0x8000_0000;
export const DISCARD = 0x4000_0000;
export const RING_HEADER_BYTES = 8;

type Write =
  | { readonly at: number; readonly u8: number }
  | { readonly at: number; readonly u16: number }
  | { readonly at: number; readonly u32: number }
  | { readonly at: number; readonly u64: bigint }
  | { readonly at: number; readonly text: string };

/** A record of `size` bytes: its header, then what is written; the rest is zero. */
export function record(kind: number, size: number, writes: readonly Write[] = []): Uint8Array {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  if (size >= RECORD_HEADER.size) {
    view.setUint32(RECORD_HEADER.kind, kind, true);
    view.setUint32(RECORD_HEADER.sizeBytes, size, true);
  }
  for (const write of writes) {
    if ('u8' in write) view.setUint8(write.at, write.u8);
    else if ('u16' in write) view.setUint16(write.at, write.u16, true);
    else if ('u32' in write) view.setUint32(write.at, write.u32, true);
    else if ('u64' in write) view.setBigUint64(write.at, BigInt.asUintN(64, write.u64), true);
    else bytes.set(new TextEncoder().encode(write.text), write.at);
  }
  return bytes;
}

export interface RingEntry {
  readonly bytes: Uint8Array;
  /** BUSY or DISCARD. */
  readonly flags?: number;
}

/** Records as they lie in the ring: each after the ring's own header, at multiples of eight. */
export function ring(entries: readonly (Uint8Array | RingEntry)[]): DataView {
  const all = entries.map((entry) => (entry instanceof Uint8Array ? { bytes: entry } : entry));
  const padded = (length: number): number => RING_HEADER_BYTES + Math.ceil(length / 8) * 8;
  const bytes = new Uint8Array(all.reduce((sum, { bytes }) => sum + padded(bytes.length), 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { bytes: body, flags } of all) {
    view.setUint32(at, (body.length | (flags ?? 0)) >>> 0, true);
    // The page offset, which readers ignore.
    view.setUint32(at + 4, 0xdead_beef, true);
    bytes.set(body, at + RING_HEADER_BYTES);
    at += padded(body.length);
  }
  return view;
}

/** One block event, copied out of the columns. */
export type BlockRow = { readonly [Field in keyof Omit<BlockEvents, 'length'>]: number };

export type Decoded =
  | { readonly kind: 'block'; readonly event: BlockRow }
  | { readonly kind: 'sync'; readonly event: SyncEvent }
  | { readonly kind: 'mount'; readonly event: MountEvent }
  | { readonly kind: 'teardown'; readonly event: TeardownEvent }
  | { readonly kind: 'cgroup'; readonly event: CgroupEvent }
  | { readonly kind: 'journal'; readonly event: JournalEvent }
  | { readonly kind: 'wait'; readonly event: WaitEvent }
  | { readonly kind: 'pause'; readonly event: PauseEvent }
  | { readonly kind: 'file'; readonly event: FileEvent }
  | { readonly kind: 'fileName'; readonly event: FileNameEvent };

export function blockRow(events: BlockEvents, at: number): BlockRow {
  const columns = Object.entries(events).filter(([name]) => name !== 'length');
  return Object.fromEntries(columns.map(([name, column]) => [name, (column as Float64Array)[at]])) as BlockRow;
}

export interface TestDecoder extends Decoder {
  readonly strings: StringTable;
  readonly events: Decoded[];
  /** Lengths of the batches of block events, in order. */
  readonly batches: number[];
}

export const NO_BASE: ClockBase = { low: 0, high: 0 };

export function testDecoder(base: ClockBase = NO_BASE, strings = new StringTable()): TestDecoder {
  const events: Decoded[] = [];
  const batches: number[] = [];
  const sink: EventSink = {
    block(block) {
      batches.push(block.length);
      for (let i = 0; i < block.length; i++) events.push({ kind: 'block', event: blockRow(block, i) });
    },
    sync: (event) => events.push({ kind: 'sync', event }),
    mount: (event) => events.push({ kind: 'mount', event }),
    teardown: (event) => events.push({ kind: 'teardown', event }),
    cgroup: (event) => events.push({ kind: 'cgroup', event }),
    journal: (event) => events.push({ kind: 'journal', event }),
    wait: (event) => events.push({ kind: 'wait', event }),
    pause: (event) => events.push({ kind: 'pause', event }),
    file: (event) => events.push({ kind: 'file', event }),
    fileName: (event) => events.push({ kind: 'fileName', event }),
  };
  const { decode, counts } = createDecoder(base, strings, sink);
  return { decode, counts, strings, events, batches };
}

export function decodeAll(view: DataView, base?: ClockBase): TestDecoder {
  const decoder = testDecoder(base);
  decoder.decode(view, 0, view.byteLength);
  return decoder;
}
