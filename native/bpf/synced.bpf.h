/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * File systems that a call of a target is writing back as a whole: an umount, a teardown, syncfs, sync. Kernel threads do the writing, in the name
 * of nobody; while the call lasts their writes there belong to it.
 */
#ifndef STALLSCOPE_SYNCED_H
#define STALLSCOPE_SYNCED_H

#include "compat.bpf.h"

/* What waits for a file system's pages, if it is one of a target's. */
static __always_inline struct synced_by *synced_by_whom(u32 device)
{
	return synced_open > 0 ? bpf_map_lookup_elem(&synced_devices, &device) : NULL;
}

static __always_inline void synced_end(struct operation *operation)
{
	u32 device = operation->synced_device;

	operation->synced_device = 0;
	if (device && !bpf_map_delete_elem(&synced_devices, &device))
		__sync_fetch_and_add(&synced_open, -1);
}

/* sync(2) takes one file system after the other. Where two calls write back the same one, it belongs to the first. */
static __always_inline void synced_begin(struct operation *operation, u32 tid, u32 device)
{
	struct synced_by by = { .operation_start_ns = operation->start_ns, .tid = tid };

	if (operation->synced_device == device)
		return;
	synced_end(operation);
	if (bpf_map_update_elem(&synced_devices, &device, &by, BPF_NOEXIST))
		return;
	operation->synced_device = device;
	__sync_fetch_and_add(&synced_open, 1);
}

#endif
