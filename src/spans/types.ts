/**
 * What the tracer produces: spans in columns, totals, losses. Every consumer (hub, export, recording) sees these types only.
 *
 * Numbers given to kinds, names, operations, owners and flags are part of the wire format: they are never reused.
 */
import type { CgroupId, DeviceNumber, Nanos, SessionTime } from '../units.ts';

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
  fsync: ['fsync', 'fdatasync', 'sync_file_range', 'syncfs', 'sync', 'msync', 'sync-write'],
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
  file: ['read', 'write', 'open', 'rename', 'unlink'],
  wait: [],
  throttle: ['io-limit', 'dirty-pages', 'writeback-throttle'],
  reclaim: ['memcg-reclaim', 'direct-reclaim'],
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
 * `operations-full`: system calls that found the table of open operations full; `children-full`: children beyond the limit of one parent.
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
] as const;
export type LossReason = (typeof LOSS_REASONS)[number];

/** Attributes of an fsync or mount span beside its columns. Absent means unknown. */
export type SpanDetail = FsyncDetail | MountDetail;

export interface FsyncDetail {
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
  /** Time covered by the caller's own data I/O. */
  readonly dataNs: Nanos;
  /** Time covered by the caller's own flush of the device's cache and by nothing else. */
  readonly flushNs: Nanos;
  /** Time that no child covers. */
  readonly unexplainedNs: Nanos;
  /** Block I/Os the caller submitted inside. */
  readonly ios: number;
}

export interface MountDetail {
  readonly kind: 'mount';
  readonly source?: string;
  readonly target?: string;
  readonly fstype?: string;
  readonly flags: readonly string[];
  readonly options?: string;
  /** Kernel work after the call returned; part of the span's duration. Absent where it could not be measured. */
  readonly teardownNs?: Nanos;
  readonly unexplainedNs: Nanos;
  /** True where a string was longer than the record could hold. */
  readonly truncated?: boolean;
  /** What tore the mount down, of a `teardown` span. */
  readonly trigger?: 'close' | 'exit';
  /** `major:minor` of the file system that was written back, of a `teardown` span. */
  readonly device?: string;
  /** The descriptor an fsopen-family call worked on, or returned. */
  readonly fd?: number;
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
  /** Set for fsync and mount spans. */
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
