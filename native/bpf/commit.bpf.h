/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* The commit that a journal's thread is in: the parent of the block I/O it submits meanwhile. */
#ifndef STALLSCOPE_COMMIT_H
#define STALLSCOPE_COMMIT_H

#include "compat.bpf.h"

static __always_inline void commit_delete(u32 tid)
{
	if (!bpf_map_delete_elem(&open_commits, &tid))
		__sync_fetch_and_add(&commits_open, -1);
}

static __always_inline struct commit *commit_current(void)
{
	u32 tid = (u32)bpf_get_current_pid_tgid();

	return commits_open > 0 ? bpf_map_lookup_elem(&open_commits, &tid) : NULL;
}

#endif
