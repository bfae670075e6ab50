import { beforeEach, describe, expect, it } from 'vitest';
import { createDiskReport } from '../../src/agent/disk-table.ts';
import { DISKS_LIMIT } from '../../src/agent/disk-use.ts';
import type { DiskLimit, DisksRow, Histogram, TotalsRow } from '../../src/spans/types.ts';
import { type DeviceNumber, deviceFromParts, nanos, sessionTime } from '../../src/units.ts';

const [VDA, VDA1, LOOP0, LOOP10, LOOP2] = [
  deviceFromParts(254, 0),
  deviceFromParts(254, 1),
  deviceFromParts(7, 0),
  deviceFromParts(7, 10),
  deviceFromParts(7, 2),
];
const NAMES = new Map<DeviceNumber, string>([
  [VDA, '254 0 vda'],
  [VDA1, '254 1 vda1'],
  [LOOP0, '7 0 loop0'],
  [LOOP10, '7 10 loop10'],
  [LOOP2, '7 2 loop2'],
]);
const LOWER = new Map<DeviceNumber, string[]>([
  [VDA1, ['vda']],
  [LOOP0, ['vda1']],
  [LOOP2, ['loop0']],
]);

/** A container whose name has been given up. */
const GONE = 99;

/** Reads so far by disk: the file has nothing else here. */
let reads: Map<DeviceNumber, number>;
let nowMs: number;
let tables: { at: number; intervalNs: number; rows: readonly DisksRow[] }[];
let readings: number;
let places: DeviceNumber[];
let unreadable: boolean;

beforeEach(() => {
  reads = new Map([...NAMES.keys()].map((device) => [device, 1_000]));
  nowMs = 0;
  tables = [];
  readings = 0;
  places = [];
  unreadable = false;
});

const text = () =>
  [...NAMES].map(([device, name]) => `${name} ${reads.get(device)} 0 ${reads.get(device)} 0 0 0 0 0 0 0 0`).join('\n');

function report(options: { wholeHost?: boolean; limits?: readonly DiskLimit[] } = {}) {
  return createDiskReport({
    read: () => {
      readings += 1;
      return unreadable ? null : text();
    },
    now: () => nowMs,
    names: {
      container: (id) =>
        id === 0 || id === GONE ? null : { id: `${id}`, name: `box${id}`, runtime: 'docker', image: null, pod: null },
      disk: (device) => ({ device, name: 'unused', leaf: device !== LOOP10 }),
    },
    topology: {
      place: (device) => {
        places.push(device);
        return { isPartition: device === VDA1, lower: LOWER.get(device) ?? [] };
      },
    },
    limitsOf: (containers, device) =>
      device === VDA ? (options.limits ?? []).filter(({ container }) => containers.includes(container)) : [],
    wholeHost: options.wholeHost ?? false,
    onTable: (at, intervalNs, table) => {
      if (table.type === 'disks') tables.push({ at, intervalNs, rows: table.rows });
    },
  });
}

const counts = (...values: number[]): Histogram => ({ offset: 40, counts: values });

function row(device: DeviceNumber, of: Partial<TotalsRow> = {}): TotalsRow {
  const count = of.count ?? 1;
  return {
    ...{ container: 1, device, op: 0, count, bytes: 4_096 * count, errors: 0, sumNs: 0, queueSumNs: 0, maxNs: 0 },
    ...{ latency: counts(count), queue: counts(count), deviceTime: counts(count) },
    ...of,
  };
}

const COST = { bpfNsPerIo: null, bpfCpuPercent: null, agentCpuPercent: 0, rssBytes: 0 };

/** `ms` later, totals with these rows. Returns the table that came of it. */
function later(ms: number, target: ReturnType<typeof report>, rows: readonly TotalsRow[]) {
  nowMs += ms;
  const had = tables.length;
  target.totals({ at: sessionTime(nowMs * 1e6), intervalNs: nanos(ms * 1e6), rows, cost: COST });
  return tables.slice(had).at(0);
}

const namesOf = (table: { rows: readonly DisksRow[] } | undefined) => table?.rows.map(({ name }) => name);

function did(device: DeviceNumber, count: number): void {
  reads.set(device, (reads.get(device) ?? 0) + count);
}

describe('the table of disks', () => {
  it('has the disks that a target used, with what lies below them, and partitions of them with I/O', () => {
    const disks = report();
    did(LOOP2, 50);
    did(VDA1, 50);
    did(LOOP10, 50);
    expect(namesOf(later(1_000, disks, [row(LOOP2)]))).toEqual(['loop0', 'loop2', 'vda', 'vda1']);
    expect(namesOf(later(1_000, disks, [row(LOOP10)]))).toEqual(['loop0', 'loop2', 'loop10', 'vda', 'vda1']);
    const other = report();
    did(VDA1, 1);
    did(LOOP2, 1);
    expect(namesOf(later(1_000, other, [row(VDA)]))).toEqual(['vda', 'vda1']);
  });

  it('says of each what is right below it, and whether it is the last', () => {
    const table = later(1_000, report(), [row(LOOP2), row(LOOP10)]);
    expect(table?.rows.map(({ name, lower, leaf }) => [name, lower, leaf])).toEqual([
      ['loop0', ['vda1'], false],
      ['loop2', ['loop0'], false],
      ['loop10', [], false],
      ['vda', [], true],
      ['vda1', ['vda'], false],
    ]);
  });

  it('has rates over the time between two readings of the file', () => {
    const disks = report();
    did(VDA, 300);
    const table = later(2_000, disks, [row(VDA)]);
    expect(table).toMatchObject({ at: 2_000e6, intervalNs: 2_000e6, rows: [{ name: 'vda', readsPerSecond: 150 }] });
  });

  it('splits what the I/Os in scope took in queue and device, where every one of a row tells', () => {
    const rows = [
      row(VDA, { count: 2, sumNs: 10_000, queueSumNs: 4_000 }),
      row(VDA, { container: 2, op: 1, count: 1, sumNs: 5_000, queueSumNs: 3_500, errors: 1 }),
      // Never issued, as a pure flush; and one of two unknown.
      row(VDA, { op: 2, count: 9, sumNs: 900_000, queue: counts(), deviceTime: counts() }),
      row(VDA, { container: 3, count: 2, sumNs: 70_000, queueSumNs: 1, queue: counts(1), deviceTime: counts(1) }),
    ];
    const [vda] = later(1_000, report(), rows)?.rows ?? [];
    expect(vda).toMatchObject({ queueNs: 2_500, deviceNs: 2_500, errors: 1 });
    const [flushed] = later(1_000, report(), rows.slice(2))?.rows ?? [];
    expect(flushed).toMatchObject({ queueNs: null, deviceNs: null });
  });

  it('names who used it within a minute, with the I/O of the interval, the greatest first; the host for what is no container’s', () => {
    const disks = report();
    const [vda] =
      later(1_000, disks, [
        row(VDA, { container: 1, count: 2 }),
        row(VDA, { container: 2, count: 30 }),
        row(VDA, { container: 1, count: 3, op: 1 }),
        row(VDA, { container: 0, count: 1 }),
      ])?.rows ?? [];
    expect(vda?.containers).toEqual([
      { who: 'box2', count: 30, bytes: 30 * 4_096 },
      { who: 'box1', count: 5, bytes: 5 * 4_096 },
      { who: 'host', count: 1, bytes: 4_096 },
    ]);
    expect(
      later(1_000, disks, [row(VDA, { container: 2 }), row(VDA, { container: GONE })])?.rows[0]?.containers,
    ).toEqual([
      { who: 'box2', count: 1, bytes: 4_096 },
      { who: 'box1', count: 0, bytes: 0 },
      { who: 'host', count: 0, bytes: 0 },
    ]);
    expect(later(59_000, disks, [row(VDA, { container: 3 })])?.rows[0]?.containers.map(({ who }) => who)).toEqual([
      'box3',
      'box2',
    ]);
    const many = later(
      1_000,
      disks,
      Array.from({ length: 40 }, (_, i) => row(VDA, { container: i + 1 })),
    );
    expect(many?.rows[0]?.containers).toHaveLength(16);
  });

  it('has the limits that apply to who uses a disk', () => {
    const limit = { container: 1, cgroup: '/box1', limit: 'io.max wiops', configured: 50, observed: 49 };
    const disks = report({ limits: [limit, { ...limit, container: 2 }] });
    const limitsOf = (table: ReturnType<typeof later>) => table?.rows.map(({ name, limits }) => [name, limits]);
    expect(limitsOf(later(1_000, disks, [row(VDA), row(LOOP10)]))).toEqual([
      ['loop10', []],
      ['vda', [limit]],
    ]);
    // Held back altogether.
    expect(limitsOf(later(1_000, disks, []))).toContainEqual(['vda', [limit]]);
  });

  it('shows a disk for a minute after its last I/O', () => {
    const disks = report();
    expect(namesOf(later(1_000, disks, [row(VDA)]))).toEqual(['vda']);
    for (let second = 0; second < 59; second++) expect(namesOf(later(1_000, disks, []))).toEqual(['vda']);
    expect(later(1_000, disks, [])).toBeUndefined();
  });

  it('comes once a second, and loses nothing of totals that were read in between', () => {
    const disks = report();
    expect(later(499, disks, [row(VDA, { count: 3 })])).toBeUndefined();
    did(VDA, 10);
    const table = later(501, disks, [row(VDA, { count: 4 })]);
    expect(table).toMatchObject({ intervalNs: 1_000e6, rows: [{ readsPerSecond: 10 }] });
    expect(table?.rows[0]?.containers).toEqual([{ who: 'box1', count: 7, bytes: 7 * 4_096 }]);
  });

  it('costs an idle session one reading a second, and no look at sysfs', () => {
    const disks = report();
    for (let second = 0; second < 10; second++) {
      did(LOOP2, 5);
      later(1_000, disks, []);
    }
    expect([readings, places, tables]).toEqual([11, [], []]);
    did(LOOP2, 7);
    expect(later(1_000, disks, [row(LOOP2)])?.rows.find(({ name }) => name === 'loop2')?.readsPerSecond).toBe(7);
  });

  it('has every disk with I/O where the whole host is traced', () => {
    const disks = report({ wholeHost: true });
    expect(later(1_000, disks, [])).toBeUndefined();
    did(LOOP10, 1);
    expect(namesOf(later(1_000, disks, []))).toEqual(['loop10']);
  });

  it('is bounded: the disks used last are the ones shown', () => {
    for (let minor = 0; minor < DISKS_LIMIT + 10; minor++)
      NAMES.set(deviceFromParts(8, minor), `8 ${minor} sd${minor}`);
    const disks = report();
    const table = later(
      1_000,
      disks,
      Array.from({ length: DISKS_LIMIT + 10 }, (_, minor) => row(deviceFromParts(8, minor))),
    );
    for (let minor = 0; minor < DISKS_LIMIT + 10; minor++) NAMES.delete(deviceFromParts(8, minor));
    expect(table?.rows).toHaveLength(DISKS_LIMIT);
    expect(namesOf(table)).toContain(`sd${DISKS_LIMIT + 9}`);
    expect(namesOf(table)).not.toContain('sd0');
  });

  it('is none where the file cannot be read, and none of the interval after it', () => {
    const disks = report();
    unreadable = true;
    expect(later(1_000, disks, [row(VDA)])).toBeUndefined();
    unreadable = false;
    expect(later(1_000, disks, [row(VDA)])).toBeUndefined();
    expect(namesOf(later(1_000, disks, [row(VDA)]))).toEqual(['vda']);
  });
});
