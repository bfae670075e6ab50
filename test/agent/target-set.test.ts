import { beforeEach, describe, expect, it } from 'vitest';
import { createTargetSet, type TargetSet } from '../../src/agent/target-set.ts';
import type { ContainerRegistry } from '../../src/containers/registry.ts';
import { type FakeHost, fakeHost, longId } from '../containers/fake-host.ts';

let host: FakeHost;
let registry: ContainerRegistry;

function docker(id: string, name: string): void {
  host.cgroup(`/docker/${longId(id)}`, [42]);
  host.write(`/var/lib/docker/containers/${longId(id)}/config.v2.json`, { Name: `/${name}`, State: { Pid: 42 } });
}

beforeEach(async () => {
  host = fakeHost('v2');
  docker('aa', 'web');
  docker('ab', 'db');
  host.cgroup('/jobs/nightly', [50]);
  registry = host.registry();
  await registry.refresh();
});

async function started(...targets: readonly string[]): Promise<TargetSet> {
  const set = createTargetSet(registry, targets);
  await set.start();
  return set;
}

const names = (set: TargetSet): string[] => set.list().map(({ ref }) => ref.name);
const keyOf = (name: string): number => registry.containers().find(({ ref }) => ref.name === name)?.key ?? -1;

describe('the targets of an agent', () => {
  it('are the containers they name', async () => {
    const set = await started('docker:web');
    expect(names(set)).toEqual(['web']);
    expect([set.all, set.everyContainer]).toEqual([false, false]);
    expect(set.traced(keyOf('web'))?.ref.name).toBe('web');
    expect(set.traced(keyOf('db'))).toBeUndefined();
  });

  it('are each container once, however many name it', async () => {
    expect(names(await started('docker:web', 'web', longId('aa')))).toEqual(['web']);
  });

  it('are every container, with what belongs to none when all is asked for', async () => {
    const containers = await started('containers');
    expect([names(containers), containers.all, containers.everyContainer]).toEqual([['web', 'db'], false, true]);
    const all = await started('all');
    expect([names(all), all.all, all.everyContainer]).toEqual([['web', 'db'], true, true]);
  });

  it('that name nothing, or several, are refused with what would do', async () => {
    await expect(started('docker:wbe')).rejects.toMatchObject({ code: 'ERR_TARGET_UNKNOWN' });
    await expect(started('a')).rejects.toMatchObject({
      code: 'ERR_TARGET_AMBIGUOUS',
      candidates: expect.arrayContaining(['docker:web', 'docker:db']),
    });
  });
});

describe('a container that comes later', () => {
  async function later(set: TargetSet, id: string, name: string): Promise<boolean> {
    docker(id, name);
    await registry.refresh();
    const container = registry.containers().find(({ ref }) => ref.name === name);
    if (container === undefined) throw new Error(`no container ${name}`);
    return set.wants(container);
  }

  it('is a target when every container is', async () => {
    expect(await later(await started('containers'), 'ac', 'new')).toBe(true);
  });

  it('is a target when it has the name of one', async () => {
    const set = await started('docker:web');
    expect(await later(set, 'ac', 'other')).toBe(false);
    host.remove(`/sys/fs/cgroup/docker/${longId('aa')}`);
    expect(await later(set, 'ad', 'web')).toBe(true);
  });

  it('is no target of an agent that was given a cgroup', async () => {
    expect(await later(await started('cgroup:/jobs/nightly'), 'ac', 'new')).toBe(false);
  });
});

describe('a viewer’s subscription', () => {
  it('to nothing is to all that is traced', async () => {
    const set = await started('docker:web', 'docker:db');
    expect(set.resolve([])).toMatchObject({ kind: 'ok', containers: new Set([keyOf('web'), keyOf('db')]) });
    expect((await started('all')).resolve([])).toMatchObject({ kind: 'ok', containers: 'all' });
  });

  it('to one container is to that', async () => {
    const set = await started('containers');
    expect(set.resolve(['docker:db'])).toMatchObject({
      ...{ kind: 'ok', containers: new Set([keyOf('db')]), targets: [{ name: 'db' }] },
    });
  });

  it('is refused for what this agent does not trace', async () => {
    const set = await started('docker:web');
    for (const target of ['docker:db', 'all', 'cgroup:/jobs/nightly', 'pid:1']) {
      expect(set.resolve([target])).toMatchObject({ kind: 'refused', code: 'target-not-traced' });
    }
  });

  it('is refused with the candidates for what is unknown or ambiguous', async () => {
    const set = await started('containers');
    expect(set.resolve(['docker:nobody'])).toMatchObject({ kind: 'refused', code: 'target-unknown' });
    expect(set.resolve(['a'])).toMatchObject({
      ...{ kind: 'refused', code: 'target-ambiguous', candidates: ['docker:web', 'docker:db'] },
    });
  });

  it('to a cgroup the agent was given is to what it stood for at the start, until that is gone', async () => {
    const set = await started('cgroup:/jobs/nightly');
    const [cgroup] = set.list();
    expect(set.resolve(['cgroup:/jobs/nightly'])).toMatchObject({ kind: 'ok', containers: new Set([cgroup?.key]) });
    set.remove(cgroup?.key ?? -1);
    expect(set.resolve(['cgroup:/jobs/nightly'])).toMatchObject({ kind: 'refused', code: 'target-unknown' });
  });

  it('to every container of an agent that traces some is to those', async () => {
    const set = await started('docker:web');
    expect(set.resolve(['containers'])).toMatchObject({ kind: 'ok', containers: new Set([keyOf('web')]) });
  });
});
