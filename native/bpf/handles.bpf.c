// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/* Who is in a journal's transactions: each operation as it ends, in the task that did it. Of the whole machine: a commit is everybody's. */
#include "compat.bpf.h"
#include "emit.bpf.h"
#include "scope.bpf.h"

/*
 * Whose operations joined a transaction. Inserted by the first that dirtied a block, deleted by user space when the transaction is committed, at
 * most a second later.
 */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, struct handle_key);
	__type(value, struct handle_use);
} handle_table SEC(".maps");

/* Of the journal that the current task's operation is in: that is still open here. 0: not known. */
static __always_inline u32 journal_block_bytes(void)
{
	struct jbd2_journal_handle *handle = BPF_CORE_READ((struct task_struct *)bpf_get_current_task(), journal_info);

	return handle ? BPF_CORE_READ(handle, h_transaction, t_journal, j_blocksize) : 0;
}

static __noinline struct handle_use *handle_use_make(const struct handle_key *key)
{
	struct handle_use none = {};

	if (!key)
		return NULL;
	none.block_bytes = journal_block_bytes();
	bpf_map_update_elem(&handle_table, key, &none, BPF_NOEXIST);
	return bpf_map_lookup_elem(&handle_table, key);
}

SEC("?tp_btf/jbd2_handle_stats")
int BPF_PROG(jbd2_handle_stats, u64 device, u64 transaction, u32 type, u32 line, int interval, int sync, int requested,
	     int dirtied)
{
	struct handle_key key = { .device = device, .transaction = transaction };
	struct submitter submitter;
	struct handle_use *use;

	if (dirtied <= 0)
		return 0;
	submitter_read(&submitter);
	if (submitter.task_cgroup > ROOT_CGROUP_ID)
		key.cgroup = submitter.task_cgroup;
	else if ((submitter.blkio_cgroup & ~CGROUP_KEY_V1) > ROOT_CGROUP_ID)
		key.cgroup = submitter.blkio_cgroup;
	current_comm(key.comm);
	use = bpf_map_lookup_elem(&handle_table, &key);
	if (!use)
		use = handle_use_make(&key);
	if (!use) {
		count_loss(neighbours_full);
		return 0;
	}
	__sync_fetch_and_add(&use->handles, 1);
	__sync_fetch_and_add(&use->blocks, dirtied);
	return 0;
}
