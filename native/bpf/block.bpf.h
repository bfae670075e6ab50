/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* What the tracepoints of the block layer say: birth, issue, final completion of requests, and of the bios of devices that have none. */
#ifndef STALLSCOPE_BLOCK_H
#define STALLSCOPE_BLOCK_H

#include "block_io.bpf.h"

static __always_inline void request_birth(struct request *rq, bool atomic)
{
	struct bio *bio = rq->bio;
	struct birth birth = {
		.key = inflight_key(rq),
		.flags = rq->cmd_flags,
		.bytes = rq->__data_len,
		.sector = rq->__sector,
	};

	/* The flush machinery's own request: no bio, no owner; the requests that wait for it show its time. */
	if (!bio)
		return;
	birth.charged_cgroup = cgroup_key(bio->bi_blkg->blkcg->css.cgroup);
	birth.device = request_device(rq);
	if (synced_open > 0)
		birth.synced_device = bio_device(bio, birth.device);
	inflight_open(&birth, bio, atomic);
}

static __always_inline void request_issue(struct request *rq)
{
	struct inflight_slot slot;
	struct inflight_entry *entry;

	if (!inflight_find(inflight_key(rq), &slot))
		return;
	entry = inflight_entry_of(&slot);
	if (entry)
		entry->issue_ns = bpf_ktime_get_ns();
}

static __always_inline void request_requeue(struct request *rq)
{
	struct inflight_slot slot;
	struct inflight_entry *entry;

	if (!inflight_find(inflight_key(rq), &slot))
		return;
	entry = inflight_entry_of(&slot);
	if (entry)
		entry->requeues++;
}

/*
 * A completion without a birth. One that was born before the session and is ours is counted; a later one was counted when it found no room, or was
 * in no target when it was born.
 */
static __always_inline void request_unmatched(struct request *rq)
{
	struct bio *bio = rq->bio;

	if (!bio || rq->start_time_ns >= attach_ns || !rq->start_time_ns)
		return;
	if (operation_of(rq->cmd_flags, rq->__data_len) < 0)
		return;
	if (scope_all || scope_find(cgroup_key(bio->bi_blkg->blkcg->css.cgroup)))
		count_loss(unmatched);
}

/*
 * Fires for every step. A request of the flush machinery completes its data step with RQF_FLUSH_SEQ still set and ends later with no
 * bytes; a partial completion has more bytes to come.
 */
static __always_inline void request_complete(struct request *rq, int status, u32 bytes, bool atomic)
{
	struct inflight_slot slot;
	struct inflight_entry *entry;

	if (!inflight_find(inflight_key(rq), &slot)) {
		request_unmatched(rq);
		return;
	}
	entry = inflight_entry_of(&slot);
	if (!entry)
		return;
	/* Front merges move the start; completions move it on. The first completion sees where the request began. */
	if (!entry->bytes)
		entry->sector = rq->__sector;
	entry->bytes += bytes;
	if (status && !entry->status)
		entry->status = status < 0 ? -status : status;
	if (rq->rq_flags & request_flush_sequence_bit())
		return;
	if (bytes < rq->__data_len)
		return;
	inflight_close(entry, atomic);
	inflight_free(&slot);
}

/* Devices without requests (dm, md, zram): their bios. Those of other devices return at once. */
static __always_inline void bio_birth(struct bio *bio, bool atomic)
{
	struct gendisk *disk = bio_disk(bio);
	struct birth birth = {
		.key = inflight_key(bio),
		.flags = bio->bi_opf,
		.bytes = bio->bi_iter.bi_size,
		.sector = bio->bi_iter.bi_sector,
		.hints = HINT_BIO,
	};

	if (!disk || BPF_CORE_READ(disk, queue, mq_ops))
		return;
	birth.charged_cgroup = cgroup_key(bio->bi_blkg->blkcg->css.cgroup);
	birth.device = device_number(BPF_CORE_READ(disk, major), BPF_CORE_READ(disk, first_minor));
	if (synced_open > 0)
		birth.synced_device = birth.device;
	inflight_open(&birth, bio, atomic);
}

/* The bio's iterator has been used up by now: its size was taken at birth. */
static __always_inline void bio_complete(struct bio *bio, bool atomic)
{
	struct inflight_slot slot;
	struct inflight_entry *entry;

	if (!inflight_find(inflight_key(bio), &slot))
		return;
	entry = inflight_entry_of(&slot);
	if (!entry)
		return;
	entry->status = bio->bi_status;
	inflight_close(entry, atomic);
	inflight_free(&slot);
}

#endif
