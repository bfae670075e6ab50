/** Events as the decoder hands them over: block I/O in columns, the rare kinds as objects. */
import type { SessionTime } from '../units.ts';

/**
 * Block I/Os in columns. The arrays are reused: only valid during the call that hands them over, and only below `length`.
 */
export interface BlockEvents {
  length: number;
  readonly startNs: Float64Array;
  /** NaN where the request was never issued, or the kernel cannot tell. */
  readonly issueNs: Float64Array;
  readonly endNs: Float64Array;
  /** 512-byte units; -1 for none. */
  readonly sector: Float64Array;
  readonly bytes: Float64Array;
  /** Keys as readCgroupKey makes them; 0 for none. */
  readonly root: Float64Array;
  readonly charged: Float64Array;
  /** Start of the open operation of the submitting thread; NaN for none. */
  readonly operationStartNs: Float64Array;
  readonly device: Uint32Array;
  readonly pid: Uint32Array;
  readonly tid: Uint32Array;
  /** REQ_* bits. */
  readonly flags: Uint32Array;
  readonly requeues: Uint16Array;
  readonly operation: Uint8Array;
  readonly status: Uint8Array;
  readonly hints: Uint32Array;
  readonly comm: Uint32Array;
  /** Of the page it carries; 0 where it was not asked for or there is none. */
  readonly inode: Float64Array;
  readonly inodeDevice: Uint32Array;
  /** Thread of that operation: the submitter, or one that a kernel thread works for. */
  readonly operationTid: Uint32Array;
}

export function createBlockEvents(capacity: number): BlockEvents {
  return {
    length: 0,
    startNs: new Float64Array(capacity),
    issueNs: new Float64Array(capacity),
    endNs: new Float64Array(capacity),
    sector: new Float64Array(capacity),
    bytes: new Float64Array(capacity),
    root: new Float64Array(capacity),
    charged: new Float64Array(capacity),
    operationStartNs: new Float64Array(capacity),
    device: new Uint32Array(capacity),
    pid: new Uint32Array(capacity),
    tid: new Uint32Array(capacity),
    flags: new Uint32Array(capacity),
    requeues: new Uint16Array(capacity),
    operation: new Uint8Array(capacity),
    status: new Uint8Array(capacity),
    hints: new Uint32Array(capacity),
    comm: new Uint32Array(capacity),
    inode: new Float64Array(capacity),
    inodeDevice: new Uint32Array(capacity),
    operationTid: new Uint32Array(capacity),
  };
}

/** The thread's operation that a sync or mount record, or its children, belong to: tid and start name it. */
export interface OperationEvent {
  readonly startNs: SessionTime;
  readonly endNs: SessionTime;
  readonly root: number;
  readonly pid: number;
  readonly tid: number;
  readonly comm: number;
  readonly children: number;
  /** Below zero: -errno. */
  readonly result: number;
}

export interface SyncEvent extends OperationEvent {
  /** Index into SPAN_NAMES.fsync. */
  readonly call: number;
  readonly inode: number;
  readonly backingInode: number;
  readonly device: number;
  readonly backingDevice: number;
  /** Transactions of the journal that its last change was in, at enter and exit; 0: unknown. */
  readonly transactionFirst: number;
  readonly transactionLast: number;
  /** Absolute, as its process sees it; empty when unknown. Begins with `…/` when it was too long. */
  readonly path: string;
}

export interface MountEvent extends OperationEvent {
  /** Index into SPAN_NAMES.mount. */
  readonly call: number;
  readonly flags: number;
  readonly command: number;
  readonly fd: number;
  readonly device: number;
  readonly teardownPending: boolean;
  readonly truncated: boolean;
  readonly exiting: boolean;
  readonly type: string;
  readonly source: string;
  readonly target: string;
  readonly options: string;
}

/** A commit of a file system's journal. NaN: that step was not seen. */
export interface JournalEvent {
  readonly startNs: SessionTime;
  readonly lockedNs: number;
  readonly loggingNs: number;
  readonly endNs: SessionTime;
  readonly device: number;
  readonly transaction: number;
  readonly pid: number;
  readonly tid: number;
  readonly comm: number;
  /** Pid; 0: unknown. */
  readonly requestedBy: number;
  readonly blocks: number;
  readonly handles: number;
  readonly children: number;
}

/** What happened to a thread in scope, maybe inside one of its operations. */
export interface ThreadEvent {
  readonly startNs: SessionTime;
  readonly endNs: SessionTime;
  readonly root: number;
  /** NaN: inside none. */
  readonly operationStartNs: number;
  readonly pid: number;
  readonly tid: number;
  readonly comm: number;
}

export interface WaitEvent extends ThreadEvent {
  /** Key of the kernel's table of stacks; below 0: none. */
  readonly stack: number;
  /** Number of the system call; -1: none. */
  readonly call: number;
  readonly iowait: boolean;
}

export interface PauseEvent extends ThreadEvent {
  /** As PAUSE_REASON. */
  readonly reason: number;
  readonly pages: number;
  /** Pages per second; 0: none. */
  readonly limit: number;
  readonly device: number;
}

export interface FileEvent extends OperationEvent {
  /** Index into SPAN_NAMES.file. */
  readonly call: number;
  readonly inode: number;
  readonly device: number;
  /** Absolute, as its process sees it, or as the caller passed it; empty when unknown. */
  readonly path: string;
  /** Where a rename goes. */
  readonly other: string;
}

export interface FileNameEvent {
  readonly root: number;
  readonly device: number;
  readonly inode: number;
  readonly path: string;
}

export interface TeardownEvent {
  readonly event: 'begin' | 'end';
  readonly tid: number;
  readonly startNs: SessionTime;
  readonly endNs: SessionTime;
  /** Of the file system that was written back; 0: none, or unknown. */
  readonly device: number;
}

export interface CgroupEvent {
  readonly event: 'made' | 'removed';
  readonly timeNs: SessionTime;
  readonly cgroup: number;
  readonly root: number;
  readonly path: string;
}

export interface EventSink {
  block(events: BlockEvents): void;
  sync(event: SyncEvent): void;
  mount(event: MountEvent): void;
  journal(event: JournalEvent): void;
  wait(event: WaitEvent): void;
  pause(event: PauseEvent): void;
  file(event: FileEvent): void;
  fileName(event: FileNameEvent): void;
  teardown(event: TeardownEvent): void;
  cgroup(event: CgroupEvent): void;
}
