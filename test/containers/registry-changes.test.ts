import { describe, expect, test } from 'vitest';
import type { Container } from '../../src/containers/types.ts';
import { cgroupId } from '../../src/units.ts';
import type { FakeHost } from './fake-host.ts';
import { BLKIO_MOUNT, fakeHost, longId, settle, UNIFIED_MOUNT, V2_MOUNT } from './fake-host.ts';

const ID = longId('ab');
const PATH = `/docker/${ID}`;
const CONFIG = `/var/lib/docker/containers/${ID}/config.v2.json`;
const TASKS = '/run/containerd/io.containerd.runtime.v2.task';

function watched(host: FakeHost, overrides: Parameters<FakeHost['registry']>[0] = {}) {
  const registry = host.registry(overrides);
  const log: string[] = [];
  const note = (what: string) => (container: Container) => log.push(`${what} ${container.key} ${container.ref.name}`);
  registry.onChange(({ added, updated, gone }) => {
    added.forEach(note('added'));
    updated.forEach(note('updated'));
    gone.forEach(note('gone'));
  });
  const take = (): string[] => log.splice(0);
  return { registry, take };
}

describe('a cgroup the kernel reports', () => {
  test('is a container at once, and gets its name when its records can be read', async () => {
    const host = fakeHost('v2');
    const { v2 } = host.cgroup(PATH);
    const { registry, take } = watched(host);
    expect(registry.adopt(PATH, 'v2', v2)).toMatchObject({ fullId: ID, v2Id: v2, initPid: null });
    expect(take()).toEqual(['added 1 ab0000000000']);
    await settle();
    host.write(CONFIG, { Name: '/web', State: { Pid: 42 } });
    await host.clock.pass(100);
    expect(take().at(-1)).toBe('updated 1 web');
    expect(registry.byCgroup({ hierarchy: 'v2', id: v2 })).toMatchObject({ initPid: 42, ref: { name: 'web' } });
  });

  test('may hold a passing stage of the runtime first: the init is the one that stays', async () => {
    const host = fakeHost('v2');
    const { v2 } = host.cgroup(PATH, [41]);
    host.write(CONFIG, { Name: '/web', State: { Pid: 0 } });
    const { registry } = watched(host);
    registry.adopt(PATH, 'v2', v2);
    await settle();
    expect(registry.containers()[0]).toMatchObject({ initPid: 41, ref: { name: 'web' } });
    host.write(CONFIG, { Name: '/web', State: { Pid: 43 } });
    await host.clock.pass(100);
    expect(registry.containers()[0]?.initPid).toBe(43);
  });

  test('belongs, with its other hierarchy, to one container', async () => {
    const host = fakeHost('hybrid');
    const { registry, take } = watched(host);
    const { v1 } = host.cgroup(PATH, [], ['v1']);
    registry.adopt(PATH, 'v1', v1);
    const { v2 } = host.cgroup(PATH, [], ['v2']);
    registry.adopt(PATH, 'v2', v2);
    await settle();
    expect(registry.containers()).toHaveLength(1);
    expect(registry.containers()[0]).toMatchObject({ key: 1, v1Id: v1, v2Id: v2, cgroupPath: PATH });
    expect(take()[0]).toBe('added 1 ab0000000000');
  });

  test('of a plain path is a container only once it is confirmed', async () => {
    const host = fakeHost('v2');
    const { registry, take } = watched(host);
    const web = host.cgroup('/default/web');
    const other = host.cgroup('/some/daemon');
    expect(registry.adopt('/default/web', 'v2', web.v2)).toBeNull();
    expect(registry.adopt('/some/daemon', 'v2', other.v2)).toBeNull();
    await settle();
    expect(take()).toEqual([]);
    host.write(`${TASKS}/default/web/config.json`, {});
    await host.clock.pass(100);
    expect(take()).toEqual(['added 1 web']);
    for (const ms of [400, 1_500, 5_000]) await host.clock.pass(ms);
    expect(registry.containers().map(({ fullId }) => fullId)).toEqual(['web']);
  });

  test('below a container is that container’s', () => {
    const host = fakeHost('v2');
    const { registry } = watched(host);
    const container = registry.adopt(PATH, 'v2', cgroupId(7));
    expect(registry.adopt(`${PATH}/init/deeper`, 'v2', cgroupId(8))).toBe(container);
    expect(registry.byCgroup({ hierarchy: 'v2', id: cgroupId(8) })).toBe(container);
  });

  test('of conmon or a service is nobody’s', () => {
    const { registry, take } = watched(fakeHost('v2'));
    expect(registry.adopt(`/machine.slice/libpod-conmon-${ID}.scope`, 'v2', cgroupId(7))).toBeNull();
    expect(registry.adopt('/system.slice/ssh.service', 'v2', cgroupId(8))).toBeNull();
    expect(take()).toEqual([]);
  });
});

describe('a container that is gone', () => {
  test('keeps its name for late spans until it is released', () => {
    const { registry, take } = watched(fakeHost('hybrid'));
    registry.adopt(PATH, 'v1', cgroupId(7));
    registry.adopt(PATH, 'v2', cgroupId(8));
    registry.adopt(`${PATH}/child`, 'v2', cgroupId(9));
    registry.remove({ hierarchy: 'v2', id: cgroupId(9) });
    expect(registry.containers()).toHaveLength(1);
    registry.remove({ hierarchy: 'v2', id: cgroupId(8) });
    registry.remove({ hierarchy: 'v1', id: cgroupId(7) });
    expect(take().filter((line) => line.startsWith('gone'))).toEqual(['gone 1 ab0000000000']);
    expect(registry.containers()).toEqual([]);
    for (const [hierarchy, id] of [
      ['v1', 7],
      ['v2', 8],
      ['v2', 9],
    ] as const) {
      expect(registry.byCgroup({ hierarchy, id: cgroupId(id) })?.fullId).toBe(ID);
    }
    registry.release(1);
    expect(registry.byCgroup({ hierarchy: 'v1', id: cgroupId(7) })).toBeNull();
    expect(registry.byCgroup({ hierarchy: 'v2', id: cgroupId(9) })).toBeNull();
  });

  test('is forgotten when too many are gone', () => {
    const { registry } = watched(fakeHost('v2'), { table: { maxGone: 2, maxChildren: 4 } });
    for (const id of [1, 2, 3]) {
      registry.adopt(`/docker/${longId(`a${id}`)}`, 'v2', cgroupId(id));
      registry.remove({ hierarchy: 'v2', id: cgroupId(id) });
    }
    expect([1, 2, 3].map((id) => registry.byCgroup({ hierarchy: 'v2', id: cgroupId(id) })?.key)).toEqual([
      undefined,
      2,
      3,
    ]);
  });

  test('is noticed by the next scan when the kernel’s report was lost', async () => {
    const host = fakeHost('hybrid');
    host.cgroup(PATH, [42]);
    const { registry, take } = watched(host);
    await registry.refresh();
    take();
    host.remove(UNIFIED_MOUNT + PATH);
    host.remove(BLKIO_MOUNT + PATH);
    await registry.refresh();
    expect(take()).toEqual(['gone 1 ab0000000000']);
  });

  test('and started again under its old id is a new container', async () => {
    const host = fakeHost('v2');
    const first = host.cgroup(PATH, [42]);
    host.write(CONFIG, { Name: '/web', State: { Pid: 42 } });
    const { registry, take } = watched(host);
    await registry.refresh();
    host.remove(V2_MOUNT + PATH);
    const second = host.cgroup(PATH, [43]);
    await registry.refresh();
    expect(take()).toEqual(['added 1 web', 'added 2 web', 'gone 1 web']);
    expect(registry.byCgroup({ hierarchy: 'v2', id: first.v2 })?.key).toBe(1);
    expect(registry.byCgroup({ hierarchy: 'v2', id: second.v2 })?.key).toBe(2);
  });

  test('while its records are read does not come back', async () => {
    const host = fakeHost('v2');
    const { v2 } = host.cgroup(PATH, [42]);
    const { registry } = watched(host);
    registry.adopt(PATH, 'v2', v2);
    registry.remove({ hierarchy: 'v2', id: v2 });
    await settle();
    for (const ms of [100, 400, 1_500, 5_000]) await host.clock.pass(ms);
    expect(registry.containers()).toEqual([]);
  });
});

describe('a refresh', () => {
  test('notices that a container was renamed, after a while', async () => {
    const host = fakeHost('v2');
    host.cgroup(PATH, [42]);
    host.write(CONFIG, { Name: '/web', State: { Pid: 42 } });
    const { registry, take } = watched(host);
    await registry.refresh();
    host.write(CONFIG, { Name: '/shop', State: { Pid: 42 } });
    await registry.refresh();
    await host.clock.pass(31_000);
    await registry.refresh();
    expect(take()).toEqual(['added 1 web', 'updated 1 shop']);
  });

  test('keeps a name whose record has gone', async () => {
    const host = fakeHost('v2');
    host.cgroup(PATH, [42]);
    host.write(CONFIG, { Name: '/web', State: { Pid: 42 } });
    const { registry } = watched(host);
    await registry.refresh();
    host.remove(CONFIG);
    await host.clock.pass(31_000);
    await registry.refresh();
    expect(registry.containers()[0]).toMatchObject({ ref: { name: 'web' }, nameProblem: null });
  });

  test('tells nothing when nothing has changed', async () => {
    const host = fakeHost('hybrid');
    host.cgroup(PATH, [42]);
    const { registry, take } = watched(host);
    await Promise.all([registry.refresh(), registry.refresh()]);
    await registry.refresh();
    expect(take()).toEqual(['added 1 ab0000000000']);
  });

  test('does not end a container that was adopted while it ran', async () => {
    const host = fakeHost('v2');
    const { registry, take } = watched(host);
    const scan = registry.refresh();
    const { v2 } = host.cgroup(PATH, [42]);
    registry.adopt(PATH, 'v2', v2);
    await scan;
    expect(registry.containers()).toHaveLength(1);
    expect(take().filter((line) => line.startsWith('gone'))).toEqual([]);
  });
});

test('a closed registry is silent and has no timers left', async () => {
  const host = fakeHost('v2');
  const { v2 } = host.cgroup(PATH);
  const { registry, take } = watched(host);
  registry.adopt(PATH, 'v2', v2);
  await settle();
  take();
  registry.close();
  registry.close();
  host.write(CONFIG, { Name: '/web' });
  await host.clock.pass(10_000);
  expect(take()).toEqual([]);
});

test('a listener that was taken away hears nothing more', () => {
  const host = fakeHost('v2');
  const registry = host.registry();
  let calls = 0;
  const stop = registry.onChange(() => {
    calls += 1;
  });
  registry.adopt(PATH, 'v2', cgroupId(1));
  stop();
  registry.remove({ hierarchy: 'v2', id: cgroupId(1) });
  expect(calls).toBe(1);
});
