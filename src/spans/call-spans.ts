/** Calls that are the parents of what happened inside them: syncs, mounts, calls on files. */
import type { FileEvent, MountEvent, OperationEvent, SyncEvent, TeardownEvent } from '../decode/events.ts';
import { nanos } from '../units.ts';
import { fileDetail, mountDetail, syncDetail } from './details.ts';
import type { Adopter, HeldBack } from './held-back.ts';
import type { Operation } from './operations.ts';
import { timeShares } from './shares.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanTrees } from './span-trees.ts';
import { SPAN_KINDS, SPAN_NAMES, type SpanDetail, type SpanKind } from './types.ts';

export interface CallSpanOptions {
  readonly onTeardown: (event: TeardownEvent) => void;
  /** False when what was seen of a teardown's end may be something later. Default: always true. */
  readonly knowsEnd?: (umount: MountEvent) => boolean;
}

export interface CallSpans {
  sync(event: SyncEvent): void;
  file(event: FileEvent): void;
  mount(event: MountEvent): void;
  teardown(event: TeardownEvent): void;
  /** Ends an umount whose teardown could not be measured: its time after the call is unknown. */
  abandonTeardown(tid: number, startNs: number): void;
  /** Umounts that wait for the end of their teardown. */
  pendingTeardowns(): readonly MountEvent[];
}

/** Umounts waiting for the end of their teardown; beyond it the oldest is sent without. */
const PENDING_TEARDOWNS = 1_024;

/** The file of a sync, as the file system that the caller sees and the one that does the work have it; a syncfs is of all files there. */
function filesOf(event: SyncEvent): Adopter['files'] {
  const isWhole = SPAN_NAMES.fsync[event.call] === 'syncfs';
  return [
    { inode: event.inode, device: event.device },
    { inode: event.backingInode, device: event.backingDevice },
  ].flatMap(({ inode, device }) => (inode === 0 ? [] : [{ inode: isWhole ? 0 : inode, device }]));
}

export function createCallSpans(
  output: SpanOutput,
  trees: SpanTrees,
  heldBack: HeldBack,
  options: CallSpanOptions,
): CallSpans {
  const pending = new Map<number, MountEvent>();

  /** The span of a call, after its children. */
  function write(
    kind: SpanKind,
    operation: Operation,
    event: OperationEvent & { call: number },
    endNs: number,
    detail: SpanDetail,
  ): void {
    output.write({
      id: operation.id,
      kind: SPAN_KINDS.indexOf(kind),
      name: event.call,
      container: output.containerOf(event.root),
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
    const operation = trees.at(event.tid, event.startNs);
    heldBack.adopt(operation, { ...event, files: filesOf(event) });
    const shares = timeShares(operation.parts, event.startNs, event.endNs);
    if (!trees.close(operation, event.endNs - event.startNs)) return;
    write('fsync', operation, event, event.endNs, syncDetail(event, { ...shares, ios: operation.ios }));
  }

  function file(event: FileEvent): void {
    const operation = trees.at(event.tid, event.startNs);
    const files = event.inode === 0 ? [] : [{ inode: event.inode, device: event.device }];
    heldBack.adopt(operation, { ...event, files });
    const shares = timeShares(operation.parts, event.startNs, event.endNs);
    if (!trees.close(operation, event.endNs - event.startNs)) return;
    write('file', operation, event, event.endNs, fileDetail(event, { ...shares, ios: operation.ios }));
  }

  function writeMount(event: MountEvent, endNs: number, teardownKnown: boolean): void {
    const operation = trees.at(event.tid, event.startNs);
    heldBack.adopt(operation, { ...event, endNs, files: [] });
    const shares = timeShares(operation.parts, event.startNs, endNs);
    if (!trees.close(operation, endNs - event.startNs)) return;
    const teardown = teardownKnown ? { teardownNs: nanos(endNs - event.endNs) } : {};
    write('mount', operation, event, endNs, mountDetail(event, { ...shares, ...teardown }));
  }

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

  return { sync, file, mount, teardown, abandonTeardown, pendingTeardowns: () => [...pending.values()] };
}
