import type { ServerMessage, Subscription } from '../wire/types.ts';

/** A duplex of binary frames: a WebSocket, or a pair of ends inside one process. */
export interface FrameTransport {
  send(frame: Uint8Array): void;
  /** Bytes accepted by send() that have not left yet. */
  readonly bufferedBytes: number;
  onFrame(listener: (frame: Uint8Array) => void): void;
  /** Called once, also when the other side closes. `code` as in RFC 6455; 1000 is a normal end. */
  onClose(listener: (code: number, reason: string) => void): void;
  close(code?: number, reason?: string): void;
}

/** What a client hands to whoever shows the stream: the agent's messages and the state of the connection. */
export type ClientEvent =
  | ServerMessage
  | { readonly type: 'connected' }
  /** The stream broke; spans between then and the next `session` message are missing. */
  | { readonly type: 'reconnecting'; readonly attempt: number; readonly delayMs: number; readonly why: string }
  /**
   * It will not try again. `refused-credentials`: 401 or 403. `refused-host`: the agent does not answer to the name in the URL. `certificate`: the
   * agent's does not verify.
   */
  | {
      readonly type: 'gave-up';
      readonly reason: 'refused-credentials' | 'refused-host' | 'certificate' | 'attempts' | 'protocol';
      readonly why: string;
    };

export interface ClientOptions {
  readonly subscription: Subscription;
  /** Called in order; spans columns are valid during the call only. */
  readonly onEvent: (event: ClientEvent) => void;
}

export interface Client {
  /** Ends the connection and every pending retry. Idempotent. */
  close(): void;
}
