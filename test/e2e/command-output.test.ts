/** What people read: text of a session, the list of containers, the doctor, the demo. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cgroup } from '../lab/cgroup.ts';
import { hierarchies } from '../lab/cgroup-files.ts';
import { startContainerd } from '../lab/containerd.ts';
import { loopDisk } from '../lab/disk.ts';
import { startDocker } from '../lab/docker.ts';
import { startPodman } from '../lab/podman.ts';
import { run, until } from '../lab/run.ts';
import { runWorkload, startWorkload } from '../lab/workload.ts';
import { runCli, startCli } from './agent-process.ts';
import type { ContainerLine } from './json-lines.ts';
import { keep } from './support.ts';
import { attach } from './trace.ts';
import { expectFastBeside, expectMostlySlow, expectSameDurations, quietly, resultsOf } from './truth.ts';

test('text of a session has aligned columns, children below their parent, and a summary', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 64, fs: 'ext4' }));
  const group = keep(cgroup('text'));
  await runWorkload({ dir: disk.dir, operations: ['prepare=1'], place: group });
  const cli = startCli(['attach', `cgroup:${group.path}`, '--min', '0', '--kinds', 'block,fsync']);
  await until('the session begins', () => cli.stdout.includes('targets: ') || undefined);
  await runWorkload({ dir: disk.dir, operations: ['fdatasync=5', 'direct-read=7'], place: group });
  cli.signal('SIGINT');
  const { code, stdout } = await cli.exit();
  expect(code).toBe(0);

  const lines = stdout.split('\n');
  const header = lines.find((line) => line.startsWith('TIME')) ?? '';
  const end = lines.findIndex((line) => line.startsWith('summary: '));
  expect(end).toBeGreaterThan(0);
  const column = (line: string, title: string): string => line.slice(header.indexOf(title)).split(' ')[0] ?? '';
  // The file below the disk is written back by kernel threads, on another disk.
  const spans = lines
    .slice(lines.indexOf(header) + 1, end)
    .filter((line) => line !== '' && column(line, 'DISK') === disk.name);
  expect(spans.map((line) => column(line, 'SPAN')).filter((name) => name === 'fdatasync')).toHaveLength(5);
  expect(new Set(spans.map((line) => column(line, 'COMM')))).toEqual(new Set(['workload']));
  for (const [i, line] of spans.entries()) {
    if (column(line, 'SPAN') !== 'fdatasync') continue;
    expect(line).toContain(`${disk.dir}/workload-0.dat`);
    // The page, and the flush of the disk's cache.
    expect(spans.slice(i + 1, i + 3).map((child) => child.slice(header.indexOf('SPAN')).split(/ {2,}/)[0])).toEqual([
      '└ block write',
      '└ block flush',
    ]);
  }
  const summary = lines.slice(end).join('\n');
  expect(summary).toMatch(new RegExp(`^${disk.name}\\*? +read +7 `, 'm'));
  expect(summary).toMatch(new RegExp(`^${disk.name}\\*? +write +5 `, 'm'));
  expect(summary).toMatch(/^ *fdatasync +5 /m);
});

test('ps lists the containers of all runtimes by their names, and each is found by its target', async () => {
  const [containerd, docker, podman] = [
    keep(await startContainerd()),
    keep(await startDocker()),
    keep(await startPodman()),
  ];
  const containers = [
    await containerd.run('e2e-tea'),
    await docker.run('e2e-coffee'),
    await podman.run('e2e-water'),
  ] as const;
  const env = { ...containerd.env, ...docker.env };
  const wanted = containers.map(({ name, id, runtime }) => ({
    name,
    runtime,
    id: runtime === 'containerd' ? id : id.slice(0, 12),
  }));

  const { code, stdout } = await runCli(['ps', '--json'], { env });
  expect(code).toBe(0);
  const listed = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ContainerLine & { cgroup: string });
  for (const [i, { cgroup }] of containers.entries()) {
    expect(listed).toContainEqual(expect.objectContaining({ ...wanted[i], cgroup: cgroup.path }));
  }
  const { stdout: text } = await runCli(['ps'], { env });
  const nameAt = (name: string) => text.split('\n').find((line) => line.startsWith(`${name} `));
  for (const { name, runtime } of containers) expect(nameAt(name)).toContain(` ${runtime} `);

  for (const [i, container] of containers.entries()) {
    await runWorkload({ place: container, dir: '/data', operations: ['prepare=1'] });
    const place = quietly(container);
    const workload = keep(await startWorkload({ place, dir: '/data', operations: ['fsync=10', 'direct-read=9'] }));
    const session = await attach([`${container.runtime}:${container.name}`], { env });
    const report = await workload.go();
    const trace = await session.stop();
    expect(trace.session.targets).toMatchObject([wanted[i]]);
    expectSameDurations(trace.fsyncs, resultsOf(report, 'fsync'));
    for (const span of trace.spans) expect(span.container).toMatchObject(wanted[i] ?? {});
    expect(trace.blocks.filter((span) => span.name === 'read')).toHaveLength(9);
  }
});

test('doctor finds nothing that stands in the way here', async () => {
  const text = await runCli(['doctor']);
  expect(text.code).toBe(0);
  const json = await runCli(['doctor', '--json']);
  expect(json.code).toBe(0);
  for (const line of json.stdout.split('\n').filter((one) => one !== '')) JSON.parse(line);
});

/** Everything on the host that bears the name of the demo of a process. */
async function ofDemo(pid: number): Promise<string[]> {
  const name = `stallscope-demo-${pid}`;
  const { v2, blkio } = hierarchies();
  const cgroups = [v2, blkio].flatMap((mount) => (mount === null ? [] : readdirSync(mount)));
  const loops = (await run('losetup', ['--list', '--noheadings', '--output', 'NAME,BACK-FILE'])).stdout.split('\n');
  const processes = (await run('ps', ['-eo', 'args'])).stdout.split('\n');
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  const all = [...cgroups, ...loops, ...processes, ...mounts, ...readdirSync('/var/tmp'), ...readdirSync('/tmp')];
  return all.filter((text) => text.includes(name));
}

test('the demo shows slow fsyncs above fast block I/O, and leaves nothing behind', async () => {
  const cli = startCli(['demo', '--for', '8s', '--json']);
  await cli.session();
  // Two cgroups where there are two hierarchies, a loop device, a mount, a directory, a process.
  expect((await ofDemo(cli.pid)).length).toBeGreaterThanOrEqual(5);
  const { code } = await cli.exit(40_000);
  expect(code).toBe(0);
  const spans = cli.spans();
  const waits = spans.filter(({ kind }) => kind === 'fsync').map(({ durationNs }) => durationNs);
  // A flush is the real disk's, whatever that does at the moment.
  const writes = spans.filter(({ kind, name }) => kind === 'block' && name === 'write');
  // Eight seconds of some 100 ms each, less what starting takes.
  expect(waits.length).toBeGreaterThan(20);
  expectMostlySlow(waits);
  expect(writes.length).toBeGreaterThan(20);
  expectFastBeside(
    writes.map(({ durationNs }) => durationNs),
    waits,
  );
  expect(await ofDemo(cli.pid)).toEqual([]);
});
