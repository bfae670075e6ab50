/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Exact counts by process, of what belongs to a target. */
#ifndef STALLSCOPE_PROCESS_H
#define STALLSCOPE_PROCESS_H

#include "emit.bpf.h"

/* Once per process: kept out of the way of the others. */
static __noinline struct process_counts *process_make(const struct process_key *key, const char *comm)
{
	struct process_counts counts = {};

	if (!key || !comm)
		return NULL;
	bpf_probe_read_kernel(counts.comm, sizeof(counts.comm), comm);
	/* Another CPU may have been first. */
	if (bpf_map_update_elem(&process_counts, key, &counts, BPF_NOEXIST) &&
	    !bpf_map_lookup_elem(&process_counts, key))
		count_loss(processes_full);
	return bpf_map_lookup_elem(&process_counts, key);
}

static __always_inline struct process_counts *process_find(u64 root, u32 pid, const char comm[COMM_BYTES])
{
	struct process_key key = { .root = root, .pid = pid };

	return bpf_map_lookup_elem(&process_counts, &key) ?: process_make(&key, comm);
}

/* A block I/O that ended. The one that submitted it is long doing something else. */
static __always_inline void process_io(const struct inflight_entry *entry, u64 bytes, u64 latency_ns)
{
	struct process_counts *counts;

	if (!process_totals || entry->operation > BLOCK_WRITE || entry->hints & (HINT_NEIGHBOUR | HINT_OUTSIDE))
		return;
	counts = process_find(entry->root, entry->pid, entry->comm);
	if (!counts)
		return;
	/* An atomic addition of a constant 0 becomes an instruction that kernels before 5.12 lack. */
	if (latency_ns)
		__sync_fetch_and_add(&counts->io_ns, latency_ns);
	if (entry->operation == BLOCK_READ) {
		__sync_fetch_and_add(&counts->read_bytes, bytes);
		__sync_fetch_and_add(&counts->reads, 1);
	} else {
		__sync_fetch_and_add(&counts->write_bytes, bytes);
		__sync_fetch_and_add(&counts->writes, 1);
	}
}

/* A sync call of the current thread that is over. */
static __always_inline void process_sync(u64 root, u64 duration_ns)
{
	struct process_counts *counts;
	char comm[COMM_BYTES];

	if (!process_totals)
		return;
	current_comm(comm);
	counts = process_find(root, bpf_get_current_pid_tgid() >> 32, comm);
	if (!counts)
		return;
	__sync_fetch_and_add(&counts->sync_ns, duration_ns);
	__sync_fetch_and_add(&counts->syncs, 1);
}

#endif
