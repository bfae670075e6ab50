import { describe, expect, it } from 'vitest';
import { BLOCK_HINT, BLOCK_OPERATION } from '../../src/decode/layout.gen.ts';
import type { FsyncDetail } from '../../src/spans/types.ts';
import { deviceFromParts, sessionTime } from '../../src/units.ts';
import { type BlockFields, blocks, child, MS, type Row, sync, TID, testAssembler, wait } from './assembler-helpers.ts';

const LOOP0 = deviceFromParts(7, 0);
const SDA1 = deviceFromParts(8, 1);
const SDA = deviceFromParts(8, 0);
const FILE = { inode: 12, device: LOOP0, backingInode: 12, backingDevice: LOOP0 };
const WORKER = 900;

/** What the limit's worker submitted at `start`, in milliseconds. */
function held(start: number, end: number, fields: BlockFields = {}): BlockFields {
  return {
    hints: BLOCK_HINT.KTHREAD | BLOCK_HINT.CHARGED | BLOCK_HINT.THROTTLED,
    operation: BLOCK_OPERATION.WRITE,
    startNs: start * MS,
    endNs: end * MS,
    tid: WORKER,
    device: LOOP0,
    inode: 12,
    inodeDevice: LOOP0,
    ...fields,
  };
}

const byKind = (spans: readonly Row[], kind: string): Row[] => spans.filter((span) => span.kind === kind);
const times = (span: Row | undefined) => [(span?.startNs ?? 0) / MS, (span?.durationNs ?? 0) / MS];

describe('what a limit held back', () => {
  it('belongs to the call in whose time it was born, with the time before it', () => {
    const limit = {
      container: 70,
      cgroup: '/web',
      limit: 'blkio.throttle.write_iops_device',
      configured: 10,
      observed: 9.5,
    };
    const asked: unknown[] = [];
    const assembler = testAssembler({
      limitOf: (...args) => {
        asked.push(args);
        return limit;
      },
    });
    assembler.block(blocks(held(99, 100)));
    assembler.sync(sync(0, 101, FILE));
    const spans = assembler.spans();
    expect(spans.map(({ kind }) => kind)).toEqual(['throttle', 'block', 'fsync']);
    const [throttle, block, fsync] = spans;
    expect([throttle?.parent, block?.parent]).toEqual([fsync?.id, fsync?.id]);
    expect(throttle).toMatchObject({
      name: 'io-limit',
      tid: TID,
      startNs: 0,
      durationNs: 99 * MS,
      detail: {
        kind: 'throttle',
        device: '7:0',
        cgroup: '/web',
        limit: 'blkio.throttle.write_iops_device',
        configured: 10,
        observed: 9.5,
      },
    });
    expect(asked).toEqual([[70, LOOP0, 'write']]);
    const shares = fsync?.detail as FsyncDetail;
    expect([shares.throttleNs, shares.dataNs, shares.unexplainedNs, shares.ios]).toEqual([99 * MS, MS, MS, 1]);
  });

  it('was waited for since the end of the last own I/O, or since the thread went to sleep', () => {
    const assembler = testAssembler();
    assembler.block(blocks(child(0, 10, 20), held(99, 100)));
    assembler.sync(sync(0, 100, FILE));
    expect(times(byKind(assembler.spans(), 'throttle')[0])).toEqual([20, 79]);

    const other = testAssembler();
    other.block(blocks(held(99, 100)));
    other.wait(wait(0, 30, 100));
    other.sync(sync(0, 100, FILE));
    const spans = other.spans();
    expect(times(byKind(spans, 'throttle')[0])).toEqual([30, 69]);
    expect(byKind(spans, 'fsync')[0]?.detail).toMatchObject({ unexplainedNs: 30 * MS, throttleNs: 69 * MS });
  });

  it('is a chain of waits where there are several, no moment in two of them', () => {
    const assembler = testAssembler();
    assembler.block(blocks(held(100, 101), held(200, 201), held(200, 202)));
    assembler.sync(sync(0, 202, FILE));
    expect(byKind(assembler.spans(), 'throttle').map(times)).toEqual([
      [0, 100],
      [101, 99],
    ]);
    expect(byKind(assembler.spans(), 'fsync')[0]?.detail).toMatchObject({ throttleNs: 199 * MS, ios: 3 });
  });

  it('is a flush where it was one', () => {
    const assembler = testAssembler();
    assembler.block(blocks(held(50, 60, { operation: BLOCK_OPERATION.FLUSH, inode: 0, inodeDevice: 0 })));
    assembler.sync(sync(0, 60, FILE));
    const [fsync] = byKind(assembler.spans(), 'fsync');
    expect(fsync?.detail).toMatchObject({ flushNs: 10 * MS, dataNs: 0, throttleNs: 50 * MS });
  });

  it.each<[string, BlockFields, boolean]>([
    ['of the same file', {}, true],
    ['of another file', { inode: 13 }, false],
    ['of a file elsewhere', { inodeDevice: SDA1 }, false],
    ['without a file, on its disk', { inode: 0, inodeDevice: 0 }, true],
    ['without a file, on another disk', { inode: 0, inodeDevice: 0, device: SDA }, false],
    ['of another target', { root: 8 }, false],
    ['born before', { startNs: -1 }, false],
  ])('%s', (_, fields, belongs) => {
    const assembler = testAssembler();
    assembler.block(blocks(held(50, 60, fields)));
    assembler.sync(sync(0, 100, FILE));
    expect(byKind(assembler.spans(), 'throttle')).toHaveLength(belongs ? 1 : 0);
  });

  it('is found on the disk of a partition, and below an overlay', () => {
    const assembler = testAssembler({ isOnDisk: (device, disk) => device === SDA1 && disk === SDA });
    assembler.block(blocks(held(50, 60, { inode: 0, inodeDevice: 0, device: SDA })));
    const overlay = deviceFromParts(0, 40);
    assembler.sync(sync(0, 100, { inode: 5, device: overlay, backingInode: 12, backingDevice: SDA1 }));
    expect(byKind(assembler.spans(), 'throttle')).toHaveLength(1);
  });

  it('is not taken from one call by another', () => {
    const assembler = testAssembler();
    assembler.block(blocks(held(50, 60, { inode: 13 })));
    assembler.sync(sync(0, 100, FILE));
    assembler.sync(sync(0, 110, { inode: 13, device: LOOP0, tid: TID + 1 }));
    const [throttle] = byKind(assembler.spans(), 'throttle');
    expect(throttle?.tid).toBe(TID + 1);
  });

  it('belongs to a wait outside of any call that it ended', () => {
    const assembler = testAssembler();
    assembler.block(blocks(held(50, 60), held(70, 95)));
    assembler.wait(wait(null, 10, 90));
    const spans = assembler.spans();
    const [throttle, block, alone] = spans;
    expect(spans.map(({ kind }) => kind)).toEqual(['throttle', 'block', 'wait']);
    expect([throttle?.parent, block?.parent, alone?.parent]).toEqual([alone?.id, alone?.id, 0]);
    expect(times(throttle)).toEqual([10, 40]);
  });
});

describe('what nobody asks for', () => {
  function at(now: { ns: number }, minNs = MS) {
    return testAssembler({ now: () => sessionTime(now.ns), minNs });
  }

  it('is shown by itself after two seconds when it is slow, and its time still counts', () => {
    const now = { ns: 0 };
    const assembler = at(now);
    assembler.block(blocks(held(99, 105)));
    expect(assembler.spans()).toHaveLength(0);
    now.ns = 3e9;
    expect(assembler.spans().map(({ kind, parent }) => [kind, parent])).toEqual([['block', 0]]);
    assembler.sync(sync(0, 4_000, FILE));
    expect(byKind(assembler.spans(), 'block')).toHaveLength(1);
    expect(byKind(assembler.spans(), 'fsync')[0]?.detail).toMatchObject({ throttleNs: 99 * MS, dataNs: 6 * MS });
  });

  it('is forgotten after a minute, and shown at the end of the session', () => {
    const now = { ns: 0 };
    const assembler = at(now);
    assembler.block(blocks(held(1, 2, { endNs: MS + 1 })));
    now.ns = 61e9;
    assembler.flush();
    assembler.sync(sync(0, 100_000, FILE));
    expect(byKind(assembler.spans(), 'throttle')).toHaveLength(0);

    const ending = at({ ns: 0 });
    ending.block(blocks(held(1, 5)));
    ending.finish();
    expect(byKind(ending.spans(), 'block')).toHaveLength(1);
  });

  it('makes room for what comes: the oldest goes, shown when it is slow', () => {
    const assembler = at({ ns: 0 });
    for (let i = 0; i < 1_030; i++) assembler.block(blocks(held(i, i + 2)));
    expect(assembler.spans().map(({ startNs }) => startNs / MS)).toEqual([0, 1, 2, 3, 4, 5]);
    for (let root = 8; root < 12; root++) {
      for (let i = 0; i < 1_000; i++) assembler.block(blocks(held(i, i + 2, { root })));
    }
    assembler.finish();
    expect(assembler.spans()).toHaveLength(5_030);
  });
});
