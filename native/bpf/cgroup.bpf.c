// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/* Cgroups as they come and go: one made below a target belongs to it before anything can run in it. */
#include "emit.bpf.h"
#include "compat.bpf.h"
#include "scope.bpf.h"

/* Only the hierarchies that identify containers: the default one, and the one block I/O is charged in. */
static __always_inline bool hierarchy_matters(struct cgroup *cgroup)
{
	u32 hierarchy = cgroup->root->hierarchy_id;

	return hierarchy ? hierarchy == blkio_hierarchy : !scope_on_blkio;
}

static __always_inline void cgroup_send(u32 event, u64 key, u64 root, const char *path)
{
	struct cgroup_record *record = record_reserve(cgroup_record, RECORD_CGROUP);
	long length;

	if (!record)
		return;
	record->time_ns = bpf_ktime_get_ns();
	record->cgroup = key;
	record->root = root;
	record->event = event;
	length = bpf_probe_read_kernel_str(record->path, sizeof(record->path), path);
	record->path_bytes = length > 0 ? length - 1 : 0;
	bpf_ringbuf_submit(record, wakeup_flags());
}

SEC("?tp_btf/cgroup_mkdir")
int BPF_PROG(cgroup_mkdir, struct cgroup *cgroup, const char *path)
{
	struct scope_entry entry = {}, *parent;
	u64 key;

	if (!hierarchy_matters(cgroup))
		return 0;
	key = cgroup_key(cgroup);
	parent = scope_find(cgroup_key(cgroup->self.parent->cgroup));
	if (parent)
		entry.root = parent->root;
	else if (adopt_new_cgroups)
		entry.root = key;
	if (entry.root && bpf_map_update_elem(&scope, &key, &entry, BPF_ANY))
		count_loss(scope_full);
	cgroup_send(CGROUP_MADE, key, entry.root, path);
	return 0;
}

/* Its entry stays: writeback of what it dirtied is still to come. User space deletes it later. */
SEC("?tp_btf/cgroup_rmdir")
int BPF_PROG(cgroup_rmdir, struct cgroup *cgroup, const char *path)
{
	struct scope_entry *entry;
	u64 key;

	if (!hierarchy_matters(cgroup))
		return 0;
	key = cgroup_key(cgroup);
	entry = scope_find(key);
	cgroup_send(CGROUP_REMOVED, key, entry ? entry->root : 0, path);
	return 0;
}
