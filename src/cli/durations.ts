/** Durations as people write and read them. */
import { NANOS_PER_MICRO, NANOS_PER_MILLI, NANOS_PER_SECOND } from '../units.ts';
import { usageError } from './errors.ts';

const NANOS_PER_MINUTE = 60 * NANOS_PER_SECOND;
const NANOS_PER_HOUR = 60 * NANOS_PER_MINUTE;
const UNIT_NS: Readonly<Record<string, number>> = {
  ns: 1,
  us: NANOS_PER_MICRO,
  µs: NANOS_PER_MICRO,
  μs: NANOS_PER_MICRO,
  ms: NANOS_PER_MILLI,
  s: NANOS_PER_SECOND,
  m: NANOS_PER_MINUTE,
  h: NANOS_PER_HOUR,
};

/** Parses `250us`, `1.5s`, `1m30s` or a plain `0` to whole nanoseconds. `option` names the culprit in the error. */
export function parseDuration(text: string, option: string): number {
  const trimmed = text.trim();
  if (trimmed === '0') return 0;
  const parts = [...trimmed.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|μs|ms|s|m|h)/gu)];
  const matched = parts.map((part) => part[0]).join('');
  if (parts.length === 0 || matched !== trimmed) {
    const hint = /^\d+(\.\d+)?$/.test(trimmed) ? ` (did you mean ${trimmed}ms?)` : '';
    throw usageError(
      `${option} '${text}' is not a duration${hint}: write a number and a unit out of ns us ms s m h, as in 250us, 30s or 1m30s`,
    );
  }
  let total = 0;
  for (const [, amount = '', unit = ''] of parts) total += Number(amount) * (UNIT_NS[unit] ?? 0);
  total = Math.round(total);
  if (!Number.isSafeInteger(total)) throw usageError(`${option} '${text}' is too long: at most 2500h`);
  return total;
}

/** Three to four digits and a unit, `104.2 ms`; `-` for what is not known. */
export function formatDuration(ns: number | null | undefined): string {
  if (ns === null || ns === undefined || ns < 0) return '-';
  if (ns < NANOS_PER_MICRO) return `${Math.round(ns)} ns`;
  // The limits leave out what would round up to a thousand of the smaller unit.
  if (ns < 999.95 * NANOS_PER_MICRO) return `${digits(ns / NANOS_PER_MICRO)} µs`;
  if (ns < 999.95 * NANOS_PER_MILLI) return `${digits(ns / NANOS_PER_MILLI)} ms`;
  if (ns < 999.95 * NANOS_PER_SECOND) return `${digits(ns / NANOS_PER_SECOND)} s`;
  if (ns < 999.95 * NANOS_PER_MINUTE) return `${digits(ns / NANOS_PER_MINUTE)} m`;
  return `${digits(ns / NANOS_PER_HOUR)} h`;
}

/** A threshold as it was written: `1 ms`, not `1.00 ms`. */
export function formatThreshold(ns: number): string {
  return formatDuration(ns).replace(/\.0+(?= )/, '');
}

/** As formatDuration in a fixed width of 9, the decimal unit aligned: ` 104.2 ms`, `  1.50 s `. */
export function formatDurationAligned(ns: number | null | undefined): string {
  const [amount = '', unit] = formatDuration(ns).split(' ');
  return unit === undefined ? `${amount.padStart(6)}   ` : `${amount.padStart(6)} ${unit.padEnd(2)}`;
}

function digits(value: number): string {
  return value < 9.995 ? value.toFixed(2) : value.toFixed(1);
}
