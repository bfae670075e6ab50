/** The tables of a session: second by second, in the last line, and as text. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startContainerd } from '../lab/containerd.ts';
import { loopDisk } from '../lab/disk.ts';
import { throttle } from '../lab/throttle.ts';
import { runWorkload, startWorkload } from '../lab/workload.ts';
import { type CliProcess, endOf, startAttach, startCli } from './agent-process.ts';
import type { ContainerLine, TableLine, TableRow } from './json-lines.ts';
import { keep } from './support.ts';
import { quietly, resultsOf } from './truth.ts';

const FSYNCS = 24;
const NEIGHBOUR_FSYNCS = 1_500;

type TableType = TableLine['type'];

function tablesOf(cli: CliProcess, type: TableType): TableLine[] {
  return cli.lines.filter((line): line is TableLine => line.type === type);
}

const nameOf = (value: unknown): string | null => (value as ContainerLine | null)?.name ?? null;

/** Sums by key, of the rows of all lines. */
function sums(rows: readonly TableRow[], key: readonly string[], fields: readonly string[]): Record<string, number[]> {
  const result: Record<string, number[]> = {};
  for (const row of rows) {
    const who = JSON.stringify(key.map((part) => (typeof row[part] === 'object' ? nameOf(row[part]) : row[part])));
    const before = result[who] ?? fields.map(() => 0);
    result[who] = fields.map((field, i) => (before[i] ?? 0) + Number(row[field]));
  }
  return result;
}

test('say where the time of a throttled container went and who was in its way, and add up in the last line', async () => {
  const disk = keep(await loopDisk({ sizeMiB: 64, fs: 'ext4' }));
  const runtime = keep(await startContainerd());
  const start = async (name: string, operation: string) => {
    const source = join(disk.dir, name);
    mkdirSync(source);
    const container = await runtime.run(name, { mounts: [{ source, target: '/data' }] });
    await runWorkload({ place: container, dir: '/data', operations: ['prepare=1'] });
    const options = { place: quietly(container), dir: '/data', operations: [operation] };
    return { container, workload: keep(await startWorkload(options)) };
  };
  const subject = await start('e2e-tables', `fsync=${FSYNCS}`);
  const neighbour = await start('e2e-tables-other', `fsync=${NEIGHBOUR_FSYNCS}`);
  keep(throttle(disk, { writeIops: 10 }, subject.container.cgroup.path));

  const target = 'containerd:e2e-tables';
  const json = await startAttach([target], { env: runtime.env });
  const text = startCli(['attach', target], { env: runtime.env });
  await text.prints(/(spans of 1 ms)/);
  const [report] = await Promise.all([subject.workload.go(), neighbour.workload.go()]);
  await json.nextStats();
  for (const cli of [json, text]) cli.signal('SIGINT');
  const { stdout } = await text.exit();
  await json.exit();
  const end = endOf(json);

  for (const [type, key, fields] of [
    ['waits', ['container', 'cause'], ['blockedNs', 'count']],
    ['culprits', ['victim', 'culprit', 'disk', 'via'], ['overlapNs', 'bytes', 'count']],
    ['processes', ['container', 'comm'], ['reads', 'readBytes', 'writes', 'writeBytes', 'ioNs', 'syncs', 'syncNs']],
  ] as const) {
    const rows = tablesOf(json, type).flatMap((line) => line.rows);
    expect(rows.length, type).toBeGreaterThan(0);
    expect(sums(rows, key, fields), type).toEqual(
      sums(
        end[type].map((row) => ({ ...row })),
        key,
        fields,
      ),
    );
    // Of nobody else.
    const owner = type === 'culprits' ? 'victim' : 'container';
    expect(new Set(rows.map((row) => nameOf(row[owner]))), type).toEqual(new Set(['e2e-tables']));
  }

  // The program's own clock: what it waited, it was blocked.
  const waited = resultsOf(report, 'fsync').reduce((sum, { latencyNs }) => sum + latencyNs, 0);
  const blocked = end.waits.reduce((sum, row) => sum + Number(row['blockedNs']), 0);
  expect(blocked / waited).toBeGreaterThan(0.9);
  expect(blocked / waited).toBeLessThan(1.1);
  // Kernel threads that did I/O for it come after it.
  expect(end.processes[0]).toMatchObject({ comm: 'workload', syncs: FSYNCS });
  expect(end.culprits.map((row) => row['culprit'])).toContain('e2e-tables-other');

  const disks = tablesOf(json, 'disks').flatMap((line) => line.rows.filter((row) => row['disk'] === disk.name));
  expect(disks.length).toBeGreaterThan(1);
  const limited = disks.flatMap((row) => row['limits'] as readonly Record<string, unknown>[]);
  expect(limited).toContainEqual(
    expect.objectContaining({ container: expect.objectContaining({ name: 'e2e-tables' }), configured: 10 }),
  );

  for (const title of [
    'blocked time of all threads, by cause',
    'who was in the way, and by what',
    'disks',
    'processes',
  ]) {
    expect(stdout).toMatch(new RegExp(`^${title}$`, 'm'));
  }
  expect(stdout).toMatch(/^e2e-tables-other +\S+ +\S+ +\d/m);
}, 60_000);
