import { afterAll, beforeAll, expect, test } from 'vitest';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { runWorkload } from '../lab/workload.ts';
import { type CliProcess, endOf, startAttach } from './agent-process.ts';
import { countOf, type SpanLine } from './json-lines.ts';
import { lostBesideSkips } from './truth.ts';

let disk: MountedDisk;
let group: LabCgroup;

beforeAll(async () => {
  disk = await loopDisk({ sizeMiB: 64, fs: 'ext4', mountOptions: 'noatime' });
  group = cgroup('scope');
  await runWorkload({ dir: disk.dir, threads: 2, operations: [`prepare=1,${1 << 20}`] });
});

afterAll(async () => {
  await group?.close();
  await disk?.close();
});

const fsyncs = (cli: CliProcess): SpanLine[] => cli.spans().filter(({ name }) => name === 'fsync');

async function finish(cli: CliProcess): Promise<void> {
  await cli.nextStats();
  cli.signal('SIGINT');
  expect((await cli.exit()).code).toBe(0);
  expect(lostBesideSkips(endOf(cli))).toEqual({});
}

test('cgroups made below a target, at any depth, belong to it from their first I/O', async () => {
  const attach = await startAttach([`cgroup:${group.path}`, '--min', '0']);
  // Nothing between the mkdir and the workload.
  let place = group;
  for (let depth = 1; depth <= 5; depth += 1) {
    place = place.child(`depth-${depth}`);
    await runWorkload({ place, dir: disk.dir, operations: ['fsync=4', 'direct-read=20'] });
  }
  const sibling = group.child('depth-1b');
  await runWorkload({ place: sibling, dir: disk.dir, operations: ['fsync=3', 'direct-read=7'] });
  await finish(attach);
  const { id } = (await attach.session()).targets[0] ?? { id: '' };
  expect(fsyncs(attach)).toHaveLength(5 * 4 + 3);
  expect(attach.spans().every(({ container }) => container?.id === id)).toBe(true);
  const reads = countOf(endOf(attach).totals, { disk: disk.name, op: 'read' });
  expect(reads).toEqual({ count: 5 * 20 + 7, bytes: (5 * 20 + 7) * 4096 });
  const spans = attach
    .spans()
    .filter(({ kind, name, attrs }) => kind === 'block' && name === 'read' && attrs['disk'] === disk.name);
  expect(spans).toHaveLength(reads.count);
});

test('what runs beside a target, or in its parent, is not in its session', async () => {
  const [target, beside] = [group.child('inside'), group.child('beside')];
  const attach = await startAttach([`cgroup:${target.path}`, '--min', '0', '--kinds', 'fsync']);
  await runWorkload({ place: beside, dir: disk.dir, operations: ['fsync=5', 'direct-read=5'] });
  await runWorkload({ place: group, dir: disk.dir, operations: ['fsync=5', 'direct-read=5'] });
  await runWorkload({ place: target, dir: disk.dir, operations: ['fsync=2', 'direct-read=9'] });
  await finish(attach);
  expect(fsyncs(attach)).toHaveLength(2);
  expect(countOf(endOf(attach).totals, { disk: disk.name, op: 'read' }).count).toBe(9);
});

test('two agents at once see the same counts, and the end of one is nothing to the other', async () => {
  const args = [`cgroup:${group.path}`, '--min', '0'];
  const agents = [await startAttach(args), await startAttach(args)] as const;
  const operations = ['fsync=25', 'direct-read=500', 'direct-write=250'];
  await runWorkload({ place: group, dir: disk.dir, threads: 2, operations });
  await Promise.all(agents.map(finish));
  const counted = agents.map((cli) => ({
    fsyncs: fsyncs(cli).length,
    ...Object.fromEntries(
      ['read', 'write', 'flush'].map((op) => [op, countOf(endOf(cli).totals, { disk: disk.name, op })]),
    ),
  }));
  expect(counted[0]).toMatchObject({ fsyncs: 50, read: { count: 1_000, bytes: 1_000 * 4096 } });
  expect(counted[1]).toEqual(counted[0]);

  const [short, long] = [await startAttach(args), await startAttach(args)];
  await runWorkload({ place: group, dir: disk.dir, operations: ['fsync=5', 'direct-read=50'] });
  await short.nextStats();
  short.signal('SIGKILL');
  await short.exit();
  await runWorkload({ place: group, dir: disk.dir, operations: ['fsync=5', 'direct-read=50'] });
  await finish(long);
  expect(fsyncs(short)).toHaveLength(5);
  expect(fsyncs(long)).toHaveLength(10);
  expect(countOf(endOf(long).totals, { disk: disk.name, op: 'read' }).count).toBe(100);
});
