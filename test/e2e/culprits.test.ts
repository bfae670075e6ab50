/** Who was in a container's way, and by how much: neighbours whose shares are known. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Container } from '../lab/container.ts';
import { startContainerd } from '../lab/containerd.ts';
import { loopDisk, type MountedDisk, slowInnerDisk } from '../lab/disk.ts';
import { throttle } from '../lab/throttle.ts';
import { HOST, startWorkload, type WorkloadOptions } from '../lab/workload.ts';
import { keep } from './support.ts';
import { attach } from './trace.ts';
import { quietly } from './truth.ts';

/** Of the heavy neighbour to the light one; how far off a share may be. */
const RATIO = 3;
const TOLERANCE = 0.2;
const BYTES = 16_384;

/** Prepared and waiting: its files are there, its programs are in the page cache. */
async function ready(options: WorkloadOptions & { readonly place: Container | typeof HOST }) {
  const place = 'cgroup' in options.place ? quietly(options.place) : options.place;
  const prepared = keep(await startWorkload({ ...options, place, operations: ['prepare=1,65536'] }));
  await prepared.go();
  return keep(await startWorkload({ ...options, place }));
}

test('two neighbours at three to one show so, with names; a victim is not its own culprit, and a neighbour elsewhere is none', async () => {
  const disk = keep(await slowInnerDisk());
  const other = keep(await loopDisk({ sizeMiB: 64, fs: 'ext4' }));
  const runtime = keep(await startContainerd());
  const run = (name: string, on: MountedDisk): Promise<Container> => {
    const source = join(on.dir, name);
    mkdirSync(source);
    return runtime.run(name, { mounts: [{ source, target: '/data' }] });
  };
  const victim = await run('e2e-victim', disk);
  const heavy = await run('e2e-heavy', disk);
  const light = await run('e2e-light', disk);
  const elsewhere = await run('e2e-elsewhere', other);
  mkdirSync(join(disk.dir, 'host'));
  const read = (count: number): string[] => [`direct-read=${count},${BYTES}`];
  const workloads = [
    await ready({ place: victim, dir: '/data', threads: 2, operations: read(80) }),
    await ready({ place: heavy, dir: '/data', threads: RATIO, operations: read(60) }),
    await ready({ place: light, dir: '/data', threads: 1, operations: read(60) }),
    await ready({ place: elsewhere, dir: '/data', threads: 1, operations: read(600) }),
    await ready({ place: HOST, dir: join(disk.dir, 'host'), threads: 1, operations: read(20) }),
  ];
  // Each cgroup has a limit of its own below the slow disk: so many requests of it are served a second, the others wait there.
  const limit = (place: Container, iops: number): unknown =>
    keep(throttle(disk.outer, { readIops: iops }, place.cgroup.path));
  limit(victim, 30);
  limit(heavy, 12 * RATIO);
  limit(light, 12);
  const session = await attach(['containerd:e2e-victim'], { env: runtime.env, min: '1s' });
  await Promise.all(workloads.map((workload) => workload.go()));
  const trace = await session.stop();

  const all = trace.end.culprits;
  const rows = all.filter((row) => row.disk === disk.name && row.via === 'queue');
  const of = (culprit: string) => rows.find((row) => row.culprit === culprit);
  const [most, least] = [of('e2e-heavy'), of('e2e-light')];
  expect(most?.count).toBeGreaterThan(50);
  for (const field of ['count', 'bytes', 'overlapNs'] as const) {
    const ratio = (most?.[field] ?? 0) / (least?.[field] ?? 0);
    expect([field, ratio > RATIO * (1 - TOLERANCE) && ratio < RATIO * (1 + TOLERANCE), ratio]).toEqual([
      field,
      true,
      ratio,
    ]);
  }
  expect(of('host:workload')?.count).toBeGreaterThan(10);
  const culprits = all.map((row) => row.culprit);
  expect(culprits).not.toContain('e2e-victim');
  expect(culprits).not.toContain('e2e-elsewhere');
  expect(new Set(all.map((row) => row.victim?.name))).toEqual(new Set(['e2e-victim']));
});

test('who syncs on the same journal is in its commits, and in the way of who waits for them', async () => {
  // Slow for what is written for nobody: a commit takes so long that others join the next one meanwhile.
  const disk = keep(await slowInnerDisk());
  const runtime = keep(await startContainerd());
  const run = (name: string): Promise<Container> => {
    const source = join(disk.dir, name);
    mkdirSync(source);
    return runtime.run(name, { mounts: [{ source, target: '/data' }] });
  };
  const [victim, storm] = [await run('e2e-victim'), await run('e2e-storm')];
  const workloads = [
    await ready({ place: victim, dir: '/data', threads: 1, operations: ['growing-fsync=4'] }),
    await ready({ place: storm, dir: '/data', threads: 3, operations: ['growing-fsync=8'] }),
  ];
  const session = await attach(['containerd:e2e-victim'], { env: runtime.env, min: '0' });
  await Promise.all(workloads.map((workload) => workload.go()));
  const trace = await session.stop();

  const row = trace.end.culprits.find(({ via, culprit }) => via === 'journal' && culprit === 'e2e-storm');
  expect(row).toMatchObject({ victim: { name: 'e2e-victim' }, disk: disk.name });
  const waited = trace.fsyncs.reduce((sum, { attrs }) => sum + Number(attrs['journalNs']), 0);
  expect(waited).toBeGreaterThan(100_000_000);
  expect(row?.overlapNs).toBeGreaterThan(0);
  expect(row?.overlapNs).toBeLessThanOrEqual(waited);
  expect(row?.count).toBeGreaterThan(0);
  expect(row?.bytes).toBeGreaterThan((row?.count ?? 0) * 512);
  const commits = trace.spans.filter(({ kind }) => kind === 'journal');
  const participants = commits.map(({ attrs }) => attrs['participants'] as { who: string; count: number }[] | null);
  const names = participants.map((shares) => shares?.map(({ who }) => who) ?? []);
  expect(commits.length).toBeGreaterThanOrEqual(4);
  expect(names.some((who) => who.includes('e2e-storm'))).toBe(true);
  expect(names.some((who) => who.includes('e2e-victim'))).toBe(true);
  expect(trace.end.culprits.filter(({ culprit }) => culprit === 'e2e-victim')).toEqual([]);
});
