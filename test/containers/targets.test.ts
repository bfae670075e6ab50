import { beforeEach, describe, expect, test } from 'vitest';
import type { ContainerRegistry } from '../../src/containers/registry.ts';
import { targetOf } from '../../src/containers/target-syntax.ts';
import type { FakeHost } from './fake-host.ts';
import { fakeHost, longId, V2_MOUNT } from './fake-host.ts';

const TASKS = '/run/containerd/io.containerd.runtime.v2.task';
const STORAGE = '/var/lib/containers/storage/overlay-containers';
const POD = '11111111-2222-3333-4444-555555555555';

let host: FakeHost;
let registry: ContainerRegistry;

function docker(id: string, name: string): void {
  host.cgroup(`/docker/${id}`, [42]);
  host.write(`/var/lib/docker/containers/${id}/config.v2.json`, { Name: `/${name}`, State: { Pid: 42 } });
}
function cri(id: string, annotations: Record<string, string>): void {
  host.cgroup(`/kubepods/pod${POD}/${id}`, [43]);
  const pod = { 'io.kubernetes.cri.sandbox-name': 'web-1', 'io.kubernetes.cri.sandbox-namespace': 'shop' };
  host.write(`${TASKS}/k8s.io/${id}/config.json`, { annotations: { ...annotations, ...pod } });
}

beforeEach(async () => {
  host = fakeHost('v2');
  docker(longId('aa11'), 'web');
  docker(longId('aa22'), 'aa11');
  docker(longId('bb'), 'shared');
  host.cgroup(`/machine.slice/libpod-${longId('cc')}.scope/container`, [44]);
  host.write(`${STORAGE}/containers.json`, [{ id: longId('cc'), names: ['shared'] }]);
  host.cgroup(`/system.slice/crio-${longId('ee')}.scope`, [45]);
  for (const namespace of ['default', 'prod']) {
    host.cgroup(`/${namespace}/box`, [46]);
    host.write(`${TASKS}/${namespace}/box/config.json`, {});
  }
  cri(longId('d0'), { 'io.kubernetes.cri.container-type': 'sandbox' });
  cri(longId('d1'), { 'io.kubernetes.cri.container-type': 'container', 'io.kubernetes.cri.container-name': 'app' });
  cri(longId('d2'), { 'io.kubernetes.cri.container-type': 'container', 'io.kubernetes.cri.container-name': 'proxy' });
  registry = host.registry();
  await registry.refresh();
});

async function found(target: string): Promise<string[]> {
  const resolution = await registry.resolve(target);
  if (resolution.kind !== 'found') throw new Error(`${target}: ${JSON.stringify(resolution)}`);
  return resolution.containers.map(({ ref, fullId }) => `${ref.runtime}:${fullId.slice(0, 4)}:${ref.name}`);
}

async function refused(target: string) {
  const resolution = await registry.resolve(target);
  if (resolution.kind !== 'unknown' && resolution.kind !== 'ambiguous') throw new Error(`${target} was found`);
  return resolution;
}

describe('a target that is a container', () => {
  test.each([
    ['docker:web', ['docker:aa11:web']],
    [`docker:${longId('aa11')}`, ['docker:aa11:web']],
    ['docker:aa110', ['docker:aa11:web']],
    ['podman:shared', ['podman:cc00:shared']],
    ['crio:ee', ['crio:ee00:ee0000000000']],
    ['containerd:prod/box', ['containerd:box:box']],
    ['containerd:d1', ['containerd:d100:app']],
    ['containerd:k8s.io/d1', ['containerd:d100:app']],
    ['prod/box', ['containerd:box:box']],
    ['web', ['docker:aa11:web']],
    ['bb', ['docker:bb00:shared']],
    ['app', ['containerd:d100:app']],
    ['pod:shop/web-1/app', ['containerd:d100:app']],
    ['pod:shop/web-1', ['containerd:d000:shop/web-1[pause]', 'containerd:d100:app', 'containerd:d200:proxy']],
    ['shop/web-1', ['containerd:d000:shop/web-1[pause]', 'containerd:d100:app', 'containerd:d200:proxy']],
  ])('%s is found', async (target, containers) => {
    expect((await found(target)).sort()).toEqual(containers);
  });

  test('is found by its exact name rather than by another one’s id', async () => {
    expect(await found('aa11')).toEqual(['docker:aa22:aa11']);
  });

  test('has an expression that finds it', async () => {
    for (const container of registry.containers().filter(({ ref }) => ref.name !== 'shared')) {
      const resolution = await registry.resolve(targetOf(container));
      expect(resolution).toEqual({ kind: 'found', containers: [container] });
    }
  });

  test('and fits several is ambiguous, with an expression for each', async () => {
    expect(await refused('shared')).toMatchObject({
      kind: 'ambiguous',
      candidates: ['docker:shared', 'podman:shared'],
    });
    expect((await refused('docker:aa')).candidates).toEqual(['docker:web', 'docker:aa11']);
    const box = await refused('containerd:box');
    expect([...box.candidates].sort()).toEqual(['containerd:default/box', 'containerd:prod/box']);
    expect(box.message).toContain('say which');
  });

  test('and runs nowhere is unknown, with what looks alike', async () => {
    expect(await refused('docker:webb')).toMatchObject({ kind: 'unknown', candidates: ['docker:web'] });
    expect((await refused('pod:shop/web-1/db')).candidates).toContain('pod:shop/web-1/app');
    expect((await refused('podman:none')).candidates).toEqual(['podman:shared']);
    expect((await refused('nothing')).message).toContain('stallscope ps');
  });

  test('on a host without any says that none runs', async () => {
    const empty = fakeHost('v2').registry();
    expect(await empty.resolve('web')).toMatchObject({ kind: 'unknown', candidates: [], message: /None runs here/ });
  });
});

describe('a target that is a process', () => {
  test('in a container is that container', async () => {
    host.process(50, { cgroups: `0::/machine.slice/libpod-${longId('cc')}.scope/container\n` });
    expect(await found('pid:50')).toEqual(['podman:cc00:shared']);
  });

  test('elsewhere is its cgroup', async () => {
    const { v2 } = host.cgroup('/user.slice/session-1.scope', [50]);
    host.process(50, { cgroups: '0::/user.slice/session-1.scope\n' });
    const resolution = await registry.resolve('pid:50');
    expect(resolution).toMatchObject({
      containers: [
        { ref: { runtime: 'process', name: '/user.slice/session-1.scope', image: null }, v2Id: v2, initPid: 50 },
      ],
    });
  });

  test('in the root cgroup is refused: that is the whole host', async () => {
    host.process(50, { cgroups: '0::/\n' });
    expect(await refused('pid:50')).toMatchObject({ kind: 'unknown', candidates: ['all'] });
  });

  test('that does not run is unknown', async () => {
    expect((await refused('pid:51')).message).toContain('no process 51');
  });
});

describe('a target that is a unit or a cgroup', () => {
  test('is followed, but is not among the containers', async () => {
    const { v2 } = host.cgroup('/system.slice/db.service', [60]);
    const child = host.cgroup('/system.slice/db.service/worker', [61]);
    const before = registry.containers().length;
    expect(await found('unit:db.service')).toEqual(['systemd:db.s:db.service']);
    expect(await found('unit:db')).toEqual(['systemd:db.s:db.service']);
    expect(registry.containers()).toHaveLength(before);
    expect(registry.byCgroup({ hierarchy: 'v2', id: v2 })?.ref.runtime).toBe('systemd');
    expect(registry.byCgroup({ hierarchy: 'v2', id: child.v2 })?.ref.name).toBe('db.service');
    const gone: string[] = [];
    registry.onChange((change) => gone.push(...change.gone.map(({ ref }) => ref.name)));
    host.remove(`${V2_MOUNT}/system.slice/db.service`);
    await registry.refresh();
    expect(gone).toEqual(['db.service']);
  });

  test('may be a unit of a user, and ambiguous when several have it', async () => {
    host.cgroup('/user.slice/user-1.slice/user@1.service/app.slice/db.service');
    expect(await found('unit:db')).toEqual(['systemd:db.s:db.service']);
    host.cgroup('/user.slice/user-2.slice/user@2.service/app.slice/db.service');
    expect(await refused('unit:db')).toMatchObject({
      kind: 'ambiguous',
      candidates: [1, 2].map((uid) => `cgroup:/user.slice/user-${uid}.slice/user@${uid}.service/app.slice/db.service`),
    });
    expect((await refused('unit:none')).message).toContain('none.service');
  });

  test('that is a container’s is that container', async () => {
    expect(await found(`cgroup:/docker/${longId('bb')}/`)).toEqual(['docker:bb00:shared']);
    expect(await found(`cgroup:${V2_MOUNT}/docker/${longId('bb')}`)).toEqual(['docker:bb00:shared']);
    expect(await found(`unit:crio-${longId('ee')}.scope`)).toEqual(['crio:ee00:ee0000000000']);
  });

  test('may hold containers, which keep what is theirs', async () => {
    const { v2 } = host.cgroup(`/kubepods/pod${POD}/${longId('d1')}`);
    expect(await found(`cgroup:/kubepods/pod${POD}`)).toEqual([`cgroup:/kub:/kubepods/pod${POD}`]);
    expect(registry.byCgroup({ hierarchy: 'v2', id: v2 })?.ref.name).toBe('app');
  });

  test('that is not there, or is the root, is unknown', async () => {
    expect((await refused('cgroup:/none')).message).toContain(V2_MOUNT);
    for (const root of ['cgroup:/', 'cgroup:/docker/..', `cgroup:${V2_MOUNT}`]) {
      expect((await refused(root)).candidates).toEqual(['all']);
    }
  });
});

describe('other targets', () => {
  test('containers and all are themselves', async () => {
    expect(await registry.resolve('containers')).toEqual({ kind: 'containers' });
    expect(await registry.resolve('all')).toEqual({ kind: 'all' });
  });

  test.each([
    '',
    'docker:',
    'pod:shop',
    'pod:a/b/c/d',
    'pod:a/b/',
    'pid:0',
    'pid:x',
    'pid:99999999',
    'unit:a/b',
    'cgroup:a',
    'lxc:web',
  ])('"%s" is refused with the forms there are', async (target) => {
    expect(await refused(target)).toMatchObject({ kind: 'unknown', message: expect.stringContaining('pod:NS/NAME') });
  });

  test('hostile text comes back printable', async () => {
    expect((await refused('\u001b[2Jx')).message).not.toContain('\u001b');
  });
});
