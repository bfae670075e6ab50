import { describe, expect, test } from 'vitest';
import type { CulpritsRow, NameTables, Table, WaitsRow } from '../../src/spans/types.ts';
import { FIRST_PENDING_CONTAINER } from '../../src/spans/types.ts';
import { deviceNumber, nanos, sessionTime } from '../../src/units.ts';
import { WIRE_LIMITS } from '../../src/wire/limits.ts';
import { ReceivedNames } from '../../src/wire/name-tables.ts';
import { disksRow, filesRow, logsRow, processesRow } from '../cli/support.ts';
import { BATCH, DB, type FakeTransport, hubWithViewer, names, WEB } from './hub-helpers.ts';

const AT = sessionTime(5);
const SECOND = nanos(1e9);

const waits = (container: number, cause = 0): WaitsRow => ({ container, cause, blockedNs: 9, count: 1, maxNs: 9 });
const culprits = (victim: number, culprit: number, name: string): CulpritsRow => ({
  ...{ victim, culprit, name, device: deviceNumber(8), via: 1, overlapNs: 7, bytes: 4_096, count: 1 },
});

/** The tables that a viewer got, and the names it has for their ids. */
function received(viewer: FakeTransport): { tables: Table[]; tableNames: NameTables } {
  const known = new ReceivedNames();
  const tables: Table[] = [];
  for (const message of viewer.messages()) {
    if (message.type === 'dictionary') known.apply(message.update);
    if (message.type !== 'table') continue;
    expect(message.interval).toMatchObject({ at: AT, intervalNs: SECOND });
    tables.push(message.interval.table);
  }
  return { tables, tableNames: known.tables };
}

function sent(table: Table, targets: readonly string[] = []) {
  const { hub, viewer } = hubWithViewer({}, { targets: [...targets] });
  hub.publishTable(AT, SECOND, table, names);
  return received(viewer);
}

const rowsOf = (tables: readonly Table[]): unknown[] => tables.flatMap(({ rows }) => rows as readonly unknown[]);

describe('a table', () => {
  test('comes whole, with the names of its ids, to who sees all', () => {
    const table: Table = { type: 'culprits', rows: [culprits(WEB, DB, 'db'), culprits(0, 0, 'host:sync')] };
    const { tables, tableNames } = sent(table);
    expect(tables).toEqual([table]);
    expect(tableNames.container(WEB)?.name).toBe('web');
    expect(tableNames.container(DB)?.name).toBe('db');
    expect(tableNames.disk(deviceNumber(8)).name).toBe('disk-8');
  });

  test('holds the rows of the containers that a viewer asked for', () => {
    const rowsFor = [WEB, DB, BATCH, 0];
    expect(sent({ type: 'waits', rows: rowsFor.map((id) => waits(id)) }, ['web', 'db']).tables).toEqual([
      { type: 'waits', rows: [waits(WEB), waits(DB)] },
    ]);
    const files = rowsFor.map((container) => filesRow({ container }));
    expect(sent({ type: 'files', rows: files }, ['db']).tables).toEqual([{ type: 'files', rows: [files[1]] }]);
    const processes = rowsFor.map((container) => processesRow({ container }));
    expect(sent({ type: 'processes', rows: processes }, ['db']).tables).toEqual([
      { type: 'processes', rows: [processes[1]] },
    ]);
    const logs = rowsFor.map((container) => logsRow({ container }));
    expect(sent({ type: 'logs', rows: logs }, ['db']).tables).toEqual([{ type: 'logs', rows: [logs[1]] }]);
  });

  test('without a row for a viewer is not sent', () => {
    expect(sent({ type: 'waits', rows: [waits(DB)] }, ['web']).tables).toEqual([]);
    expect(sent({ type: 'waits', rows: [] }).tables).toEqual([]);
  });

  test('of culprits tells a victim who it is, also another container, but not an id that may turn out to be none', () => {
    const pending = FIRST_PENDING_CONTAINER + 1;
    const rows = [culprits(WEB, DB, 'db'), culprits(WEB, pending, 'host:sh'), culprits(DB, WEB, 'web')];
    expect(sent({ type: 'culprits', rows }, ['web']).tables).toEqual([
      { type: 'culprits', rows: [culprits(WEB, DB, 'db'), culprits(WEB, 0, 'host:sh')] },
    ]);
  });

  test('of disks holds those that a container uses or is limited on, with the limits that apply to it', () => {
    const own = { container: WEB, cgroup: '/web', limit: 'io.max wiops', configured: 10, observed: null };
    const above = { ...own, container: 0, cgroup: '/' };
    const foreign = { ...own, container: DB, cgroup: '/db' };
    const shared = disksRow({
      containers: [
        { who: 'web', count: 1, bytes: 1 },
        { who: 'db', count: 1, bytes: 1 },
      ],
      limits: [own, above, foreign],
    });
    const limited = disksRow({ name: 'vdb', containers: [], limits: [own] });
    const others = disksRow({ name: 'vdc', containers: [{ who: 'db', count: 1, bytes: 1 }], limits: [foreign, above] });
    expect(sent({ type: 'disks', rows: [shared, limited, others] }, ['web']).tables).toEqual([
      { type: 'disks', rows: [{ ...shared, limits: [own, above] }, limited] },
    ]);
    expect(sent({ type: 'disks', rows: [shared, limited, others] }).tables).toEqual([
      { type: 'disks', rows: [shared, limited, others] },
    ]);
  });

  test('with more rows than a frame may have, or much text, takes several frames and loses none', () => {
    const many = Array.from({ length: WIRE_LIMITS.tableRows.waits + 1 }, (_, i) => waits(WEB, i % 3));
    const tables = sent({ type: 'waits', rows: many }).tables;
    expect(tables.map(({ rows }) => rows.length)).toEqual([WIRE_LIMITS.tableRows.waits, 1]);
    expect(rowsOf(tables)).toEqual(many);

    const file = 'x'.repeat(WIRE_LIMITS.detailText);
    const long = Array.from({ length: WIRE_LIMITS.tableRows.files }, (_, inode) => filesRow({ file, inode }));
    const parts = sent({ type: 'files', rows: long }).tables;
    expect(parts.length).toBeGreaterThan(1);
    expect(rowsOf(parts)).toEqual(long);
  });

  test('is not dropped for a viewer that loses spans, and counts against the hard limit', () => {
    const { hub, viewer } = hubWithViewer({ budgetBytes: 100, hardBytes: 4_000 });
    viewer.stalled = true;
    const table: Table = { type: 'waits', rows: [waits(WEB)] };
    for (let i = 0; i < 5; i++) hub.publishTable(AT, SECOND, table, names);
    expect(viewer.types().filter((type) => type === 'table')).toHaveLength(5);
    for (let i = 0; i < 1_000 && viewer.closed === undefined; i++) hub.publishTable(AT, SECOND, table, names);
    expect(viewer.closed?.code).toBe(1013);
    expect(viewer.bufferedBytes).toBeLessThan(4_200);
  });
});
