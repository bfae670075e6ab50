import { beforeAll, describe, expect, it } from 'vitest';
import { isSpan } from '../e2e/agent-process.ts';
import { countOf } from '../e2e/json-lines.ts';
import { KERNEL_SERIES, type KernelSeries } from './kernel-package.ts';
import { type Outcome, runMachine } from './machine.ts';
import { endLine, sceneOf, sessionLine, stepOf } from './outcome.ts';

/** Probes that are absent for want of something in the kernel. */
const ABSENT: Readonly<Record<KernelSeries, readonly string[]>> = {
  '5.10': ['neighbours'],
  '6.1': ['neighbours'],
  '6.12': [],
};

const MS = 1_000_000;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe.each(KERNEL_SERIES)('on kernel %s with cgroups of version 2', (series) => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await runMachine(series);
  }, 600_000);

  it('every planned program passes the verifier and attaches', () => {
    const load = stepOf(outcome, 'load');
    expect(load.release).toMatch(new RegExp(`^${series}\\.`));
    expect(load.refused).toEqual([]);
  });

  it('what the kernel lacks is absent, and nothing else', () => {
    const absent = (probes: readonly { name: string; state: string }[]) =>
      probes.filter(({ state }) => state === 'absent').map(({ name }) => name);
    expect(absent(stepOf(outcome, 'load').probes)).toEqual(ABSENT[series]);
    // A probe whose programs the kernel refused all together would be absent only here.
    expect(absent(sessionLine(outcome).probes)).toEqual(ABSENT[series]);
    const { checks } = stepOf(outcome, 'doctor').answer;
    expect(checks.filter(({ status }) => status === 'missing')).toEqual([]);
    expect(checks.find(({ name }) => name === 'cgroups')?.detail).toContain('v2');
  });

  it('nothing is lost', () => {
    expect(endLine(outcome).lost).toEqual({});
  });

  it('counts and bytes of direct I/O are those of io.stat', () => {
    const { totals, ioStat, disk, blocks } = sceneOf(outcome, 'direct');
    expect([ioStat['rios'], ioStat['wios']]).toEqual([40, 40]);
    expect(countOf(totals, { disk, op: 'read' })).toEqual({ count: ioStat['rios'], bytes: ioStat['rbytes'] });
    expect(countOf(totals, { disk, op: 'write' })).toEqual({ count: ioStat['wios'], bytes: ioStat['wbytes'] });
    expect(new Set(blocks.map(({ attrs }) => attrs.owner))).toEqual(new Set(['direct']));
  });

  it('pages that a cgroup dirtied and another one’s sync wrote are its writeback', () => {
    const { totals, ioStat, disk, blocks } = sceneOf(outcome, 'writeback');
    const written = blocks.filter(({ attrs }) => attrs.owner === 'writeback');
    expect(sum(written.map(({ attrs }) => attrs.bytes))).toBe(1 << 20);
    expect(countOf(totals, { disk, op: 'write' }).bytes).toBe(ioStat['wbytes']);
  });

  it('fsyncs under io.max take the time that they take', () => {
    const { fsyncs, results } = sceneOf(outcome, 'limited');
    const truth = results.filter(({ op }) => op === 'fsync').map(({ latencyNs }) => latencyNs);
    const spans = fsyncs.slice(-truth.length).map(({ durationNs }) => durationNs);
    // Ten a second, and the first goes at once.
    expect(sum(truth)).toBeGreaterThan(500 * MS);
    expect(sum(spans)).toBeGreaterThan(0.8 * sum(truth));
    expect(sum(spans)).toBeLessThanOrEqual(sum(truth));
  });

  it('what io.max held back is a throttle span that names the limit', () => {
    const { throttles, fsyncs, disk } = sceneOf(outcome, 'limited');
    expect(throttles.length).toBeGreaterThanOrEqual(4);
    for (const { name, attrs } of throttles) {
      expect([name, attrs]).toMatchObject(['io-limit', { disk, limit: 'io.max wiops', configured: 10 }]);
    }
    const share = sum(fsyncs.map(({ attrs }) => Number(attrs['throttleNs'])));
    expect(share).toBeGreaterThan(0.5 * sum(throttles.map(({ durationNs }) => durationNs)));
    expect(throttles.filter(({ parent }) => fsyncs.some(({ id }) => id === parent)).length).toBeGreaterThanOrEqual(4);
  });

  it.each(['xfs', 'btrfs'] as const)('fsyncs on %s are spans with file and result', (scene) => {
    const { fsyncs, cgroup } = sceneOf(outcome, scene);
    const names = fsyncs.map(({ name }) => name);
    // One fsync made the file.
    expect(names.filter((name) => name === 'fsync')).toHaveLength(6);
    expect(names.filter((name) => name === 'fdatasync')).toHaveLength(5);
    expect(new Set(fsyncs.map(({ error }) => error))).toEqual(new Set([null]));
    expect(new Set(fsyncs.map(({ attrs }) => attrs.file))).toEqual(new Set([`/mnt/${scene}${cgroup}/workload-0.dat`]));
  });

  it.each(['xfs', 'btrfs'] as const)('synchronous writes on %s are spans, or not claimed to be', (scene) => {
    const writes = sceneOf(outcome, scene).fsyncs.filter(({ name }) => name === 'sync-write');
    // Linux 5.10 has no types of modules, which Debian's file systems are.
    const isTold = series !== '5.10';
    const why = sessionLine(outcome).probes.find(({ name }) => name === 'sync-write')?.why;
    expect(why?.includes(scene)).toBe(isTold);
    expect(writes.length >= 3).toBe(isTold);
    expect(writes.every(({ attrs }) => attrs['bytes'] === 4_096)).toBe(true);
  });

  it('I/O of a mapped disk is its cgroup’s on the disk below too', () => {
    const { totals, ioStat, disk, blocks } = sceneOf(outcome, 'mapped');
    const [mapped, below] = [countOf(totals, { disk, op: 'write' }), countOf(totals, { disk: 'vdd', op: 'write' })];
    expect(mapped).toEqual({ count: ioStat['wios'], bytes: ioStat['wbytes'] });
    expect(below.bytes).toBe(mapped.bytes);
    // Handed on by a worker of the kernel.
    const handedOn = blocks.filter(({ attrs }) => attrs.disk === 'vdd' && attrs.owner === 'direct');
    expect(handedOn.filter(({ comm }) => comm.startsWith('kworker')).length).toBeGreaterThanOrEqual(4);
    // The upper disk holds each back for 100 ms.
    const upper = blocks.filter(({ attrs }) => attrs.disk === disk).map(({ durationNs }) => durationNs);
    expect(Math.min(...upper)).toBeGreaterThan(50 * MS);
  });

  it('what threads slept on has a name', () => {
    const waits = stepOf(outcome, 'trace')
      .lines.filter(isSpan)
      .filter(({ kind }) => kind === 'wait');
    const names = waits.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['writeback', 'journal', 'umount-sync']));
    expect(names.filter((name) => name === 'other').length).toBeLessThan(0.05 * names.length);
  });

  it('the umount of a dirty disk takes its true time', () => {
    const { mounts, tookNs } = sceneOf(outcome, 'umount');
    const [span] = mounts.filter(({ name }) => name === 'umount2');
    const durationNs = span?.durationNs ?? 0;
    expect(durationNs).toBeGreaterThan(500 * MS);
    // What else the truth holds is the start of a program.
    expect(durationNs).toBeGreaterThan(0.5 * (tookNs ?? 0));
    expect(durationNs).toBeLessThanOrEqual(tookNs ?? 0);
    expect(span?.attrs.teardownNs).toBeGreaterThan(0.5 * durationNs);
  });
});
