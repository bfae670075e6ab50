import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { runWorkload } from '../lab/workload.ts';
import { endOf, isLost, startServe, startView } from './agent-process.ts';
import { lostBesideSkips } from './truth.ts';

let disk: MountedDisk;
let group: LabCgroup;
/** Deep enough that the path of its files is most of a span: 8 MiB, what may wait for a viewer, are some 15,000 of them. */
let dir: string;

beforeAll(async () => {
  disk = await loopDisk({ sizeMiB: 64, fs: 'ext4', mountOptions: 'noatime' });
  group = cgroup('slow');
  dir = join(disk.dir, ...Array.from({ length: 4 }, () => 'd'.repeat(100)));
  mkdirSync(dir, { recursive: true });
  await runWorkload({ dir, operations: ['prepare=1,4096'] });
});

afterAll(async () => {
  await group?.close();
  await disk?.close();
});

/** Far more than the kernel's own socket buffers and the agent's budget hold, at a rate that one who reads keeps up with. */
const ROUNDS = 30;
const CALLS_OF_ROUND = 2_000;
const CALLS = ROUNDS * CALLS_OF_ROUND;

test('a viewer that does not read loses spans and learns how many, while one that reads loses none', async () => {
  const kinds = ['--kinds', 'fsync'];
  const ring = ['--ring-size', '128M'];
  const { cli, url } = await startServe([
    ...[`cgroup:${group.path}`, '--listen', '127.0.0.1:0', '--min', '0', ...kinds, ...ring],
  ]);
  const healthy = await startView([url, '--min', '0', ...kinds]);
  const slow = await startView([url, '--min', '0', ...kinds]);
  slow.signal('SIGSTOP');
  const round = [`sync-file-range=${CALLS_OF_ROUND}`, 'pause=1,250'];
  await runWorkload({ place: group, dir, operations: Array.from({ length: ROUNDS }, () => round).flat() });
  await healthy.nextStats();
  slow.signal('SIGCONT');
  await slow.line('a loss', isLost);
  await slow.nextStats();

  cli.signal('SIGINT');
  await Promise.all([cli, healthy, slow].map((one) => one.exit()));
  expect(endOf(healthy).spans).toBe(CALLS);
  expect(lostBesideSkips(endOf(healthy))).toEqual({});
  expect(healthy.spans()).toHaveLength(CALLS);
  const { spans } = endOf(slow);
  // What waited comes all at once, and may be more than the reader of its output takes: that has a count of its own.
  const { 'client-slow': bySlowness = 0, 'output-slow': byOutput = 0, ...others } = lostBesideSkips(endOf(slow));
  expect(others).toEqual({});
  expect(spans + bySlowness + byOutput).toBe(CALLS);
  expect(bySlowness).toBeGreaterThan(1_000);
  expect(slow.spans()).toHaveLength(spans);
  // What was not lost is what the other saw.
  const seen = new Set(healthy.spans().map(({ id }) => id));
  expect(slow.spans().every(({ id }) => seen.has(id))).toBe(true);
});
