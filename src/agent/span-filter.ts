import { SPAN_KINDS, type SpanColumns } from '../spans/types.ts';
import type { Subscription } from '../wire/types.ts';

/** Ids of containers; `all` is the whole host, what belongs to no container included. */
export type ContainerScope = ReadonlySet<number> | 'all';

export interface SpanFilter {
  readonly containers: ContainerScope;
  /** Bit i for SPAN_KINDS[i]. */
  readonly kinds: number;
  /** Spans shorter than this are left out; 0 for none. */
  readonly minNs: number;
  /** Equal for filters that select the same spans: a batch is encoded once for all of them. */
  readonly signature: string;
}

const ALL_KINDS = 2 ** SPAN_KINDS.length - 1;

/**
 * The agent's own threshold is applied before spans get here, except to children that explain a longer parent: a subscription that asks for no
 * more than the agent's keeps those.
 */
export function createSpanFilter(
  subscription: Subscription,
  containers: ContainerScope,
  agentMinNs: number,
): SpanFilter {
  let kinds = 0;
  for (const kind of subscription.kinds) kinds |= 1 << SPAN_KINDS.indexOf(kind);
  if (kinds === 0) kinds = ALL_KINDS;
  const minNs = subscription.minNs > agentMinNs ? subscription.minNs : 0;
  const ids = containers === 'all' ? 'all' : [...containers].sort((a, b) => a - b).join();
  return { containers, kinds, minNs, signature: `${kinds}/${minNs}/${ids}` };
}

/** Writes the indices of the spans from `from` up to `to` that pass into `into`; returns how many. */
export function selectSpans(
  spans: SpanColumns,
  from: number,
  to: number,
  filter: SpanFilter,
  into: Uint32Array,
): number {
  const { containers, kinds, minNs } = filter;
  let count = 0;
  let known = -1;
  let within = containers === 'all';
  for (let i = from; i < to; i++) {
    if ((kinds & (1 << (spans.kind[i] as number))) === 0) continue;
    if ((spans.durationNs[i] as number) < minNs) continue;
    if (containers !== 'all') {
      // Neighbours often share a container.
      const container = spans.container[i] as number;
      if (container !== known) {
        known = container;
        within = containers.has(container);
      }
    }
    if (within) into[count++] = i;
  }
  return count;
}
