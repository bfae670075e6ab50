/**
 * What a sleeping thread waits for, from the functions on its kernel stack. The table is data: names of Linux 5.10 to 6.18, to which
 * test/spans/stacks holds real stacks. A stack that no row decides is `other`, with its functions in its span.
 *
 * Read from the innermost function outwards:
 * 1. Work that encloses everything below it: memory reclaim writes and commits too, and so does the end of a mount.
 * 2. A lock: what it is depends on who takes it, which is the first function outside of the locking itself.
 * 3. Else the first function that decides.
 * 4. What was decided may be part of something larger: the block of metadata that is read is a directory's.
 */
import { WAIT_CAUSES } from './types.ts';
import type { WaitCause } from './wait-causes.ts';

/** Functions by their names; `name*`: all that begin so. What the compiler adds after a dot is left out. */
interface Rule {
  readonly cause: WaitCause;
  readonly functions: string;
}

const ENCLOSING: readonly Rule[] = [
  {
    cause: 'memory-reclaim',
    functions: `shrink_node shrink_lruvec do_try_to_free_pages try_to_free_pages try_to_free_mem_cgroup_pages node_reclaim
      __node_reclaim __perform_reclaim __alloc_pages_direct_reclaim try_to_compact_pages reclaim_throttle congestion_wait
      wait_iff_congested throttle_direct_reclaim reclaim_high mem_cgroup_handle_over_high __mem_cgroup_handle_over_high
      mem_cgroup_oom_synchronize`,
  },
  { cause: 'umount-sync', functions: 'deactivate_locked_super generic_shutdown_super kill_block_super' },
];

/** Functions that take a lock for another one. */
const LOCKING = `rwsem_* down_read* down_write* __down_read* __down_write* __mutex_lock* mutex_lock* __ww_mutex_lock* down __down
  __down_common ___down_common down_killable down_timeout __down_killable __down_timeout __rt_mutex* rt_mutex* rwbase_*
  inode_lock* inode_lock_shared`;
const PERCPU_LOCKING =
  'percpu_rwsem_wait __percpu_down_read percpu_down_write percpu_down_read __percpu_rwsem_* _percpu_down*';

/** By who takes the lock. */
const LOCKS: readonly Rule[] = [
  {
    cause: 'superblock-lock',
    functions: `super_lock* __super_lock* lock_super grab_super* get_super* user_get_super get_active_super iterate_supers*
      iterate_bdevs ksys_sync __do_sys_syncfs __x64_sys_syncfs __arm64_sys_syncfs __se_sys_syncfs freeze_super thaw_super
      deactivate_super reconfigure_super do_remount path_mount sget sget_fc alloc_super bdev_super_lock fs_bdev_* drop_super*
      writeback_inodes_sb* try_to_writeback_inodes_sb* __do_sys_quotactl* quotactl_*`,
  },
  {
    cause: 'journal',
    functions: `jbd2_* __jbd2_* start_this_handle do_get_write_access ext4_fc_* xlog_* xfs_log_* xfs_trans_reserve
      btrfs_commit_transaction btrfs_sync_log btrfs_sync_file btrfs_log_* start_transaction join_transaction`,
  },
  // Of a block of metadata or of the allocator, not of a file.
  {
    cause: 'other',
    functions: `xfs_buf_* btrfs_tree_* __btrfs_tree_* btrfs_lock_root_node btrfs_read_lock_root_node btrfs_search_*
      ext4_mb_*`,
  },
  {
    cause: 'inode-lock',
    functions: `ext4_* __ext4_* ext2_* xfs_* btrfs_* f2fs_* ovl_* fuse_* nfs_* shmem_* simple_* generic_file_* __generic_file_*
      vfs_* blkdev_* lookup_* __lookup_* walk_component open_last_lookups path_openat do_last do_open iterate_dir
      filename_create do_mkdirat do_rmdir do_unlinkat do_renameat2 do_linkat do_symlinkat lock_rename* lock_two_*
      start_creating* start_removing* start_dirop notify_change do_truncate do_sys_ftruncate chmod_common chown_common
      utimes_common filemap_fault filemap_create_folio filemap_get_pages filemap_invalidate_* page_cache_ra_*
      page_cache_sync_* page_cache_async_* force_page_cache_* truncate_pagecache* setxattr do_setxattr iomap_*`,
  },
];

/** A file system that is frozen, by who wants to write to it. */
const PERCPU_LOCKS: readonly Rule[] = [
  {
    cause: 'superblock-lock',
    functions: `__sb_start_write sb_start_write* sb_wait_write freeze_super thaw_super* mnt_want_write* __mnt_want_write*
      vfs_* ksys_write ksys_pwrite64 do_iter_write do_writev do_pwritev aio_write io_write io_rw_* iter_file_splice_write
      do_splice* splice_* do_fallocate do_truncate do_sys_ftruncate do_sys_truncate ksys_truncate path_openat do_open*
      open_last_lookups filename_create do_mkdirat do_rmdir do_unlinkat do_renameat2 do_linkat *_page_mkwrite ovl_*`,
  },
  { cause: 'writeback', functions: 'ext4_writepages ext4_do_writepages ext4_writepages_down_read' },
];

const DECIDING: readonly Rule[] = [
  // Whatever asked for these waits for no I/O, or for the space that other threads' I/O will free.
  {
    cause: 'other',
    functions: `kthread_create_on_node __kthread_create_on_node synchronize_rcu* wait_for_vfork_done __lru_add_drain_all
      __reserve_bytes btrfs_reserve_metadata_bytes btrfs_reserve_data_bytes`,
  },
  {
    cause: 'inode-lock',
    functions: 'btrfs_lock_extent_bits lock_extent_bits lock_extent btrfs_lock_and_flush_ordered_range',
  },
  // Until it is mounted, or unmounted.
  { cause: 'superblock-lock', functions: 'super_lock* __super_lock* grab_super_dead' },
  { cause: 'fuse', functions: 'request_wait_answer __fuse_request_send __fuse_simple_request fuse_*' },
  {
    cause: 'request-wait',
    functions: `blk_mq_get_tag blk_queue_enter __bio_queue_enter bio_queue_enter blk_mq_freeze_queue_wait* blk_execute_rq
      bio_alloc_bioset mempool_alloc md_handle_request wait_barrier _wait_barrier regular_request_wait
      raid5_get_active_stripe`,
  },
  {
    cause: 'block-throttle',
    functions: `rq_qos_wait wbt_wait __wbt_wait __rq_qos_throttle ioc_rqos_throttle blkcg_iolatency_throttle
      blkcg_maybe_throttle_current blkcg_maybe_throttle_blkg __blk_throtl_bio blk_throtl_bio`,
  },
  { cause: 'dirty-throttle', functions: 'balance_dirty_pages balance_dirty_pages_ratelimited*' },
  {
    cause: 'device-flush',
    functions: 'blkdev_issue_flush __blkdev_issue_flush xfs_flush_bdev wait_dev_flush barrier_all_devices',
  },
  {
    cause: 'journal',
    functions: `jbd2_* __jbd2_* wait_transaction_locked wait_transaction_switching start_this_handle add_transaction_credits
      do_get_write_access __ext4_journal_* ext4_fc_commit ext4_force_commit xlog_* xfs_log_force* xfs_log_reserve
      xfs_log_regrant xfs_trans_reserve xfs_trans_alloc xfs_log_unmount* __xfs_trans_commit btrfs_sync_log wait_log_commit
      wait_for_writer btrfs_commit_transaction btrfs_wait_for_commit wait_for_commit wait_current_trans start_transaction
      join_transaction btrfs_write_and_wait_transaction btrfs_wait_tree_log_extents btrfs_wait_extents write_all_supers
      wait_dev_supers reiserfs_*`,
  },
  {
    cause: 'writeback',
    functions: `folio_wait_writeback* wait_on_page_writeback* folio_wait_stable wait_for_stable_page
      __filemap_fdatawait_range filemap_fdatawait_* file_write_and_wait_range file_fdatawait_range
      filemap_write_and_wait* wb_wait_for_completion wait_sb_inodes sync_inodes_sb writeback_inodes_sb* sync_inodes_one_sb
      inode_wait_for_writeback __inode_wait_for_writeback inode_sleep_on_writeback __sync_dirty_buffer sync_dirty_buffer
      __writeback_single_inode writeback_single_inode ext4_commit_super do_writepages write_cache_pages btrfs_wait_ordered_*
      btrfs_start_ordered_extent* xfs_bwrite xfs_buf_delwri_submit xfs_ail_push_all_sync wait_on_page_fdatawait`,
  },
  {
    cause: 'direct-io',
    functions: `__iomap_dio_rw iomap_dio_rw iomap_dio_complete __blkdev_direct_IO* blkdev_direct_IO* __blockdev_direct_IO
      do_blockdev_direct_IO dio_await_completion dio_await_one inode_dio_wait* __inode_dio_wait btrfs_dio_* btrfs_direct_*
      blkdev_dio_*`,
  },
  {
    cause: 'directory-lookup',
    functions: `__ext4_find_entry ext4_find_entry ext4_lookup_entry ext4_lookup ext4_readdir ext4_dx_readdir ext4_htree_*
      htree_dirblock_to_tree ext4_dx_find_entry dx_probe __ext4_read_dirblock xfs_dir_lookup xfs_lookup xfs_vn_lookup
      xfs_vn_ci_lookup xfs_readdir xfs_dir2_* xfs_dir3_* btrfs_lookup btrfs_lookup_dentry btrfs_lookup_dir_* btrfs_readdir
      btrfs_real_readdir ovl_lookup* d_alloc_parallel lookup_slow __lookup_slow lookup_open lookup_one_* __lookup_hash
      lookup_dcache iterate_dir wrap_directory_iterator walk_component link_path_walk squashfs_lookup squashfs_readdir
      erofs_lookup erofs_namei erofs_readdir isofs_lookup`,
  },
  {
    cause: 'metadata-read',
    functions: `__bread_gfp __bread ext4_bread ext4_bread_batch ext4_read_bh* ext4_sb_bread* __ext4_sb_bread_gfp bh_submit_read
      __bh_read bh_read* __read_extent_tree_block read_extent_tree_block ext4_get_branch ext4_wait_block_bitmap
      ext4_read_block_bitmap* ext4_read_inode_bitmap ext4_mb_init_cache ext4_mb_load_buddy* ext4_mb_init_group
      __ext4_get_inode_loc* ext4_get_inode_loc __ext4_iget ext4_xattr_* xfs_buf_iowait xfs_buf_read* _xfs_buf_read
      xfs_trans_read_buf_map read_extent_buffer_pages* wait_extent_buffer_* btree_read_extent_buffer_pages
      btrfs_read_extent_buffer read_tree_block iget_locked iget5_locked do_read_cache_folio do_read_cache_page
      read_cache_folio read_cache_page* btrfs_wait_block_group_cache_* squashfs_read_metadata erofs_bread erofs_read_metabuf`,
  },
  {
    cause: 'page-fault-read',
    functions: `filemap_fault filemap_map_pages __do_fault do_read_fault do_cow_fault do_shared_fault do_swap_page
      swapin_readahead swapin_folio swap_readpage swap_read_folio shmem_fault`,
  },
  {
    cause: 'buffered-read',
    functions: `filemap_read generic_file_buffered_read generic_file_read_iter filemap_get_pages filemap_update_page
      filemap_read_folio filemap_read_page filemap_create_folio filemap_create_page filemap_splice_read
      generic_file_splice_read generic_fadvise vfs_fadvise madvise_willneed ksys_readahead force_page_cache_*
      ext4_block_write_begin __block_write_begin* ext4_block_zero_page_range __ext4_block_zero_page_range
      iomap_read_folio_sync iomap_write_begin iomap_zero_range prepare_uptodate_page prepare_uptodate_folio shmem_swapin_folio`,
  },
];

/** Part of something larger that a function further out names. */
const PART_OF: Partial<Record<WaitCause, readonly WaitCause[]>> = {
  'metadata-read': ['directory-lookup'],
  'buffered-read': ['fuse', 'metadata-read'],
};

type Table = (name: string) => WaitCause | null;

/** Whole names by a hash; the few that end in `*` one after the other. */
function tableOf(rules: readonly Rule[]): Table {
  const exact = new Map<string, WaitCause>();
  const patterns: { readonly prefix: string; readonly suffix: string; readonly cause: WaitCause }[] = [];
  for (const { cause, functions } of rules) {
    for (const name of functions.split(/\s+/)) {
      const star = name.indexOf('*');
      if (star >= 0) patterns.push({ prefix: name.slice(0, star), suffix: name.slice(star + 1), cause });
      else if (!exact.has(name)) exact.set(name, cause);
    }
  }
  return (name) =>
    exact.get(name) ??
    patterns.find(({ prefix, suffix }) => name.startsWith(prefix) && name.endsWith(suffix))?.cause ??
    null;
}

const enclosing = tableOf(ENCLOSING);
const deciding = tableOf(DECIDING);
const locks = tableOf(LOCKS);
const percpuLocks = tableOf(PERCPU_LOCKS);
const locking = tableOf([{ cause: 'other', functions: LOCKING }]);
const percpuLocking = tableOf([{ cause: 'other', functions: PERCPU_LOCKING }]);

/** `ext4_lookup.part.0` → `ext4_lookup`. */
export function baseName(name: string): string {
  const dot = name.indexOf('.', 1);
  return dot < 0 ? name : name.slice(0, dot);
}

function lockCause(names: readonly string[], from: number): WaitCause {
  let takers: Table = locks;
  for (let i = from; i < names.length; i++) {
    const name = names[i] as string;
    if (percpuLocking(name) !== null) takers = percpuLocks;
    else if (locking(name) === null) return takers(name) ?? 'other';
  }
  return 'other';
}

/** What a cause is part of, by the functions around it. */
function larger(cause: WaitCause, around: readonly string[]): WaitCause {
  let whole = cause;
  for (const name of around) {
    const one = deciding(name);
    if (one !== null && PART_OF[whole]?.includes(one)) whole = one;
  }
  return whole;
}

function decide(names: readonly string[]): WaitCause {
  for (const name of names) {
    const cause = enclosing(name);
    if (cause !== null) return cause;
  }
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    if (locking(name) !== null || percpuLocking(name) !== null) return lockCause(names, i);
    const cause = deciding(name);
    if (cause === null) continue;
    return larger(cause, names.slice(i + 1));
  }
  return 'other';
}

/** Index into WAIT_CAUSES. `functions`: the innermost first. */
export function causeOfStack(functions: readonly string[]): number {
  return WAIT_CAUSES.indexOf(decide(functions.map(baseName)));
}
