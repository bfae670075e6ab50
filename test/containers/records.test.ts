import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseApiList } from '../../src/containers/api-lists.ts';
import { parseDockerConfig } from '../../src/containers/docker-files.ts';
import { parseKubeName } from '../../src/containers/kube-names.ts';
import { parseBundleConfig } from '../../src/containers/oci-bundle.ts';
import { parseCrunStatus, parseRuncState } from '../../src/containers/oci-state.ts';
import { parseStorageList } from '../../src/containers/storage-files.ts';
import { longId } from './fake-host.ts';

const LAYOUT = { kind: 'hybrid', v2: '/sys/fs/cgroup/unified', v1: '/sys/fs/cgroup/blkio' } as const;
const ID = longId('ab');
const factsOf = (config: unknown) => parseBundleConfig(JSON.stringify(config), '/bundle')?.facts;

describe('config.json of a bundle', () => {
  test('names a CRI container, its image and its pod', () => {
    const annotations = {
      'io.kubernetes.cri.container-type': 'container',
      'io.kubernetes.cri.container-name': 'app',
      'io.kubernetes.cri.image-name': 'registry.example/app:1',
      'io.kubernetes.cri.sandbox-id': ID,
      'io.kubernetes.cri.sandbox-name': 'web-1',
      'io.kubernetes.cri.sandbox-namespace': 'shop',
      'io.kubernetes.cri.sandbox-uid': 'u-1',
    };
    expect(factsOf({ annotations, root: { path: 'rootfs' } })).toEqual({
      ...{ name: 'app', image: 'registry.example/app:1', podNamespace: 'shop', podName: 'web-1', podUid: 'u-1' },
      ...{ sandbox: false, sandboxId: ID, rootfs: '/bundle/rootfs' },
    });
  });

  test('names a sandbox after its pod', () => {
    const annotations = {
      'io.kubernetes.cri.container-type': 'sandbox',
      'io.kubernetes.cri.sandbox-name': 'web-1',
      'io.kubernetes.cri.sandbox-namespace': 'shop',
    };
    expect(factsOf({ annotations })).toMatchObject({ name: 'shop/web-1[pause]', sandbox: true });
  });

  test('of an older containerd tells the pod by its log directory', () => {
    const annotations = {
      'io.kubernetes.cri.container-type': 'sandbox',
      'io.kubernetes.cri.sandbox-log-directory': '/var/log/pods/shop_web-1_u-1',
    };
    expect(factsOf({ annotations })).toMatchObject({ podNamespace: 'shop', podName: 'web-1', podUid: 'u-1' });
  });

  test('of CRI-O is read from its annotations, labels and metadata', () => {
    const annotations = {
      'io.container.manager': 'cri-o',
      'io.kubernetes.cri-o.ContainerType': 'container',
      'io.kubernetes.cri-o.ImageName': 'registry.example/app:1',
      'io.kubernetes.cri-o.SandboxID': ID,
      'io.kubernetes.cri-o.Metadata': '{"name":"app","attempt":1}',
      'io.kubernetes.cri-o.Labels':
        '{"io.kubernetes.pod.name":"web-1","io.kubernetes.pod.namespace":"shop","io.kubernetes.pod.uid":"u-1"}',
    };
    expect(factsOf({ annotations })).toMatchObject({
      ...{ runtime: 'crio', name: 'app', image: 'registry.example/app:1', podName: 'web-1', podNamespace: 'shop' },
    });
  });

  test('of nerdctl has its name', () => {
    expect(factsOf({ annotations: { 'nerdctl/name': 'web' } })).toMatchObject({ name: 'web' });
  });

  test('of Docker leads to its data root by the mounts of /etc/hosts', () => {
    const config = { mounts: [{ source: 'proc' }, { source: `/data/docker/containers/${ID}/hosts` }, null, 7] };
    expect(parseBundleConfig(JSON.stringify(config), '/b')?.dockerDirectory).toBe(`/data/docker/containers/${ID}`);
  });

  test('may hold hostile text: it comes out printable and short', () => {
    const annotations = {
      'io.kubernetes.cri.container-name': '\u001b[2Japp\n\u202e',
      'io.kubernetes.cri.image-name': 'x'.repeat(100_000),
      'io.kubernetes.cri.sandbox-name': { toString: 'no' },
      'io.kubernetes.cri.sandbox-namespace': ['shop'],
    };
    const facts = factsOf({ annotations, root: { path: 7 }, mounts: 'none' });
    expect(facts?.name).toBe('app');
    expect(facts?.image).toHaveLength(256);
    expect(facts).not.toHaveProperty('podName');
  });

  test('that is absent or not an object is null', () => {
    for (const text of [null, '', '{', 'null', '[]', '7', '"x"', '{"a":'])
      expect(parseBundleConfig(text, '/b')).toBeNull();
  });
});

describe('other records', () => {
  test('config.v2.json names a Docker container', () => {
    const text = JSON.stringify({ Name: '/web', Config: { Image: 'busybox:1', Labels: {} }, State: { Pid: 42 } });
    expect(parseDockerConfig(text)).toEqual({
      ...{ runtime: 'docker', image: 'busybox:1', name: 'web', nameSource: 'docker', initPid: 42 },
    });
  });

  test('config.v2.json of a pod’s container gives the pod’s names, and Docker’s as an alias', () => {
    const Labels = { 'io.kubernetes.container.name': 'app', 'io.kubernetes.docker.type': 'container' };
    const text = JSON.stringify({ Name: '/k8s_app_web-1_shop_u-1_0', Config: { Labels }, State: { Pid: 0 } });
    expect(parseDockerConfig(text)).toMatchObject({
      ...{ name: 'app', podName: 'web-1', podNamespace: 'shop', aliases: ['k8s_app_web-1_shop_u-1_0'], sandbox: false },
    });
  });

  test('a kubelet name with POD is a sandbox', () => {
    expect(parseKubeName('k8s_POD_web-1_shop_u-1_0')).toMatchObject({ name: 'shop/web-1[pause]', sandbox: true });
    expect(parseKubeName('k8s_web')).toBeNull();
  });

  test('the list of containers/storage has names and images', () => {
    const metadata = JSON.stringify({ 'image-name': 'localhost/box:1', name: 'web' });
    const list = parseStorageList(
      JSON.stringify([{ id: ID, names: ['web'], metadata }, { id: 'x', metadata: '{' }, 7]),
    );
    expect(list.get(ID)).toEqual({ image: 'localhost/box:1', name: 'web', nameSource: 'storage' });
    expect(list.get('x')).toEqual({});
  });

  test('runc’s state names both cgroups, the bundle and the init', () => {
    const text = JSON.stringify({
      cgroup_paths: { '': '/sys/fs/cgroup/unified/my/own', blkio: '/sys/fs/cgroup/blkio/other', cpu: '/x' },
      init_process_pid: 7,
      config: { labels: ['a=b', 'bundle=/b/c'] },
    });
    expect(parseRuncState(text, LAYOUT)).toEqual({ v2Path: '/my/own', v1Path: '/other', bundle: '/b/c', initPid: 7 });
  });

  test('crun’s status names its cgroup', () => {
    const text = JSON.stringify({ pid: 7, 'cgroup-path': '/my/own', bundle: '/b' });
    expect(parseCrunStatus(text, { kind: 'v2', v2: '/sys/fs/cgroup', v1: null })).toEqual({
      ...{ v2Path: '/my/own', v1Path: null, bundle: '/b', initPid: 7 },
    });
  });

  test('nothing throws, whatever is in a record', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        parseBundleConfig(text, '/b');
        parseDockerConfig(text);
        parseStorageList(text);
        parseRuncState(text, LAYOUT);
        parseCrunStatus(text, LAYOUT);
      }),
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        parseApiList([{ Id: ID, Names: value, Image: value, Labels: value }, value], 'docker');
        const record = { Name: value, Config: value, State: value, annotations: value, root: value, mounts: [value] };
        parseDockerConfig(JSON.stringify(record));
        parseBundleConfig(JSON.stringify(record), '/b');
        const state = { cgroup_paths: { '': value }, config: { labels: [value] }, names: value, metadata: value };
        parseRuncState(JSON.stringify(state), LAYOUT);
        parseStorageList(JSON.stringify([state]));
      }),
    );
  });
});
