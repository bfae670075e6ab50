// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/* Block I/O on kernels that say when a request is born (6.5 and later), and what needs no saying. The bodies are in block.bpf.h. */
#include "block.bpf.h"

SEC("?tp_btf/block_io_start")
int BPF_PROG(block_io_start, struct request *rq)
{
	request_birth(rq, true);
	return 0;
}

SEC("?tp_btf/block_rq_issue")
int BPF_PROG(block_rq_issue, struct request *rq)
{
	request_issue(rq);
	return 0;
}

SEC("?tp_btf/block_rq_requeue")
int BPF_PROG(block_rq_requeue, struct request *rq)
{
	request_requeue(rq);
	return 0;
}

/* `rq` is the request that was absorbed: it never completes, its bios complete with the other one. */
SEC("?tp_btf/block_rq_merge")
int BPF_PROG(block_rq_merge, struct request *rq)
{
	struct inflight_slot slot;
	struct inflight_entry *entry;

	if (!inflight_find(inflight_key(rq), &slot))
		return 0;
	entry = inflight_entry_of(&slot);
	if (entry)
		occupancy_leave(entry, bpf_ktime_get_ns(), OCCUPANCY_ABSORBED);
	inflight_free(&slot);
	return 0;
}

SEC("?tp_btf/block_rq_complete")
int BPF_PROG(block_rq_complete, struct request *rq, int status, unsigned int bytes)
{
	request_complete(rq, status, bytes, true);
	return 0;
}

SEC("?tp_btf/block_bio_queue")
int BPF_PROG(block_bio_queue, struct bio *bio)
{
	bio_birth(bio, true);
	return 0;
}

SEC("?tp_btf/block_bio_complete")
int BPF_PROG(block_bio_complete, struct request_queue *queue, struct bio *bio)
{
	bio_complete(bio, true);
	return 0;
}
