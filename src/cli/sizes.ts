/** Sizes in bytes and plain counts, as people write and read them. */
import { usageError } from './errors.ts';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;
const STEP = 1024;

/** What a ring buffer may be: whole pages, a power of two, and within what one kernel allocation should take. */
const RING_LIMITS = { minBytes: 64 * STEP, maxBytes: STEP ** 3 } as const;

/** Parses `8M`, `512KiB` or `1048576`; units are powers of 1024. */
export function parseSize(text: string, option: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([KMGT]?)(i?B?)$/i.exec(text.trim());
  if (match === null)
    throw usageError(`${option} '${text}' is not a size: write bytes or a number with K, M or G, as in 8M`);
  const exponent = ' KMGT'.indexOf((match[2] ?? '').toUpperCase() || ' ');
  return Math.round(Number(match[1]) * STEP ** exponent);
}

export function parseRingSize(text: string): number {
  const bytes = parseSize(text, '--ring-size');
  const { minBytes, maxBytes } = RING_LIMITS;
  if (bytes < minBytes || bytes > maxBytes || !Number.isInteger(Math.log2(bytes))) {
    throw usageError(`--ring-size '${text}' does not work: it must be a power of two from 64K to 1G, as in 8M`);
  }
  return bytes;
}

/** `4.0 KiB`, `17.3 MiB`; bytes below 1024 are plain. */
export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined || bytes < 0) return '-';
  let value = bytes;
  let unit = 0;
  while (value >= STEP && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  return unit === 0 ? `${value} B` : `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ${UNITS[unit]}`;
}

/** `1,234,567`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
