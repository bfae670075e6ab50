import { describe, expect, test } from 'vitest';
import { CGROUP_PATTERNS, matchCgroupPath } from '../../src/containers/cgroup-patterns.ts';

const ID = '0123456789abcdef'.repeat(4);
const POD = '11111111-2222-3333-4444-555555555555';
const SLICE_POD = POD.replaceAll('-', '_');
const STATIC_POD = 'd'.repeat(32);

/** path → row, runtime, pod */
const PATHS: readonly (readonly [path: string, row: string, runtime: string, podUid?: string])[] = [
  [
    `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${SLICE_POD}.slice/cri-containerd-${ID}.scope`,
    'containerd-cri-systemd',
    'containerd',
    POD,
  ],
  [
    `/kubepods.slice/kubepods-pod${SLICE_POD}.slice/cri-containerd-${ID}.scope`,
    'containerd-cri-systemd',
    'containerd',
    POD,
  ],
  [
    `/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-besteffort.slice/kubelet-kubepods-besteffort-pod${STATIC_POD}.slice/cri-containerd-${ID}.scope`,
    'containerd-cri-systemd',
    'containerd',
    STATIC_POD,
  ],
  [
    `/system.slice/containerd.service/kubepods-burstable-pod${SLICE_POD}.slice:cri-containerd:${ID}`,
    'containerd-cri-mismatch',
    'containerd',
    POD,
  ],
  [`/kubepods/burstable/pod${POD}/${ID}`, 'containerd-cri-cgroupfs', 'containerd', POD],
  [`/kubepods/pod${POD}/${ID}`, 'containerd-cri-cgroupfs', 'containerd', POD],
  [`/kubepods/besteffort/pod${STATIC_POD}/${ID}`, 'containerd-cri-cgroupfs', 'containerd', STATIC_POD],
  [
    `/docker/${'f'.repeat(64)}/kubelet/kubepods/besteffort/pod${POD}/${ID}`,
    'containerd-cri-cgroupfs',
    'containerd',
    POD,
  ],
  [
    `/system.slice/docker-${'f'.repeat(64)}.scope/kubelet.slice/kubelet-kubepods.slice/kubelet-kubepods-pod${SLICE_POD}.slice/cri-containerd-${ID}.scope`,
    'containerd-cri-systemd',
    'containerd',
    POD,
  ],
  [
    `/kubepods.slice/kubepods-besteffort.slice/kubepods-besteffort-pod${SLICE_POD}.slice/crio-${ID}.scope`,
    'crio-systemd',
    'crio',
    POD,
  ],
  [`/kubepods/burstable/pod${POD}/crio-${ID}`, 'crio-cgroupfs', 'crio', POD],
  [`/system.slice/crio-${ID}.scope`, 'crio-scope', 'crio'],
  [`/system.slice/docker-${ID}.scope`, 'docker-systemd', 'docker'],
  [`/user.slice/user-1000.slice/user@1000.service/user.slice/docker-${ID}.scope`, 'docker-systemd', 'docker'],
  [`/docker/${ID}`, 'docker-cgroupfs', 'docker'],
  [`/docker/${'f'.repeat(64)}/docker/${ID}`, 'docker-cgroupfs', 'docker'],
  [
    `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${SLICE_POD}.slice/docker-${ID}.scope`,
    'cri-dockerd-systemd',
    'docker',
    POD,
  ],
  [`/machine.slice/libpod-${ID}.scope`, 'podman-systemd', 'podman'],
  [`/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-${ID}.scope`, 'podman-systemd', 'podman'],
  [
    `/machine.slice/machine-libpod_pod_${'e'.repeat(64)}.slice/libpod-${ID}.scope`,
    'podman-pod-systemd',
    'podman',
    'e'.repeat(64),
  ],
  [`/libpod_parent/libpod-${ID}`, 'podman-cgroupfs', 'podman'],
  [`/libpod_parent/${'e'.repeat(64)}/libpod-${ID}`, 'podman-pod-cgroupfs', 'podman', 'e'.repeat(64)],
  [`/system.slice/web.service/libpod-payload-${ID}`, 'podman-split', 'podman'],
  [`/system.slice/nerdctl-${ID}.scope`, 'nerdctl-systemd', 'containerd'],
  ['/system.slice/runc-my.box.scope', 'runc-systemd', 'runc'],
  ['/user.slice/crun-box.scope', 'crun-systemd', 'crun'],
  ['/box', 'runtime-cgroupfs', 'runc'],
  [`/my/parent/${ID}`, 'any-64-hex', 'containerd'],
];

describe('cgroup paths', () => {
  const cases = PATHS.map(([path, row, runtime, podUid]) => ({ path, row, runtime, podUid }));
  test.each(cases)('$path is row $row', ({ path, row, runtime, podUid }) => {
    const match = matchCgroupPath(path);
    expect(match).toMatchObject({ row, runtime });
    expect(match?.podUid).toBe(podUid);
    expect(path).toContain(match?.id ?? 'an id');
  });

  test('a containerd namespace and id are read from a plain path, to be confirmed', () => {
    expect(matchCgroupPath('/default/web.1')).toMatchObject({
      ...{ row: 'containerd-namespace', namespace: 'default', id: 'web.1', kind: 'confirm' },
    });
    expect(matchCgroupPath(`/k8s.io/${ID}`)).toMatchObject({ namespace: 'k8s.io', id: ID });
  });

  test('conmon’s own cgroup is a monitor, not a container', () => {
    for (const path of [
      `/system.slice/crio-conmon-${ID}.scope`,
      `/machine.slice/libpod-conmon-${ID}.scope`,
      `/libpod_parent/libpod-conmon-${ID}`,
    ]) {
      expect(matchCgroupPath(path)?.kind).toBe('monitor');
    }
  });

  test('units, slices and what is inside of a container are no containers', () => {
    for (const path of [
      '/system.slice',
      '/init.scope',
      '/system.slice/ssh.service',
      '/user.slice/user-1000.slice',
      `/machine.slice/libpod-${ID}.scope/container`,
      `/kubepods.slice/kubepods-pod${SLICE_POD}.slice/crio-${ID}.scope/container`,
      '/kubepods.slice/kubepods-burstable.slice',
      `/system.slice/docker-${ID.slice(1)}.scope`,
      '/',
      '',
    ]) {
      expect(matchCgroupPath(path), path).toBeNull();
    }
  });

  test('an id is never a way out of a directory', () => {
    for (const path of ['/default/..', '/../x', '/system.slice/runc-...scope', '/..']) {
      expect(matchCgroupPath(path), path).toBeNull();
    }
  });

  test('every row of the table has a path in these tests', () => {
    const covered = new Set([
      ...PATHS.map(([, row]) => row),
      ...['containerd-namespace', 'crio-conmon', 'libpod-conmon'],
    ]);
    expect(CGROUP_PATTERNS.map(({ row }) => row).filter((row) => !covered.has(row))).toEqual([]);
  });
});
