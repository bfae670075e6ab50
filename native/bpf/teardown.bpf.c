// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/* When the teardown of a mount is really over, and teardowns that no umount asked for: the last close, the exit of the last process. */
#include "operation.bpf.h"
#include "teardown.bpf.h"

/* Attached only while a teardown is near. */
SEC("?tp_btf/sys_enter")
int BPF_PROG(next_call)
{
	if (operations_open > 0)
		teardown_finish((u32)bpf_get_current_pid_tgid());
	return 0;
}

/* What a call that is open writes back as a whole, before the work is queued. */
static __always_inline void operation_syncs(struct operation *operation, u32 tid, struct super_block *sb)
{
	u32 device = BPF_CORE_READ(sb, s_dev);

	if (operation->is_file)
		return;
	if (!operation->is_mount && operation->call != SYNC_SYNCFS && operation->call != SYNC_SYNC)
		return;
	if (!operation->backing_device)
		operation->backing_device = device;
	synced_begin(operation, tid, device);
}

/*
 * A thread that is inside no call of ours writes back a whole file system and waits for it: what it closed, or its exit, dropped the last
 * reference to a mount.
 */
static __always_inline void teardown_implicit(struct super_block *sb)
{
	u32 tid = (u32)bpf_get_current_pid_tgid(), zero = 0;
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	u64 key = current_scope_key();
	struct scope_entry *target = current_scope(key);
	struct operation operation = { .fd = -1, .is_mount = 1, .in_teardown = 1, .call = MOUNT_TEARDOWN };
	struct operation *open = operation_current();
	struct mount_operation *mount;
	struct mount_record *record;

	if (open) {
		operation_syncs(open, tid, sb);
		return;
	}
	if (!target || BPF_CORE_READ(task, flags) & PF_KTHREAD)
		return;
	operation.root = target->root;
	operation.task_cgroup = key;
	if (!operation_open(tid, &operation))
		return;
	mount = bpf_map_lookup_elem(&mount_operation_zero, &zero);
	if (mount && bpf_map_update_elem(&mount_operations, &tid, mount, BPF_ANY))
		mount = NULL;
	if (mount)
		mount = bpf_map_lookup_elem(&mount_operations, &tid);
	if (!mount) {
		count_loss(operations_full);
		operation_delete(tid);
		return;
	}
	record = &mount->record;
	record->header.kind = RECORD_MOUNT;
	record->header.size_bytes = offsetof(struct mount_record, options);
	record->start_ns = operation.start_ns;
	record->end_ns = operation.start_ns;
	record->root = operation.root;
	record->task_cgroup = key;
	record->call = MOUNT_TEARDOWN;
	record->teardown_pending = 1;
	record->exiting = !!(BPF_CORE_READ(task, flags) & PF_EXITING);
	record->device = BPF_CORE_READ(sb, s_dev);
	record->fd = -1;
	record->pid = bpf_get_current_pid_tgid() >> 32;
	record->tid = tid;
	current_comm(record->comm);
	if (bpf_ringbuf_output(&events, record, offsetof(struct mount_record, options), wakeup_now()))
		count_loss(ring_full[RECORD_MOUNT]);
	bpf_map_delete_elem(&mount_operations, &tid);
	open = operation_current();
	if (open)
		operation_syncs(open, tid, sb);
}

/* Every sync of a whole file system that finds dirty data queues such work, on every file system. */
SEC("?tp_btf/writeback_queue")
int BPF_PROG(writeback_queue, struct bdi_writeback *wb, struct wb_writeback_work *work)
{
	if (BPF_CORE_READ(work, sb) &&
	    BPF_CORE_READ(work, reason) == bpf_core_enum_value(enum wb_reason, WB_REASON_SYNC))
		teardown_implicit(BPF_CORE_READ(work, sb));
	return 0;
}

SEC("?tp_btf/ext4_sync_fs")
int BPF_PROG(ext4_sync_fs, struct super_block *sb, int wait)
{
	/* A module's, perhaps: see sync.bpf.c. */
	if (sb)
		teardown_implicit(sb);
	return 0;
}

/* An exiting thread lets go of its files and namespaces after this tracepoint, so only calls that can no longer return end here. */
SEC("?tp_btf/sched_process_exit")
int BPF_PROG(sched_process_exit, struct task_struct *task)
{
	u32 tid = (u32)bpf_get_current_pid_tgid();

	if (operations_open <= 0)
		return 0;
	teardown_finish(tid);
	operation_delete(tid);
	bpf_map_delete_elem(&mount_operations, &tid);
	return 0;
}

/* The last sign of an exiting thread: its parent is told. */
SEC("?tp_btf/signal_generate")
int BPF_PROG(signal_generate, int signal)
{
	u32 tid;

	if (signal != 17 || operations_open <= 0)
		return 0;
	if (!(BPF_CORE_READ((struct task_struct *)bpf_get_current_task(), flags) & PF_EXITING))
		return 0;
	tid = (u32)bpf_get_current_pid_tgid();
	teardown_finish(tid);
	return 0;
}

/* Where the parent ignores SIGCHLD nobody is told: the task is freed, a grace period later. */
SEC("?tp_btf/sched_process_free")
int BPF_PROG(sched_process_free, struct task_struct *task)
{
	if (operations_open > 0)
		teardown_finish(task->pid);
	return 0;
}
