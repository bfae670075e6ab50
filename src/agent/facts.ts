/** What this kernel and host have, as far as it decides which programs to load. Facts only; plan.ts draws the conclusions. */
import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import type { NativeAddon } from '../native/types.ts';
import { readText } from './read-text.ts';

/** Raw tracepoints that programs attach to. */
export const RAW_TRACEPOINTS = [
  'block_io_start',
  'block_getrq',
  'block_rq_insert',
  'block_rq_issue',
  'block_rq_requeue',
  'block_rq_merge',
  'block_rq_complete',
  'block_bio_queue',
  'block_bio_complete',
  'ext4_sync_file_enter',
  'ext4_sync_file_exit',
  'ext4_sync_fs',
  'jbd2_start_commit',
  'jbd2_commit_locking',
  'jbd2_commit_logging',
  'jbd2_run_stats',
  'jbd2_end_commit',
  'xfs_file_fsync',
  'btrfs_sync_file',
  'writeback_queue',
  'sys_enter',
  'sched_process_exit',
  'sched_process_free',
  'signal_generate',
  'balance_dirty_pages',
  'mm_vmscan_memcg_reclaim_begin',
  'mm_vmscan_memcg_reclaim_end',
  'mm_vmscan_direct_reclaim_begin',
  'mm_vmscan_direct_reclaim_end',
  'mm_vmscan_throttled',
  'writeback_dirty_folio',
  'writeback_dirty_page',
  'jbd2_handle_stats',
  'cgroup_mkdir',
  'cgroup_rmdir',
  'sched_switch',
] as const;
export type RawTracepoint = (typeof RAW_TRACEPOINTS)[number];

export const SYNC_CALLS = ['fsync', 'fdatasync', 'sync_file_range', 'syncfs', 'sync', 'msync'] as const;

/** Calls that O_SYNC and O_DSYNC make wait. */
export const WRITE_CALLS = ['write', 'pwrite64', 'writev', 'pwritev', 'pwritev2'] as const;

/** Calls on files, by descriptor or by path. Writes are WRITE_CALLS. */
export const FILE_CALLS = [
  'read',
  'pread64',
  'readv',
  'preadv',
  'preadv2',
  'sendfile64',
  'copy_file_range',
  'getdents64',
  'open',
  'creat',
  'openat',
  'openat2',
  'rename',
  'renameat',
  'renameat2',
  'unlink',
  'unlinkat',
  'mkdir',
  'mkdirat',
  'rmdir',
  'truncate',
  'ftruncate',
  'fallocate',
] as const;

/** System calls by the names of their tracepoints: umount2's is `umount`. */
export const MOUNT_CALLS = [
  'mount',
  'umount',
  'fsopen',
  'fspick',
  'fsconfig',
  'fsmount',
  'move_mount',
  'open_tree',
  'mount_setattr',
  'pivot_root',
] as const;

export interface KernelFacts {
  /** Types of each tracepoint's arguments; null where the kernel has no such tracepoint. */
  readonly tracepoints: ReadonlyMap<RawTracepoint, readonly string[] | null>;
  /** -errno of BTF, 0 when there. */
  readonly btfStatus: number;
  /** System calls whose enter and exit tracepoints tracefs has. */
  readonly calls: ReadonlySet<string>;
  /** -errno of tracefs when no call could be looked up, else 0. */
  readonly tracefsStatus: number;
  readonly cpus: number;
  /** Requests that can be in flight on all disks together. */
  readonly requests: number;
  /** Disks that take bios and have no requests. */
  readonly bioDisks: readonly string[];
  /** Id of the version 1 blkio hierarchy; 0 when block I/O is charged on version 2. */
  readonly blkioHierarchy: number;
  /** Length of the kernel's tick, in nanoseconds. */
  readonly tickNs: number;
}

const ENOENT = -2;

export function collectFacts(addon: NativeAddon): KernelFacts {
  const names = addon.tracepointArguments(RAW_TRACEPOINTS);
  const calls = [...SYNC_CALLS, ...WRITE_CALLS, ...FILE_CALLS, ...MOUNT_CALLS];
  const ids = addon.tracepointIds(calls.flatMap((call) => [`syscalls/sys_enter_${call}`, `syscalls/sys_exit_${call}`]));
  const present = calls.filter((_, i) => (ids[2 * i] ?? -1) > 0 && (ids[2 * i + 1] ?? -1) > 0);
  const failed = ids.find((id) => id < 0 && id !== ENOENT);
  return {
    tracepoints: new Map(
      RAW_TRACEPOINTS.map((name, i) => [name, typeof names === 'number' ? null : (names[i] ?? null)] as const),
    ),
    btfStatus: typeof names === 'number' ? names : 0,
    calls: new Set(present),
    tracefsStatus: present.length > 0 ? 0 : (failed ?? ENOENT),
    cpus: Math.max(availableParallelism(), cpus().length),
    ...blockFacts(),
    blkioHierarchy: blkioHierarchy(readText('/proc/cgroups') ?? ''),
    tickNs: addon.tickNs(),
  };
}

function entries(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function blockFacts(): { requests: number; bioDisks: string[] } {
  let requests = 0;
  const bioDisks: string[] = [];
  for (const disk of entries('/sys/block')) {
    const queues = entries(`/sys/block/${disk}/mq`).length;
    if (queues > 0) {
      requests += queues * Number(readText(`/sys/block/${disk}/queue/nr_requests`) ?? 0);
    } else if (Number(readText(`/sys/block/${disk}/size`) ?? 0) > 0 && existsSync(`/sys/block/${disk}/queue`)) {
      bioDisks.push(disk);
    }
  }
  return { requests, bioDisks };
}

/** Hierarchy 0 is the version 2 one. */
export function blkioHierarchy(cgroups: string): number {
  const line = cgroups.split('\n').find((one) => one.startsWith('blkio\t'));
  return Number(line?.split('\t')[1] ?? 0);
}
