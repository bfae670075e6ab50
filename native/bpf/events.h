/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * The contract between the kernel programs and user space: every record of the ring, every value user space reads from a map or a
 * variable. Plain integers only, explicit padding, units in the names. `make gen` turns it into src/decode/layout.gen.ts by way of BTF.
 *
 * A record starts with its header. A reader skips kinds it does not know by `size_bytes`.
 */
#ifndef STALLSCOPE_EVENTS_H
#define STALLSCOPE_EVENTS_H

typedef unsigned char u8_t;
typedef unsigned short u16_t;
typedef unsigned int u32_t;
typedef unsigned long long u64_t;

enum record_kind {
	RECORD_BLOCK = 1,
	RECORD_SYNC = 2,
	RECORD_MOUNT = 3,
	RECORD_CGROUP = 4,
	RECORD_TEARDOWN = 5,
	RECORD_JOURNAL = 6,
	RECORD_WAIT = 7,
	RECORD_PAUSE = 8,
	RECORD_FILE = 9,
	RECORD_FILE_NAME = 10,
};

enum block_operation {
	BLOCK_READ = 0,
	BLOCK_WRITE = 1,
	BLOCK_FLUSH = 2,
	BLOCK_DISCARD = 3,
	BLOCK_WRITE_ZEROES = 4,
	BLOCK_ZONE = 5,
	BLOCK_OTHER = 6,
};

enum sync_call {
	SYNC_FSYNC = 0,
	SYNC_FDATASYNC = 1,
	SYNC_FILE_RANGE = 2,
	SYNC_SYNCFS = 3,
	SYNC_SYNC = 4,
	SYNC_MSYNC = 5,
	SYNC_WRITE = 6,
	SYNC_COPY_UP = 7, /* of an overlay: the upper file is made stable before it takes the lower one's place */
};

enum file_call {
	FILE_READ = 0,
	FILE_WRITE = 1,
	FILE_OPEN = 2,
	FILE_RENAME = 3,
	FILE_UNLINK = 4,
	FILE_MKDIR = 5,
	FILE_RMDIR = 6,
	FILE_TRUNCATE = 7,
	FILE_ALLOCATE = 8,
	FILE_READ_DIRECTORY = 9,
};

/* Why the kernel held a thread back. */
enum pause_reason {
	PAUSE_DIRTY_PAGES = 1,
	PAUSE_MEMCG_RECLAIM = 2,
	PAUSE_DIRECT_RECLAIM = 3,
	PAUSE_RECLAIM_THROTTLE = 4,
};

enum mount_call {
	MOUNT_MOUNT = 0,
	MOUNT_UMOUNT = 1,
	MOUNT_FSOPEN = 2,
	MOUNT_FSPICK = 3,
	MOUNT_FSCONFIG = 4,
	MOUNT_FSMOUNT = 5,
	MOUNT_MOVE_MOUNT = 6,
	MOUNT_OPEN_TREE = 7,
	MOUNT_SETATTR = 8,
	MOUNT_PIVOT_ROOT = 9,
	MOUNT_TEARDOWN = 10,
};

enum cgroup_event {
	CGROUP_MADE = 1,
	CGROUP_REMOVED = 2,
};

enum teardown_event {
	/* An umount began, or a close or exit turned out to tear a mount down: the end needs the thread's next system call. */
	TEARDOWN_BEGIN = 1,
	/* The thread entered its next system call, or is gone: the kernel's work for the teardown is over. */
	TEARDOWN_END = 2,
};

/* Bits of block_record.hints. */
enum block_hint {
	HINT_KTHREAD = 1, /* submitted by a kernel thread */
	HINT_SWAP = 2,
	HINT_BIO = 4, /* a bio of a device without requests: there is no queue to speak of */
	HINT_CHARGED = 8, /* in scope by the cgroup the bio is charged to */
	HINT_SUBMITTER = 16, /* in scope by the submitting task */
	HINT_THROTTLED = 32, /* sent by the worker of the I/O limits: one held it back before it was a request */
	HINT_JOURNAL = 64, /* submitted by a journal's commit, whose start is operation_start_ns */
	HINT_WRITER = 128, /* in scope by the last writer of its inode */
	HINT_NEIGHBOUR = 256, /* in nobody's scope: counted for who else used the disk, never sent */
	HINT_OUTSIDE = 512, /* in nobody's scope: in no totals, sent as part of a commit or of an operation */
};

/* Set in a cgroup key whose hierarchy is a version 1 one: ids are counters per hierarchy and collide. */
#define CGROUP_KEY_V1 (1ULL << 63)
#define SECTOR_NONE (~0ULL)
#define COMM_BYTES 16
#define PATH_BYTES 512
#define MOUNT_PATH_BYTES 1024
#define MOUNT_TYPE_BYTES 64
#define MOUNT_OPTIONS_BYTES 4096
#define CGROUP_PATH_BYTES 512

/*
 * Latency histogram: OpenTelemetry's base-2 exponential layout at scale 2, four buckets per doubling. Bucket 0 holds (0, 2^9] ns, bucket
 * i >= 1 holds (2^(9+(i-1)/4), 2^(9+i/4)], the last one also all that is longer (549 s).
 */
#define HISTOGRAM_BUCKETS 122
#define HISTOGRAM_FIRST_EXPONENT 9

struct record_header {
	u32_t kind;
	u32_t size_bytes; /* of the whole record */
};

/* One block I/O: a request, or a bio of a device that has no requests. Times are CLOCK_MONOTONIC. */
struct block_record {
	struct record_header header;
	u64_t start_ns;
	u64_t issue_ns; /* last issue to the driver; 0: never issued, or unknown */
	u64_t end_ns;
	u64_t sector; /* SECTOR_NONE where there is none */
	u64_t bytes;
	u64_t root; /* key of the target's cgroup; 0: in no target */
	u64_t charged_cgroup; /* key of the cgroup the bio is charged to; 0: unknown */
	u64_t task_cgroup; /* key in the default hierarchy of the submitter; 0: a kernel thread, or none mounted */
	u64_t task_blkio_cgroup; /* key in the blkio hierarchy where that is a version 1 one; else 0 */
	u64_t operation_start_ns; /* the open operation of the submitting thread, or the commit; 0: none */
	u64_t inode; /* whose page it carries, where a kernel thread submitted it; 0: unknown, not asked, or no page cache */
	u32_t inode_device; /* of that inode's file system */
	u32_t device;
	u32_t pid;
	u32_t tid;
	u32_t flags; /* REQ_* bits 8 and up of the request */
	u16_t requeues;
	u8_t operation; /* enum block_operation */
	u8_t status; /* BLK_STS_*, or on kernels before 5.16 the errno */
	u32_t hints;
	u32_t operation_tid; /* thread of the operation; 0: the submitter */
	char comm[COMM_BYTES];
};
_Static_assert(sizeof(struct block_record) == 144, "block_record");

/* One call that waits for data to be stable. `path` holds names from the leaf to the root, each ended by a NUL. */
struct sync_record {
	struct record_header header;
	u64_t start_ns;
	u64_t end_ns;
	u64_t root;
	u64_t task_cgroup;
	u64_t inode;
	u64_t backing_inode; /* of the file system that did the work, below an overlay; 0: unknown */
	long long result;
	u32_t device; /* of the file as its own file system shows it; 0: unknown */
	u32_t backing_device;
	u32_t pid;
	u32_t tid;
	u32_t children; /* block I/Os the thread submitted inside */
	u32_t path_bytes;
	u8_t call; /* enum sync_call */
	u8_t path_truncated;
	u16_t pad0;
	/* Transactions of the journal that the file's last change was in, when the call entered and left the file system; 0: unknown. */
	u32_t transaction_first;
	u32_t transaction_last;
	u32_t pad1;
	char comm[COMM_BYTES];
	char path[PATH_BYTES];
};
_Static_assert(sizeof(struct sync_record) == 632, "sync_record");

/* One commit of a file system's journal, by the thread that did it. Its block I/O carries start_ns as operation_start_ns. */
struct journal_record {
	struct record_header header;
	u64_t start_ns;
	u64_t locked_ns; /* no new handle joins any more; 0: unknown */
	u64_t logging_ns; /* the log is being written; 0: unknown */
	u64_t end_ns;
	u32_t device; /* of the file system */
	u32_t transaction;
	u32_t pid;
	u32_t tid;
	u32_t requested_by; /* pid of the last thread that asked for it; 0: the timer, or unknown */
	u32_t blocks; /* logged */
	u32_t handles; /* that joined it */
	u32_t children; /* block I/Os it submitted */
	char comm[COMM_BYTES];
};
_Static_assert(sizeof(struct journal_record) == 88, "journal_record");

/* One uninterruptible sleep of a thread in scope. */
struct wait_record {
	struct record_header header;
	u64_t start_ns; /* it left the CPU */
	u64_t end_ns; /* it was on one again */
	u64_t root;
	u64_t operation_start_ns; /* the thread's open operation; 0: none */
	u32_t pid;
	u32_t tid;
	int stack; /* key in `stacks`; below zero: could not be taken */
	int call; /* number of the system call it was in; -1: none */
	u32_t iowait; /* 1: counted as I/O wait by the kernel */
	u32_t pad;
	char comm[COMM_BYTES];
};
_Static_assert(sizeof(struct wait_record) == 80, "wait_record");

/* A thread's sleep that goes on. */
struct wait_pending {
	u64_t start_ns;
	u64_t root;
	u64_t operation_start_ns; /* as in wait_record, from here on */
	u32_t pid;
	int stack;
	int call;
	u32_t iowait;
};

struct wait_key {
	u64_t root;
	int stack;
	u32_t pad;
};

/* Of every sleep that is over. Counters only grow. */
struct wait_totals_row {
	u64_t blocked_ns;
	u64_t count;
	u64_t max_ns[2]; /* as in totals_row */
	u32_t max_epoch[2];
};

/* Time that memory management held a thread in scope back. */
struct pause_record {
	struct record_header header;
	u64_t start_ns;
	u64_t end_ns;
	u64_t root;
	u64_t operation_start_ns; /* the thread's open operation; 0: none */
	u64_t pages; /* reclaimed, or dirtied by the thread since its last pause */
	u64_t limit; /* of PAUSE_DIRTY_PAGES: pages per second the thread was allowed */
	u32_t pid;
	u32_t tid;
	u32_t reason; /* enum pause_reason */
	u32_t device; /* of PAUSE_DIRTY_PAGES: the disk written to; 0: unknown */
	char comm[COMM_BYTES];
};
_Static_assert(sizeof(struct pause_record) == 88, "pause_record");

/* One slow call on a file. `path` as in sync_record where the call has a descriptor; else as the caller passed it, one string, `other` likewise. */
struct file_record {
	struct record_header header;
	u64_t start_ns;
	u64_t end_ns;
	u64_t root;
	u64_t inode; /* 0: unknown */
	long long result;
	u32_t device;
	u32_t pid;
	u32_t tid;
	u32_t children;
	u32_t path_bytes;
	u32_t other_bytes;
	u8_t call; /* enum file_call */
	u8_t path_truncated;
	u8_t path_passed; /* as the caller passed it */
	u8_t pad0;
	u32_t pad1;
	char comm[COMM_BYTES];
	char path[PATH_BYTES];
	char other[PATH_BYTES]; /* where a rename goes */
};
_Static_assert(sizeof(struct file_record) == 1120, "file_record");

/* The path of a file that came into use: the file's row in `files` has just been made. */
struct file_name_record {
	struct record_header header;
	u64_t root;
	u64_t inode;
	u32_t device;
	u32_t path_bytes;
	u32_t path_truncated;
	u32_t pad;
	char path[PATH_BYTES];
};
_Static_assert(sizeof(struct file_name_record) == 552, "file_name_record");

/* One call of the mount family. Only the first `options_bytes` of `options` are sent. */
struct mount_record {
	struct record_header header;
	u64_t start_ns;
	u64_t end_ns; /* of the system call */
	u64_t root;
	u64_t task_cgroup;
	u64_t flags;
	long long result;
	u32_t pid;
	u32_t tid;
	u32_t children;
	u32_t options_bytes;
	u32_t command; /* fsconfig's */
	int fd; /* the descriptor the call works on; -1: none */
	u8_t call; /* enum mount_call */
	u8_t teardown_pending; /* kernel work goes on: a teardown_record follows */
	u8_t truncated; /* one of the strings was longer */
	u8_t exiting; /* of MOUNT_TEARDOWN: the thread was exiting; else it closed the last descriptor */
	u32_t device; /* of MOUNT_UMOUNT and MOUNT_TEARDOWN: the file system that is written back; 0: none yet */
	char comm[COMM_BYTES];
	char type[MOUNT_TYPE_BYTES];
	char source[MOUNT_PATH_BYTES];
	char target[MOUNT_PATH_BYTES];
	char options[MOUNT_OPTIONS_BYTES];
};
_Static_assert(sizeof(struct mount_record) == 6312, "mount_record");

struct teardown_record {
	struct record_header header;
	u64_t start_ns; /* of the operation, with tid its name */
	u64_t end_ns; /* of TEARDOWN_END */
	u32_t tid;
	u32_t event; /* enum teardown_event */
	u32_t device; /* of TEARDOWN_END: the file system that was written back; 0: none, or unknown */
	u32_t pad;
};
_Static_assert(sizeof(struct teardown_record) == 40, "teardown_record");

struct cgroup_record {
	struct record_header header;
	u64_t time_ns;
	u64_t cgroup; /* key */
	u64_t root; /* the target it belongs to; 0: none */
	u32_t event; /* enum cgroup_event */
	u32_t path_bytes;
	char path[CGROUP_PATH_BYTES];
};
_Static_assert(sizeof(struct cgroup_record) == 552, "cgroup_record");

/* Totals of one (root, device, operation), of every I/O in scope whatever the threshold. Counters only grow; buckets wrap at 2^32. */
struct totals_row {
	u64_t root;
	u32_t device;
	u32_t operation;
	u64_t used; /* 0: a free row */
	u64_t count;
	u64_t bytes;
	u64_t errors;
	u64_t sum_ns;
	u64_t queue_sum_ns;
	u64_t queue_count; /* I/Os whose issue time is known */
	u64_t max_ns[2]; /* longest of the epoch in max_epoch, by its lowest bit: the one before stays readable */
	u32_t max_epoch[2];
	u32_t occupant; /* of (root, device) in `occupants`, + 1; 0: none. The same in every stripe */
	u32_t pad;
	u32_t latency[HISTOGRAM_BUCKETS];
	u32_t queue[HISTOGRAM_BUCKETS];
	u32_t device_time[HISTOGRAM_BUCKETS];
};
_Static_assert(sizeof(struct totals_row) == 1568, "totals_row");

/* What could not be recorded. Counters only grow. */
struct losses {
	u64_t ring_full[16]; /* by enum record_kind; [0] unused */
	u64_t inflight_full;
	u64_t unmatched;
	u64_t operations_full;
	u64_t totals_full;
	u64_t scope_full;
	u64_t skipped; /* completions that no program saw: each is in the totals, without its latency; and ends of sleeps */
	u64_t neighbours_full;
	u64_t files_full;
	u64_t processes_full;
	u64_t logs_full;
	u64_t waits_full; /* sleeps that found no room: unseen, or not in the totals */
	u64_t stacks_full; /* sleeps whose stack found no room: their cause is unknown */
};

/* A cgroup in scope. */
struct scope_entry {
	u64_t root; /* key of the target's cgroup */
	/* Last totals row by operation & 3, `device << 32 | row + 1`: saves a look-up per I/O. */
	u64_t row_cache[4];
};

struct totals_key {
	u64_t root;
	u32_t device;
	u32_t operation; /* OCCUPANT_KEY: its value is the index in `occupants` */
};

/*
 * Time that something was going on, in one word that single atomic additions keep: how many of it are going on in the upper bits, and in the lower ones
 * (two's complement) a sum in ticks. A start at t adds one to the number and takes t from the sum, an end adds t and takes one. So at any t the
 * time is sum + number * t, modulo CLOCK_MODULUS; t is taken modulo it too, which keeps the sum small.
 */
enum clock_shift {
	CLOCK_TICK_SHIFT = 6, /* a tick is 64 ns */
	CLOCK_NUMBER_SHIFT = 52,
	CLOCK_MODULUS_SHIFT = 40, /* 19 hours */
	CLOCK_SUM_LIMIT_SHIFT = 50, /* a sum beyond it is brought back by as much, which is a multiple of the modulus */
};

/* A disk that a target had I/O on. */
struct occupied_disk {
	u64_t waiting; /* clock: the sum over targets of the time that each had I/O in flight */
	u64_t device; /* 0: a free slot */
};

/* A target's presence on a disk: as a victim its clock, as somebody else's culprit what it did while others waited. */
struct occupant {
	u64_t waiting; /* clock: time that it had I/O in flight */
	u64_t in_flight;
	u64_t root; /* 0: a free slot */
	u32_t device;
	u32_t disk; /* index in `occupied_disks` */
	u64_t count; /* I/Os during which others waited */
	u64_t bytes;
	u64_t overlap; /* ticks: of each I/O, the time that others waited meanwhile, summed over those */
	u64_t pad;
};
_Static_assert(sizeof(struct occupant) == 64, "occupant");

#define OCCUPANT_KEY 0xffffffffU

/* Who is in no target. */
struct neighbour_key {
	u64_t cgroup; /* key of the charged cgroup, else of the submitter's; 0: of neither, or the root */
	u32_t device;
	u32_t pad;
	char comm[COMM_BYTES];
};

struct neighbour_use {
	u64_t count; /* as in struct occupant */
	u64_t bytes;
	u64_t overlap;
};

/* A file as a target uses it. */
struct file_key {
	u64_t root;
	u64_t inode;
	u32_t device;
	u32_t pad;
};

/* Calls on one file that did not fail. Counters only grow. */
struct file_counts {
	u64_t reads;
	u64_t read_bytes;
	u64_t read_ns;
	u64_t writes;
	u64_t write_bytes;
	u64_t write_ns;
	u64_t syncs;
	u64_t sync_ns;
	u32_t named; /* its path was sent */
	u32_t pad;
};
_Static_assert(sizeof(struct file_counts) == 72, "file_counts");

struct process_key {
	u64_t root;
	u32_t pid;
	u32_t pad;
};

/* Block reads and writes that a process submitted, by their completion, and its sync calls. Counters only grow. */
struct process_counts {
	u64_t reads;
	u64_t read_bytes;
	u64_t writes;
	u64_t write_bytes;
	u64_t io_ns;
	u64_t syncs;
	u64_t sync_ns;
	char comm[COMM_BYTES]; /* of the thread that came first */
};
_Static_assert(sizeof(struct process_counts) == 72, "process_counts");

/* A container's log file, or what its standard output and error go into. */
struct log_key {
	u64_t inode;
	u32_t device;
	u32_t pad;
};

enum log_kind {
	LOG_FILE = 1, /* every writer is counted */
	LOG_STDIO = 2, /* only threads in scope are */
};

struct log_writer_key {
	u64_t inode;
	u32_t device;
	u32_t pid;
};

struct log_counts {
	u64_t writes;
	u64_t bytes;
	char comm[COMM_BYTES];
};
_Static_assert(sizeof(struct log_counts) == 32, "log_counts");

/* Somebody in a transaction of a journal. */
struct handle_key {
	u64_t cgroup; /* of the task; 0: a kernel thread, or in the root */
	u32_t device; /* of the file system */
	u32_t transaction;
	char comm[COMM_BYTES];
};

struct handle_use {
	u64_t handles; /* operations that dirtied something */
	u64_t blocks; /* dirtied by them: a block counts for each operation that did */
	u32_t block_bytes; /* 0: not known */
	u32_t pad;
};

#endif
