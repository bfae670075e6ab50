/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* What a descriptor of the current process stands for. */
#ifndef STALLSCOPE_DESCRIPTOR_H
#define STALLSCOPE_DESCRIPTOR_H

#include <asm/unistd.h>
#include "compat.bpf.h"

/* O_SYNC has it too. The same on every architecture that is built for. */
#define O_DSYNC_FLAG 010000
/* RWF_DSYNC | RWF_SYNC */
#define RWF_SYNC_FLAGS 0x6

static __always_inline struct file *file_of_descriptor(u32 fd)
{
	struct file **files, *file = NULL;
	u32 limit;

	if (HAS_CURRENT_TASK_BTF) {
		struct fdtable *table = bpf_get_current_task_btf()->files->fdt;

		files = table->fd;
		limit = table->max_fds;
	} else {
		struct fdtable *table = BPF_CORE_READ((struct task_struct *)bpf_get_current_task(), files, fdt);

		files = BPF_CORE_READ(table, fd);
		limit = BPF_CORE_READ(table, max_fds);
	}
	if (fd >= limit)
		return NULL;
	bpf_probe_read_kernel(&file, sizeof(file), files + fd);
	return file;
}

/* A write that returns when its data is stable. */
static __always_inline bool is_sync_write(struct file *file, int number, const u64 args[6])
{
	return BPF_CORE_READ(file, f_flags) & O_DSYNC_FLAG || (number == __NR_pwritev2 && args[5] & RWF_SYNC_FLAGS);
}

#endif
