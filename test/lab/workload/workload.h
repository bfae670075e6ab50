/* SPDX-License-Identifier: Apache-2.0 */
/* What the driver (workload.c) and the operations (operations.c) share. */
#ifndef STALLSCOPE_WORKLOAD_H
#define STALLSCOPE_WORKLOAD_H

#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <sys/types.h>

#define ALIGNMENT 4096
#define MAX_BYTES (4L << 20)

struct worker;

/* Does one operation of `bytes`, the `index`th of its step; fills in when the call began and ended. */
typedef long (*operation_fn)(struct worker *worker, long index, long bytes, int64_t *start_ns, int64_t *end_ns);

struct operation {
	const char *name;
	operation_fn run;
	long default_bytes;
};

struct result {
	const char *name;
	long index;
	long value;
	int64_t start_ns;
	int64_t end_ns;
};

struct worker {
	pthread_t thread;
	int number;
	pid_t tid;
	int buffered_fd, direct_fd, dsync_fd;
	char *buffer;
	char *mapping;
	long file_bytes;
	char mount_point[PATH_MAX];
	struct result *results;
	long result_count;
};

/* Where the files and mount points are. */
extern const char *directory;

/* NULL when there is none of that name. */
const struct operation *operation_find(const char *name);
/* All of them by number, then NULL. */
const struct operation *operation_at(size_t number);
/* Under which name the result of an operation is kept. */
const char *operation_result_name(const struct operation *operation);

int64_t now_ns(void);
void keep_result(struct worker *worker, const char *name, long index, long value, int64_t start_ns, int64_t end_ns);
/* Prints the message, with errno's text where that is set, and exits. */
void die(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif
