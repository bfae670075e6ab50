/** Rows of the tables under names that last longer than one connection's ids: what JSON lines hold. */
import {
  type ContainerRef,
  CULPRIT_VIAS,
  type CulpritsRow,
  type DisksRow,
  type FilesRow,
  type LogsRow,
  type NameTables,
  type ProcessesRow,
  type Table,
  WAIT_CAUSES,
  type WaitsRow,
} from '../spans/types.ts';
import { deviceText } from '../units.ts';

type Named<Row extends { readonly container: number }> = Omit<Row, 'container'> & {
  readonly container: ContainerRef | null;
};

export type NamedWait = Omit<Named<WaitsRow>, 'cause'> & { readonly cause: string };

export interface NamedCulprit {
  readonly victim: ContainerRef | null;
  /** Name of a container, or `host:COMM`. */
  readonly culprit: string;
  readonly disk: string;
  readonly device: string;
  readonly via: string;
  readonly overlapNs: number;
  readonly bytes: number;
  readonly count: number;
}

export type NamedDisk = Omit<DisksRow, 'device' | 'name' | 'limits'> & {
  readonly disk: string;
  readonly device: string;
  readonly limits: readonly Named<DisksRow['limits'][number]>[];
};
export type NamedFile = Named<FilesRow>;
/** `pid`: null where rows of several processes of the name are added up. */
export type NamedProcess = Omit<Named<ProcessesRow>, 'pid'> & { readonly pid: number | null };
export type NamedLog = Named<LogsRow>;

export interface NamedRows {
  readonly waits: NamedWait;
  readonly culprits: NamedCulprit;
  readonly disks: NamedDisk;
  readonly files: NamedFile;
  readonly processes: NamedProcess;
  readonly logs: NamedLog;
}
export type TableType = Table['type'];
export type NamedTable = { [T in TableType]: { readonly type: T; readonly rows: readonly NamedRows[T][] } }[TableType];

export function nameTable(table: Table, names: NameTables): NamedTable {
  const named = <Row extends { readonly container: number }>(row: Row): Named<Row> => ({
    ...row,
    container: containerOf(row.container, names),
  });
  switch (table.type) {
    case 'waits':
      return { type: 'waits', rows: table.rows.map((row) => ({ ...named(row), cause: causeOf(row) })) };
    case 'culprits':
      return { type: 'culprits', rows: table.rows.map((row) => nameCulprit(row, names)) };
    case 'disks':
      return {
        type: 'disks',
        rows: table.rows.map(({ device, name, limits, ...rest }) => ({
          disk: name,
          device: deviceText(device),
          ...rest,
          readAwaitNs: whole(rest.readAwaitNs),
          writeAwaitNs: whole(rest.writeAwaitNs),
          flushAwaitNs: whole(rest.flushAwaitNs),
          queueNs: whole(rest.queueNs),
          deviceNs: whole(rest.deviceNs),
          limits: limits.map(named),
        })),
      };
    case 'files':
      return { type: 'files', rows: table.rows.map(named) };
    case 'processes':
      return { type: 'processes', rows: table.rows.map(named) };
    case 'logs':
      return { type: 'logs', rows: table.rows.map(named) };
  }
}

/** Means and what was split among several have fractions; a duration is a number of nanoseconds. */
const whole = (value: number | null): number | null => (value === null ? null : Math.round(value));

const containerOf = (id: number, names: NameTables): ContainerRef | null => (id === 0 ? null : names.container(id));

const causeOf = ({ cause }: WaitsRow): string => WAIT_CAUSES[cause] ?? `cause-${cause}`;

function nameCulprit(row: CulpritsRow, names: NameTables): NamedCulprit {
  const { victim, name, device, via, overlapNs, bytes, count } = row;
  return {
    victim: containerOf(victim, names),
    culprit: name,
    disk: names.disk(device).name,
    device: deviceText(device),
    via: CULPRIT_VIAS[via] ?? `via-${via}`,
    ...{ overlapNs: Math.round(overlapNs), bytes: Math.round(bytes), count: Math.round(count) },
  };
}
