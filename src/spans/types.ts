/**
 * What the tracer produces: spans in columns, totals, losses. Every consumer (hub, export, recording) sees these types only.
 *
 * Numbers given to kinds, names, operations, owners and flags are part of the wire format: they are never reused.
 */
import { type CgroupId, type DeviceNumber, type Nanos, nanos, type SessionTime } from '../units.ts';

export const SPAN_KINDS = [
  'block',
  'fsync',
  'mount',
  'journal',
  'file',
  'wait',
  'throttle',
  'reclaim',
  'start',
] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** Names of spans by kind; the column holds the index. */
export const SPAN_NAMES = {
  block: ['read', 'write', 'flush', 'discard', 'write-zeroes', 'zone', 'other'],
  fsync: ['fsync', 'fdatasync', 'sync_file_range', 'syncfs', 'sync', 'msync', 'sync-write', 'copy-up'],
  mount: [
    'mount',
    'umount2',
    'fsopen',
    'fspick',
    'fsconfig',
    'fsmount',
    'move_mount',
    'open_tree',
    'mount_setattr',
    'pivot_root',
    'teardown',
  ],
  journal: ['commit'],
  file: ['read', 'write', 'open', 'rename', 'unlink', 'mkdir', 'rmdir', 'truncate', 'fallocate', 'getdents'],
  wait: [
    'page-fault-read',
    'buffered-read',
    'directory-lookup',
    'metadata-read',
    'direct-io',
    'device-flush',
    'request-wait',
    'journal',
    'writeback',
    'dirty-throttle',
    'block-throttle',
    'memory-reclaim',
    'inode-lock',
    'superblock-lock',
    'umount-sync',
    'fuse',
    'other',
  ],
  throttle: ['io-limit', 'dirty-pages', 'writeback-throttle'],
  reclaim: ['memcg-reclaim', 'direct-reclaim', 'reclaim-throttle'],
  start: ['container-start'],
} as const satisfies Record<SpanKind, readonly string[]>;

/** Operations of totals rows: the same list, and the same numbers, as the names of block spans. */
export const OPERATIONS = SPAN_NAMES.block;

/** Who a block I/O is charged to, decided at its birth. */
export const OWNERS = ['direct', 'writeback', 'journal', 'swap', 'unknown'] as const;

/** Request flags of block spans; the column holds a bit mask, bit i is FLAGS[i]. */
export const BLOCK_FLAGS = [
  'sync',
  'meta',
  'prio',
  'nomerge',
  'idle',
  'integrity',
  'fua',
  'preflush',
  'readahead',
  'background',
  'swap',
  'stacked',
] as const;

/**
 * Why something is missing. `ring-full`: records the kernel could not put in the ring; `inflight-full`: requests whose birth found no room;
 * `unmatched`: completions and exits without a birth; `totals-full`: I/Os of a (container, disk, operation) beyond the table;
 * `unknown-record`: records this build does not understand; `client-slow`: spans not sent to this viewer;
 * `program-skipped`: events that a kernel program did not see, because an interrupt brought them while it ran on that CPU: the kernel runs none
 * inside itself. An I/O whose completion was skipped is in the totals, its latency is not;
 * `pending-full`: spans of a new cgroup beyond those that can wait until it is known to be a container;
 * `scope-full`: cgroups beyond the table of those in scope;
 * `neighbours-full`: I/Os and journal operations of culprits beyond the tables of those;
 * `operations-full`: system calls that found the table of open operations full; `children-full`: children beyond the limit of one parent;
 * `files-full`, `processes-full`, `logs-full`: calls, I/Os and writes that found no room in the table of files, processes or log writers;
 * `waits-full`: sleeps beyond the tables of the wait view; `stacks-full`: sleeps whose stack found no room, so that their cause is unknown.
 */
export const LOSS_REASONS = [
  'ring-full',
  'inflight-full',
  'unmatched',
  'totals-full',
  'unknown-record',
  'client-slow',
  'operations-full',
  'children-full',
  'scope-full',
  'pending-full',
  'program-skipped',
  'neighbours-full',
  'files-full',
  'processes-full',
  'logs-full',
  'waits-full',
  'stacks-full',
] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

/** What a thread was blocked on: the names of wait spans, and the causes of `waits` rows. */
export const WAIT_CAUSES = SPAN_NAMES.wait;

/** Attributes of a span beside its columns; block spans have none. Absent means unknown. */
export type SpanDetail =
  | FsyncDetail
  | MountDetail
  | JournalDetail
  | FileDetail
  | WaitDetail
  | ThrottleDetail
  | ReclaimDetail;

/**
 * Where a call's time went: no moment is counted twice, and together they are its duration. What overlaps counts for the first in this order.
 */
export interface TimeShares {
  /** The caller's own reads and writes. */
  readonly dataNs: Nanos;
  /** Its own flush of the device's cache. */
  readonly flushNs: Nanos;
  /** Waiting for a commit of the journal. */
  readonly journalNs: Nanos;
  /** Held back by an I/O limit before there was a request. */
  readonly throttleNs: Nanos;
  /** Held back because too many pages are dirty. */
  readonly dirtyNs: Nanos;
  readonly reclaimNs: Nanos;
  /** Waiting for an inode's or a file system's lock. */
  readonly lockNs: Nanos;
  /** Blocked on something else that its wait spans name. */
  readonly waitNs: Nanos;
  /** None of these: on the CPU, or unknown. */
  readonly unexplainedNs: Nanos;
}

const NOTHING = nanos(0);
export const NO_SHARES: TimeShares = {
  dataNs: NOTHING,
  flushNs: NOTHING,
  journalNs: NOTHING,
  throttleNs: NOTHING,
  dirtyNs: NOTHING,
  reclaimNs: NOTHING,
  lockNs: NOTHING,
  waitNs: NOTHING,
  unexplainedNs: NOTHING,
};

export interface FsyncDetail extends TimeShares {
  readonly kind: 'fsync';
  /** Path as the container sees it. */
  readonly file?: string;
  /** `major:minor` as stat(2) shows it inside the container. */
  readonly device?: string;
  readonly inode?: number;
  /** The disk behind it, where the file system told (an overlay's upper). */
  readonly backingDevice?: string;
  readonly backingInode?: number;
  /** Bytes that a sync-write wrote; absent for other calls, and where only the file system's part of the write was seen. */
  readonly bytes?: number;
  /** Block I/Os the caller submitted inside. */
  readonly ios: number;
}

export interface MountDetail extends TimeShares {
  readonly kind: 'mount';
  readonly source?: string;
  readonly target?: string;
  readonly fstype?: string;
  readonly flags: readonly string[];
  readonly options?: string;
  /** Kernel work after the call returned; part of the span's duration. Absent where it could not be measured. */
  readonly teardownNs?: Nanos;
  /** What was written back to the file system meanwhile, by whose pages they were: the greatest first, at most 16. */
  readonly written?: readonly Share[];
  /** True where a string was longer than the record could hold. */
  readonly truncated?: boolean;
  /** What tore the mount down, of a `teardown` span. */
  readonly trigger?: 'close' | 'exit';
  /** `major:minor` of the file system that was written back, of a `teardown` span. */
  readonly device?: string;
  /** The descriptor an fsopen-family call worked on, or returned. */
  readonly fd?: number;
}

/** Part of something that several had a hand in. */
export interface Share {
  /** Name of a container, or `host:COMM`. */
  readonly who: string;
  readonly count: number;
  readonly bytes: number;
}

/** A commit that an fsync waited for. It belongs to everybody in the transaction. */
export interface JournalDetail {
  readonly kind: 'journal';
  /** `major:minor` of the file system. */
  readonly device: string;
  readonly transaction: number;
  /** Pid of the thread that asked for it last. */
  readonly requestedBy?: number;
  /** Logged. */
  readonly blocks: number;
  /** Operations that joined the transaction, and whose they were: the greatest first, at most 16. */
  readonly handles: number;
  readonly participants?: readonly Share[];
}

export interface FileDetail extends TimeShares {
  readonly kind: 'file';
  /** As the container sees it, or as the caller passed it. */
  readonly file?: string;
  /** Where a rename goes. */
  readonly to?: string;
  readonly device?: string;
  readonly inode?: number;
  /** Read or written. */
  readonly bytes?: number;
  readonly ios: number;
}

export interface WaitDetail {
  readonly kind: 'wait';
  /** Kernel functions, the innermost first; empty where the stack could not be taken. */
  readonly stack: readonly string[];
  /** The system call it was in. */
  readonly call?: string;
  /** Whether the kernel counts it as I/O wait; PSI and iowait see nothing else. */
  readonly iowait: boolean;
}

export interface ThrottleDetail {
  readonly kind: 'throttle';
  /** `major:minor` of the disk. */
  readonly device?: string;
  /** The limit as the host has it: `io.max wiops`, `blkio.throttle.write_bps_device`, …, and the cgroup that it is set on. */
  readonly limit?: string;
  readonly cgroup?: string;
  /** Configured and observed, in I/Os, bytes or pages per second. */
  readonly configured?: number;
  readonly observed?: number;
}

export interface ReclaimDetail {
  readonly kind: 'reclaim';
  /** Pages reclaimed. */
  readonly pages: number;
}

/**
 * A batch of spans in columns. The arrays are reused for the next batch: read them during the call that hands them over, and copy what must
 * outlive it. Only indices below `length` are valid.
 */
export interface SpanColumns {
  length: number;
  /** Unique within the session, below 2^53, never 0. */
  readonly id: Float64Array;
  /** Id of the parent, 0 for none. A parent is sent after its children. */
  readonly parent: Float64Array;
  /** Index into SPAN_KINDS. */
  readonly kind: Uint8Array;
  /** Index into SPAN_NAMES of the kind. */
  readonly name: Uint8Array;
  /** Id in the container table, 0 for none. */
  readonly container: Uint32Array;
  readonly pid: Uint32Array;
  readonly tid: Uint32Array;
  /** Id in the string table. */
  readonly comm: Uint32Array;
  /** SessionTime. May be negative for what began before the session. */
  readonly startNs: Float64Array;
  readonly durationNs: Float64Array;
  /** errno, 0 for none. */
  readonly error: Uint16Array;
  /** DeviceNumber; 0 for none. Block spans only. */
  readonly device: Uint32Array;
  readonly bytes: Float64Array;
  /** In units of 512 bytes; -1 where there is none (a flush). */
  readonly sector: Float64Array;
  /** From submission to the last issue to the driver; -1 where unknown. The rest of the duration is device time. */
  readonly queueNs: Float64Array;
  readonly flags: Uint32Array;
  /** Index into OWNERS. */
  readonly owner: Uint8Array;
  readonly requeues: Uint16Array;
  /** Set for all but block spans. */
  readonly detail: (SpanDetail | undefined)[];
}

/** A disk or partition. */
export interface Disk {
  readonly device: DeviceNumber;
  /** `vda`, `nvme0n1`, `loop3`; `major:minor` when it could not be looked up. */
  readonly name: string;
  /** False for a device whose I/O appears again on a lower one (dm, md, loop on a file): it is left out of sums over disks. */
  readonly leaf: boolean;
}

/** What a span says of its container; `container` of the JSON lines. */
export interface ContainerRef {
  readonly id: string;
  readonly name: string;
  readonly runtime: string;
  readonly image: string | null;
  /** `NAMESPACE/NAME` of the pod. */
  readonly pod: string | null;
}

/**
 * Ids from here on stand for cgroups that were just made and may turn out to be containers. They never leave the agent: what carries one waits for
 * the verdict.
 */
export const FIRST_PENDING_CONTAINER = 2 ** 31;

/** Resolves the ids in columns. Ids stay valid for the life of the session. */
export interface NameTables {
  string(id: number): string;
  container(id: number): ContainerRef | null;
  disk(device: DeviceNumber): Disk;
}

/** Counts per bucket of a base-2 exponential histogram (OpenTelemetry's layout) at HISTOGRAM_SCALE, in nanoseconds. */
export interface Histogram {
  /** Index of the first bucket in `counts`: bucket i holds values in (base^i, base^(i+1)], base = 2^(2^-scale). */
  readonly offset: number;
  readonly counts: readonly number[];
}

/** Buckets per doubling are 2^scale = 4: each is 19 % wide. */
export const HISTOGRAM_SCALE = 2;

/** One (container, disk, operation) over an interval. Exact, whatever the threshold. */
export interface TotalsRow {
  /** Id in the container table, 0 for none. */
  readonly container: number;
  readonly device: DeviceNumber;
  /** Index into OPERATIONS. */
  readonly op: number;
  readonly count: number;
  readonly bytes: number;
  readonly errors: number;
  readonly sumNs: number;
  readonly queueSumNs: number;
  readonly maxNs: number;
  readonly latency: Histogram;
  /** Over the I/Os whose issue time is known. */
  readonly queue: Histogram;
  readonly deviceTime: Histogram;
}

/** What tracing itself costs, over the last interval. */
export interface Cost {
  /** BPF run time per I/O in scope, of the last sample that had enough of them to say; null before. Nanoseconds. */
  readonly bpfNsPerIo: number | null;
  /** BPF run time of the last sample in percent of one core; null before the first. */
  readonly bpfCpuPercent: number | null;
  /** CPU of the agent process in percent of one core. */
  readonly agentCpuPercent: number;
  readonly rssBytes: number;
}

export interface TotalsInterval {
  readonly at: SessionTime;
  readonly intervalNs: Nanos;
  readonly rows: readonly TotalsRow[];
  readonly cost: Cost;
}

/** Blocked time of a container's threads, by cause. */
export interface WaitsRow {
  /** Id in the container table, 0 for none. */
  readonly container: number;
  /** Index into WAIT_CAUSES. */
  readonly cause: number;
  readonly blockedNs: number;
  readonly count: number;
  readonly maxNs: number;
}

/** By what a culprit was in a victim's way. */
export const CULPRIT_VIAS = ['queue', 'journal', 'throttle'] as const;

export interface CulpritsRow {
  /** Ids in the container table. */
  readonly victim: number;
  /** 0: no container, see `name`. */
  readonly culprit: number;
  /** Name of the container, or `host:COMM`. */
  readonly name: string;
  readonly device: DeviceNumber;
  /** Index into CULPRIT_VIAS. */
  readonly via: number;
  /** Time that the culprit occupied the disk, the journal or the limit while the victim had I/O there. */
  readonly overlapNs: number;
  readonly bytes: number;
  readonly count: number;
}

/** A disk as `iostat -xz` has it. Rates per second; null: no I/O to tell from, or not known. */
export interface DisksRow {
  readonly device: DeviceNumber;
  readonly name: string;
  readonly leaf: boolean;
  readonly readsPerSecond: number;
  readonly writesPerSecond: number;
  readonly readBytesPerSecond: number;
  readonly writeBytesPerSecond: number;
  readonly flushesPerSecond: number;
  readonly readAwaitNs: number | null;
  readonly writeAwaitNs: number | null;
  readonly flushAwaitNs: number | null;
  /** Mean of the I/Os in scope: before and after the last issue to the driver. */
  readonly queueNs: number | null;
  readonly deviceNs: number | null;
  /** Mean number of requests in flight, and part of the time that there was any (0 to 1). */
  readonly queueDepth: number;
  readonly utilisation: number;
  /** I/Os in scope that failed. */
  readonly errors: number;
  /** Disks right below, which this one's I/O appears on again, by name: of a partition its disk, of a loop device the disk of its file. */
  readonly lower: readonly string[];
  /** Who in scope used it within the last minute, with the I/O of the interval: containers, and `host` for what is none's. */
  readonly containers: readonly Share[];
  readonly limits: readonly DiskLimit[];
}

/** An I/O limit that applies to a target on a disk. */
export interface DiskLimit {
  /** Id in the container table; 0: of a cgroup above. */
  readonly container: number;
  /** Path of the cgroup it is set on. */
  readonly cgroup: string;
  /** `io.max wiops`, `blkio.throttle.write_bps_device`, … */
  readonly limit: string;
  /** I/Os or bytes per second. */
  readonly configured: number;
  readonly observed: number | null;
}

export interface FilesRow {
  readonly container: number;
  /** As the container sees it; empty: not known. */
  readonly file: string;
  /** `major:minor` and inode as stat(2) shows them inside. */
  readonly device: string;
  readonly inode: number;
  readonly reads: number;
  readonly readBytes: number;
  readonly readNs: number;
  readonly writes: number;
  readonly writeBytes: number;
  readonly writeNs: number;
  readonly syncs: number;
  readonly syncNs: number;
}

export interface ProcessesRow {
  readonly container: number;
  readonly pid: number;
  readonly comm: string;
  /** Block I/O it submitted. */
  readonly reads: number;
  readonly readBytes: number;
  readonly writes: number;
  readonly writeBytes: number;
  /** Summed latency of it. */
  readonly ioNs: number;
  readonly syncs: number;
  readonly syncNs: number;
}

/** What somebody else wrote on a container's behalf. */
export interface LogsRow {
  readonly container: number;
  /** `dockerd`, `conmon`, `containerd`, … */
  readonly writer: string;
  readonly pid: number;
  /** The log file. */
  readonly file: string;
  readonly writes: number;
  readonly bytes: number;
  /** What the container wrote to its standard output and error; null: not known. */
  readonly ownBytes: number | null;
}

/** The tables of an interval, each of them once a second, only while there is something in it. */
export type Table =
  | { readonly type: 'waits'; readonly rows: readonly WaitsRow[] }
  | { readonly type: 'culprits'; readonly rows: readonly CulpritsRow[] }
  | { readonly type: 'disks'; readonly rows: readonly DisksRow[] }
  | { readonly type: 'files'; readonly rows: readonly FilesRow[] }
  | { readonly type: 'processes'; readonly rows: readonly ProcessesRow[] }
  | { readonly type: 'logs'; readonly rows: readonly LogsRow[] };

export interface TableInterval {
  readonly at: SessionTime;
  readonly intervalNs: Nanos;
  readonly table: Table;
}

/** A cgroup as the kernel names it: unique together only. */
export interface CgroupKey {
  readonly hierarchy: 'v2' | 'v1';
  readonly id: CgroupId;
}

export interface ProbeState {
  readonly name: string;
  readonly state: 'attached' | 'absent' | 'off';
  /** Why it is absent or off; what it covers when attached. */
  readonly why: string;
}
