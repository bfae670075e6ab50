/**
 * Names of kernel functions by address, from /proc/kallsyms. Kept as sorted numbers and one buffer of names: some 2 MB for 60,000 functions. Addresses
 * are numbers counted from the top of memory, which keeps them exact.
 */
import { readFileSync } from 'node:fs';

export interface KernelSymbols {
  /** Name of the function an address lies in; null where none is known. */
  nameOf(address: number): string | null;
  /** Functions; 0 where the kernel hides their addresses. */
  readonly count: number;
}

/** Functions kept: a kernel with all its modules loaded has some 150,000. Unit: functions. What comes after them has no name. */
const SYMBOL_LIMIT = 262_144;
/** No function is longer: beyond it an address belongs to something without a name. Unit: bytes. */
const FUNCTION_BYTES = 1 << 16;

const NEWLINE = 10;
const SPACE = 32;
const TAB = 9;
/** `T`, `t`, `W`, `w`: what can be called. */
const TEXT_TYPES = new Set([84, 116, 87, 119]);
/** Room before a function, and marks inside of one: nothing returns to them. */
const NOT_FUNCTIONS = ['__pfx_', '__cfi_', '$'];

/** `high` and `low` words of an address as one exact number: below zero for all of the kernel. */
export function addressOf(high: number, low: number): number {
  return (high | 0) * 2 ** 32 + (low >>> 0);
}

interface Symbols {
  readonly addresses: Float64Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly count: number;
}

function hexDigit(byte: number): number {
  return byte >= 97 ? byte - 87 : byte - 48;
}

/** In the order of the file, with names as ranges of `text`. Lines are `ffffffff81000000 T name`, then a tab and the module where there is one. */
function scan(text: Buffer): Symbols {
  const capacity = Math.min(SYMBOL_LIMIT, Math.ceil(text.length / 24));
  const addresses = new Float64Array(capacity);
  const starts = new Uint32Array(capacity);
  const ends = new Uint32Array(capacity);
  const skipped = NOT_FUNCTIONS.map((prefix) => Buffer.from(prefix));
  let count = 0;
  for (let at = 0; at < text.length && count < capacity; ) {
    const newline = text.indexOf(NEWLINE, at);
    const end = newline < 0 ? text.length : newline;
    const space = text.indexOf(SPACE, at);
    const name = space + 3;
    if (space > at && name < end && TEXT_TYPES.has(text[space + 1] as number)) {
      let high = 0;
      let low = 0;
      for (let i = at; i < space; i++) {
        high = (high << 4) | (low >>> 28);
        low = (low << 4) | hexDigit(text[i] as number);
      }
      const tab = text.subarray(name, end).indexOf(TAB);
      const isFunction = !skipped.some((prefix) => text.subarray(name, name + prefix.length).equals(prefix));
      if ((high | low) !== 0 && isFunction) {
        addresses[count] = addressOf(high, low);
        starts[count] = name;
        ends[count] = tab < 0 ? end : name + tab;
        count++;
      }
    }
    at = end + 1;
  }
  return { addresses, starts, ends, count };
}

export function parseKernelSymbols(text: Buffer): KernelSymbols {
  const { addresses, starts, ends, count } = scan(text);
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  // Of several names for one address the last in the file, which is the one that is exported, comes last and is found.
  order.sort((a, b) => (addresses[a] as number) - (addresses[b] as number) || a - b);

  const sorted = new Float64Array(count);
  const offsets = new Uint32Array(count + 1);
  const names = Buffer.alloc(order.reduce((sum, i) => sum + (ends[i] as number) - (starts[i] as number), 0));
  let at = 0;
  for (let i = 0; i < count; i++) {
    const from = order[i] as number;
    sorted[i] = addresses[from] as number;
    offsets[i] = at;
    at += text.copy(names, at, starts[from], ends[from]);
  }
  offsets[count] = at;

  return {
    count,
    nameOf(address) {
      let low = 0;
      let high = count;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((sorted[middle] as number) <= address) low = middle + 1;
        else high = middle;
      }
      const found = low - 1;
      if (found < 0 || address - (sorted[found] as number) >= FUNCTION_BYTES) return null;
      return names.toString('latin1', offsets[found], offsets[found + 1]);
    },
  };
}

function readOrEmpty(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

/** Names and addresses of the modules: the other fields of a line come and go. */
function loadedModules(): string {
  const lines = readOrEmpty('/proc/modules').toString('latin1').split('\n');
  return lines.map((line) => line.replace(/ .*(?= 0x)/, '')).join('\n');
}

/**
 * The running kernel's symbols, read again when its modules have changed. Reading takes some 100 ms: the first time is before anything is traced.
 */
export function createKernelSymbols(): () => KernelSymbols {
  let modules = loadedModules();
  let symbols = parseKernelSymbols(readOrEmpty('/proc/kallsyms'));
  return () => {
    const now = loadedModules();
    if (now !== modules) {
      modules = now;
      symbols = parseKernelSymbols(readOrEmpty('/proc/kallsyms'));
    }
    return symbols;
  };
}
