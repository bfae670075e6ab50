// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/* Commits of jbd2, the journal of ext4: each from the moment it takes a transaction to the moment before it wakes those that wait for it. */
#include "commit.bpf.h"
#include "emit.bpf.h"

/* A commit matters to a target when one of its calls is open at any of its steps. */
static __always_inline void commit_watch(struct commit *commit)
{
	if (operations_open > 0)
		commit->watched = 1;
}

/*
 * The last commit of a journal runs in the thread that unmounts it: its I/O is that call's own. So is that of a fast commit, which has none of
 * these steps.
 */
SEC("?tp_btf/jbd2_start_commit")
int BPF_PROG(jbd2_start_commit, struct journal_s *journal, struct transaction_s *transaction)
{
	struct commit commit = {};
	u32 tid = (u32)bpf_get_current_pid_tgid();

	if (!journal || !transaction)
		return 0;
	if (!(BPF_CORE_READ((struct task_struct *)bpf_get_current_task(), flags) & PF_KTHREAD))
		return 0;
	commit.start_ns = bpf_ktime_get_ns();
	commit.device = BPF_CORE_READ(journal, j_fs_dev, bd_dev);
	commit.transaction = BPF_CORE_READ(transaction, t_tid);
	commit.requested_by = BPF_CORE_READ(journal, j_last_sync_writer);
	commit_watch(&commit);
	commit_delete(tid);
	if (bpf_map_update_elem(&open_commits, &tid, &commit, BPF_ANY)) {
		count_loss(operations_full);
		return 0;
	}
	__sync_fetch_and_add(&commits_open, 1);
	return 0;
}

SEC("?tp_btf/jbd2_commit_locking")
int BPF_PROG(jbd2_commit_locking)
{
	struct commit *commit = commit_current();

	if (!commit)
		return 0;
	commit->locked_ns = bpf_ktime_get_ns();
	commit_watch(commit);
	return 0;
}

SEC("?tp_btf/jbd2_commit_logging")
int BPF_PROG(jbd2_commit_logging)
{
	struct commit *commit = commit_current();

	if (!commit)
		return 0;
	commit->logging_ns = bpf_ktime_get_ns();
	commit_watch(commit);
	return 0;
}

/* Comes right before jbd2_end_commit. */
SEC("?tp_btf/jbd2_run_stats")
int BPF_PROG(jbd2_run_stats, u64 device, u64 transaction, struct transaction_run_stats_s *stats)
{
	struct commit *commit = commit_current();

	if (!commit || !stats)
		return 0;
	commit->handles = BPF_CORE_READ(stats, rs_handle_count);
	commit->blocks = BPF_CORE_READ(stats, rs_blocks_logged);
	return 0;
}

SEC("?tp_btf/jbd2_end_commit")
int BPF_PROG(jbd2_end_commit)
{
	u64 end_ns = bpf_ktime_get_ns();
	struct commit *commit = commit_current();
	u32 tid = (u32)bpf_get_current_pid_tgid();
	struct journal_record *record;

	if (!commit)
		return 0;
	commit_watch(commit);
	if (commit->watched || end_ns - commit->start_ns >= min_ns) {
		record = record_reserve(journal_record, RECORD_JOURNAL);
		if (record) {
			record->start_ns = commit->start_ns;
			record->locked_ns = commit->locked_ns;
			record->logging_ns = commit->logging_ns;
			record->end_ns = end_ns;
			record->device = commit->device;
			record->transaction = commit->transaction;
			record->pid = bpf_get_current_pid_tgid() >> 32;
			record->tid = tid;
			record->requested_by = commit->requested_by;
			record->blocks = commit->blocks;
			record->handles = commit->handles;
			record->children = commit->children;
			current_comm(record->comm);
			bpf_ringbuf_submit(record, wakeup_flags());
		}
	}
	commit_delete(tid);
	return 0;
}
