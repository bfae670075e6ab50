/** The rows of a table that matter. */

/** Rows of one container in one interval; the rest is left out. */
const TOP = 50;

/** The greatest of each container, by bytes; a nanosecond of waiting for a sync counts as much as a byte. */
export function topRows<Row extends { readonly container: number }>(
  rows: readonly Row[],
  weight: (row: Row) => number,
): Row[] {
  const byContainer = new Map<number, Row[]>();
  for (const row of rows) {
    const own = byContainer.get(row.container);
    if (own === undefined) byContainer.set(row.container, [row]);
    else own.push(row);
  }
  return [...byContainer.values()].flatMap((own) => own.sort((a, b) => weight(b) - weight(a)).slice(0, TOP));
}
