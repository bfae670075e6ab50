/** Calls that are the parents of what happened inside them: syncs, mounts, calls on files. */
import type { FileEvent, MountEvent, OperationEvent, SyncEvent, TeardownEvent } from '../decode/events.ts';
import { BLOCK_OPERATION } from '../decode/layout.gen.ts';
import { nanos } from '../units.ts';
import { fileDetail, mountDetail, syncDetail } from './details.ts';
import type { Adopter, HeldBack } from './held-back.ts';
import { ANY_DEVICE, type Commit, commitPart, type JournalQuery, type JournalSpans } from './journal-spans.ts';
import type { Operation } from './operations.ts';
import { timeShares } from './shares.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanTrees } from './span-trees.ts';
import { type Share, SPAN_KINDS, SPAN_NAMES, type SpanDetail, type SpanKind } from './types.ts';
import { Written } from './written.ts';

export interface CallSpanOptions {
  /** Interned comm to its text. */
  readonly text: (id: number) => string;
  /** Name of a container; undefined while it is not known. Default: never known. */
  readonly nameOf?: (container: number) => string | undefined;
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

const SYNC = SPAN_NAMES.fsync.indexOf('sync');

function overlap(event: OperationEvent, endNs: number, device: number): JournalQuery {
  return { startNs: event.startNs, endNs, device, first: 0, last: 0 };
}

/** sync(2) waits for every file system. */
function syncQuery(event: SyncEvent): JournalQuery | null {
  if (event.call === SYNC) return overlap(event, event.endNs, ANY_DEVICE);
  const device = event.backingDevice || event.device;
  if (device === 0) return null;
  return { ...overlap(event, event.endNs, device), first: event.transactionFirst, last: event.transactionLast };
}

export function createCallSpans(
  output: SpanOutput,
  trees: SpanTrees,
  heldBack: HeldBack,
  journal: JournalSpans,
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

  /** The commits a call waited for, and the time it was in each. */
  function waitedFor(operation: Operation, query: JournalQuery | null, root: number): readonly Commit[] {
    if (query === null) return [];
    const commits = journal.find(query);
    for (const commit of commits) {
      const part = commitPart(commit, query);
      operation.parts.push(part);
      journal.waited(commit, part, output.containerOf(root));
    }
    return commits;
  }

  function writeCommits(operation: Operation, commits: readonly Commit[]): void {
    for (const commit of commits) journal.write(commit, operation);
    output.reserve();
  }

  function sync(event: SyncEvent): void {
    const operation = trees.at(event.tid, event.startNs);
    heldBack.adopt(operation, { ...event, files: filesOf(event) });
    const commits = waitedFor(operation, syncQuery(event), event.root);
    const shares = timeShares(operation.parts, event.startNs, event.endNs);
    if (!trees.close(operation, event.endNs - event.startNs, output.containerOf(event.root))) return;
    writeCommits(operation, commits);
    write('fsync', operation, event, event.endNs, syncDetail(event, { ...shares, ios: operation.ios }));
  }

  /** Its own waits say whether it waited for the journal: other than a sync, it need not. */
  function file(event: FileEvent): void {
    const operation = trees.at(event.tid, event.startNs);
    const files = event.inode === 0 ? [] : [{ inode: event.inode, device: event.device }];
    heldBack.adopt(operation, { ...event, files });
    const waits = operation.parts.filter(({ share }) => share === 'journal');
    const commits = waits.length === 0 ? [] : journal.find(overlap(event, event.endNs, event.device));
    const shares = timeShares(operation.parts, event.startNs, event.endNs);
    if (!trees.close(operation, event.endNs - event.startNs, output.containerOf(event.root))) return;
    writeCommits(
      operation,
      commits.filter((commit) =>
        waits.some(({ start, end }) => commit.event.startNs < end && commit.event.endNs > start),
      ),
    );
    write('file', operation, event, event.endNs, fileDetail(event, { ...shares, ios: operation.ios }));
  }

  /** Pages, what the call wrote itself, and the journal. */
  function writtenBy(operation: Operation, event: MountEvent, commits: readonly Commit[]): readonly Share[] {
    const written = operation.written ?? new Written();
    for (const { ios, event: commit } of commits) {
      const { columns } = ios;
      for (let i = 0; columns !== null && i < columns.length; i++) {
        if (columns.name[i] === BLOCK_OPERATION.WRITE)
          written.add(`host:${options.text(commit.comm)}`, columns.bytes[i] as number);
      }
    }
    const own = options.nameOf?.(output.containerOf(event.root)) ?? `host:${options.text(event.comm)}`;
    if (operation.writes > 0) written.add(own, operation.writtenBytes, operation.writes);
    return written.shares();
  }

  function writeMount(event: MountEvent, endNs: number, teardownKnown: boolean): void {
    const operation = trees.at(event.tid, event.startNs);
    heldBack.adopt(operation, { ...event, endNs, files: [] });
    const query = overlap(event, endNs, event.device);
    const commits = event.device === 0 ? [] : waitedFor(operation, query, event.root);
    const shares = timeShares(operation.parts, event.startNs, endNs);
    const written = event.device === 0 ? [] : writtenBy(operation, event, commits);
    if (!trees.close(operation, endNs - event.startNs, output.containerOf(event.root))) return;
    writeCommits(operation, commits);
    const times = {
      ...shares,
      ...(teardownKnown ? { teardownNs: nanos(endNs - event.endNs) } : {}),
      ...(written.length === 0 ? {} : { written }),
    };
    write('mount', operation, event, endNs, mountDetail(event, times));
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
        const device = event.device || waiting.device;
        writeMount({ ...waiting, device }, isKnown ? event.endNs : waiting.endNs, isKnown);
      }
    }
    options.onTeardown(event);
  }

  return { sync, file, mount, teardown, abandonTeardown, pendingTeardowns: () => [...pending.values()] };
}
