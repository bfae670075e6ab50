import { encodeClientMessage, ServerFrameDecoder } from '../wire/codec.ts';
import { WireError } from '../wire/errors.ts';
import { ReceivedNames } from '../wire/name-tables.ts';
import type { FrameMessage } from '../wire/types.ts';
import { ClientError, type ClientErrorCode } from './errors.ts';
import type { Client, ClientEvent, ClientOptions, FrameTransport } from './types.ts';
import type { Connect } from './web-socket.ts';

export interface Backoff {
  /** Milliseconds: the longest wait before the second attempt; it doubles from one to the next. Default 250. */
  readonly baseMs: number;
  /** Milliseconds: the longest wait of all. Default 10,000. */
  readonly capMs: number;
  /** Attempts in a row that may fail; 0 does not try again. Default: no limit. */
  readonly maxAttempts: number;
  /** Milliseconds a session must last for the count of attempts to begin anew: one that breaks at once is no success. Default 10,000. */
  readonly stableMs: number;
}

export const BACKOFF_DEFAULTS: Backoff = {
  baseMs: 250,
  capMs: 10_000,
  maxAttempts: Number.POSITIVE_INFINITY,
  stableMs: 10_000,
};

export interface StreamClientOptions extends ClientOptions {
  /** webSocketConnector(…), or for a stream inside this process `async () => agent.connectLocal()`. */
  readonly connect: Connect;
  readonly backoff?: Partial<Backoff>;
  /** From 0 up to 1. Default Math.random. */
  readonly random?: () => number;
  /** Milliseconds, monotonic. Default performance.now. */
  readonly now?: () => number;
  /** Returns what cancels it. Default setTimeout. */
  readonly schedule?: (callback: () => void, delayMs: number) => () => void;
}

/**
 * Keeps a stream open until it ends, is refused, or close() is called: connects, subscribes, and does both again when it breaks. Its first event
 * comes after createClient() has returned.
 */
export function createClient(options: StreamClientOptions): Client {
  const client = new StreamClient(options);
  queueMicrotask(() => client.start());
  return client;
}

/** What an agent closes a stream with when another attempt would fare no better. */
const FINAL_CODES: ReadonlySet<number> = new Set([1002, 1003, 1007, 1008, 1009]);
const PROTOCOL_ERROR = 1002;

type GaveUp = Extract<ClientEvent, { type: 'gave-up' }>['reason'];

const GAVE_UP: Readonly<Partial<Record<ClientErrorCode, GaveUp>>> = {
  ERR_CLIENT_REFUSED: 'refused-credentials',
  ERR_CLIENT_HOST: 'refused-host',
  ERR_CLIENT_CERTIFICATE: 'certificate',
};

class StreamClient implements Client {
  private readonly options: StreamClientOptions;
  private readonly backoff: Backoff;
  private readonly random: () => number;
  private readonly now: () => number;
  private readonly schedule: (callback: () => void, delayMs: number) => () => void;
  private readonly abort = new AbortController();
  private readonly decoder = new ServerFrameDecoder();
  private names = new ReceivedNames();
  private transport: FrameTransport | undefined;
  private cancelRetry: (() => void) | undefined;
  private attempt = 0;
  private sessionSince: number | undefined;
  private done = false;

  constructor(options: StreamClientOptions) {
    this.options = options;
    this.backoff = { ...BACKOFF_DEFAULTS, ...options.backoff };
    this.random = options.random ?? Math.random;
    this.now = options.now ?? (() => performance.now());
    this.schedule = options.schedule ?? scheduleTimeout;
  }

  start(): void {
    if (!this.done) void this.connect();
  }

  close(): void {
    if (this.done) return;
    this.done = true;
    this.cancelRetry?.();
    this.abort.abort();
    this.transport?.close();
  }

  private async connect(): Promise<void> {
    let transport: FrameTransport;
    try {
      transport = await this.options.connect(this.abort.signal);
    } catch (error) {
      if (!this.done) this.failed(error);
      return;
    }
    if (this.done) transport.close();
    else this.join(transport);
  }

  private join(transport: FrameTransport): void {
    this.transport = transport;
    this.names = new ReceivedNames();
    this.sessionSince = undefined;
    transport.onClose((code, reason) => this.broken(code, reason));
    transport.onFrame((frame) => this.receive(frame));
    this.options.onEvent({ type: 'connected' });
    transport.send(encodeClientMessage({ type: 'subscribe', subscription: this.options.subscription }));
  }

  private receive(frame: Uint8Array): void {
    if (this.done) return;
    let event: ClientEvent | undefined;
    try {
      event = this.eventOf(this.decoder.decode(frame));
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      // A newer agent may say more than this build understands.
      if (error.code !== 'ERR_WIRE_UNKNOWN') this.giveUp('protocol', error.message, PROTOCOL_ERROR);
      return;
    }
    if (event === undefined) return;
    if (event.type === 'session') this.sessionSince = this.now();
    this.options.onEvent(event);
    if (event.type === 'refused') this.giveUp('protocol', event.message);
    if (event.type === 'end') this.close();
  }

  /** Nothing for what only changes the tables. Throws WireError for ids that the tables do not cover. */
  private eventOf(message: FrameMessage): ClientEvent | undefined {
    switch (message.type) {
      case 'dictionary':
        this.names.apply(message.update);
        return undefined;
      case 'spans':
        return { type: 'spans', spans: message.spans, names: this.names.expect(message.epoch) };
      case 'totals':
        return { type: 'totals', totals: message.totals, names: this.names.expect(message.epoch) };
      case 'table':
        return { type: 'table', interval: message.interval, names: this.names.expect(message.epoch) };
      default:
        return message;
    }
  }

  private broken(code: number, reason: string): void {
    this.transport = undefined;
    if (this.done) return;
    const why = reason === '' ? `the stream broke (${code})` : `${reason} (${code})`;
    if (FINAL_CODES.has(code)) this.giveUp('protocol', why);
    else this.retry(why);
  }

  private failed(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    const code = error instanceof ClientError ? error.code : 'ERR_CLIENT_UNREACHABLE';
    if (code === 'ERR_CLIENT_UNREACHABLE') this.retry(why);
    else this.giveUp(GAVE_UP[code] ?? 'protocol', why);
  }

  /** Full jitter: viewers that an agent lost all at once do not come back all at once. */
  private retry(why: string): void {
    const { baseMs, capMs, maxAttempts, stableMs } = this.backoff;
    if (this.sessionSince !== undefined && this.now() - this.sessionSince >= stableMs) this.attempt = 0;
    this.sessionSince = undefined;
    if (this.attempt >= maxAttempts) {
      this.giveUp('attempts', why);
      return;
    }
    const delayMs = Math.round(this.random() * Math.min(capMs, baseMs * 2 ** this.attempt));
    this.attempt++;
    this.options.onEvent({ type: 'reconnecting', attempt: this.attempt, delayMs, why });
    // The listener may have closed the client.
    if (this.done) return;
    this.cancelRetry = this.schedule(() => void this.connect(), delayMs);
  }

  private giveUp(reason: GaveUp, why: string, code?: number): void {
    if (this.done) return;
    this.transport?.close(code);
    this.close();
    this.options.onEvent({ type: 'gave-up', reason, why });
  }
}

function scheduleTimeout(callback: () => void, delayMs: number): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}
