/** Messages to frames and back. Decoders take bytes from anyone: what they do not like throws WireError, and nothing else does. */
import { LOSS_REASONS, SPAN_KINDS, type SpanKind } from '../spans/types.ts';
import { sessionTime } from '../units.ts';
import { ByteSource } from './byte-source.ts';
import { WireError } from './errors.ts';
import { SERVER_FRAME_SPANS, SERVER_FRAME_TABLE, WIRE_TYPE } from './fields.ts';
import { stallscope } from './gen/stallscope.js';
import { WIRE_LIMITS } from './limits.ts';
import { amount, atMost, instant, pick, toAmount } from './numbers.ts';
import { readerOf } from './reader.ts';
import {
  containerMessage,
  containersOf,
  dictionaryMessage,
  dictionaryOf,
  sessionMessage,
  sessionOf,
} from './session.ts';
import { SpanDecoder } from './span-decoder.ts';
import { SpanEncoder } from './span-encoder.ts';
import { tableMessage, tableOf } from './tables.ts';
import { totalsMessage, totalsOf } from './totals.ts';
import type { ClientMessage, FrameMessage, RefusalCode, Subscription } from './types.ts';

const { ServerFrame, ClientFrame } = stallscope.v1;
type ServerProperties = stallscope.v1.ServerFrame.$Properties;

/** The place in each list is the number on the wire; 0 stands for nothing. */
const REFUSALS: readonly (RefusalCode | undefined)[] = [
  undefined,
  'target-unknown',
  'target-ambiguous',
  'target-not-traced',
  'bad-request',
];
const END_REASONS = [undefined, 'target-gone', 'shutdown'] as const;
/** Of LossReason in the schema: 0 stands for nothing there too. */
const FIRST_LOSS = 1;

let spanEncoder: SpanEncoder | undefined;

/** Frames of spans written often are better made by a SpanEncoder of one's own, which can also select. */
export function encodeServerMessage(message: FrameMessage): Uint8Array {
  if (message.type === 'spans') {
    spanEncoder ??= new SpanEncoder();
    return spanEncoder.encode(message.spans, message.epoch);
  }
  return ServerFrame.encode(serverProperties(message)).finish();
}

function serverProperties(message: Exclude<FrameMessage, { type: 'spans' }>): ServerProperties {
  switch (message.type) {
    case 'session':
      return { session: sessionMessage(message.info) };
    case 'dictionary':
      return { dictionary: dictionaryMessage(message.update) };
    case 'totals':
      return { totals: totalsMessage(message.totals, message.epoch) };
    case 'table':
      return { table: tableMessage(message.interval, message.epoch) };
    case 'lost': {
      const reason = LOSS_REASONS.indexOf(message.reason) + FIRST_LOSS;
      return { lost: { at: message.at, reason, count: toAmount(message.count) } };
    }
    case 'targets': {
      const { at, added, gone, remaining } = message;
      return { targets: { at, added: added.map(containerMessage), gone: gone.map(containerMessage), remaining } };
    }
    case 'refused': {
      const candidates = message.candidates.slice(0, WIRE_LIMITS.targets);
      return { refused: { code: REFUSALS.indexOf(message.code), message: message.message, candidates } };
    }
    case 'end':
      return { end: { reason: END_REASONS.indexOf(message.reason) } };
  }
}

/** Reads an agent's frames. Columns of a spans message are valid until the next decode() of the same decoder. */
export class ServerFrameDecoder {
  private readonly spans = new SpanDecoder();

  decode(frame: Uint8Array): FrameMessage {
    return guarded(() => {
      atMost(frame.length, WIRE_LIMITS.serverFrameBytes, 'bytes of a frame');
      const { field, body } = onlyField(frame);
      if (field === SERVER_FRAME_SPANS) return { type: 'spans', ...this.spans.decode(new ByteSource(body)) };
      atMost(fieldCount(body), WIRE_LIMITS.entries + MAX_SCALAR_FIELDS, 'fields of a message');
      if (field === SERVER_FRAME_TABLE) atMost(rowFieldCount(body), WIRE_LIMITS.tableFields, 'fields of a table');
      return serverMessage(ServerFrame.decode(readerOf(frame)));
    });
  }
}

/** For a frame on its own: the columns of a spans message belong to the caller. */
export function decodeServerMessage(frame: Uint8Array): FrameMessage {
  return new ServerFrameDecoder().decode(frame);
}

function serverMessage(frame: ServerProperties): FrameMessage {
  if (frame.session) return { type: 'session', info: sessionOf(frame.session) };
  if (frame.dictionary) return { type: 'dictionary', update: dictionaryOf(frame.dictionary) };
  if (frame.totals) return { type: 'totals', ...totalsOf(frame.totals) };
  if (frame.table) return { type: 'table', ...tableOf(frame.table) };
  if (frame.lost) {
    const reason = pick(LOSS_REASONS, (frame.lost.reason ?? 0) - FIRST_LOSS, 'reason of a loss');
    return { type: 'lost', at: sessionTime(instant(frame.lost.at)), reason, count: amount(frame.lost.count) };
  }
  if (frame.targets) {
    const { at, added, gone, remaining } = frame.targets;
    return {
      type: 'targets',
      at: sessionTime(instant(at)),
      added: containersOf(added),
      gone: containersOf(gone),
      remaining: remaining ?? 0,
    };
  }
  if (frame.refused) {
    const { code, message, candidates } = frame.refused;
    atMost(candidates?.length ?? 0, WIRE_LIMITS.targets, 'candidates');
    return {
      type: 'refused',
      code: pick(REFUSALS, code ?? 0, 'refusal'),
      message: message ?? '',
      candidates: candidates ?? [],
    };
  }
  if (frame.end) return { type: 'end', reason: pick(END_REASONS, frame.end.reason ?? 0, 'end') };
  throw new WireError('ERR_WIRE_UNKNOWN', 'a message of another version');
}

export function encodeClientMessage(message: ClientMessage): Uint8Array {
  const { targets, kinds, minNs } = message.subscription;
  return ClientFrame.encode({
    subscribe: { targets: [...targets], kinds: kinds.map((kind) => SPAN_KINDS.indexOf(kind)), minNs: toAmount(minNs) },
  }).finish();
}

export function decodeClientMessage(frame: Uint8Array): ClientMessage {
  return guarded(() => {
    atMost(frame.length, WIRE_LIMITS.clientFrameBytes, 'bytes of a frame');
    onlyField(frame);
    const { subscribe } = ClientFrame.decode(readerOf(frame));
    if (!subscribe) throw new WireError('ERR_WIRE_UNKNOWN', 'a request of another version');
    return { type: 'subscribe', subscription: subscriptionOf(subscribe) };
  });
}

function subscriptionOf(message: stallscope.v1.Subscribe.$Properties): Subscription {
  const targets = message.targets ?? [];
  atMost(targets.length, WIRE_LIMITS.targets, 'targets');
  for (const target of targets) atMost(target.length, WIRE_LIMITS.targetText, 'characters of a target');
  const kinds = new Set<SpanKind>();
  for (const kind of message.kinds ?? []) kinds.add(pick(SPAN_KINDS, kind, 'span kind'));
  return { targets, kinds: [...kinds], minNs: amount(message.minNs) };
}

/** Fields of a message that are not entries of its lists: far fewer than this. */
const MAX_SCALAR_FIELDS = 64;

/** The one field of a frame: writers of this schema make no others. */
function onlyField(frame: Uint8Array): { field: number; body: Uint8Array } {
  const source = new ByteSource(frame);
  const tag = source.uint32();
  if ((tag & 7) !== WIRE_TYPE.bytes || tag >>> 3 === 0) throw new WireError('ERR_WIRE_MALFORMED', 'not a frame');
  const body = source.view();
  if (!source.done) throw new WireError('ERR_WIRE_MALFORMED', 'more than one message in a frame');
  return { field: tag >>> 3, body };
}

/** Two bytes of a frame can stand for an object of a hundred: they are counted before any is made. */
function fieldCount(body: Uint8Array): number {
  const source = new ByteSource(body);
  let fields = 0;
  while (!source.done) {
    source.skip(source.uint32() & 7);
    fields++;
  }
  return fields;
}

/** As fieldCount(), but of the rows inside. */
function rowFieldCount(body: Uint8Array): number {
  const source = new ByteSource(body);
  let fields = 0;
  while (!source.done) {
    const wireType = source.uint32() & 7;
    if (wireType === WIRE_TYPE.bytes) fields += fieldCount(source.view());
    else source.skip(wireType);
  }
  return fields;
}

/** Errors of the generated code are about the bytes. */
function guarded<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof WireError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new WireError('ERR_WIRE_MALFORMED', `not a frame of this protocol: ${why}`, { cause: error });
  }
}
