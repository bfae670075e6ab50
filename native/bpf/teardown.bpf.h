/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * The end of a mount comes after the call that asked for it: the kernel queues the work (sync of the file system, release of its superblock) to
 * run on the same thread after the system call's exit was traced. It is over when the thread enters its next system call, or has died.
 */
#ifndef STALLSCOPE_TEARDOWN_H
#define STALLSCOPE_TEARDOWN_H

#include "compat.bpf.h"
#include "emit.bpf.h"

/* Work waits for the current thread on its way back to user space. */
static __always_inline bool task_work_pending(void)
{
	return BPF_CORE_READ((struct task_struct *)bpf_get_current_task(), task_works) != NULL;
}

static __always_inline void teardown_send(u32 event, u32 tid, u64 start_ns, u64 end_ns, u32 device, u64 wakeup)
{
	struct teardown_record *record = record_reserve(teardown_record, RECORD_TEARDOWN);

	if (!record)
		return;
	record->event = event;
	record->tid = tid;
	record->start_ns = start_ns;
	record->end_ns = end_ns;
	record->device = device;
	bpf_ringbuf_submit(record, wakeup);
}

/* User space attaches next_call while a teardown may be near: a program on every system call of the machine is too dear to keep. */
static __always_inline void teardown_begin(u32 tid, u64 start_ns)
{
	teardown_send(TEARDOWN_BEGIN, tid, start_ns, 0, 0, next_call_armed ? wakeup_flags() : wakeup_now());
}

#endif
