// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/*
 * Calls on files of threads in scope: how many, how much, how long, by file; what is slow with its path and the block I/O below it. And writes to
 * the logs of containers, whoever makes them. On every such call of the machine, so only while somebody asks for it.
 */
#include <asm/unistd.h>
#include "files.bpf.h"
#include "log.bpf.h"
#include "operation.bpf.h"

#define MODE_FORMAT 0170000
#define MODE_DIRECTORY 0040000
#define MODE_BLOCK_DEVICE 0060000
#define MODE_REGULAR 0100000

/* How a call says what file it works on. */
struct file_arguments {
	int call; /* enum file_call; below 0: none of ours */
	int fd; /* which argument is the descriptor; below 0: none */
	int path; /* which is the path */
	int other;
};

static __always_inline struct file_arguments by_descriptor(int call, int fd)
{
	return (struct file_arguments){ .call = call, .fd = fd, .path = -1, .other = -1 };
}

static __always_inline struct file_arguments by_path(int call, int path, int other)
{
	return (struct file_arguments){ .call = call, .fd = -1, .path = path, .other = other };
}

static __always_inline struct file_arguments file_arguments_of(int number)
{
	switch (number) {
	case __NR_read:
	case __NR_pread64:
	case __NR_readv:
	case __NR_preadv:
	case __NR_preadv2:
		return by_descriptor(FILE_READ, 0);
	case __NR_sendfile:
		return by_descriptor(FILE_READ, 1);
	case __NR_write:
	case __NR_pwrite64:
	case __NR_writev:
	case __NR_pwritev:
	case __NR_pwritev2:
		return by_descriptor(FILE_WRITE, 0);
	case __NR_copy_file_range:
		return by_descriptor(FILE_WRITE, 2);
	case __NR_getdents64:
		return by_descriptor(FILE_READ_DIRECTORY, 0);
	case __NR_ftruncate:
		return by_descriptor(FILE_TRUNCATE, 0);
	case __NR_fallocate:
		return by_descriptor(FILE_ALLOCATE, 0);
	case __NR_truncate:
		return by_path(FILE_TRUNCATE, 0, -1);
	case __NR_openat:
	case __NR_openat2:
		return by_path(FILE_OPEN, 1, -1);
	case __NR_renameat:
	case __NR_renameat2:
		return by_path(FILE_RENAME, 1, 3);
	case __NR_unlinkat:
		return by_path(FILE_UNLINK, 1, -1);
	case __NR_mkdirat:
		return by_path(FILE_MKDIR, 1, -1);
		/* Not on every architecture. */
#ifdef __NR_open
	case __NR_open:
	case __NR_creat:
		return by_path(FILE_OPEN, 0, -1);
	case __NR_rename:
		return by_path(FILE_RENAME, 0, 1);
	case __NR_unlink:
		return by_path(FILE_UNLINK, 0, -1);
	case __NR_mkdir:
		return by_path(FILE_MKDIR, 0, -1);
	case __NR_rmdir:
		return by_path(FILE_RMDIR, 0, -1);
#endif
	default:
		return by_descriptor(-1, -1);
	}
}

/* Sockets and pipes wait for others, not for a disk. */
static __always_inline bool is_on_disk(struct inode *inode)
{
	u32 format = BPF_CORE_READ(inode, i_mode) & MODE_FORMAT;

	return format == MODE_REGULAR || format == MODE_DIRECTORY || format == MODE_BLOCK_DEVICE;
}

/* A constant index for each argument: the verifier does not follow a variable one. */
static __always_inline u64 argument(const u64 args[6], int index)
{
	switch (index) {
	case 0:
		return args[0];
	case 1:
		return args[1];
	case 2:
		return args[2];
	case 3:
		return args[3];
	default:
		return 0;
	}
}

/* False where the call is none of ours: not on a disk, or a synchronous write, which sync.bpf.c times. */
static __always_inline bool file_set(struct operation *operation, u32 fd, int number, const u64 args[6], bool in_scope)
{
	struct file *file = file_of_descriptor(fd);
	struct inode *inode;

	if (!file)
		return false;
	inode = BPF_CORE_READ(file, f_inode);
	if (operation->call == FILE_WRITE && log_inodes_used)
		log_write_begin(inode, in_scope);
	if (!in_scope || !is_on_disk(inode))
		return false;
	if (operation->call == FILE_WRITE && is_sync_write(file, number, args))
		return false;
	operation->fd = fd;
	operation_set_file(operation, file);
	return true;
}

SEC("?tp/syscalls/sys_enter_read")
int file_enter(struct call_enter *ctx)
{
	u64 key = current_scope_key();
	struct scope_entry *target = current_scope(key);
	struct operation operation = { .fd = -1, .is_file = 1 };
	struct file_arguments arguments;
	u64 args[6];

	if (!target && !log_inodes_used)
		return 0;
	arguments = file_arguments_of(ctx->number);
	if (arguments.call < 0 || (!target && arguments.call != FILE_WRITE))
		return 0;
	operation.call = arguments.call;
	call_arguments(ctx, args, 6);
	if (arguments.fd >= 0) {
		if (!file_set(&operation, argument(args, arguments.fd), ctx->number, args, target != NULL))
			return 0;
	} else {
		operation.path = argument(args, arguments.path);
		operation.other = argument(args, arguments.other);
	}
	if (!target)
		return 0;
	operation.root = target->root;
	operation.task_cgroup = key;
	operation_open((u32)bpf_get_current_pid_tgid(), &operation);
	return 0;
}

static __always_inline u32 string_read(char into[PATH_BYTES], u64 from, u8 *truncated)
{
	long length = from ? bpf_probe_read_user_str(into, PATH_BYTES, (void *)from) : 0;

	if (length == PATH_BYTES)
		*truncated = 1;
	return length > 0 ? length : 0;
}

#define FILE_HEAD_BYTES offsetof(struct file_record, path)

static __always_inline void file_fill(struct file_record *record, u32 bytes, struct operation *operation, u64 end_ns,
				      long long result)
{
	__builtin_memset(record, 0, FILE_HEAD_BYTES);
	record->header.kind = RECORD_FILE;
	record->header.size_bytes = bytes;
	record->start_ns = operation->start_ns;
	record->end_ns = end_ns;
	record->root = operation->root;
	record->inode = operation->inode;
	record->result = result;
	record->device = operation->device;
	record->pid = bpf_get_current_pid_tgid() >> 32;
	record->tid = (u32)bpf_get_current_pid_tgid();
	record->children = operation->children;
	record->call = operation->call;
	current_comm(record->comm);
}

static __noinline void file_send(struct operation *operation, u64 end_ns, long long result)
{
	struct file_record *record;

	if (!operation)
		return;
	record = bpf_ringbuf_reserve(&events, sizeof(*record), 0);
	if (!record) {
		count_loss(ring_full[RECORD_FILE]);
		return;
	}
	file_fill(record, sizeof(*record), operation, end_ns, result);
	if (operation_file_valid(operation)) {
		record->path_bytes = path_read((struct file *)operation->file, record->path, &record->path_truncated);
	} else {
		record->path_passed = 1;
		record->path_bytes = string_read(record->path, operation->path, &record->path_truncated);
		record->other_bytes = string_read(record->other, operation->other, &record->path_truncated);
	}
	bpf_ringbuf_submit(record, wakeup_flags());
}

/* What was quick is sent without its strings, and only where it has children: they wait for their parent's verdict. */
static __always_inline void file_send_head(struct operation *operation, u64 end_ns, long long result)
{
	struct file_record *record = bpf_ringbuf_reserve(&events, FILE_HEAD_BYTES, 0);

	if (!record) {
		count_loss(ring_full[RECORD_FILE]);
		return;
	}
	file_fill(record, FILE_HEAD_BYTES, operation, end_ns, result);
	bpf_ringbuf_submit(record, wakeup_flags());
}

/* An open tells its file only by the descriptor that it returns. */
static __always_inline bool file_set_opened(struct operation *operation, u32 fd)
{
	struct file *file = file_of_descriptor(fd);

	if (!file || !is_on_disk(BPF_CORE_READ(file, f_inode)))
		return false;
	operation->fd = fd;
	operation_set_file(operation, file);
	return true;
}

static __always_inline void file_close(struct operation *operation, long long result)
{
	u64 end_ns = bpf_ktime_get_ns(), duration_ns = end_ns - operation->start_ns;
	bool slow = duration_ns >= min_ns;

	if (result >= 0) {
		if (operation->call == FILE_READ)
			file_count_read(operation, result, duration_ns);
		else if (operation->call == FILE_WRITE)
			file_count_write(operation, result, duration_ns);
	}
	if (!slow && !operation->children)
		return;
	if (operation->call == FILE_OPEN) {
		/* Whatever a copy-up below it synced is not what it opened. */
		operation->file = 0;
		if (result >= 0 && !file_set_opened(operation, result) && !operation->children)
			return;
	}
	if (slow)
		file_send(operation, end_ns, result);
	else
		file_send_head(operation, end_ns, result);
}

SEC("?tp/syscalls/sys_exit_read")
int file_exit(struct call_exit *ctx)
{
	struct operation *operation = operation_current();

	log_write_end(ctx->result);
	/* A read may have begun long before the session: one whose enter was not seen is no loss. */
	if (!operation || !operation->is_file)
		return 0;
	file_close(operation, ctx->result);
	operation_delete((u32)bpf_get_current_pid_tgid());
	return 0;
}
