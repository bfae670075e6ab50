/** Bounds of the stream. Encoders keep to them, decoders refuse what goes beyond. */
export const WIRE_LIMITS = {
  /** Bytes of a frame from the agent. The largest that the hub makes is below 6 MiB. */
  serverFrameBytes: 8 << 20,
  /** Bytes of a frame from a viewer. */
  clientFrameBytes: 64 << 10,
  /** Spans of a frame. */
  spans: 8_192,
  /** UTF-16 units of a text inside a span's detail; longer ones are cut. PATH_MAX is below it. */
  detailText: 4_096,
  /** Flags of a mount. */
  mountFlags: 64,
  /** Shares of a detail. */
  shares: 16,
  /** Functions of a stack. */
  stack: 64,
  /** Rows of a totals frame. */
  totalsRows: 16_384,
  /** Rows of a frame of a table; what has more takes several. */
  tableRows: { waits: 4_096, culprits: 4_096, disks: 512, files: 1_024, processes: 2_048, logs: 512 },
  /** Entries of a list in a row of a table. */
  tableList: 64,
  /** Fields of all rows of a table: a full one of disks has some 110,000. */
  tableFields: 131_072,
  /** Buckets of a histogram: all that nanoseconds in 64 bits can fill are 256. */
  buckets: 512,
  /** Entries of a list in any other frame: targets, probes, strings, disks. */
  entries: 65_536,
  /** Targets of a subscription, and candidates of a refusal. */
  targets: 256,
  /** UTF-16 units of a target. */
  targetText: 1_024,
} as const;

export const TWO_32 = 2 ** 32;
