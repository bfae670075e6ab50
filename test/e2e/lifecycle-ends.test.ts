import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { run } from '../lab/run.ts';
import { runWorkload, startWorkload } from '../lab/workload.ts';
import {
  type CliProcess,
  endOf,
  isEnd,
  isSpan,
  isStats,
  STALLSCOPE,
  startAttach,
  startServe,
  startView,
} from './agent-process.ts';
import { countOf, type StatsLine } from './json-lines.ts';
import { allGone, leftOf, objectsOf } from './kernel-objects.ts';
import { keep } from './support.ts';
import { lostBesideSkips } from './truth.ts';

let disk: MountedDisk;
let group: LabCgroup;

beforeAll(async () => {
  disk = await loopDisk({ sizeMiB: 64, fs: 'ext4', mountOptions: 'noatime' });
  group = cgroup('ends');
  await runWorkload({ dir: disk.dir, operations: ['prepare=1,4096'] });
});

afterAll(async () => {
  await group?.close();
  await disk?.close();
});

/** Calls that go on until the test is over. */
async function activity(): Promise<void> {
  const options = { place: group, dir: disk.dir, operations: ['fsync=1000000'] };
  const workload = keep(await startWorkload(options));
  workload.go().catch(() => undefined);
}

/** The session line, then totals and spans: the programs are in the kernel and at work. */
async function atWork(cli: CliProcess): Promise<void> {
  await cli.line('a span', isSpan);
  await cli.line('totals', (line): line is StatsLine => isStats(line) && countOf(line.rows).count > 0);
}

const ATTACH_ARGS = ['--min', '0', '--kinds', 'block,fsync,mount'];

describe('in the middle of activity', () => {
  test('SIGKILL of attach leaves no program, link or map in the kernel', async () => {
    const attach = await startAttach([`cgroup:${group.path}`, ...ATTACH_ARGS]);
    await activity();
    await atWork(attach);
    const objects = objectsOf(attach.pid);
    expect(objects.link.size).toBeGreaterThan(5);
    expect(objects.prog.size).toBeGreaterThan(5);
    expect(objects.map.size).toBeGreaterThan(5);
    expect((await leftOf(objects)).length).toBe(objects.prog.size + objects.map.size + objects.link.size);
    attach.signal('SIGKILL');
    expect(await attach.exit()).toMatchObject({ signal: 'SIGKILL' });
    await allGone(objects);
  });

  test('SIGKILL of serve leaves no program, link or map in the kernel', async () => {
    const { cli, url } = await startServe([`cgroup:${group.path}`, '--listen', '127.0.0.1:0', ...ATTACH_ARGS]);
    const view = await startView([url, '--min', '0']);
    await activity();
    await atWork(view);
    const objects = objectsOf(cli.pid);
    expect(objects.link.size).toBeGreaterThan(5);
    cli.signal('SIGKILL');
    expect(await cli.exit()).toMatchObject({ signal: 'SIGKILL' });
    await allGone(objects);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends attach with its summary, soon, and the kernel is clean',
    async (signal) => {
      const attach = await startAttach([`cgroup:${group.path}`, ...ATTACH_ARGS]);
      await activity();
      await atWork(attach);
      const objects = objectsOf(attach.pid);
      const since = performance.now();
      attach.signal(signal);
      await attach.line('the end', isEnd, 5_000);
      expect(performance.now() - since).toBeLessThan(2_000);
      expect(await attach.exit(10_000)).toMatchObject({ code: 0, stderr: '' });
      const { reason, spans } = endOf(attach);
      expect({ reason, lost: lostBesideSkips(endOf(attach)) }).toEqual({ reason: 'signal', lost: {} });
      expect(attach.spans()).toHaveLength(spans);
      await allGone(objects);
    },
  );

  test('SIGINT ends serve, with exit code 0, and the kernel is clean', async () => {
    const { cli, url } = await startServe([`cgroup:${group.path}`, '--listen', '127.0.0.1:0', ...ATTACH_ARGS]);
    const view = await startView([url, '--min', '0']);
    await activity();
    await atWork(view);
    const objects = objectsOf(cli.pid);
    cli.signal('SIGINT');
    expect((await cli.exit(10_000)).code).toBe(0);
    await allGone(objects);
    expect((await view.exit(5_000)).code).toBe(0);
    expect(endOf(view).reason).toBe('agent-stopped');
  });
});

test('--for ends a session when its time is over, with reason duration', async () => {
  const attach = await startAttach([`cgroup:${group.path}`, ...ATTACH_ARGS, '--for', '3s']);
  const since = performance.now();
  await activity();
  await attach.line('the end', isEnd, 20_000);
  const took = performance.now() - since;
  expect(took).toBeGreaterThan(2_000);
  expect(took).toBeLessThan(8_000);
  expect(await attach.exit()).toMatchObject({ code: 0, stderr: '' });
  expect({ reason: endOf(attach).reason, lost: lostBesideSkips(endOf(attach)) }).toEqual({
    reason: 'duration',
    lost: {},
  });
});

test('a reader of the output that leaves ends the session quietly, with exit code 0', async () => {
  await activity();
  const attach = `${STALLSCOPE} attach cgroup:${group.path} --min 0 --json`;
  const { stdout, stderr } = await run('bash', ['-c', `${attach} | head -1; echo "exit \${PIPESTATUS[0]}"`]);
  const lines = stdout.trim().split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ type: 'session' });
  expect(lines.slice(1)).toEqual(['exit 0']);
  expect(stderr).toBe('');
});
