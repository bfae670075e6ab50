import { afterAll, beforeAll, expect, test } from 'vitest';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { until } from '../lab/run.ts';
import { throttle } from '../lab/throttle.ts';
import { runWorkload } from '../lab/workload.ts';
import { type CliProcess, endOf, isSession, runCli, startServe, startView } from './agent-process.ts';
import type { SpanLine } from './json-lines.ts';
import { keep, writeScratch } from './support.ts';
import { lostBesideSkips } from './truth.ts';

const TOKEN = 'token-of-the-end-to-end-tests';

let disk: MountedDisk;
let left: LabCgroup;
let right: LabCgroup;

beforeAll(async () => {
  disk = await loopDisk({ sizeMiB: 64, fs: 'ext4', mountOptions: 'noatime' });
  left = cgroup('left');
  right = cgroup('right');
  await runWorkload({ dir: disk.dir, threads: 2, operations: [`prepare=1,${1 << 20}`] });
});

afterAll(async () => {
  await left?.close();
  await right?.close();
  await disk?.close();
});

const fsyncsOf = (view: CliProcess): SpanLine[] => view.spans().filter(({ kind }) => kind === 'fsync');

/** Ids in the order of the stream. */
const ids = (spans: readonly SpanLine[]): string[] => spans.map(({ id }) => id);

test('a viewer with targets, kinds and a threshold of its own sees just those of the spans that another sees all of', async () => {
  const targets = [`cgroup:${left.path}`, `cgroup:${right.path}`];
  const { cli, url } = await startServe([...targets, '--listen', '127.0.0.1:0', '--min', '0']);
  const all = await startView([url, '--min', '0']);
  const ofLeft = await startView([url, `cgroup:${left.path}`, '--min', '0']);
  const fsyncs = await startView([url, '--min', '0', '--kinds', 'fsync']);
  const slow = await startView([url, '--min', '20ms']);
  const oneOfAll = await startView([url, `cgroup:${right.path}`, '--min', '20ms', '--kinds', 'block,mount']);
  expect((await ofLeft.session()).targets).toHaveLength(1);

  // Every second write of these waits 100 ms; reads do not.
  keep(throttle(disk, { writeIops: 10 }, left.path));
  await Promise.all(
    [left, right].map((place) =>
      runWorkload({ place, dir: disk.dir, operations: ['direct-read=100', 'direct-write=10', 'fsync=5'] }),
    ),
  );
  await all.nextStats();
  cli.signal('SIGINT');
  await Promise.all([cli, all, ofLeft, fsyncs, slow, oneOfAll].map((one) => one.exit()));

  const spans = all.spans();
  const leftId = ofLeft.spans()[0]?.container?.id;
  expect(fsyncsOf(all)).toHaveLength(10);
  expect(spans.filter(({ kind, name }) => kind === 'block' && name === 'read')).toHaveLength(200);
  expect(ids(ofLeft.spans())).toEqual(ids(spans.filter(({ container }) => container?.id === leftId)));
  expect(fsyncsOf(ofLeft)).toHaveLength(5);
  expect(ids(fsyncs.spans())).toEqual(ids(fsyncsOf(all)));
  const isSlow = ({ durationNs }: SpanLine) => durationNs >= 20e6;
  expect(ids(slow.spans())).toEqual(ids(spans.filter(isSlow)));
  expect(slow.spans().length).toBeGreaterThan(0);
  const isOther = ({ kind, container }: SpanLine) => kind === 'block' && container?.id !== leftId;
  expect(ids(oneOfAll.spans())).toEqual(ids(spans.filter((span) => isSlow(span) && isOther(span))));
  // Totals know no threshold and no kinds, only targets.
  expect(endOf(slow).totals).toEqual(endOf(all).totals);
  expect(endOf(ofLeft).totals).toEqual(endOf(all).totals.filter(({ container }) => container?.id === leftId));
});

test('a viewer that asks for what the agent does not trace is told so, with exit code 2', async () => {
  const { url } = await startServe([`cgroup:${left.path}`, '--listen', '127.0.0.1:0']);
  const { code, stdout, stderr } = await runCli(['view', url, `cgroup:${right.path}`, '--json']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^stallscope: This agent does not trace "cgroup:.*"\.\n {2}cgroup:\S+-left\n$/);
});

test('a viewer whose agent is killed and started again says so, and goes on with the new one', async () => {
  const tokenFile = writeScratch('token', `${TOKEN}\n`);
  const serve = [`cgroup:${left.path}`, '--min', '0', '--token-file', tokenFile, '--listen'];
  const first = await startServe([...serve, '127.0.0.1:0']);
  expect(first.token).toBe(TOKEN);
  const view = await startView([first.url, '--min', '0', '--kinds', 'fsync']);
  await runWorkload({ place: left, dir: disk.dir, operations: ['fsync=7'] });
  await view.nextStats();
  expect(fsyncsOf(view)).toHaveLength(7);

  first.cli.signal('SIGKILL');
  await first.cli.exit();
  await view.says(/the connection broke \(.*\): attempt 1 in \d+ ms; spans until then are missing/);
  await startServe([...serve, `127.0.0.1:${first.port}`]);
  await until('a second session', () => view.lines.filter(isSession)[1]);
  await runWorkload({ place: left, dir: disk.dir, operations: ['fsync=5'] });
  await view.nextStats();
  expect(fsyncsOf(view)).toHaveLength(12);

  view.signal('SIGINT');
  expect((await view.exit()).code).toBe(0);
  expect(endOf(view)).toMatchObject({ reason: 'signal', spans: 12 });
  expect(lostBesideSkips(endOf(view))).toEqual({});
});
