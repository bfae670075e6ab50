/** Reads of a record's fields. Little-endian, as the kernel that wrote them. */

const TWO_32 = 4_294_967_296;
const HIGH_BIT_CLEAR = 0x7fff_ffff;

/** A u64 as a Number: exact below 2^53. */
export function readU64(view: DataView, offset: number): number {
  return view.getUint32(offset + 4, true) * TWO_32 + view.getUint32(offset, true);
}

export function readI64(view: DataView, offset: number): number {
  return view.getInt32(offset + 4, true) * TWO_32 + view.getUint32(offset, true);
}

/**
 * A cgroup key of the kernel side (the id, and bit 63 for a version 1 hierarchy) as one Number: id * 2 + 1 for version 1. Ids are counters, so far
 * below 2^52.
 */
export function readCgroupKey(view: DataView, offset: number): number {
  const high = view.getUint32(offset + 4, true);
  const id = (high & HIGH_BIT_CLEAR) * TWO_32 + view.getUint32(offset, true);
  return id * 2 + (high >>> 31);
}

/** Writes what readCgroupKey read. */
export function writeCgroupKey(view: DataView, offset: number, key: number): void {
  const id = Math.floor(key / 2);
  view.setUint32(offset, id % TWO_32, true);
  view.setUint32(offset + 4, (Math.floor(id / TWO_32) | (key % 2 === 1 ? 0x8000_0000 : 0)) >>> 0, true);
}

const text = new TextDecoder('utf-8');

/** Up to the first NUL, at most `limit` bytes. */
export function readString(view: DataView, offset: number, limit: number): string {
  let length = 0;
  while (length < limit && view.getUint8(offset + length) !== 0) length++;
  return length === 0 ? '' : text.decode(new Uint8Array(view.buffer, view.byteOffset + offset, length));
}
