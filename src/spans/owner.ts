/** Who a block I/O is charged to, from what its birth showed. */
import { BLOCK_HINT } from '../decode/layout.gen.ts';
import { OWNERS } from './types.ts';

const DIRECT = OWNERS.indexOf('direct');
const WRITEBACK = OWNERS.indexOf('writeback');
const JOURNAL = OWNERS.indexOf('journal');
const SWAP = OWNERS.indexOf('swap');
const UNKNOWN = OWNERS.indexOf('unknown');

/** Index into OWNERS. `charged` is the key of the cgroup the bio is charged to; `text` resolves the submitter's comm. */
export function ownerOf(hints: number, charged: number, text: (id: number) => string, comm: number): number {
  if (hints & BLOCK_HINT.SWAP) return SWAP;
  if (!(hints & BLOCK_HINT.KTHREAD)) return DIRECT;
  if (text(comm).startsWith('jbd2/')) return JOURNAL;
  // A kernel thread works on somebody's behalf: the cgroup it charges says whose.
  if (!(hints & BLOCK_HINT.CHARGED)) return UNKNOWN;
  // Version 1 charges all writeback to the root: what a worker submits on behalf of another cgroup there was held back by a limit, or passed on by a
  // stacked device, and was the container's own.
  return charged % 2 === 1 ? DIRECT : WRITEBACK;
}
