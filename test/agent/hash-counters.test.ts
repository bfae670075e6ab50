import { describe, expect, it } from 'vitest';
import { createFilesTable } from '../../src/agent/files.ts';
import type { HashPort } from '../../src/agent/hash-counters.ts';
import { createProcessesTable } from '../../src/agent/processes.ts';
import { writeCgroupKey } from '../../src/decode/cursor.ts';
import { FILE_COUNTS, FILE_KEY, PROCESS_COUNTS, PROCESS_KEY } from '../../src/decode/layout.gen.ts';
import { FIRST_PENDING_CONTAINER } from '../../src/spans/types.ts';

const ROOT = 84;
const DISK = (8 << 20) | 1;

/** A hash map of the kernel: keys and values by the text of the key. */
function fakeMap() {
  const elements = new Map<string, { key: Uint8Array; value: Uint8Array }>();
  const port: HashPort = {
    readHash(_map, keyBytes, valueBytes) {
      const keys = new Uint8Array(elements.size * keyBytes);
      const values = new Uint8Array(elements.size * valueBytes);
      for (const [i, { key, value }] of [...elements.values()].entries()) {
        keys.set(key, i * keyBytes);
        values.set(value, i * valueBytes);
      }
      return { count: elements.size, keys, values };
    },
    deleteMapElement: (_map, key) => elements.delete(key.join()),
  };
  const put = (key: Uint8Array, value: Uint8Array): void => {
    elements.set(key.join(), { key, value });
  };
  return { port, put, size: () => elements.size };
}

function fileElement(inode: number, counts: Partial<Record<keyof typeof FILE_COUNTS, number>>, root = ROOT) {
  const key = new Uint8Array(FILE_KEY.size);
  const view = new DataView(key.buffer);
  writeCgroupKey(view, FILE_KEY.root, root);
  view.setUint32(FILE_KEY.inode, inode, true);
  view.setUint32(FILE_KEY.device, DISK, true);
  const value = new Uint8Array(FILE_COUNTS.size);
  for (const [field, count] of Object.entries(counts)) {
    new DataView(value.buffer).setBigUint64(FILE_COUNTS[field as keyof typeof FILE_COUNTS], BigInt(count), true);
  }
  return [key, value] as const;
}

function processElement(pid: number, counts: { reads: number; readBytes: number }) {
  const key = new Uint8Array(PROCESS_KEY.size);
  const view = new DataView(key.buffer);
  writeCgroupKey(view, PROCESS_KEY.root, ROOT);
  view.setUint32(PROCESS_KEY.pid, pid, true);
  const value = new Uint8Array(PROCESS_COUNTS.size);
  const values = new DataView(value.buffer);
  values.setBigUint64(PROCESS_COUNTS.reads, BigInt(counts.reads), true);
  values.setBigUint64(PROCESS_COUNTS.readBytes, BigInt(counts.readBytes), true);
  value.set(new TextEncoder().encode('worker-3'), PROCESS_COUNTS.comm);
  return [key, value] as const;
}

describe('the table of files', () => {
  it('has what came since the last reading, by the path of the first use', () => {
    const { port, put } = fakeMap();
    const table = createFilesTable(port, () => 7);
    table.name({ root: ROOT, device: DISK, inode: 12, path: '/data/a' });
    put(...fileElement(12, { reads: 2, readBytes: 8_192, readNs: 50 }));
    expect(table.read()).toMatchObject([
      { container: 7, file: '/data/a', device: '8:1', inode: 12, reads: 2, readBytes: 8_192, readNs: 50, writes: 0 },
    ]);
    expect(table.read()).toEqual([]);
    put(...fileElement(12, { reads: 3, readBytes: 12_288, readNs: 60, syncs: 1, syncNs: 9 }));
    expect(table.read()).toMatchObject([{ reads: 1, readBytes: 4_096, readNs: 10, syncs: 1, syncNs: 9 }]);
  });

  it('adds up a container with several roots, and waits while a root may turn out to be a container', () => {
    const { port, put } = fakeMap();
    let pending = true;
    const table = createFilesTable(port, () => (pending ? FIRST_PENDING_CONTAINER : 7));
    put(...fileElement(12, { reads: 2, readBytes: 100 }));
    put(...fileElement(12, { reads: 1, readBytes: 10 }, ROOT + 1));
    expect(table.read()).toEqual([]);
    pending = false;
    expect(table.read()).toMatchObject([{ container: 7, reads: 3, readBytes: 110 }]);
  });

  it('shows the fifty greatest of each container', () => {
    const { port, put } = fakeMap();
    const table = createFilesTable(port, (root) => root);
    for (let i = 1; i <= 60; i++) put(...fileElement(i, { writes: 1, writeBytes: i }));
    put(...fileElement(1, { writes: 1, writeBytes: 1 }, 99));
    const rows = table.read();
    expect(rows.filter(({ container }) => container === ROOT).map(({ writeBytes }) => writeBytes)).toEqual(
      Array.from({ length: 50 }, (_, i) => 60 - i),
    );
    expect(rows.filter(({ container }) => container === 99)).toHaveLength(1);
  });

  it('gives back what is idle once the kernel has little room, and what belongs to a root that is gone', () => {
    const { port, put, size } = fakeMap();
    const table = createFilesTable(port, () => 7);
    for (let i = 1; i <= 2_049; i++) put(...fileElement(i, { reads: 1 }));
    for (let reading = 0; reading < 10; reading++) table.read();
    expect(size()).toBe(2_049);
    put(...fileElement(5, { reads: 2 }));
    expect(table.read()).toHaveLength(1);
    expect(size()).toBe(1);
    table.removeRoot(ROOT);
    expect(size()).toBe(0);
    // Used again, it begins at zero.
    put(...fileElement(5, { reads: 1 }));
    expect(table.read()).toMatchObject([{ reads: 1 }]);
  });
});

describe('the table of processes', () => {
  it('names a process by its main thread, or by the one that came first once it is gone', () => {
    const { port, put } = fakeMap();
    const table = createProcessesTable(port, () => 7, {
      exists: () => true,
      commOf: (pid) => (pid === 10 ? 'java' : null),
    });
    put(...processElement(10, { reads: 1, readBytes: 512 }));
    put(...processElement(11, { reads: 1, readBytes: 256 }));
    expect(table.read()).toMatchObject([
      { pid: 10, comm: 'java', readBytes: 512 },
      { pid: 11, comm: 'worker-3', readBytes: 256 },
    ]);
  });

  it('forgets a process that is gone, three readings after its last I/O', () => {
    const { port, put, size } = fakeMap();
    const table = createProcessesTable(port, () => 7, { exists: () => false, commOf: () => null });
    put(...processElement(10, { reads: 1, readBytes: 512 }));
    for (let reading = 0; reading < 3; reading++) table.read();
    expect(size()).toBe(1);
    table.read();
    expect(size()).toBe(0);
  });
});
