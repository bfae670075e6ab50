// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/* The mount family: each call with its strings, flags and result. What goes on after a call returned is in teardown.bpf.c. */
#include <asm/unistd.h>
#include "operation.bpf.h"
#include "teardown.bpf.h"

#define FSCONFIG_SET_STRING 1
#define FSCONFIG_SET_PATH 3
#define FSCONFIG_SET_PATH_EMPTY 4

static __always_inline int mount_call_of(int number)
{
	switch (number) {
	case __NR_mount:
		return MOUNT_MOUNT;
	case __NR_umount2:
		return MOUNT_UMOUNT;
	case __NR_fsopen:
		return MOUNT_FSOPEN;
	case __NR_fspick:
		return MOUNT_FSPICK;
	case __NR_fsconfig:
		return MOUNT_FSCONFIG;
	case __NR_fsmount:
		return MOUNT_FSMOUNT;
	case __NR_move_mount:
		return MOUNT_MOVE_MOUNT;
	case __NR_open_tree:
		return MOUNT_OPEN_TREE;
	case __NR_mount_setattr:
		return MOUNT_SETATTR;
	case __NR_pivot_root:
		return MOUNT_PIVOT_ROOT;
	default:
		return -1;
	}
}

/* Which argument is what. */
static __always_inline void mount_arguments(struct mount_operation *mount, const u64 args[5])
{
	struct mount_record *record = &mount->record;

	record->fd = -1;
	switch (record->call) {
	case MOUNT_MOUNT:
		mount->source = args[0];
		mount->target = args[1];
		mount->type = args[2];
		record->flags = args[3];
		mount->options = args[4];
		break;
	case MOUNT_UMOUNT:
		mount->target = args[0];
		record->flags = args[1];
		break;
	case MOUNT_FSOPEN:
		mount->type = args[0];
		record->flags = args[1];
		break;
	case MOUNT_FSPICK:
		record->fd = args[0];
		mount->target = args[1];
		record->flags = args[2];
		break;
	case MOUNT_FSCONFIG:
		record->fd = args[0];
		record->command = args[1];
		mount->source = args[2];
		if (record->command == FSCONFIG_SET_STRING || record->command == FSCONFIG_SET_PATH ||
		    record->command == FSCONFIG_SET_PATH_EMPTY)
			mount->options = args[3];
		break;
	case MOUNT_FSMOUNT:
		record->fd = args[0];
		record->flags = args[2];
		break;
	case MOUNT_MOVE_MOUNT:
		record->fd = args[0];
		mount->source = args[1];
		mount->target = args[3];
		record->flags = args[4];
		break;
	case MOUNT_OPEN_TREE:
	case MOUNT_SETATTR:
		record->fd = args[0];
		mount->target = args[1];
		record->flags = args[2];
		break;
	case MOUNT_PIVOT_ROOT:
		mount->source = args[0];
		mount->target = args[1];
		break;
	}
}

/* Reads a string once: at enter, or, where its page was not there yet, at exit, when the kernel itself has just read it. */
#define string_read(record, field, pointer, size)                                                         \
	do {                                                                                              \
		if (pointer) {                                                                            \
			long length_ = bpf_probe_read_user_str((record)->field, size, (void *)(pointer)); \
			if (length_ > 0)                                                                  \
				(pointer) = 0;                                                            \
			if (length_ == (size))                                                            \
				(record)->truncated = 1;                                                  \
		}                                                                                         \
	} while (0)

static __always_inline void mount_strings_read(struct mount_operation *mount)
{
	struct mount_record *record = &mount->record;
	long length;

	string_read(record, source, mount->source, MOUNT_PATH_BYTES);
	string_read(record, target, mount->target, MOUNT_PATH_BYTES);
	string_read(record, type, mount->type, MOUNT_TYPE_BYTES);
	if (!mount->options)
		return;
	length = bpf_probe_read_user_str(record->options, MOUNT_OPTIONS_BYTES, (void *)mount->options);
	if (length <= 0)
		return;
	if (length == MOUNT_OPTIONS_BYTES)
		record->truncated = 1;
	record->options_bytes = length - 1;
	mount->options = 0;
}

SEC("?tp/syscalls/sys_enter_mount")
int mount_enter(struct call_enter *ctx)
{
	u64 key = current_scope_key();
	struct scope_entry *target = current_scope(key);
	struct operation operation = { .fd = -1, .is_mount = 1 };
	struct mount_operation *mount;
	u32 tid = (u32)bpf_get_current_pid_tgid(), zero = 0;
	u64 args[5];
	int call;

	if (!target)
		return 0;
	call = mount_call_of(ctx->number);
	mount = bpf_map_lookup_elem(&mount_operation_zero, &zero);
	if (call < 0 || !mount)
		return 0;
	operation.root = target->root;
	operation.task_cgroup = key;
	operation.call = call;
	if (!operation_open(tid, &operation))
		return 0;
	if (bpf_map_update_elem(&mount_operations, &tid, mount, BPF_ANY)) {
		count_loss(operations_full);
		operation_delete(tid);
		return 0;
	}
	mount = bpf_map_lookup_elem(&mount_operations, &tid);
	if (!mount)
		return 0;
	mount->record.call = call;
	mount->record.start_ns = operation.start_ns;
	call_arguments(ctx, args, 5);
	mount_arguments(mount, args);
	mount_strings_read(mount);
	if (call == MOUNT_UMOUNT)
		teardown_begin(tid, operation.start_ns);
	return 0;
}

SEC("?tp/syscalls/sys_exit_mount")
int mount_exit(struct call_exit *ctx)
{
	u32 tid = (u32)bpf_get_current_pid_tgid();
	struct operation *operation = operation_current();
	struct mount_operation *mount;
	struct mount_record *record;
	u32 options;

	if (!operation || !operation->is_mount || operation->in_teardown) {
		operation_unmatched();
		return 0;
	}
	mount = bpf_map_lookup_elem(&mount_operations, &tid);
	if (!mount) {
		operation_delete(tid);
		return 0;
	}
	mount_strings_read(mount);
	record = &mount->record;
	record->end_ns = bpf_ktime_get_ns();
	record->teardown_pending = operation->call == MOUNT_UMOUNT && !ctx->result && task_work_pending();
	if (record->end_ns - record->start_ns >= min_ns || operation->children || record->teardown_pending) {
		record->root = operation->root;
		record->task_cgroup = operation->task_cgroup;
		record->result = ctx->result;
		record->pid = bpf_get_current_pid_tgid() >> 32;
		record->tid = tid;
		record->children = operation->children;
		record->device = operation->backing_device;
		current_comm(record->comm);
		options = record->options_bytes;
		if (options > MOUNT_OPTIONS_BYTES - 1)
			options = MOUNT_OPTIONS_BYTES - 1;
		record->header.kind = RECORD_MOUNT;
		record->header.size_bytes = offsetof(struct mount_record, options) + options;
		if (bpf_ringbuf_output(&events, record, offsetof(struct mount_record, options) + options,
				       wakeup_flags()))
			count_loss(ring_full[RECORD_MOUNT]);
	}
	if (record->teardown_pending)
		operation->in_teardown = 1;
	else
		operation_delete(tid);
	bpf_map_delete_elem(&mount_operations, &tid);
	return 0;
}
