/** Who a block I/O is charged to, from what its birth showed. */
import { BLOCK_HINT, BLOCK_OPERATION } from '../decode/layout.gen.ts';
import { OWNERS } from './types.ts';

const DIRECT = OWNERS.indexOf('direct');
const WRITEBACK = OWNERS.indexOf('writeback');
const JOURNAL = OWNERS.indexOf('journal');
const SWAP = OWNERS.indexOf('swap');
const UNKNOWN = OWNERS.indexOf('unknown');

/** REQ_SYNC: somebody waits for it. */
const SYNC_FLAG = 1 << 11;

export interface Birth {
  readonly hints: number;
  /** Key of the cgroup the bio is charged to. */
  readonly charged: number;
  /** As BLOCK_OPERATION. */
  readonly operation: number;
  /** REQ_* bits. */
  readonly flags: number;
  /** Of the page it carries; 0: no page cache of a file. */
  readonly inode: number;
  /** Of the submitter. */
  readonly comm: string;
}

/** Index into OWNERS. */
export function ownerOf({ hints, charged, operation, flags, inode, comm }: Birth): number {
  if (hints & BLOCK_HINT.SWAP) return SWAP;
  if (!(hints & BLOCK_HINT.KTHREAD)) return DIRECT;
  if (hints & BLOCK_HINT.WRITER) return WRITEBACK;
  // A commit writes file data too, before its own blocks: those are pages of somebody.
  if (inode === 0 && (hints & BLOCK_HINT.JOURNAL || comm.startsWith('jbd2/'))) return JOURNAL;
  // A kernel thread works on somebody's behalf: the cgroup it charges says whose.
  if (!(hints & BLOCK_HINT.CHARGED)) return UNKNOWN;
  // Version 1 charges all writeback to the root: what a worker submits on behalf of another cgroup there was held back by a limit, or passed on by a
  // stacked device, and was the container's own.
  if (charged % 2 === 1 || operation !== BLOCK_OPERATION.WRITE) return DIRECT;
  // Version 2 charges both. Of what a limit held back, and of what a stacked device passed on without the page, somebody waits for the direct one.
  const isPassedOn = inode === 0 || (hints & BLOCK_HINT.THROTTLED) !== 0;
  return isPassedOn && flags & SYNC_FLAG ? DIRECT : WRITEBACK;
}
