/** Block I/O, straight from the events' columns into those of the spans. */
import type { BlockEvents } from '../decode/events.ts';
import { BLOCK_HINT, BLOCK_OPERATION } from '../decode/layout.gen.ts';
import type { HeldBack, HeldBirth } from './held-back.ts';
import { blockFlags, STACKED_FLAG, SWAP_FLAG, statusErrno } from './kernel-values.ts';
import { type Birth, ownerOf } from './owner.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanTrees } from './span-trees.ts';
import { SPAN_KINDS } from './types.ts';

export interface BlockSpanOptions {
  /** Interned comm to its text. */
  readonly text: (id: number) => string;
  /** Kernels before 5.16 report an errno where later ones report a block status. */
  readonly statusIsErrno: boolean;
}

const KIND_BLOCK = SPAN_KINDS.indexOf('block');

function heldBirth(events: BlockEvents, at: number): HeldBirth {
  return {
    root: events.root[at] as number,
    device: events.device[at] as number,
    direction: events.operation[at] === BLOCK_OPERATION.READ ? 'read' : 'write',
    inode: events.inode[at] as number,
    inodeDevice: events.inodeDevice[at] as number,
  };
}

export function createBlockSpans(
  output: SpanOutput,
  trees: SpanTrees,
  heldBack: HeldBack,
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

  return (events) => {
    for (let i = 0; i < events.length; i++) {
      write(events, i);
      const operationStart = events.operationStartNs[i] as number;
      if (Number.isNaN(operationStart)) {
        if ((events.hints[i] as number) & BLOCK_HINT.THROTTLED) heldBack.take(heldBirth(events, i));
        continue;
      }
      const operation = trees.at(events.tid[i] as number, operationStart);
      if (operation.closed === null) operation.ios++;
      trees.placeChild(operation, events.operation[i] === BLOCK_OPERATION.FLUSH ? 'flush' : 'data');
    }
  };
}
