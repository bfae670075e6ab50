/** Counters that the kernel keeps in a hash map, as what came since the last reading. Every key begins with a root. */
import { readCgroupKey, readU64 } from '../decode/cursor.ts';
import type { HashElements } from '../native/tracer.ts';
import { FIRST_PENDING_CONTAINER } from '../spans/types.ts';

export interface HashPort {
  readHash(map: string, keyBytes: number, valueBytes: number): HashElements;
  deleteMapElement(map: string, key: Uint8Array): boolean;
}

export interface HashCountersOptions {
  readonly map: string;
  readonly keyBytes: number;
  readonly valueBytes: number;
  /** 64-bit counters at the front of a value. */
  readonly counters: number;
  /** From FIRST_PENDING_CONTAINER on: not known yet; what was counted waits, and loses nothing by it. */
  readonly containerOf: (root: number) => number;
}

/** One element. The object is the same at every reading; `grown` is what came since the one before. */
export interface HashRow {
  readonly key: Uint8Array;
  readonly view: DataView;
  readonly root: number;
  container: number;
  /** The value as it was read last. */
  value: DataView;
  readonly grown: number[];
  /** Readings since a counter last moved. */
  idle: number;
}

export interface HashCounters {
  /** Every element, also those that did not move. */
  read(): readonly HashRow[];
  /** Takes an element out of the kernel's map: when it is used again it begins at zero. */
  remove(row: HashRow): void;
  removeRoot(root: number): void;
}

export function createHashCounters(port: HashPort, options: HashCountersOptions): HashCounters {
  const rows = new Map<string, { row: HashRow; before: number[] }>();

  function rowOf(name: string, key: Uint8Array, value: DataView) {
    const known = rows.get(name);
    if (known !== undefined) return known;
    const own = key.slice();
    const view = new DataView(own.buffer);
    const zero = new Array<number>(options.counters).fill(0);
    const row: HashRow = {
      ...{ key: own, view, root: readCgroupKey(view, 0), container: 0 },
      ...{ value, grown: [...zero], idle: 0 },
    };
    const fresh = { row, before: zero };
    rows.set(name, fresh);
    return fresh;
  }

  function advance({ row, before }: { row: HashRow; before: number[] }, value: DataView): void {
    row.value = value;
    row.container = options.containerOf(row.root);
    const waits = row.container >= FIRST_PENDING_CONTAINER;
    let moved = false;
    for (let i = 0; i < options.counters; i++) {
      const now = readU64(value, i * 8);
      row.grown[i] = waits ? 0 : now - (before[i] as number);
      if (now !== before[i]) moved = true;
      if (!waits) before[i] = now;
    }
    row.idle = moved ? 0 : row.idle + 1;
  }

  function remove(row: HashRow): void {
    port.deleteMapElement(options.map, row.key);
    rows.delete(nameOf(row.key));
  }

  return {
    read() {
      const { count, keys, values } = port.readHash(options.map, options.keyBytes, options.valueBytes);
      const read: HashRow[] = [];
      for (let i = 0; i < count; i++) {
        const key = keys.subarray(i * options.keyBytes, (i + 1) * options.keyBytes);
        const value = new DataView(values.buffer, values.byteOffset + i * options.valueBytes, options.valueBytes);
        const entry = rowOf(nameOf(key), key, value);
        advance(entry, value);
        read.push(entry.row);
      }
      return read;
    },
    remove,
    removeRoot(root) {
      for (const { row } of [...rows.values()]) if (row.root === root) remove(row);
    },
  };
}

function nameOf(key: Uint8Array): string {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1');
}
