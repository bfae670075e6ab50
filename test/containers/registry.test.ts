import { describe, expect, test } from 'vitest';
import { withExtraRoots } from '../../src/containers/registry-options.ts';
import { cgroupId } from '../../src/units.ts';
import type { FakeHost } from './fake-host.ts';
import { BLKIO_MOUNT, fakeHost, longId, UNIFIED_MOUNT } from './fake-host.ts';

const ID = longId('ab');
const OTHER = longId('cd');
const TASKS = '/run/containerd/io.containerd.runtime.v2.task';
const POD = '11111111-2222-3333-4444-555555555555';

const criAnnotations = (name: string | null, sandboxId: string) => ({
  'io.kubernetes.cri.container-type': name === null ? 'sandbox' : 'container',
  ...(name !== null && {
    'io.kubernetes.cri.container-name': name,
    'io.kubernetes.cri.image-name': `registry.example/${name}:1`,
  }),
  'io.kubernetes.cri.sandbox-id': sandboxId,
  'io.kubernetes.cri.sandbox-name': 'web-1',
  'io.kubernetes.cri.sandbox-namespace': 'shop',
  'io.kubernetes.cri.sandbox-uid': POD,
});

function criBundle(host: FakeHost, id: string, annotations: object, pid: number): void {
  host.write(`${TASKS}/k8s.io/${id}/config.json`, { annotations, root: { path: 'rootfs' } });
  host.write(`${TASKS}/k8s.io/${id}/init.pid`, `${pid}`);
}

function dockerContainer(host: FakeHost, id: string, name: string, pid = 42): void {
  const record = { Name: `/${name}`, Config: { Image: 'busybox:1', Labels: {} }, State: { Pid: pid } };
  host.write(`/var/lib/docker/containers/${id}/config.v2.json`, record);
}

async function only(host: FakeHost) {
  const registry = host.registry();
  await registry.refresh();
  expect(registry.containers()).toHaveLength(1);
  const [container] = registry.containers();
  if (container === undefined) throw new Error('no container');
  return { registry, container };
}

describe('a Kubernetes node', () => {
  const slice = `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod${POD.replaceAll('-', '_')}.slice`;
  test.each([
    ['systemd', 'v2', (id: string) => `${slice}/cri-containerd-${id}.scope`],
    ['cgroupfs', 'v2', (id: string) => `/kubepods/burstable/pod${POD}/${id}`],
    ['systemd', 'hybrid', (id: string) => `${slice}/cri-containerd-${id}.scope`],
    ['cgroupfs', 'v1', (id: string) => `/kubepods/burstable/pod${POD}/${id}`],
  ] as const)('on the %s driver, cgroup %s, has its pods’ containers and their sandboxes', async (_, kind, path) => {
    const host = fakeHost(kind);
    host.cgroup(path(ID), [10]);
    host.cgroup(path(OTHER), [11]);
    criBundle(host, ID, criAnnotations(null, ID), 10);
    criBundle(host, OTHER, criAnnotations('app', ID), 11);
    const registry = host.registry();
    await registry.refresh();
    const [sandbox, app] = [...registry.containers()].sort((a, b) => a.fullId.localeCompare(b.fullId));
    expect(sandbox).toMatchObject({
      sandbox: true,
      ref: { name: 'shop/web-1[pause]', pod: 'shop/web-1' },
      podUid: POD,
    });
    expect(app).toMatchObject({
      ref: {
        id: OTHER.slice(0, 12),
        name: 'app',
        runtime: 'containerd',
        image: 'registry.example/app:1',
        pod: 'shop/web-1',
      },
      ...{ namespace: 'k8s.io', initPid: 11, sandbox: false, podUid: POD, nameProblem: null },
    });
    expect(app?.rootfs).toBe(`${TASKS}/k8s.io/${OTHER}/rootfs`);
  });

  test('whose containerd does not name the pod of a container takes it from the sandbox', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/kubepods/pod${POD}/${OTHER}`, [11]);
    host.cgroup(`/kubepods/pod${POD}/${ID}`, [10]);
    const log = { 'io.kubernetes.cri.sandbox-log-directory': `/var/log/pods/shop_web-1_${POD}` };
    criBundle(host, ID, { 'io.kubernetes.cri.container-type': 'sandbox', ...log }, 10);
    const old = { 'io.kubernetes.cri.container-name': 'app', 'io.kubernetes.cri.sandbox-id': ID };
    criBundle(host, OTHER, { 'io.kubernetes.cri.container-type': 'container', ...old }, 11);
    const registry = host.registry();
    await registry.refresh();
    expect(registry.containers().map(({ ref }) => ref.pod)).toEqual(['shop/web-1', 'shop/web-1']);
  });

  test('with cri-dockerd on cgroupfs has Docker containers in paths like containerd’s', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/kubepods/pod${POD}/${ID}`, [10]);
    dockerContainer(host, ID, `k8s_app_web-1_shop_${POD}_0`);
    const { container } = await only(host);
    expect(container.ref).toMatchObject({ runtime: 'docker', name: 'app', pod: 'shop/web-1' });
  });

  test('with CRI-O has its containers, but not conmon', async () => {
    const host = fakeHost('v2');
    host.cgroup(`${slice}/crio-${ID}.scope/container`, [10]);
    host.cgroup(`${slice}/crio-conmon-${ID}.scope`, [9]);
    const annotations = {
      'io.container.manager': 'cri-o',
      'io.kubernetes.cri-o.ContainerType': 'container',
      'io.kubernetes.container.name': 'app',
      'io.kubernetes.pod.name': 'web-1',
      'io.kubernetes.pod.namespace': 'shop',
    };
    host.write(`/run/containers/storage/overlay-containers/${ID}/userdata/config.json`, { annotations });
    const { container } = await only(host);
    expect(container).toMatchObject({ ref: { runtime: 'crio', name: 'app', pod: 'shop/web-1' }, initPid: 10 });
  });

  test('inside a container (kind) has containers of its own within that one', async () => {
    const host = fakeHost('v2');
    const inner = `/docker/${ID}/kubelet/kubepods/pod${POD}/${OTHER}`;
    const { v2 } = host.cgroup(inner);
    dockerContainer(host, ID, 'kind-control-plane');
    const registry = host.registry();
    await registry.refresh();
    expect(registry.containers().map(({ fullId }) => fullId)).toEqual([ID, OTHER]);
    expect(registry.byCgroup({ hierarchy: 'v2', id: v2 })?.fullId).toBe(OTHER);
  });
});

describe('a hybrid host', () => {
  test('links the two ids of a container by its path', async () => {
    const host = fakeHost('hybrid');
    host.cgroup('/docker', [], ['v1']);
    const ids = host.cgroup(`/docker/${ID}`, [42]);
    dockerContainer(host, ID, 'web');
    const { registry, container } = await only(host);
    expect(ids.v1).not.toBe(ids.v2);
    expect(container).toMatchObject({
      v2Id: ids.v2,
      v1Id: ids.v1,
      ref: { name: 'web', image: 'busybox:1' },
      initPid: 42,
    });
    expect(registry.byCgroup({ hierarchy: 'v1', id: ids.v1 })).toBe(container);
    expect(registry.byCgroup({ hierarchy: 'v2', id: ids.v1 })).not.toBe(container);
  });

  test('links paths that differ by the container’s id', async () => {
    const host = fakeHost('hybrid');
    const { v2 } = host.cgroup(`/system.slice/docker-${ID}.scope`, [], ['v2']);
    const { v1 } = host.cgroup(`/docker/${ID}`, [], ['v1']);
    const { container } = await only(host);
    expect(container).toMatchObject({ v2Id: v2, v1Id: v1, v1Path: `/docker/${ID}` });
  });

  test('links paths that have nothing in common by a member process', async () => {
    const host = fakeHost('hybrid');
    host.cgroup(`/docker/${ID}`, [42], ['v2']);
    const { v1 } = host.cgroup('/odd/place', [42], ['v1']);
    host.process(42, { cgroups: `7:blkio:/odd/place\n0::/docker/${ID}\n` });
    expect((await only(host)).container).toMatchObject({ v1Id: v1, v1Path: '/odd/place' });
  });

  test('does not take a cgroup shared with other processes for the container’s', async () => {
    const host = fakeHost('hybrid');
    host.cgroup(`/machine.slice/libpod-${ID}.scope`, [42], ['v2']);
    host.cgroup('/user.slice', [42, 43], ['v1']);
    host.process(42, { cgroups: `7:blkio:/user.slice\n0::/machine.slice/libpod-${ID}.scope\n` });
    expect((await only(host)).container.v1Id).toBeNull();
  });
});

describe('names', () => {
  test('of podman come from containers/storage', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/machine.slice/libpod-${ID}.scope/container`, [42]);
    const metadata = JSON.stringify({ 'image-name': 'localhost/box:1' });
    host.write('/var/lib/containers/storage/overlay-containers/containers.json', [
      { id: ID, names: ['web'], metadata },
    ]);
    const { container } = await only(host);
    expect(container).toMatchObject({ ref: { name: 'web', image: 'localhost/box:1', runtime: 'podman' }, initPid: 42 });
  });

  test('of a rootless podman container come from the storage that conmon’s arguments lead to', async () => {
    const host = fakeHost('v2');
    const storage = '/home/u/.local/share/containers/storage';
    host.cgroup(`/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-${ID}.scope/container`, [42]);
    host.process(42, { parent: 40 });
    const bundle = `${storage}/overlay-containers/${ID}/userdata`;
    host.process(40, { argv: ['/usr/bin/conmon', '--api-version', '1', '-c', ID, '-b', bundle, '-n', 'web'] });
    host.write(`${bundle}/config.json`, { annotations: { 'io.container.manager': 'libpod' }, root: { path: '/r' } });
    const { container } = await only(host);
    expect(container).toMatchObject({ ref: { name: 'web', runtime: 'podman' }, nameSource: 'monitor', rootfs: '/r' });
  });

  test('of a conmon that watches over another container are not believed', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/machine.slice/libpod-${ID}.scope`, [42]);
    host.process(42, { parent: 40 });
    host.process(40, { argv: ['conmon', '-c', OTHER, '-n', 'liar'] });
    expect((await only(host)).container.ref.name).toBe(ID.slice(0, 12));
  });

  test('of Docker with directories elsewhere are found from the shim, its bundle and the mounts in it', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/docker/${ID}`, [42]);
    host.process(42, { parent: 40 });
    const bundle = `/exec/containerd/daemon/io.containerd.runtime.v2.task/moby/${ID}`;
    const argv = ['/usr/bin/containerd-shim-runc-v2', '-namespace', 'moby', '-id', ID, '-address', '/exec/c.sock'];
    host.process(40, { argv, cwd: bundle });
    host.write(`${bundle}/config.json`, { mounts: [{ source: `/data/containers/${ID}/hostname` }] });
    host.write(`/data/containers/${ID}/config.v2.json`, { Name: '/web', Config: { Image: 'box:1' } });
    expect((await only(host)).container.ref).toMatchObject({ name: 'web', image: 'box:1', runtime: 'docker' });
  });

  test('of a pod’s containers are found beside the bundle of the sandbox their shim was started for', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/kubepods/pod${POD}/${OTHER}`, [42]);
    host.process(42, { parent: 40 });
    const tasks = '/other/state/io.containerd.runtime.v2.task/k8s.io';
    host.process(40, { argv: ['containerd-shim-runc-v2', '-namespace=k8s.io', '--id', ID], cwd: `${tasks}/${ID}` });
    host.write(`${tasks}/${OTHER}/config.json`, { annotations: criAnnotations('app', ID) });
    expect((await only(host)).container.ref).toMatchObject({ name: 'app', pod: 'shop/web-1' });
  });

  test('are looked for below further roots as well', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/docker/${ID}`);
    host.write(`/data/containers/${ID}/config.v2.json`, { Name: '/web' });
    const registry = host.registry({ roots: withExtraRoots({ docker: ['/data'] }) });
    await registry.refresh();
    expect(registry.containers()[0]?.ref.name).toBe('web');
  });

  test('come from the socket when no file has them', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/docker/${ID}`);
    const registry = host.registry({
      get: async () => ({ ok: true, value: [{ Id: ID, Names: ['/web'], Image: 'box:1' }] }),
    });
    await registry.refresh();
    expect(registry.containers()[0]).toMatchObject({ ref: { name: 'web', image: 'box:1' }, nameSource: 'socket' });
  });

  test('that cannot be had leave the short id, and the reason', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/docker/${ID}`);
    const { registry, container } = await only(host);
    expect(container.ref).toEqual({
      id: ID.slice(0, 12),
      name: ID.slice(0, 12),
      runtime: 'docker',
      image: null,
      pod: null,
    });
    expect(container.nameProblem).toContain('/var/run/docker.sock: ENOENT');
    expect(registry.problems()).toEqual([{ code: 'name-unknown', message: expect.stringContaining('docker:ab0000') }]);
  });

  test('in a broken record leave the short id too', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/docker/${ID}`);
    host.write(`/var/lib/docker/containers/${ID}/config.v2.json`, '{"Name":');
    expect((await only(host)).container.nameSource).toBe('id');
  });
});

describe('plain paths', () => {
  test('are containers of containerd when there is a bundle', async () => {
    const host = fakeHost('hybrid');
    host.cgroup('/default/web.1', [42]);
    host.cgroup('/system/daemon', [43]);
    host.write(`${TASKS}/default/web.1/config.json`, {});
    const { container } = await only(host);
    expect(container).toMatchObject({
      fullId: 'web.1',
      namespace: 'default',
      nameProblem: null,
      ref: { name: 'web.1' },
    });
  });

  test('are confirmed by the state of the low-level runtime where the bundle is elsewhere', async () => {
    const host = fakeHost('v2');
    host.cgroup('/default/web', [42]);
    const state = { cgroup_paths: { '': '/sys/fs/cgroup/default/web' }, init_process_pid: 42 };
    const labels = ['bundle=/elsewhere/io.containerd.runtime.v2.task/default/web'];
    host.write('/run/containerd/runc/default/web/state.json', { ...state, config: { labels } });
    const { container } = await only(host);
    expect(container).toMatchObject({ ref: { runtime: 'containerd', name: 'web' }, namespace: 'default', initPid: 42 });
  });

  test('are confirmed by the shim above the init', async () => {
    const host = fakeHost('v2');
    host.cgroup('/default/web', [42]);
    host.process(42, { parent: 40 });
    const bundle = '/elsewhere/io.containerd.runtime.v2.task/default/web';
    host.process(40, { argv: ['containerd-shim-runc-v2', '-namespace', 'default', '-id', 'web'], cwd: bundle });
    host.write(`${bundle}/config.json`, {});
    expect((await only(host)).container).toMatchObject({ cgroupPath: '/default/web', namespace: 'default' });
  });

  test('that are none are not looked into again and again', async () => {
    const host = fakeHost('v2');
    for (let index = 0; index < 20; index += 1) host.cgroup(`/some/daemon${index}`, [index + 1]);
    const registry = host.registry();
    const costs: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const before = host.requests();
      await registry.refresh();
      costs.push(host.requests() - before);
    }
    expect(registry.containers()).toEqual([]);
    expect(costs[3]).toBeLessThan((costs[0] ?? 0) / 2);
  });

  test('of a container put elsewhere on purpose are found in the runtime’s state', async () => {
    const host = fakeHost('hybrid');
    const ids = host.cgroup('/my/own/path', [42]);
    const cgroups = { '': `${UNIFIED_MOUNT}/my/own/path`, blkio: `${BLKIO_MOUNT}/my/own/path` };
    host.write('/run/containerd/runc/default/web/state.json', { cgroup_paths: cgroups, init_process_pid: 42 });
    host.write('/run/runc/rootful/state.json', { cgroup_paths: { '': UNIFIED_MOUNT } });
    expect((await only(host)).container).toMatchObject({ fullId: 'web', v2Id: ids.v2, v1Id: ids.v1, initPid: 42 });
  });
});

describe('a scan', () => {
  test('gives a container’s child cgroups to it', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/machine.slice/libpod-${ID}.scope`);
    const { v2 } = host.cgroup(`/machine.slice/libpod-${ID}.scope/container/deeper`);
    const { registry, container } = await only(host);
    expect(registry.byCgroup({ hierarchy: 'v2', id: v2 })).toBe(container);
    expect(registry.byCgroup({ hierarchy: 'v2', id: cgroupId(1) })).toBeNull();
  });

  test('of 200 known containers costs two requests each at most', async () => {
    const host = fakeHost('v2');
    for (let index = 0; index < 200; index += 1) {
      const id = longId(index.toString(16).padStart(4, '0'));
      host.cgroup(`/docker/${id}`, [index + 1]);
      dockerContainer(host, id, `web${index}`);
    }
    const registry = host.registry();
    await registry.refresh();
    const before = host.requests();
    await registry.refresh();
    expect(registry.containers()).toHaveLength(200);
    expect(host.requests() - before).toBeLessThan(400);
  });

  test('takes in no more containers than allowed, and says so', async () => {
    const host = fakeHost('v2');
    for (const start of ['aa', 'bb', 'cc']) host.cgroup(`/docker/${longId(start)}`);
    const registry = host.registry({ maxContainers: 2 });
    await registry.refresh();
    expect(registry.containers()).toHaveLength(2);
    expect(registry.problems()[0]?.code).toBe('too-many-containers');
  });

  test('that meets its limit of directories says so, and ends no container it did not see', async () => {
    const host = fakeHost('v2');
    host.cgroup(`/docker/${ID}`);
    const { registry } = await only(host);
    for (let index = 0; index < 50; index += 1) host.cgroup(`/a${index}`);
    const limited = host.registry({ walk: { maxDirectories: 10, maxDepth: 16 } });
    await limited.refresh();
    expect(limited.problems()[0]?.code).toBe('walk-truncated');
    expect(registry.containers()).toHaveLength(1);
  });

  test('of a host without cgroups rejects with its code', async () => {
    const host = fakeHost('v2');
    host.write('/proc/self/mountinfo', '');
    await expect(host.registry().refresh()).rejects.toMatchObject({ code: 'no-cgroups' });
  });
});
