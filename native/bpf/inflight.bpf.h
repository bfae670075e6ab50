/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* The table of requests between birth and completion: see inflight_keys in state.bpf.h. */
#ifndef STALLSCOPE_INFLIGHT_H
#define STALLSCOPE_INFLIGHT_H

#include "state.bpf.h"

/*
 * An address as a number. The verifier lets nobody shift or multiply a pointer, but the difference of two pointers is a number; the other one
 * here is a constant.
 */
static __always_inline u64 inflight_key(const void *address)
{
	u64 key = (u64)address;
	u64 base = (u64)&losses;

	asm volatile("%[key] -= %[base]" : [key] "+r"(key) : [base] "r"(base));
	return key;
}

/* Requests are allocated in arrays, a few hundred bytes apart: a multiplicative hash spreads them. */
static __always_inline u32 inflight_bucket_of(u64 key)
{
	return ((key >> 6) * 0x9e3779b97f4a7c15ULL >> 40) & inflight_bucket_mask;
}

struct inflight_slot {
	struct inflight_bucket *bucket;
	u32 bucket_index;
	u32 way;
};

/* True when `key` is in the table; slot then says where. */
static __always_inline bool inflight_find(u64 key, struct inflight_slot *slot)
{
	slot->bucket_index = inflight_bucket_of(key);
	slot->bucket = bpf_map_lookup_elem(&inflight_keys, &slot->bucket_index);
	if (!slot->bucket)
		return false;
#pragma unroll
	for (int way = 0; way < INFLIGHT_WAYS; way++) {
		if (slot->bucket->key[way] == key) {
			slot->way = way;
			return true;
		}
	}
	return false;
}

static __always_inline struct inflight_entry *inflight_entry_of(const struct inflight_slot *slot)
{
	u32 index = slot->bucket_index * INFLIGHT_WAYS + slot->way;

	return bpf_map_lookup_elem(&inflight_entries, &index);
}

static __always_inline void inflight_free(struct inflight_slot *slot)
{
	if (slot->way < INFLIGHT_WAYS)
		slot->bucket->key[slot->way] = 0;
}

/*
 * The entry for a new key. A key that is still there belongs to a request whose completion was missed: request memory is reused, so
 * its entry is taken over, and `stale` says so. Kernels before 5.12 have no compare-and-swap: there (`atomic` false) two births at once may take
 * the same place, and the one that lost shows up as unmatched.
 */
static __always_inline struct inflight_entry *inflight_claim(u64 key, bool atomic, bool *stale)
{
	struct inflight_slot slot;

	*stale = inflight_find(key, &slot);
	if (*stale)
		return inflight_entry_of(&slot);
	if (!slot.bucket)
		return NULL;
#pragma unroll
	for (int way = 0; way < INFLIGHT_WAYS; way++) {
		if (slot.bucket->key[way])
			continue;
		if (atomic) {
			if (__sync_val_compare_and_swap(&slot.bucket->key[way], 0, key))
				continue;
		} else {
			slot.bucket->key[way] = key;
		}
		slot.way = way;
		return inflight_entry_of(&slot);
	}
	return NULL;
}

#endif
