/** The messages of a stream, as objects. `stallscope.proto` is their form on the wire; the codec maps one to the other. */
import type {
  ContainerRef,
  Disk,
  LossReason,
  NameTables,
  ProbeState,
  SpanColumns,
  SpanKind,
  TableInterval,
  TotalsInterval,
} from '../spans/types.ts';
import type { Nanos, SessionTime } from '../units.ts';

/** Wall-clock time of SessionTime 0. Two numbers, for nanoseconds since 1970 do not fit in one exactly. */
export interface WallClock {
  readonly seconds: number;
  readonly nanos: number;
}

export interface SessionInfo {
  readonly version: 1;
  readonly host: string;
  readonly kernel: string;
  readonly base: WallClock;
  /** What this subscription sees now. */
  readonly targets: readonly ContainerRef[];
  readonly probes: readonly ProbeState[];
  /** The threshold in force for this subscription: never below the agent's own. */
  readonly minNs: Nanos;
}

/** What a viewer asks for. Empty `kinds` means all; empty `targets` means all that the agent traces. */
export interface Subscription {
  readonly targets: readonly string[];
  readonly kinds: readonly SpanKind[];
  readonly minNs: number;
}

export type RefusalCode = 'target-unknown' | 'target-ambiguous' | 'target-not-traced' | 'bad-request';

/** Agent to viewer. */
export type ServerMessage =
  | { readonly type: 'session'; readonly info: SessionInfo }
  | { readonly type: 'spans'; readonly spans: SpanColumns; readonly names: NameTables }
  | { readonly type: 'totals'; readonly totals: TotalsInterval; readonly names: NameTables }
  /** One of the tables of an interval; several of the same `at` and type add up. */
  | { readonly type: 'table'; readonly interval: TableInterval; readonly names: NameTables }
  /** `count` more of `reason` since the last such message. */
  | { readonly type: 'lost'; readonly at: SessionTime; readonly reason: LossReason; readonly count: number }
  /** Targets that came or went; `remaining` of this subscription still run. */
  | {
      readonly type: 'targets';
      readonly at: SessionTime;
      readonly added: readonly ContainerRef[];
      readonly gone: readonly ContainerRef[];
      readonly remaining: number;
    }
  | {
      readonly type: 'refused';
      readonly code: RefusalCode;
      readonly message: string;
      readonly candidates: readonly string[];
    }
  /** The last message of a stream. */
  | { readonly type: 'end'; readonly reason: 'target-gone' | 'shutdown' };

/** Viewer to agent. */
export type ClientMessage = { readonly type: 'subscribe'; readonly subscription: Subscription };

/**
 * A change of the agent-wide tables that ids in frames refer to. Within an epoch entries are added, or replaced by one of the same id. A new
 * epoch starts from empty tables: tables of the former one still resolve what was received with them.
 */
export interface DictionaryUpdate {
  readonly epoch: number;
  readonly strings: readonly { readonly id: number; readonly text: string }[];
  readonly containers: readonly { readonly id: number; readonly container: ContainerRef }[];
  readonly disks: readonly Disk[];
}

/** What one frame from the agent holds: a message whose ids are still those of the dictionary's `epoch`, or a part of that dictionary. */
export type FrameMessage =
  | Exclude<ServerMessage, { readonly type: 'spans' | 'totals' | 'table' }>
  | { readonly type: 'dictionary'; readonly update: DictionaryUpdate }
  | { readonly type: 'spans'; readonly epoch: number; readonly spans: SpanColumns }
  | { readonly type: 'totals'; readonly epoch: number; readonly totals: TotalsInterval }
  | { readonly type: 'table'; readonly epoch: number; readonly interval: TableInterval };
