/**
 * What a session says of a container, against what the program inside counted and measured itself. The neighbour, another container on
 * the same disks and so on the same journals, does the same at the same time.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Runtime, RuntimeName, RuntimeOptions } from '../lab/container.ts';
import { startContainerd } from '../lab/containerd.ts';
import { startDocker } from '../lab/docker.ts';
import { run } from '../lab/run.ts';
import { observe, PLACE_NAMES, type Stage, setStage } from './container-stage.ts';
import type { SpanLine, StatsRow } from './json-lines.ts';
import { amounts, exactly, sumOfShares, type Trace } from './trace.ts';
import { expectSameDurations, lostBesideSkips, resultsOf } from './truth.ts';

const RUNTIMES: readonly [RuntimeName, (options?: RuntimeOptions) => Promise<Runtime>][] = [
  ['containerd', startContainerd],
  ['docker', startDocker],
];

const READS = 200;
const WRITES = 150;
const WRITE_BYTES = 8192;
const PAGE = 4096;

function rows(disk: { readonly name: string }, op: string): (row: StatsRow) => boolean {
  return (row) => row.disk === disk.name && row.op === op;
}

describe.each(RUNTIMES)('in a container of %s', (runtimeName, start) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage(start);
  });

  afterAll(async () => {
    await stage?.close();
  });

  /**
   * Nothing of anyone else, nothing lost. Below a loop disk there is another one, on which the kernel charges what the loop driver does to
   * the container that caused it.
   */
  function expectOnlySubject(trace: Trace): void {
    const { id, name } = stage.subject;
    // Docker's and podman's ids are shown as those show them.
    const wanted = { id: runtimeName === 'docker' ? id.slice(0, 12) : id, name, runtime: runtimeName };
    const disks: unknown[] = Object.values(stage.places).map(({ disk }) => disk.name);
    expect(trace.session.targets).toMatchObject([wanted]);
    const rowsOfAll = [...trace.stats.flatMap((line) => line.rows), ...trace.end.totals];
    for (const { container } of [...trace.spans, ...rowsOfAll]) expect(container).toMatchObject(wanted);
    // What kernel threads did for a call that waited for it is in the call's tree.
    const isOwn = (span: SpanLine): boolean => span.attrs['owner'] === 'direct' && disks.includes(span.attrs['disk']);
    const own = trace.spans.filter((span) => (span.kind === 'block' ? isOwn(span) : span.kind !== 'journal'));
    expect(own.filter((span) => span.comm !== 'workload')).toEqual([]);
    expect(trace.end).toMatchObject({ reason: 'signal', spans: trace.spans.length });
    expect(lostBesideSkips(trace.end)).toEqual({});
  }

  describe.each(PLACE_NAMES)('on its %s', (placeName) => {
    const target = (): string => `${runtimeName}:${stage.subject.name}`;

    test('totals and block spans of direct I/O are exactly the I/Os of the program', async () => {
      const { dir, disk } = stage.places[placeName];
      const operations = [`direct-read=${READS}`, `direct-write=${WRITES},${WRITE_BYTES}`];
      const { trace } = await observe(stage, target(), dir, operations);
      expectOnlySubject(trace);
      expect(amounts(trace, rows(disk, 'read'))).toEqual(exactly(READS, READS * PAGE));
      expect(amounts(trace, rows(disk, 'write'))).toEqual(exactly(WRITES, WRITES * WRITE_BYTES));
      const spans = trace.blocks.filter((span) => span.attrs.disk === disk.name);
      expect(spans.map((span) => span.name)).toEqual([
        ...Array<string>(READS).fill('read'),
        ...Array<string>(WRITES).fill('write'),
      ]);
      expect(new Set(spans.map((span) => span.attrs.owner))).toEqual(new Set(['direct']));
      expect(new Set(spans.map((span) => span.attrs.device))).toEqual(new Set([disk.majorMinor]));
    });

    test('each fsync, fdatasync and O_DSYNC write is one span, as long as the program says, and wrote its one page', async () => {
      const { dir, disk } = stage.places[placeName];
      const { trace, report } = await observe(stage, target(), dir, ['fsync=20', 'fdatasync=15', 'sync-write=10']);
      expectOnlySubject(trace);
      const spans = trace.fsyncs;
      expect(new Set(spans.map((span) => span.attrs.file))).toEqual(new Set([`${dir}/workload-0.dat`]));
      expect(spans).toHaveLength(20 + 15 + 10);
      for (const name of ['fsync', 'fdatasync', 'sync-write']) {
        expectSameDurations(
          spans.filter((span) => span.name === name),
          resultsOf(report, name),
        );
      }
      // The caller writes its own data; the journal's blocks are the journal's.
      expect(amounts(trace, rows(disk, 'write'))).toEqual(exactly(45, 45 * PAGE));
      for (const span of spans) {
        expect(sumOfShares(span)).toBe(span.durationNs);
        const children = trace.blocks.filter((child) => child.parent === span.id);
        expect(children.filter((child) => child.name === 'write')).toHaveLength(1);
      }
    });

    test('each sync_file_range, msync and syncfs is one span, as long as the program says', async () => {
      const { dir } = stage.places[placeName];
      const { trace, report } = await observe(stage, target(), dir, ['sync-file-range=8', 'msync=8', 'syncfs=3']);
      expectOnlySubject(trace);
      const spans = trace.fsyncs;
      expect(new Set(spans.map((span) => span.attrs.file))).toEqual(new Set([`${dir}/workload-0.dat`]));
      expect(spans).toHaveLength(8 + 8 + 3);
      for (const [op, name] of [
        ['sync-file-range', 'sync_file_range'],
        ['msync', 'msync'],
        ['syncfs', 'syncfs'],
      ] as const) {
        expectSameDurations(
          spans.filter((span) => span.name === name),
          resultsOf(report, op),
        );
      }
    });

    test('each mount and umount is one span with its strings, as long as the program says', async () => {
      const { dir } = stage.places[placeName];
      const { trace, report } = await observe(stage, target(), dir, ['mount=6', 'bind-mount=4']);
      expectOnlySubject(trace);
      const mounts = trace.mounts.filter((span) => span.name === 'mount');
      const umounts = trace.mounts.filter((span) => span.name === 'umount2');
      expectSameDurations(mounts, resultsOf(report, 'mount'));
      expectSameDurations(umounts, resultsOf(report, 'umount'));
      expect(trace.mounts).toHaveLength(10 + 10);
      const mountPoint = `${dir}/workload-0.mnt`;
      expect(mounts.map(({ attrs }) => [attrs.source, attrs.target, attrs.fstype, attrs.flags])).toEqual([
        ...Array(6).fill(['workload', mountPoint, 'tmpfs', []]),
        ...Array(4).fill([dir, mountPoint, null, ['bind']]),
      ]);
      expect(new Set(umounts.map((span) => span.attrs.target))).toEqual(new Set([mountPoint]));
    });

    /*
     * Where blkio is a version 1 hierarchy the kernel charges the writeback of a page to the root cgroup, whoever dirtied it: there it is linked by
     * who wrote to the file. With version 2 the page's owner is charged.
     */
    test('buffered writes belong to who wrote them, when they are written back', async () => {
      const { dir, disk } = stage.places[placeName];
      const writeBack = () => run('sync', ['--file-system', disk.dir]);
      const { trace } = await observe(stage, 'all', dir, ['buffered-write=32'], writeBack);
      const written = (isSubject: boolean) =>
        amounts(trace, (row) => rows(disk, 'write')(row) && (row.container?.name === stage.subject.name) === isSubject);
      const pages = 32 * PAGE;
      expect(written(true).end.bytes).toBe(pages);
      expect(written(true).stats).toEqual(written(true).end);
      // The neighbour's, which is in no target named here but in the host's, and the journal's.
      expect(written(false).end.bytes).toBeGreaterThanOrEqual(pages);
      expect(trace.fsyncs.filter((span) => span.container?.name === stage.subject.name)).toEqual([]);
    });
  });
});
