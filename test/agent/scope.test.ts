import { beforeEach, describe, expect, it } from 'vitest';
import { cgroupKeyOf, createScope, hierarchyOfKey, type Scope } from '../../src/agent/scope.ts';
import { parseCgroupLayout } from '../../src/containers/cgroup-layout.ts';
import type { ContainerRegistry } from '../../src/containers/registry.ts';
import type { Container } from '../../src/containers/types.ts';
import { readCgroupKey } from '../../src/decode/cursor.ts';
import { SCOPE_ENTRY } from '../../src/decode/layout.gen.ts';
import { FIRST_PENDING_CONTAINER } from '../../src/spans/types.ts';
import { cgroupId } from '../../src/units.ts';
import { type FakeHost, fakeHost, longId, MOUNTINFO } from '../containers/fake-host.ts';

/** The kernel's map: keys to roots. */
let map: Map<number, number>;
let host: FakeHost;
let registry: ContainerRegistry;

let verdicts: [pending: number, container: number | null][];

beforeEach(() => {
  verdicts = [];
  map = new Map();
});

const keyOf = (bytes: Uint8Array, at = 0): number => readCgroupKey(new DataView(bytes.buffer, bytes.byteOffset), at);

function scopeOn(kind: keyof typeof MOUNTINFO): Scope {
  host = fakeHost(kind);
  registry = host.registry();
  const layout = parseCgroupLayout(MOUNTINFO[kind]);
  if (layout === null) throw new Error('no layout');
  return createScope({
    layout,
    files: host.files,
    firstPending: FIRST_PENDING_CONTAINER,
    onVerdict: (pending, container) => verdicts.push([pending, container]),
    map: {
      updateMap(name, key, value) {
        expect([name, key.length, value.length]).toEqual(['scope', 8, SCOPE_ENTRY.size]);
        // What the kernel remembers of an older root must go.
        expect(value.subarray(SCOPE_ENTRY.rowCache).every((byte) => byte === 0)).toBe(true);
        map.set(keyOf(key), keyOf(value, SCOPE_ENTRY.root));
      },
      deleteMapElement: (name, key) => name === 'scope' && map.delete(keyOf(key)),
    },
  });
}

async function container(name: string): Promise<Container> {
  const id = longId(name);
  host.cgroup(`/docker/${id}`, [42]);
  await registry.refresh();
  const found = registry.containers().find(({ fullId }) => fullId === id);
  if (found === undefined) throw new Error(`no container ${name}`);
  return found;
}

const v2 = (id: number | null | undefined): number => (id ?? Number.NaN) * 2;
const v1 = (id: number | null | undefined): number => (id ?? Number.NaN) * 2 + 1;

it('a key is a hierarchy and an id, and back', () => {
  for (const hierarchy of ['v1', 'v2'] as const) {
    const id = cgroupId(2 ** 40 + 1);
    expect(hierarchyOfKey(cgroupKeyOf(hierarchy, id))).toEqual({ hierarchy, id });
  }
});

describe('a container', () => {
  it('on a hybrid host is in scope in both hierarchies, with one root', async () => {
    const scope = scopeOn('hybrid');
    const web = await container('aa');
    await scope.add(web);
    const root = v2(web.v2Id);
    expect([...map]).toEqual([
      [root, root],
      [v1(web.v1Id), root],
    ]);
    expect(scope.containerOf(root)).toBe(web.key);
    expect(scope.size).toBe(1);
  });

  it.each(['v2', 'v1'] as const)('on a %s host is in scope in its only hierarchy', async (kind) => {
    const scope = scopeOn(kind);
    const web = await container('aa');
    await scope.add(web);
    const key = kind === 'v2' ? v2(web.v2Id) : v1(web.v1Id);
    expect([...map]).toEqual([[key, key]]);
    expect(scope.containerOf(key)).toBe(web.key);
  });

  it('brings the cgroups below it, and not those beside it', async () => {
    const scope = scopeOn('hybrid');
    const web = await container('aa');
    const path = `/docker/${longId('aa')}`;
    const below = [host.cgroup(`${path}/init`), host.cgroup(`${path}/init/deep`), host.cgroup(`${path}/jobs`)];
    const beside = host.cgroup(`/docker/${longId('bb')}`);
    await scope.add(web);
    expect(map.size).toBe(2 + 2 * below.length);
    for (const ids of below) expect([map.get(v2(ids.v2)), map.get(v1(ids.v1))]).toEqual([v2(web.v2Id), v2(web.v2Id)]);
    expect(map.has(v2(beside.v2))).toBe(false);
  });

  it('takes with it all that it brought, and says which root that was', async () => {
    const scope = scopeOn('hybrid');
    const [web, other] = [await container('aa'), await container('bb')];
    host.cgroup(`/docker/${longId('aa')}/init`);
    await scope.add(web);
    await scope.add(other);
    expect(scope.remove(web.key)).toEqual([v2(web.v2Id)]);
    expect(new Set(map.values())).toEqual(new Set([v2(other.v2Id)]));
    expect(scope.containerOf(v2(web.v2Id))).toBe(0);
    expect(scope.remove(web.key)).toEqual([]);
  });

  it('can be added again without another root', async () => {
    const scope = scopeOn('hybrid');
    const web = await container('aa');
    await scope.add(web);
    const before = [...map];
    await scope.add(web);
    expect([...map]).toEqual(before);
    expect(scope.size).toBe(1);
  });
});

describe('a root that the kernel made', () => {
  it('is nobody’s until it is claimed', async () => {
    const scope = scopeOn('hybrid');
    scope.adopted(800);
    expect(scope.unclaimed()).toEqual([800]);
    expect(scope.containerOf(800)).toBe(FIRST_PENDING_CONTAINER);
    const web = await container('aa');
    scope.assign(800, web);
    expect(scope.unclaimed()).toEqual([]);
    expect(scope.containerOf(800)).toBe(web.key);
    expect(verdicts).toEqual([[FIRST_PENDING_CONTAINER, web.key]]);
  });

  it('goes with its container', async () => {
    const scope = scopeOn('hybrid');
    const web = await container('aa');
    map.set(800, 800);
    scope.adopted(800);
    scope.assign(800, web);
    await scope.add(web);
    expect(scope.remove(web.key).sort((a, b) => a - b)).toEqual([v2(web.v2Id), 800].sort((a, b) => a - b));
    expect([...map]).toEqual([]);
  });

  it('is dropped when it turns out to be nobody’s', () => {
    const scope = scopeOn('hybrid');
    map.set(800, 800);
    scope.adopted(800);
    scope.drop(800);
    expect(scope.unclaimed()).toEqual([]);
    expect(map.size).toBe(0);
    expect(verdicts).toEqual([[FIRST_PENDING_CONTAINER, null]]);
  });

  it('that is a container’s already needs no claim', async () => {
    const scope = scopeOn('hybrid');
    const web = await container('aa');
    await scope.add(web);
    scope.adopted(v2(web.v2Id));
    expect(scope.unclaimed()).toEqual([]);
  });
});
