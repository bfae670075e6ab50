import { describe, expect, it } from 'vitest';
import {
  BLOCK_RECORD as BLOCK,
  CGROUP_RECORD as CGROUP,
  CGROUP_EVENT,
  MOUNT_RECORD as MOUNT,
  RECORD_KIND,
  SYNC_RECORD as SYNC,
  TEARDOWN_RECORD as TEARDOWN,
  TEARDOWN_EVENT,
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
  ];
  const bytes = record(RECORD_KIND.TEARDOWN, TEARDOWN.size, fields);
  expect(only(bytes).event).toEqual({ event: name, tid: 4_003, startNs: 4_001, endNs: 4_002 });
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
