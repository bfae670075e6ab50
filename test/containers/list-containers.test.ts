import { describe, expect, test } from 'vitest';
import { parseBlkioFile, parseIoStat } from '../../src/containers/io-now.ts';
import { listContainers } from '../../src/containers/list-containers.ts';
import type { FakeHost } from './fake-host.ts';
import { BLKIO_MOUNT, fakeHost, longId, V2_MOUNT } from './fake-host.ts';

const ID = longId('ab');

async function rows(host: FakeHost, meanwhile: () => void) {
  host.cgroup(`/docker/${ID}`, [42]);
  host.write(`/var/lib/docker/containers/${ID}/config.v2.json`, { Name: '/web', Config: { Image: 'box:1' } });
  const registry = host.registry();
  await registry.refresh();
  return listContainers(registry, {
    files: host.files,
    intervalMs: 500,
    now: () => host.clock.now(),
    async sleep(ms) {
      meanwhile();
      await host.clock.pass(ms);
    },
  });
}

describe('the rows of ps', () => {
  test('have what identifies a container, and its I/O by io.stat', async () => {
    const host = fakeHost('v2');
    const file = `${V2_MOUNT}/docker/${ID}/io.stat`;
    host.write(file, '254:0 rbytes=0 wbytes=4096 rios=0 wios=1 dbytes=0 dios=0\n254:16 \n');
    const list = await rows(host, () =>
      host.write(file, '254:0 rbytes=1024 wbytes=8192 rios=1 wios=2 dbytes=9 dios=9\n7:0 rbytes=1024 rios=1\n'),
    );
    expect(list).toEqual([
      {
        ...{ name: 'web', id: ID.slice(0, 12), runtime: 'docker', image: 'box:1', pod: null, cgroup: `/docker/${ID}` },
        target: 'docker:web',
        io: { readBytesPerSecond: 4096, writeBytesPerSecond: 8192, readsPerSecond: 4, writesPerSecond: 2 },
      },
    ]);
  });

  test('have the I/O of the blkio hierarchy on a hybrid host, children included', async () => {
    const host = fakeHost('hybrid');
    const file = (name: string) => `${BLKIO_MOUNT}/docker/${ID}/blkio.throttle.${name}`;
    const bytes = (read: number) =>
      `254:0 Read ${read}\n254:0 Write 0\n254:0 Sync ${read}\n254:0 Total ${read}\nTotal ${read}\n`;
    host.write(file('io_service_bytes_recursive'), bytes(0));
    host.write(file('io_serviced_recursive'), bytes(0));
    const [row] = await rows(host, () => {
      host.write(file('io_service_bytes_recursive'), bytes(4096));
      host.write(file('io_serviced_recursive'), bytes(1));
    });
    expect(row?.io).toEqual({
      readBytesPerSecond: 8192,
      writeBytesPerSecond: 0,
      readsPerSecond: 2,
      writesPerSecond: 0,
    });
  });

  test('have null where the host does not tell', async () => {
    const [row] = await rows(fakeHost('v2'), () => undefined);
    expect(row?.io).toBeNull();
  });

  test('have no rate below zero when a disk goes away', async () => {
    const host = fakeHost('v2');
    const file = `${V2_MOUNT}/docker/${ID}/io.stat`;
    host.write(file, '254:0 rbytes=9999 wbytes=0 rios=9 wios=0\n7:0 rbytes=1 wbytes=0 rios=1 wios=0\n');
    const [row] = await rows(host, () => host.write(file, '7:0 rbytes=1 wbytes=0 rios=1 wios=0\n'));
    expect(row?.io?.readBytesPerSecond).toBe(0);
  });
});

test('counters without any disk are unknown, not zero', () => {
  expect(parseIoStat('')).toBeNull();
  expect(parseIoStat('garbage rbytes=x')).toBeNull();
  expect(parseBlkioFile('Total 0\n')).toBeNull();
  expect(parseBlkioFile('8:0 Read 7\n8:16 Write 3\n8:0 Total 7\nTotal 10\n')).toEqual({ read: 7, write: 3 });
});
