import { OWNERS, SPAN_KINDS, SPAN_NAMES, type SpanColumns } from '../spans/types.ts';
import type { ByteSource } from './byte-source.ts';
import { decodeDetail } from './detail.ts';
import { WireError } from './errors.ts';
import { SPANS_FIELD, WIRE_TYPE } from './fields.ts';
import { TWO_32, WIRE_LIMITS } from './limits.ts';
import { ColumnStore } from './span-columns.ts';

type Reader = (body: ByteSource, spans: SpanColumns, from: number) => number;

const U8 = 0xff;
const U16 = 0xffff;
const U32 = 0xffffffff;

type NarrowName =
  | 'kind'
  | 'name'
  | 'container'
  | 'pid'
  | 'tid'
  | 'comm'
  | 'error'
  | 'device'
  | 'flags'
  | 'owner'
  | 'requeues';
type WideName = 'id' | 'parent' | 'startNs' | 'durationNs' | 'bytes' | 'sector' | 'queueNs';

const narrow =
  (name: NarrowName, max: number): Reader =>
  (body, spans, from) =>
    body.narrow(spans[name], from, spans.length, max);

const wide =
  (name: WideName, scale: number): Reader =>
  (body, spans, from) =>
    body.wide(spans[name], from, spans.length, scale);

/** By field number. */
const READERS: readonly (Reader | undefined)[] = readers([
  [SPANS_FIELD.id, wide('id', 1)],
  [SPANS_FIELD.idHi, wide('id', TWO_32)],
  [SPANS_FIELD.parent, wide('parent', 1)],
  [SPANS_FIELD.parentHi, wide('parent', TWO_32)],
  [SPANS_FIELD.start, wide('startNs', 1)],
  [SPANS_FIELD.startHi, wide('startNs', TWO_32)],
  [SPANS_FIELD.duration, wide('durationNs', 1)],
  [SPANS_FIELD.durationHi, wide('durationNs', TWO_32)],
  [SPANS_FIELD.kind, narrow('kind', U8)],
  [SPANS_FIELD.name, narrow('name', U8)],
  [SPANS_FIELD.container, narrow('container', U32)],
  [SPANS_FIELD.pid, narrow('pid', U32)],
  [SPANS_FIELD.tid, narrow('tid', U32)],
  [SPANS_FIELD.comm, narrow('comm', U32)],
  [SPANS_FIELD.error, narrow('error', U16)],
  [SPANS_FIELD.device, narrow('device', U32)],
  [SPANS_FIELD.bytes, wide('bytes', 1)],
  [SPANS_FIELD.bytesHi, wide('bytes', TWO_32)],
  [SPANS_FIELD.sector, wide('sector', 1)],
  [SPANS_FIELD.sectorHi, wide('sector', TWO_32)],
  [SPANS_FIELD.queue, wide('queueNs', 1)],
  [SPANS_FIELD.queueHi, wide('queueNs', TWO_32)],
  [SPANS_FIELD.flags, narrow('flags', U32)],
  [SPANS_FIELD.owner, narrow('owner', U8)],
  [SPANS_FIELD.requeues, narrow('requeues', U16)],
]);

function readers(entries: readonly (readonly [number, Reader])[]): readonly (Reader | undefined)[] {
  const table: (Reader | undefined)[] = new Array(SPANS_FIELD.details + 1).fill(undefined);
  for (const [field, reader] of entries) table[field] = reader;
  return table;
}

/** Reads the body of `Spans`. The columns it returns are its own: the next call overwrites them. */
export class SpanDecoder {
  private readonly store = new ColumnStore();
  /** Entries read so far, by field number. */
  private readonly filled = new Uint32Array(SPANS_FIELD.details + 1);

  decode(body: ByteSource): { readonly epoch: number; readonly spans: SpanColumns } {
    let spans = empty(this.store.reserve(0));
    this.filled.fill(0);
    let epoch = 0;
    let idBase = 0;
    let parentBase = 0;
    let startBase = 0;
    while (!body.done) {
      const tag = body.uint32();
      const field = tag >>> 3;
      const wireType = tag & 7;
      const reader = READERS[field];
      if (reader !== undefined && wireType === WIRE_TYPE.bytes) {
        this.filled[field] = reader(body, spans, this.filled[field] as number);
      } else if (field === SPANS_FIELD.count && wireType === WIRE_TYPE.varint) {
        if (spans.length > 0) throw new WireError('ERR_WIRE_MALFORMED', 'two counts in a spans frame');
        spans = empty(this.store.reserve(spanCount(body.uint32())));
      } else if (field === SPANS_FIELD.epoch && wireType === WIRE_TYPE.varint) epoch = body.uint32();
      else if (field === SPANS_FIELD.idBase && wireType === WIRE_TYPE.fixed64) idBase = base(body.double());
      else if (field === SPANS_FIELD.parentBase && wireType === WIRE_TYPE.fixed64) parentBase = base(body.double());
      else if (field === SPANS_FIELD.startBase && wireType === WIRE_TYPE.fixed64) startBase = base(body.double());
      else if (field === SPANS_FIELD.details && wireType === WIRE_TYPE.bytes) readDetail(body.view(), spans);
      else if (field > SPANS_FIELD.details) body.skip(wireType);
      else throw new WireError('ERR_WIRE_MALFORMED', `field ${field} of a spans frame with wire type ${wireType}`);
    }
    this.checkLengths(spans.length);
    checkIndices(spans);
    shift(spans.id, spans.length, idBase, 0);
    shiftParents(spans.parent, spans.length, parentBase);
    shift(spans.startNs, spans.length, startBase, -Number.MAX_SAFE_INTEGER);
    shift(spans.durationNs, spans.length, 0, 0);
    shift(spans.bytes, spans.length, 0, 0);
    shift(spans.sector, spans.length, -1, -1);
    shift(spans.queueNs, spans.length, -1, -1);
    return { epoch, spans };
  }

  /** A column has an entry for each span, or none at all. */
  private checkLengths(length: number): void {
    for (let field = 0; field < this.filled.length; field++) {
      const filled = this.filled[field] as number;
      if (filled !== 0 && filled !== length) {
        throw new WireError('ERR_WIRE_COLUMNS', `${filled} entries in column ${field}, of ${length} spans`);
      }
    }
  }
}

function spanCount(count: number): number {
  if (count > WIRE_LIMITS.spans) throw new WireError('ERR_WIRE_TOO_LARGE', `${count} spans in a frame`);
  return count;
}

/** What absent columns stand for, before the shift. */
function empty(spans: SpanColumns): SpanColumns {
  const { length, detail, ...columns } = spans;
  for (const column of Object.values(columns)) column.fill(0, 0, length);
  detail.fill(undefined);
  return spans;
}

function base(value: number): number {
  if (!Number.isSafeInteger(value)) throw new WireError('ERR_WIRE_RANGE', `${value} as the base of a column`);
  return value;
}

function shift(values: Float64Array, length: number, by: number, lowest: number): void {
  for (let i = 0; i < length; i++) {
    const value = (values[i] as number) + by;
    if (value < lowest || value > Number.MAX_SAFE_INTEGER) throw outOfRange(value);
    values[i] = value;
  }
}

function shiftParents(values: Float64Array, length: number, parentBase: number): void {
  for (let i = 0; i < length; i++) {
    const entry = values[i] as number;
    if (entry === 0) continue;
    const value = entry - 1 + parentBase;
    if (value < 0 || value > Number.MAX_SAFE_INTEGER) throw outOfRange(value);
    values[i] = value;
  }
}

function outOfRange(value: number): WireError {
  return new WireError('ERR_WIRE_RANGE', `${value} in a column`);
}

/** Names that a kind has; a kind without a list has one name. */
const NAME_COUNTS = SPAN_KINDS.map((kind) => Math.max(1, SPAN_NAMES[kind].length));

function checkIndices(spans: SpanColumns): void {
  for (let i = 0; i < spans.length; i++) {
    const kind = spans.kind[i] as number;
    const names = NAME_COUNTS[kind];
    if (names === undefined) throw new WireError('ERR_WIRE_RANGE', `span kind ${kind}`);
    const name = spans.name[i] as number;
    if (name >= names) throw new WireError('ERR_WIRE_RANGE', `name ${name} of span kind ${kind}`);
    const owner = spans.owner[i] as number;
    if (owner >= OWNERS.length) throw new WireError('ERR_WIRE_RANGE', `owner ${owner}`);
  }
}

function readDetail(bytes: Uint8Array, spans: SpanColumns): void {
  const { index, detail } = decodeDetail(bytes);
  if (index >= spans.length) throw new WireError('ERR_WIRE_RANGE', `a detail of span ${index} of ${spans.length}`);
  if (spans.detail[index] !== undefined) throw new WireError('ERR_WIRE_MALFORMED', `two details of span ${index}`);
  spans.detail[index] = detail;
}
