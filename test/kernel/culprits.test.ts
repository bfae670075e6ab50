/** Who was in whose way, against the same worked out from a span for every I/O. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CULPRIT_VIAS, type CulpritsRow } from '../../src/spans/types.ts';
import { type CgroupIds, cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { startWorkload, type WaitingWorkload } from '../lab/workload.ts';
import { openSession, putInScope } from './host-tracer.ts';

interface Io {
  readonly root: number;
  readonly device: number;
  readonly start: number;
  readonly end: number;
  readonly bytes: number;
}

const BYTES = 65_536;

const closers: (() => Promise<void>)[] = [];
const ios: Io[] = [];
const rows: CulpritsRow[] = [];
const lost: string[] = [];
/** By name: two targets and somebody in none. */
const roots: Record<'first' | 'second' | 'outsider', number> = { first: 0, second: 0, outsider: 0 };
let disk: MountedDisk;

beforeAll(async () => {
  // Past the page cache: requests take as long as those of the disk below, whoever has the CPU.
  disk = await loopDisk({ sizeMiB: 64, fs: 'ext4', directIo: true });
  closers.push(disk.close);
  const groups: Record<string, LabCgroup> = {};
  const workloads: WaitingWorkload[] = [];
  for (const name of Object.keys(roots)) {
    const group = cgroup(name);
    groups[name] = group;
    closers.push(group.close);
    // Not the same for each, and with pauses: the outsider has gone when the others have not.
    const count = { first: 800, second: 400, outsider: 450 }[name];
    const dir = `${disk.dir}/${name}`;
    await group.run(['mkdir', dir]);
    const options = { dir, place: group, threads: name === 'first' ? 4 : 2 };
    const prepared = await startWorkload({ ...options, operations: ['prepare=1'] });
    await prepared.go();
    const operations = [`direct-read=${count},${BYTES}`];
    workloads.push(await startWorkload({ ...options, operations }));
  }
  const session = openSession({
    onSpans(columns) {
      for (let i = 0; i < columns.length; i++) {
        const start = columns.startNs[i] ?? 0;
        ios.push({
          root: columns.container[i] ?? 0,
          device: columns.device[i] ?? 0,
          start,
          end: start + (columns.durationNs[i] ?? 0),
          bytes: columns.bytes[i] ?? 0,
        });
      }
    },
    onTable: (_at, _interval, table) => {
      if (table.type === 'culprits') rows.push(...table.rows);
    },
    whoIs: (group) => ({ id: group, name: String(group) }),
    onLost: (reason, count) => lost.push(`${reason} ${count}`),
  });
  try {
    for (const name of ['first', 'second'] as const)
      roots[name] = putInScope(session.tracer, groups[name] as CgroupIds);
    // The outsider's I/O is charged on version 1 where that is there.
    const { v2Id, blkioId } = groups['outsider'] as CgroupIds;
    roots.outsider = blkioId === null ? (v2Id ?? 0) * 2 : blkioId * 2 + 1;
    await Promise.all(workloads.map((workload) => workload.go()));
  } finally {
    session.close();
  }
});
afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

/** When a target had I/O in flight on the disk: intervals that do not touch. */
function waiting(root: number, device: number): [number, number][] {
  const merged: [number, number][] = [];
  for (const io of own(root, device).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && io.start <= last[1]) last[1] = Math.max(last[1], io.end);
    else merged.push([io.start, io.end]);
  }
  return merged;
}

const own = (root: number, device: number): Io[] => ios.filter((io) => io.root === root && io.device === device);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function overlaps(culprit: number, victim: number, device: number): number[] {
  const times = waiting(victim, device);
  return own(culprit, device).map(({ start, end }) =>
    sum(times.map(([from, to]) => Math.max(0, Math.min(end, to) - Math.max(start, from)))),
  );
}

const deviceOf = (): number => ios.find((io) => io.root === roots.first)?.device ?? 0;

function amounts(victim: number, culprit: number): { overlapNs: number; count: number; bytes: number } {
  const fits = rows.filter((row) => row.victim === victim && row.culprit === culprit && row.device === deviceOf());
  return {
    overlapNs: sum(fits.map((row) => row.overlapNs)),
    count: sum(fits.map((row) => row.count)),
    bytes: sum(fits.map((row) => row.bytes)),
  };
}

it.each([
  ['first', 'second'],
  ['second', 'first'],
] as const)('the time that %s waited during I/O of %s is what their spans say', (victim, culprit) => {
  const expected = overlaps(roots[culprit], roots[victim], deviceOf());
  const seen = amounts(roots[victim], roots[culprit]);
  const missed = sum(lost.map((line) => Number(line.split(' ')[1])));
  expect(sum(expected)).toBeGreaterThan(1_000_000);
  expect(seen.overlapNs / sum(expected)).toBeGreaterThan(0.98);
  expect(seen.overlapNs / sum(expected)).toBeLessThan(1.02);
  // An I/O that begins while another ends, on another CPU, may count or not.
  const met = expected.filter((ns) => ns > 0).length;
  expect(seen.count).toBeGreaterThanOrEqual(Math.floor(met * 0.98) - missed);
  expect(seen.count).toBeLessThanOrEqual(Math.ceil(met * 1.02) + missed);
  expect(seen.bytes).toBe(seen.count * BYTES);
});

it('what is in no target is counted, and not seen as a span', () => {
  const seen = [roots.first, roots.second].map((victim) => amounts(victim, roots.outsider));
  const count = sum(seen.map((one) => one.count));
  expect(count).toBeGreaterThan(100);
  expect(count).toBeLessThanOrEqual(900);
  expect(sum(seen.map((one) => one.bytes))).toBe(count * BYTES);
  expect(sum(seen.map((one) => one.overlapNs))).toBeGreaterThan(1_000_000);
  expect(ios.filter((io) => io.root === roots.outsider)).toEqual([]);
});

it('nobody is in their own way, and all of it is by the queue', () => {
  expect(rows.filter((row) => row.victim === row.culprit)).toEqual([]);
  expect(new Set(rows.map((row) => CULPRIT_VIAS[row.via]))).toEqual(new Set(['queue']));
});
