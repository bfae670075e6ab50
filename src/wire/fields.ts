/** Field numbers of `Spans` in stallscope.proto, for the hand-written codec. A test holds them against the generated code. */
export const SPANS_FIELD = {
  count: 1,
  epoch: 2,
  idBase: 3,
  id: 4,
  idHi: 5,
  parentBase: 6,
  parent: 7,
  parentHi: 8,
  startBase: 9,
  start: 10,
  startHi: 11,
  duration: 12,
  durationHi: 13,
  kind: 14,
  name: 15,
  container: 16,
  pid: 17,
  tid: 18,
  comm: 19,
  error: 20,
  device: 21,
  bytes: 22,
  bytesHi: 23,
  sector: 24,
  sectorHi: 25,
  queue: 26,
  queueHi: 27,
  flags: 28,
  owner: 29,
  requeues: 30,
  details: 31,
} as const;

/** Numbers of `spans` and `table` in ServerFrame. */
export const SERVER_FRAME_SPANS = 3;
export const SERVER_FRAME_TABLE = 9;

export const WIRE_TYPE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

export const tagOf = (field: number, wireType: number): number => (field << 3) | wireType;
