import { describe, expect, it } from 'vitest';
import {
  BLOCK_RECORD as BLOCK,
  CGROUP_RECORD,
  MOUNT_RECORD,
  RECORD_KIND,
  SYNC_RECORD,
  TEARDOWN_RECORD,
} from '../../src/decode/layout.gen.ts';
import { BUSY, DISCARD, decodeAll, RING_HEADER_BYTES, record, ring, testDecoder } from './ring-bytes.ts';

const block = (tid: number): Uint8Array => record(RECORD_KIND.BLOCK, BLOCK.size, [{ at: BLOCK.tid, u32: tid }]);
const sync = (): Uint8Array => record(RECORD_KIND.SYNC, SYNC_RECORD.size);

const tids = (events: readonly { event: object }[]): unknown[] =>
  events.map(({ event }) => ('tid' in event ? event.tid : undefined));

describe('a range of the ring', () => {
  it('gives its events in order, block events before what came after them', () => {
    const { events, batches } = decodeAll(ring([block(1), block(2), sync(), block(3)]));
    expect(events.map(({ kind }) => kind)).toEqual(['block', 'block', 'sync', 'block']);
    expect(tids(events)).toEqual([1, 2, 0, 3]);
    expect(batches).toEqual([2, 1]);
  });

  it('can begin and end anywhere in the mapped ring', () => {
    const view = ring([block(1), block(2), block(3)]);
    const each = RING_HEADER_BYTES + BLOCK.size;
    const decoder = testDecoder();
    decoder.decode(view, each, each);
    expect(tids(decoder.events)).toEqual([2]);
    expect(decoder.counts).toEqual({ records: 1, unknown: 0, corrupt: 0 });
  });

  it('of no bytes is nothing', () => {
    expect(decodeAll(ring([])).counts).toEqual({ records: 0, unknown: 0, corrupt: 0 });
  });

  it('longer than the columns of a batch is handed over in several', () => {
    const { batches, counts, events } = decodeAll(ring(Array.from({ length: 4_097 }, (_, i) => block(i))));
    expect(batches).toEqual([4_096, 1]);
    expect(counts.records).toBe(4_097);
    expect(events.at(-1)?.event).toMatchObject({ tid: 4_096 });
  });

  it('adds to the counts of the ranges before', () => {
    const decoder = testDecoder();
    const view = ring([block(1), record(99, 16)]);
    for (let i = 0; i < 3; i++) decoder.decode(view, 0, view.byteLength);
    expect(decoder.counts).toEqual({ records: 3, unknown: 3, corrupt: 0 });
  });
});

describe('what this build does not understand', () => {
  it('is skipped by its size and counted: a kind of another version', () => {
    const { events, counts } = decodeAll(ring([block(1), record(99, 40), record(0, 8), block(2)]));
    expect(tids(events)).toEqual([1, 2]);
    expect(counts).toEqual({ records: 2, unknown: 2, corrupt: 0 });
  });

  it.each([
    ['block', RECORD_KIND.BLOCK, BLOCK.size],
    ['sync', RECORD_KIND.SYNC, SYNC_RECORD.size],
    ['mount', RECORD_KIND.MOUNT, MOUNT_RECORD.options],
    ['teardown', RECORD_KIND.TEARDOWN, TEARDOWN_RECORD.size],
    ['cgroup', RECORD_KIND.CGROUP, CGROUP_RECORD.size],
  ])('is skipped and counted: a %s record that is one byte too short', (_, kind, size) => {
    const short = decodeAll(ring([record(kind, size - 1), block(7)]));
    expect(tids(short.events)).toEqual([7]);
    expect(short.counts).toEqual({ records: 1, unknown: 1, corrupt: 0 });
    expect(decodeAll(ring([record(kind, size), block(7)])).counts.records).toBe(2);
  });

  it.each([0, 1, 7])('is skipped and counted: a record of %i bytes, too short for a header', (size) => {
    const { counts } = decodeAll(ring([record(RECORD_KIND.BLOCK, size), block(1)]));
    expect(counts).toEqual({ records: 1, unknown: 1, corrupt: 0 });
  });

  it('may be longer than this build knows: fields added at the end are ignored', () => {
    const longer = record(RECORD_KIND.BLOCK, BLOCK.size + 24, [{ at: BLOCK.tid, u32: 5 }]);
    expect(tids(decodeAll(ring([longer, block(6)])).events)).toEqual([5, 6]);
  });
});

describe('the ring’s own framing', () => {
  it('passes over discarded records without counting them', () => {
    const { events, counts } = decodeAll(ring([block(1), { bytes: block(2), flags: DISCARD }, block(3)]));
    expect(tids(events)).toEqual([1, 3]);
    expect(counts).toEqual({ records: 2, unknown: 0, corrupt: 0 });
  });

  it('ends the range at a record that is still being written, and counts that', () => {
    const { events, counts } = decodeAll(ring([block(1), { bytes: block(2), flags: BUSY }, block(3)]));
    expect(tids(events)).toEqual([1]);
    expect(counts).toEqual({ records: 1, unknown: 0, corrupt: 1 });
  });

  it('ends the range at a record longer than the range, and counts that', () => {
    const view = ring([block(1), block(2)]);
    view.setUint32(RING_HEADER_BYTES + BLOCK.size, 0x3fff_ffff, true);
    const { events, counts } = decodeAll(view);
    expect(tids(events)).toEqual([1]);
    expect(counts).toEqual({ records: 1, unknown: 0, corrupt: 1 });
  });

  it('never reads beyond the view, whatever length it is told', () => {
    const decoder = testDecoder();
    const view = ring([block(1)]);
    decoder.decode(view, 0, view.byteLength + 4_096);
    decoder.decode(view, view.byteLength + 64, 4_096);
    expect(decoder.counts).toEqual({ records: 1, unknown: 0, corrupt: 0 });
  });

  it('rounds records up to eight bytes', () => {
    const options = { at: MOUNT_RECORD.optionsBytes, u32: 3 };
    const { events } = decodeAll(ring([record(RECORD_KIND.MOUNT, MOUNT_RECORD.options + 3, [options]), block(9)]));
    expect(tids(events)).toEqual([0, 9]);
  });
});
