/** The tables of who uses what: files, processes. Read once a second from the kernel's counters. */
import type { FileNameEvent } from '../decode/events.ts';
import type { Table } from '../spans/types.ts';
import { createFilesTable } from './files.ts';
import type { HashPort } from './hash-counters.ts';
import type { Plan } from './plan.ts';
import { createProcessesTable } from './processes.ts';

export interface UseTables {
  name(event: FileNameEvent): void;
  read(): Table[];
  /** Gives the places of a root that is gone back to the kernel. */
  removeRoot(root: number): void;
}

/** Variables that make the kernel programs count. */
export function useVariables(plan: Plan): Readonly<Record<string, number>> {
  const counted = plan.programs.some(({ name }) => name === 'sync_enter' || name === 'file_enter');
  return { process_totals: 1, file_totals: counted ? 1 : 0 };
}

export function createUseTables(port: HashPort, containerOf: (root: number) => number): UseTables {
  const files = createFilesTable(port, containerOf);
  const processes = createProcessesTable(port, containerOf);
  return {
    name: files.name,
    read: () => [
      { type: 'files', rows: files.read() },
      { type: 'processes', rows: processes.read() },
    ],
    removeRoot(root) {
      files.removeRoot(root);
      processes.removeRoot(root);
    },
  };
}
