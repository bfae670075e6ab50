import { describe, expect, it } from 'vitest';
import { BLOCK_HINT, BLOCK_OPERATION } from '../../src/decode/layout.gen.ts';
import { type JournalDetail, OWNERS, WAIT_CAUSES } from '../../src/spans/types.ts';
import {
  type BlockFields,
  blocks,
  file,
  fsyncDetail,
  JOURNAL_TID,
  journal,
  MS,
  mountDetailOf,
  type Row,
  sync,
  TID,
  teardown,
  testAssembler,
  umount,
  wait,
} from './assembler-helpers.ts';

const DISK = (7 << 20) | 3;
const OTHER_DISK = (7 << 20) | 4;
const WAITS_FOR_JOURNAL = { cause: WAIT_CAUSES.indexOf('journal'), functions: ['jbd2_log_wait_commit'] };

/** Of the commit that began at `of`. */
function io(of: number, start: number, end: number, fields: BlockFields = {}): BlockFields {
  const hints = BLOCK_HINT.KTHREAD | BLOCK_HINT.JOURNAL | BLOCK_HINT.OUTSIDE;
  const times = { operationStartNs: of * MS, startNs: start * MS, endNs: end * MS };
  return { ...times, tid: JOURNAL_TID, root: 0, hints, operation: BLOCK_OPERATION.WRITE, ...fields };
}

const commit = (start: number, end: number, transaction: number) =>
  journal(start, end, { device: DISK, transaction, handles: 3, blocks: 5, requestedBy: 41 });

const fsync = (start: number, end: number, first: number, last = first) =>
  sync(start, end, { backingDevice: DISK, backingInode: 1, transactionFirst: first, transactionLast: last });

const ofKind = (rows: readonly Row[], kind: string): Row[] => rows.filter((row) => row.kind === kind);
const transactions = (rows: readonly Row[]): number[] =>
  ofKind(rows, 'journal').map(({ detail }) => (detail as JournalDetail).transaction);

describe('a commit that an fsync waited for', () => {
  it('is its child, with the block I/O of the commit below it, and part of its time', () => {
    const assembler = testAssembler();
    assembler.block(blocks(io(2, 3, 4), io(2, 4, 9)));
    assembler.journal(commit(2, 10, 7));
    assembler.sync(fsync(1, 11, 7));
    const rows = assembler.spans();
    expect(rows.map(({ kind }) => kind)).toEqual(['block', 'block', 'journal', 'fsync']);
    const [first, second, child, parent] = rows as [Row, Row, Row, Row];
    expect([first.parent, second.parent, child.parent, parent.parent]).toEqual([child.id, child.id, parent.id, 0]);
    expect(new Set(rows.map(({ container }) => container))).toEqual(new Set([70]));
    expect([first, second].map(({ owner }) => OWNERS[owner])).toEqual(['journal', 'journal']);
    expect(child).toMatchObject({ name: 'commit', tid: JOURNAL_TID, startNs: 2 * MS, durationNs: 8 * MS });
    expect(child.detail).toEqual({
      ...{ kind: 'journal', device: '7:3', transaction: 7, requestedBy: 41, blocks: 5, handles: 3 },
    });
    expect(fsyncDetail(parent)).toMatchObject({ journalNs: 8 * MS, unexplainedNs: 2 * MS, ios: 0 });
  });

  it('is waited for by each, with span ids of its own', () => {
    const assembler = testAssembler();
    assembler.block(blocks(io(2, 3, 9)));
    assembler.journal(commit(2, 10, 7));
    assembler.sync(fsync(1, 11, 7));
    assembler.sync({ ...fsync(5, 12, 7), tid: TID + 1, root: 8 });
    const rows = assembler.spans();
    expect(new Set(rows.map(({ id }) => id)).size).toBe(6);
    const [a, b] = ofKind(rows, 'fsync');
    expect(ofKind(rows, 'journal').map(({ parent }) => parent)).toEqual([a?.id, b?.id]);
    expect(fsyncDetail(b).journalNs).toBe(5 * MS);
  });

  it('has a part in it only while the fsync was there', () => {
    const assembler = testAssembler();
    assembler.journal(commit(0, 10, 7));
    assembler.sync(fsync(8, 20, 7));
    expect(fsyncDetail(assembler.spans().at(-1))).toMatchObject({ journalNs: 2 * MS, unexplainedNs: 10 * MS });
  });

  it('is known by its number, also where numbers wrap', () => {
    const assembler = testAssembler();
    for (const [i, transaction] of [0xffff_fffd, 0xffff_ffff, 0, 2].entries()) {
      assembler.journal(commit(2 + 2 * i, 3 + 2 * i, transaction));
    }
    assembler.sync(fsync(1, 20, 0xffff_ffff, 1));
    // The one before the first could not be overtaken.
    expect(transactions(assembler.spans())).toEqual([0xffff_fffd, 0xffff_ffff, 0]);
  });

  it('takes the commit before it along, which it could not begin before', () => {
    const assembler = testAssembler();
    assembler.journal(commit(0, 5, 6));
    assembler.journal(commit(5, 10, 7));
    assembler.sync(fsync(2, 10, 7));
    const rows = assembler.spans();
    expect(transactions(rows)).toEqual([6, 7]);
    expect(fsyncDetail(rows.at(-1))).toMatchObject({ journalNs: 8 * MS, unexplainedNs: 0 });
  });
});

describe('a commit that an fsync did not wait for', () => {
  it.each([
    ['of another transaction', fsync(1, 11, 3)],
    ['of another file system', { ...fsync(1, 11, 0), backingDevice: OTHER_DISK }],
    ['that was over before', fsync(10, 20, 0)],
  ])('%s is none of its children', (_, event) => {
    const assembler = testAssembler();
    assembler.block(blocks(io(2, 3, 9)));
    assembler.journal(commit(2, 10, 7));
    assembler.sync(event);
    const rows = assembler.spans();
    expect(rows.map(({ kind }) => kind)).toEqual(['fsync']);
    expect(fsyncDetail(rows[0]).journalNs).toBe(0);
  });

  it('is no span, nor is its block I/O, however slow', () => {
    const assembler = testAssembler();
    assembler.block(blocks(io(0, 0, 900)));
    assembler.journal(commit(0, 900, 7));
    expect(assembler.spans()).toEqual([]);
    expect(assembler.lost.children).toBe(0);
  });
});

it('without a known transaction, overlap on the file system tells; of sync(2), on any', () => {
  const assembler = testAssembler();
  assembler.journal(commit(2, 6, 7));
  assembler.journal({ ...commit(6, 9, 8), device: OTHER_DISK });
  assembler.sync({ ...fsync(1, 11, 0), call: 3 });
  assembler.sync({ ...sync(1, 11, { call: 4 }), tid: TID + 1 });
  const [syncfs, all] = ofKind(assembler.spans(), 'fsync');
  expect([fsyncDetail(syncfs).journalNs, fsyncDetail(all).journalNs]).toEqual([4 * MS, 7 * MS]);
});

it('journal I/O of a target’s own is a span by itself too, when it is slow', () => {
  const assembler = testAssembler();
  const hints = BLOCK_HINT.KTHREAD | BLOCK_HINT.JOURNAL;
  assembler.block(blocks(io(0, 0, 9, { hints, root: 7 }), io(0, 0, 0.5, { hints, root: 7 })));
  expect(assembler.spans().map(({ parent, durationNs }) => [parent, durationNs])).toEqual([[0, 9 * MS]]);
});

it('a call on a file has a commit below it only where it was seen to wait for the journal', () => {
  const assembler = testAssembler({ stackOf: () => WAITS_FOR_JOURNAL });
  assembler.journal(commit(2, 10, 7));
  assembler.file(file(1, 11, { device: DISK, inode: 5 }));
  expect(transactions(assembler.spans())).toEqual([]);
  assembler.wait(wait(1, 3, 9, { tid: TID + 1 }));
  assembler.file({ ...file(1, 11, { device: DISK, inode: 5 }), tid: TID + 1 });
  expect(transactions(assembler.spans())).toEqual([7]);
});

describe('limits', () => {
  it('keep 64 block I/Os of a commit, and count the others where the commit is shown', () => {
    const assembler = testAssembler();
    assembler.block(blocks(...Array.from({ length: 70 }, (_, i) => io(2, 3 + i / 100, 4 + i / 100))));
    assembler.journal({ ...commit(2, 10, 7), children: 70 });
    expect(assembler.lost.children).toBe(0);
    assembler.sync(fsync(1, 11, 7));
    expect(ofKind(assembler.spans(), 'block')).toHaveLength(64);
    expect(assembler.lost.children).toBe(6);
  });

  it('keep the latest 64 commits of a file system', () => {
    const assembler = testAssembler();
    for (let i = 0; i < 70; i++) assembler.journal(commit(i, i + 1, i + 1));
    assembler.sync(fsync(0, 100, 0));
    expect(transactions(assembler.spans())).toEqual(Array.from({ length: 64 }, (_, i) => i + 7));
  });

  it('keep 1024 commits of all file systems, those of the longest silent one go first', () => {
    const assembler = testAssembler();
    for (let device = 1; device <= 17; device++) {
      for (let i = 0; i < 64; i++) assembler.journal({ ...commit(i, i + 1, i + 1), device });
    }
    assembler.sync(sync(0, 100, { call: 4 }));
    const devices = new Set(ofKind(assembler.spans(), 'journal').map(({ detail }) => (detail as JournalDetail).device));
    expect([devices.size, devices.has('0:1')]).toEqual([16, false]);
  });
});

describe('what kernel threads write for an umount', () => {
  const KTHREAD = BLOCK_HINT.KTHREAD;
  const written = (start: number, end: number, fields: BlockFields = {}): BlockFields => ({
    ...{ startNs: start * MS, endNs: end * MS, operationStartNs: 0, tid: 99, operationTid: TID, root: 0 },
    ...{ hints: KTHREAD | BLOCK_HINT.OUTSIDE, operation: BLOCK_OPERATION.WRITE, bytes: 1_000, ...fields },
  });

  it('is its child in its container, and told by whose pages it was', () => {
    const assembler = testAssembler({ nameOf: (container) => ({ 70: 'db', 80: 'web' })[container] });
    const own = { operationStartNs: 0, startNs: 60 * MS, endNs: 61 * MS, operation: BLOCK_OPERATION.WRITE, bytes: 10 };
    assembler.block(
      blocks(written(10, 40), written(20, 50), written(50, 55, { root: 8, hints: KTHREAD | BLOCK_HINT.WRITER }), own),
    );
    assembler.block(blocks(io(70, 71, 75, { bytes: 300, comm: assembler.strings.intern('jbd2/loop3-8') })));
    assembler.journal({ ...commit(70, 80, 7), comm: assembler.strings.intern('jbd2/loop3-8') });
    assembler.mount(umount(0, 1));
    assembler.teardown({ ...teardown('end', 0, 90), device: DISK });
    const rows = assembler.spans();
    const span = rows.at(-1);
    expect(mountDetailOf(span).written).toEqual([
      { who: 'unknown', count: 2, bytes: 2_000 },
      { who: 'web', count: 1, bytes: 1_000 },
      { who: 'host:jbd2/loop3-8', count: 1, bytes: 300 },
      { who: 'db', count: 1, bytes: 10 },
    ]);
    expect(mountDetailOf(span)).toMatchObject({ dataNs: 46 * MS, journalNs: 10 * MS, unexplainedNs: 34 * MS });
    const below = rows.filter(({ parent }) => parent === span?.id);
    expect(below.map(({ container }) => container).sort()).toEqual([70, 70, 70, 70, 80]);
  });

  it('waits for it: nothing of it is shown without it', () => {
    const assembler = testAssembler({ minNs: 100 * MS });
    assembler.block(blocks(written(0, 900)));
    expect(assembler.spans()).toEqual([]);
    assembler.mount(umount(0, 1));
    assembler.teardown({ ...teardown('end', 0, 1_000), device: DISK });
    expect(assembler.spans().map(({ kind }) => kind)).toEqual(['block', 'mount']);
  });

  it('names 16 at most, and the rest nobody’s', () => {
    const assembler = testAssembler({ nameOf: (container) => `c${container}` });
    assembler.block(
      blocks(...Array.from({ length: 20 }, (_, i) => written(1, 2, { root: i + 1, hints: KTHREAD, bytes: 100 - i }))),
    );
    assembler.mount(umount(0, 1));
    assembler.teardown({ ...teardown('end', 0, 90), device: DISK });
    const shares = mountDetailOf(assembler.spans().at(-1)).written ?? [];
    expect(shares).toHaveLength(16);
    expect(shares.at(-1)).toEqual({ who: 'unknown', count: 5, bytes: 85 + 84 + 83 + 82 + 81 });
  });
});
