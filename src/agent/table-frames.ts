/** The tables of an interval as frames, for what a viewer may see. */
import {
  type CulpritsRow,
  type DisksRow,
  FIRST_PENDING_CONTAINER,
  type NameTables,
  type Table,
  type TableInterval,
} from '../spans/types.ts';
import type { DeviceNumber } from '../units.ts';
import { encodeServerMessage } from '../wire/codec.ts';
import { WIRE_LIMITS } from '../wire/limits.ts';
import type { ContainerScope } from './span-filter.ts';

/** UTF-16 units of the texts in one frame, so that it stays below 6 MiB. */
const TEXT_PER_FRAME = 1 << 20;

/** None when there is nothing for this viewer. */
export function tableFrames(
  interval: TableInterval,
  scope: ContainerScope,
  names: NameTables,
  epoch: number,
): readonly Uint8Array[] {
  const table = tableWithin(interval.table, scope, names);
  return slices(table).map((slice) =>
    encodeServerMessage({ type: 'table', epoch, interval: { ...interval, table: slice } }),
  );
}

/** The ids that the rows of a table need names for. */
export function idsOf(table: Table): {
  readonly containers: ReadonlySet<number>;
  readonly devices: ReadonlySet<DeviceNumber>;
} {
  const containers = new Set<number>();
  const devices = new Set<DeviceNumber>();
  for (const row of table.rows) {
    if ('victim' in row) {
      containers.add(row.victim).add(row.culprit);
      devices.add(row.device);
    } else if ('limits' in row) {
      for (const limit of row.limits) containers.add(limit.container);
    } else containers.add(row.container);
  }
  containers.delete(0);
  return { containers, devices };
}

function tableWithin(table: Table, scope: ContainerScope, names: NameTables): Table {
  if (scope === 'all') return table;
  switch (table.type) {
    case 'culprits':
      return { type: table.type, rows: culpritsWithin(table.rows, scope) };
    case 'disks':
      return { type: table.type, rows: disksWithin(table.rows, scope, names) };
    default:
      // Rows of one table stay of one type.
      return { ...table, rows: table.rows.filter(({ container }) => scope.has(container)) } as Table;
  }
}

/**
 * By whom one is held up is for the victim to know, whoever it is: by name. What may still turn out to be a container has an id that does not
 * leave the agent.
 */
function culpritsWithin(rows: readonly CulpritsRow[], scope: ReadonlySet<number>): CulpritsRow[] {
  return rows
    .filter(({ victim }) => scope.has(victim))
    .map((row) => (row.culprit < FIRST_PENDING_CONTAINER ? row : { ...row, culprit: 0 }));
}

/** Disks that a container of the scope uses or is limited on, with the limits that apply to it, and those below and above them. */
function disksWithin(rows: readonly DisksRow[], scope: ReadonlySet<number>, names: NameTables): DisksRow[] {
  const seen = new Set([...scope].map((id) => names.container(id)?.name));
  const own = rows.filter(
    ({ containers, limits }) =>
      containers.some(({ who }) => seen.has(who)) || limits.some(({ container }) => scope.has(container)),
  );
  const near = neighbourhood(rows, own);
  return rows
    .filter(({ name }) => near.has(name))
    .map((row) => ({
      ...row,
      limits: row.limits.filter(({ container }) => container === 0 || scope.has(container)),
    }));
}

/** Names of these disks, of those that lie below them, and of those that lie on them and that nobody uses by themselves: partitions. */
function neighbourhood(rows: readonly DisksRow[], own: readonly DisksRow[]): ReadonlySet<string> {
  const byName = new Map(rows.map((row) => [row.name, row] as const));
  const names = new Set<string>();
  const add = (row: DisksRow | undefined): void => {
    if (row === undefined || names.has(row.name)) return;
    names.add(row.name);
    for (const name of row.lower) add(byName.get(name));
  };
  for (const row of own) add(row);
  const used = new Set(own.map(({ name }) => name));
  for (const row of rows) {
    if (row.containers.length === 0 && row.lower.some((name) => used.has(name))) names.add(row.name);
  }
  return names;
}

function slices(table: Table): Table[] {
  const limit = WIRE_LIMITS.tableRows[table.type];
  const made: Table[] = [];
  for (let from = 0; from < table.rows.length; ) {
    let to = from;
    let units = 0;
    while (to < table.rows.length && to - from < limit && units < TEXT_PER_FRAME) units += textOf(table.rows[to++]);
    made.push({ ...table, rows: table.rows.slice(from, to) } as Table);
    from = to;
  }
  return made;
}

/** UTF-16 units of the texts in a row, lists included. */
function textOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, part) => sum + textOf(part), 0);
}
