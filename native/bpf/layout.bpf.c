// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only
/* No programs: one variable per type, so that BTF carries the layout that scripts/gen-layout.mjs reads. */
#include "events.h"

enum record_kind _record_kind;
enum block_operation _block_operation;
enum sync_call _sync_call;
enum mount_call _mount_call;
enum cgroup_event _cgroup_event;
enum teardown_event _teardown_event;
enum file_call _file_call;
enum pause_reason _pause_reason;
enum block_hint _block_hint;
enum clock_shift _clock_shift;
enum log_kind _log_kind;
struct record_header _record_header;
struct block_record _block_record;
struct sync_record _sync_record;
struct mount_record _mount_record;
struct teardown_record _teardown_record;
struct cgroup_record _cgroup_record;
struct journal_record _journal_record;
struct wait_record _wait_record;
struct wait_pending _wait_pending;
struct wait_key _wait_key;
struct wait_totals_row _wait_totals_row;
struct pause_record _pause_record;
struct file_record _file_record;
struct file_name_record _file_name_record;
struct totals_row _totals_row;
struct losses _losses;
struct scope_entry _scope_entry;
struct totals_key _totals_key;
struct occupied_disk _occupied_disk;
struct occupant _occupant;
struct neighbour_key _neighbour_key;
struct neighbour_use _neighbour_use;
struct file_key _file_key;
struct file_counts _file_counts;
struct process_key _process_key;
struct process_counts _process_counts;
struct log_key _log_key;
struct log_writer_key _log_writer_key;
struct log_counts _log_counts;
struct handle_key _handle_key;
struct handle_use _handle_use;
