/** Which processes of the targets do I/O: the kernel's counters by process. */
import { existsSync, readFileSync } from 'node:fs';
import { readString } from '../decode/cursor.ts';
import { PROCESS_COUNTS, PROCESS_KEY } from '../decode/layout.gen.ts';
import type { ProcessesRow } from '../spans/types.ts';
import { createHashCounters, type HashPort, type HashRow } from './hash-counters.ts';
import { topRows } from './top-rows.ts';

/** Counters in the order of the kernel's struct. */
const COUNTERS = PROCESS_COUNTS.comm / 8;

/** Readings without I/O after which a process is looked for: writes may end after it. */
const IDLE_READINGS = 3;

export interface ProcessFacts {
  readonly exists: (pid: number) => boolean;
  /** Null when it is gone. */
  readonly commOf: (pid: number) => string | null;
}

export const PROC_FACTS: ProcessFacts = {
  exists: (pid) => existsSync(`/proc/${pid}`),
  commOf: (pid) => {
    try {
      return readFileSync(`/proc/${pid}/comm`, 'utf8').trimEnd();
    } catch {
      return null;
    }
  },
};

export interface ProcessesTable {
  /** Processes with I/O or sync calls since the last reading. */
  read(): ProcessesRow[];
  removeRoot(root: number): void;
}

export function createProcessesTable(
  port: HashPort,
  containerOf: (root: number) => number,
  facts: ProcessFacts = PROC_FACTS,
): ProcessesTable {
  const counters = createHashCounters(port, {
    ...{ map: 'process_counts', keyBytes: PROCESS_KEY.size, valueBytes: PROCESS_COUNTS.size },
    ...{ counters: COUNTERS, containerOf },
  });
  /** The kernel knows the name of the thread that came first, a process is known by its main one. */
  const comms = new WeakMap<HashRow, string>();

  function commOf(row: HashRow, pid: number): string {
    const known = comms.get(row);
    if (known !== undefined) return known;
    const comm = facts.commOf(pid) ?? readString(row.value, PROCESS_COUNTS.comm, PROCESS_COUNTS.commLength);
    comms.set(row, comm);
    return comm;
  }

  function processRow(row: HashRow): ProcessesRow {
    const pid = row.view.getUint32(PROCESS_KEY.pid, true);
    const grown = (field: number): number => row.grown[field / 8] as number;
    return {
      ...{ container: row.container, pid, comm: commOf(row, pid) },
      reads: grown(PROCESS_COUNTS.reads),
      readBytes: grown(PROCESS_COUNTS.readBytes),
      writes: grown(PROCESS_COUNTS.writes),
      writeBytes: grown(PROCESS_COUNTS.writeBytes),
      ioNs: grown(PROCESS_COUNTS.ioNs),
      syncs: grown(PROCESS_COUNTS.syncs),
      syncNs: grown(PROCESS_COUNTS.syncNs),
    };
  }

  return {
    read() {
      const all = counters.read();
      const used = all.filter(({ grown }) => grown.some((count) => count > 0)).map(processRow);
      for (const row of all) {
        if (row.idle >= IDLE_READINGS && !facts.exists(row.view.getUint32(PROCESS_KEY.pid, true))) counters.remove(row);
      }
      return topRows(mergeRows(used), ({ readBytes, writeBytes, syncNs }) => readBytes + writeBytes + syncNs);
    },
    removeRoot: (root) => counters.removeRoot(root),
  };
}

/** A container may have several roots. */
function mergeRows(rows: readonly ProcessesRow[]): ProcessesRow[] {
  const merged = new Map<string, ProcessesRow>();
  for (const row of rows) {
    const key = `${row.container}/${row.pid}`;
    const same = merged.get(key);
    merged.set(key, same === undefined ? row : addRows(same, row));
  }
  return [...merged.values()];
}

function addRows(a: ProcessesRow, b: ProcessesRow): ProcessesRow {
  return {
    ...a,
    reads: a.reads + b.reads,
    readBytes: a.readBytes + b.readBytes,
    writes: a.writes + b.writes,
    writeBytes: a.writeBytes + b.writeBytes,
    ioNs: a.ioNs + b.ioNs,
    syncs: a.syncs + b.syncs,
    syncNs: a.syncNs + b.syncNs,
  };
}
