// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/* The shared variables, each explained in state.bpf.h. */
#include "state.bpf.h"

/* One of the strings the kernel knows for code that it may give GPL-only helpers to; the sources are dual-licensed, as their headers say. */
char LICENSE[] SEC("license") = "Dual BSD/GPL";

const volatile u32 inflight_bucket_mask = 2047;
const volatile u32 totals_stripe_mask = 0;
const volatile u32 totals_stripe_shift = 0;
const volatile u32 blkio_hierarchy = 0;
const volatile u32 wakeup_bytes = 2 << 20;
const volatile u64 attach_ns = 0;
const volatile bool scope_on_blkio = false;

u64 min_ns = 1000000;
u32 scope_all = 0;
u32 neighbours = 0;
u32 adopt_new_cgroups = 0;
u32 next_call_armed = 0;
u32 totals_epoch = 1;
u32 reader_armed = 2;
u32 file_totals = 0;
u32 process_totals = 0;
u32 log_inodes_used = 0;
u32 sync_writes_seen = 0;
struct losses losses = {};
struct scope_entry whole_host = {};
s64 log_writes_open = 0;
s64 operations_open = 0;
s64 commits_open = 0;
s64 synced_open = 0;
