/** Which files the targets use: the kernel's counters by file, with the path that came with a file's first use. */
import { readU64 } from '../decode/cursor.ts';
import type { FileNameEvent } from '../decode/events.ts';
import { FILE_COUNTS, FILE_KEY } from '../decode/layout.gen.ts';
import type { FilesRow } from '../spans/types.ts';
import { deviceNumber, deviceText } from '../units.ts';
import { createHashCounters, type HashPort, type HashRow } from './hash-counters.ts';
import { topRows } from './top-rows.ts';

/** Counters in the order of the kernel's struct. */
const COUNTERS = FILE_COUNTS.named / 8;

/** The kernel's table has 4,096 places: from here on what is idle makes room. */
const CROWDED = 2_048;
/** Readings without a call that make a file idle. */
const IDLE_READINGS = 10;
/** Paths kept; one that comes before its file's counters are read waits here. */
const NAMES = 8_192;

export interface FilesTable {
  name(event: FileNameEvent): void;
  /** Files with calls since the last reading. */
  read(): FilesRow[];
  removeRoot(root: number): void;
}

const nameKey = (root: number, device: number, inode: number): string => `${root}/${device}/${inode}`;

export function createFilesTable(port: HashPort, containerOf: (root: number) => number): FilesTable {
  const counters = createHashCounters(port, {
    ...{ map: 'file_counts', keyBytes: FILE_KEY.size, valueBytes: FILE_COUNTS.size },
    ...{ counters: COUNTERS, containerOf },
  });
  const names = new Map<string, string>();

  function fileRow(row: HashRow): FilesRow {
    const device = row.view.getUint32(FILE_KEY.device, true);
    const inode = readU64(row.view, FILE_KEY.inode);
    const grown = (field: number): number => row.grown[field / 8] as number;
    return {
      container: row.container,
      file: names.get(nameKey(row.root, device, inode)) ?? '',
      device: deviceText(deviceNumber(device)),
      inode,
      reads: grown(FILE_COUNTS.reads),
      readBytes: grown(FILE_COUNTS.readBytes),
      readNs: grown(FILE_COUNTS.readNs),
      writes: grown(FILE_COUNTS.writes),
      writeBytes: grown(FILE_COUNTS.writeBytes),
      writeNs: grown(FILE_COUNTS.writeNs),
      syncs: grown(FILE_COUNTS.syncs),
      syncNs: grown(FILE_COUNTS.syncNs),
    };
  }

  function forget(row: HashRow): void {
    names.delete(nameKey(row.root, row.view.getUint32(FILE_KEY.device, true), readU64(row.view, FILE_KEY.inode)));
  }

  return {
    name({ root, device, inode, path }) {
      names.set(nameKey(root, device, inode), path);
      if (names.size > NAMES) names.delete(names.keys().next().value ?? '');
    },
    read() {
      const all = counters.read();
      const used = all.filter(({ grown }) => grown.some((count) => count > 0)).map(fileRow);
      for (const row of all.length > CROWDED ? all : []) {
        if (row.idle < IDLE_READINGS) continue;
        counters.remove(row);
        forget(row);
      }
      return topRows(mergeRows(used), ({ readBytes, writeBytes, syncNs }) => readBytes + writeBytes + syncNs);
    },
    removeRoot(root) {
      counters.removeRoot(root);
      for (const key of [...names.keys()]) if (key.startsWith(`${root}/`)) names.delete(key);
    },
  };
}

/** A container may have several roots. */
function mergeRows(rows: readonly FilesRow[]): FilesRow[] {
  const merged = new Map<string, FilesRow>();
  for (const row of rows) {
    const key = `${row.container}/${row.device}/${row.inode}`;
    const same = merged.get(key);
    merged.set(key, same === undefined ? row : addRows(same, row));
  }
  return [...merged.values()];
}

function addRows(a: FilesRow, b: FilesRow): FilesRow {
  return {
    ...a,
    file: a.file === '' ? b.file : a.file,
    reads: a.reads + b.reads,
    readBytes: a.readBytes + b.readBytes,
    readNs: a.readNs + b.readNs,
    writes: a.writes + b.writes,
    writeBytes: a.writeBytes + b.writeBytes,
    writeNs: a.writeNs + b.writeNs,
    syncs: a.syncs + b.syncs,
    syncNs: a.syncNs + b.syncNs,
  };
}
