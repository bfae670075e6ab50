import type { FrameTransport } from '../client/types.ts';
import type { SpanKind } from '../spans/types.ts';

export interface ListenOptions {
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  readonly tls?: { readonly certFile: string; readonly keyFile: string };
  /** Allows plain HTTP beyond loopback. */
  readonly insecure: boolean;
  /** Names that viewers may use over plain HTTP beside addresses, `localhost`, `host` and this host's own: those of a proxy. */
  readonly allowedHosts?: readonly string[];
}

/** A viewer over the network that came or went. */
export interface ViewerEvent {
  readonly type: 'connected' | 'left';
  /** Where it connects from: an IP address, or `unix`. */
  readonly address: string;
  /** Connected now, this one included when it came. */
  readonly viewers: number;
  /** Spans that it asked for and got. */
  readonly sentSpans: number;
  /** Spans that it asked for and was too slow for. */
  readonly lostSpans: number;
}

export interface AgentOptions {
  /** TARGET expressions; `containers` and `all` among them. */
  readonly targets: readonly string[];
  /** Spans shorter than this stay in the kernel. */
  readonly minNs: number;
  readonly kinds: readonly SpanKind[];
  /** Absent: no server, only connectLocal(). */
  readonly listen?: ListenOptions;
  /** Of the stream; made up when absent. */
  readonly token?: string;
  /** Size of the ring buffer: a power of two, in bytes. */
  readonly ringBytes: number;
  /** Told of viewers of the server; connectLocal() is none of them. */
  readonly onViewer?: (event: ViewerEvent) => void;
}

/** Kinds that can be asked for: those with a probe. */
export const TRACED_KINDS = [
  'block',
  'fsync',
  'mount',
  'journal',
  'file',
  'wait',
  'throttle',
  'reclaim',
] as const satisfies readonly SpanKind[];

export const AGENT_DEFAULTS = {
  targets: ['containers'],
  minNs: 1_000_000,
  // An agent may run for years: what taxes every context switch or file of the machine is for sessions that ask for it.
  kinds: ['block', 'fsync', 'mount', 'journal', 'throttle', 'reclaim'],
  ringBytes: 8 << 20,
} as const satisfies Partial<AgentOptions>;

export interface Agent {
  /** `http://127.0.0.1:7842/`, without the token; null without a server. */
  readonly url: string | null;
  readonly token: string;
  /** A connection inside this process: the same frames, limits and messages as over the network. */
  connectLocal(): FrameTransport;
  /** Reads what is left and ends every stream: quick. Idempotent. */
  finish(): Promise<void>;
  /** Finishes, and takes everything out of the kernel: the tracepoints of system calls take it some 50 ms each. Idempotent. */
  close(): Promise<void>;
}
