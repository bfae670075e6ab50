import { describe, expect, test } from 'vitest';
import { parseCgroupLayout, parseProcessCgroups, pathBelow } from '../../src/containers/cgroup-layout.ts';
import { BLKIO_MOUNT, MOUNTINFO, UNIFIED_MOUNT, V2_MOUNT } from './fake-host.ts';

describe('the layout of cgroup hierarchies', () => {
  test('is v2 where only the unified hierarchy is mounted', () => {
    expect(parseCgroupLayout(MOUNTINFO.v2)).toEqual({ kind: 'v2', v2: V2_MOUNT, v1: null });
  });
  test('is hybrid where blkio is a v1 controller beside the unified hierarchy', () => {
    expect(parseCgroupLayout(MOUNTINFO.hybrid)).toEqual({ kind: 'hybrid', v2: UNIFIED_MOUNT, v1: BLKIO_MOUNT });
  });
  test('is v1 where there is no unified hierarchy', () => {
    expect(parseCgroupLayout(MOUNTINFO.v1)).toEqual({ kind: 'v1', v2: null, v1: BLKIO_MOUNT });
  });
  test('finds blkio where it shares a mount with other controllers', () => {
    const line = '40 31 0:35 / /sys/fs/cgroup/cpu,blkio rw shared:4 master:2 - cgroup cgroup rw,cpu,blkio';
    expect(parseCgroupLayout(line)?.v1).toBe('/sys/fs/cgroup/cpu,blkio');
  });
  test('counts as v2 where the v1 mounts that remain do not have blkio', () => {
    const netCls = '50 31 0:60 / /sys/fs/cgroup/net_cls rw - cgroup cgroup rw,net_cls';
    expect(parseCgroupLayout(`${MOUNTINFO.v2}\n${netCls}`)?.kind).toBe('v2');
  });
  test('prefers the whole hierarchy to a subtree bound into a container', () => {
    const bound = '90 23 0:29 /docker/abc /sys/fs rw - cgroup2 cgroup2 rw';
    expect(parseCgroupLayout(`${bound}\n${MOUNTINFO.v2}`)?.v2).toBe(V2_MOUNT);
  });
  test('reads the octal escapes of a mount point', () => {
    expect(parseCgroupLayout('32 23 0:29 / /mnt/c\\040g rw - cgroup2 cgroup2 rw')?.v2).toBe('/mnt/c g');
  });
  test('is null for a host without either, and for garbage', () => {
    for (const text of ['', '\n\n', 'a b c', '31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw', ' - cgroup2']) {
      expect(parseCgroupLayout(text)).toBeNull();
    }
  });
});

describe('the cgroups of a process', () => {
  test('are its unified and its blkio path', () => {
    const text = '7:cpu,blkio:/docker/a\n4:memory:/elsewhere\n1:name=systemd:/x\n0::/unified/a\n';
    expect(parseProcessCgroups(text)).toEqual({ v2: '/unified/a', v1: '/docker/a' });
  });
  test('may hold colons, and lose the mark of a removed cgroup', () => {
    const path = '/kubepods-pod1.slice:cri-containerd:abc';
    expect(parseProcessCgroups(`0::${path} (deleted)\n`)).toEqual({ v2: path, v1: null });
  });
});

test('a path below a mount is told from one that only begins alike', () => {
  expect(pathBelow('/sys/fs/cgroup', '/sys/fs/cgroup/a')).toBe('/a');
  expect(pathBelow('/sys/fs/cgroup', '/sys/fs/cgroup')).toBe('/');
  expect(pathBelow('/sys/fs/cgroup', '/sys/fs/cgroup2/a')).toBeNull();
  expect(pathBelow(null, '/a')).toBeNull();
});
