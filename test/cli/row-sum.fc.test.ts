import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDiskMeans } from '../../src/cli/disk-means.ts';
import { createRowSum } from '../../src/cli/row-sum.ts';
import { nameTable } from '../../src/cli/table-rows.ts';
import { createTableSums, OTHERS } from '../../src/cli/table-sums.ts';
import type { DisksRow } from '../../src/spans/types.ts';
import { disksRow, filesRow, NAMES, processesRow } from './support.ts';

interface Row {
  readonly key: string;
  readonly amount: number;
}

const sumOf = (limit: number) =>
  createRowSum<Row>({
    key: ({ key }) => key,
    add: (a, b) => ({ ...a, amount: a.amount + b.amount }),
    weight: ({ amount }) => amount,
    anonymous: (row) => ({ ...row, key: OTHERS }),
    limit,
  });
const total = (rows: readonly Row[]): number => rows.reduce((sum, { amount }) => sum + amount, 0);

const manyRows = fc.array(fc.record({ key: fc.nat({ max: 40 }).map(String), amount: fc.nat({ max: 1_000 }) }), {
  maxLength: 300,
});

describe('a sum of rows', () => {
  it('never has more than its limit, and never loses an amount', () => {
    fc.assert(
      fc.property(manyRows, fc.integer({ min: 4, max: 30 }), (rows, limit) => {
        const sum = sumOf(limit);
        sum.add(rows);
        expect(sum.rows().length).toBeLessThanOrEqual(limit);
        expect(total(sum.rows())).toBe(total(rows));
      }),
    );
  });

  it('within its limit is exact row by row, the greatest first', () => {
    fc.assert(
      fc.property(manyRows, (rows) => {
        const sum = sumOf(64);
        sum.add(rows);
        const expected = [...new Set(rows.map(({ key }) => key))].map((key) => ({
          key,
          amount: total(rows.filter((row) => row.key === key)),
        }));
        expect(new Set(sum.rows())).toEqual(new Set(expected));
        const amounts = sum.rows().map(({ amount }) => amount);
        expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
      }),
    );
  });

  it('keeps what is great when there are too many', () => {
    const sum = sumOf(8);
    sum.add([{ key: 'great', amount: 1_000 }]);
    for (let i = 0; i < 100; i++) sum.add([{ key: String(i), amount: 1 }]);
    expect(sum.rows()[0]).toEqual({ key: 'great', amount: 1_000 });
  });
});

describe('sums of tables', () => {
  const files = (count: number) =>
    nameTable({ type: 'files', rows: Array.from({ length: count }, (_, inode) => filesRow({ inode })) }, NAMES);

  it('keep a thousand files apart and add up the rest', () => {
    const sums = createTableSums({ processesByName: true });
    sums.add(files(5_000));
    const rows = sums.rows('files');
    expect(rows.length).toBeLessThanOrEqual(1_024);
    expect(rows.reduce((sum, { writes }) => sum + writes, 0)).toBe(10_000);
    expect(rows.filter(({ file }) => file === OTHERS)).toMatchObject([{ container: null, device: '0:0', inode: 0 }]);
  });

  it('know a process by its pid, or those of a container by their name', () => {
    const table = nameTable(
      { type: 'processes', rows: [processesRow({ pid: 1 }), processesRow({ pid: 2 }), processesRow({ comm: 'sh' })] },
      NAMES,
    );
    const byName = createTableSums({ processesByName: true });
    byName.add(table);
    expect(byName.rows('processes').map(({ comm, pid }) => [comm, pid])).toEqual([
      ['postgres', null],
      ['sh', 4_242],
    ]);
    const byPid = createTableSums({ processesByName: false });
    byPid.add(table);
    expect(byPid.rows('processes')).toHaveLength(3);
  });
});

describe('disks over a session', () => {
  const means = (rows: readonly DisksRow[], elapsed: number) => {
    const disks = createDiskMeans();
    for (const row of rows) {
      const table = nameTable({ type: 'disks', rows: [row] }, NAMES);
      if (table.type === 'disks') disks.add(table.rows, 1e9);
    }
    return disks.rows(elapsed);
  };

  it('have rates over all of the time, and waits over the I/Os', () => {
    const [disk] = means(
      [
        disksRow({ writesPerSecond: 30, writeAwaitNs: 1_000, utilisation: 1, errors: 1 }),
        disksRow({ writesPerSecond: 10, writeAwaitNs: 5_000, utilisation: 0.2, errors: 2 }),
        disksRow({ writesPerSecond: 0, writeAwaitNs: null, utilisation: 0 }),
      ],
      4e9,
    );
    expect(disk).toMatchObject({ writesPerSecond: 10, writeAwaitNs: 2_000, readAwaitNs: null, errors: 3 });
    expect(disk?.utilisation).toBeCloseTo(0.3);
  });

  it('begin with the busiest', () => {
    const rows = means([disksRow({ utilisation: 0.1 }), disksRow({ name: 'vdb', utilisation: 0.9 })], 1e9);
    expect(rows.map(({ disk }) => disk)).toEqual(['vdb', 'vda']);
  });
});
