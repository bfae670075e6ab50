/** Stacks of the kernel's table as functions and a cause. The table never gives a key to another stack, so each is looked up once. */
import { baseName, causeOfStack } from '../spans/stack-causes.ts';
import { addressOf, type KernelSymbols } from './kallsyms.ts';

export interface Stack {
  /** Index into WAIT_CAUSES. */
  readonly cause: number;
  /** The innermost first, from the function that went to sleep on. */
  readonly functions: readonly string[];
}

export interface StacksOptions {
  /** Addresses of a key, eight bytes each, zeros at the end; null where there is no such key. */
  readonly lookup: (stack: number) => Uint8Array | null;
  readonly symbols: () => KernelSymbols;
}

export const UNKNOWN_STACK: Stack = { cause: causeOfStack([]), functions: [] };

/** As many as the kernel's table has. */
const CACHE_LIMIT = 4_096;

/** How every stack begins: the program that took it, and the scheduler. */
const SCHEDULER = new Set([
  '__schedule',
  'schedule',
  'schedule_preempt_disabled',
  'schedule_rtlock',
  '__schedule_loop',
]);
/** The scheduler's frames are among these many. */
const FIRST_FRAMES = 8;

function functionsOf(bytes: Uint8Array, symbols: KernelSymbols): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names: string[] = [];
  for (let at = 0; at + 8 <= view.byteLength; at += 8) {
    const low = view.getUint32(at, true);
    const high = view.getUint32(at + 4, true);
    if ((low | high) === 0) break;
    // The address is where the call returns to: of a call that is a function's last, that is behind it.
    const address = addressOf(high, low);
    names.push(symbols.nameOf(address - 1) ?? '?');
  }
  const scheduler = names.slice(0, FIRST_FRAMES).findLastIndex((name) => SCHEDULER.has(baseName(name)));
  return names.slice(scheduler + 1);
}

export function createStacks(options: StacksOptions): (stack: number) => Stack {
  const known = new Map<number, Stack>();
  return (stack) => {
    if (stack < 0) return UNKNOWN_STACK;
    const before = known.get(stack);
    if (before !== undefined) return before;
    const bytes = options.lookup(stack);
    if (bytes === null) return UNKNOWN_STACK;
    const symbols = options.symbols();
    const functions = symbols.count === 0 ? [] : functionsOf(bytes, symbols);
    const found = { cause: causeOfStack(functions), functions };
    if (known.size < CACHE_LIMIT) known.set(stack, found);
    return found;
  };
}
