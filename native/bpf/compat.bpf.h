/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Every place where kernels differ, each with the change that made it so. Presence decides, never a version number. */
#ifndef STALLSCOPE_COMPAT_H
#define STALLSCOPE_COMPAT_H

#include "state.bpf.h"

#define PF_EXITING 0x00000004
#define PF_IO_WORKER 0x00000010
#define PF_WQ_WORKER 0x00000020
#define PF_KTHREAD 0x00200000

/* 5.16 (f3fa33ac): request.rq_disk went away, the disk is the queue's. */
struct request___pre516 {
	struct gendisk *rq_disk;
} __attribute__((preserve_access_index));

static __always_inline u32 device_number(u32 major, u32 minor)
{
	return major << 20 | minor;
}

static __always_inline u32 request_device(struct request *rq)
{
	struct gendisk *disk;

	if (bpf_core_field_exists(((struct request___pre516 *)0)->rq_disk)) {
		disk = BPF_CORE_READ((struct request___pre516 *)rq, rq_disk);
		return device_number(BPF_CORE_READ(disk, major), BPF_CORE_READ(disk, first_minor));
	}
	return device_number(rq->q->disk->major, rq->q->disk->first_minor);
}

/* xfs may be a module, whose types the kernel's BTF does not have. */
struct xfs_inode___any {
	struct inode i_vnode;
} __attribute__((preserve_access_index));

/* 6.12 or so: request flags became an enum; before, a macro that BTF does not have. */
enum rqf_flags___post612 {
	__RQF_FLUSH_SEQ___post612 = 1,
};

static __always_inline u32 request_flush_sequence_bit(void)
{
	if (bpf_core_enum_value_exists(enum rqf_flags___post612, __RQF_FLUSH_SEQ___post612))
		return 1U << bpf_core_enum_value(enum rqf_flags___post612, __RQF_FLUSH_SEQ___post612);
	return 1U << 4;
}

/* REQ_SWAP moved when other flags came and went. */
static __always_inline u32 request_swap_bit(void)
{
	if (bpf_core_enum_value_exists(enum req_flag_bits, __REQ_SWAP))
		return 1U << bpf_core_enum_value(enum req_flag_bits, __REQ_SWAP);
	return 0;
}

/* 5.12 (309dca30): bio.bi_disk became bi_bdev. Only bio-based devices need it. */
struct bio___pre512 {
	struct gendisk *bi_disk;
} __attribute__((preserve_access_index));

static __always_inline struct gendisk *bio_disk(struct bio *bio)
{
	if (bpf_core_field_exists(((struct bio___pre512 *)0)->bi_disk))
		return BPF_CORE_READ((struct bio___pre512 *)bio, bi_disk);
	return BPF_CORE_READ(bio, bi_bdev, bd_disk);
}

/* Of the file system whose bio it is: a partition has its own number. Before 5.12 the bio of a partition has become one of its disk by now. */
static __always_inline u32 bio_device(struct bio *bio, u32 disk)
{
	if (bpf_core_field_exists(((struct bio___pre512 *)0)->bi_disk))
		return disk;
	return BPF_CORE_READ(bio, bi_bdev, bd_dev);
}

/*
 * 5.11 (3ca1032a): bpf_get_current_task_btf, whose result can be followed without a helper call for each step. The call that a kernel does not
 * have is pruned before it is verified.
 */
#define HAS_CURRENT_TASK_BTF bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_get_current_task_btf)

/* The current task: who submits. */
struct submitter {
	u32 pid;
	u32 tid;
	bool kthread;
	u64 task_cgroup; /* key in the default hierarchy; 0 for a kernel thread */
	u64 blkio_cgroup; /* key in the blkio hierarchy where that is a version 1 one; else 0 */
};

/* 5.14 (2f064a59): task_struct.state became __state, and shrank. */
struct task_struct___pre514 {
	long state;
} __attribute__((preserve_access_index));

static __always_inline u32 task_state(struct task_struct *task)
{
	if (bpf_core_field_exists(((struct task_struct___pre514 *)0)->state))
		return BPF_CORE_READ((struct task_struct___pre514 *)task, state);
	return task->__state;
}

/*
 * Where the registers of user space are. The helper is of 5.15 (dd6e10fb); before, they end where the stack does, which is four pages of 4 KiB on
 * every architecture that is built for.
 */
#define OLD_STACK_BYTES 16384

static __always_inline int registers_call(struct pt_regs *regs)
{
#if defined(__TARGET_ARCH_arm64)
	return BPF_CORE_READ(regs, syscallno);
#else
	return BPF_CORE_READ(regs, orig_ax);
#endif
}

/* Number of the system call a task is in; -1: none, or one of a 32-bit program, whose numbers are others. */
static __always_inline int task_call(struct task_struct *task)
{
	if (task->flags & (PF_KTHREAD | PF_IO_WORKER))
		return -1;
#if defined(__TARGET_ARCH_arm64)
	if (task->thread_info.flags & 1 << 22)
		return -1;
#else
	if (task->thread_info.status & 2)
		return -1;
#endif
	if (bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_task_pt_regs))
		return registers_call((struct pt_regs *)bpf_task_pt_regs(task));
	return registers_call((struct pt_regs *)((char *)task->stack + OLD_STACK_BYTES) - 1);
}

/* A cgroup of any hierarchy as one number: see CGROUP_KEY_V1. The default hierarchy is number 0. `cgroup` must come from a typed pointer. */
static __always_inline u64 cgroup_key(struct cgroup *cgroup)
{
	if (!cgroup)
		return 0;
	return cgroup->kn->id | (cgroup->root->hierarchy_id ? CGROUP_KEY_V1 : 0);
}

/* Where a css_set keeps its pointer for the io controller: the subsystem's index depends on the kernel's configuration. */
static __always_inline u32 css_set_io_offset(void)
{
	return bpf_core_field_offset(struct css_set, subsys) +
	       bpf_core_enum_value(enum cgroup_subsys_id, io_cgrp_id) * sizeof(void *);
}

/* The current task's cgroup in the hierarchy that block I/O is charged in. */
static __always_inline u64 current_blkio_key(void)
{
	struct cgroup_subsys_state *css = NULL;
	struct cgroup *cgroup;

	if (HAS_CURRENT_TASK_BTF) {
		css = *(struct cgroup_subsys_state **)((void *)bpf_get_current_task_btf()->cgroups +
						       css_set_io_offset());
		return cgroup_key(css->cgroup);
	}
	bpf_probe_read_kernel(&css, sizeof(css),
			      (void *)BPF_CORE_READ((struct task_struct *)bpf_get_current_task(), cgroups) +
				      css_set_io_offset());
	cgroup = BPF_CORE_READ(css, cgroup);
	return BPF_CORE_READ(cgroup, kn, id) | (BPF_CORE_READ(cgroup, root, hierarchy_id) ? CGROUP_KEY_V1 : 0);
}

static __always_inline void submitter_read(struct submitter *submitter)
{
	u64 id;

	if (HAS_CURRENT_TASK_BTF) {
		struct task_struct *task = bpf_get_current_task_btf();

		submitter->pid = task->tgid;
		submitter->tid = task->pid;
		submitter->kthread = task->flags & PF_KTHREAD;
		submitter->task_cgroup = submitter->kthread ? 0 : task->cgroups->dfl_cgrp->kn->id;
	} else {
		id = bpf_get_current_pid_tgid();
		submitter->pid = id >> 32;
		submitter->tid = (u32)id;
		submitter->kthread = BPF_CORE_READ((struct task_struct *)bpf_get_current_task(), flags) & PF_KTHREAD;
		submitter->task_cgroup = submitter->kthread ? 0 : bpf_get_current_cgroup_id();
	}
	submitter->blkio_cgroup = blkio_hierarchy && !submitter->kthread ? current_blkio_key() : 0;
}

/* What a kernel thread keeps of itself. 5.17 (e32cf5df) gave it a field of its own in the task. NULL for other tasks. */
static __always_inline struct kthread *current_kthread(void)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();

	if (!(BPF_CORE_READ(task, flags) & PF_KTHREAD))
		return NULL;
	if (bpf_core_field_exists(task->worker_private))
		return (struct kthread *)BPF_CORE_READ(task, worker_private);
	return (struct kthread *)BPF_CORE_READ(task, set_child_tid);
}

/* Key of the cgroup that a kernel thread works for at the moment, as loop devices' workers do; 0: none. */
static __always_inline u64 kthread_cgroup_key(struct kthread *kthread)
{
	struct cgroup *cgroup;

	if (!bpf_core_field_exists(kthread->blkcg_css))
		return 0;
	cgroup = BPF_CORE_READ(kthread, blkcg_css, cgroup);
	if (!cgroup)
		return 0;
	return BPF_CORE_READ(cgroup, kn, id) | (BPF_CORE_READ(cgroup, root, hierarchy_id) ? CGROUP_KEY_V1 : 0);
}

/* The current task works off the queue of what blk-throttle (io.max, blkio.throttle) held back. */
static __always_inline bool current_is_throttle_worker(void)
{
	struct task_struct *task = (struct task_struct *)bpf_get_current_task();
	struct kthread *kthread = current_kthread();
	struct workqueue_struct *queue;
	u64 name = 0, wanted;
	struct worker *worker;

	if (!kthread || !(BPF_CORE_READ(task, flags) & PF_WQ_WORKER))
		return false;
	worker = (struct worker *)BPF_CORE_READ(kthread, data);
	queue = BPF_CORE_READ(worker, current_pwq, wq);
	if (!queue)
		return false;
	bpf_core_read(&name, sizeof(name), &queue->name);
	__builtin_memcpy(&wanted, "kthrotld", sizeof(wanted));
	return name == wanted;
}

/* Two loads where the task is typed: half the price of the helper. */
static __always_inline void current_comm(char comm[COMM_BYTES])
{
	if (HAS_CURRENT_TASK_BTF) {
		struct task_struct *task = bpf_get_current_task_btf();

		*(u64 *)comm = *(u64 *)task->comm;
		*(u64 *)(comm + 8) = *(u64 *)(task->comm + 8);
	} else {
		bpf_get_current_comm(comm, COMM_BYTES);
	}
}

#endif
