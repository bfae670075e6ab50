// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/* Block I/O on kernels before 6.5: a request is born when it is allocated for a bio. Before 5.12 there is no compare-and-swap either. */
#include "block.bpf.h"

/* Bios in front of the one a request was allocated for that are looked past. */
#define FRONT_MERGES 8

/*
 * Before 6.5 there is no block_io_start (5a80bd07). There a request is born when it is allocated for a bio, under that bio's key, and takes the
 * entry over when it is inserted or issued; an empty flush is neither, and does so at its completion. One more than the address, for a device
 * without requests may have passed the same bio on.
 */
static __always_inline u64 request_bio_key(const struct bio *bio)
{
	return inflight_key(bio) + 1;
}

static __always_inline void request_bio_birth(struct bio *bio)
{
	struct gendisk *disk = bio_disk(bio);
	struct birth birth = {
		.key = request_bio_key(bio),
		.flags = bio->bi_opf,
		.bytes = bio->bi_iter.bi_size,
		.sector = bio->bi_iter.bi_sector,
		.provisional = true,
	};

	birth.charged_cgroup = cgroup_key(bio->bi_blkg->blkcg->css.cgroup);
	birth.device = device_number(BPF_CORE_READ(disk, major), BPF_CORE_READ(disk, first_minor));
	inflight_open(&birth, bio, false);
}

/* The entry of the bio that the request was allocated for: its first one, but for bios merged in front meanwhile. */
static __always_inline bool request_bio_find(struct request *rq, struct inflight_slot *slot)
{
	struct bio *bio = rq->bio;

	for (int merged = 0; merged <= FRONT_MERGES; merged++) {
		if (!bio)
			return false;
		if (inflight_find(request_bio_key(bio), slot))
			return true;
		bio = bio->bi_next;
	}
	return false;
}

/* True when the request has an entry of its own now. */
static __always_inline bool request_adopt(struct request *rq)
{
	struct inflight_entry *entry, *own = NULL;
	struct inflight_slot slot;
	bool stale = false;

	if (!request_bio_find(rq, &slot))
		return false;
	entry = inflight_entry_of(&slot);
	/* Older than the request: left behind by one that was merged in a way not seen, and the bio's memory was used again. */
	if (entry && entry->start_ns >= rq->start_time_ns)
		own = inflight_claim(inflight_key(rq), false, &stale);
	if (own && stale)
		inflight_settle(own);
	if (own)
		*own = *entry;
	inflight_free(&slot);
	return own;
}

/* The first sign of a request that was not seen being allocated is its birth. */
static __always_inline void request_arrival(struct request *rq)
{
	struct inflight_slot slot;

	if (!inflight_find(inflight_key(rq), &slot) && !request_adopt(rq))
		request_birth(rq, false);
}

static __always_inline void request_forget(struct request *rq)
{
	struct inflight_slot slot;

	if (inflight_find(inflight_key(rq), &slot) || request_bio_find(rq, &slot))
		inflight_free(&slot);
}

SEC("?tp_btf/block_getrq")
int BPF_PROG(block_getrq, struct bio *bio)
{
	request_bio_birth(bio);
	return 0;
}

SEC("?tp_btf/block_getrq")
int BPF_PROG(block_getrq_pre511, struct request_queue *queue, struct bio *bio)
{
	request_bio_birth(bio);
	return 0;
}

SEC("?tp_btf/block_rq_insert")
int BPF_PROG(block_rq_insert, struct request *rq)
{
	request_arrival(rq);
	return 0;
}

SEC("?tp_btf/block_rq_insert")
int BPF_PROG(block_rq_insert_pre511, struct request_queue *queue, struct request *rq)
{
	request_arrival(rq);
	return 0;
}

/* Before 6.5 a request that goes straight to the driver has no other sign of its birth. */
SEC("?tp_btf/block_rq_issue")
int BPF_PROG(block_rq_issue_born, struct request *rq)
{
	request_arrival(rq);
	request_issue(rq);
	return 0;
}

SEC("?tp_btf/block_rq_issue")
int BPF_PROG(block_rq_issue_born_pre511, struct request_queue *queue, struct request *rq)
{
	request_arrival(rq);
	request_issue(rq);
	return 0;
}

SEC("?tp_btf/block_rq_requeue")
int BPF_PROG(block_rq_requeue_pre511, struct request_queue *queue, struct request *rq)
{
	request_requeue(rq);
	return 0;
}

SEC("?tp_btf/block_rq_merge")
int BPF_PROG(block_rq_merge_pre65, struct request *rq)
{
	request_forget(rq);
	return 0;
}

SEC("?tp_btf/block_rq_merge")
int BPF_PROG(block_rq_merge_pre511, struct request_queue *queue, struct request *rq)
{
	request_forget(rq);
	return 0;
}

SEC("?tp_btf/block_rq_complete")
int BPF_PROG(block_rq_complete_pre65, struct request *rq, int status, unsigned int bytes)
{
	struct inflight_slot slot;

	if (!inflight_find(inflight_key(rq), &slot))
		request_adopt(rq);
	request_complete(rq, status, bytes, false);
	return 0;
}

/* Where requests are born at insertion, compare-and-swap cannot be counted on either. */
SEC("?tp_btf/block_bio_queue")
int BPF_PROG(block_bio_queue_pre65, struct bio *bio)
{
	bio_birth(bio, false);
	return 0;
}

SEC("?tp_btf/block_bio_queue")
int BPF_PROG(block_bio_queue_pre511, struct request_queue *queue, struct bio *bio)
{
	bio_birth(bio, false);
	return 0;
}

SEC("?tp_btf/block_bio_complete")
int BPF_PROG(block_bio_complete_pre65, struct request_queue *queue, struct bio *bio)
{
	bio_complete(bio, false);
	return 0;
}
