/**
 * The agent's end of every stream: spans, totals and losses go in once, and come out to each viewer as it asked for them.
 *
 * Back-pressure: a viewer that does not keep up loses spans, and is told how many; nothing else is ever dropped. It costs the agent at most what
 * its transport buffers, and the other viewers nothing.
 */
import type { FrameTransport } from '../client/types.ts';
import type { ContainerRef, LossReason, NameTables, SpanColumns, Table, TotalsInterval } from '../spans/types.ts';
import { NANOS_PER_SECOND, type Nanos, nanos, type SessionTime } from '../units.ts';
import { decodeClientMessage, encodeServerMessage } from '../wire/codec.ts';
import { detailWeight } from '../wire/detail.ts';
import { WireError } from '../wire/errors.ts';
import { WIRE_LIMITS } from '../wire/limits.ts';
import { SpanEncoder } from '../wire/span-encoder.ts';
import type { RefusalCode, SessionInfo, Subscription } from '../wire/types.ts';
import { Dictionary } from './dictionary.ts';
import { rateLimit } from './rate-limit.ts';
import { type ContainerScope, createSpanFilter, type SpanFilter, selectSpans } from './span-filter.ts';
import { CLOSE_CODES, Subscriber, type SubscriberLimits, type SubscriberStats } from './subscriber.ts';
import { tableFrames } from './table-frames.ts';

/** What targets stand for now, or why they stand for nothing. */
export type Resolution =
  | {
      readonly kind: 'ok';
      readonly containers: ContainerScope;
      /** The containers of it that run now. */
      readonly targets: readonly ContainerRef[];
    }
  | {
      readonly kind: 'refused';
      readonly code: RefusalCode;
      readonly message: string;
      readonly candidates: readonly string[];
    };

/** Empty targets stand for all that the agent traces. */
export type ResolveTargets = (targets: readonly string[]) => Resolution;

export interface HubLimits extends SubscriberLimits {
  /** Viewers at once; more are closed with 1013. Default 256. */
  readonly subscribers: number;
  /** Names of an epoch of the dictionary. Default 65,536. */
  readonly dictionaryEntries: number;
  /** Requests of a viewer within a second; more close it with 1008. Default 32. */
  readonly requestsPerSecond: number;
}

export const HUB_LIMITS: HubLimits = {
  budgetBytes: 8 << 20,
  hardBytes: 16 << 20,
  stallNs: 30 * NANOS_PER_SECOND,
  subscribers: 256,
  dictionaryEntries: 65_536,
  requestsPerSecond: 32,
};

export interface HubOptions {
  /** Session time now. */
  readonly now: () => SessionTime;
  readonly resolve: ResolveTargets;
  readonly limits?: Partial<HubLimits>;
}

/** A container that came or went, with its id in the container table. */
export interface TargetChange {
  readonly id: number;
  readonly container: ContainerRef;
}

export interface Hub {
  /** What every viewer is told of the session; `targets` and `minNs` are replaced by those of its subscription. Resent to all. */
  setSession(info: SessionInfo): void;
  /** One drain's spans. The columns are read during the call. */
  publishSpans(spans: SpanColumns, names: NameTables): void;
  /** Once a second: this is also when slow viewers are looked at. */
  publishTotals(totals: TotalsInterval, names: NameTables): void;
  /** One of the tables of the interval that ended at `at`. */
  publishTable(at: SessionTime, intervalNs: Nanos, table: Table, names: NameTables): void;
  /** `count` more than before. */
  publishLost(at: SessionTime, reason: LossReason, count: number): void;
  /**
   * Call it whenever `resolve` would answer differently, after the last spans of what is gone: subscriptions are resolved again, and one of
   * which no target resolves any more ends.
   */
  publishTargets(at: SessionTime, added: readonly TargetChange[], gone: readonly TargetChange[]): void;
  /** Returns what tells how the viewer fares, also after it has left. */
  addSubscriber(transport: FrameTransport): () => SubscriberStats;
  /** Ends every stream, now and later. Idempotent. */
  end(reason: 'target-gone' | 'shutdown'): void;
  stats(): readonly SubscriberStats[];
}

export function createHub(options: HubOptions): Hub {
  return new StreamHub(options);
}

/** UTF-16 units of details in one frame, so that a frame stays below 6 MiB. */
const DETAIL_WEIGHT_PER_FRAME = 1 << 20;

class StreamHub implements Hub {
  private readonly now: () => SessionTime;
  private readonly resolve: ResolveTargets;
  private readonly limits: HubLimits;
  private readonly subscribers = new Set<Subscriber>();
  private readonly dictionary: Dictionary;
  private readonly encoder = new SpanEncoder();
  private readonly selected = new Uint32Array(WIRE_LIMITS.spans);
  private session: SessionInfo | undefined;
  private ended: 'target-gone' | 'shutdown' | undefined;

  constructor(options: HubOptions) {
    this.now = options.now;
    this.resolve = options.resolve;
    this.limits = { ...HUB_LIMITS, ...options.limits };
    this.dictionary = new Dictionary(this.limits.dictionaryEntries);
  }

  setSession(info: SessionInfo): void {
    this.session = info;
    for (const subscriber of this.subscribers) {
      if (subscriber.selection === undefined) continue;
      this.subscribe(subscriber, subscriber.selection.subscription);
    }
  }

  publishSpans(spans: SpanColumns, names: NameTables): void {
    if (!this.anyLive()) return;
    for (let from = 0; from < spans.length; ) {
      const to = sliceEnd(spans, from);
      this.dictionary.noteSpans(spans, from, to, names);
      this.sendSlice(spans, from, to);
      from = to;
    }
  }

  /** Spans `from` up to `to`, encoded once for each distinct filter. */
  private sendSlice(spans: SpanColumns, from: number, to: number): void {
    const made = new Map<string, { readonly frame: Uint8Array; readonly count: number } | undefined>();
    for (const subscriber of this.subscribers) {
      const filter = subscriber.live ? subscriber.selection?.filter : undefined;
      if (filter === undefined) continue;
      if (!made.has(filter.signature)) made.set(filter.signature, this.encodeSlice(spans, from, to, filter));
      const batch = made.get(filter.signature);
      if (batch === undefined) subscriber.check();
      else subscriber.spans(batch.frame, batch.count, () => this.dictionary.framesSince(subscriber.mark));
    }
  }

  private encodeSlice(spans: SpanColumns, from: number, to: number, filter: SpanFilter) {
    const count = selectSpans(spans, from, to, filter, this.selected);
    if (count === 0) return undefined;
    return { frame: this.encoder.encode(spans, this.dictionary.currentEpoch, count, this.selected), count };
  }

  publishTotals(totals: TotalsInterval, names: NameTables): void {
    this.dictionary.noteTotals(totals, names);
    const epoch = this.dictionary.currentEpoch;
    this.sendEach(({ containers }) => [
      encodeServerMessage({ type: 'totals', epoch, totals: totalsWithin(totals, containers) }),
    ]);
  }

  publishTable(at: SessionTime, intervalNs: Nanos, table: Table, names: NameTables): void {
    if (!this.anyLive()) return;
    this.dictionary.noteTable(table, names);
    const epoch = this.dictionary.currentEpoch;
    this.sendEach(({ containers }) => tableFrames({ at, intervalNs, table }, containers, names, epoch));
  }

  /** What is never dropped, made once for each distinct filter. */
  private sendEach(make: (filter: SpanFilter) => readonly Uint8Array[]): void {
    const made = new Map<string, readonly Uint8Array[]>();
    for (const subscriber of this.subscribers) {
      const filter = subscriber.live ? subscriber.selection?.filter : undefined;
      if (filter === undefined) continue;
      const frames = made.get(filter.signature) ?? make(filter);
      made.set(filter.signature, frames);
      if (frames.length === 0) continue;
      for (const update of this.dictionary.framesSince(subscriber.mark)) subscriber.send(update);
      for (const frame of frames) subscriber.send(frame);
    }
  }

  publishLost(at: SessionTime, reason: LossReason, count: number): void {
    const frame = encodeServerMessage({ type: 'lost', at, reason, count });
    for (const subscriber of this.subscribers) if (subscriber.live) subscriber.send(frame);
  }

  publishTargets(at: SessionTime, added: readonly TargetChange[], gone: readonly TargetChange[]): void {
    for (const subscriber of this.subscribers) {
      const { selection, live } = subscriber;
      if (selection === undefined || !live) continue;
      const before = selection.filter.containers;
      const now = this.survivors(selection.subscription.targets);
      const after = now?.containers ?? new Set<number>();
      const came = added.filter(({ id }) => covers(after, id));
      const went = gone.filter(({ id }) => covers(before, id));
      const filter = createSpanFilter(selection.subscription, after, this.session?.minNs ?? 0);
      subscriber.selection = { ...selection, filter };
      if (came.length > 0 || went.length > 0) {
        const remaining = now?.targets.length ?? 0;
        subscriber.message({ type: 'targets', at, added: refs(came), gone: refs(went), remaining });
      }
      if (now === undefined) subscriber.end('target-gone');
    }
  }

  addSubscriber(transport: FrameTransport): () => SubscriberStats {
    const subscriber = new Subscriber(transport, this.limits, this.now);
    const stats = (): SubscriberStats => subscriber.stats();
    if (this.ended !== undefined) {
      subscriber.close(CLOSE_CODES.goingAway, this.ended);
      return stats;
    }
    if (this.subscribers.size >= this.limits.subscribers) {
      subscriber.close(CLOSE_CODES.tryAgainLater, `${this.limits.subscribers} viewers already`);
      return stats;
    }
    this.subscribers.add(subscriber);
    const admit = rateLimit(this.limits.requestsPerSecond, this.now);
    transport.onFrame((frame) => {
      if (admit()) this.request(subscriber, frame);
      else subscriber.close(CLOSE_CODES.policy, 'too many requests');
    });
    transport.onClose(() => this.subscribers.delete(subscriber));
    return stats;
  }

  end(reason: 'target-gone' | 'shutdown'): void {
    if (this.ended !== undefined) return;
    this.ended = reason;
    for (const subscriber of this.subscribers) subscriber.end(reason);
    this.subscribers.clear();
  }

  stats(): readonly SubscriberStats[] {
    return [...this.subscribers].map((subscriber) => subscriber.stats());
  }

  private request(subscriber: Subscriber, frame: Uint8Array): void {
    try {
      this.subscribe(subscriber, decodeClientMessage(frame).subscription);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      subscriber.message({ type: 'refused', code: 'bad-request', message: error.message, candidates: [] });
      if (error.code !== 'ERR_WIRE_UNKNOWN') subscriber.close(CLOSE_CODES.protocolError, error.code);
    }
  }

  /** Replaces what the subscriber sees; a refusal leaves it as it was. */
  private subscribe(subscriber: Subscriber, subscription: Subscription): void {
    const resolution = this.resolve(subscription.targets);
    if (resolution.kind === 'refused') {
      const { code, message, candidates } = resolution;
      subscriber.message({ type: 'refused', code, message, candidates });
      return;
    }
    const agentMinNs = this.session?.minNs ?? 0;
    const filter = createSpanFilter(subscription, resolution.containers, agentMinNs);
    subscriber.selection = { subscription, filter };
    // Without a session yet, setSession() comes back to this subscriber.
    if (this.session === undefined) return;
    const minNs = nanos(Math.max(subscription.minNs, agentMinNs));
    subscriber.live = true;
    subscriber.message({ type: 'session', info: { ...this.session, targets: resolution.targets, minNs } });
  }

  /** What the targets stand for now, without those that do not resolve any more; undefined when none does. */
  private survivors(targets: readonly string[]): Extract<Resolution, { kind: 'ok' }> | undefined {
    const together = this.resolve(targets);
    if (together.kind === 'ok') return together;
    const alive = targets.filter((target) => this.resolve([target]).kind === 'ok');
    const rest = alive.length > 0 ? this.resolve(alive) : together;
    return rest.kind === 'ok' ? rest : undefined;
  }

  private anyLive(): boolean {
    for (const subscriber of this.subscribers) if (subscriber.live) return true;
    return false;
  }
}

/** How far a frame that begins with span `from` may reach, whatever the filter leaves of it. */
function sliceEnd(spans: SpanColumns, from: number): number {
  const end = Math.min(spans.length, from + WIRE_LIMITS.spans);
  let weight = 0;
  for (let i = from; i < end; i++) {
    const detail = spans.detail[i];
    if (detail === undefined) continue;
    weight += detailWeight(detail);
    if (weight > DETAIL_WEIGHT_PER_FRAME) return i + 1;
  }
  return end;
}

function covers(scope: ContainerScope, id: number): boolean {
  return scope === 'all' || scope.has(id);
}

function refs(changes: readonly TargetChange[]): ContainerRef[] {
  return changes.map(({ container }) => container);
}

function totalsWithin(totals: TotalsInterval, containers: ContainerScope): TotalsInterval {
  if (containers === 'all') return totals;
  return { ...totals, rows: totals.rows.filter((row) => containers.has(row.container)) };
}
