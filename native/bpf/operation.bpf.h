/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* What a thread in scope is inside of: the parent of the block I/O it submits meanwhile. */
#ifndef STALLSCOPE_OPERATION_H
#define STALLSCOPE_OPERATION_H

#include "compat.bpf.h"
#include "emit.bpf.h"
#include "scope.bpf.h"
#include "synced.bpf.h"
#include "teardown.bpf.h"

/*
 * What a program on a system call's tracepoint gets. The kernel refuses to attach a program that itself reads beyond the fields of a call's event, and
 * sync has no argument at all: so the number is read as the int it is, and arguments are copied.
 */
struct call_enter {
	u64 common;
	int number;
	int pad;
	u64 args[6];
};

struct call_exit {
	u64 common;
	int number;
	int pad;
	long long result;
};

static __always_inline void call_arguments(const struct call_enter *ctx, u64 *args, u32 count)
{
	bpf_probe_read_kernel(args, count * sizeof(*args), ctx->args);
}

static __always_inline void operation_delete(u32 tid)
{
	struct operation *operation = synced_open > 0 ? bpf_map_lookup_elem(&open_operations, &tid) : NULL;

	if (operation)
		synced_end(operation);
	if (!bpf_map_delete_elem(&open_operations, &tid))
		__sync_fetch_and_add(&operations_open, -1);
}

static __always_inline struct operation *operation_current(void)
{
	u32 tid = (u32)bpf_get_current_pid_tgid();

	return operations_open > 0 ? bpf_map_lookup_elem(&open_operations, &tid) : NULL;
}

/* The exit of a call whose enter was not seen: it began before the session. */
static __always_inline void operation_unmatched(void)
{
	if (current_scope(current_scope_key()))
		count_loss(unmatched);
}

/* The thread entered its next system call, or is gone. */
static __always_inline void teardown_finish(u32 tid)
{
	struct operation *operation = bpf_map_lookup_elem(&open_operations, &tid);

	if (!operation || !operation->in_teardown)
		return;
	teardown_send(TEARDOWN_END, tid, operation->start_ns, bpf_ktime_get_ns(), operation->backing_device,
		      wakeup_flags());
	operation_delete(tid);
}

/* Opens one for the current thread; whatever it left open is over: a thread is in one system call at a time. */
static __always_inline bool operation_open(u32 tid, struct operation *operation)
{
	operation->start_ns = bpf_ktime_get_ns();
	if (bpf_map_update_elem(&open_operations, &tid, operation, BPF_NOEXIST)) {
		/* Of a teardown this call is the end, and next_call may run after this program. */
		if (operations_open > 0)
			teardown_finish(tid);
		operation_delete(tid);
		if (bpf_map_update_elem(&open_operations, &tid, operation, BPF_ANY)) {
			count_loss(operations_full);
			return false;
		}
	}
	__sync_fetch_and_add(&operations_open, 1);
	return true;
}

#endif
