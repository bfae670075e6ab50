import { FrameQueue } from './frame-queue.ts';
import type { FrameTransport } from './types.ts';

const NORMAL = 1000;

/**
 * Two transports inside one process: what one sends, the other's listener gets in a later turn of the event loop. Frames are handed over as they
 * are, so neither side may write into one after send(). An end without a frame listener takes nothing in: its peer's bufferedBytes grow, as with
 * a viewer that does not read.
 */
export function connectLocalPair(): [FrameTransport, FrameTransport] {
  const left = new LocalEnd();
  const right = new LocalEnd();
  left.join(right);
  right.join(left);
  return [left, right];
}

class LocalEnd implements FrameTransport {
  private peer: LocalEnd | undefined;
  private readonly outbox = new FrameQueue();
  private scheduled = false;
  private frameListener: ((frame: Uint8Array) => void) | undefined;
  private closeListener: ((code: number, reason: string) => void) | undefined;
  /** Set by close() of this end; the peer learns of it after the frames sent before. */
  private closing: { readonly code: number; readonly reason: string } | undefined;
  private closed: { readonly code: number; readonly reason: string } | undefined;

  join(peer: LocalEnd): void {
    this.peer = peer;
  }

  get bufferedBytes(): number {
    return this.outbox.bytes;
  }

  send(frame: Uint8Array): void {
    if (this.closing !== undefined || this.closed !== undefined) return;
    this.outbox.push(frame);
    this.schedule();
  }

  onFrame(listener: (frame: Uint8Array) => void): void {
    this.frameListener = listener;
    this.peer?.schedule();
  }

  onClose(listener: (code: number, reason: string) => void): void {
    this.closeListener = listener;
  }

  close(code = NORMAL, reason = ''): void {
    if (this.closing !== undefined || this.closed !== undefined) return;
    this.closing = { code, reason };
    // Nothing from the peer is taken in any more.
    this.frameListener = undefined;
    this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.deliver();
    });
  }

  private deliver(): void {
    const peer = this.peer;
    if (peer === undefined || this.closed !== undefined) return;
    // What the listener sends in turn waits for the next round.
    for (let left = this.outbox.length; left > 0 && peer.frameListener !== undefined; left--) {
      const frame = this.outbox.take();
      if (frame === undefined) break;
      peer.frameListener(frame);
    }
    if (this.closing === undefined) return;
    // A peer that takes nothing in cannot hold up the end: what it did not read is gone.
    const { code, reason } = this.closing;
    peer.finish(code, reason);
    this.finish(code, reason);
  }

  private finish(code: number, reason: string): void {
    if (this.closed !== undefined) return;
    this.closed = { code, reason };
    this.outbox.clear();
    this.frameListener = undefined;
    this.closeListener?.(code, reason);
  }
}
