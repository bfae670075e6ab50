/** Tables of the summary: within a width, and without a column for the container where there is only one. */
import { cut } from './sanitize.ts';
import { type Column, left, renderTable } from './table.ts';

export interface TableShape {
  readonly withContainer: boolean;
  /** Characters of a line; infinite for a pipe. */
  readonly width: number;
}

/** `rows` begin with the container, `columns` do not. `spared`: titles of what a narrow terminal goes without, the first first. */
export function containerTable(
  columns: readonly Column[],
  rows: readonly string[][],
  { withContainer, width }: TableShape,
  spared: readonly string[] = [],
): string[] {
  if (withContainer) return fitTable([left('CONTAINER'), ...columns], rows, width, spared);
  const cells = rows.map((row) => row.slice(1));
  return fitTable(columns, cells, width, spared);
}

export function fitTable(
  columns: readonly Column[],
  rows: readonly string[][],
  width: number,
  spared: readonly string[] = [],
): string[] {
  const lines = renderTable(columns, rows);
  const [next, ...others] = spared;
  if (next === undefined || lines.every((line) => [...line].length <= width)) {
    return lines.map((line) => cut(line, width));
  }
  const without = <T>(list: readonly T[]): T[] => list.filter((_, i) => columns[i]?.title !== next);
  return fitTable(without(columns), rows.map(without), width, others);
}
