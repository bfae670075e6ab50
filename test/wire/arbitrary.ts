/** Arbitrary messages within the documented ranges. */
import fc from 'fast-check';
import { createSpanColumns } from '../../src/spans/columns.ts';
import {
  CULPRIT_VIAS,
  OWNERS,
  SPAN_KINDS,
  SPAN_NAMES,
  type SpanColumns,
  type SpanDetail,
  type Table,
  WAIT_CAUSES,
} from '../../src/spans/types.ts';
import { deviceNumber, nanos } from '../../src/units.ts';

const U32 = 0xffffffff;
const u32 = fc.nat({ max: U32 });
/** Mostly small, sometimes beyond 32 bits. */
const wide = fc.oneof(u32, fc.maxSafeNat());
const amount = fc.maxSafeNat().map(nanos);
const text = fc.string({ unit: 'binary', maxLength: 40 });

const shares = {
  dataNs: amount,
  flushNs: amount,
  journalNs: amount,
  throttleNs: amount,
  dirtyNs: amount,
  reclaimNs: amount,
  lockNs: amount,
  waitNs: amount,
  unexplainedNs: amount,
};
const SHARE_NAMES = Object.keys(shares) as (keyof typeof shares)[];
const shareList = fc.array(fc.record({ who: text, count: fc.maxSafeNat(), bytes: fc.maxSafeNat() }), {
  minLength: 1,
  maxLength: 16,
});

const fsyncDetail: fc.Arbitrary<SpanDetail> = fc.record(
  {
    kind: fc.constant('fsync' as const),
    file: text,
    device: text,
    inode: fc.maxSafeNat(),
    backingDevice: text,
    backingInode: fc.maxSafeNat(),
    bytes: fc.maxSafeNat(),
    ...shares,
    ios: u32,
  },
  { requiredKeys: ['kind', ...SHARE_NAMES, 'ios'] },
);

const mountDetail: fc.Arbitrary<SpanDetail> = fc.record(
  {
    kind: fc.constant('mount' as const),
    source: text,
    target: text,
    fstype: text,
    flags: fc.array(text, { maxLength: 5 }),
    options: text,
    teardownNs: amount,
    ...shares,
    written: shareList,
    truncated: fc.boolean(),
    trigger: fc.constantFrom('close' as const, 'exit' as const),
    device: text,
    fd: fc.integer({ min: -1, max: 2 ** 31 - 1 }),
  },
  { requiredKeys: ['kind', 'flags', ...SHARE_NAMES] },
);

const journalDetail: fc.Arbitrary<SpanDetail> = fc.record(
  {
    kind: fc.constant('journal' as const),
    device: text,
    transaction: u32,
    requestedBy: u32,
    blocks: u32,
    handles: u32,
    participants: shareList,
  },
  { requiredKeys: ['kind', 'device', 'transaction', 'blocks', 'handles'] },
);

const fileDetail: fc.Arbitrary<SpanDetail> = fc.record(
  {
    kind: fc.constant('file' as const),
    file: text,
    to: text,
    device: text,
    inode: fc.maxSafeNat(),
    bytes: fc.maxSafeNat(),
    ...shares,
    ios: u32,
  },
  { requiredKeys: ['kind', ...SHARE_NAMES, 'ios'] },
);

const waitDetail: fc.Arbitrary<SpanDetail> = fc.record(
  { kind: fc.constant('wait' as const), stack: fc.array(text, { maxLength: 64 }), call: text, iowait: fc.boolean() },
  { requiredKeys: ['kind', 'stack', 'iowait'] },
);

const throttleDetail: fc.Arbitrary<SpanDetail> = fc.record(
  {
    kind: fc.constant('throttle' as const),
    device: text,
    limit: text,
    cgroup: text,
    configured: fc.maxSafeNat(),
    observed: fc.maxSafeNat(),
  },
  { requiredKeys: ['kind'] },
);

const reclaimDetail: fc.Arbitrary<SpanDetail> = fc.record({
  kind: fc.constant('reclaim' as const),
  pages: fc.maxSafeNat(),
});

const kindAndName = fc.nat({ max: SPAN_KINDS.length - 1 }).chain((kind) => {
  const names = SPAN_NAMES[SPAN_KINDS[kind] as (typeof SPAN_KINDS)[number]].length;
  return fc.record({ kind: fc.constant(kind), name: fc.nat({ max: Math.max(0, names - 1) }) });
});

export const span = fc.record({
  kindAndName,
  id: fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER - 1 })),
  parent: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER - 1 })),
  container: u32,
  pid: u32,
  tid: u32,
  comm: u32,
  startNs: fc.oneof(fc.integer(), fc.integer({ min: -(2 ** 51), max: 2 ** 52 })),
  durationNs: wide,
  error: fc.nat({ max: 0xffff }),
  device: u32,
  bytes: wide,
  sector: fc.oneof(fc.constant(-1), u32, fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER - 1 })),
  queueNs: fc.oneof(fc.constant(-1), u32, fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER - 1 })),
  flags: u32,
  owner: fc.nat({ max: OWNERS.length - 1 }),
  requeues: fc.nat({ max: 0xffff }),
  detail: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    fsyncDetail,
    mountDetail,
    journalDetail,
    fileDetail,
    waitDetail,
    throttleDetail,
    reclaimDetail,
  ),
});
export type SpanValues = typeof span extends fc.Arbitrary<infer T> ? T : never;

export function columnsOf(spans: readonly SpanValues[]): SpanColumns {
  const columns = createSpanColumns(spans.length);
  columns.length = spans.length;
  for (const [i, { kindAndName: names, ...values }] of spans.entries()) {
    columns.kind[i] = names.kind;
    columns.name[i] = names.name;
    for (const [key, value] of Object.entries(values)) {
      (columns[key as 'id'] as Float64Array | (SpanDetail | undefined)[])[i] = value as never;
    }
  }
  return columns;
}

/** One plain object per span. */
export function rowsOf(columns: SpanColumns): Record<string, unknown>[] {
  const { length, ...arrays } = columns;
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(Object.entries(arrays).map(([name, column]) => [name, column[i]])),
  );
}

const count = fc.maxSafeNat();
const unknown = fc.option(count, { nil: null });
const rate = fc.double({ min: 0, max: 1e12, noNaN: true, noDefaultInfinity: true }).map((value) => Math.abs(value));
const shareArray = fc.array(fc.record({ who: text, count, bytes: count }), { maxLength: 3 });

const ROWS = {
  waits: fc.record({
    ...{ container: u32, cause: fc.nat({ max: WAIT_CAUSES.length - 1 }), blockedNs: count, count, maxNs: count },
  }),
  culprits: fc.record({
    ...{ victim: u32, culprit: u32, name: text, device: u32.map(deviceNumber) },
    ...{ via: fc.nat({ max: CULPRIT_VIAS.length - 1 }), overlapNs: count, bytes: count, count },
  }),
  disks: fc.record({
    ...{ device: u32.map(deviceNumber), name: text, leaf: fc.boolean(), readsPerSecond: rate, writesPerSecond: rate },
    ...{ readBytesPerSecond: rate, writeBytesPerSecond: rate, flushesPerSecond: rate },
    ...{ readAwaitNs: unknown, writeAwaitNs: unknown, flushAwaitNs: unknown, queueNs: unknown, deviceNs: unknown },
    ...{ queueDepth: rate, utilisation: rate, errors: count },
    ...{ lower: fc.array(text, { maxLength: 3 }), containers: shareArray },
    limits: fc.array(fc.record({ container: u32, cgroup: text, limit: text, configured: count, observed: unknown }), {
      maxLength: 3,
    }),
  }),
  files: fc.record({
    ...{ container: u32, file: text, device: text, inode: count, reads: count, readBytes: count, readNs: count },
    ...{ writes: count, writeBytes: count, writeNs: count, syncs: count, syncNs: count },
  }),
  processes: fc.record({
    ...{ container: u32, pid: u32, comm: text, reads: count, readBytes: count, writes: count, writeBytes: count },
    ...{ ioNs: count, syncs: count, syncNs: count },
  }),
  logs: fc.record({
    ...{ container: u32, writer: text, pid: u32, file: text, writes: count, bytes: count, ownBytes: unknown },
  }),
} satisfies { [T in Table['type']]: fc.Arbitrary<Extract<Table, { type: T }>['rows'][number]> };

const tableOfType = <T extends Table['type']>(type: T) =>
  fc.array<unknown>(ROWS[type], { minLength: 1, maxLength: 4 }).map((rows) => ({ type, rows }) as unknown as Table);

export const table: fc.Arbitrary<Table> = fc.oneof(...(Object.keys(ROWS) as Table['type'][]).map(tableOfType));
