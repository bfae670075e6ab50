import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Container, Runtime, RuntimeName } from '../lab/container.ts';
import { startContainerd } from '../lab/containerd.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { startDocker } from '../lab/docker.ts';
import { startPodman } from '../lab/podman.ts';
import { runWorkload } from '../lab/workload.ts';
import { type CliProcess, endOf, isTargets, runCli, startAttach, startServe, startView } from './agent-process.ts';
import type { ContainerLine, SpanLine } from './json-lines.ts';
import { keep } from './support.ts';

const CASES: readonly [RuntimeName, () => Promise<Runtime>][] = [
  ['containerd', startContainerd],
  ['docker', startDocker],
  ['podman', startPodman],
];

let disk: MountedDisk;

beforeAll(async () => {
  disk = await loopDisk({ sizeMiB: 128, fs: 'ext4', mountOptions: 'noatime' });
  await runWorkload({ dir: disk.dir, operations: ['prepare=1,4096'] });
});

afterAll(async () => {
  await disk?.close();
});

/** What the workload did; runtimes sync files of their own. */
const fsyncs = (cli: CliProcess): SpanLine[] =>
  cli.spans().filter(({ kind, name, comm }) => kind === 'fsync' && name === 'fsync' && comm === 'workload');

/** Other containers of the host may sync as well. */
const fsyncsOf = (cli: CliProcess, name: string): SpanLine[] =>
  fsyncs(cli).filter(({ container }) => container?.name === name);
const fsyncsIn = (cli: CliProcess, id: string): SpanLine[] =>
  fsyncs(cli).filter(({ container }) => container?.id === id);

const MOUNT = '/lab';

const sync = (place: Container, count: number) => runWorkload({ place, dir: MOUNT, operations: [`fsync=${count}`] });

const SERVE = ['--listen', '127.0.0.1:0', '--min', '0', '--kinds', 'fsync'];
const VIEW = ['--min', '0', '--kinds', 'fsync'];

describe.each(CASES)('%s', (runtimeName, start) => {
  let runtime: Runtime;

  beforeAll(async () => {
    runtime = await start();
  });

  afterAll(async () => {
    await runtime?.close();
  });

  const runContainer = async (name: string): Promise<Container> =>
    keep(await runtime.run(name, { mounts: [{ source: disk.dir, target: MOUNT }] }));

  /** Short ids of lines are the start of the runtime's. */
  const isOf = (line: ContainerLine | null, container: Container): boolean =>
    line !== null && container.id.startsWith(line.id);

  test('a target that is stopped and removed is said to be gone, and its session ends with its summary', async () => {
    const container = await runContainer('e2e-gone');
    const attach = await startAttach([`${runtimeName}:e2e-gone`, '--min', '0', '--kinds', 'fsync']);
    expect((await attach.session()).targets).toMatchObject([{ name: 'e2e-gone', runtime: runtimeName }]);
    await sync(container, 3);
    await container.close();
    expect(await attach.exit(15_000)).toMatchObject({
      code: 0,
      stderr: 'stallscope: the target is gone: the session is over\n',
    });
    expect(endOf(attach).reason).toBe('target-gone');
    expect(fsyncs(attach)).toHaveLength(3);
  });

  test('a container that comes while an agent traces all of them is traced by itself, from its first call', async () => {
    const { url } = await startServe(SERVE);
    const view = await startView([url, ...VIEW]);
    const attach = await startAttach(['containers', ...VIEW]);
    const container = await runContainer('e2e-late');
    await sync(container, 10);
    for (const cli of [view, attach]) {
      await cli.nextStats();
      const spans = fsyncsOf(cli, 'e2e-late');
      expect(spans).toHaveLength(10);
      for (const span of spans) {
        expect(span.container).toMatchObject({ name: 'e2e-late', runtime: runtimeName });
        expect(isOf(span.container, container)).toBe(true);
      }
      const told = cli.lines.filter(isTargets).flatMap(({ added }) => added);
      expect(told.filter((one) => isOf(one, container))).not.toEqual([]);
    }
  });

  test('a name that is unknown or fits several is an error with candidates, and exit code 2', async () => {
    await runContainer('e2e-alpha');
    await runContainer('e2e-alpine');
    // With its namespace, where the runtime has them.
    const names = ['e2e-alpha', 'e2e-alpine'].map((name) => new RegExp(`^  ${runtimeName}:(\\w+/)?${name}$`, 'm'));
    const unknown = await runCli(['attach', `${runtimeName}:e2e-nobody`]);
    expect({ ...unknown, stderr: '' }).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toMatch(/^stallscope: No running container fits "\S*e2e-nobody"\./);
    for (const name of names) expect(unknown.stderr).toMatch(name);
    const ambiguous = await runCli(['attach', 'e2e-alp', '--json']);
    expect({ ...ambiguous, stderr: '' }).toMatchObject({ code: 2, stdout: '' });
    expect(ambiguous.stderr).toMatch(/^stallscope: .*"e2e-alp".*\n {2}\S+\n {2}\S+\n$/);
    for (const name of names) expect(ambiguous.stderr).toMatch(name);
  });
});

describe.each(CASES.filter(([name]) => name !== 'containerd'))('%s', (runtimeName, start) => {
  test('a container that is removed and run again under its name has an id of its own in its spans, and both keep the name', async () => {
    const runtime = keep(await start());
    const runContainer = () => runtime.run('e2e-again', { mounts: [{ source: disk.dir, target: MOUNT }] });
    const { url } = await startServe(SERVE);
    const view = await startView([url, ...VIEW]);
    const first = await runContainer();
    await sync(first, 4);
    await first.close();
    const second = await runContainer();
    await sync(second, 6);
    await second.close();
    await view.nextStats();
    expect(second.id).not.toBe(first.id);
    const all = fsyncsOf(view, 'e2e-again');
    expect(all).toHaveLength(10);
    for (const { container } of all) expect(container).toMatchObject({ name: 'e2e-again', runtime: runtimeName });
    const ids = [...new Set(all.map(({ container }) => container?.id ?? ''))];
    expect(ids).toHaveLength(2);
    expect(ids.map((id) => [first, second].findIndex((one) => one.id.startsWith(id)))).toEqual([0, 1]);
    expect(ids.map((id) => fsyncsIn(view, id).length)).toEqual([4, 6]);
  });
});
