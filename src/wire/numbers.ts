import { WireError } from './errors.ts';
import { TWO_32 } from './limits.ts';

/** A count or a length of time as it goes on the wire: what is not one becomes 0, for one odd field must not cost the frame. */
export function toAmount(value: number): number {
  return value >= 0 && value <= Number.MAX_VALUE ? value : 0;
}

export function amount(value: number | null | undefined): number {
  const given = value ?? 0;
  if (!(given >= 0 && given <= Number.MAX_VALUE)) throw new WireError('ERR_WIRE_RANGE', `${given} as an amount`);
  return given;
}

/** A point in time, which may be negative. */
export function instant(value: number | null | undefined): number {
  const given = value ?? 0;
  if (!Number.isFinite(given)) throw new WireError('ERR_WIRE_RANGE', `${given} as a time`);
  return given;
}

export function atMost(length: number, limit: number, what: string): void {
  if (length > limit) throw new WireError('ERR_WIRE_TOO_LARGE', `${length} ${what}, of at most ${limit}`);
}

/** The entry of `list` that `index` names. */
export function pick<T>(list: readonly (T | undefined)[], index: number, what: string): T {
  const entry = list[index];
  if (entry === undefined) throw new WireError('ERR_WIRE_RANGE', `${what} ${index}`);
  return entry;
}

/** Low halves, and high halves unless they are all 0. */
export function split(values: readonly number[]): { low: number[]; high: number[] | undefined } {
  const low = values.map((value) => toAmount(value) >>> 0);
  const wide = values.some((value) => value >= TWO_32);
  return { low, high: wide ? values.map((value) => Math.floor(toAmount(value) / TWO_32) >>> 0) : undefined };
}

export function join(low: readonly number[], high: readonly number[]): number[] {
  if (high.length === 0) return [...low];
  if (high.length !== low.length) {
    throw new WireError('ERR_WIRE_COLUMNS', `${high.length} high halves of ${low.length} numbers`);
  }
  return low.map((value, i) => value + (high[i] ?? 0) * TWO_32);
}
