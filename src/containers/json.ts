/** Reading JSON that others wrote: a wrong shape is an absent value, never an exception. */
import { printable } from './printable.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

const EMPTY: JsonRecord = {};

export function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function asRecord(value: unknown): JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonRecord) : EMPTY;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text as it stands: for paths and ids, which are compared and opened but not shown. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Text that will be shown. */
export function asName(value: unknown): string | null {
  const text = asText(value);
  return text === null ? null : printable(text) || null;
}

export function asPid(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}
