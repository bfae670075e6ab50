/**
 * A loaded BPF object with its ring: the owner of everything the kernel holds for a session. Bytes in, bytes out; what they mean is
 * src/decode's business.
 */
import { errnoName, NativeError, type NativeErrorCode } from './errors.ts';
import type { NativeAddon, NativeSession, ProgramStats } from './types.ts';

export interface TracerOptions {
  readonly objectPath: string;
  /** Programs to load, by name. */
  readonly programs: readonly string[];
  /** Read-only variables, set before the load. */
  readonly constants: Readonly<Record<string, number | boolean | bigint>>;
  readonly constantSizes: Readonly<Record<string, 1 | 4 | 8>>;
  /** Entries per map where the object's own number does not do. */
  readonly mapSizes: Readonly<Record<string, number>>;
  /** Read the ring where it lies; false copies each range first. Falls back to copying by itself where Node does not allow it. */
  readonly zeroCopy: boolean;
  /** The kernel woke the reader. */
  readonly onWakeup: () => void;
}

/** The largest range handed over at once: bounds the time between two turns of the event loop. */
const POLL_BYTES = 1 << 20;

const EPERM = -1;
const EACCES = -13;

/** What a kernel says that cannot read hash maps in batches: before 5.6. */
const EINVAL = -22;
const ENOTSUPP = -524;
const ENOENT = -2;

/** A hash map's elements: `count` keys and as many values, one after the other. */
export interface HashElements {
  readonly count: number;
  readonly keys: Uint8Array;
  readonly values: Uint8Array;
}

export class Tracer {
  readonly #native: NativeSession;
  #view: DataView = new DataView(new ArrayBuffer(0));
  #closed = false;
  readonly #scratch = new DataView(new ArrayBuffer(8));
  /** One entry for each map that is read as a whole. */
  readonly #hashArrays = new Map<string, { keys: Uint8Array; values: Uint8Array }>();
  #readsInBatches = true;

  constructor(addon: NativeAddon, options: TracerOptions) {
    this.#native = new addon.Session();
    try {
      this.#load(options);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #load(options: TracerOptions): void {
    this.#check(this.#native.open(options.objectPath), 'ERR_KERNEL_OPEN', `cannot open ${options.objectPath}`);
    for (const program of options.programs) {
      this.#check(
        this.#native.setAutoload(program, true),
        'ERR_KERNEL_OPEN',
        `no program ${program} in the BPF object`,
      );
    }
    for (const [map, entries] of Object.entries(options.mapSizes)) {
      this.#check(this.#native.resizeMap(map, entries), 'ERR_KERNEL_MAP', `cannot size map ${map} to ${entries}`);
    }
    for (const [name, value] of Object.entries(options.constants)) {
      this.#setVariable(name, value, options.constantSizes[name] ?? 4);
    }
    this.#check(this.#native.load(), 'ERR_KERNEL_LOAD', 'the kernel did not accept the BPF programs');
    this.#check(
      this.#native.openRing('events', options.zeroCopy, options.onWakeup),
      'ERR_KERNEL_MAP',
      'cannot map the ring buffer',
    );
    this.#view = new DataView(this.#native.ring() ?? new ArrayBuffer(0));
  }

  #check(status: number, code: NativeErrorCode, what: string): number {
    if (status >= 0) return status;
    const detail = this.#native.log().trim();
    if (status === EPERM || status === EACCES) {
      // Of a long log only the end is kept.
      const verifier = detail.includes('END PROG LOAD LOG');
      if (!verifier) {
        throw new NativeError('ERR_PRIVILEGE', `${what}: ${errnoName(status)}`, status, detail);
      }
    }
    throw new NativeError(code, `${what}: ${errnoName(status)}`, status, detail);
  }

  #setVariable(name: string, value: number | boolean | bigint, size: 1 | 4 | 8): void {
    if (size === 8) this.#scratch.setBigUint64(0, BigInt(value), true);
    else if (size === 4) this.#scratch.setUint32(0, Number(value), true);
    else this.#scratch.setUint8(0, Number(value));
    const bytes = new Uint8Array(this.#scratch.buffer, 0, size);
    this.#check(this.#native.setVariable(name, bytes), 'ERR_KERNEL_MAP', `cannot set ${name}`);
  }

  setU32(name: string, value: number): void {
    this.#setVariable(name, value, 4);
  }

  setU64(name: string, value: number): void {
    this.#setVariable(name, BigInt(Math.floor(value)), 8);
  }

  readVariable(name: string, bytes: number): DataView {
    const value = new Uint8Array(bytes);
    this.#check(this.#native.readVariable(name, value), 'ERR_KERNEL_MAP', `cannot read ${name}`);
    return new DataView(value.buffer);
  }

  /** Returns a number for detach(). */
  attach(program: string, tracepoint = ''): number {
    const where = tracepoint === '' ? program : `${program} to ${tracepoint}`;
    return this.#check(this.#native.attach(program, tracepoint), 'ERR_KERNEL_ATTACH', `cannot attach ${where}`);
  }

  detach(link: number): void {
    this.#native.detach(link);
  }

  updateMap(map: string, key: Uint8Array | null, value: Uint8Array, flags = 0): void {
    this.#check(this.#native.updateMap(map, key, value, flags), 'ERR_KERNEL_MAP', `cannot update map ${map}`);
  }

  /** False when there was no such element. */
  deleteMapElement(map: string, key: Uint8Array): boolean {
    return this.#native.deleteMapElement(map, key) === 0;
  }

  readArray(map: string, offset: number, into: Uint8Array): void {
    this.#check(this.#native.readArray(map, offset, into), 'ERR_KERNEL_MAP', `cannot read map ${map}`);
  }

  /** Null when there is no such element. `valueBytes` is the map's. */
  lookup(map: string, key: Uint8Array, valueBytes: number): Uint8Array | null {
    const value = new Uint8Array(valueBytes);
    const status = this.#native.lookupElement(map, key, value);
    if (status === ENOENT && this.#native.mapEntries(map) > 0) return null;
    this.#check(status, 'ERR_KERNEL_MAP', `cannot look up in map ${map}`);
    return value;
  }

  /**
   * All elements of a hash map, at most as many as it has room for. Sizes are the map's. The arrays are used again by the next reading of the
   * same map. What is inserted or deleted meanwhile may be there or not.
   */
  readHash(map: string, keyBytes: number, valueBytes: number): HashElements {
    let arrays = this.#hashArrays.get(map);
    if (arrays === undefined) {
      const entries = this.#native.mapEntries(map);
      arrays = { keys: new Uint8Array(entries * keyBytes), values: new Uint8Array(entries * valueBytes) };
      this.#hashArrays.set(map, arrays);
    }
    const { keys, values } = arrays;
    let count = this.#native.readHash(map, keys, values, this.#readsInBatches);
    if (this.#readsInBatches && (count === EINVAL || count === ENOTSUPP)) {
      count = this.#native.readHash(map, keys, values, false);
      if (count >= 0) this.#readsInBatches = false;
    }
    this.#check(count, 'ERR_KERNEL_MAP', `cannot read map ${map}`);
    return { count, keys: keys.subarray(0, count * keyBytes), values: values.subarray(0, count * valueBytes) };
  }

  /**
   * Hands the committed bytes to `consume`, which must be done with them when it returns, and gives them back to the kernel. True when there may
   * be more.
   */
  drain(consume: (view: DataView, offset: number, length: number) => void): boolean {
    if (this.#closed) return false;
    const length = this.#native.poll(POLL_BYTES);
    if (length === 0) return false;
    try {
      consume(this.#view, this.#native.rangeOffset(), length);
    } finally {
      this.#native.release(length);
    }
    return length >= POLL_BYTES;
  }

  stats(): readonly ProgramStats[] {
    return this.#native.stats();
  }

  /** False where the kernel does not allow it. */
  enableStats(on: boolean): boolean {
    return this.#native.enableStats(on) === 0;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#view = new DataView(new ArrayBuffer(0));
    this.#hashArrays.clear();
    this.#native.close();
  }
}
