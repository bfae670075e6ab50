import { expect, test } from 'vitest';
import { createLimits, LIMITS_DEFAULTS } from '../../src/agent/limits.ts';
import type { CgroupLayout } from '../../src/containers/cgroup-layout.ts';
import type { Container } from '../../src/containers/types.ts';
import { deviceFromParts } from '../../src/units.ts';

const HYBRID: CgroupLayout = { kind: 'hybrid', v2: '/cg/unified', v1: '/cg/blkio' };
const UNIFIED: CgroupLayout = { kind: 'v2', v2: '/cg', v1: null };
const LOOP0 = deviceFromParts(7, 0);

function container(key: number, path: string): Container {
  return {
    key,
    ref: { id: `c${key}`, name: `c${key}`, runtime: 'docker', image: null, pod: null },
    fullId: `c${key}`,
    aliases: [],
    cgroupPath: path,
    v2Path: path,
    v1Path: path,
    v2Id: null,
    v1Id: null,
    initPid: null,
    sandbox: false,
    nameSource: 'id',
    nameProblem: null,
  };
}

function host(layout: CgroupLayout, files: Record<string, string>, overrides: { cgroups?: number } = {}) {
  const state = { at: 0, reads: 0 };
  const limits = createLimits({
    ...LIMITS_DEFAULTS,
    ...overrides,
    layout,
    read: (path) => {
      state.reads++;
      return files[path] ?? null;
    },
    now: () => state.at,
  });
  return { limits, state, files };
}

test('version 1: the cgroup’s own limit and the root’s apply, those in between do not', () => {
  const { limits } = host(HYBRID, {
    '/cg/blkio/a/web/blkio.throttle.write_iops_device': '7:0 10\n254:0 500\n',
    '/cg/blkio/a/blkio.throttle.write_iops_device': '7:0 5\n',
    '/cg/blkio/blkio.throttle.read_bps_device': '7:0 1048576\n',
  });
  expect(limits.limitsOf([container(3, '/a/web')], LOOP0)).toEqual([
    {
      container: 3,
      cgroup: '/a/web',
      limit: 'blkio.throttle.write_iops_device',
      configured: 10,
      observed: null,
    },
    { container: 0, cgroup: '/', limit: 'blkio.throttle.read_bps_device', configured: 1_048_576, observed: null },
  ]);
});

test('version 2: the cgroup and all above it, `max` is no limit, and a limit above several comes once', () => {
  const { limits } = host(UNIFIED, {
    '/cg/pod/web/io.max': '7:0 rbps=max wbps=2097152 riops=max wiops=max\n',
    '/cg/pod/io.max': '7:0 rbps=max wbps=max riops=100 wiops=120\n',
  });
  const found = limits.limitsOf([container(1, '/pod/web'), container(2, '/pod/db')], LOOP0);
  expect(found.map((one) => [one.container, one.cgroup, one.limit, one.configured])).toEqual([
    [1, '/pod/web', 'io.max wbps', 2_097_152],
    [0, '/pod', 'io.max riops', 100],
    [0, '/pod', 'io.max wiops', 120],
  ]);
});

test('the rate beside a limit is that of the counters of its own cgroup', () => {
  const { limits, state, files } = host(UNIFIED, {
    '/cg/web/io.max': '7:0 rbps=max wbps=40960 riops=max wiops=10\n',
    '/cg/web/io.stat': '7:0 rbytes=0 wbytes=4096 rios=0 wios=1 dbytes=0 dios=0\n',
  });
  const web = container(1, '/web');
  expect(limits.fullest(web, LOOP0, 'write')).toMatchObject({ limit: 'io.max wbps', observed: null });
  state.at = 2_000;
  files['/cg/web/io.stat'] = '7:0 rbytes=0 wbytes=24576 rios=0 wios=19 dbytes=0 dios=0\n';
  // 9 of 10 a second against 10,240 of 40,960.
  expect(limits.fullest(web, LOOP0, 'write')).toMatchObject({ limit: 'io.max wiops', configured: 10, observed: 9 });
  expect(limits.fullest(web, LOOP0, 'read')).toBeNull();
  state.at = 60_000;
  expect(limits.fullest(web, LOOP0, 'write')).toMatchObject({ observed: null });
});

test('version 1 counters give the rate too', () => {
  const { limits, state, files } = host(HYBRID, {
    '/cg/blkio/web/blkio.throttle.write_iops_device': '7:0 10\n',
    '/cg/blkio/web/blkio.throttle.io_serviced': '7:0 Read 0\n7:0 Write 100\n7:0 Sync 100\n7:0 Total 100\nTotal 100\n',
  });
  limits.limitsOf([container(1, '/web')], LOOP0);
  state.at = 1_000;
  files['/cg/blkio/web/blkio.throttle.io_serviced'] = '7:0 Read 0\n7:0 Write 110\n';
  expect(limits.fullest(container(1, '/web'), LOOP0, 'write')).toMatchObject({ configured: 10, observed: 10 });
});

test('a cgroup is read once a second however often it is asked for, and only so many of them', () => {
  const { limits, state } = host(UNIFIED, { '/cg/web/io.max': '7:0 wiops=10\n' }, { cgroups: 2 });
  for (let i = 0; i < 10; i++) limits.limitsOf([container(1, '/web')], LOOP0);
  expect(state.reads).toBe(2);
  limits.limitsOf([container(2, '/b'), container(3, '/c')], LOOP0);
  expect(state.reads).toBe(3);
  // What has not been asked for in a while makes room.
  state.at = 6_000;
  limits.limitsOf([container(3, '/c')], LOOP0);
  expect(state.reads).toBe(4);
});

test('a limit that was set since the last reading is found when something was held back', () => {
  const { limits, state, files } = host(UNIFIED, {});
  const web = container(1, '/web');
  expect(limits.limitsOf([web], LOOP0)).toEqual([]);
  files['/cg/web/io.max'] = '7:0 wiops=10\n';
  state.at = 200;
  expect(limits.fullest(web, LOOP0, 'write')).toMatchObject({ limit: 'io.max wiops', configured: 10 });
});
