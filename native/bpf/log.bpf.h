/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Bytes that go into the logs of containers, whoever writes them, and into their standard output. */
#ifndef STALLSCOPE_LOG_H
#define STALLSCOPE_LOG_H

#include "emit.bpf.h"

/* A thread that begins to write to `inode`. What it writes is known at the exit. */
static __always_inline void log_write_begin(struct inode *inode, bool in_scope)
{
	struct log_key key = { .inode = BPF_CORE_READ(inode, i_ino), .device = BPF_CORE_READ(inode, i_sb, s_dev) };
	u32 *kind = bpf_map_lookup_elem(&log_inodes, &key);
	u64 id = bpf_get_current_pid_tgid();
	u32 tid = (u32)id;
	struct log_writer_key writer = { .inode = key.inode, .device = key.device };

	if (!kind || (*kind == LOG_STDIO && !in_scope))
		return;
	if (*kind == LOG_FILE)
		writer.pid = id >> 32;
	if (bpf_map_update_elem(&log_writes, &tid, &writer, BPF_NOEXIST)) {
		/* Its last one ended unseen: a thread writes to one thing at a time. */
		if (bpf_map_update_elem(&log_writes, &tid, &writer, BPF_EXIST))
			count_loss(logs_full);
		return;
	}
	__sync_fetch_and_add(&log_writes_open, 1);
}

static __noinline void log_count(const struct log_writer_key *writer, long long bytes)
{
	struct log_counts *counts;

	if (!writer)
		return;
	counts = bpf_map_lookup_elem(&log_counts, writer);
	if (!counts) {
		struct log_counts none = {};

		current_comm(none.comm);
		bpf_map_update_elem(&log_counts, writer, &none, BPF_NOEXIST);
		counts = bpf_map_lookup_elem(&log_counts, writer);
	}
	if (!counts) {
		count_loss(logs_full);
		return;
	}
	__sync_fetch_and_add(&counts->bytes, bytes);
	__sync_fetch_and_add(&counts->writes, 1);
}

static __always_inline void log_write_end(long long result)
{
	u32 tid = (u32)bpf_get_current_pid_tgid();
	struct log_writer_key writer, *known;

	if (log_writes_open <= 0)
		return;
	known = bpf_map_lookup_elem(&log_writes, &tid);
	if (!known)
		return;
	writer = *known;
	if (!bpf_map_delete_elem(&log_writes, &tid))
		__sync_fetch_and_add(&log_writes_open, -1);
	if (result > 0)
		log_count(&writer, result);
}

#endif
