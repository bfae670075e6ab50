/** Tables that wait for a slow standard output: added up, those of disks replaced by the latest. */
import type { SessionTime } from '../units.ts';
import type { NamedDisk, NamedTable, TableType } from './table-rows.ts';
import { createTableSums } from './table-sums.ts';

interface Waiting {
  readonly type: TableType;
  /** End of the last interval. */
  readonly at: SessionTime;
  readonly intervalNs: number;
  readonly rows: readonly unknown[];
}

export interface WaitingTables {
  add(table: NamedTable, at: SessionTime, intervalNs: number): void;
  /** In the order in which their first rows came; none is left. */
  take(): readonly Waiting[];
}

export function createWaitingTables(): WaitingTables {
  const sums = createTableSums({ processesByName: false });
  const times = new Map<TableType, { readonly at: SessionTime; readonly intervalNs: number }>();
  let disks: readonly NamedDisk[] = [];

  function addDisks(rows: readonly NamedDisk[], at: SessionTime, intervalNs: number): void {
    // Rates cannot be added up; rows of one moment belong together.
    disks = times.get('disks')?.at === at ? [...disks, ...rows] : rows;
    times.set('disks', { at, intervalNs });
  }

  return {
    add(table, at, intervalNs) {
      if (table.type === 'disks') {
        addDisks(table.rows, at, intervalNs);
        return;
      }
      const before = times.get(table.type);
      // A table of many rows comes in parts of the same interval.
      const longer = before?.at === at ? 0 : intervalNs;
      times.set(table.type, { at, intervalNs: (before?.intervalNs ?? 0) + longer });
      sums.add(table);
    },
    take() {
      const taken = [...times].map(([type, time]) => ({
        type,
        ...time,
        rows: type === 'disks' ? disks : sums.rows(type),
      }));
      times.clear();
      sums.clear();
      disks = [];
      return taken;
    },
  };
}
