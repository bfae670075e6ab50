/** Tables of an interval, to messages and back. */
import {
  CULPRIT_VIAS,
  type CulpritsRow,
  type DiskLimit,
  type DisksRow,
  type FilesRow,
  type LogsRow,
  type ProcessesRow,
  type Share,
  type Table,
  type TableInterval,
  WAIT_CAUSES,
  type WaitsRow,
} from '../spans/types.ts';
import { type DeviceNumber, deviceNumber, nanos, sessionTime } from '../units.ts';
import { WireError } from './errors.ts';
import type { stallscope } from './gen/stallscope.js';
import { WIRE_LIMITS } from './limits.ts';
import { amount, atMost, instant, pick, toAmount } from './numbers.ts';

type TableMessage = stallscope.v1.Table.$Properties;

/** How a value stands in a message; undefined and null are an absent field. */
interface Field<T> {
  readonly encode: (value: T) => unknown;
  readonly decode: (value: unknown) => T;
}

/** Messages have the names of the rows' own fields, so a row needs no more than what each of them is. */
type Fields<Row> = { readonly [K in keyof Row]: Field<Row[K]> };

const cut = (text: string): string => text.slice(0, WIRE_LIMITS.detailText);
const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

const id: Field<number> = { encode: (value) => value, decode: number };
const device: Field<DeviceNumber> = { encode: (value) => value, decode: (value) => deviceNumber(number(value)) };
const quantity: Field<number> = { encode: toAmount, decode: (value) => amount(number(value)) };
const maybe: Field<number | null> = {
  encode: (value) => (value === null ? undefined : toAmount(value)),
  decode: (value) => (value == null ? null : amount(number(value))),
};
const text: Field<string> = { encode: cut, decode: (value) => (typeof value === 'string' ? value : '') };
const flag: Field<boolean> = { encode: (value) => value, decode: (value) => value === true };

function placeIn(names: readonly string[], what: string): Field<number> {
  const decode = (value: unknown): number => {
    const place = number(value);
    pick(names, place, what);
    return place;
  };
  return { encode: (value) => value, decode };
}

function listOf<T>(entry: Field<T>): Field<readonly T[]> {
  return {
    encode: (values) => values.slice(0, WIRE_LIMITS.tableList).map(entry.encode),
    decode(values) {
      const list = Array.isArray(values) ? (values as readonly unknown[]) : [];
      atMost(list.length, WIRE_LIMITS.tableList, 'entries of a list');
      return list.map(entry.decode);
    },
  };
}

function row<Row extends object>(fields: Fields<Row>): Field<Row> {
  const entries = Object.entries(fields) as [string, Field<unknown>][];
  const map = (values: object, convert: (field: Field<unknown>, value: unknown) => unknown): object =>
    Object.fromEntries(entries.map(([name, field]) => [name, convert(field, values[name as keyof typeof values])]));
  return {
    encode: (values) => map(values, (field, value) => field.encode(value)),
    decode: (values) => map(values as object, (field, value) => field.decode(value)) as Row,
  };
}

const share = row<Share>({ who: text, count: quantity, bytes: quantity });
const limit = row<DiskLimit>({ container: id, cgroup: text, limit: text, configured: quantity, observed: maybe });

const ROWS = {
  waits: row<WaitsRow>({
    container: id,
    cause: placeIn(WAIT_CAUSES, 'cause'),
    blockedNs: quantity,
    count: quantity,
    maxNs: quantity,
  }),
  culprits: row<CulpritsRow>({
    victim: id,
    culprit: id,
    name: text,
    device,
    via: placeIn(CULPRIT_VIAS, 'via'),
    overlapNs: quantity,
    bytes: quantity,
    count: quantity,
  }),
  disks: row<DisksRow>({
    device,
    name: text,
    leaf: flag,
    readsPerSecond: quantity,
    writesPerSecond: quantity,
    readBytesPerSecond: quantity,
    writeBytesPerSecond: quantity,
    flushesPerSecond: quantity,
    readAwaitNs: maybe,
    writeAwaitNs: maybe,
    flushAwaitNs: maybe,
    queueNs: maybe,
    deviceNs: maybe,
    queueDepth: quantity,
    utilisation: quantity,
    errors: quantity,
    lower: listOf(text),
    containers: listOf(share),
    limits: listOf(limit),
  }),
  files: row<FilesRow>({
    container: id,
    file: text,
    device: text,
    inode: quantity,
    reads: quantity,
    readBytes: quantity,
    readNs: quantity,
    writes: quantity,
    writeBytes: quantity,
    writeNs: quantity,
    syncs: quantity,
    syncNs: quantity,
  }),
  processes: row<ProcessesRow>({
    container: id,
    pid: id,
    comm: text,
    reads: quantity,
    readBytes: quantity,
    writes: quantity,
    writeBytes: quantity,
    ioNs: quantity,
    syncs: quantity,
    syncNs: quantity,
  }),
  logs: row<LogsRow>({
    container: id,
    writer: text,
    pid: id,
    file: text,
    writes: quantity,
    bytes: quantity,
    ownBytes: maybe,
  }),
} satisfies { [K in Table['type']]: Field<Extract<Table, { type: K }>['rows'][number]> };

const TYPES = Object.keys(ROWS) as Table['type'][];

export function tableMessage({ at, intervalNs, table }: TableInterval, epoch: number): TableMessage {
  atMost(table.rows.length, WIRE_LIMITS.tableRows[table.type], `rows of ${table.type}`);
  const encode = ROWS[table.type].encode as (values: unknown) => unknown;
  return { epoch, at, intervalNs: toAmount(intervalNs), [table.type]: table.rows.map((values) => encode(values)) };
}

export function tableOf(message: TableMessage): { epoch: number; interval: TableInterval } {
  const given = TYPES.filter((type) => (message[type]?.length ?? 0) > 0);
  const [type] = given;
  if (type === undefined) throw new WireError('ERR_WIRE_UNKNOWN', 'a table of another version');
  if (given.length > 1) throw new WireError('ERR_WIRE_MALFORMED', `one table with rows of ${given.join(' and ')}`);
  const rows: readonly object[] = message[type] ?? [];
  atMost(rows.length, WIRE_LIMITS.tableRows[type], `rows of ${type}`);
  const { decode } = ROWS[type];
  // The decoder of this type makes rows of this type.
  const table = { type, rows: rows.map((values) => decode(values)) } as Table;
  return {
    epoch: message.epoch ?? 0,
    interval: { at: sessionTime(instant(message.at)), intervalNs: nanos(amount(message.intervalNs)), table },
  };
}
