/** Facts of kernels from the oldest supported one to the newest. */
import {
  type KernelFacts,
  MOUNT_CALLS,
  RAW_TRACEPOINTS,
  type RawTracepoint,
  SYNC_CALLS,
} from '../../src/agent/facts.ts';

const REQUEST = ['request'];

const LIMITS = Array.from({ length: 5 }, () => 'unsigned long');
const PAUSE = ['unsigned long', 'unsigned long', 'unsigned long', 'unsigned long', 'long', 'unsigned long'];
/** Before the limits became one structure. */
const PAUSE_BY_LIMITS = ['bdi_writeback', ...LIMITS, ...PAUSE];

/** What 6.18 has; the overrides are how other kernels differ. */
const NEWEST: Partial<Record<RawTracepoint, readonly string[] | null>> = {
  block_io_start: REQUEST,
  block_getrq: ['bio'],
  block_rq_insert: REQUEST,
  block_rq_issue: REQUEST,
  block_rq_requeue: REQUEST,
  block_rq_merge: REQUEST,
  block_rq_complete: ['request', 'blk_status_t', 'unsigned int'],
  block_bio_queue: ['bio'],
  block_bio_complete: ['request_queue', 'bio'],
  balance_dirty_pages: ['bdi_writeback', 'dirty_throttle_control', ...PAUSE],
  writeback_dirty_folio: ['folio', 'address_space'],
  writeback_dirty_page: null,
  sched_switch: ['bool', 'task_struct', 'task_struct', 'unsigned int'],
};

const SWITCH_PRE_518 = NEWEST.sched_switch?.slice(0, 3) ?? null;

const BEFORE_FOLIOS = {
  balance_dirty_pages: PAUSE_BY_LIMITS,
  writeback_dirty_folio: null,
  writeback_dirty_page: ['page', 'address_space'],
} as const;

const QUEUE_FIRST = ['request_queue', 'request'];
const DIFFERENCES = {
  '5.10': {
    block_io_start: null,
    block_getrq: ['request_queue', 'bio', 'int'],
    block_rq_insert: QUEUE_FIRST,
    block_rq_issue: QUEUE_FIRST,
    block_rq_requeue: QUEUE_FIRST,
    block_rq_merge: null,
    block_rq_complete: ['request', 'int', 'unsigned int'],
    block_bio_queue: ['request_queue', 'bio'],
    ext4_sync_fs: null,
    ...BEFORE_FOLIOS,
    mm_vmscan_throttled: null,
    sched_switch: SWITCH_PRE_518,
  },
  /** As Debian 11 has it: the change to requests came with a stable release, that to bios did not. */
  '5.10.223': {
    block_io_start: null,
    block_getrq: ['request_queue', 'bio', 'int'],
    block_rq_complete: ['request', 'int', 'unsigned int'],
    block_bio_queue: ['request_queue', 'bio'],
    ...BEFORE_FOLIOS,
    mm_vmscan_throttled: null,
    sched_switch: SWITCH_PRE_518,
  },
  '5.15': {
    block_io_start: null,
    block_rq_complete: ['request', 'int', 'unsigned int'],
    ...BEFORE_FOLIOS,
    mm_vmscan_throttled: null,
    sched_switch: SWITCH_PRE_518,
  },
  '6.1': { block_io_start: null, balance_dirty_pages: PAUSE_BY_LIMITS },
  '6.18': {},
} as const satisfies Record<string, Partial<Record<RawTracepoint, readonly string[] | null>>>;

export type KernelName = keyof typeof DIFFERENCES;
export const KERNELS = Object.keys(DIFFERENCES) as KernelName[];

export function kernelFacts(kernel: KernelName = '6.18', overrides: Partial<KernelFacts> = {}): KernelFacts {
  const own: Partial<Record<RawTracepoint, readonly string[] | null>> = DIFFERENCES[kernel];
  return {
    tracepoints: new Map(
      RAW_TRACEPOINTS.map((name) => [name, own[name] === undefined ? (NEWEST[name] ?? []) : own[name]]),
    ),
    btfStatus: 0,
    calls: new Set([...SYNC_CALLS, ...MOUNT_CALLS]),
    tracefsStatus: 0,
    cpus: 2,
    requests: 256,
    bioDisks: [],
    blkioHierarchy: 0,
    tickNs: 4_000_000,
    ...overrides,
  };
}
