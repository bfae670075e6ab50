/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Exact totals of every I/O in scope, kept here so that neither the threshold nor a full ring can bend them. */
#ifndef STALLSCOPE_TOTALS_H
#define STALLSCOPE_TOTALS_H

#include "emit.bpf.h"

/* 2^(63 + j/4) for j = 1, 2, 3: where a doubling is cut in four. */
#define QUARTER_1 0x9837f0518db8a96fULL
#define QUARTER_2 0xb504f333f9de6484ULL
#define QUARTER_3 0xd744fccad69d6af4ULL

static __always_inline u32 log2_floor(u64 value)
{
	u32 exponent = 0;

	if (value >> 32) {
		value >>= 32;
		exponent += 32;
	}
	if (value >> 16) {
		value >>= 16;
		exponent += 16;
	}
	if (value >> 8) {
		value >>= 8;
		exponent += 8;
	}
	if (value >> 4) {
		value >>= 4;
		exponent += 4;
	}
	if (value >> 2) {
		value >>= 2;
		exponent += 2;
	}
	return exponent + (value >> 1);
}

/*
 * Buckets include their upper bound. An integer v is above an irrational bound T exactly when v - 1 >= floor(T), and above 2^k exactly when
 * v - 1 >= 2^k: so v - 1 is placed with lower bounds included.
 */
static __always_inline u32 histogram_bucket(u64 ns)
{
	u64 below = ns - 1;
	u32 exponent, shift, bucket;

	if (ns <= (1ULL << HISTOGRAM_FIRST_EXPONENT))
		return 0;
	exponent = log2_floor(below);
	shift = 63 - exponent;
	bucket = 1 + (exponent - HISTOGRAM_FIRST_EXPONENT) * 4;
	if (below >= QUARTER_2 >> shift)
		bucket += below >= QUARTER_3 >> shift ? 3 : 2;
	else if (below >= QUARTER_1 >> shift)
		bucket += 1;
	return bucket < HISTOGRAM_BUCKETS ? bucket : HISTOGRAM_BUCKETS - 1;
}

/* Takes a free row for a key that has none. Returns row + 1, or 0 when there is no room. */
static __noinline u32 totals_row_make(const struct totals_key *key)
{
	struct totals_row *row;
	u32 index, slot, *known;

	if (!key)
		return 0;
	if (bpf_map_pop_elem(&totals_free, &index)) {
		count_loss(totals_full);
		return 0;
	}
	if (bpf_map_update_elem(&totals_index, key, &index, BPF_NOEXIST)) {
		/* Another CPU was first. */
		bpf_map_push_elem(&totals_free, &index, 0);
		known = bpf_map_lookup_elem(&totals_index, key);
		return known ? *known + 1 : 0;
	}
	slot = index << totals_stripe_shift;
	row = bpf_map_lookup_elem(&totals, &slot);
	if (!row)
		return 0;
	row->root = key->root;
	row->device = key->device;
	row->operation = key->operation;
	row->used = 1;
	return index + 1;
}

static __always_inline u32 totals_row_find(struct scope_entry *entry, u32 device, u32 operation)
{
	u64 *cache = &entry->row_cache[operation & 3];
	u64 cached = *cache;
	struct totals_key key = { .root = entry->root, .device = device, .operation = operation };
	u32 *known, row;

	/* Operations that share a slot of the cache differ in bit 2, kept in the upper bits of the row. */
	if (cached >> 32 == device && ((cached >> 31) & 1) == operation >> 2)
		return cached & 0x7fffffff;
	known = bpf_map_lookup_elem(&totals_index, &key);
	row = known ? *known + 1 : totals_row_make(&key);
	if (row)
		*cache = (u64)device << 32 | (u64)(operation >> 2) << 31 | row;
	return row;
}

struct totals_sample {
	u64 latency_ns;
	u64 queue_ns;
	u64 bytes;
	bool queue_known;
	bool failed;
};

/* `row` is row + 1. A stripe is shared by the CPUs of the same remainder, hence the atomics on it. */
static __always_inline struct totals_row *totals_stripe(u32 row)
{
	u32 slot = (row - 1) << totals_stripe_shift | (bpf_get_smp_processor_id() & totals_stripe_mask);

	return bpf_map_lookup_elem(&totals, &slot);
}

/* An I/O of which only that it ended is known. */
static __always_inline void totals_add_unseen(u32 row, u64 bytes)
{
	struct totals_row *totals_row = totals_stripe(row);

	if (!totals_row)
		return;
	__sync_fetch_and_add(&totals_row->bytes, bytes);
	__sync_fetch_and_add(&totals_row->count, 1);
}

static __always_inline void totals_add(u32 row, const struct totals_sample *sample)
{
	struct totals_row *totals_row = totals_stripe(row);
	u32 bucket, epoch = totals_epoch, turn = epoch & 1;

	if (!totals_row)
		return;
	__sync_fetch_and_add(&totals_row->bytes, sample->bytes);
	__sync_fetch_and_add(&totals_row->sum_ns, sample->latency_ns);
	if (sample->failed)
		__sync_fetch_and_add(&totals_row->errors, 1);
	bucket = histogram_bucket(sample->latency_ns);
	if (bucket < HISTOGRAM_BUCKETS)
		__sync_fetch_and_add(&totals_row->latency[bucket], 1);
	/* Two CPUs of one stripe may race here; the loser's value is at most as long as a span's that was sent. */
	if (totals_row->max_epoch[turn] != epoch) {
		totals_row->max_epoch[turn] = epoch;
		totals_row->max_ns[turn] = sample->latency_ns;
	} else if (sample->latency_ns > totals_row->max_ns[turn]) {
		totals_row->max_ns[turn] = sample->latency_ns;
	}
	if (sample->queue_known) {
		__sync_fetch_and_add(&totals_row->queue_count, 1);
		__sync_fetch_and_add(&totals_row->queue_sum_ns, sample->queue_ns);
		bucket = histogram_bucket(sample->queue_ns);
		if (bucket < HISTOGRAM_BUCKETS)
			__sync_fetch_and_add(&totals_row->queue[bucket], 1);
		bucket = histogram_bucket(sample->latency_ns - sample->queue_ns);
		if (bucket < HISTOGRAM_BUCKETS)
			__sync_fetch_and_add(&totals_row->device_time[bucket], 1);
	}
	/* Last, and read first: what is counted is there as a whole. */
	__sync_fetch_and_add(&totals_row->count, 1);
}

#endif
