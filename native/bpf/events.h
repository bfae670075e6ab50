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
	u64_t operation_start_ns; /* the open sync or mount operation of the submitting thread; 0: none */
	u32_t device;
	u32_t pid;
	u32_t tid;
	u32_t flags; /* REQ_* bits 8 and up of the request */
	u16_t requeues;
	u8_t operation; /* enum block_operation */
	u8_t status; /* BLK_STS_*, or on kernels before 5.16 the errno */
	u32_t hints;
	char comm[COMM_BYTES];
};
_Static_assert(sizeof(struct block_record) == 128, "block_record");

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
	u32_t pad1;
	char comm[COMM_BYTES];
	char path[PATH_BYTES];
};
_Static_assert(sizeof(struct sync_record) == 624, "sync_record");

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
	u32_t device; /* of MOUNT_TEARDOWN: the file system */
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
};
_Static_assert(sizeof(struct teardown_record) == 32, "teardown_record");

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
	u64_t pad;
	u32_t latency[HISTOGRAM_BUCKETS];
	u32_t queue[HISTOGRAM_BUCKETS];
	u32_t device_time[HISTOGRAM_BUCKETS];
};
_Static_assert(sizeof(struct totals_row) == 1568, "totals_row");

/* What could not be recorded. Counters only grow. */
struct losses {
	u64_t ring_full[6]; /* by enum record_kind; [0] unused */
	u64_t inflight_full;
	u64_t unmatched;
	u64_t operations_full;
	u64_t totals_full;
	u64_t scope_full;
	u64_t skipped; /* completions that no program saw: each is in the totals, without its latency */
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
	u32_t operation;
};

#endif
