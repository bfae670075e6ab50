/** Block I/O, straight from the events' columns into those of the spans. */
import type { BlockEvents } from '../decode/events.ts';
import { BLOCK_HINT, BLOCK_OPERATION } from '../decode/layout.gen.ts';
import type { HeldBack, HeldBirth } from './held-back.ts';
import type { JournalSpans } from './journal-spans.ts';
import { blockFlags, STACKED_FLAG, SWAP_FLAG, statusErrno } from './kernel-values.ts';
import { type Birth, ownerOf } from './owner.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanTrees } from './span-trees.ts';
import { SPAN_KINDS } from './types.ts';
import { Written } from './written.ts';

export interface BlockSpanOptions {
  /** Interned comm to its text. */
  readonly text: (id: number) => string;
  /** Kernels before 5.16 report an errno where later ones report a block status. */
  readonly statusIsErrno: boolean;
  /** Name of a container; undefined while it is not known. Default: never known. */
  readonly nameOf?: (container: number) => string | undefined;
}

const KIND_BLOCK = SPAN_KINDS.indexOf('block');

function shareOf(events: BlockEvents, at: number): 'data' | 'flush' {
  return events.operation[at] === BLOCK_OPERATION.FLUSH ? 'flush' : 'data';
}

function heldBirth(events: BlockEvents, at: number): HeldBirth {
  return {
    root: events.root[at] as number,
    device: events.device[at] as number,
    direction: events.operation[at] === BLOCK_OPERATION.READ ? 'read' : 'write',
    share: shareOf(events, at),
    inode: events.inode[at] as number,
    inodeDevice: events.inodeDevice[at] as number,
  };
}

export function createBlockSpans(
  output: SpanOutput,
  trees: SpanTrees,
  heldBack: HeldBack,
  journal: JournalSpans,
  options: BlockSpanOptions,
): (events: BlockEvents) => void {
  const { columns } = output;

  // One object for all: this runs for every I/O.
  const birth = { hints: 0, charged: 0, operation: 0, flags: 0, inode: 0, comm: '' };

  function birthAt(events: BlockEvents, at: number): Birth {
    birth.hints = events.hints[at] as number;
    birth.charged = events.charged[at] as number;
    birth.operation = events.operation[at] as number;
    birth.flags = events.flags[at] as number;
    birth.inode = events.inode[at] as number;
    birth.comm = birth.hints & BLOCK_HINT.KTHREAD ? options.text(events.comm[at] as number) : '';
    return birth;
  }

  function write(events: BlockEvents, at: number): void {
    output.reserve();
    const i = columns.length++;
    const startNs = events.startNs[at] as number;
    const issueNs = events.issueNs[at] as number;
    const hints = events.hints[at] as number;
    const device = events.device[at] as number;
    let flags = blockFlags(events.flags[at] as number);
    if (hints & BLOCK_HINT.SWAP) flags |= SWAP_FLAG;
    if (output.isStacked(device)) flags |= STACKED_FLAG;
    columns.id[i] = output.nextId();
    columns.parent[i] = 0;
    columns.kind[i] = KIND_BLOCK;
    columns.name[i] = events.operation[at] as number;
    columns.container[i] = output.containerOf(events.root[at] as number);
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
    columns.owner[i] = ownerOf(birthAt(events, at));
    columns.requeues[i] = events.requeues[at] as number;
  }

  /** Of a commit: a span of its own only where it is somebody's, and slow. */
  function ofCommit(events: BlockEvents, at: number): void {
    const last = columns.length - 1;
    journal.addIo(events.tid[at] as number, events.operationStartNs[at] as number);
    const isOutside = ((events.hints[at] as number) & BLOCK_HINT.OUTSIDE) !== 0;
    if (isOutside || (columns.durationNs[last] as number) < output.minNs) columns.length--;
  }

  /** By a kernel thread, for a call that writes a file system back. */
  function ofSyncedDevice(events: BlockEvents, at: number): void {
    const operation = trees.at(events.operationTid[at] as number, events.operationStartNs[at] as number);
    const container = columns.container[columns.length - 1] as number;
    if (operation.closed === null) {
      operation.written ??= new Written();
      operation.written.add(options.nameOf?.(container), events.bytes[at] as number);
    }
    if (((events.hints[at] as number) & BLOCK_HINT.OUTSIDE) === 0) trees.placeChild(operation, 'data');
    else trees.adopt(operation, 'data');
  }

  function ofThread(events: BlockEvents, at: number): void {
    const operation = trees.at(events.tid[at] as number, events.operationStartNs[at] as number);
    if (operation.closed === null) {
      operation.ios++;
      if (events.operation[at] === BLOCK_OPERATION.WRITE) {
        operation.writes++;
        operation.writtenBytes += events.bytes[at] as number;
      }
    }
    trees.placeChild(operation, shareOf(events, at));
  }

  return (events) => {
    for (let i = 0; i < events.length; i++) {
      write(events, i);
      if (Number.isNaN(events.operationStartNs[i] as number)) {
        if ((events.hints[i] as number) & BLOCK_HINT.THROTTLED) heldBack.take(heldBirth(events, i));
      } else if ((events.hints[i] as number) & BLOCK_HINT.JOURNAL) ofCommit(events, i);
      else if (events.operationTid[i] === events.tid[i]) ofThread(events, i);
      else ofSyncedDevice(events, i);
    }
  };
}
