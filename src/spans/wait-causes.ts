/** What the causes of waits mean for the call they happen in. */
import type { ShareName } from './shares.ts';
import { WAIT_CAUSES } from './types.ts';

export type WaitCause = (typeof WAIT_CAUSES)[number];

const SHARE_OF: Partial<Record<WaitCause, ShareName>> = {
  journal: 'journal',
  'block-throttle': 'throttle',
  'dirty-throttle': 'dirty',
  'memory-reclaim': 'reclaim',
  'inode-lock': 'lock',
  'superblock-lock': 'lock',
};

/** `cause`: index into WAIT_CAUSES. */
export function shareOfWait(cause: number): ShareName {
  const name = WAIT_CAUSES[cause];
  return (name === undefined ? undefined : SHARE_OF[name]) ?? 'wait';
}
