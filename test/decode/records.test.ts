import { describe, expect, it } from 'vitest';
import {
  BLOCK_RECORD as BLOCK,
  CGROUP_RECORD as CGROUP,
  CGROUP_EVENT,
  FILE_RECORD as FILE,
  FILE_NAME_RECORD as FILE_NAME,
  JOURNAL_RECORD as JOURNAL,
  MOUNT_RECORD as MOUNT,
  PAUSE_RECORD as PAUSE,
  PAUSE_REASON,
  RECORD_KIND,
  SYNC_RECORD as SYNC,
  TEARDOWN_RECORD as TEARDOWN,
  TEARDOWN_EVENT,
  WAIT_RECORD as WAIT,
} from '../../src/decode/layout.gen.ts';
import { type Decoded, decodeAll, record, ring, type TestDecoder } from './ring-bytes.ts';

const V1 = 1n << 63n;

function only(bytes: Uint8Array): { event: Decoded['event']; decoder: TestDecoder } {
  const decoder = decodeAll(ring([bytes]));
  expect(decoder.events).toHaveLength(1);
  expect(decoder.counts).toEqual({ records: 1, unknown: 0, corrupt: 0 });
  return { event: (decoder.events[0] as Decoded).event, decoder };
}

const blockFields = [
  { at: BLOCK.startNs, u64: 1_001n },
  { at: BLOCK.issueNs, u64: 1_002n },
  { at: BLOCK.endNs, u64: 1_003n },
  { at: BLOCK.sector, u64: 1_004n },
  { at: BLOCK.bytes, u64: 1_005n },
  { at: BLOCK.root, u64: 1_006n },
  { at: BLOCK.chargedCgroup, u64: 1_007n | V1 },
  { at: BLOCK.taskCgroup, u64: 1_008n },
  { at: BLOCK.taskBlkioCgroup, u64: 1_009n | V1 },
  { at: BLOCK.operationStartNs, u64: 1_010n },
  { at: BLOCK.device, u32: 1_011 },
  { at: BLOCK.pid, u32: 1_012 },
  { at: BLOCK.tid, u32: 1_013 },
  { at: BLOCK.flags, u32: 0x8000_1014 },
  { at: BLOCK.requeues, u16: 1_015 },
  { at: BLOCK.operation, u8: 3 },
  { at: BLOCK.status, u8: 10 },
  { at: BLOCK.hints, u32: 0x1016 },
  { at: BLOCK.comm, text: 'postgres' },
  { at: BLOCK.inode, u64: 1_017n },
  { at: BLOCK.inodeDevice, u32: 1_018 },
  { at: BLOCK.operationTid, u32: 1_019 },
];

describe('a block record', () => {
  it('keeps every field in its own column', () => {
    const { event, decoder } = only(record(RECORD_KIND.BLOCK, BLOCK.size, blockFields));
    expect(event).toEqual({
      startNs: 1_001,
      issueNs: 1_002,
      endNs: 1_003,
      sector: 1_004,
      bytes: 1_005,
      root: 2_012,
      charged: 2_015,
      operationStartNs: 1_010,
      device: 1_011,
      pid: 1_012,
      tid: 1_013,
      flags: 0x8000_1014,
      requeues: 1_015,
      operation: 3,
      status: 10,
      hints: 0x1016,
      comm: decoder.strings.intern('postgres'),
      inode: 1_017,
      inodeDevice: 1_018,
      operationTid: 1_019,
    });
  });

  it('that was never issued, is outside of any operation and has no sector says so', () => {
    const fields = [
      { at: BLOCK.startNs, u64: 5n },
      { at: BLOCK.sector, u64: -1n },
    ];
    const { event } = only(record(RECORD_KIND.BLOCK, BLOCK.size, fields));
    expect(event).toMatchObject({ startNs: 5, issueNs: Number.NaN, operationStartNs: Number.NaN, sector: -1 });
  });

  it('is issued and inside of an operation also when the low word of the time is zero', () => {
    const fields = [
      { at: BLOCK.issueNs, u64: 3n << 32n },
      { at: BLOCK.operationStartNs, u64: 2n << 32n },
    ];
    const { event } = only(record(RECORD_KIND.BLOCK, BLOCK.size, fields));
    expect(event).toMatchObject({ issueNs: 3 * 2 ** 32, operationStartNs: 2 * 2 ** 32 });
  });
});

const syncFields = [
  { at: SYNC.startNs, u64: 2_001n },
  { at: SYNC.endNs, u64: 2_002n },
  { at: SYNC.root, u64: 2_003n },
  { at: SYNC.taskCgroup, u64: 2_004n },
  { at: SYNC.inode, u64: 2_005n },
  { at: SYNC.backingInode, u64: 2_006n },
  { at: SYNC.result, u64: -5n },
  { at: SYNC.device, u32: 2_007 },
  { at: SYNC.backingDevice, u32: 2_008 },
  { at: SYNC.pid, u32: 2_009 },
  { at: SYNC.tid, u32: 2_010 },
  { at: SYNC.children, u32: 2_011 },
  { at: SYNC.call, u8: 6 },
  { at: SYNC.transactionFirst, u32: 2_012 },
  { at: SYNC.transactionLast, u32: 2_013 },
  { at: SYNC.comm, text: 'etcd' },
];

function syncPath(names: string, bytes: number, truncated = 0): string {
  const fields = [
    { at: SYNC.path, text: names },
    { at: SYNC.pathBytes, u32: bytes },
    { at: SYNC.pathTruncated, u8: truncated },
  ];
  const { event } = only(record(RECORD_KIND.SYNC, SYNC.size, fields));
  return (event as Extract<Decoded, { kind: 'sync' }>['event']).path;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

describe('a sync record', () => {
  it('keeps every field under its own name', () => {
    const { event, decoder } = only(record(RECORD_KIND.SYNC, SYNC.size, syncFields));
    expect(event).toEqual({
      startNs: 2_001,
      endNs: 2_002,
      root: 4_006,
      inode: 2_005,
      backingInode: 2_006,
      result: -5,
      device: 2_007,
      backingDevice: 2_008,
      pid: 2_009,
      tid: 2_010,
      children: 2_011,
      call: 6,
      comm: decoder.strings.intern('etcd'),
      transactionFirst: 2_012,
      transactionLast: 2_013,
      path: '',
    });
  });

  it('has its path from the root down, though the kernel wrote it from the leaf up', () => {
    const names = 'member.wal\0wal\0etcd\0';
    expect(syncPath(names, names.length)).toBe('/etcd/wal/member.wal');
  });

  it('marks a path whose upper part did not fit', () => {
    const names = 'file\0dir\0';
    expect(syncPath(names, names.length, 1)).toBe('…/dir/file');
    expect(syncPath('', 0, 1)).toBe('');
  });

  it('reads names of several bytes a character, and the names after them', () => {
    const names = 'naïve – ☃.db\0été\0var\0';
    expect(syncPath(names, bytesOf(names))).toBe('/var/été/naïve – ☃.db');
  });

  it('replaces bytes that are no UTF-8 and still finds the names after them', () => {
    const bytes = record(RECORD_KIND.SYNC, SYNC.size, [{ at: SYNC.pathBytes, u32: 6 }]);
    bytes.set([0xff, 0xc3, 0, 0x64, 0x62, 0], SYNC.path);
    const { event } = only(bytes);
    expect(event).toMatchObject({ path: '/db/\ufffd\ufffd' });
  });

  it('never reads beyond its path, whatever length it claims', () => {
    expect(syncPath('x'.repeat(SYNC.pathLength), 0xffff_ffff)).toBe(`/${'x'.repeat(SYNC.pathLength)}`);
  });
});

const mountFields = [
  { at: MOUNT.startNs, u64: 3_001n },
  { at: MOUNT.endNs, u64: 3_002n },
  { at: MOUNT.root, u64: 3_003n | V1 },
  { at: MOUNT.taskCgroup, u64: 3_004n },
  { at: MOUNT.flags, u64: (7n << 32n) | 3_005n },
  { at: MOUNT.result, u64: -16n },
  { at: MOUNT.pid, u32: 3_006 },
  { at: MOUNT.tid, u32: 3_007 },
  { at: MOUNT.children, u32: 3_008 },
  { at: MOUNT.command, u32: 3_009 },
  { at: MOUNT.fd, u32: 0xffff_fffe },
  { at: MOUNT.device, u32: 3_010 },
  { at: MOUNT.call, u8: 9 },
  { at: MOUNT.comm, text: 'runc' },
  { at: MOUNT.type, text: 'overlay' },
  { at: MOUNT.source, text: '/dev/vdb' },
  { at: MOUNT.target, text: '/mnt' },
  { at: MOUNT.options, text: 'lowerdir=/a' },
];

describe('a mount record', () => {
  it('keeps every field under its own name', () => {
    const options = { at: MOUNT.optionsBytes, u32: 11 };
    const { event, decoder } = only(record(RECORD_KIND.MOUNT, MOUNT.options + 11, [...mountFields, options]));
    expect(event).toEqual({
      startNs: 3_001,
      endNs: 3_002,
      root: 6_007,
      flags: 7 * 2 ** 32 + 3_005,
      result: -16,
      pid: 3_006,
      tid: 3_007,
      children: 3_008,
      command: 3_009,
      fd: -2,
      device: 3_010,
      call: 9,
      comm: decoder.strings.intern('runc'),
      teardownPending: false,
      truncated: false,
      exiting: false,
      type: 'overlay',
      source: '/dev/vdb',
      target: '/mnt',
      options: 'lowerdir=/a',
    });
  });

  it.each(['teardownPending', 'truncated', 'exiting'] as const)('says that it is %s, and nothing else', (flag) => {
    const { event } = only(record(RECORD_KIND.MOUNT, MOUNT.options, [{ at: MOUNT[flag], u8: 1 }]));
    const clear = { teardownPending: false, truncated: false, exiting: false };
    expect(event).toMatchObject({ ...clear, [flag]: true });
  });

  it('never reads options beyond its end, whatever length it claims', () => {
    const size = MOUNT.options + 4;
    const fields = [
      { at: MOUNT.optionsBytes, u32: 0xffff_ffff },
      { at: MOUNT.options, text: 'rw,x' },
    ];
    const decoder = decodeAll(ring([record(RECORD_KIND.MOUNT, size, fields), record(RECORD_KIND.BLOCK, BLOCK.size)]));
    expect(decoder.events[0]?.event).toMatchObject({ options: 'rw,x' });
    expect(decoder.events).toHaveLength(2);
  });

  it('has strings that fill their field without a NUL', () => {
    const fields = [
      { at: MOUNT.type, text: 't'.repeat(MOUNT.typeLength) },
      { at: MOUNT.source, text: 's'.repeat(MOUNT.sourceLength) },
      { at: MOUNT.target, text: 'd'.repeat(MOUNT.targetLength) },
    ];
    const { event } = only(record(RECORD_KIND.MOUNT, MOUNT.options, fields));
    expect(event).toMatchObject({ type: 't'.repeat(64), source: 's'.repeat(1_024), target: 'd'.repeat(1_024) });
  });
});

it.each([
  ['begin', TEARDOWN_EVENT.BEGIN],
  ['end', TEARDOWN_EVENT.END],
] as const)('a teardown record tells its %s and names its operation', (name, event) => {
  const fields = [
    { at: TEARDOWN.startNs, u64: 4_001n },
    { at: TEARDOWN.endNs, u64: 4_002n },
    { at: TEARDOWN.tid, u32: 4_003 },
    { at: TEARDOWN.event, u32: event },
    { at: TEARDOWN.device, u32: 4_004 },
  ];
  const bytes = record(RECORD_KIND.TEARDOWN, TEARDOWN.size, fields);
  expect(only(bytes).event).toEqual({ event: name, tid: 4_003, startNs: 4_001, endNs: 4_002, device: 4_004 });
});

it.each([
  ['made', CGROUP_EVENT.MADE],
  ['removed', CGROUP_EVENT.REMOVED],
] as const)('a cgroup record tells that one was %s, and where', (name, event) => {
  const fields = [
    { at: CGROUP.timeNs, u64: 5_001n },
    { at: CGROUP.cgroup, u64: 5_002n },
    { at: CGROUP.root, u64: 5_003n | V1 },
    { at: CGROUP.event, u32: event },
    { at: CGROUP.path, text: '/docker/abc' },
  ];
  const bytes = record(RECORD_KIND.CGROUP, CGROUP.size, fields);
  const expected = { event: name, timeNs: 5_001, cgroup: 10_004, root: 10_007, path: '/docker/abc' };
  expect(only(bytes).event).toEqual(expected);
});

const journalFields = [
  { at: JOURNAL.startNs, u64: 6_001n },
  { at: JOURNAL.lockedNs, u64: 6_002n },
  { at: JOURNAL.loggingNs, u64: 6_003n },
  { at: JOURNAL.endNs, u64: 6_004n },
  { at: JOURNAL.device, u32: 6_005 },
  { at: JOURNAL.transaction, u32: 6_006 },
  { at: JOURNAL.pid, u32: 6_007 },
  { at: JOURNAL.tid, u32: 6_008 },
  { at: JOURNAL.requestedBy, u32: 6_009 },
  { at: JOURNAL.blocks, u32: 6_010 },
  { at: JOURNAL.handles, u32: 6_011 },
  { at: JOURNAL.children, u32: 6_012 },
  { at: JOURNAL.comm, text: 'jbd2/vda1-8' },
];

describe('a journal record', () => {
  it('keeps every field under its own name', () => {
    const { event, decoder } = only(record(RECORD_KIND.JOURNAL, JOURNAL.size, journalFields));
    expect(event).toEqual({
      startNs: 6_001,
      lockedNs: 6_002,
      loggingNs: 6_003,
      endNs: 6_004,
      device: 6_005,
      transaction: 6_006,
      pid: 6_007,
      tid: 6_008,
      requestedBy: 6_009,
      blocks: 6_010,
      handles: 6_011,
      children: 6_012,
      comm: decoder.strings.intern('jbd2/vda1-8'),
    });
  });

  it('says which of its steps were not seen', () => {
    const { event } = only(record(RECORD_KIND.JOURNAL, JOURNAL.size, journalFields.slice(0, 1)));
    expect(event).toMatchObject({ startNs: 6_001, lockedNs: Number.NaN, loggingNs: Number.NaN });
  });
});

const waitFields = [
  { at: WAIT.startNs, u64: 7_001n },
  { at: WAIT.endNs, u64: 7_002n },
  { at: WAIT.root, u64: 7_003n | V1 },
  { at: WAIT.operationStartNs, u64: 7_004n },
  { at: WAIT.pid, u32: 7_005 },
  { at: WAIT.tid, u32: 7_006 },
  { at: WAIT.stack, u32: 7_007 },
  { at: WAIT.call, u32: 74 },
  { at: WAIT.iowait, u32: 1 },
  { at: WAIT.comm, text: 'redis' },
];

describe('a wait record', () => {
  it('keeps every field under its own name', () => {
    const { event, decoder } = only(record(RECORD_KIND.WAIT, WAIT.size, waitFields));
    expect(event).toEqual({
      startNs: 7_001,
      endNs: 7_002,
      root: 14_007,
      operationStartNs: 7_004,
      pid: 7_005,
      tid: 7_006,
      stack: 7_007,
      call: 74,
      iowait: true,
      comm: decoder.strings.intern('redis'),
    });
  });

  it('without a stack, a system call or an operation says so', () => {
    const fields = [
      { at: WAIT.stack, u32: 0xffff_ffef },
      { at: WAIT.call, u32: 0xffff_ffff },
    ];
    const { event } = only(record(RECORD_KIND.WAIT, WAIT.size, fields));
    expect(event).toMatchObject({ stack: -17, call: -1, operationStartNs: Number.NaN, iowait: false });
  });
});

it('a pause record keeps every field under its own name', () => {
  const fields = [
    { at: PAUSE.startNs, u64: 8_001n },
    { at: PAUSE.endNs, u64: 8_002n },
    { at: PAUSE.root, u64: 8_003n },
    { at: PAUSE.operationStartNs, u64: 8_004n },
    { at: PAUSE.pages, u64: 8_005n },
    { at: PAUSE.limit, u64: 8_006n },
    { at: PAUSE.pid, u32: 8_007 },
    { at: PAUSE.tid, u32: 8_008 },
    { at: PAUSE.reason, u32: PAUSE_REASON.DIRTY_PAGES },
    { at: PAUSE.device, u32: 8_009 },
    { at: PAUSE.comm, text: 'dd' },
  ];
  const { event, decoder } = only(record(RECORD_KIND.PAUSE, PAUSE.size, fields));
  expect(event).toEqual({
    startNs: 8_001,
    endNs: 8_002,
    root: 16_006,
    operationStartNs: 8_004,
    pages: 8_005,
    limit: 8_006,
    pid: 8_007,
    tid: 8_008,
    reason: PAUSE_REASON.DIRTY_PAGES,
    device: 8_009,
    comm: decoder.strings.intern('dd'),
  });
});

const fileFields = [
  { at: FILE.startNs, u64: 9_001n },
  { at: FILE.endNs, u64: 9_002n },
  { at: FILE.root, u64: 9_003n },
  { at: FILE.inode, u64: 9_004n },
  { at: FILE.result, u64: -2n },
  { at: FILE.device, u32: 9_005 },
  { at: FILE.pid, u32: 9_006 },
  { at: FILE.tid, u32: 9_007 },
  { at: FILE.children, u32: 9_008 },
  { at: FILE.call, u8: 3 },
  { at: FILE.comm, text: 'mv' },
];

describe('a file record', () => {
  it('keeps every field under its own name, and paths as the caller passed them', () => {
    const passed = [
      { at: FILE.pathPassed, u8: 1 },
      { at: FILE.pathBytes, u32: 5 },
      { at: FILE.path, text: 'a/b' },
      { at: FILE.otherBytes, u32: 7 },
      { at: FILE.other, text: '../c/d' },
    ];
    const { event, decoder } = only(record(RECORD_KIND.FILE, FILE.size, [...fileFields, ...passed]));
    expect(event).toEqual({
      startNs: 9_001,
      endNs: 9_002,
      root: 18_006,
      inode: 9_004,
      result: -2,
      device: 9_005,
      pid: 9_006,
      tid: 9_007,
      children: 9_008,
      call: 3,
      comm: decoder.strings.intern('mv'),
      path: 'a/b',
      other: '../c/d',
    });
  });

  it('has the path of a descriptor from the root down, and marks one that did not fit', () => {
    const names = [
      { at: FILE.path, text: 'data.db\0lib\0' },
      { at: FILE.pathBytes, u32: 12 },
    ];
    const whole = only(record(RECORD_KIND.FILE, FILE.size, [...fileFields, ...names])).event;
    expect(whole).toMatchObject({ path: '/lib/data.db', other: '' });
    const cut = only(record(RECORD_KIND.FILE, FILE.size, [...names, { at: FILE.pathTruncated, u8: 1 }])).event;
    expect(cut).toMatchObject({ path: '…/lib/data.db' });
  });

  it('never reads beyond its paths, whatever lengths it claims', () => {
    const fields = [
      { at: FILE.pathPassed, u8: 1 },
      { at: FILE.pathBytes, u32: 0xffff_ffff },
      { at: FILE.path, text: 'p'.repeat(FILE.pathLength) },
      { at: FILE.otherBytes, u32: 0xffff_ffff },
      { at: FILE.other, text: 'o'.repeat(FILE.otherLength) },
    ];
    const { event } = only(record(RECORD_KIND.FILE, FILE.size, fields));
    expect(event).toMatchObject({ path: 'p'.repeat(FILE.pathLength), other: 'o'.repeat(FILE.otherLength) });
  });
});

it('a file name record names a file of a target', () => {
  const fields = [
    { at: FILE_NAME.root, u64: 10_001n },
    { at: FILE_NAME.inode, u64: 10_002n },
    { at: FILE_NAME.device, u32: 10_003 },
    { at: FILE_NAME.pathBytes, u32: 8 },
    { at: FILE_NAME.path, text: 'wal\0etcd' },
  ];
  const { event } = only(record(RECORD_KIND.FILE_NAME, FILE_NAME.size, fields));
  expect(event).toEqual({ root: 20_002, inode: 10_002, device: 10_003, path: '/etcd/wal' });
});
