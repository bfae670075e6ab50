import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCgroupKey, readI64, readString, readU64, writeCgroupKey } from '../../src/decode/cursor.ts';

function viewOf(value: bigint): DataView {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt.asUintN(64, value), true);
  return view;
}

describe('integers', () => {
  it('of 64 bits are exact up to 2^53', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(readU64(viewOf(BigInt(value)), 0)).toBe(value);
      }),
    );
  });

  it('with a sign keep it', () => {
    for (const value of [0, -1, -2, -(2 ** 32), -(2 ** 32) - 1, -4_095, 2 ** 52]) {
      expect(readI64(viewOf(BigInt(value)), 0)).toBe(value);
    }
  });
});

describe('a cgroup key', () => {
  it('of either hierarchy survives reading and writing', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 52n - 1n }), fc.boolean(), (id, v1) => {
        const kernel = v1 ? id | (1n << 63n) : id;
        const key = readCgroupKey(viewOf(kernel), 0);
        const back = viewOf(0n);
        writeCgroupKey(back, 0, key);
        expect(back.getBigUint64(0, true)).toBe(kernel);
      }),
    );
  });

  it('tells equal ids of two hierarchies apart, and 0 is none', () => {
    const v2 = readCgroupKey(viewOf(281n), 0);
    const v1 = readCgroupKey(viewOf(281n | (1n << 63n)), 0);
    expect([v2, v1]).toEqual([562, 563]);
    expect(readCgroupKey(viewOf(0n), 0)).toBe(0);
  });
});

describe('a string', () => {
  const bytes = new Uint8Array([0x61, 0xc3, 0xa9, 0x62, 0, 0x63]);
  const view = new DataView(bytes.buffer);

  it('ends at its NUL', () => expect(readString(view, 0, 6)).toBe('aéb'));
  it('ends at its limit where there is no NUL', () => expect(readString(view, 0, 3)).toBe('aé'));
  it('is empty where it begins with a NUL', () => expect(readString(view, 4, 2)).toBe(''));
});
