/** What others write on a container's behalf, into its log or a FIFO, beside what it wrote itself. */
import type { Container } from '../containers/types.ts';
import { readString } from '../decode/cursor.ts';
import { LOG_COUNTS, LOG_KEY, LOG_KIND, LOG_WRITER_KEY } from '../decode/layout.gen.ts';
import type { LogsRow } from '../spans/types.ts';
import { createHashCounters, type HashPort, type HashRow } from './hash-counters.ts';
import { findDaemons, findLogFiles, type LogFile, PROC_FILES, type ProcessFiles } from './log-files.ts';

export interface LogsPort extends HashPort {
  updateMap(map: string, key: Uint8Array, value: Uint8Array): void;
  setU32(name: string, value: number): void;
}

export interface LogsTable {
  /** Logs written to since the last reading. Looks for those of new containers, and now and then for new ones of all. */
  read(containers: readonly Container[]): LogsRow[];
}

/** Readings between two looks at a container's logs: one that was rotated is new. */
const LOOK_READINGS = 5;
/** Readings between two looks for the daemons. */
const DAEMON_READINGS = 30;
/** The kernel's table of logs. */
const MAX_LOGS = 4_096;

const fileKey = (device: number, inode: bigint): string => `${device}/${inode}`;

interface Known extends LogFile {
  /** What the container had written itself when a row was last made. */
  ownSeen: number;
}

export function createLogsTable(port: LogsPort, files: ProcessFiles = PROC_FILES): LogsTable {
  // Keys begin with no root here: containers are known by their files.
  const counters = createHashCounters(port, {
    ...{ map: 'log_counts', keyBytes: LOG_WRITER_KEY.size, valueBytes: LOG_COUNTS.size },
    ...{ counters: LOG_COUNTS.comm / 8, containerOf: () => 0 },
  });
  const known = new Map<string, Known>();
  const ownBytes = new Map<number, number>();
  /** Containers whose logs were looked for, and at which reading. */
  const looked = new Map<number, number>();
  let daemons: readonly number[] = [];
  let reading = 0;

  function put(file: LogFile): void {
    const name = fileKey(file.device, file.inode);
    if (known.has(name) || known.size >= MAX_LOGS) return;
    const value = new Uint8Array(4);
    new DataView(value.buffer).setUint32(0, file.kind === 'stdio' ? LOG_KIND.STDIO : LOG_KIND.FILE, true);
    port.updateMap('log_inodes', logKey(file), value);
    known.set(name, { ...file, ownSeen: ownBytes.get(file.container) ?? 0 });
    if (file.kind === 'stdio') ownBytes.set(file.container, ownBytes.get(file.container) ?? 0);
  }

  function look(containers: readonly Container[]): void {
    const due = containers.filter(({ key }) => (looked.get(key) ?? -LOOK_READINGS) + LOOK_READINGS <= reading);
    if (due.length > 0) {
      if (daemons.length === 0 || reading % DAEMON_READINGS === 0) daemons = findDaemons(files);
      const open = daemons.flatMap((pid) => files.open(pid));
      for (const container of due) {
        looked.set(container.key, reading);
        for (const file of findLogFiles(files, container, open)) put(file);
      }
    }
    forget(new Set(containers.map(({ key }) => key)));
    port.setU32('log_inodes_used', known.size > 0 ? 1 : 0);
    reading++;
  }

  function forget(running: ReadonlySet<number>): void {
    for (const [name, file] of known) {
      if (running.has(file.container)) continue;
      port.deleteMapElement('log_inodes', logKey(file));
      known.delete(name);
    }
    for (const key of looked.keys()) if (!running.has(key)) looked.delete(key);
    for (const key of ownBytes.keys()) if (!running.has(key)) ownBytes.delete(key);
  }

  function fileOf({ view }: HashRow): Known | undefined {
    return known.get(
      fileKey(view.getUint32(LOG_WRITER_KEY.device, true), view.getBigUint64(LOG_WRITER_KEY.inode, true)),
    );
  }

  function logRow(row: HashRow, file: Known): LogsRow {
    const own = ownBytes.get(file.container);
    const ownNow = own === undefined ? null : own - file.ownSeen;
    file.ownSeen = own ?? 0;
    return {
      container: file.container,
      writer: readString(row.value, LOG_COUNTS.comm, LOG_COUNTS.commLength),
      pid: row.view.getUint32(LOG_WRITER_KEY.pid, true),
      file: file.path,
      writes: row.grown[LOG_COUNTS.writes / 8] as number,
      bytes: row.grown[LOG_COUNTS.bytes / 8] as number,
      ownBytes: ownNow,
    };
  }

  return {
    read(containers) {
      const rows = counters.read();
      for (const row of rows) {
        const file = fileOf(row);
        if (file?.kind !== 'stdio') continue;
        ownBytes.set(file.container, (ownBytes.get(file.container) ?? 0) + (row.grown[LOG_COUNTS.bytes / 8] as number));
      }
      const logs: LogsRow[] = [];
      for (const row of rows) {
        const file = fileOf(row);
        if (file === undefined) counters.remove(row);
        else if (file.kind === 'log' && (row.grown[LOG_COUNTS.bytes / 8] as number) > 0) logs.push(logRow(row, file));
      }
      look(containers);
      return logs;
    },
  };
}

function logKey(file: LogFile): Uint8Array {
  const key = new Uint8Array(LOG_KEY.size);
  const view = new DataView(key.buffer);
  view.setBigUint64(LOG_KEY.inode, file.inode, true);
  view.setUint32(LOG_KEY.device, file.device, true);
  return key;
}
