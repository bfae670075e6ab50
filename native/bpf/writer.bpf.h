/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * Whose pages a kernel thread writes. Version 1 charges writeback to the root cgroup: there the inode, and who wrote to it last, say it.
 */
#ifndef STALLSCOPE_WRITER_H
#define STALLSCOPE_WRITER_H

#include "compat.bpf.h"

#define INODE_FORMAT 0170000
#define INODE_REGULAR 0100000

struct inode_key {
	u64 inode; /* 0: unknown */
	u32 device; /* of its file system */
	u32 pad;
};

extern u32 inode_writers_known; /* inode_writers is not empty */

/* Inode -> key of the cgroup that dirtied it last. Inserted and deleted by who dirties a page, the longest unused goes first: its writeback is unknown. */
struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 16384);
	__type(key, struct inode_key);
	__type(value, u64);
} inode_writers __weak SEC(".maps");

/* Flags in the low bits of page.mapping: the page is no file's. */
#define PAGE_MAPPING_FLAGS 3UL

/*
 * The file of the first page a bio carries. A page of a slab, such as a journal's copy of a block, has something else in the place of its
 * mapping: an inode that does not point back is none.
 */
static __always_inline void bio_inode(struct bio *bio, struct inode_key *key)
{
	struct bio_vec *vectors = BPF_CORE_READ(bio, bi_io_vec);
	u32 index = BPF_CORE_READ(bio, bi_iter.bi_idx);
	struct address_space *mapping;
	struct inode *host;
	struct page *page;
	u64 head;

	key->inode = 0;
	key->device = 0;
	key->pad = 0;
	if (!vectors)
		return;
	page = BPF_CORE_READ(&vectors[index], bv_page);
	/* In the middle of a large folio. */
	head = BPF_CORE_READ(page, compound_head);
	if (head & 1)
		page = (struct page *)(head - 1);
	mapping = BPF_CORE_READ(page, mapping);
	if (!mapping || (u64)mapping & PAGE_MAPPING_FLAGS)
		return;
	host = BPF_CORE_READ(mapping, host);
	if (!host || BPF_CORE_READ(host, i_mapping) != mapping)
		return;
	/* The page cache of a disk itself holds the metadata of many files. */
	if ((BPF_CORE_READ(host, i_mode) & INODE_FORMAT) != INODE_REGULAR)
		return;
	key->inode = BPF_CORE_READ(host, i_ino);
	key->device = BPF_CORE_READ(host, i_sb, s_dev);
}

/* Key of the cgroup that wrote to it last; 0: unknown. */
static __always_inline u64 inode_writer(const struct inode_key *key)
{
	u64 *writer;

	if (!key->inode || !inode_writers_known)
		return 0;
	writer = bpf_map_lookup_elem(&inode_writers, key);
	return writer ? *writer : 0;
}

#endif
