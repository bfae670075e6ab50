/**
 * Events to spans. Block I/O goes straight into columns; with a parent it waits there for what the parent turns out to be. Pure: clocks and tables
 * come in, everything it keeps has a limit.
 */
import type {
  BlockEvents,
  CgroupEvent,
  EventSink,
  FileEvent,
  FileNameEvent,
  JournalEvent,
  MountEvent,
  OperationEvent,
  PauseEvent,
  SyncEvent,
  TeardownEvent,
  ThreadEvent,
  WaitEvent,
} from '../decode/events.ts';
import { BLOCK_HINT, BLOCK_OPERATION, PAUSE_REASON } from '../decode/layout.gen.ts';
import { deviceNumber, deviceText, nanos } from '../units.ts';
import { copySpan, createSpanColumns, writeOperation } from './columns.ts';
import { fileDetail, mountDetail, syncDetail } from './details.ts';
import { blockFlags, STACKED_FLAG, SWAP_FLAG, statusErrno } from './kernel-values.ts';
import { OPERATION_LIMITS, OpenOperations, type Operation, type OperationLimits } from './operations.ts';
import { ownerOf } from './owner.ts';
import { type ShareName, timeShares } from './shares.ts';
import { SPAN_KINDS, type SpanColumns, type SpanDetail, type SpanKind } from './types.ts';
import { shareOfWait } from './wait-causes.ts';

export interface AssemblerOptions {
  /** Id in the container table of a root key; 0 for none. */
  readonly containerOf: (root: number) => number;
  /** True for a device whose I/O appears again on a lower one. */
  readonly isStacked: (device: number) => boolean;
  /** Interned comm to its text. */
  readonly text: (id: number) => string;
  /** Kernels before 5.16 report an errno where later ones report a block status. */
  readonly statusIsErrno: boolean;
  /** A stack of the kernel's table: index into WAIT_CAUSES, and its functions, the innermost first. */
  readonly stackOf: (stack: number) => { readonly cause: number; readonly functions: readonly string[] };
  /** Name of a system call. */
  readonly callOf: (number: number) => string | undefined;
  readonly onFileName: (event: FileNameEvent) => void;
  readonly onSpans: (columns: SpanColumns) => void;
  readonly onChildrenLost: (count: number) => void;
  readonly onTeardown: (event: TeardownEvent) => void;
  /** False when what was seen of a teardown's end may be something later. Default: always true. */
  readonly knowsEnd?: (umount: MountEvent) => boolean;
  readonly onCgroup: (event: CgroupEvent) => void;
  readonly limits?: OperationLimits;
}

export interface Assembler extends EventSink {
  /** Spans shorter than this are sent only as children of one that is not. */
  setMinNs(minNs: number): void;
  /** Hands over what is in the columns: at the end of a drain. */
  flush(): void;
  /** Ends an umount whose teardown could not be measured: its time after the call is unknown. */
  abandonTeardown(tid: number, startNs: number): void;
  /** Umounts that wait for the end of their teardown. */
  pendingTeardowns(): readonly MountEvent[];
}

const CAPACITY = 4_096;
const KIND_BLOCK = SPAN_KINDS.indexOf('block');
const DIRTY_PAGES = 1;
const RECLAIM_NAMES: readonly number[] = [
  PAUSE_REASON.MEMCG_RECLAIM,
  PAUSE_REASON.DIRECT_RECLAIM,
  PAUSE_REASON.RECLAIM_THROTTLE,
];

/** Umounts waiting for the end of their teardown; beyond it the oldest is sent without. */
const PENDING_TEARDOWNS = 1_024;

export function createAssembler(options: AssemblerOptions): Assembler {
  const limits = options.limits ?? OPERATION_LIMITS;
  const columns = createSpanColumns(CAPACITY);
  let lastId = 0;
  let minNs = 0;
  const nextId = (): number => ++lastId;
  const operations = new OpenOperations(nextId, options.onChildrenLost, limits);
  const pending = new Map<number, MountEvent>();

  // Neighbours mostly share their target and their disk: one look-up each for a run of them. Forgotten with every flush, for both may change.
  let lastRoot = Number.NaN;
  let lastContainer = 0;
  let lastDevice = Number.NaN;
  let lastStacked = false;

  function containerOf(root: number): number {
    if (root !== lastRoot) {
      lastContainer = options.containerOf(root);
      lastRoot = root;
    }
    return lastContainer;
  }

  function isStacked(device: number): boolean {
    if (device !== lastDevice) {
      lastStacked = options.isStacked(device);
      lastDevice = device;
    }
    return lastStacked;
  }

  function flush(): void {
    lastRoot = Number.NaN;
    lastDevice = Number.NaN;
    if (columns.length === 0) return;
    options.onSpans(columns);
    columns.detail.fill(undefined, 0, columns.length);
    columns.length = 0;
  }

  function reserve(): void {
    if (columns.length === CAPACITY) flush();
  }

  function writeBlock(events: BlockEvents, at: number): number {
    reserve();
    const i = columns.length++;
    const startNs = events.startNs[at] as number;
    const issueNs = events.issueNs[at] as number;
    const hints = events.hints[at] as number;
    const device = events.device[at] as number;
    let flags = blockFlags(events.flags[at] as number);
    if (hints & BLOCK_HINT.SWAP) flags |= SWAP_FLAG;
    if (isStacked(device)) flags |= STACKED_FLAG;
    columns.id[i] = nextId();
    columns.parent[i] = 0;
    columns.kind[i] = KIND_BLOCK;
    columns.name[i] = events.operation[at] as number;
    columns.container[i] = containerOf(events.root[at] as number);
    columns.pid[i] = events.pid[at] as number;
    columns.tid[i] = events.tid[at] as number;
    columns.comm[i] = events.comm[at] as number;
    columns.startNs[i] = startNs;
    columns.durationNs[i] = (events.endNs[at] as number) - startNs;
    // A bio has a block status on every kernel.
    columns.error[i] = statusErrno(events.status[at] as number, options.statusIsErrno && !(hints & BLOCK_HINT.BIO));
    columns.device[i] = device;
    columns.bytes[i] = events.bytes[at] as number;
    columns.sector[i] = events.operation[at] === BLOCK_OPERATION.FLUSH ? -1 : (events.sector[at] as number);
    columns.queueNs[i] = Number.isNaN(issueNs) ? -1 : issueNs - startNs;
    columns.flags[i] = flags;
    columns.owner[i] = ownerOf(hints, events.charged[at] as number, options.text, events.comm[at] as number);
    columns.requeues[i] = events.requeues[at] as number;
    return i;
  }

  /** A child: shown at once when it is slow itself, else when its parent turns out to be. */
  function placeChild(operation: Operation, at: number, share: ShareName): void {
    const start = columns.startNs[at] as number;
    const end = start + (columns.durationNs[at] as number);
    if (operation.closed === null) operation.parts.push({ start, end, share });
    const slow = end - start >= minNs;
    columns.parent[at] = operation.closed === 'below' ? 0 : operation.id;
    if (slow && operation.closed === null) operation.named = true;
    if (slow || operation.closed === 'sent') return;
    if (operation.closed === null && !operation.hold(columns, at, limits.heldChildren)) options.onChildrenLost(1);
    columns.length--;
  }

  function block(events: BlockEvents): void {
    for (let i = 0; i < events.length; i++) {
      const at = writeBlock(events, i);
      const operationStart = events.operationStartNs[i] as number;
      if (!Number.isNaN(operationStart)) {
        const operation = operations.at(events.tid[i] as number, operationStart);
        if (operation.closed === null) operation.ios++;
        placeChild(operation, at, events.operation[i] === BLOCK_OPERATION.FLUSH ? 'flush' : 'data');
      }
    }
  }

  /**
   * Sends a parent's held children, before it, when it is slow; forgets them when not. A parent that a child was sent with is sent too, however
   * short it turned out: an umount whose teardown could not be measured.
   */
  function close(operation: Operation, durationNs: number): boolean {
    const held = operation.takeHeld();
    operation.closed = durationNs >= minNs || operation.named ? 'sent' : 'below';
    if (operation.closed === 'below') return false;
    if (held !== null) {
      for (let i = 0; i < held.length; i++) {
        reserve();
        copySpan(held, i, columns);
      }
    }
    reserve();
    return true;
  }

  /** The span of a call, after its children. */
  function writeCall(
    kind: SpanKind,
    event: OperationEvent & { call: number },
    endNs: number,
    detail: SpanDetail,
  ): void {
    writeOperation(columns, {
      id: operations.at(event.tid, event.startNs).id,
      kind: SPAN_KINDS.indexOf(kind),
      name: event.call,
      container: options.containerOf(event.root),
      pid: event.pid,
      tid: event.tid,
      comm: event.comm,
      startNs: event.startNs,
      durationNs: endNs - event.startNs,
      error: event.result < 0 ? -event.result : 0,
      detail,
    });
  }

  function sync(event: SyncEvent): void {
    const operation = operations.at(event.tid, event.startNs);
    const shares = timeShares(operation.parts, event.startNs, event.endNs);
    if (!close(operation, event.endNs - event.startNs)) return;
    writeCall('fsync', event, event.endNs, syncDetail(event, { ...shares, ios: operation.ios }));
  }

  function file(event: FileEvent): void {
    const operation = operations.at(event.tid, event.startNs);
    const shares = timeShares(operation.parts, event.startNs, event.endNs);
    if (!close(operation, event.endNs - event.startNs)) return;
    writeCall('file', event, event.endNs, fileDetail(event, { ...shares, ios: operation.ios }));
  }

  function writeMount(event: MountEvent, endNs: number, teardownKnown: boolean): void {
    const operation = operations.at(event.tid, event.startNs);
    const shares = timeShares(operation.parts, event.startNs, endNs);
    if (!close(operation, endNs - event.startNs)) return;
    const teardown = teardownKnown ? { teardownNs: nanos(endNs - event.endNs) } : {};
    writeCall('mount', event, endNs, mountDetail(event, { ...shares, ...teardown }));
  }

  /** What happened to a thread by itself, or inside one of its calls. */
  function writeThread(event: ThreadEvent, kind: SpanKind, name: number, detail: SpanDetail, share: ShareName): void {
    const inside = !Number.isNaN(event.operationStartNs);
    if (!inside && event.endNs - event.startNs < minNs) return;
    reserve();
    const at = columns.length;
    writeOperation(columns, {
      id: nextId(),
      kind: SPAN_KINDS.indexOf(kind),
      name,
      container: options.containerOf(event.root),
      pid: event.pid,
      tid: event.tid,
      comm: event.comm,
      startNs: event.startNs,
      durationNs: event.endNs - event.startNs,
      error: 0,
      detail,
    });
    if (inside) placeChild(operations.at(event.tid, event.operationStartNs), at, share);
  }

  function wait(event: WaitEvent): void {
    const { cause, functions } = options.stackOf(event.stack);
    const call = options.callOf(event.call);
    const detail = {
      kind: 'wait',
      stack: functions,
      ...(call === undefined ? {} : { call }),
      iowait: event.iowait,
    } as const;
    writeThread(event, 'wait', cause, detail, shareOfWait(cause));
  }

  function pause(event: PauseEvent): void {
    if (event.reason === PAUSE_REASON.DIRTY_PAGES) {
      const device = event.device === 0 ? {} : { device: deviceText(deviceNumber(event.device)) };
      const limit = event.limit === 0 ? {} : { limit: 'dirty pages', configured: event.limit };
      writeThread(event, 'throttle', DIRTY_PAGES, { kind: 'throttle', ...device, ...limit }, 'dirty');
      return;
    }
    const name = RECLAIM_NAMES.indexOf(event.reason);
    if (name >= 0) writeThread(event, 'reclaim', name, { kind: 'reclaim', pages: event.pages }, 'reclaim');
  }

  /** Filled in with the journal's spans. */
  function journal(_event: JournalEvent): void {}

  function mount(event: MountEvent): void {
    if (!event.teardownPending) {
      writeMount(event, event.endNs, false);
      return;
    }
    const earlier = pending.get(event.tid);
    if (earlier !== undefined) abandonTeardown(event.tid, earlier.startNs);
    pending.set(event.tid, event);
    if (pending.size > PENDING_TEARDOWNS) {
      const oldest = pending.values().next();
      if (!oldest.done) abandonTeardown(oldest.value.tid, oldest.value.startNs);
    }
  }

  function abandonTeardown(tid: number, startNs: number): void {
    const event = pending.get(tid);
    if (event === undefined || event.startNs !== startNs) return;
    pending.delete(tid);
    writeMount(event, event.endNs, false);
  }

  function teardown(event: TeardownEvent): void {
    if (event.event === 'end') {
      const waiting = pending.get(event.tid);
      if (waiting !== undefined && waiting.startNs === event.startNs) {
        const isKnown = options.knowsEnd?.(waiting) ?? true;
        pending.delete(event.tid);
        writeMount(waiting, isKnown ? event.endNs : waiting.endNs, isKnown);
      }
    }
    options.onTeardown(event);
  }

  return {
    block,
    sync,
    mount,
    file,
    wait,
    pause,
    journal,
    fileName: options.onFileName,
    teardown,
    cgroup: options.onCgroup,
    setMinNs: (value) => {
      minNs = value;
    },
    flush,
    abandonTeardown,
    pendingTeardowns: () => [...pending.values()],
  };
}
