import type { WebSocket } from 'ws';
import { FrameQueue } from './frame-queue.ts';
import type { FrameTransport } from './types.ts';

export interface WebSocketTransportOptions {
  /**
   * Bytes given to the socket at a time; the rest waits here. Node writes all that a socket holds as one piece, and tells only of its end: in
   * smaller pieces a slow reader's progress shows, pings get through, and frames shared by many viewers stay shared. Default 256 KiB.
   */
  readonly windowBytes: number;
  /** Milliseconds that close() waits for what was sent before to leave. Default 5,000. */
  readonly closeTimeoutMs: number;
}

export const WEB_SOCKET_TRANSPORT_DEFAULTS: WebSocketTransportOptions = {
  windowBytes: 256 << 10,
  closeTimeoutMs: 5_000,
};

const UNSUPPORTED_DATA = 1003;
/** RFC 6455: a control frame holds 125 bytes, two of them the code. */
const MAX_REASON_BYTES = 123;

/** A transport over an open WebSocket, of either side. It bounds nothing: the sender watches bufferedBytes. */
export function webSocketTransport(
  socket: WebSocket,
  options: Partial<WebSocketTransportOptions> = {},
): FrameTransport {
  return new WebSocketEnd(socket, { ...WEB_SOCKET_TRANSPORT_DEFAULTS, ...options });
}

class WebSocketEnd implements FrameTransport {
  private readonly socket: WebSocket;
  private readonly options: WebSocketTransportOptions;
  private readonly queue = new FrameQueue();
  private frameListener: ((frame: Uint8Array) => void) | undefined;
  private closeListener: ((code: number, reason: string) => void) | undefined;
  private closing: { readonly code: number; readonly reason: string } | undefined;
  private closed: { readonly code: number; readonly reason: string } | undefined;
  private deadline: NodeJS.Timeout | undefined;
  private failure = '';

  constructor(socket: WebSocket, options: WebSocketTransportOptions) {
    this.socket = socket;
    this.options = options;
    // Nothing is read before somebody listens.
    socket.pause();
    socket.on('message', (data, binary) => this.receive(data as Buffer, binary));
    // `close` follows.
    socket.on('error', (error) => {
      this.failure = error.message;
    });
    socket.on('close', (code, reason) => this.finish(code, reason.toString() || this.failure));
  }

  get bufferedBytes(): number {
    return this.closed === undefined ? this.queue.bytes + this.socket.bufferedAmount : 0;
  }

  send(frame: Uint8Array): void {
    if (this.closing !== undefined || this.closed !== undefined) return;
    this.queue.push(frame);
    this.pump();
  }

  onFrame(listener: (frame: Uint8Array) => void): void {
    this.frameListener = listener;
    this.socket.resume();
  }

  onClose(listener: (code: number, reason: string) => void): void {
    this.closeListener = listener;
    const { closed } = this;
    if (closed !== undefined) queueMicrotask(() => listener(closed.code, closed.reason));
  }

  close(code = 1000, reason = ''): void {
    if (this.closing !== undefined || this.closed !== undefined) return;
    this.closing = { code, reason };
    this.frameListener = undefined;
    // The peer's answer to the close has to be read.
    this.socket.resume();
    this.deadline = setTimeout(() => this.socket.terminate(), this.options.closeTimeoutMs);
    this.pump();
  }

  private readonly pump = (): void => {
    if (this.closed !== undefined) return;
    while (this.queue.length > 0 && this.socket.bufferedAmount < this.options.windowBytes) {
      const frame = this.queue.take();
      if (frame !== undefined) this.socket.send(frame, { binary: true }, this.pump);
    }
    if (this.closing === undefined || this.queue.length > 0) return;
    const { code, reason } = this.closing;
    this.socket.close(code, cutReason(reason));
  };

  private receive(data: Buffer, binary: boolean): void {
    if (binary) this.frameListener?.(data);
    else this.close(UNSUPPORTED_DATA, 'binary frames only');
  }

  private finish(code: number, reason: string): void {
    clearTimeout(this.deadline);
    this.queue.clear();
    this.frameListener = undefined;
    this.closed = { code, reason };
    this.closeListener?.(code, reason);
  }
}

function cutReason(reason: string): string {
  let cut = reason;
  while (Buffer.byteLength(cut) > MAX_REASON_BYTES) cut = cut.slice(0, -1);
  return cut;
}
