const COMPACT_AT = 1_024;

/** First in, first out, without moving the rest on every take. Whoever fills it bounds it by `bytes`. */
export class FrameQueue {
  private frames: (Uint8Array | undefined)[] = [];
  private head = 0;
  private waiting = 0;

  get length(): number {
    return this.frames.length - this.head;
  }

  get bytes(): number {
    return this.waiting;
  }

  push(frame: Uint8Array): void {
    this.frames.push(frame);
    this.waiting += frame.length;
  }

  take(): Uint8Array | undefined {
    const frame = this.frames[this.head];
    if (frame === undefined) return undefined;
    this.frames[this.head++] = undefined;
    this.waiting -= frame.length;
    if (this.head >= COMPACT_AT && this.head * 2 >= this.frames.length) {
      this.frames = this.frames.slice(this.head);
      this.head = 0;
    }
    return frame;
  }

  clear(): void {
    this.frames = [];
    this.head = 0;
    this.waiting = 0;
  }
}
