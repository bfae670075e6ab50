// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/*
 * Calls that wait until data is stable. System calls by their own tracepoints, on every file system. Writes with O_SYNC or O_DSYNC, and fsync
 * through io_uring, on ext4 by the file system's tracepoints, which say when it begins and when it ends; elsewhere by the tracepoints of the
 * write calls, which tax every write of the machine and so are attached once such a write was seen.
 */
#include <asm/unistd.h>
#include "files.bpf.h"
#include "operation.bpf.h"
#include "process.bpf.h"

static __always_inline int sync_call_of(int number)
{
	switch (number) {
	case __NR_fsync:
		return SYNC_FSYNC;
	case __NR_fdatasync:
		return SYNC_FDATASYNC;
	case __NR_sync_file_range:
		return SYNC_FILE_RANGE;
	case __NR_syncfs:
		return SYNC_SYNCFS;
	case __NR_sync:
		return SYNC_SYNC;
	case __NR_msync:
		return SYNC_MSYNC;
	default:
		return -1;
	}
}

#define INODE_SYNC 1 /* S_SYNC */
#define MOUNT_SYNC 16 /* SB_SYNCHRONOUS */
#define MODE_TYPE 0170000
#define MODE_REGULAR 0100000

static __always_inline bool sync_has_file(int call)
{
	return call != SYNC_SYNC && call != SYNC_MSYNC;
}

/* Sends what is slow, and what has children on their way: they wait for their parent's verdict. */
static __always_inline void sync_close(u32 tid, struct operation *operation, long long result)
{
	u64 end_ns = bpf_ktime_get_ns();
	struct sync_record *record;

	process_sync(operation->root, end_ns - operation->start_ns);
	file_count_sync(operation, result, end_ns - operation->start_ns);
	if (end_ns - operation->start_ns < min_ns && !operation->children)
		return;
	record = record_reserve(sync_record, RECORD_SYNC);
	if (!record)
		return;
	record->start_ns = operation->start_ns;
	record->end_ns = end_ns;
	record->root = operation->root;
	record->task_cgroup = operation->task_cgroup;
	record->inode = operation->inode;
	record->backing_inode = operation->backing_inode;
	record->result = result;
	record->device = operation->device;
	record->backing_device = operation->backing_device;
	record->pid = bpf_get_current_pid_tgid() >> 32;
	record->tid = tid;
	record->children = operation->children;
	record->transaction_first = operation->transaction_first;
	record->transaction_last = operation->transaction_last;
	record->call = operation->call;
	current_comm(record->comm);
	if (operation_file_valid(operation))
		record->path_bytes = path_read((struct file *)operation->file, record->path, &record->path_truncated);
	bpf_ringbuf_submit(record, wakeup_flags());
}

SEC("?tp/syscalls/sys_enter_fsync")
int sync_enter(struct call_enter *ctx)
{
	u64 key = current_scope_key();
	struct scope_entry *target = current_scope(key);
	struct operation operation = { .fd = -1 };
	struct file *file;
	u64 fd = 0;
	int call;

	if (!target)
		return 0;
	call = sync_call_of(ctx->number);
	if (call < 0)
		return 0;
	operation.root = target->root;
	operation.task_cgroup = key;
	operation.call = call;
	if (sync_has_file(call)) {
		call_arguments(ctx, &fd, 1);
		file = file_of_descriptor(fd);
		if (file) {
			operation.fd = fd;
			operation_set_file(&operation, file);
		}
	}
	operation_open((u32)bpf_get_current_pid_tgid(), &operation);
	return 0;
}

SEC("?tp/syscalls/sys_exit_fsync")
int sync_exit(struct call_exit *ctx)
{
	u32 tid = (u32)bpf_get_current_pid_tgid();
	struct operation *operation = operation_current();

	if (!operation || operation->is_mount || operation->is_file || operation->from_fs) {
		operation_unmatched();
		return 0;
	}
	sync_close(tid, operation, ctx->result);
	operation_delete(tid);
	return 0;
}

/*
 * Which transaction the file's last change is in. Writing its pages out may move it to a later one, so it is read at the begin and at the end. A
 * directory waits for the running transaction, whichever that is.
 */
static __always_inline void transaction_seen(struct operation *operation, struct inode *inode)
{
	struct ext4_inode_info *ext4 = (void *)inode - bpf_core_field_offset(struct ext4_inode_info, vfs_inode);
	u32 transaction;

	if ((BPF_CORE_READ(inode, i_mode) & MODE_TYPE) != MODE_REGULAR)
		return;
	transaction = operation->datasync ? BPF_CORE_READ(ext4, i_datasync_tid) : BPF_CORE_READ(ext4, i_sync_tid);
	/* Numbers wrap. A call may sync several files: msync does. */
	if (!operation->transaction_first || (s32)(transaction - operation->transaction_first) < 0)
		operation->transaction_first = transaction;
	if (!operation->transaction_last || (s32)(transaction - operation->transaction_last) > 0)
		operation->transaction_last = transaction;
}

/*
 * What a sync of a file is that no sync call asked for. An overlay makes the copy of a lower file stable before it puts it in place: a file that only
 * the overlay's own mount knows, and that is not written with O_SYNC.
 */
static __always_inline int implied_call(struct file *file, int datasync)
{
	struct inode *inode = BPF_CORE_READ(file, f_inode);
	u32 flags = BPF_CORE_READ((struct task_struct *)bpf_get_current_task(), flags);

	if (flags & (PF_IO_WORKER | PF_KTHREAD))
		return datasync ? SYNC_FDATASYNC : SYNC_FSYNC;
	if (datasync || BPF_CORE_READ(file, f_flags) & O_DSYNC_FLAG || BPF_CORE_READ(inode, i_flags) & INODE_SYNC ||
	    BPF_CORE_READ(inode, i_sb, s_flags) & MOUNT_SYNC)
		return SYNC_WRITE;
	if (!mount_is_private(mount_of(BPF_CORE_READ(file, f_path.mnt))))
		return SYNC_WRITE;
	/* RWF_SYNC. */
	if (HAS_CURRENT_TASK_BTF && task_call(bpf_get_current_task_btf()) == __NR_pwritev2)
		return SYNC_WRITE;
	return SYNC_COPY_UP;
}

/*
 * File systems are modules as often as not, and of a module's tracepoints the verifier takes every pointer for one that may be null (6.13,
 * and stable releases before): what arrives is looked at first.
 */

/*
 * The file system that does the work, below any overlay. With no sync call open on this thread, this is a synchronous write, or
 * io_uring's worker.
 */
SEC("?tp_btf/ext4_sync_file_enter")
int BPF_PROG(ext4_sync_file_enter, struct file *file, int datasync)
{
	struct operation *open = operation_current();
	struct operation operation = { .fd = -1 };
	struct scope_entry *target;
	struct inode *inode;
	u64 key;

	if (!file)
		return 0;
	inode = file->f_inode;
	if (open) {
		open->backing_inode = inode->i_ino;
		open->backing_device = inode->i_sb->s_dev;
		if (!open->file) {
			open->file = (u64)file;
			open->inode = open->backing_inode;
			open->device = open->backing_device;
		}
		open->datasync = !!datasync;
		transaction_seen(open, inode);
		return 0;
	}
	key = current_scope_key();
	target = current_scope(key);
	if (!target)
		return 0;
	operation.root = target->root;
	operation.task_cgroup = key;
	operation.from_fs = 1;
	operation.call = implied_call(file, datasync);
	operation.datasync = !!datasync;
	operation.backing_inode = inode->i_ino;
	operation.backing_device = inode->i_sb->s_dev;
	transaction_seen(&operation, inode);
	/* The copy has no name yet that means anything. */
	if (operation.call != SYNC_COPY_UP)
		operation_set_file(&operation, file);
	operation_open((u32)bpf_get_current_pid_tgid(), &operation);
	return 0;
}

SEC("?tp_btf/ext4_sync_file_exit")
int BPF_PROG(ext4_sync_file_exit, struct inode *inode, int result)
{
	u32 tid = (u32)bpf_get_current_pid_tgid();
	struct operation *operation = operation_current();

	if (!operation || !inode)
		return 0;
	transaction_seen(operation, inode);
	if (!operation->from_fs)
		return 0;
	sync_close(tid, operation, result);
	operation_delete(tid);
	return 0;
}

/* Other file systems tell only that a sync begins. */
static __always_inline void sync_seen(struct inode *inode)
{
	struct operation *open = operation_current();

	if (open) {
		open->backing_inode = BPF_CORE_READ(inode, i_ino);
		open->backing_device = BPF_CORE_READ(inode, i_sb, s_dev);
	} else if (!sync_writes_seen && current_scope(current_scope_key())) {
		sync_writes_seen = 1;
	}
}

SEC("?tp_btf/xfs_file_fsync")
int BPF_PROG(xfs_file_fsync, struct xfs_inode *ip)
{
	if (!ip)
		return 0;
	sync_seen((struct inode *)((void *)ip + bpf_core_field_offset(struct xfs_inode___any, i_vnode)));
	return 0;
}

SEC("?tp_btf/btrfs_sync_file")
int BPF_PROG(btrfs_sync_file, struct file *file)
{
	if (file)
		sync_seen(file->f_inode);
	return 0;
}

SEC("?tp/syscalls/sys_enter_write")
int write_enter(struct call_enter *ctx)
{
	u64 key = current_scope_key();
	struct scope_entry *target = current_scope(key);
	struct operation operation = { .fd = -1 };
	struct file *file;
	u64 args[6];

	if (!target)
		return 0;
	call_arguments(ctx, args, 6);
	file = file_of_descriptor(args[0]);
	if (!file)
		return 0;
	if (!is_sync_write(file, ctx->number, args))
		return 0;
	operation.root = target->root;
	operation.task_cgroup = key;
	operation.call = SYNC_WRITE;
	operation.fd = args[0];
	operation_set_file(&operation, file);
	operation_open((u32)bpf_get_current_pid_tgid(), &operation);
	return 0;
}

SEC("?tp/syscalls/sys_exit_write")
int write_exit(struct call_exit *ctx)
{
	struct operation *operation = operation_current();
	u32 tid = (u32)bpf_get_current_pid_tgid();

	if (!operation || operation->is_mount || operation->is_file || operation->from_fs ||
	    operation->call != SYNC_WRITE)
		return 0;
	sync_close(tid, operation, ctx->result);
	operation_delete(tid);
	return 0;
}
