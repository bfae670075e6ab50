// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/* Who dirties which file: where writeback is charged to nobody. Runs whenever a page becomes dirty, so the same again costs no look-up. */
#include "scope.bpf.h"
#include "writer.bpf.h"

/* Pages of one file by one thread after which it is written down again: another CPU's thread may have put its name there meanwhile. */
#define REPEAT_PAGES 256

u32 inode_writers_known = 0;

/* What this CPU saw last. */
struct dirtied {
	struct inode_key key;
	u32 tid;
	u32 pages;
};

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct dirtied);
} last_dirtied SEC(".maps");

static __always_inline void writer_set(const struct inode_key *key)
{
	struct kthread *kthread = current_kthread();
	u64 writer = kthread ? kthread_cgroup_key(kthread) : current_scope_key();

	/* A kernel thread that works for nobody in particular writes back, or puts off, what others wrote. */
	if (kthread && !writer)
		return;
	if (scope_find(writer)) {
		bpf_map_update_elem(&inode_writers, key, &writer, BPF_ANY);
		inode_writers_known = 1;
	} else if (inode_writers_known && bpf_map_lookup_elem(&inode_writers, key)) {
		bpf_map_delete_elem(&inode_writers, key);
	}
}

static __always_inline void page_dirtied(struct address_space *mapping)
{
	u32 zero = 0, tid = (u32)bpf_get_current_pid_tgid();
	struct inode_key key = {};
	struct dirtied *last;
	struct inode *inode;

	if (!mapping)
		return;
	inode = mapping->host;
	if ((inode->i_mode & INODE_FORMAT) != INODE_REGULAR)
		return;
	last = bpf_map_lookup_elem(&last_dirtied, &zero);
	if (!last)
		return;
	key.inode = inode->i_ino;
	key.device = inode->i_sb->s_dev;
	if (last->key.inode == key.inode && last->key.device == key.device && last->tid == tid &&
	    ++last->pages < REPEAT_PAGES)
		return;
	last->key = key;
	last->tid = tid;
	last->pages = 0;
	writer_set(&key);
}

SEC("?tp_btf/writeback_dirty_folio")
int BPF_PROG(writeback_dirty_folio, struct folio *folio, struct address_space *mapping)
{
	page_dirtied(mapping);
	return 0;
}

/* Before 5.18 (203a3151). */
SEC("?tp_btf/writeback_dirty_page")
int BPF_PROG(writeback_dirty_page, struct page *page, struct address_space *mapping)
{
	page_dirtied(mapping);
	return 0;
}
