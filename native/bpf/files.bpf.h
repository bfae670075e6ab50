/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Exact counts by file, of calls of threads in scope. */
#ifndef STALLSCOPE_FILES_H
#define STALLSCOPE_FILES_H

#include "descriptor.bpf.h"
#include "emit.bpf.h"
#include "path.bpf.h"

static __always_inline void operation_set_file(struct operation *operation, struct file *file)
{
	struct inode *inode = BPF_CORE_READ(file, f_inode);

	operation->file = (u64)file;
	operation->inode = BPF_CORE_READ(inode, i_ino);
	operation->device = BPF_CORE_READ(inode, i_sb, s_dev);
}

/* The call's reference is gone at its exit: another thread may have closed the descriptor. */
static __always_inline bool operation_file_valid(struct operation *operation)
{
	if (!operation->file)
		return false;
	return operation->fd < 0 || (u64)file_of_descriptor(operation->fd) == operation->file;
}

/* Once per file. Where there is no room in the ring the next call tries again. */
static __noinline void file_name_send(struct operation *operation, struct file_counts *counts)
{
	struct file_name_record *record;
	u8 truncated = 0;

	if (!operation || !counts || !operation_file_valid(operation))
		return;
	record = record_reserve(file_name_record, RECORD_FILE_NAME);
	if (!record)
		return;
	record->root = operation->root;
	record->inode = operation->inode;
	record->device = operation->device;
	record->path_bytes = path_read((struct file *)operation->file, record->path, &truncated);
	record->path_truncated = truncated;
	counts->named = 1;
	bpf_ringbuf_submit(record, wakeup_flags());
}

/* The counters of the file that a call worked on; null where there is no room. */
static __always_inline struct file_counts *file_counts_of(struct operation *operation)
{
	struct file_key key = { .root = operation->root, .inode = operation->inode, .device = operation->device };
	struct file_counts *counts = bpf_map_lookup_elem(&file_counts, &key);

	if (!counts) {
		struct file_counts none = {};

		bpf_map_update_elem(&file_counts, &key, &none, BPF_NOEXIST);
		counts = bpf_map_lookup_elem(&file_counts, &key);
		if (!counts) {
			count_loss(files_full);
			return NULL;
		}
	}
	if (!counts->named)
		file_name_send(operation, counts);
	return counts;
}

static __always_inline void file_count_read(struct operation *operation, u64 bytes, u64 duration_ns)
{
	struct file_counts *counts = file_counts_of(operation);

	if (!counts)
		return;
	__sync_fetch_and_add(&counts->read_bytes, bytes);
	__sync_fetch_and_add(&counts->read_ns, duration_ns);
	__sync_fetch_and_add(&counts->reads, 1);
}

static __always_inline void file_count_write(struct operation *operation, u64 bytes, u64 duration_ns)
{
	struct file_counts *counts = file_counts_of(operation);

	if (!counts)
		return;
	__sync_fetch_and_add(&counts->write_bytes, bytes);
	__sync_fetch_and_add(&counts->write_ns, duration_ns);
	__sync_fetch_and_add(&counts->writes, 1);
}

/* A sync call that did not fail, or a synchronous write, whose result is the bytes written where the call itself was seen. */
static __always_inline void file_count_sync(struct operation *operation, long long result, u64 duration_ns)
{
	struct file_counts *counts;

	if (!file_totals || !operation->inode || result < 0)
		return;
	counts = file_counts_of(operation);
	if (!counts)
		return;
	__sync_fetch_and_add(&counts->sync_ns, duration_ns);
	__sync_fetch_and_add(&counts->syncs, 1);
	if (operation->call == SYNC_WRITE && !operation->from_fs) {
		__sync_fetch_and_add(&counts->write_bytes, result);
		__sync_fetch_and_add(&counts->write_ns, duration_ns);
		__sync_fetch_and_add(&counts->writes, 1);
	}
}

#endif
