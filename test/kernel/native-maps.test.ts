import { afterEach, describe, expect, it } from 'vitest';
import { SCOPE_ENTRY } from '../../src/decode/layout.gen.ts';
import { BPF_OBJECT_PATH, loadAddon } from '../../src/native/binding.ts';
import type { NativeAddon, NativeSession } from '../../src/native/types.ts';
import { openTracer } from './host-tracer.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function closing<T extends { close(): void }>(handle: T): T {
  closers.push(() => handle.close());
  return handle;
}

const tracerWith = (entries: number) => closing(openTracer({ mapSizes: { scope: entries } }));

const keyOf = (number: number): Uint8Array => new Uint8Array(BigUint64Array.of(BigInt(number)).buffer);

function entryOf(number: number): Uint8Array {
  const value = new Uint8Array(SCOPE_ENTRY.size);
  new DataView(value.buffer).setBigUint64(SCOPE_ENTRY.root, BigInt(number), true);
  return value;
}

/** Key to value of what was read, by the first word of each. */
function pairs(keys: Uint8Array, values: Uint8Array): Map<number, number> {
  const keyWords = new DataView(keys.buffer, keys.byteOffset, keys.byteLength);
  const valueWords = new DataView(values.buffer, values.byteOffset, values.byteLength);
  const found = new Map<number, number>();
  for (let i = 0; i * 8 < keys.byteLength; i++) {
    const root = valueWords.getBigUint64(i * SCOPE_ENTRY.size + SCOPE_ENTRY.root, true);
    found.set(Number(keyWords.getBigUint64(i * 8, true)), Number(root));
  }
  return found;
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const expected = (count: number): Map<number, number> => new Map(numbers(count).map((n) => [n, 10 * n]));

describe('a hash map', () => {
  it.each([0, 1, 700])('is read as a whole, with %i elements', (count) => {
    const tracer = tracerWith(1_000);
    for (const n of numbers(count)) tracer.updateMap('scope', keyOf(n), entryOf(10 * n));
    const read = tracer.readHash('scope', 8, SCOPE_ENTRY.size);
    expect(read.count).toBe(count);
    expect(read.keys.length).toBe(count * 8);
    expect(pairs(read.keys, read.values)).toEqual(expected(count));
  });

  it('that is full is read to its last element, again and again', () => {
    const tracer = tracerWith(64);
    for (const n of numbers(64)) tracer.updateMap('scope', keyOf(n), entryOf(10 * n));
    for (let round = 0; round < 3; round++) {
      const { count, keys, values } = tracer.readHash('scope', 8, SCOPE_ENTRY.size);
      expect([count, pairs(keys, values)]).toEqual([64, expected(64)]);
    }
    tracer.deleteMapElement('scope', keyOf(64));
    const { keys, values } = tracer.readHash('scope', 8, SCOPE_ENTRY.size);
    expect(pairs(keys, values)).toEqual(expected(63));
  });

  it('is read the same where the kernel has no batches', () => {
    const addon = loadAddon();
    const asked: boolean[] = [];
    class Older extends addon.Session {
      override readHash(...[map, keys, values, inBatches]: Parameters<NativeSession['readHash']>): number {
        asked.push(inBatches);
        return inBatches ? -22 : super.readHash(map, keys, values, false);
      }
    }
    const older: NativeAddon = { ...addon, Session: Older };
    const tracer = closing(openTracer({ mapSizes: { scope: 1_000 } }, older));
    for (const n of numbers(300)) tracer.updateMap('scope', keyOf(n), entryOf(10 * n));
    for (let round = 0; round < 2; round++) {
      const { count, keys, values } = tracer.readHash('scope', 8, SCOPE_ENTRY.size);
      expect([count, pairs(keys, values)]).toEqual([300, expected(300)]);
    }
    expect(asked).toEqual([true, false, false]);
  });

  it('is not read into arrays that are not its elements’', () => {
    const tracer = tracerWith(16);
    expect(() => tracer.readHash('scope', 4, SCOPE_ENTRY.size)).toThrow(/scope: EINVAL/);
    expect(() => tracer.readHash('scope_of_nobody', 8, 8)).toThrow(/scope_of_nobody: ENOENT/);
    expect(() => tracer.readHash('totals', 4, 1_568)).toThrow(/totals: EINVAL/);
    const session = closing(new (loadAddon().Session)());
    expect(session.open(BPF_OBJECT_PATH)).toBe(0);
    expect(session.readHash('scope', new Uint8Array(8), new Uint8Array(SCOPE_ENTRY.size), true)).toBe(-9);
  });
});

describe('an element', () => {
  it('is looked up by its key', () => {
    const tracer = tracerWith(16);
    tracer.updateMap('scope', keyOf(7), entryOf(70));
    expect(tracer.lookup('scope', keyOf(7), SCOPE_ENTRY.size)).toEqual(entryOf(70));
    expect(tracer.lookup('scope', keyOf(8), SCOPE_ENTRY.size)).toBeNull();
  });

  it('of a map that is not there, or with other sizes than the map’s, is an error', () => {
    const tracer = tracerWith(16);
    expect(() => tracer.lookup('no_such', keyOf(1), 8)).toThrow(/no_such: ENOENT/);
    expect(() => tracer.lookup('scope', keyOf(1), 8)).toThrow(/scope: EINVAL/);
    expect(() => tracer.lookup('scope', new Uint8Array(4), SCOPE_ENTRY.size)).toThrow(/scope: EINVAL/);
  });
});
