/** Counts by file and by process, and spans of calls on files, beside what a program knows of itself. */
import { statSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { makePlan } from '../../src/agent/plan.ts';
import {
  type FilesRow,
  type ProcessesRow,
  SPAN_KINDS,
  SPAN_NAMES,
  type SpanKind,
  type Table,
} from '../../src/spans/types.ts';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { runWorkload } from '../lab/workload.ts';
import { hostFacts, openSession, putInScope } from './host-tracer.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Seen {
  readonly files: readonly FilesRow[];
  readonly processes: readonly ProcessesRow[];
  /** Names of spans, with what is told of their file. */
  readonly spans: readonly { kind: SpanKind; name: string; file: string | undefined; ios: number }[];
  readonly lost: readonly string[];
}

async function stage(): Promise<{ disk: MountedDisk; group: LabCgroup }> {
  const disk = await loopDisk({ sizeMiB: 96, fs: 'ext4' });
  closers.push(disk.close);
  const group = cgroup('files');
  closers.push(group.close);
  return { disk, group };
}

async function trace(group: LabCgroup, kinds: readonly SpanKind[], work: () => Promise<unknown>): Promise<Seen> {
  const tables: Table[] = [];
  const spans: Seen['spans'][number][] = [];
  const lost: string[] = [];
  const session = openSession({
    plan: makePlan(hostFacts(), kinds),
    ringBytes: 8 << 20,
    onTable: (_at, _interval, table) => tables.push(table),
    onLost: (reason) => lost.push(reason),
    onSpans(columns) {
      for (let i = 0; i < columns.length; i++) {
        const detail = columns.detail[i];
        if (detail?.kind !== 'file' && detail?.kind !== 'fsync') continue;
        const name = SPAN_NAMES[detail.kind][columns.name[i] as number] ?? '';
        const kind = SPAN_KINDS[columns.kind[i] as number] ?? 'block';
        spans.push({ kind, name, file: detail.file, ios: detail.ios });
      }
    },
  });
  closers.push(() => session.close());
  putInScope(session.tracer, group);
  await work();
  session.finish();
  return {
    files: tables.flatMap((table) => (table.type === 'files' ? table.rows : [])),
    processes: tables.flatMap((table) => (table.type === 'processes' ? table.rows : [])),
    spans,
    lost,
  };
}

type Numbers<Row> = { [Key in keyof Row as Row[Key] extends number ? Key : never]: number };

function total<Row extends object>(rows: readonly Row[], fields: readonly (keyof Numbers<Row>)[]): object {
  return Object.fromEntries(
    fields.map((field) => [field, rows.reduce((sum, row) => sum + (row[field as keyof Row] as number), 0)]),
  );
}

const FILE_FIELDS = ['reads', 'readBytes', 'writes', 'writeBytes', 'syncs'] as const;
const PROCESS_FIELDS = ['reads', 'readBytes', 'writes', 'writeBytes', 'syncs'] as const;

test('calls on a file are counted one by one, with their bytes, by the path its process sees', async () => {
  const { disk, group } = await stage();
  const operations = ['prepare=1,1048576', 'direct-read=20,8192', 'direct-write=10,4096', 'buffered-read=5,4096'];
  const seen = await trace(group, ['block', 'fsync', 'file'], () =>
    runWorkload({ place: group, dir: disk.dir, operations: [...operations, 'fsync=3,4096', 'sync-write=4,4096'] }),
  );
  const path = `${disk.dir}/workload-0.dat`;
  const { ino } = statSync(path);
  const rows = seen.files.filter(({ inode, device }) => inode === ino && device === disk.majorMinor);
  expect(new Set(rows.map(({ file }) => file))).toEqual(new Set([path]));
  // prepare writes block by block and syncs once; fsync dirties its block first.
  expect(total(rows, FILE_FIELDS)).toEqual({
    reads: 25,
    readBytes: 20 * 8_192 + 5 * 4_096,
    writes: 256 + 10 + 3 + 4,
    writeBytes: 1_048_576 + 17 * 4_096,
    syncs: 1 + 3 + 4,
  });
  const own = seen.spans.filter(({ file }) => file === path);
  const count = (kind: SpanKind, name: string): number =>
    own.filter((span) => span.kind === kind && span.name === name).length;
  expect(count('file', 'read')).toBe(25);
  expect(own.filter(({ name, ios }) => name === 'read' && ios === 0)).toEqual([]);
  // Synchronous writes are spans of their own, and no others.
  expect(count('file', 'write')).toBe(256 + 10 + 3);
  expect(count('fsync', 'sync-write')).toBe(4);
  expect(count('file', 'open')).toBe(3);
  expect(seen.lost).toEqual([]);
});

test('block I/O and sync calls are counted by process, sync calls also by file without any program on reads and writes', async () => {
  const { disk, group } = await stage();
  await runWorkload({ place: group, dir: disk.dir, operations: ['prepare=1,1048576', 'direct-read=1,4096'] });
  const seen = await trace(group, ['block', 'fsync'], () =>
    runWorkload({
      place: group,
      dir: disk.dir,
      operations: ['direct-read=30,16384', 'direct-write=20,8192', 'fdatasync=5,4096'],
    }),
  );
  const workload = seen.processes.filter(({ comm }) => comm === 'workload');
  expect(new Set(workload.map(({ pid }) => pid)).size).toBe(1);
  expect(total(workload, PROCESS_FIELDS)).toEqual({
    reads: 30,
    readBytes: 30 * 16_384,
    writes: 20 + 5,
    writeBytes: 20 * 8_192 + 5 * 4_096,
    syncs: 5,
  });
  expect(workload.reduce((sum, { ioNs }) => sum + ioNs, 0)).toBeGreaterThan(0);
  const file = seen.files.filter((row) => row.file === `${disk.dir}/workload-0.dat`);
  expect(total(file, FILE_FIELDS)).toEqual({ reads: 0, readBytes: 0, writes: 0, writeBytes: 0, syncs: 5 });
});
