/** Tables added up over time: the rows of `waits`, `culprits`, `files`, `processes` and `logs`; those of `disks` are rates. */
import type { ContainerRef } from '../spans/types.ts';
import { createRowSum, type RowRules, type RowSum } from './row-sum.ts';
import type { NamedRows, NamedTable, TableType } from './table-rows.ts';

export const OTHERS = '(others)';

type SummedType = Exclude<TableType, 'disks'>;

export interface TableSums {
  add(table: NamedTable): void;
  rows<T extends SummedType>(type: T): readonly NamedRows[T][];
  clear(): void;
}

export interface SumOptions {
  /** Adds up the processes of a container that have the same name: in a long session there can be any number of them. */
  readonly processesByName: boolean;
}

export function createTableSums({ processesByName }: SumOptions): TableSums {
  const sums: { readonly [T in SummedType]: RowSum<NamedRows[T]> } = {
    waits: createRowSum(WAITS),
    culprits: createRowSum(CULPRITS),
    files: createRowSum(FILES),
    processes: createRowSum(processesByName ? PROCESS_NAMES : PROCESSES),
    logs: createRowSum(LOGS),
  };
  return {
    add(table) {
      if (table.type !== 'disks') sums[table.type].add(table.rows as never);
    },
    rows: (type) => sums[type].rows(),
    clear() {
      for (const sum of Object.values(sums)) sum.clear();
    },
  };
}

const keyOf = (container: ContainerRef | null, ...parts: readonly unknown[]): string =>
  JSON.stringify([container?.runtime, container?.id, ...parts]);

/** Sums of what both rows have under these names. */
function plus<Row, K extends keyof Row>(a: Row, b: Row, ...fields: readonly K[]): { [F in K]: number } {
  return Object.fromEntries(fields.map((field) => [field, Number(a[field]) + Number(b[field])])) as {
    [F in K]: number;
  };
}

const WAITS: RowRules<NamedRows['waits']> = {
  key: ({ container, cause }) => keyOf(container, cause),
  add: (a, b) => ({ ...a, ...plus(a, b, 'blockedNs', 'count'), maxNs: Math.max(a.maxNs, b.maxNs) }),
  weight: ({ blockedNs }) => blockedNs,
  anonymous: (row) => ({ ...row, container: null, cause: OTHERS }),
  limit: 4_096,
};

const CULPRITS: RowRules<NamedRows['culprits']> = {
  key: ({ victim, culprit, disk, device, via }) => keyOf(victim, culprit, disk, device, via),
  add: (a, b) => ({ ...a, ...plus(a, b, 'overlapNs', 'bytes', 'count') }),
  weight: ({ overlapNs }) => overlapNs,
  anonymous: (row) => ({ ...row, victim: null, culprit: OTHERS, disk: OTHERS, device: '0:0' }),
  limit: 2_048,
};

const FILES: RowRules<NamedRows['files']> = {
  key: ({ container, file, device, inode }) => keyOf(container, file, device, inode),
  add: (a, b) => ({
    ...a,
    ...plus(a, b, 'reads', 'readBytes', 'readNs', 'writes', 'writeBytes', 'writeNs', 'syncs', 'syncNs'),
  }),
  weight: ({ readNs, writeNs, syncNs }) => readNs + writeNs + syncNs,
  anonymous: (row) => ({ ...row, container: null, file: OTHERS, device: '0:0', inode: 0 }),
  limit: 1_024,
};

const PROCESSES: RowRules<NamedRows['processes']> = {
  key: ({ container, comm, pid }) => keyOf(container, comm, pid),
  add: (a, b) => ({
    ...a,
    ...plus(a, b, 'reads', 'readBytes', 'writes', 'writeBytes', 'ioNs', 'syncs', 'syncNs'),
    pid: a.pid === b.pid ? a.pid : null,
  }),
  weight: ({ ioNs, syncNs }) => ioNs + syncNs,
  anonymous: (row) => ({ ...row, container: null, comm: OTHERS, pid: null }),
  limit: 1_024,
};

const PROCESS_NAMES: RowRules<NamedRows['processes']> = {
  ...PROCESSES,
  key: ({ container, comm }) => keyOf(container, comm),
};

const LOGS: RowRules<NamedRows['logs']> = {
  key: ({ container, writer, pid, file }) => keyOf(container, writer, pid, file),
  add: (a, b) => ({
    ...a,
    ...plus(a, b, 'writes', 'bytes'),
    // Known only where it is known all along.
    ownBytes: a.ownBytes === null || b.ownBytes === null ? null : a.ownBytes + b.ownBytes,
  }),
  weight: ({ bytes }) => bytes,
  anonymous: (row) => ({ ...row, container: null, writer: OTHERS, pid: 0, file: OTHERS }),
  limit: 512,
};
