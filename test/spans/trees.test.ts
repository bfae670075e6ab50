import { describe, expect, it } from 'vitest';
import { BLOCK_OPERATION } from '../../src/decode/layout.gen.ts';
import { NO_SHARES } from '../../src/spans/types.ts';
import { blocks, child, fsyncDetail, MS, mount, type Row, sync, TID, testAssembler } from './assembler-helpers.ts';

const ofKind = (rows: readonly Row[], kind: string): Row[] => rows.filter((row) => row.kind === kind);

describe('children of a slow fsync', () => {
  it('are sent before it, with its id as parent, also those below the threshold', () => {
    const assembler = testAssembler({ minNs: 5 * MS });
    assembler.block(blocks(child(0, 1, 2), child(0, 2, 9), child(0, 9, 9.5)));
    assembler.sync(sync(0, 10));
    const rows = assembler.spans();
    expect(rows.map(({ kind }) => kind)).toEqual(['block', 'block', 'block', 'fsync']);
    const parent = rows.at(-1)?.id;
    expect(rows.map((row) => row.parent)).toEqual([parent, parent, parent, 0]);
    expect(assembler.lost.children).toBe(0);
  });

  it('that are slow themselves are sent at once, with the id their parent will have', () => {
    const assembler = testAssembler({ minNs: 5 * MS });
    assembler.block(blocks(child(0, 1, 8), child(0, 8, 9)));
    const [slow, ...others] = [...assembler.spans()];
    expect(others).toEqual([]);
    assembler.sync(sync(0, 10));
    const rows = assembler.spans();
    expect(rows.map(({ durationNs }) => durationNs / MS)).toEqual([7, 1, 10]);
    expect(slow?.parent).toBe(rows.at(-1)?.id);
  });

  it('keep all their fields while they wait', () => {
    const fields = { pid: 1, comm: 2, device: 3, bytes: 4, sector: 5, requeues: 6, flags: 1 << 11, status: 10 };
    const assembler = testAssembler({ minNs: 5 * MS });
    assembler.block(blocks(child(0, 1, 2, { ...fields, issueNs: 1.5 * MS, root: 9 })));
    assembler.sync(sync(0, 10));
    expect(assembler.spans()[0]).toMatchObject({
      ...{ kind: 'block', name: 'read', container: 90, pid: 1, tid: TID, comm: 2, startNs: MS, durationNs: MS },
      ...{ error: 5, device: 3, bytes: 4, sector: 5, queueNs: MS / 2, flags: 1, requeues: 6, detail: undefined },
    });
  });

  it('that complete after it ended are sent with its id', () => {
    const assembler = testAssembler({ minNs: 5 * MS });
    assembler.sync(sync(0, 10));
    assembler.block(blocks(child(0, 1, 12), child(0, 11, 12)));
    const rows = assembler.spans();
    expect(rows.map(({ kind }) => kind)).toEqual(['fsync', 'block', 'block']);
    expect(ofKind(rows, 'block').map(({ parent }) => parent)).toEqual([rows[0]?.id, rows[0]?.id]);
  });

  it('of another thread, or of the thread’s operation before, are not its own', () => {
    const assembler = testAssembler({ minNs: 5 * MS });
    assembler.block(blocks(child(0, 1, 2), child(0, 1, 2, { tid: TID + 1 })));
    assembler.sync(sync(0, 10));
    assembler.block(blocks(child(20, 21, 22)));
    assembler.sync(sync(20, 30));
    const rows = assembler.spans();
    const [first, second] = ofKind(rows, 'fsync');
    expect(ofKind(rows, 'block').map(({ parent }) => parent)).toEqual([first?.id, second?.id]);
    expect(first?.id).not.toBe(second?.id);
  });

  it('are more than the columns of one batch hold, and still come before it', () => {
    const limits = { heldChildren: 6_000, operations: 8 };
    const assembler = testAssembler({ minNs: 5 * MS, limits });
    assembler.block(blocks(...Array.from({ length: 6_000 }, (_, i) => child(0, i / 1_000, i / 1_000 + 0.001))));
    assembler.sync(sync(0, 10));
    const rows = assembler.spans();
    expect(rows).toHaveLength(6_001);
    expect(rows.at(-1)?.kind).toBe('fsync');
    expect(new Set(rows.slice(0, -1).map(({ parent }) => parent))).toEqual(new Set([rows.at(-1)?.id]));
  });
});

describe('children of a fast fsync', () => {
  it('go with it: neither is sent, nor counted as lost', () => {
    const assembler = testAssembler({ minNs: 50 * MS });
    assembler.block(blocks(child(0, 1, 2), child(0, 2, 3)));
    assembler.sync(sync(0, 10));
    expect(assembler.spans()).toEqual([]);
    expect(assembler.lost.children).toBe(0);
  });

  it('that complete after it ended are sent when they are slow, without a parent', () => {
    const assembler = testAssembler({ minNs: 50 * MS });
    assembler.sync(sync(0, 10));
    assembler.block(blocks(child(0, 1, 12), child(0, 1, 80)));
    const rows = assembler.spans();
    expect(rows.map(({ durationNs, parent }) => [durationNs / MS, parent])).toEqual([[79, 0]]);
  });

  it('never name a parent that is not sent, also when the threshold rises in between', () => {
    const assembler = testAssembler({ minNs: 1 * MS });
    assembler.block(blocks(child(0, 1, 4)));
    assembler.setMinNs(50 * MS);
    assembler.sync(sync(0, 10));
    const rows = assembler.spans();
    expect(rows.map(({ kind }) => kind)).toEqual(['block', 'fsync']);
    expect(rows[0]?.parent).toBe(rows[1]?.id);
  });
});

describe('the time of an fsync', () => {
  it('is split into data, flush and what no child covers', () => {
    const assembler = testAssembler();
    const flush = { operation: BLOCK_OPERATION.FLUSH };
    // Data covers 1 to 5, a flush 4 to 8 of which 4 to 5 is data's already; 0 to 1 and 8 to 10 nobody.
    assembler.block(blocks(child(0, 1, 3), child(0, 2, 5), child(0, 4, 8, flush)));
    assembler.sync(sync(0, 10));
    expect(fsyncDetail(assembler.spans().at(-1))).toMatchObject({
      ...{ dataNs: 4 * MS, flushNs: 3 * MS, unexplainedNs: 3 * MS, ios: 3 },
    });
  });

  it('counts nothing of a child that goes on after it', () => {
    const assembler = testAssembler();
    assembler.block(blocks(child(0, 6, 25)));
    assembler.sync(sync(0, 10));
    expect(fsyncDetail(assembler.spans().at(-1))).toMatchObject({ dataNs: 4 * MS, unexplainedNs: 6 * MS });
  });

  it('without children is unexplained', () => {
    const assembler = testAssembler();
    assembler.sync(sync(3, 10));
    const detail = fsyncDetail(assembler.spans()[0]);
    expect(detail).toMatchObject({ dataNs: 0, flushNs: 0, unexplainedNs: 7 * MS, ios: 0 });
  });
});

describe('an fsync span', () => {
  it('keeps every field under its own name', () => {
    const assembler = testAssembler();
    const fields = {
      ...{ root: 3, pid: 4, comm: 5, call: 1, inode: 6, backingInode: 7, path: '/db/wal' },
      ...{ device: (8 << 20) | 1, backingDevice: (254 << 20) | 2 },
    };
    assembler.sync(sync(1, 10, fields));
    expect(assembler.spans()).toEqual([
      {
        ...{ id: 1, parent: 0, kind: 'fsync', name: 'fdatasync', container: 30, pid: 4, tid: TID, comm: 5 },
        ...{ startNs: MS, durationNs: 9 * MS, error: 0, device: 0, bytes: 0, sector: -1, queueNs: -1 },
        ...{ flags: 0, owner: 0, requeues: 0 },
        detail: {
          ...{ kind: 'fsync', file: '/db/wal', device: '8:1', inode: 6, backingDevice: '254:2', backingInode: 7 },
          ...NO_SHARES,
          ...{ unexplainedNs: 9 * MS, ios: 0 },
        },
      },
    ]);
  });

  it('leaves out what is unknown', () => {
    const assembler = testAssembler();
    assembler.sync(sync(0, 10));
    const detail = fsyncDetail(assembler.spans()[0]);
    for (const name of ['file', 'device', 'inode', 'backingDevice', 'backingInode']) {
      expect(detail).not.toHaveProperty(name);
    }
  });

  it('has the errno of a call that failed, and the bytes of a synchronous write', () => {
    const assembler = testAssembler();
    assembler.sync(sync(0, 10, { result: -28 }));
    assembler.sync(sync(20, 30, { result: 512, call: 6 }));
    const [failed, wrote] = assembler.spans();
    expect([failed?.error, fsyncDetail(failed).bytes]).toEqual([28, undefined]);
    expect([wrote?.error, wrote?.name, fsyncDetail(wrote).bytes]).toEqual([0, 'sync-write', 512]);
  });
});

describe('limits', () => {
  it('hold back so many children of one operation; the rest count as lost, but cover their time', () => {
    const assembler = testAssembler({ minNs: 5 * MS, limits: { heldChildren: 20, operations: 8 } });
    assembler.block(blocks(...Array.from({ length: 30 }, (_, i) => child(0, i, i + 1))));
    expect(assembler.lost.children).toBe(10);
    assembler.sync(sync(0, 30));
    const rows = assembler.spans();
    expect(ofKind(rows, 'block')).toHaveLength(20);
    expect(fsyncDetail(rows.at(-1))).toMatchObject({ ios: 30, dataNs: 30 * MS, unexplainedNs: 0 });
  });

  it('remember so many operations; children of the oldest count as lost when it is forgotten', () => {
    const assembler = testAssembler({ minNs: 5 * MS, limits: { heldChildren: 8, operations: 3 } });
    for (let tid = 1; tid <= 3; tid++) assembler.block(blocks(child(0, 1, 2, { tid }), child(0, 1, 2, { tid })));
    expect(assembler.lost.children).toBe(0);
    assembler.block(blocks(child(0, 1, 2, { tid: 4 })));
    expect(assembler.lost.children).toBe(2);
    for (const tid of [2, 3, 4]) assembler.sync(sync(0, 10, { tid }));
    expect(ofKind(assembler.spans(), 'block')).toHaveLength(5);
    expect(assembler.lost.children).toBe(2);
  });

  it('count children as lost whose parent’s record never came', () => {
    const assembler = testAssembler({ minNs: 5 * MS });
    assembler.block(blocks(child(0, 1, 2), child(0, 2, 3)));
    assembler.block(blocks(child(100, 101, 102)));
    expect(assembler.lost.children).toBe(2);
  });

  it('count no child of an operation that has ended, however it is forgotten', () => {
    const assembler = testAssembler({ minNs: 5 * MS, limits: { heldChildren: 8, operations: 1 } });
    assembler.block(blocks(child(0, 1, 2)));
    assembler.mount(mount(0, 10));
    assembler.sync(sync(20, 30, { tid: TID + 1 }));
    assembler.sync(sync(40, 50));
    expect(assembler.lost.children).toBe(0);
  });
});
