/* SPDX-License-Identifier: Apache-2.0 */
/* One function per operation: it does one, and says when the call that counts began and ended. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "workload.h"

#define TIMED(call)                         \
	({                                  \
		*start_ns = now_ns();       \
		long timed_result = (call); \
		*end_ns = now_ns();         \
		timed_result;               \
	})

static off_t place(const struct worker *worker, long index, long bytes)
{
	long places = bytes > 0 ? worker->file_bytes / bytes : 0;

	if (places == 0) {
		errno = 0;
		die("the file has %ld bytes: put prepare=1,BYTES before operations of %ld bytes", worker->file_bytes,
		    bytes);
	}
	return (index % places) * bytes;
}

static void dirty(struct worker *worker, long index, long bytes)
{
	if (bytes > 0 && pwrite(worker->buffered_fd, worker->buffer, bytes, place(worker, index, bytes)) != bytes)
		die("write");
}

/* Blocks allocated, written and stable: later writes change data only. */
static long prepare(struct worker *worker, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	(void)index;
	*start_ns = now_ns();
	for (off_t at = 0; at < bytes; at += ALIGNMENT)
		if (pwrite(worker->buffered_fd, worker->buffer, ALIGNMENT, at) != ALIGNMENT)
			die("prepare");
	if (fsync(worker->buffered_fd) != 0)
		die("prepare: fsync");
	worker->file_bytes = bytes;
	*end_ns = now_ns();
	return 0;
}

static long direct_read(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	return TIMED(pread(w->direct_fd, w->buffer, bytes, place(w, index, bytes)));
}

static long direct_write(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	return TIMED(pwrite(w->direct_fd, w->buffer, bytes, place(w, index, bytes)));
}

/* From the disk: what the page cache holds is dropped first. */
static long buffered_read(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	posix_fadvise(w->buffered_fd, 0, 0, POSIX_FADV_DONTNEED);
	return TIMED(pread(w->buffered_fd, w->buffer, bytes, place(w, index, bytes)));
}

static long buffered_write(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	return TIMED(pwrite(w->buffered_fd, w->buffer, bytes, place(w, index, bytes)));
}

static long sync_write(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	return TIMED(pwrite(w->dsync_fd, w->buffer, bytes, place(w, index, bytes)));
}

static long do_fsync(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	dirty(w, index, bytes);
	return TIMED(fsync(w->buffered_fd));
}

/* The file is longer each time: the journal has something to commit, however fast the last one was. */
static long growing_fsync(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	off_t end = lseek(w->buffered_fd, 0, SEEK_END);

	(void)index;
	if (end < 0 || pwrite(w->buffered_fd, w->buffer, bytes, end) != bytes)
		die("growing-fsync: write");
	return TIMED(fsync(w->buffered_fd));
}

static long do_fdatasync(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	dirty(w, index, bytes);
	return TIMED(fdatasync(w->buffered_fd));
}

static long do_sync_file_range(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	dirty(w, index, bytes);
	return TIMED(sync_file_range(w->buffered_fd, 0, 0,
				     SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER));
}

static long do_syncfs(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	dirty(w, index, bytes);
	return TIMED(syncfs(w->buffered_fd));
}

static long do_sync(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	dirty(w, index, bytes);
	return TIMED((sync(), 0));
}

static long do_msync(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	off_t at = place(w, index, bytes);

	if (!w->mapping) {
		w->mapping = mmap(NULL, w->file_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, w->buffered_fd, 0);
		if (w->mapping == MAP_FAILED)
			die("mmap");
	}
	memset(w->mapping + at, (int)index, bytes);
	return TIMED(msync(w->mapping + at, bytes, MS_SYNC));
}

static long mount_pair(struct worker *w, long index, int is_bind, int64_t *start_ns, int64_t *end_ns)
{
	int64_t began, ended;

	if (mkdir(w->mount_point, 0755) != 0 && errno != EEXIST)
		die("mkdir %s", w->mount_point);
	began = now_ns();
	if (mount(is_bind ? directory : "workload", w->mount_point, is_bind ? NULL : "tmpfs", is_bind ? MS_BIND : 0,
		  NULL) != 0)
		die("mount on %s", w->mount_point);
	ended = now_ns();
	keep_result(w, "mount", index, 0, began, ended);
	return TIMED(umount2(w->mount_point, 0));
}

/* A tmpfs mounted and unmounted: two results, of which this returns the second. */
static long mount_tmpfs(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	(void)bytes;
	return mount_pair(w, index, 0, start_ns, end_ns);
}

static long mount_bind(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	(void)bytes;
	return mount_pair(w, index, 1, start_ns, end_ns);
}

static long pause_ms(struct worker *w, long index, long bytes, int64_t *start_ns, int64_t *end_ns)
{
	(void)w, (void)index;
	return TIMED(usleep(bytes * 1000));
}

static const struct operation operations[] = {
	{ "prepare", prepare, 1 << 20 },
	{ "direct-read", direct_read, 4096 },
	{ "direct-write", direct_write, 4096 },
	{ "buffered-read", buffered_read, 4096 },
	{ "buffered-write", buffered_write, 4096 },
	{ "sync-write", sync_write, 4096 },
	{ "fsync", do_fsync, 4096 },
	{ "growing-fsync", growing_fsync, 4096 },
	{ "fdatasync", do_fdatasync, 4096 },
	{ "sync-file-range", do_sync_file_range, 4096 },
	{ "syncfs", do_syncfs, 4096 },
	{ "sync", do_sync, 4096 },
	{ "msync", do_msync, 4096 },
	{ "mount", mount_tmpfs, 0 },
	{ "bind-mount", mount_bind, 0 },
	{ "pause", pause_ms, 100 }, /* BYTES is milliseconds */
};

const struct operation *operation_at(size_t number)
{
	return number < sizeof(operations) / sizeof(operations[0]) ? &operations[number] : NULL;
}

const struct operation *operation_find(const char *name)
{
	for (size_t i = 0; operation_at(i); i++)
		if (strcmp(name, operation_at(i)->name) == 0)
			return operation_at(i);
	return NULL;
}

/* A mount step keeps the mount itself and returns the umount. */
const char *operation_result_name(const struct operation *operation)
{
	return operation->run == mount_tmpfs || operation->run == mount_bind ? "umount" : operation->name;
}
