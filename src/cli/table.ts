/** Aligned columns of text. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

export const left = (title: string): Column => ({ title, align: 'left' });
export const right = (title: string): Column => ({ title, align: 'right' });

const GAP = '  ';

/** The title line and one line a row; each column as wide as its widest cell. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map((column, c) =>
    rows.reduce((width, row) => Math.max(width, length(row[c] ?? '')), length(column.title)),
  );
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, c) => pad(cells[c] ?? '', widths[c] ?? 0, column.align))
      .join(GAP)
      .trimEnd();
  return [line(columns.map((column) => column.title)), ...rows.map(line)];
}

export function pad(text: string, width: number, align: 'left' | 'right'): string {
  const fill = ' '.repeat(Math.max(width - length(text), 0));
  return align === 'left' ? text + fill : fill + text;
}

/** In characters, not UTF-16 units. */
function length(text: string): number {
  return [...text].length;
}
