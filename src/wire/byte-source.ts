import { WireError } from './errors.ts';
import { WIRE_TYPE } from './fields.ts';

type NarrowColumn = Uint8Array | Uint16Array | Uint32Array;

const MAX_VARINT_BYTES = 10;

const truncated = (): WireError => new WireError('ERR_WIRE_MALFORMED', 'the frame ends too early');

/** Reads one length-delimited part of a frame. Every read is checked against its end; what is wrong throws WireError. */
export class ByteSource {
  private readonly bytes: Uint8Array;
  private position: number;
  private readonly end: number;

  constructor(bytes: Uint8Array, from = 0, to = bytes.length) {
    this.bytes = bytes;
    this.position = from;
    this.end = to;
  }

  get done(): boolean {
    return this.position >= this.end;
  }

  /** An unsigned 32-bit varint: what every writer of a tag, a length or a uint32 makes, so longer ones are refused. */
  uint32(): number {
    const { bytes, end } = this;
    let value = 0;
    let shift = 0;
    let at = this.position;
    for (;;) {
      if (at >= end) throw truncated();
      const byte = bytes[at++] as number;
      if (shift === 28 && byte > 0x0f) throw new WireError('ERR_WIRE_MALFORMED', 'a varint has more than 32 bits');
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
      shift += 7;
    }
    this.position = at;
    return value >>> 0;
  }

  double(): number {
    const at = this.take(8);
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + at, 8).getFloat64(0, true);
  }

  /** The value of a length-delimited field: a view of the frame. */
  view(): Uint8Array {
    const length = this.uint32();
    const at = this.take(length);
    return this.bytes.subarray(at, at + length);
  }

  part(): ByteSource {
    const length = this.uint32();
    const at = this.take(length);
    return new ByteSource(this.bytes, at, at + length);
  }

  /** Packed numbers up to `max`, from index `from` of `into`; returns the index after the last. Refuses more than `limit` in all. */
  narrow(into: NarrowColumn, from: number, limit: number, max: number): number {
    const source = this.part();
    let at = from;
    while (!source.done) {
      if (at >= limit) throw tooMany(limit);
      const value = source.uint32();
      if (value > max) throw new WireError('ERR_WIRE_RANGE', `${value} in a column of values up to ${max}`);
      into[at++] = value;
    }
    return at;
  }

  /** As narrow(), but adds each number times `scale` to what is in `into`. */
  wide(into: Float64Array, from: number, limit: number, scale: number): number {
    const source = this.part();
    let at = from;
    while (!source.done) {
      if (at >= limit) throw tooMany(limit);
      into[at] = (into[at] as number) + source.uint32() * scale;
      at++;
    }
    return at;
  }

  skip(wireType: number): void {
    if (wireType === WIRE_TYPE.varint) this.skipVarint();
    else if (wireType === WIRE_TYPE.fixed64) this.take(8);
    else if (wireType === WIRE_TYPE.bytes) this.take(this.uint32());
    else if (wireType === WIRE_TYPE.fixed32) this.take(4);
    else throw new WireError('ERR_WIRE_MALFORMED', `wire type ${wireType}`);
  }

  private skipVarint(): void {
    for (let i = 0; i < MAX_VARINT_BYTES; i++) {
      const at = this.take(1);
      if ((this.bytes[at] as number) < 0x80) return;
    }
    throw new WireError('ERR_WIRE_MALFORMED', 'a varint has more than 64 bits');
  }

  private take(length: number): number {
    const at = this.position;
    if (length > this.end - at) throw truncated();
    this.position = at + length;
    return at;
  }
}

function tooMany(limit: number): WireError {
  return new WireError('ERR_WIRE_COLUMNS', `a column has more entries than the ${limit} spans of its frame`);
}
