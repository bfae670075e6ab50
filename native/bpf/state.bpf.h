/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Options, live settings, counters and maps that every probe shares. Defined in state.bpf.c and here (maps, weak), linked into one object. */
#ifndef STALLSCOPE_STATE_H
#define STALLSCOPE_STATE_H

#include "vmlinux.h"
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_tracing.h>
#include "events.h"

#define INFLIGHT_WAYS 8
#define OCCUPIED_DISKS 256 /* a power of two */

/* Set before load. */
extern const volatile u32 inflight_bucket_mask; /* buckets of the in-flight table - 1 */
extern const volatile u32 totals_stripe_mask; /* stripes per totals row - 1 */
extern const volatile u32 totals_stripe_shift;
extern const volatile u32
	blkio_hierarchy; /* id of the version 1 blkio hierarchy; 0: none, block I/O is charged on version 2 */
extern const volatile u32
	wakeup_bytes; /* unread bytes in the ring at which the reader is woken without waiting for its timer */
extern const volatile u64 attach_ns; /* requests born before are not ours */
extern const volatile bool scope_on_blkio; /* no version 2 hierarchy: a task's scope is its blkio cgroup */

/* Changed while running, through the mapped section. */
extern u64 min_ns; /* spans shorter than this stay here */
extern u32 scope_all; /* what is in no target counts too, with root 0 */
extern u32 neighbours; /* who is in the targets' way on their disks is counted */
extern u32 adopt_new_cgroups; /* a cgroup made outside every target is its own target until user space rules */
extern u32 next_call_armed; /* the next_call program is attached */
extern u32 totals_epoch; /* user space adds one before each reading; begins with 1 */

/* reader_armed: 0 no wake-up, it was already asked for; 1 wake at wakeup_bytes; 2 wake at the first record: the reader has gone to sleep. */
extern u32 reader_armed;

extern u32 file_totals; /* calls are counted by file */
extern u32 process_totals; /* block I/O and sync calls are counted by process */
extern u32 log_inodes_used; /* there is something in log_inodes */
extern u32 sync_writes_seen; /* a synchronous write was seen that only the tracepoints of the write calls can time */
extern struct losses losses;
extern struct scope_entry whole_host; /* stands for what is in no target when scope_all is set */
extern s64 log_writes_open; /* entries of log_writes */
extern s64 operations_open; /* entries of open_operations: saves every I/O birth a look-up while there are none */
extern s64 commits_open; /* likewise of open_commits, for I/O of kernel threads */
extern s64 synced_open; /* likewise of synced_devices */

/* A request between birth and completion. The bucket's key decides whether the entry is in use. */
struct inflight_entry {
	u64 start_ns;
	u64 issue_ns;
	u64 root;
	u64 charged_cgroup;
	u64 task_cgroup;
	u64 task_blkio_cgroup;
	u64 operation_start_ns;
	u64 inode; /* whose page it carries, where a kernel thread submitted it; 0: unknown */
	u64 sector;
	u64 bytes; /* completed so far */
	u32 row; /* totals row + 1; 0: none */
	u32 device;
	u32 pid;
	u32 tid;
	u32 flags;
	u32 hints;
	u16 requeues;
	u8 operation;
	u8 status;
	u32 birth_bytes;
	u32 inode_device;
	u32 occupant; /* its target's presence on the disk, + 1; 0: not asked, or in no target */
	u32 disk; /* of what is in no target: index in `occupied_disks` + 1; 0: no target has had I/O there */
	u32 operation_tid; /* thread of the operation; 0: the submitter */
	u64 others; /* clock of everybody else on the disk at birth */
	char comm[COMM_BYTES];
};

struct inflight_bucket {
	u64 key[INFLIGHT_WAYS]; /* address of the request or bio; 0: free. One cache line */
};

/* What a thread is inside of. A thread is in one system call at a time, so there is at most one. */
struct operation {
	u64 start_ns;
	u64 root;
	u64 task_cgroup;
	u64 file; /* address of the struct file, valid while the call runs */
	u64 inode;
	u64 backing_inode;
	u64 path; /* of a call on files: where the caller has its strings */
	u64 other;
	u32 device;
	u32 backing_device;
	u32 children;
	int fd; /* that `file` was found by; -1: none */
	u8 is_mount;
	u8 call;
	u8 is_file; /* of a call on files: `call` is an enum file_call */
	u8 from_fs; /* opened by a file system's tracepoint, not by a system call */
	u8 in_teardown; /* the call has returned, the teardown of its mount goes on */
	u8 datasync;
	u32 transaction_first;
	u32 transaction_last;
	u32 synced_device; /* its entry in `synced_devices`; 0: none */
};

/* A commit of a journal, by its thread. */
struct commit {
	u64 start_ns;
	u64 locked_ns;
	u64 logging_ns;
	u32 device;
	u32 transaction;
	u32 requested_by;
	u32 blocks;
	u32 handles;
	u32 children;
	u8 watched; /* a target had a call open at one of its steps */
};

struct synced_by {
	u64 operation_start_ns;
	u32 tid;
};

/* A mount call that is open: the record to be, and where the strings that could not be read yet are. */
struct mount_operation {
	struct mount_record record;
	u64 source;
	u64 target;
	u64 type;
	u64 options;
};

/* The one ring. User space sets its size. */
struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 8 << 20);
} events __weak SEC(".maps");

/* Cgroup key -> target. Inserted by user space and by cgroup_mkdir below a target, deleted by user space once the last span is out. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16384);
	__type(key, u64);
	__type(value, struct scope_entry);
} scope __weak SEC(".maps");

/*
 * In-flight requests: 8-way buckets by hash of the address, claimed with compare-and-swap at birth, freed at completion. Two arrays, so
 * that a miss touches one cache line. A hash map costs 150 to 200 ns for each insert and delete; this some 10. User space sizes both from the
 * queues' depths, which bound what can be in flight.
 */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 2048);
	__type(key, u32);
	__type(value, struct inflight_bucket);
} inflight_keys __weak SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 16384);
	__type(key, u32);
	__type(value, struct inflight_entry);
} inflight_entries __weak SEC(".maps");

/* (root, device, operation) -> row, and (root, device) -> index in `occupants`. Inserted by the first I/O, deleted by user space with its root. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, struct totals_key);
	__type(value, u32);
} totals_index __weak SEC(".maps");

/* Free rows of `totals`: filled by user space, popped by the first I/O of a key, refilled when a row's root is gone. */
struct {
	__uint(type, BPF_MAP_TYPE_QUEUE);
	__uint(max_entries, 2048);
	__type(value, u32);
} totals_free __weak SEC(".maps");

/* Row * stripes + (cpu & mask). Mapped by user space, so reading costs no system call. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 2048);
	__type(key, u32);
	__type(value, struct totals_row);
} totals __weak SEC(".maps");

/*
 * Targets on disks. An index is that of the first totals row of the same target and disk, so the free rows are the free occupants too. Mapped by user
 * space.
 */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 2048);
	__type(key, u32);
	__type(value, struct occupant);
} occupants __weak SEC(".maps");

/* Disks that targets have had I/O on, by hash of the device number. Claimed by the first occupant, kept for the session. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, OCCUPIED_DISKS);
	__type(key, u32);
	__type(value, struct occupied_disk);
} occupied_disks __weak SEC(".maps");

/* Who is in no target and was in a target's way. Inserted by the first such I/O, deleted by user space when nothing came for a while. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, struct neighbour_key);
	__type(value, struct neighbour_use);
} neighbour_table __weak SEC(".maps");

/* Thread -> what it is inside of. Inserted at enter, deleted at exit, at the end of a teardown, or when the thread exits. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 8192);
	__type(key, u32);
	__type(value, struct operation);
} open_operations __weak SEC(".maps");

/* Thread of a journal -> the commit it is in. Inserted at its start, deleted at its end. One a journal that is mounted. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, u32);
	__type(value, struct commit);
} open_commits __weak SEC(".maps");

/* Device number -> the operation that writes its file system back. Inserted once that begins, deleted with the operation. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 256);
	__type(key, u32);
	__type(value, struct synced_by);
} synced_devices __weak SEC(".maps");

/* Thread -> its open mount call. Inserted at enter, deleted at exit, or when the thread exits. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 256);
	__type(key, u32);
	__type(value, struct mount_operation);
} mount_operations __weak SEC(".maps");

/* Files in use. Inserted by the first call on each, deleted by user space once it is idle while there is little room, or with its root. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, struct file_key);
	__type(value, struct file_counts);
} file_counts __weak SEC(".maps");

/* Processes with I/O. Inserted by the first of it, deleted by user space once the process is gone, or with its root. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, struct process_key);
	__type(value, struct process_counts);
} process_counts __weak SEC(".maps");

/* Log files, FIFOs and pipes of containers -> enum log_kind. Inserted and deleted by user space. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, struct log_key);
	__type(value, u32);
} log_inodes __weak SEC(".maps");

/* Who wrote how much to them; pid 0: threads in scope, to their standard output. Inserted by the first write, deleted by user space with the file. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, struct log_writer_key);
	__type(value, struct log_counts);
} log_counts __weak SEC(".maps");

/* Thread -> the log it is writing to. Inserted at enter, deleted at exit. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, u32);
	__type(value, struct log_writer_key);
} log_writes __weak SEC(".maps");

/* All zero: what a mount_operation starts from; too large for the stack. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct mount_operation);
} mount_operation_zero __weak SEC(".maps");

#endif
