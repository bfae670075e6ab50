/** The whole native surface. Calls return 0 or more, or -errno; log() then says what libbpf and the verifier had to say. */
export interface NativeSession {
  open(objectPath: string): number;
  setAutoload(program: string, load: boolean): number;
  resizeMap(map: string, maxEntries: number): number;
  load(): number;
  setVariable(name: string, value: Uint8Array): number;
  readVariable(name: string, into: Uint8Array): number;
  /** `tracepoint` is `category/name` for a program of type tp, empty for the others. */
  attach(program: string, tracepoint: string): number;
  detach(link: number): number;
  /** A null key pushes onto a queue. */
  updateMap(map: string, key: Uint8Array | null, value: Uint8Array, flags: number): number;
  deleteMapElement(map: string, key: Uint8Array): number;
  readArray(map: string, offset: number, into: Uint8Array): number;
  /** Entries that a map has room for; 0 when there is no such map. */
  mapEntries(map: string): number;
  lookupElement(map: string, key: Uint8Array, into: Uint8Array): number;
  /** Returns how many elements of a hash map it put into both arrays. In batches takes kernel 5.6. */
  readHash(map: string, keys: Uint8Array, values: Uint8Array, inBatches: boolean): number;
  openRing(map: string, zeroCopy: boolean, onReady: () => void): number;
  /** The mapped data pages, or the buffer that poll() copies into. Empty after close(). */
  ring(): ArrayBuffer | undefined;
  /** Bytes of the committed range, at rangeOffset() of ring(). */
  poll(limitBytes: number): number;
  rangeOffset(): number;
  release(bytes: number): void;
  stats(): ProgramStats[];
  enableStats(on: boolean): number;
  log(): string;
  close(): void;
}

export interface ProgramStats {
  readonly name: string;
  readonly runTimeNs: number;
  readonly runCount: number;
  /** Events it did not see, because it was already running on that CPU when an interrupt brought them. */
  readonly skipped: number;
}

export interface NativeAddon {
  readonly Session: new () => NativeSession;
  /** Type names of each tracepoint's arguments by the kernel's BTF, null where it has no such tracepoint; -errno when there is no BTF. */
  tracepointArguments(names: readonly string[]): (string[] | null)[] | number;
  /** Id of each `category/name` in tracefs, or -errno. */
  tracepointIds(names: readonly string[]): number[];
  /** Length of the kernel's tick, in nanoseconds. */
  tickNs(): number;
}
