import protobuf from 'protobufjs/minimal.js';
import type { SpanColumns } from '../spans/types.ts';
import { writeDetail } from './detail.ts';
import { WireError } from './errors.ts';
import { SERVER_FRAME_SPANS, SPANS_FIELD, tagOf, WIRE_TYPE } from './fields.ts';
import { TWO_32, WIRE_LIMITS } from './limits.ts';

const IDENTITY = Uint32Array.from({ length: WIRE_LIMITS.spans }, (_, i) => i);

/**
 * Writes spans as ServerFrame bytes. Numbers outside the ranges of SpanColumns are brought to the nearest end, NaN to the lowest: one odd field
 * must not cost the batch. Keeps its buffers from frame to frame.
 */
export class SpanEncoder {
  private readonly writer = protobuf.Writer.create();
  private readonly low = new Uint32Array(WIRE_LIMITS.spans);
  private readonly high = new Uint32Array(WIRE_LIMITS.spans);
  private selection: Uint32Array = IDENTITY;
  private count = 0;

  /** The first `count` indices of `selection`, or the first `count` spans; at most WIRE_LIMITS.spans. The frame belongs to the caller. */
  encode(spans: SpanColumns, epoch: number, count = spans.length, selection: Uint32Array = IDENTITY): Uint8Array {
    if (count > WIRE_LIMITS.spans) throw new WireError('ERR_WIRE_TOO_LARGE', `${count} spans in a frame`);
    this.selection = selection;
    this.count = count;
    this.writer.reset();
    this.writer.uint32(tagOf(SERVER_FRAME_SPANS, WIRE_TYPE.bytes)).fork();
    this.scalar(SPANS_FIELD.count, count);
    this.scalar(SPANS_FIELD.epoch, epoch);
    this.offsets(spans);
    this.wide(SPANS_FIELD.duration, spans.durationNs, 0);
    this.narrow(SPANS_FIELD.kind, spans.kind);
    this.narrow(SPANS_FIELD.name, spans.name);
    this.narrow(SPANS_FIELD.container, spans.container);
    this.narrow(SPANS_FIELD.pid, spans.pid);
    this.narrow(SPANS_FIELD.tid, spans.tid);
    this.narrow(SPANS_FIELD.comm, spans.comm);
    this.narrow(SPANS_FIELD.error, spans.error);
    this.narrow(SPANS_FIELD.device, spans.device);
    this.wide(SPANS_FIELD.bytes, spans.bytes, 0);
    this.wide(SPANS_FIELD.sector, spans.sector, 1);
    this.wide(SPANS_FIELD.queue, spans.queueNs, 1);
    this.narrow(SPANS_FIELD.flags, spans.flags);
    this.narrow(SPANS_FIELD.owner, spans.owner);
    this.narrow(SPANS_FIELD.requeues, spans.requeues);
    this.details(spans);
    return this.writer.ldelim().finish();
  }

  /** The columns that count from the smallest of the frame. */
  private offsets(spans: SpanColumns): void {
    const idBase = this.lowest(spans.id, 0);
    this.base(SPANS_FIELD.idBase, idBase);
    this.wide(SPANS_FIELD.id, spans.id, -idBase);
    const parentBase = this.lowest(spans.parent, 1);
    if (parentBase > 0) {
      this.base(SPANS_FIELD.parentBase, parentBase);
      this.wide(SPANS_FIELD.parent, spans.parent, 1 - parentBase);
    }
    const startBase = this.lowest(spans.startNs, Number.NEGATIVE_INFINITY);
    this.base(SPANS_FIELD.startBase, startBase);
    this.wide(SPANS_FIELD.start, spans.startNs, -startBase);
  }

  /** The smallest value from `floor` up; 0 without any. */
  private lowest(values: Float64Array, floor: number): number {
    const { selection, count } = this;
    let lowest = Number.POSITIVE_INFINITY;
    for (let k = 0; k < count; k++) {
      const value = values[selection[k] as number] as number;
      if (value < lowest && value >= floor) lowest = value;
    }
    return Number.isFinite(lowest) ? Math.floor(lowest) : 0;
  }

  private scalar(field: number, value: number): void {
    if (value !== 0) this.writer.uint32(tagOf(field, WIRE_TYPE.varint)).uint32(value);
  }

  private base(field: number, value: number): void {
    if (value !== 0) this.writer.uint32(tagOf(field, WIRE_TYPE.fixed64)).double(value);
  }

  private packed(field: number, values: Uint32Array): void {
    // The declaration asks for a plain array; the code reads indices and the length only.
    const list = values.subarray(0, this.count) as unknown as number[];
    this.writer.uint32(tagOf(field, WIRE_TYPE.bytes)).uint32s(list);
  }

  private narrow(field: number, values: Uint8Array | Uint16Array | Uint32Array): void {
    const { selection, count, low } = this;
    let any = 0;
    for (let k = 0; k < count; k++) {
      const value = values[selection[k] as number] as number;
      low[k] = value;
      any |= value;
    }
    if (any !== 0) this.packed(field, low);
  }

  /** Values plus `shift` in two columns; the field after `field` is its high half. What is below 0 then stands as 0. */
  private wide(field: number, values: Float64Array, shift: number): void {
    const { selection, count, low } = this;
    let highest = 0;
    for (let k = 0; k < count; k++) {
      let value = (values[selection[k] as number] as number) + shift;
      if (!(value >= 0)) value = 0;
      else if (value > Number.MAX_SAFE_INTEGER) value = Number.MAX_SAFE_INTEGER;
      if (value > highest) highest = value;
      low[k] = value;
    }
    if (highest < 1) return;
    let anyLow = 0;
    for (let k = 0; k < count; k++) anyLow |= low[k] as number;
    if (anyLow !== 0) this.packed(field, low);
    if (highest >= TWO_32) this.highHalf(field + 1, values, shift);
  }

  private highHalf(field: number, values: Float64Array, shift: number): void {
    const { selection, count, high } = this;
    for (let k = 0; k < count; k++) {
      const value = (values[selection[k] as number] as number) + shift;
      high[k] = value >= TWO_32 ? Math.min(value, Number.MAX_SAFE_INTEGER) / TWO_32 : 0;
    }
    this.packed(field, high);
  }

  private details(spans: SpanColumns): void {
    const { selection, count } = this;
    for (let k = 0; k < count; k++) {
      const detail = spans.detail[selection[k] as number];
      if (detail === undefined) continue;
      writeDetail(k, detail, this.writer.uint32(tagOf(SPANS_FIELD.details, WIRE_TYPE.bytes)).fork()).ldelim();
    }
  }
}
