import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BLOCK_RECORD as BLOCK,
  CGROUP_RECORD,
  MOUNT_RECORD,
  RECORD_KIND,
  SYNC_RECORD,
  TEARDOWN_RECORD,
} from '../../src/decode/layout.gen.ts';
import { DISCARD, decodeAll, type RingEntry, record, ring } from './ring-bytes.ts';

const SIZES = [
  [RECORD_KIND.BLOCK, BLOCK.size],
  [RECORD_KIND.SYNC, SYNC_RECORD.size],
  [RECORD_KIND.MOUNT, MOUNT_RECORD.options + 64],
  [RECORD_KIND.TEARDOWN, TEARDOWN_RECORD.size],
  [RECORD_KIND.CGROUP, CGROUP_RECORD.size],
] as const;

/** A record of a known kind whose every other byte is arbitrary. */
const known = fc.constantFrom(...SIZES).chain(([kind, size]) =>
  fc.uint8Array({ minLength: size - 8, maxLength: size - 8 }).map((body) => {
    const bytes = record(kind, size);
    bytes.set(body, 8);
    return bytes;
  }),
);
const unknown = fc.integer({ min: 0, max: 200 }).map((size) => record(1_000, size));
const entry = fc.oneof(
  { weight: 4, arbitrary: known.map((bytes) => ({ bytes, what: 'known' as const })) },
  { weight: 1, arbitrary: unknown.map((bytes) => ({ bytes, what: 'unknown' as const })) },
  { weight: 1, arbitrary: known.map((bytes) => ({ bytes, flags: DISCARD, what: 'discarded' as const })) },
);
const entries = fc.array(entry, { maxLength: 12 });

describe('the decoder', () => {
  it('accounts for every record of a valid range, whatever its fields hold', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const { counts, events } = decodeAll(ring(all as RingEntry[]));
        const count = (what: string): number => all.filter((one) => one.what === what).length;
        expect(counts).toEqual({ records: count('known'), unknown: count('unknown'), corrupt: 0 });
        expect(events).toHaveLength(counts.records);
      }),
    );
  });

  it('neither throws nor loops on random bytes, and hands over what it counts', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        const { counts, events } = decodeAll(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
        expect(events).toHaveLength(counts.records);
        expect(counts.corrupt).toBeLessThanOrEqual(1);
        // Every record takes a header at least.
        expect(counts.records + counts.unknown).toBeLessThanOrEqual(bytes.length / 8);
      }),
      { numRuns: 500 },
    );
  });

  it('neither throws nor loops on a valid range with some bytes changed', () => {
    const change = fc.record({ at: fc.nat(), value: fc.integer({ min: 0, max: 255 }) });
    fc.assert(
      fc.property(entries, fc.array(change, { minLength: 1, maxLength: 20 }), (all, changes) => {
        const view = ring(all as RingEntry[]);
        if (view.byteLength === 0) return;
        for (const { at, value } of changes) view.setUint8(at % view.byteLength, value);
        const { counts, events } = decodeAll(view);
        expect(events).toHaveLength(counts.records);
        expect(counts.corrupt).toBeLessThanOrEqual(1);
        expect(counts.records + counts.unknown).toBeLessThanOrEqual(view.byteLength / 8);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the events of a cut range up to the cut', () => {
    fc.assert(
      fc.property(entries, fc.nat(), (all, cut) => {
        const view = ring(all as RingEntry[]);
        const length = view.byteLength === 0 ? 0 : cut % view.byteLength;
        const whole = decodeAll(view).events;
        const part = decodeAll(new DataView(view.buffer, 0, length)).events;
        expect(whole.slice(0, part.length)).toEqual(part);
      }),
    );
  });
});
