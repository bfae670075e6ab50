/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * A block I/O from its birth to its end, be it a request or a bio. The owner is decided at birth, from the cgroup the bio is charged to and the
 * submitting task, and kept: completion runs in an interrupt, on whatever task happens to be there.
 */
#ifndef STALLSCOPE_BLOCK_IO_H
#define STALLSCOPE_BLOCK_IO_H

#include "commit.bpf.h"
#include "compat.bpf.h"
#include "emit.bpf.h"
#include "inflight.bpf.h"
#include "occupancy.bpf.h"
#include "process.bpf.h"
#include "scope.bpf.h"
#include "synced.bpf.h"
#include "totals.bpf.h"
#include "writer.bpf.h"

#define REQUEST_OPERATION_MASK 0xff
#define REQUEST_FUA (1U << 17)
#define REQUEST_PREFLUSH (1U << 18)

/* Numbers of enum req_op that have not changed since 4.10. Zone operations did; passthrough is no I/O of a container. */
static __always_inline int operation_of(u32 flags, u32 bytes)
{
	switch (flags & REQUEST_OPERATION_MASK) {
	case 0:
		return BLOCK_READ;
	case 1:
		return (flags & REQUEST_PREFLUSH) && !bytes ? BLOCK_FLUSH : BLOCK_WRITE;
	case 2:
		return BLOCK_FLUSH;
	case 3:
	case 5:
		return BLOCK_DISCARD;
	case 9:
		return BLOCK_WRITE_ZEROES;
	case 34:
	case 35:
		return -1;
	default:
		return BLOCK_ZONE;
	}
}

struct birth {
	u64 key;
	u64 charged_cgroup;
	u64 sector;
	u32 device;
	u32 synced_device; /* of the file system, while any is being written back as a whole; else 0 */
	u32 flags;
	u32 bytes;
	u32 hints;
	bool provisional; /* under its bio's key, which another bio may take while it is there */
};

/*
 * The request that had this entry ended, and no program saw it: the kernel runs none inside itself, and an interrupt brought the completion
 * while the program ran on that CPU. It counts all the same; when it ended cannot be known.
 */
static __noinline int inflight_settle(struct inflight_entry *entry)
{
	if (entry->hints & HINT_NEIGHBOUR)
		return 0;
	if (entry->row)
		totals_add_unseen(entry->row, entry->bytes ?: entry->birth_bytes);
	process_io(entry, entry->bytes ?: entry->birth_bytes, 0);
	count_loss(skipped);
	return 0;
}

/* Where I/O takes part in the clocks. */
static __noinline int inflight_settle_atomic(struct inflight_entry *entry)
{
	occupancy_leave(entry, bpf_ktime_get_ns(), OCCUPANCY_UNSEEN);
	return inflight_settle(entry);
}

/* An I/O in nobody's scope, on a disk of a target: all that is kept is what tells who was in the way. Out of the way of those in scope. */
static __noinline int neighbour_open(const struct birth *birth, const struct submitter *submitter)
{
	struct inflight_entry *entry;
	bool stale;

	if (occupied_disk_find(birth->device, false) == OCCUPIED_DISKS)
		return 0;
	entry = inflight_claim(birth->key, true, &stale);
	if (!entry) {
		count_loss(inflight_full);
		return 0;
	}
	if (stale)
		inflight_settle_atomic(entry);
	entry->start_ns = bpf_ktime_get_ns();
	entry->root = 0;
	entry->row = 0;
	entry->charged_cgroup = birth->charged_cgroup;
	entry->task_cgroup = submitter->task_cgroup;
	entry->bytes = birth->hints & HINT_BIO ? birth->bytes : 0;
	entry->device = birth->device;
	entry->hints = HINT_NEIGHBOUR;
	current_comm(entry->comm);
	occupancy_enter(entry);
	return 0;
}

/* Fills an entry when the I/O belongs to a target. */
static __always_inline void inflight_open(const struct birth *birth, struct bio *bio, bool atomic)
{
	struct inflight_entry *entry;
	struct scope_entry *target;
	struct operation *operation;
	struct synced_by *synced = NULL;
	struct commit *commit = NULL;
	int op = operation_of(birth->flags, birth->bytes);
	u32 hints = birth->hints;
	struct inode_key inode = {};
	struct submitter submitter;
	bool stale;

	if (op < 0)
		return;
	submitter_read(&submitter);
	if (submitter.kthread) {
		commit = commit_current();
		if (!commit && birth->synced_device && op == BLOCK_WRITE)
			synced = synced_by_whom(birth->synced_device);
	}
	target = scope_find(birth->charged_cgroup);
	if (target)
		hints |= HINT_CHARGED;
	if (!target) {
		target = scope_find(scope_on_blkio ? submitter.blkio_cgroup : submitter.task_cgroup);
		if (target)
			hints |= HINT_SUBMITTER;
	}
	if (submitter.kthread && op <= BLOCK_WRITE && birth->bytes && (target || inode_writers_known)) {
		bio_inode(bio, &inode);
		if (!target) {
			target = scope_find(inode_writer(&inode));
			if (target)
				hints |= HINT_WRITER;
		}
	}
	if (!target) {
		if (scope_all) {
			target = &whole_host;
		} else if (commit || synced) {
			hints |= HINT_OUTSIDE;
		} else {
			if (atomic && neighbours)
				neighbour_open(birth, &submitter);
			return;
		}
	}
	entry = inflight_claim(birth->key, atomic, &stale);
	if (!entry) {
		count_loss(inflight_full);
		return;
	}
	if (stale && !birth->provisional) {
		if (atomic)
			inflight_settle_atomic(entry);
		else
			inflight_settle(entry);
	}
	if (submitter.kthread) {
		hints |= HINT_KTHREAD;
		if (current_is_throttle_worker())
			hints |= HINT_THROTTLED;
	}
	if (birth->flags & request_swap_bit())
		hints |= HINT_SWAP;
	entry->start_ns = bpf_ktime_get_ns();
	entry->issue_ns = 0;
	entry->root = target ? target->root : 0;
	entry->charged_cgroup = birth->charged_cgroup;
	entry->task_cgroup = submitter.task_cgroup;
	entry->task_blkio_cgroup = submitter.blkio_cgroup;
	entry->operation_start_ns = 0;
	entry->inode = inode.inode;
	entry->inode_device = inode.device;
	entry->sector = birth->sector;
	entry->bytes = birth->hints & HINT_BIO ? birth->bytes : 0;
	entry->birth_bytes = birth->bytes;
	entry->row = target ? totals_row_find(target, birth->device, op) : 0;
	entry->device = birth->device;
	entry->pid = submitter.pid;
	entry->tid = submitter.tid;
	entry->flags = birth->flags & ~REQUEST_OPERATION_MASK;
	entry->hints = commit ? hints | HINT_JOURNAL : hints;
	entry->requeues = 0;
	entry->operation = op;
	entry->status = 0;
	entry->operation_tid = 0;
	current_comm(entry->comm);
	if (atomic)
		occupancy_enter(entry);
	if (commit) {
		entry->operation_start_ns = commit->start_ns;
		commit->children++;
		return;
	}
	if (synced) {
		entry->operation_start_ns = synced->operation_start_ns;
		entry->operation_tid = synced->tid;
		return;
	}
	operation = operations_open > 0 ? bpf_map_lookup_elem(&open_operations, &submitter.tid) : NULL;
	if (operation) {
		entry->operation_start_ns = operation->start_ns;
		operation->children++;
	} else if (birth->flags & REQUEST_FUA && !submitter.kthread) {
		/* A synchronous write that needs no sync: the device makes it stable by itself. */
		sync_writes_seen = 1;
	}
}

/*
 * A span when it is slow, or part of an open operation, whose tree would be incomplete without it. Of what a limit held back only user space can tell
 * which call it belongs to, and what a journal does concerns every call that may be waiting for it: both are sent while any is open.
 */
static __always_inline bool inflight_is_sent(const struct inflight_entry *entry, u64 latency_ns)
{
	if (!(entry->hints & HINT_OUTSIDE) && latency_ns >= min_ns)
		return true;
	if (entry->hints & (HINT_JOURNAL | HINT_THROTTLED) && operations_open > 0)
		return true;
	return entry->operation_start_ns != 0 && !(entry->hints & HINT_JOURNAL);
}

/* Totals, and a span. */
static __always_inline void inflight_close(struct inflight_entry *entry, bool atomic)
{
	u64 end_ns = bpf_ktime_get_ns();
	struct totals_sample sample = {
		.latency_ns = end_ns - entry->start_ns,
		.bytes = entry->bytes,
		.queue_known = entry->issue_ns != 0,
		.failed = entry->status != 0,
	};
	struct block_record *record;

	if (atomic)
		occupancy_leave(entry, end_ns, OCCUPANCY_COMPLETED);
	if (entry->hints & HINT_NEIGHBOUR)
		return;
	if (sample.queue_known)
		sample.queue_ns = entry->issue_ns - entry->start_ns;
	if (entry->row)
		totals_add(entry->row, &sample);
	process_io(entry, entry->bytes, sample.latency_ns);
	if (!inflight_is_sent(entry, sample.latency_ns))
		return;
	record = record_reserve(block_record, RECORD_BLOCK);
	if (!record)
		return;
	record->start_ns = entry->start_ns;
	record->issue_ns = entry->issue_ns;
	record->end_ns = end_ns;
	record->sector = entry->sector;
	record->bytes = entry->bytes;
	record->root = entry->root;
	record->charged_cgroup = entry->charged_cgroup;
	record->task_cgroup = entry->task_cgroup;
	record->task_blkio_cgroup = entry->task_blkio_cgroup;
	record->operation_start_ns = entry->operation_start_ns;
	record->inode = entry->inode;
	record->inode_device = entry->inode_device;
	record->device = entry->device;
	record->pid = entry->pid;
	record->tid = entry->tid;
	record->flags = entry->flags;
	record->requeues = entry->requeues;
	record->operation = entry->operation;
	record->status = entry->status;
	record->hints = entry->hints;
	record->operation_tid = entry->operation_tid;
	__builtin_memcpy(record->comm, entry->comm, sizeof(record->comm));
	bpf_ringbuf_submit(record, wakeup_flags());
}

#endif
