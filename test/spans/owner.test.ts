import { expect, it } from 'vitest';
import { BLOCK_HINT, BLOCK_OPERATION } from '../../src/decode/layout.gen.ts';
import { type Birth, ownerOf } from '../../src/spans/owner.ts';
import { OWNERS } from '../../src/spans/types.ts';

const { KTHREAD, CHARGED, SUBMITTER, WRITER, THROTTLED, JOURNAL, SWAP } = BLOCK_HINT;
const SYNC = 1 << 11;
const V1 = 2 * 281 + 1;
const V2 = 2 * 281;
const FLUSHER = 'kworker/u4:1';

const birth = (change: Partial<Birth>): Birth => ({
  ...{ hints: KTHREAD | CHARGED, charged: V2, operation: BLOCK_OPERATION.WRITE, flags: 0, inode: 12, comm: FLUSHER },
  ...change,
});

it.each<[string, Partial<Birth>, (typeof OWNERS)[number]]>([
  ['what a task submits', { hints: SUBMITTER | CHARGED, comm: 'postgres' }, 'direct'],
  ['swap, whoever submits it', { hints: SWAP | CHARGED }, 'swap'],
  ['pages of a file charged through version 2', {}, 'writeback'],
  ['pages that a sync of the host writes', { flags: SYNC }, 'writeback'],
  ['a file known by its writer', { hints: KTHREAD | WRITER, charged: 3 }, 'writeback'],
  [
    'pages of a file that a commit writes first',
    { hints: KTHREAD | WRITER | JOURNAL, comm: 'jbd2/vda-8' },
    'writeback',
  ],
  ['blocks of a journal', { hints: KTHREAD | JOURNAL, inode: 0, comm: 'jbd2/vda-8' }, 'journal'],
  ['blocks of a journal nobody asked for', { hints: KTHREAD, inode: 0, comm: 'jbd2/vda-8' }, 'journal'],
  ['what is charged to nobody in scope', { hints: KTHREAD, charged: 3 }, 'unknown'],
  ['what version 1 charges to the container', { charged: V1, hints: KTHREAD | CHARGED | THROTTLED }, 'direct'],
  ['an fsync that io.max held back', { hints: KTHREAD | CHARGED | THROTTLED, flags: SYNC }, 'direct'],
  ['writeback that io.max held back', { hints: KTHREAD | CHARGED | THROTTLED }, 'writeback'],
  ['a direct write that a stacked disk passed on', { inode: 0, flags: SYNC }, 'direct'],
  ['a read that a stacked disk passed on', { operation: BLOCK_OPERATION.READ }, 'direct'],
])('%s', (_, change, owner) => {
  expect(OWNERS[ownerOf(birth(change))]).toBe(owner);
});
