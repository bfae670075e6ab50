/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * Who else was on the disk. Each target has a clock of the time that it had I/O in flight on a disk, and each disk the sum of those clocks. An I/O
 * takes the difference of what the others' clocks show at its birth and at its completion: the time that others waited while it was there. A few
 * additions per I/O, no lock, no list. For kernels whose atomic additions return the old value (5.12).
 */
#ifndef STALLSCOPE_OCCUPANCY_H
#define STALLSCOPE_OCCUPANCY_H

#include "inflight.bpf.h"
#include "scope.bpf.h"
#include "totals.bpf.h"

#define CLOCK_MODULUS (1ULL << CLOCK_MODULUS_SHIFT)
#define CLOCK_SUM_LIMIT (1ULL << CLOCK_SUM_LIMIT_SHIFT)

static __always_inline u64 clock_ticks(u64 ns)
{
	return (ns >> CLOCK_TICK_SHIFT) & (CLOCK_MODULUS - 1);
}

static __always_inline s64 clock_sum(u64 word)
{
	return (s64)(word << (64 - CLOCK_NUMBER_SHIFT)) >> (64 - CLOCK_NUMBER_SHIFT);
}

/* Modulo CLOCK_MODULUS: only differences mean something. */
static __always_inline u64 clock_value(u64 word, u64 ticks)
{
	s64 sum = clock_sum(word);
	s64 number = (s64)(word - sum) >> CLOCK_NUMBER_SHIFT;

	return sum + number * ticks;
}

static __always_inline void clock_start(u64 *word, u64 ticks)
{
	__sync_fetch_and_add(word, (1ULL << CLOCK_NUMBER_SHIFT) - ticks);
}

static __always_inline void clock_stop(u64 *word, u64 ticks)
{
	u64 step = ticks - (1ULL << CLOCK_NUMBER_SHIFT);
	s64 sum = clock_sum(__sync_fetch_and_add(word, step) + step);

	if (sum > (s64)CLOCK_SUM_LIMIT)
		__sync_fetch_and_add(word, -CLOCK_SUM_LIMIT);
	else if (sum < -(s64)CLOCK_SUM_LIMIT)
		__sync_fetch_and_add(word, CLOCK_SUM_LIMIT);
}

/* The slot of a device, claimed when `make` is set; OCCUPIED_DISKS when there is none. */
static __always_inline u32 occupied_disk_find(u32 device, bool make)
{
	u32 first = device * 0x9e3779b1U >> 24;
	struct occupied_disk *disk;

#pragma unroll
	for (u32 step = 0; step < 4; step++) {
		u32 slot = (first + step) & (OCCUPIED_DISKS - 1);

		disk = bpf_map_lookup_elem(&occupied_disks, &slot);
		if (!disk)
			break;
		if (disk->device == device)
			return slot;
		if (disk->device)
			continue;
		if (!make)
			break;
		if (__sync_val_compare_and_swap(&disk->device, 0, device) == 0)
			return slot;
		/* Another CPU took it meanwhile, perhaps for this very disk. */
		if (disk->device == device)
			return slot;
	}
	return OCCUPIED_DISKS;
}

/* The index of a target's presence on a disk, + 1; 0 when there is no room. `row` is the index of a row of its totals there. */
static __noinline u32 occupant_make(u32 row, u64 root, u32 device)
{
	struct totals_key key = { .root = root, .device = device, .operation = OCCUPANT_KEY };
	struct occupant *occupant;
	u32 *known, disk;

	known = bpf_map_lookup_elem(&totals_index, &key);
	if (known)
		return *known + 1;
	disk = occupied_disk_find(device, true);
	occupant = bpf_map_lookup_elem(&occupants, &row);
	if (!occupant || disk == OCCUPIED_DISKS)
		goto full;
	occupant->disk = disk;
	occupant->device = device;
	occupant->root = root;
	if (!bpf_map_update_elem(&totals_index, &key, &row, BPF_NOEXIST))
		return row + 1;
	/* Another CPU was first, perhaps with the same row. */
	known = bpf_map_lookup_elem(&totals_index, &key);
	if (known && *known == row)
		return row + 1;
	occupant->root = 0;
	if (known)
		return *known + 1;
full:
	count_loss(neighbours_full);
	return 0;
}

/* Of the entry's row, kept in each of its stripes. */
static __always_inline u32 occupant_of(const struct inflight_entry *entry)
{
	struct totals_row *row;

	if (!entry->row)
		return 0;
	row = totals_stripe(entry->row);
	if (!row)
		return 0;
	if (!row->occupant)
		row->occupant = occupant_make(entry->row - 1, entry->root, entry->device);
	return row->occupant;
}

struct presence {
	struct occupant *occupant;
	struct occupied_disk *disk;
};

static __always_inline bool presence_find(u32 occupant, struct presence *presence)
{
	u32 index = occupant - 1, disk;

	presence->occupant = bpf_map_lookup_elem(&occupants, &index);
	if (!presence->occupant)
		return false;
	disk = presence->occupant->disk;
	presence->disk = bpf_map_lookup_elem(&occupied_disks, &disk);
	return presence->disk;
}

/* What the clocks of everybody but the occupant show. */
static __always_inline u64 presence_others(const struct presence *presence, u64 ticks)
{
	return clock_value(presence->disk->waiting, ticks) - clock_value(presence->occupant->waiting, ticks);
}

/* Modulo what a clock holds. CPUs disagree about the time by less than a tick or two: a difference below zero is none. */
static __always_inline u64 overlap_between(u64 before, u64 after)
{
	u64 overlap = (after - before) & (CLOCK_MODULUS - 1);

	return overlap < CLOCK_MODULUS / 2 ? overlap : 0;
}

/* An I/O of a target is born. */
static __always_inline void occupant_enter(struct inflight_entry *entry)
{
	u64 ticks = clock_ticks(entry->start_ns);
	struct presence at;

	entry->occupant = occupant_of(entry);
	if (!entry->occupant || !presence_find(entry->occupant, &at))
		return;
	if (!__sync_fetch_and_add(&at.occupant->in_flight, 1)) {
		clock_start(&at.occupant->waiting, ticks);
		clock_start(&at.disk->waiting, ticks);
	}
	entry->others = presence_others(&at, ticks);
}

/* It is over: returns how long others waited meanwhile. */
static __always_inline u64 occupant_leave(struct inflight_entry *entry, struct presence *at, u64 ticks)
{
	u64 overlap = overlap_between(entry->others, presence_others(at, ticks));

	if (__sync_fetch_and_add(&at->occupant->in_flight, -1) == 1) {
		clock_stop(&at->occupant->waiting, ticks);
		clock_stop(&at->disk->waiting, ticks);
	}
	return overlap;
}

static __noinline int neighbour_add(const struct inflight_entry *entry, u64 overlap)
{
	struct neighbour_key key = { .device = entry->device };
	struct neighbour_use *neighbour, none = {};

	if ((entry->charged_cgroup & ~CGROUP_KEY_V1) > ROOT_CGROUP_ID)
		key.cgroup = entry->charged_cgroup;
	else if (entry->task_cgroup > ROOT_CGROUP_ID)
		key.cgroup = entry->task_cgroup;
	__builtin_memcpy(key.comm, entry->comm, sizeof(key.comm));
	neighbour = bpf_map_lookup_elem(&neighbour_table, &key);
	if (!neighbour) {
		bpf_map_update_elem(&neighbour_table, &key, &none, BPF_NOEXIST);
		neighbour = bpf_map_lookup_elem(&neighbour_table, &key);
	}
	if (!neighbour) {
		count_loss(neighbours_full);
		return 0;
	}
	__sync_fetch_and_add(&neighbour->count, 1);
	__sync_fetch_and_add(&neighbour->bytes, entry->bytes);
	__sync_fetch_and_add(&neighbour->overlap, overlap);
	return 0;
}

static __always_inline void occupancy_enter(struct inflight_entry *entry)
{
	u32 disk;
	struct occupied_disk *occupied;

	entry->occupant = 0;
	entry->disk = 0;
	if (!neighbours)
		return;
	if (entry->root) {
		occupant_enter(entry);
		return;
	}
	disk = occupied_disk_find(entry->device, false);
	occupied = bpf_map_lookup_elem(&occupied_disks, &disk);
	if (!occupied)
		return;
	entry->disk = disk + 1;
	entry->others = clock_value(occupied->waiting, clock_ticks(entry->start_ns));
}

/* How an I/O ended. */
enum occupancy_end {
	OCCUPANCY_COMPLETED,
	OCCUPANCY_UNSEEN, /* some time ago: how long others waited meanwhile cannot be known */
	OCCUPANCY_ABSORBED, /* by another request, which goes on */
};

static __always_inline void occupancy_leave(struct inflight_entry *entry, u64 end_ns, enum occupancy_end end)
{
	u64 overlap, ticks = clock_ticks(end_ns);
	struct occupied_disk *occupied;
	struct presence at;
	u32 disk;

	if (entry->occupant) {
		if (!presence_find(entry->occupant, &at))
			return;
		overlap = occupant_leave(entry, &at, ticks);
		if (!overlap || end != OCCUPANCY_COMPLETED)
			return;
		__sync_fetch_and_add(&at.occupant->count, 1);
		__sync_fetch_and_add(&at.occupant->bytes, entry->bytes);
		__sync_fetch_and_add(&at.occupant->overlap, overlap);
	} else if (entry->disk && end != OCCUPANCY_ABSORBED) {
		disk = entry->disk - 1;
		occupied = bpf_map_lookup_elem(&occupied_disks, &disk);
		if (!occupied)
			return;
		overlap = overlap_between(entry->others, clock_value(occupied->waiting, ticks));
		if (!overlap)
			return;
		if (end == OCCUPANCY_COMPLETED)
			neighbour_add(entry, overlap);
		else if (entry->hints & HINT_NEIGHBOUR)
			count_loss(skipped);
	}
}

#endif
