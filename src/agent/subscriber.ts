import type { FrameTransport } from '../client/types.ts';
import type { SessionTime } from '../units.ts';
import { encodeServerMessage } from '../wire/codec.ts';
import type { FrameMessage, Subscription } from '../wire/types.ts';
import type { DictionaryMark } from './dictionary.ts';
import type { SpanFilter } from './span-filter.ts';

/** RFC 6455 and its registry: what a closed viewer is told. */
export const CLOSE_CODES = {
  normal: 1000,
  /** The agent goes away, or the viewer did not answer pings. */
  goingAway: 1001,
  /** Bytes that are no frame of this protocol. */
  protocolError: 1002,
  /** More requests than anyone needs. */
  policy: 1008,
  /** Too slow, or too many viewers: try again later. */
  tryAgainLater: 1013,
} as const;

export interface SubscriberLimits {
  /** Bytes that may wait for one viewer; beyond, its spans are dropped until half of it has left. Default 8 MiB. */
  readonly budgetBytes: number;
  /** Bytes that may wait at all, with what is never dropped; beyond, the viewer is closed with 1013. Above any frame; default 16 MiB. */
  readonly hardBytes: number;
  /** Nanoseconds in which some of what waits must leave, else the viewer is closed with 1013. Default 30 s. */
  readonly stallNs: number;
}

export interface SubscriberStats {
  /** Spans that passed the filter: sent, dropped and reported, or dropped and not yet reported. */
  readonly offered: number;
  readonly sent: number;
  readonly reported: number;
  readonly unreported: number;
  readonly bufferedBytes: number;
}

/** What a viewer subscribed to. */
export interface Selection {
  readonly subscription: Subscription;
  readonly filter: SpanFilter;
}

/** One viewer's end of the hub: its filter, what it knows, what it lost. It queues nothing: what is sent waits in the transport. */
export class Subscriber {
  selection: Selection | undefined;
  /** True once it has a session: nothing else is sent before. */
  live = false;
  readonly mark: DictionaryMark = { epoch: 0, entries: 0 };
  private readonly transport: FrameTransport;
  private readonly limits: SubscriberLimits;
  private readonly now: () => SessionTime;
  private sent = 0;
  private reported = 0;
  private unreported = 0;
  private dropping = false;
  private lastBuffered = 0;
  private progressAt: SessionTime;
  private closed = false;

  constructor(transport: FrameTransport, limits: SubscriberLimits, now: () => SessionTime) {
    this.transport = transport;
    this.limits = limits;
    this.now = now;
    this.progressAt = now();
  }

  stats(): SubscriberStats {
    const { sent, reported, unreported } = this;
    const { bufferedBytes } = this.transport;
    return { offered: sent + reported + unreported, sent, reported, unreported, bufferedBytes };
  }

  /** Sends what is never dropped. */
  send(frame: Uint8Array): void {
    if (this.closed) return;
    this.observe();
    this.transport.send(frame);
    this.lastBuffered = this.transport.bufferedBytes;
    this.check();
  }

  message(message: FrameMessage): void {
    this.send(encodeServerMessage(message));
  }

  /** Sends `count` spans, or counts them as lost. `dictionary` gives the frames that these need; it is asked only if they are sent. */
  spans(frame: Uint8Array, count: number, dictionary: () => readonly Uint8Array[]): void {
    if (this.closed) return;
    if (!this.hasRoom(frame.length)) {
      this.dropping = true;
      this.unreported += count;
      this.check();
      return;
    }
    this.reportLost();
    for (const update of dictionary()) this.send(update);
    if (this.closed) return;
    this.sent += count;
    this.send(frame);
  }

  /** Looks at what left the transport since: tells the viewer of its losses once there is room, closes one that does not read. */
  check(): void {
    if (this.closed) return;
    this.observe();
    if (this.lastBuffered > this.limits.hardBytes) {
      this.close(CLOSE_CODES.tryAgainLater, `too slow: ${this.lastBuffered} bytes wait`);
    } else if (this.now() - this.progressAt >= this.limits.stallNs) {
      this.close(CLOSE_CODES.tryAgainLater, `too slow: nothing read for ${Math.round(this.limits.stallNs / 1e9)} s`);
    } else if (this.unreported > 0 && this.hasRoom(0)) this.reportLost();
  }

  end(reason: 'target-gone' | 'shutdown'): void {
    if (this.live) {
      this.reportLost();
      this.message({ type: 'end', reason });
    }
    this.close(this.live ? CLOSE_CODES.normal : CLOSE_CODES.goingAway, reason);
  }

  close(code: number, reason: string): void {
    if (this.closed) return;
    // The count goes before the close, behind what waits already.
    this.closed = true;
    if (this.unreported > 0) this.transport.send(this.lostFrame());
    this.transport.close(code, reason);
  }

  /** Progress is bytes that left since this was last called, or none that wait. */
  private observe(): void {
    const { bufferedBytes } = this.transport;
    if (bufferedBytes < this.lastBuffered || bufferedBytes === 0) this.progressAt = this.now();
    this.lastBuffered = bufferedBytes;
  }

  private hasRoom(bytes: number): boolean {
    const { budgetBytes } = this.limits;
    const { bufferedBytes } = this.transport;
    if (this.dropping && bufferedBytes <= budgetBytes / 2) this.dropping = false;
    // A frame larger than the whole budget goes out when nothing waits.
    return !this.dropping && (bufferedBytes === 0 || bufferedBytes + bytes <= budgetBytes);
  }

  private reportLost(): void {
    if (this.unreported > 0) this.send(this.lostFrame());
  }

  private lostFrame(): Uint8Array {
    const count = this.unreported;
    this.unreported = 0;
    this.reported += count;
    return encodeServerMessage({ type: 'lost', at: this.now(), reason: 'client-slow', count });
  }
}
