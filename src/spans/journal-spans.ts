/**
 * Commits of journals, and who waited for them. A commit is everybody's whose change is in it, so it is no span by itself: each call that waited has
 * it as a child, with the block I/O it did, and nobody owns it. It ends before those that wait for it are woken: when a call is over, the commits it
 * waited for are known here.
 */
import type { JournalEvent } from '../decode/events.ts';
import { deviceNumber, deviceText } from '../units.ts';
import { copySpan } from './columns.ts';
import { HeldSpans } from './held-spans.ts';
import type { Part } from './shares.ts';
import type { SpanOutput } from './span-output.ts';
import { type JournalDetail, type Share, SPAN_KINDS } from './types.ts';

export interface JournalSpanOptions {
  /** Whose operations joined a transaction, the greatest first. Default: not known. */
  readonly participantsOf?: (device: number, transaction: number) => readonly Share[] | undefined;
  /** A call of a container waited for a commit, whether it becomes a span or not. */
  readonly onJournalWait?: (container: number, device: number, transaction: number, waitNs: number) => void;
}

export interface Commit {
  readonly event: JournalEvent;
  readonly ios: HeldSpans;
}

export const ANY_DEVICE = 0;

/** What a call may have waited for. */
export interface JournalQuery {
  readonly startNs: number;
  readonly endNs: number;
  /** Of the file system; ANY_DEVICE of a call that waits for all of them. */
  readonly device: number;
  /** Range of transactions; 0: not known, so overlap alone tells. */
  readonly first: number;
  readonly last: number;
}

export interface JournalSpans {
  journal(event: JournalEvent): void;
  /** A block I/O of a commit that is not over: the span last written. It stays there. */
  addIo(tid: number, startNs: number): void;
  find(query: JournalQuery): readonly Commit[];
  /** A call of the container waited for a commit, for the time of `part`. */
  waited(commit: Commit, part: Part, container: number): void;
  /** A commit as a child of a call, its block I/O before it. */
  write(commit: Commit, parent: { readonly id: number; readonly container: number }): void;
}

/** Commits kept of one file system, and of all: the oldest go first. A call lasts longer than 64 commits only where it waits for something else. */
const COMMITS_OF_DEVICE = 64;
const COMMITS = 1_024;
/** Block I/Os kept of one commit. */
const IOS_OF_COMMIT = 64;
/** Commits that are not over; one a journal. */
const OPEN_COMMITS = 1_024;

const KIND_JOURNAL = SPAN_KINDS.indexOf('journal');

/** Transaction numbers wrap at 2^32. */
const isWithin = (transaction: number, first: number, last: number): boolean =>
  ((transaction - first) | 0) >= 0 && ((last - transaction) | 0) >= 0;

function matches({ event }: Commit, query: JournalQuery): boolean {
  if (event.endNs <= query.startNs || event.startNs >= query.endNs) return false;
  return query.first === 0 || isWithin(event.transaction, query.first, query.last);
}

/** A commit cannot begin before the one before it is over, so who waits for it waits for that one too. */
function withEarlier(all: readonly Commit[], waited: readonly Commit[], query: JournalQuery): readonly Commit[] {
  const [first] = waited;
  if (first === undefined || query.first === 0) return waited;
  const earlier = all[all.indexOf(first) - 1];
  const isBefore = earlier !== undefined && matches(earlier, { ...query, first: 0 });
  return isBefore && earlier.event.endNs <= first.event.startNs ? [earlier, ...waited] : waited;
}

/** The time that a call was in a commit. */
export function commitPart({ event }: Commit, query: JournalQuery): Part {
  return {
    start: Math.max(event.startNs, query.startNs),
    end: Math.min(event.endNs, query.endNs),
    share: 'journal',
  };
}

function detailOf(event: JournalEvent, participants: readonly Share[] | undefined): JournalDetail {
  return {
    kind: 'journal',
    device: deviceText(deviceNumber(event.device)),
    transaction: event.transaction,
    ...(event.requestedBy === 0 ? {} : { requestedBy: event.requestedBy }),
    blocks: event.blocks,
    handles: event.handles,
    ...(participants === undefined ? {} : { participants }),
  };
}

export function createJournalSpans(
  output: SpanOutput,
  onChildrenLost: (count: number) => void,
  options: JournalSpanOptions,
): JournalSpans {
  /** By the journal's thread. */
  const open = new Map<number, { readonly startNs: number; readonly ios: HeldSpans }>();
  /** By device, the oldest commit first; the device of the latest commit last. */
  const byDevice = new Map<number, Commit[]>();
  let count = 0;

  function opened(tid: number, startNs: number): { readonly ios: HeldSpans } {
    const known = open.get(tid);
    if (known?.startNs === startNs) return known;
    open.delete(tid);
    const fresh = { startNs, ios: new HeldSpans() };
    open.set(tid, fresh);
    if (open.size > OPEN_COMMITS) open.delete(open.keys().next().value as number);
    return fresh;
  }

  function forgetOldest(device: number): void {
    const commits = byDevice.get(device);
    if (commits === undefined) return;
    commits.shift();
    count--;
    if (commits.length === 0) byDevice.delete(device);
  }

  function journal(event: JournalEvent): void {
    const { ios } = opened(event.tid, event.startNs);
    open.delete(event.tid);
    const commits = byDevice.get(event.device) ?? [];
    byDevice.delete(event.device);
    byDevice.set(event.device, commits);
    commits.push({ event, ios });
    count++;
    if (commits.length > COMMITS_OF_DEVICE) forgetOldest(event.device);
    if (count > COMMITS) forgetOldest(byDevice.keys().next().value as number);
  }

  function find(query: JournalQuery): readonly Commit[] {
    const commits = query.device === ANY_DEVICE ? [...byDevice.values()].flat() : (byDevice.get(query.device) ?? []);
    return withEarlier(
      commits,
      commits.filter((commit) => matches(commit, query)),
      query,
    );
  }

  function write(commit: Commit, parent: { readonly id: number; readonly container: number }): void {
    const { event, ios } = commit;
    const id = output.nextId();
    const { columns } = ios;
    for (let i = 0; columns !== null && i < columns.length; i++) {
      output.reserve();
      copySpan(columns, i, output.columns);
      const at = output.columns.length - 1;
      output.columns.id[at] = output.nextId();
      output.columns.parent[at] = id;
      output.columns.container[at] = parent.container;
    }
    if (event.children > ios.length && ios.length >= IOS_OF_COMMIT) onChildrenLost(event.children - ios.length);
    output.reserve();
    output.write({
      id,
      parent: parent.id,
      kind: KIND_JOURNAL,
      name: 0,
      container: parent.container,
      pid: event.pid,
      tid: event.tid,
      comm: event.comm,
      startNs: event.startNs,
      durationNs: event.endNs - event.startNs,
      error: 0,
      detail: detailOf(event, options.participantsOf?.(event.device, event.transaction)),
    });
  }

  return {
    journal,
    addIo: (tid, startNs) => {
      opened(tid, startNs).ios.hold(output.columns, output.columns.length - 1, IOS_OF_COMMIT);
    },
    find,
    waited: ({ event }, { start, end }, container) =>
      options.onJournalWait?.(container, event.device, event.transaction, end - start),
    write,
  };
}
