/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Does exactly the operations it is told, one after the other, and says how long each took as seen from the program. The truth that traces are
 * compared with. Static, so that it runs in any container.
 *
 *   workload [--dir D] [--threads N] [--wait FILE] OPERATION=COUNT[,BYTES]...
 *
 * Every thread does every operation COUNT times on a file of its own, D/workload-T.dat. Nothing is printed while operations run. With --wait a
 * first line {"ready":…} is printed, and the operations start when FILE exists or on SIGUSR1.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "workload.h"

#define MAX_THREADS 64
#define MAX_STEPS 64

struct step {
	const struct operation *operation;
	long count;
	long bytes;
};

const char *directory = ".";
static struct step steps[MAX_STEPS];
static int step_count;
static pthread_barrier_t all_ready;
static volatile sig_atomic_t woken;

void die(const char *format, ...)
{
	int error = errno;
	va_list arguments;

	va_start(arguments, format);
	fputs("workload: ", stderr);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fprintf(stderr, error ? ": %s\n" : "\n", strerror(error));
	exit(1);
}

int64_t now_ns(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1000000000LL + time.tv_nsec;
}

void keep_result(struct worker *worker, const char *name, long index, long value, int64_t start_ns, int64_t end_ns)
{
	worker->results[worker->result_count++] = (struct result){ name, index, value, start_ns, end_ns };
}

static void open_files(struct worker *worker)
{
	char path[PATH_MAX];
	struct stat status;

	snprintf(path, sizeof(path), "%s/workload-%d.dat", directory, worker->number);
	snprintf(worker->mount_point, sizeof(worker->mount_point), "%s/workload-%d.mnt", directory, worker->number);
	worker->buffered_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
	worker->dsync_fd = open(path, O_RDWR | O_DSYNC | O_CLOEXEC);
	if (worker->buffered_fd < 0 || worker->dsync_fd < 0 || fstat(worker->buffered_fd, &status) != 0)
		die("open %s", path);
	/* tmpfs before 6.6 has no direct I/O: those operations then fail, the others do not. */
	worker->direct_fd = open(path, O_RDWR | O_DIRECT | O_CLOEXEC);
	worker->file_bytes = status.st_size;
	if (posix_memalign((void **)&worker->buffer, ALIGNMENT, MAX_BYTES) != 0)
		die("out of memory");
	memset(worker->buffer, 'a' + worker->number % 26, MAX_BYTES);
}

static void *work(void *argument)
{
	struct worker *worker = argument;

	worker->tid = gettid();
	pthread_barrier_wait(&all_ready); /* everyone's tid is known */
	pthread_barrier_wait(&all_ready); /* main says go */
	for (int s = 0; s < step_count; s++) {
		const struct step *step = &steps[s];

		for (long i = 0; i < step->count; i++) {
			int64_t start_ns = 0, end_ns = 0;
			long value = step->operation->run(worker, i, step->bytes, &start_ns, &end_ns);

			if (value < 0)
				die("%s", step->operation->name);
			keep_result(worker, operation_result_name(step->operation), i, value, start_ns, end_ns);
		}
	}
	return NULL;
}

static void parse_step(char *text)
{
	struct step *step = &steps[step_count];
	char *count = strchr(text, '='), *end;

	if (count)
		*count++ = '\0';
	step->operation = operation_find(text);
	errno = 0;
	if (!count || !step->operation || step_count == MAX_STEPS - 1)
		die("expected OPERATION=COUNT[,BYTES], got %s", text);
	step->count = strtol(count, &end, 10);
	step->bytes = *end == ',' ? strtol(end + 1, &end, 10) : step->operation->default_bytes;
	if (*end != '\0' || step->count < 0 || step->bytes < 0 ||
	    (step->bytes > MAX_BYTES && strcmp(text, "prepare") != 0))
		die("%s: bad count or bytes: %s", text, count);
	step_count++;
}

static void on_signal(int number)
{
	(void)number;
	woken = 1;
}

static void wait_for(const char *file)
{
	while (!woken && access(file, F_OK) != 0)
		usleep(2000);
}

static void print_results(const struct worker *worker)
{
	for (long i = 0; i < worker->result_count; i++) {
		const struct result *r = &worker->results[i];

		printf("{\"op\":\"%s\",\"index\":%ld,\"thread\":%d,\"pid\":%d,\"tid\":%d,\"result\":%ld,"
		       "\"startNs\":%lld,\"endNs\":%lld,\"latencyNs\":%lld}\n",
		       r->name, r->index, worker->number, getpid(), worker->tid, r->value, (long long)r->start_ns,
		       (long long)r->end_ns, (long long)(r->end_ns - r->start_ns));
	}
}

static void print_total(const struct worker *workers, int threads, const char *name)
{
	int64_t sum_ns = 0, max_ns = 0;
	long count = 0;

	for (int t = 0; t < threads; t++)
		for (long i = 0; i < workers[t].result_count; i++) {
			const struct result *r = &workers[t].results[i];
			int64_t latency = r->end_ns - r->start_ns;

			if (strcmp(r->name, name) != 0)
				continue;
			count++;
			sum_ns += latency;
			max_ns = latency > max_ns ? latency : max_ns;
		}
	if (count > 0)
		printf("{\"total\":\"%s\",\"count\":%ld,\"sumNs\":%lld,\"maxNs\":%lld}\n", name, count,
		       (long long)sum_ns, (long long)max_ns);
}

int main(int argc, char **argv)
{
	static struct worker workers[MAX_THREADS];
	const char *go_file = NULL;
	long threads = 1, operations_each = 0;

	for (int i = 1; i < argc; i++) {
		if (strncmp(argv[i], "--", 2) != 0)
			parse_step(argv[i]);
		else if (i + 1 == argc)
			die("%s needs a value", argv[i]);
		else if (strcmp(argv[i], "--dir") == 0)
			directory = argv[++i];
		else if (strcmp(argv[i], "--wait") == 0)
			go_file = argv[++i];
		else if (strcmp(argv[i], "--threads") == 0)
			threads = strtol(argv[++i], NULL, 10);
		else
			die("unknown option %s", argv[i]);
	}
	if (step_count == 0 || threads < 1 || threads > MAX_THREADS)
		die("usage: workload [--dir D] [--threads 1..%d] [--wait FILE] OPERATION=COUNT[,BYTES]...",
		    MAX_THREADS);
	for (int s = 0; s < step_count; s++)
		operations_each += 2 * steps[s].count;

	signal(SIGUSR1, on_signal);
	pthread_barrier_init(&all_ready, NULL, threads + 1);
	for (int t = 0; t < threads; t++) {
		workers[t].number = t;
		workers[t].results = calloc(operations_each, sizeof(struct result));
		if (!workers[t].results)
			die("out of memory");
		open_files(&workers[t]);
		errno = pthread_create(&workers[t].thread, NULL, work, &workers[t]);
		if (errno != 0)
			die("pthread_create");
	}
	pthread_barrier_wait(&all_ready);
	if (go_file) {
		printf("{\"ready\":true,\"pid\":%d,\"tids\":[", getpid());
		for (int t = 0; t < threads; t++)
			printf("%s%d", t ? "," : "", workers[t].tid);
		puts("]}");
		fflush(stdout);
		wait_for(go_file);
	}
	pthread_barrier_wait(&all_ready);
	for (int t = 0; t < threads; t++)
		pthread_join(workers[t].thread, NULL);
	for (int t = 0; t < threads; t++)
		print_results(&workers[t]);
	for (size_t i = 0; operation_at(i); i++)
		print_total(workers, threads, operation_at(i)->name);
	print_total(workers, threads, "umount");
	return 0;
}
