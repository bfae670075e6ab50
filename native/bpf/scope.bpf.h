/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Which target a cgroup or a task belongs to. */
#ifndef STALLSCOPE_SCOPE_H
#define STALLSCOPE_SCOPE_H

#include "compat.bpf.h"
#include "emit.bpf.h"

/* The root cgroup of every hierarchy has id 1 and is never a target. */
#define ROOT_CGROUP_ID 1

static __always_inline struct scope_entry *scope_find(u64 key)
{
	if ((key & ~CGROUP_KEY_V1) <= ROOT_CGROUP_ID)
		return NULL;
	return bpf_map_lookup_elem(&scope, &key);
}

/* Of the current task, on the hierarchy that identifies containers. Kernel threads are in the root cgroup. */
static __always_inline u64 current_scope_key(void)
{
	if (scope_on_blkio)
		return current_blkio_key();
	return bpf_get_current_cgroup_id();
}

/* The current task's target, whole_host when everything counts, or NULL. */
static __always_inline struct scope_entry *current_scope(u64 key)
{
	struct scope_entry *entry = scope_find(key);

	if (!entry && scope_all)
		entry = &whole_host;
	return entry;
}

#endif
