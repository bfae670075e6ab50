import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSpanColumns } from '../../src/spans/columns.ts';
import { decodeServerMessage, encodeServerMessage } from '../../src/wire/codec.ts';
import { WireError } from '../../src/wire/errors.ts';
import { stallscope } from '../../src/wire/gen/stallscope.js';
import { WIRE_LIMITS } from '../../src/wire/limits.ts';
import { SpanEncoder } from '../../src/wire/span-encoder.ts';
import { columnsOf, rowsOf, span } from './arbitrary.ts';

const { ServerFrame } = stallscope.v1;
const spansFrame = (spans: stallscope.v1.Spans.$Properties) => ServerFrame.encode({ spans }).finish();

function decodeSpans(frame: Uint8Array) {
  const message = decodeServerMessage(frame);
  if (message.type !== 'spans') throw new Error(`a ${message.type} message`);
  return message;
}

function refusal(frame: Uint8Array): string {
  try {
    decodeServerMessage(frame);
  } catch (error) {
    if (error instanceof WireError) return error.code;
    throw error;
  }
  return 'none';
}

describe('spans on the wire', () => {
  test('any spans within the documented ranges come back as they were', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 40 }), fc.nat({ max: 0xffffffff }), (values, epoch) => {
        const columns = columnsOf(values);
        const message = decodeSpans(encodeServerMessage({ type: 'spans', epoch, spans: columns }));
        expect(message.epoch).toBe(epoch);
        expect(rowsOf(message.spans)).toEqual(rowsOf(columns));
      }),
    );
  });

  test('the generated code reads the frames and writes the same bytes', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 20 }), (values) => {
        const frame = encodeServerMessage({ type: 'spans', epoch: 1, spans: columnsOf(values) });
        const message = ServerFrame.decode(frame);
        expect(message.spans?.count).toBe(values.length);
        expect(Buffer.compare(ServerFrame.encode(message).finish(), frame)).toBe(0);
      }),
    );
  });

  test('a selection is sent in its order, details with it', () => {
    const columns = columnsOf(fc.sample(span, { numRuns: 30, seed: 7 }));
    const selection = Uint32Array.of(3, 8, 21, 29);
    const { spans } = decodeSpans(new SpanEncoder().encode(columns, 1, 4, selection));
    const rows = rowsOf(columns);
    expect(rowsOf(spans)).toEqual([...selection].map((i) => rows[i]));
  });

  test('an encoder gives the same frame again after another one', () => {
    const encoder = new SpanEncoder();
    const small = columnsOf(fc.sample(span, { numRuns: 3, seed: 1 }));
    const large = columnsOf(fc.sample(span, { numRuns: 500, seed: 2 }));
    const first = encoder.encode(small, 1);
    encoder.encode(large, 2);
    expect(encoder.encode(small, 1)).toEqual(first);
  });

  test('columns of default values take no room', () => {
    const columns = createSpanColumns(1000);
    columns.length = 1000;
    columns.id.fill(5);
    columns.sector.fill(-1);
    columns.queueNs.fill(-1);
    expect(encodeServerMessage({ type: 'spans', epoch: 0, spans: columns }).length).toBeLessThan(20);
  });

  test('numbers outside their range are brought into it, and the rest of the batch stays', () => {
    const columns = columnsOf(fc.sample(span, { numRuns: 2, seed: 3 }));
    columns.durationNs[0] = Number.NaN;
    columns.bytes[0] = -5;
    columns.queueNs[0] = -7;
    columns.sector[0] = Number.POSITIVE_INFINITY;
    columns.startNs[0] = -1.5;
    const { spans } = decodeSpans(encodeServerMessage({ type: 'spans', epoch: 1, spans: columns }));
    expect([spans.durationNs[0], spans.bytes[0], spans.queueNs[0]]).toEqual([0, 0, -1]);
    expect(spans.sector[0]).toBe(Number.MAX_SAFE_INTEGER - 1);
    expect(rowsOf(spans)[1]).toEqual(rowsOf(columns)[1]);
  });

  test('columns of unequal length are refused', () => {
    expect(refusal(spansFrame({ count: 3, pid: [1, 2] }))).toBe('ERR_WIRE_COLUMNS');
    expect(refusal(spansFrame({ count: 3, pid: [1, 2, 3, 4] }))).toBe('ERR_WIRE_COLUMNS');
    expect(refusal(spansFrame({ count: 3, duration: [1, 2] }))).toBe('ERR_WIRE_COLUMNS');
    expect(refusal(spansFrame({ pid: [1] }))).toBe('ERR_WIRE_COLUMNS');
  });

  test('indices and numbers out of range are refused', () => {
    expect(refusal(spansFrame({ count: 1, kind: [200] }))).toBe('ERR_WIRE_RANGE');
    expect(refusal(spansFrame({ count: 1, name: [7] }))).toBe('ERR_WIRE_RANGE');
    expect(refusal(spansFrame({ count: 1, owner: [5] }))).toBe('ERR_WIRE_RANGE');
    expect(refusal(spansFrame({ count: 1, error: [65_536] }))).toBe('ERR_WIRE_RANGE');
    expect(refusal(spansFrame({ count: 1, durationHi: [2 ** 21] }))).toBe('ERR_WIRE_RANGE');
    expect(refusal(spansFrame({ count: 1, startBase: Number.NaN }))).toBe('ERR_WIRE_RANGE');
    expect(refusal(spansFrame({ count: 1, idBase: -5 }))).toBe('ERR_WIRE_RANGE');
    expect(refusal(spansFrame({ count: 1, details: [{ index: 1, mount: {} }] }))).toBe('ERR_WIRE_RANGE');
    expect(refusal(spansFrame({ count: 1, details: [{ index: 0, fsync: { shares: { dataNs: -1 } } }] }))).toBe(
      'ERR_WIRE_RANGE',
    );
  });

  test('more spans than a frame may hold are refused on both sides', () => {
    const count = WIRE_LIMITS.spans + 1;
    expect(refusal(spansFrame({ count }))).toBe('ERR_WIRE_TOO_LARGE');
    const spans = createSpanColumns(count);
    spans.length = count;
    expect(() => encodeServerMessage({ type: 'spans', epoch: 1, spans })).toThrow(WireError);
  });

  test('a count that comes twice, an empty detail and a second detail of a span are refused', () => {
    const twice = Uint8Array.of(0x1a, 4, 8, 1, 8, 1);
    expect(refusal(twice)).toBe('ERR_WIRE_MALFORMED');
    expect(refusal(spansFrame({ count: 1, details: [{ index: 0 }] }))).toBe('ERR_WIRE_MALFORMED');
    const details = [
      { index: 0, mount: {} },
      { index: 0, mount: {} },
    ];
    expect(refusal(spansFrame({ count: 1, details }))).toBe('ERR_WIRE_MALFORMED');
  });

  test('fields that later builds may add are skipped', () => {
    const unknown = Uint8Array.of(0x1a, 13, 8, 1, 0x80, 0x04, 1, 0x8a, 0x04, 1, 65, 0x95, 0x04, 1, 2);
    expect(refusal(unknown)).toBe('ERR_WIRE_MALFORMED');
    const whole = Uint8Array.of(0x1a, 15, 8, 1, 0x80, 0x04, 1, 0x8a, 0x04, 1, 65, 0x95, 0x04, 1, 2, 3, 4);
    expect(decodeSpans(whole).spans.length).toBe(1);
  });

  test('a frame cut anywhere is refused', () => {
    const frame = encodeServerMessage({
      type: 'spans',
      epoch: 3,
      spans: columnsOf(fc.sample(span, { numRuns: 5, seed: 4 })),
    });
    for (let length = 0; length < frame.length; length++) {
      expect(refusal(frame.subarray(0, length))).not.toBe('none');
    }
  });

  test('damaged frames throw nothing but WireError', () => {
    const frame = encodeServerMessage({
      type: 'spans',
      epoch: 3,
      spans: columnsOf(fc.sample(span, { numRuns: 5, seed: 5 })),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: frame.length - 1 }), fc.nat({ max: 255 })), { minLength: 1 }),
        (damage) => {
          const damaged = Uint8Array.from(frame);
          for (const [at, value] of damage) damaged[at] = value;
          refusal(damaged);
        },
      ),
    );
  });
});
