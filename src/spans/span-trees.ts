/** Children and their parents: a child comes first, and waits for what its parent turns out to be. */
import { copySpan } from './columns.ts';
import { OpenOperations, type Operation, type OperationLimits } from './operations.ts';
import type { ShareName } from './shares.ts';
import type { SpanOutput } from './span-output.ts';

export interface SpanTrees {
  /** The thread's operation that began then. */
  at(tid: number, startNs: number): Operation;
  /** The span last written becomes a child: shown at once when it is slow itself, else when its parent turns out to be. */
  placeChild(operation: Operation, share: ShareName): void;
  /** Likewise one in nobody's scope: it takes its parent's container, and so always waits for it. */
  adopt(operation: Operation, share: ShareName): void;
  /** Sends an operation's children when it is slow, and makes room for it; false when it is not: then they are forgotten. */
  close(operation: Operation, durationNs: number, container: number): boolean;
}

export function createSpanTrees(
  output: SpanOutput,
  onChildrenLost: (count: number) => void,
  limits: OperationLimits,
): SpanTrees {
  const { columns } = output;
  const operations = new OpenOperations(output.nextId, onChildrenLost, limits);

  function placeChild(operation: Operation, share: ShareName): void {
    const at = columns.length - 1;
    const start = columns.startNs[at] as number;
    const end = start + (columns.durationNs[at] as number);
    if (operation.closed === null) operation.parts.push({ start, end, share });
    const slow = end - start >= output.minNs;
    columns.parent[at] = operation.closed === 'below' ? 0 : operation.id;
    if (slow && operation.closed === null) operation.named = true;
    if (slow || operation.closed === 'sent') return;
    if (operation.closed === null && !operation.held.hold(columns, at, limits.heldChildren)) onChildrenLost(1);
    columns.length--;
  }

  function adopt(operation: Operation, share: ShareName): void {
    const at = columns.length - 1;
    const start = columns.startNs[at] as number;
    columns.parent[at] = operation.id;
    if (operation.closed === 'sent') {
      columns.container[at] = operation.container;
      return;
    }
    if (operation.closed === null) {
      operation.parts.push({ start, end: start + (columns.durationNs[at] as number), share });
      if (!operation.held.hold(columns, at, limits.heldChildren)) onChildrenLost(1);
    }
    columns.length--;
  }

  /** A parent that a child was sent with is sent too, however short it turned out: an umount whose teardown could not be measured. */
  function close(operation: Operation, durationNs: number, container: number): boolean {
    const held = operation.held.take();
    operation.container = container;
    operation.closed = durationNs >= output.minNs || operation.named ? 'sent' : 'below';
    if (operation.closed === 'below') return false;
    if (held !== null) {
      for (let i = 0; i < held.length; i++) {
        output.reserve();
        copySpan(held, i, columns);
        if (held.container[i] === 0) columns.container[columns.length - 1] = container;
      }
    }
    output.reserve();
    return true;
  }

  return { at: (tid, startNs) => operations.at(tid, startNs), placeChild, adopt, close };
}
