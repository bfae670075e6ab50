/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* Into the ring: reserve, zero, fill, submit, or count the drop. */
#ifndef STALLSCOPE_EMIT_H
#define STALLSCOPE_EMIT_H

#include "state.bpf.h"

#define count_loss(field) __sync_fetch_and_add(&losses.field, 1)

/*
 * Waking the reader for every record costs far more than the record (one irq_work each), so it drains by a timer and asks for a wake-up
 * once: when it sleeps, at the first record; while it drains, when the ring fills faster than the timer runs.
 */
static __always_inline u64 wakeup_flags(void)
{
	u32 armed = reader_armed;

	if (!armed)
		return BPF_RB_NO_WAKEUP;
	if (armed == 1 && bpf_ringbuf_query(&events, BPF_RB_AVAIL_DATA) < wakeup_bytes)
		return BPF_RB_NO_WAKEUP;
	reader_armed = 0;
	return BPF_RB_FORCE_WAKEUP;
}

/* For what user space must act upon at once. */
static __always_inline u64 wakeup_now(void)
{
	reader_armed = 0;
	return BPF_RB_FORCE_WAKEUP;
}

#define record_reserve(type, record_kind)                                                 \
	({                                                                                \
		struct type *record_ = bpf_ringbuf_reserve(&events, sizeof(*record_), 0); \
		if (record_) {                                                            \
			__builtin_memset(record_, 0, sizeof(*record_));                   \
			record_->header.kind = record_kind;                               \
			record_->header.size_bytes = sizeof(*record_);                    \
		} else {                                                                  \
			count_loss(ring_full[record_kind]);                               \
		}                                                                         \
		record_;                                                                  \
	})

#endif
