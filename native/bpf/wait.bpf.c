// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/*
 * Uninterruptible sleeps of threads in scope: where they began (the kernel's stack) and how long they took. Attached to every context switch of the
 * machine, so what is not such a sleep leaves after a look at the state, and nobody is looked up while nobody in scope sleeps.
 */
#include "operation.bpf.h"

#define TASK_UNINTERRUPTIBLE 0x2
/* Kernel threads that wait for work: no load, and no stall. */
#define TASK_NOLOAD 0x400

#define STACK_DEPTH 32
#define STACK_TRIES 3

/* Thread -> its sleep. Inserted when it goes to sleep, deleted when it runs again; as many threads in scope can sleep at once and be seen. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 8192);
	__type(key, u32);
	__type(value, struct wait_pending);
} waits_pending SEC(".maps");

/* (root, stack) -> sums. Inserted by the first sleep that ends, deleted by user space with its root. Some 50 stacks a target are usual. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16384);
	__type(key, struct wait_key);
	__type(value, struct wait_totals_row);
} wait_totals SEC(".maps");

/* Stacks by the hash of their addresses. Inserted by the first sleep there; never deleted, so that a key means one stack for good. */
struct {
	__uint(type, BPF_MAP_TYPE_STACK_TRACE);
	__uint(max_entries, 4096);
	__uint(key_size, sizeof(u32));
	__uint(value_size, STACK_DEPTH * sizeof(u64));
} stacks SEC(".maps");

/* Entries of waits_pending. */
s64 waits_open = 0;

/* Two stacks whose hashes share a place: without its first frames, which are the scheduler's own, one of them has another. */
static __always_inline int wait_stack(void *ctx)
{
	long stack = -1;

	for (u32 skip = 0; skip < STACK_TRIES; skip++) {
		stack = bpf_get_stackid(ctx, &stacks, skip);
		if (stack >= 0)
			return stack;
	}
	count_loss(stacks_full);
	return stack;
}

static __always_inline void wait_begin(void *ctx, struct task_struct *task)
{
	u32 tid = task->pid;
	struct scope_entry *target = current_scope(current_scope_key());
	struct wait_pending wait = {};
	struct operation *operation;

	if (!target)
		return;
	wait.root = target->root;
	operation = operations_open > 0 ? bpf_map_lookup_elem(&open_operations, &tid) : NULL;
	if (operation) {
		wait.operation_start_ns = operation->start_ns;
		/* So that the parent's record comes, whose verdict the wait needs. */
		operation->children++;
	}
	wait.pid = task->tgid;
	wait.stack = wait_stack(ctx);
	wait.call = task_call(task);
	wait.iowait = BPF_CORE_READ_BITFIELD_PROBED(task, in_iowait);
	wait.start_ns = bpf_ktime_get_ns();
	if (!bpf_map_update_elem(&waits_pending, &tid, &wait, BPF_NOEXIST))
		__sync_fetch_and_add(&waits_open, 1);
	else if (!bpf_map_update_elem(&waits_pending, &tid, &wait, BPF_EXIST))
		count_loss(skipped); /* the sleep before, whose end was not seen */
	else
		count_loss(waits_full);
}

static __always_inline void wait_add(const struct wait_pending *wait, u64 duration_ns)
{
	struct wait_key key = { .root = wait->root, .stack = wait->stack };
	struct wait_totals_row *row = bpf_map_lookup_elem(&wait_totals, &key);
	u32 epoch = totals_epoch, turn = epoch & 1;

	if (!row) {
		struct wait_totals_row zero = {};

		bpf_map_update_elem(&wait_totals, &key, &zero, BPF_NOEXIST);
		row = bpf_map_lookup_elem(&wait_totals, &key);
		if (!row) {
			count_loss(waits_full);
			return;
		}
	}
	__sync_fetch_and_add(&row->blocked_ns, duration_ns);
	__sync_fetch_and_add(&row->count, 1);
	if (row->max_epoch[turn] != epoch) {
		row->max_epoch[turn] = epoch;
		row->max_ns[turn] = duration_ns;
	} else if (duration_ns > row->max_ns[turn]) {
		row->max_ns[turn] = duration_ns;
	}
}

static __always_inline void wait_send(struct task_struct *task, u32 tid, const struct wait_pending *wait, u64 end_ns)
{
	struct wait_record *record = record_reserve(wait_record, RECORD_WAIT);

	if (!record)
		return;
	record->start_ns = wait->start_ns;
	record->end_ns = end_ns;
	record->root = wait->root;
	record->operation_start_ns = wait->operation_start_ns;
	record->pid = wait->pid;
	record->tid = tid;
	record->stack = wait->stack;
	record->call = wait->call;
	record->iowait = wait->iowait;
	*(u64 *)record->comm = *(u64 *)task->comm;
	*(u64 *)(record->comm + 8) = *(u64 *)(task->comm + 8);
	bpf_ringbuf_submit(record, wakeup_flags());
}

static __always_inline void wait_end(struct task_struct *task)
{
	u32 tid = task->pid;
	struct wait_pending *pending;
	struct wait_pending wait;
	u64 end_ns;

	/* 0: the idle task. */
	if (!tid)
		return;
	pending = bpf_map_lookup_elem(&waits_pending, &tid);
	if (!pending)
		return;
	end_ns = bpf_ktime_get_ns();
	wait = *pending;
	/* The entry goes before the sleep is in the totals: who reads the totals first and the entries then counts no sleep twice. */
	if (!bpf_map_delete_elem(&waits_pending, &tid))
		__sync_fetch_and_add(&waits_open, -1);
	wait_add(&wait, end_ns - wait.start_ns);
	if (wait.operation_start_ns || end_ns - wait.start_ns >= min_ns)
		wait_send(task, tid, &wait, end_ns);
}

static __always_inline void task_switch(void *ctx, bool preempt, struct task_struct *prev, struct task_struct *next,
					u32 prev_state)
{
	if (prev_state & TASK_UNINTERRUPTIBLE && !(prev_state & TASK_NOLOAD) && !preempt)
		wait_begin(ctx, prev);
	if (waits_open > 0)
		wait_end(next);
}

SEC("?tp_btf/sched_switch")
int BPF_PROG(sched_switch, bool preempt, struct task_struct *prev, struct task_struct *next, unsigned int prev_state)
{
	task_switch(ctx, preempt, prev, next, prev_state);
	return 0;
}

/* 5.18 (fa2c3254) passes the state. Before, it is the task's, and may have been set to running by a wake-up that was quick. */
SEC("?tp_btf/sched_switch")
int BPF_PROG(sched_switch_pre518, bool preempt, struct task_struct *prev, struct task_struct *next)
{
	task_switch(ctx, preempt, prev, next, task_state(prev));
	return 0;
}
