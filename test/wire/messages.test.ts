import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContainerRef, LOSS_REASONS, OPERATIONS, SPAN_KINDS } from '../../src/spans/types.ts';
import { deviceNumber, nanos, sessionTime } from '../../src/units.ts';
import {
  decodeClientMessage,
  decodeServerMessage,
  encodeClientMessage,
  encodeServerMessage,
} from '../../src/wire/codec.ts';
import { WireError } from '../../src/wire/errors.ts';
import { stallscope } from '../../src/wire/gen/stallscope.js';
import { WIRE_LIMITS } from '../../src/wire/limits.ts';
import type { ClientMessage, FrameMessage } from '../../src/wire/types.ts';
import { table } from './arbitrary.ts';

const { ServerFrame, ClientFrame, LossReason, SpanKind } = stallscope.v1;

const u32 = fc.nat({ max: 0xffffffff });
const text = fc.string({ unit: 'binary', maxLength: 30 });
const nullable = fc.option(text, { nil: null });
const amount = fc.maxSafeNat();
const time = fc.integer({ min: -(2 ** 52), max: 2 ** 52 }).map(sessionTime);
const container: fc.Arbitrary<ContainerRef> = fc.record({
  id: text,
  name: text,
  runtime: text,
  image: nullable,
  pod: nullable,
});
const containers = fc.array(container, { maxLength: 4 });
const buckets = fc
  .array(fc.oneof(fc.nat({ max: 9 }), amount), { maxLength: 20 })
  .map((counts) => (counts.length === 0 ? [] : [1, ...counts, 2]));
const histogram = buckets.chain((counts) =>
  fc.integer({ min: -300, max: 300 }).map((offset) => ({ offset: counts.length === 0 ? 0 : offset, counts })),
);
const totalsRow = fc.record({
  container: u32,
  device: u32.map(deviceNumber),
  op: fc.nat({ max: OPERATIONS.length - 1 }),
  count: amount,
  bytes: amount,
  errors: amount,
  sumNs: amount,
  queueSumNs: amount,
  maxNs: amount,
  latency: histogram,
  queue: histogram,
  deviceTime: histogram,
});

const serverMessage: fc.Arbitrary<FrameMessage> = fc.oneof(
  fc.record({
    type: fc.constant('session' as const),
    info: fc.record({
      version: fc.constant(1 as const),
      host: text,
      kernel: text,
      base: fc.record({ seconds: fc.nat(), nanos: fc.nat({ max: 999_999_999 }) }),
      targets: containers,
      probes: fc.array(fc.record({ name: text, state: fc.constantFrom('attached', 'absent', 'off'), why: text }), {
        maxLength: 4,
      }),
      minNs: amount.map(nanos),
    }),
  }),
  fc.record({
    type: fc.constant('dictionary' as const),
    update: fc.record({
      epoch: u32,
      strings: fc.array(fc.record({ id: u32, text }), { maxLength: 5 }),
      containers: fc.array(fc.record({ id: u32, container }), { maxLength: 5 }),
      disks: fc.array(fc.record({ device: u32.map(deviceNumber), name: text, leaf: fc.boolean() }), { maxLength: 5 }),
    }),
  }),
  fc.record({
    type: fc.constant('totals' as const),
    epoch: u32,
    totals: fc.record({
      at: time,
      intervalNs: amount.map(nanos),
      rows: fc.array(totalsRow, { maxLength: 4 }),
      cost: fc.record({
        bpfNsPerIo: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: null }),
        bpfCpuPercent: fc.option(fc.double({ min: 0, max: 800, noNaN: true }), { nil: null }),
        agentCpuPercent: fc.double({ min: 0, max: 800, noNaN: true }),
        rssBytes: amount,
      }),
    }),
  }),
  fc.record({
    type: fc.constant('table' as const),
    epoch: u32,
    interval: fc.record({ at: time, intervalNs: amount.map(nanos), table }),
  }),
  fc.record({ type: fc.constant('lost' as const), at: time, reason: fc.constantFrom(...LOSS_REASONS), count: amount }),
  fc.record({ type: fc.constant('targets' as const), at: time, added: containers, gone: containers, remaining: u32 }),
  fc.record({
    type: fc.constant('refused' as const),
    code: fc.constantFrom('target-unknown', 'target-ambiguous', 'target-not-traced', 'bad-request'),
    message: text,
    candidates: fc.array(text, { maxLength: 4 }),
  }),
  fc.record({ type: fc.constant('end' as const), reason: fc.constantFrom('target-gone', 'shutdown') }),
);

const clientMessage: fc.Arbitrary<ClientMessage> = fc.record({
  type: fc.constant('subscribe' as const),
  subscription: fc.record({
    targets: fc.array(text, { maxLength: 5 }),
    kinds: fc.subarray([...SPAN_KINDS]),
    minNs: amount,
  }),
});

function codeOf(decode: () => unknown): string {
  try {
    decode();
  } catch (error) {
    if (error instanceof WireError) return error.code;
    throw error;
  }
  return 'none';
}
const refusal = (frame: stallscope.v1.ServerFrame.$Properties) =>
  codeOf(() => decodeServerMessage(ServerFrame.encode(frame).finish()));
const requestRefusal = (subscribe: stallscope.v1.Subscribe.$Properties) =>
  codeOf(() => decodeClientMessage(ClientFrame.encode({ subscribe }).finish()));

describe('messages', () => {
  test('of the agent come back as they were', () => {
    fc.assert(
      fc.property(serverMessage, (message) => {
        expect(decodeServerMessage(encodeServerMessage(message))).toEqual(message);
      }),
    );
  });

  test('of a viewer come back as they were', () => {
    fc.assert(
      fc.property(clientMessage, (message) => {
        const { subscription } = decodeClientMessage(encodeClientMessage(message));
        expect(subscription).toEqual(message.subscription);
      }),
    );
  });

  test('cut anywhere are refused, or are a message all the same', () => {
    fc.assert(
      fc.property(serverMessage, (message) => {
        const frame = encodeServerMessage(message);
        for (let length = 0; length < frame.length; length++) {
          expect(codeOf(() => decodeServerMessage(frame.subarray(0, length)))).not.toBe('none');
        }
      }),
      { numRuns: 20 },
    );
  });

  test('damaged or made of random bytes throw nothing but WireError', () => {
    const damaged = serverMessage.chain((message) => {
      const frame = encodeServerMessage(message);
      const damage = fc.array(fc.tuple(fc.nat({ max: frame.length - 1 }), fc.nat({ max: 255 })), { minLength: 1 });
      return damage.map((places) => {
        const copy = Uint8Array.from(frame);
        for (const [at, value] of places) copy[at] = value;
        return copy;
      });
    });
    const body = fc.uint8Array({ maxLength: 120 });
    const framed = fc
      .tuple(fc.integer({ min: 1, max: 10 }), body)
      .map(([field, bytes]) => Uint8Array.of((field << 3) | 2, bytes.length, ...bytes));
    fc.assert(
      fc.property(fc.oneof(damaged, framed, fc.uint8Array()), (frame) => {
        codeOf(() => decodeServerMessage(frame));
        codeOf(() => decodeClientMessage(frame));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the numbers of the schema', () => {
  const schemaName = (prefix: string, name: string) => `${prefix}_${name.toUpperCase().replaceAll('-', '_')}`;

  test('for reasons of losses are those of the list, plus one', () => {
    expect(Object.keys(LossReason).filter((name) => name !== 'LOSS_REASON_UNSPECIFIED')).toEqual(
      LOSS_REASONS.map((reason) => schemaName('LOSS_REASON', reason)),
    );
    for (const [i, reason] of LOSS_REASONS.entries()) {
      expect(LossReason[schemaName('LOSS_REASON', reason) as keyof typeof LossReason]).toBe(i + 1);
    }
  });

  test('for kinds of spans are those of the list', () => {
    for (const [i, kind] of SPAN_KINDS.entries()) {
      expect(SpanKind[schemaName('SPAN_KIND', kind) as keyof typeof SpanKind]).toBe(i);
    }
    expect(Object.keys(SpanKind)).toHaveLength(SPAN_KINDS.length);
  });
});

describe('a histogram', () => {
  const none = { offset: 0, counts: [] };
  const sent = (latency: { offset: number; counts: number[] }) => {
    const row = {
      ...{
        container: 0,
        device: deviceNumber(0),
        op: 0,
        count: 0,
        bytes: 0,
        errors: 0,
        sumNs: 0,
        queueSumNs: 0,
        maxNs: 0,
      },
      ...{ latency, queue: none, deviceTime: none },
    };
    const cost = { bpfNsPerIo: null, bpfCpuPercent: null, agentCpuPercent: 0, rssBytes: 0 };
    const totals = { at: sessionTime(0), intervalNs: nanos(1), rows: [row], cost };
    const message = decodeServerMessage(encodeServerMessage({ type: 'totals', epoch: 1, totals }));
    return message.type === 'totals' ? message.totals.rows[0]?.latency : undefined;
  };

  test('loses the empty buckets at its ends', () => {
    expect(sent({ offset: -3, counts: [0, 0, 5, 0, 2 ** 40, 0] })).toEqual({ offset: -1, counts: [5, 0, 2 ** 40] });
    expect(sent({ offset: 9, counts: [0, 0] })).toEqual(none);
  });

  test('with more buckets than nanoseconds need is refused', () => {
    const counts = new Array<number>(WIRE_LIMITS.buckets + 1).fill(1);
    expect(() => sent({ offset: 0, counts })).toThrow(expect.objectContaining({ code: 'ERR_WIRE_TOO_LARGE' }));
    expect(refusal({ totals: { rows: [{ latency: { counts } }] } })).toBe('ERR_WIRE_TOO_LARGE');
    expect(refusal({ totals: { rows: [{ latency: { counts: [1, 2], countsHi: [1] } }] } })).toBe('ERR_WIRE_COLUMNS');
  });
});

describe('a table', () => {
  const rows = (count: number): object[] => new Array<object>(count).fill({});

  test('of nothing, of two kinds or with numbers that mean nothing is refused', () => {
    expect(refusal({ table: {} })).toBe('ERR_WIRE_UNKNOWN');
    expect(refusal({ table: { waits: rows(1), logs: rows(1) } })).toBe('ERR_WIRE_MALFORMED');
    expect(refusal({ table: { waits: [{ cause: 99 }] } })).toBe('ERR_WIRE_RANGE');
    expect(refusal({ table: { culprits: [{ via: 9 as never }] } })).toBe('ERR_WIRE_RANGE');
    expect(refusal({ table: { waits: [{ blockedNs: -1 }] } })).toBe('ERR_WIRE_RANGE');
    expect(refusal({ table: { disks: [{ readAwaitNs: Number.NaN }] } })).toBe('ERR_WIRE_RANGE');
    expect(refusal({ table: { at: Number.NaN, waits: rows(1) } })).toBe('ERR_WIRE_RANGE');
  });

  test('beyond its limits is refused', () => {
    for (const [type, limit] of Object.entries(WIRE_LIMITS.tableRows)) {
      expect(refusal({ table: { [type]: rows(limit) } }), type).toBe('none');
      expect(refusal({ table: { [type]: rows(limit + 1) } }), type).toBe('ERR_WIRE_TOO_LARGE');
    }
    const list = rows(WIRE_LIMITS.tableList + 1);
    expect(refusal({ table: { disks: [{ containers: list }] } })).toBe('ERR_WIRE_TOO_LARGE');
    expect(refusal({ table: { disks: [{ limits: list }] } })).toBe('ERR_WIRE_TOO_LARGE');
    // The parts of one row are counted before any is made.
    expect(refusal({ table: { disks: [{ limits: rows(WIRE_LIMITS.tableFields + 1) }] } })).toBe('ERR_WIRE_TOO_LARGE');
  });
});

describe('a decoder', () => {
  test('refuses numbers that mean nothing', () => {
    expect(refusal({ lost: { reason: 0, count: 1 } })).toBe('ERR_WIRE_RANGE');
    expect(refusal({ lost: { reason: LOSS_REASONS.length + 1 } })).toBe('ERR_WIRE_RANGE');
    expect(refusal({ lost: { reason: 1, count: -1 } })).toBe('ERR_WIRE_RANGE');
    expect(refusal({ lost: { reason: 1, at: Number.NaN } })).toBe('ERR_WIRE_RANGE');
    expect(refusal({ totals: { rows: [{ op: 99 }] } })).toBe('ERR_WIRE_RANGE');
    expect(refusal({ session: { version: 1, probes: [{ state: 9 as never }] } })).toBe('ERR_WIRE_RANGE');
    expect(refusal({ end: {} })).toBe('ERR_WIRE_RANGE');
    expect(requestRefusal({ kinds: [99 as never] })).toBe('ERR_WIRE_RANGE');
    expect(requestRefusal({ minNs: Number.POSITIVE_INFINITY })).toBe('ERR_WIRE_RANGE');
  });

  test('refuses a session of another version', () => {
    expect(refusal({ session: { version: 2 } })).toBe('ERR_WIRE_VERSION');
  });

  test('tells a message of a later version by its code', () => {
    expect(codeOf(() => decodeServerMessage(Uint8Array.of(0x7a, 2, 8, 1)))).toBe('ERR_WIRE_UNKNOWN');
    expect(codeOf(() => decodeClientMessage(Uint8Array.of(0x7a, 0)))).toBe('ERR_WIRE_UNKNOWN');
  });

  test('refuses two messages in one frame', () => {
    const end = encodeServerMessage({ type: 'end', reason: 'shutdown' });
    expect(codeOf(() => decodeServerMessage(Buffer.concat([end, end])))).toBe('ERR_WIRE_MALFORMED');
  });

  test('refuses lists and frames beyond the limits', () => {
    const targets = new Array<string>(WIRE_LIMITS.targets + 1).fill('x');
    expect(requestRefusal({ targets })).toBe('ERR_WIRE_TOO_LARGE');
    expect(requestRefusal({ targets: ['x'.repeat(WIRE_LIMITS.targetText + 1)] })).toBe('ERR_WIRE_TOO_LARGE');
    expect(requestRefusal({ targets: ['x'.repeat(WIRE_LIMITS.clientFrameBytes)] })).toBe('ERR_WIRE_TOO_LARGE');
    expect(refusal({ refused: { code: 1, candidates: targets } })).toBe('ERR_WIRE_TOO_LARGE');
    expect(refusal({ totals: { rows: new Array(WIRE_LIMITS.totalsRows + 1).fill({}) } })).toBe('ERR_WIRE_TOO_LARGE');
    const large = new Uint8Array(WIRE_LIMITS.serverFrameBytes + 1);
    expect(codeOf(() => decodeServerMessage(large))).toBe('ERR_WIRE_TOO_LARGE');
  });

  test('counts the parts of a message before it makes objects of them', () => {
    const parts = new Uint8Array(6 << 20);
    for (let i = 0; i < parts.length; i += 2) parts[i] = (6 << 3) | 2;
    const header = [0x0a, 0x80, 0x80, 0x80, 0x03];
    expect(codeOf(() => decodeServerMessage(Buffer.concat([Buffer.from(header), parts])))).toBe('ERR_WIRE_TOO_LARGE');
  });
});
