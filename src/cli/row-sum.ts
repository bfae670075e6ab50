/** Adds up rows by key, exactly and within a bound. */
export interface RowRules<Row> {
  /** What rows of are added up. */
  readonly key: (row: Row) => string;
  readonly add: (a: Row, b: Row) => Row;
  /** What makes a row worth a place of its own. */
  readonly weight: (row: Row) => number;
  /** The same amounts, of nobody in particular. */
  readonly anonymous: (row: Row) => Row;
  /** Rows kept apart. */
  readonly limit: number;
}

export interface RowSum<Row> {
  add(rows: readonly Row[]): void;
  /** The greatest first. */
  rows(): readonly Row[];
  clear(): void;
}

/**
 * Beyond the limit, the lesser half of the rows goes into those of `anonymous`: sums stay exact, and what becomes great later still gets a row of
 * its own, which then lacks what it had before.
 */
export function createRowSum<Row>(rules: RowRules<Row>): RowSum<Row> {
  const sums = new Map<string, Row>();

  function put(row: Row): void {
    const key = rules.key(row);
    const before = sums.get(key);
    sums.set(key, before === undefined ? row : rules.add(before, row));
  }

  const sorted = (): Row[] => [...sums.values()].sort((a, b) => rules.weight(b) - rules.weight(a));

  function makeRoom(): void {
    const all = sorted();
    const kept = Math.floor(rules.limit / 2);
    sums.clear();
    all.forEach((row, place) => {
      put(place < kept ? row : rules.anonymous(row));
    });
  }

  return {
    add(rows) {
      for (const row of rows) {
        put(row);
        if (sums.size > rules.limit) makeRoom();
      }
    },
    rows: sorted,
    clear: () => sums.clear(),
  };
}
