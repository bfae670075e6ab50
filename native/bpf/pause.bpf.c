// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/*
 * Memory management holds a thread in scope back: it dirtied pages faster than they are written, or has to free some before it may have more.
 */
#include "operation.bpf.h"

const volatile u32 tick_ns = 4000000; /* set before load: the kernel counts pauses in ticks */

static s64 reclaims_open = 0; /* entries of reclaims: the tracepoints of the end fire for everybody */

struct reclaim {
	u64 start_ns;
	u64 root;
};

/* Thread in scope -> its reclaim. Inserted when it begins, deleted when it ends, and always does: it does not leave the function otherwise. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, u32);
	__type(value, struct reclaim);
} reclaims SEC(".maps");

static __always_inline void pause_send(struct pause_record *pause)
{
	struct operation *operation = operation_current();
	struct pause_record *record;

	if (pause->end_ns - pause->start_ns < min_ns && !operation)
		return;
	record = record_reserve(pause_record, RECORD_PAUSE);
	if (!record)
		return;
	if (operation) {
		operation->children++;
		record->operation_start_ns = operation->start_ns;
	}
	record->start_ns = pause->start_ns;
	record->end_ns = pause->end_ns;
	record->root = pause->root;
	record->pages = pause->pages;
	record->limit = pause->limit;
	record->pid = bpf_get_current_pid_tgid() >> 32;
	record->tid = (u32)bpf_get_current_pid_tgid();
	record->reason = pause->reason;
	record->device = pause->device;
	current_comm(record->comm);
	bpf_ringbuf_submit(record, wakeup_flags());
}

/* What the disk behind a writeback is; file systems with a device of their own (btrfs) have none. */
static __always_inline u32 writeback_device(struct bdi_writeback *wb)
{
	struct device *owner = BPF_CORE_READ(wb, bdi, owner);

	return owner ? BPF_CORE_READ(owner, devt) : 0;
}

/*
 * The thread is about to sleep `pause` ticks, and nothing but its death ends that sleep early. Its end lies in the future when the record is
 * made: no tracepoint but that of every context switch tells when the thread runs again. With no pause to take, the tracepoint fires too.
 */
static __always_inline void dirty_pause(struct bdi_writeback *wb, u64 limit, u64 dirtied, long ticks)
{
	struct scope_entry *target;
	struct pause_record pause = { .reason = PAUSE_DIRTY_PAGES };

	if (ticks <= 0)
		return;
	target = current_scope(current_scope_key());
	if (!target)
		return;
	pause.start_ns = bpf_ktime_get_ns();
	pause.end_ns = pause.start_ns + ticks * (u64)tick_ns;
	pause.root = target->root;
	pause.pages = dirtied;
	pause.limit = limit;
	pause.device = writeback_device(wb);
	pause_send(&pause);
}

/* What counts is at the same distance from the last argument on every kernel: ratelimit, dirtied, period, pause, start. */
SEC("?tp_btf/balance_dirty_pages")
int BPF_PROG(balance_dirty_pages, struct bdi_writeback *wb, struct dirty_throttle_control *dtc,
	     unsigned long dirty_ratelimit, unsigned long task_ratelimit, unsigned long dirtied, unsigned long period,
	     long pause)
{
	dirty_pause(wb, task_ratelimit, dirtied, pause);
	return 0;
}

/* Before the limits became one structure (about 6.14). BPF_PROG has no room for so many arguments. */
SEC("?tp_btf/balance_dirty_pages")
int balance_dirty_pages_limits(u64 *ctx)
{
	dirty_pause((struct bdi_writeback *)ctx[0], ctx[7], ctx[8], ctx[10]);
	return 0;
}

/* Only the memory cgroup of the task is short of memory, or the machine is. */
static __always_inline void reclaim_begin(void)
{
	struct scope_entry *target = current_scope(current_scope_key());
	u32 tid = (u32)bpf_get_current_pid_tgid();
	struct reclaim reclaim = {};

	if (!target)
		return;
	reclaim.root = target->root;
	reclaim.start_ns = bpf_ktime_get_ns();
	if (bpf_map_update_elem(&reclaims, &tid, &reclaim, BPF_NOEXIST)) {
		count_loss(operations_full);
		return;
	}
	__sync_fetch_and_add(&reclaims_open, 1);
}

static __always_inline void reclaim_end(u32 reason, u64 pages)
{
	u32 tid = (u32)bpf_get_current_pid_tgid();
	struct pause_record pause = { .reason = reason, .pages = pages };
	struct reclaim *reclaim;

	if (reclaims_open <= 0)
		return;
	reclaim = bpf_map_lookup_elem(&reclaims, &tid);
	if (!reclaim)
		return;
	pause.start_ns = reclaim->start_ns;
	pause.end_ns = bpf_ktime_get_ns();
	pause.root = reclaim->root;
	bpf_map_delete_elem(&reclaims, &tid);
	__sync_fetch_and_add(&reclaims_open, -1);
	pause_send(&pause);
}

SEC("?tp_btf/mm_vmscan_memcg_reclaim_begin")
int BPF_PROG(memcg_reclaim_begin)
{
	reclaim_begin();
	return 0;
}

SEC("?tp_btf/mm_vmscan_memcg_reclaim_end")
int BPF_PROG(memcg_reclaim_end, unsigned long reclaimed)
{
	reclaim_end(PAUSE_MEMCG_RECLAIM, reclaimed);
	return 0;
}

SEC("?tp_btf/mm_vmscan_direct_reclaim_begin")
int BPF_PROG(direct_reclaim_begin)
{
	reclaim_begin();
	return 0;
}

SEC("?tp_btf/mm_vmscan_direct_reclaim_end")
int BPF_PROG(direct_reclaim_end, unsigned long reclaimed)
{
	reclaim_end(PAUSE_DIRECT_RECLAIM, reclaimed);
	return 0;
}

/* It slept inside a reclaim, for too many pages are under writeback or too few could be freed; it tells how long. */
SEC("?tp_btf/mm_vmscan_throttled")
int BPF_PROG(reclaim_throttled, int node, int timeout_us, int delayed_us)
{
	struct scope_entry *target = current_scope(current_scope_key());
	struct pause_record pause = { .reason = PAUSE_RECLAIM_THROTTLE };

	if (!target || delayed_us <= 0)
		return 0;
	pause.end_ns = bpf_ktime_get_ns();
	pause.start_ns = pause.end_ns - delayed_us * 1000ULL;
	pause.root = target->root;
	pause_send(&pause);
	return 0;
}
