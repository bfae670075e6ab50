import { describe, expect, it } from 'vitest';
import { createJsonShower } from '../../src/cli/json-shower.ts';
import type { ShownMessage } from '../../src/cli/shower.ts';
import { createSink } from '../../src/cli/sink.ts';
import { createTally } from '../../src/cli/tally.ts';
import { NO_SHARES } from '../../src/spans/types.ts';
import { nanos, sessionTime } from '../../src/units.ts';
import {
  culpritsRow,
  disksRow,
  FSYNC,
  filesRow,
  flagBits,
  LOOP,
  logsRow,
  processesRow,
  sessionEvent,
  spansEvent,
  TestOutput,
  tableEvent,
  totalsEvent,
  totalsRow,
  UMOUNT,
  waitsRow,
} from './support.ts';

function setUp(limitBytes?: number) {
  const output = new TestOutput();
  const tally = createTally();
  const shower = createJsonShower(createSink(output, limitBytes), tally);
  return { output, shower, show: (event: unknown) => shower.show(event as ShownMessage) };
}

describe('JSON lines', () => {
  it('begin with the session', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    expect(output.lines).toEqual([
      '{"type":"session","version":1,"host":"node-1","kernel":"6.18.5","targets":[{"id":"3f2a91c07b1e4d5f","name":"web","runtime":"docker","image":"nginx:1.27","pod":null}],"probes":[{"name":"block","state":"attached","why":"every block I/O"},{"name":"msync","state":"absent","why":"tracefs is not mounted"},{"name":"journal","state":"off","why":"not asked for"}],"minNs":1000000}',
    ]);
  });

  it('hold a block span with all its attributes', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show(spansEvent({ id: 8, parent: 7, startNs: 1, flags: flagBits('sync', 'fua'), owner: 2, error: 5 }));
    expect(output.lines[1]).toBe(
      '{"type":"span","id":"8","parent":"7","kind":"block","name":"write","container":{"id":"3f2a91c07b1e4d5f","name":"web","runtime":"docker","image":"nginx:1.27","pod":null},"pid":4242,"tid":4242,"comm":"postgres","start":"2026-01-01T00:00:01.000000000Z","durationNs":1500000,"error":"EIO","attrs":{"device":"254:0","disk":"vda","bytes":4096,"sector":2048,"queueNs":500000,"deviceNs":1000000,"owner":"journal","flags":["sync","fua"],"requeues":0}}',
    );
  });

  it('say null for what is unknown of a block span', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show(spansEvent({ id: 8, container: 0, name: 'flush', sector: -1, queueNs: -1, bytes: 0 }));
    expect(output.json[1]).toMatchObject({
      parent: null,
      container: null,
      error: null,
      attrs: { sector: null, queueNs: null, deviceNs: null, owner: 'direct', flags: [] },
    });
  });

  it('hold an fsync span with the parts of its time', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show(spansEvent(FSYNC));
    expect(output.json[1]).toMatchObject({ kind: 'fsync', name: 'fsync', start: '2026-01-01T00:00:01.000999999Z' });
    expect(output.json[1]?.['attrs']).toEqual({
      ...NO_SHARES,
      file: '/data/wal',
      device: '0:45',
      inode: 12,
      disk: 'vda',
      bytes: null,
      backingDevice: '254:0',
      backingInode: 99,
      ...NO_SHARES,
      dataNs: 1_100_000,
      flushNs: 200_000,
      unexplainedNs: 102_900_000,
      ios: 1,
    });
  });

  it('hold a mount span with its teardown', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show(spansEvent(UMOUNT));
    expect(output.json[1]).toMatchObject({ kind: 'mount', name: 'umount2', error: 'EBUSY', durationNs: 3_290_000_000 });
    expect(output.json[1]?.['attrs']).toEqual({
      ...NO_SHARES,
      source: null,
      target: '/mnt/a',
      fstype: null,
      flags: ['detach'],
      options: null,
      teardownNs: 3_289_000_000,
      ...NO_SHARES,
    });
  });

  it('hold totals with quantiles', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show(totalsEvent([totalsRow({}, [100_000, 2_000_000])]));
    expect(output.json[1]).toEqual({
      type: 'stats',
      at: '2026-01-01T00:00:02.000000000Z',
      intervalNs: 1_000_000_000,
      rows: [
        {
          container: { id: '3f2a91c07b1e4d5f', name: 'web', runtime: 'docker', image: 'nginx:1.27', pod: null },
          disk: 'vda',
          device: '254:0',
          leaf: true,
          op: 'write',
          count: 2,
          bytes: 8192,
          errors: 0,
          p50Ns: 110_218,
          p90Ns: 2_000_000,
          p99Ns: 2_000_000,
          maxNs: 2_000_000,
          queueP99Ns: 524_288,
          deviceP99Ns: 1_763_488,
        },
      ],
    });
  });

  it('tell losses and targets that come and go', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show({ type: 'lost', at: sessionTime(1), reason: 'ring-full', count: 3 });
    show({ type: 'targets', at: sessionTime(2), added: [], gone: [{ id: 'x', name: 'x' }], remaining: 0 });
    expect(output.lines.slice(1)).toEqual([
      '{"type":"lost","at":"2026-01-01T00:00:01.000000000Z","reason":"ring-full","count":3}',
      '{"type":"targets","at":"2026-01-01T00:00:01.000000001Z","added":[],"gone":[{"id":"x","name":"x"}],"remaining":0}',
    ]);
  });

  it('end with exact totals of the session, its losses and its cost', () => {
    const { output, show, shower } = setUp();
    show(sessionEvent());
    show(spansEvent({ id: 1 }, { id: 2 }));
    show(totalsEvent([totalsRow({}, [100_000]), totalsRow({ device: LOOP }, [300_000])]));
    show(
      totalsEvent([totalsRow({}, [5_000_000, 7_000])], {
        intervalNs: nanos(3_000_000_000),
        cost: { bpfNsPerIo: 1_200, bpfCpuPercent: 0.3, agentCpuPercent: 4.5, rssBytes: 1 << 20 },
      }),
    );
    show({ type: 'lost', at: sessionTime(1), reason: 'ring-full', count: 3 });
    show({ type: 'lost', at: sessionTime(2), reason: 'ring-full', count: 4 });
    shower.end('duration');
    const end = output.json.at(-1);
    expect(end).toMatchObject({
      type: 'end',
      reason: 'duration',
      spans: 2,
      ...{ waits: [], culprits: [], files: [], processes: [], logs: [] },
      lost: { 'ring-full': 7 },
      cost: { bpfNsPerIo: 1_050, bpfCpuPercent: 0.3, agentCpuPercent: 3.5, rssBytes: 64 << 20 },
    });
    expect(end?.['totals']).toMatchObject([
      { disk: 'loop0', leaf: false, count: 1, bytes: 4096, maxNs: 300_000 },
      { disk: 'vda', leaf: true, count: 3, bytes: 12_288, maxNs: 5_000_000 },
    ]);
  });

  it('escape controls that a terminal could obey, and keep the value', () => {
    const { output, show } = setUp();
    show(sessionEvent({ host: 'a\u009b31m\u202eb\u001b]0;x\u0007' }));
    expect(output.lines[0]).toMatch(/^[\x20-\x7e]*$/);
    expect(output.json[0]?.['host']).toBe('a\u009b31m\u202eb\u001b]0;x\u0007');
  });
});

const WEB_JSON = { id: '3f2a91c07b1e4d5f', name: 'web', runtime: 'docker', image: 'nginx:1.27', pod: null };

describe('tables', () => {
  it('are a line each, with names instead of ids', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show(tableEvent({ type: 'waits', rows: [waitsRow(1, 'journal', 500_000_000, { count: 3, maxNs: 400_000_000 })] }));
    show(
      tableEvent({ type: 'culprits', rows: [culpritsRow(), culpritsRow({ culprit: 0, name: 'host:sync', via: 0 })] }),
    );
    show(tableEvent({ type: 'disks', rows: [disksRow()] }));
    show(tableEvent({ type: 'files', rows: [filesRow()] }));
    show(tableEvent({ type: 'processes', rows: [processesRow({ container: 0 })] }));
    show(tableEvent({ type: 'logs', rows: [logsRow({ ownBytes: null })] }));
    const line = (type: string, ...rows: object[]): object => ({
      type,
      at: '2026-01-01T00:00:02.000000000Z',
      intervalNs: 1_000_000_000,
      rows,
    });
    const culprit = {
      ...{ victim: WEB_JSON, culprit: 'db', disk: 'vda', device: '254:0', via: 'journal' },
      ...{ overlapNs: 300_000_000, bytes: 8_192, count: 2 },
    };
    const { device: _device, name: _name, limits: _limits, ...rates } = disksRow();
    expect(output.json.slice(1)).toEqual([
      line('waits', {
        ...{ container: WEB_JSON, cause: 'journal', blockedNs: 500_000_000, count: 3, maxNs: 400_000_000 },
      }),
      line('culprits', culprit, { ...culprit, culprit: 'host:sync', via: 'queue' }),
      line('disks', {
        ...rates,
        ...{ disk: 'vda', device: '254:0' },
        limits: [{ container: WEB_JSON, cgroup: '/docker/x', limit: 'io.max wiops', configured: 10, observed: 9.8 }],
      }),
      line('files', { ...filesRow(), container: WEB_JSON }),
      line('processes', { ...processesRow(), container: null }),
      line('logs', { ...logsRow(), container: WEB_JSON, ownBytes: null }),
    ]);
  });

  it('have whole nanoseconds, bytes and counts, also where they are means or parts', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show(tableEvent({ type: 'culprits', rows: [culpritsRow({ overlapNs: 1.4, bytes: 2.5, count: 0.2 })] }));
    show(tableEvent({ type: 'disks', rows: [disksRow({ writeAwaitNs: 1_000.6, queueNs: 7.2 })] }));
    expect(output.json[1]).toMatchObject({ rows: [{ overlapNs: 1, bytes: 3, count: 0 }] });
    expect(output.json[2]).toMatchObject({ rows: [{ readAwaitNs: null, writeAwaitNs: 1_001, queueNs: 7 }] });
  });

  it('add up in the last line', () => {
    const { output, show, shower } = setUp();
    show(sessionEvent());
    for (let second = 1; second <= 2; second++) {
      const change = { at: sessionTime(second * 1e9) };
      const journal = waitsRow(1, 'journal', second * 100, { count: second });
      show(tableEvent({ type: 'waits', rows: [journal, waitsRow(2, 'journal', 7), waitsRow(1, 'fuse', 9)] }, change));
      show(tableEvent({ type: 'culprits', rows: [culpritsRow(), culpritsRow({ via: 0 })] }, change));
      show(tableEvent({ type: 'files', rows: [filesRow()] }, change));
      show(
        tableEvent({ type: 'processes', rows: [processesRow({ pid: second }), processesRow({ comm: 'sh' })] }, change),
      );
      show(tableEvent({ type: 'logs', rows: [logsRow(), logsRow({ container: 2, ownBytes: null })] }, change));
    }
    shower.end('duration');
    expect(output.json.at(-1)).toMatchObject({
      waits: [
        { container: { name: 'web' }, cause: 'journal', blockedNs: 300, count: 3, maxNs: 200 },
        { container: { name: 'web' }, cause: 'fuse', blockedNs: 18, count: 2, maxNs: 9 },
        { container: { name: 'db' }, cause: 'journal', blockedNs: 14, count: 2, maxNs: 7 },
      ],
      culprits: [
        { via: 'journal', overlapNs: 600_000_000, bytes: 16_384, count: 4 },
        { via: 'queue', overlapNs: 600_000_000, bytes: 16_384, count: 4 },
      ],
      files: [{ file: '/data/wal', writes: 4, syncs: 2, syncNs: 208_000_000 }],
      processes: [
        { comm: 'postgres', pid: null, writes: 4 },
        { comm: 'sh', pid: 4_242, writes: 4 },
      ],
      logs: [
        { container: { name: 'web' }, bytes: 60_000, ownBytes: 20_000 },
        { container: { name: 'db' }, bytes: 60_000, ownBytes: null },
      ],
    });
  });
});

describe('a slow standard output', () => {
  it('costs spans, which are counted; totals, tables and losses wait, added up', () => {
    const { output, show, shower } = setUp(1_000);
    output.stuck = true;
    show(sessionEvent());
    show(spansEvent(...Array.from({ length: 50 }, (_, i) => ({ id: i + 1 }))));
    const backedUpAt = output.writableLength;
    for (let second = 1; second <= 100; second++) {
      show(spansEvent({ id: 1_000 + second }));
      const change = { at: sessionTime(second * 1e9) };
      show(totalsEvent([totalsRow({}, [100_000])], change));
      show(tableEvent({ type: 'waits', rows: [waitsRow(1, 'journal', 1_000)] }, change));
      show(tableEvent({ type: 'waits', rows: [waitsRow(2, 'journal', 1_000)] }, change));
      show(tableEvent({ type: 'disks', rows: [disksRow({ writesPerSecond: second })] }, change));
      show(tableEvent({ type: 'disks', rows: [disksRow({ name: 'vdb', writesPerSecond: second })] }, change));
      show({ type: 'lost', at: sessionTime(second * 1e9), reason: 'ring-full', count: 1 });
    }
    expect(output.writableLength).toBe(backedUpAt);
    output.unstick();
    return new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      shower.tick();
      shower.end('signal');
      const lines = output.json;
      const spans = lines.filter((line) => line['type'] === 'span').length;
      expect(lines.filter((line) => line['type'] === 'stats')).toMatchObject([
        { at: '2026-01-01T00:01:40.999999999Z', intervalNs: 100_000_000_000, rows: [{ count: 100 }] },
      ]);
      expect(lines.filter((line) => line['type'] === 'waits')).toMatchObject([
        {
          intervalNs: 100_000_000_000,
          rows: [
            { blockedNs: 100_000, count: 100 },
            { blockedNs: 100_000, count: 100 },
          ],
        },
      ]);
      expect(lines.filter((line) => line['type'] === 'disks')).toMatchObject([
        {
          intervalNs: 1_000_000_000,
          rows: [
            { disk: 'vda', writesPerSecond: 100 },
            { disk: 'vdb', writesPerSecond: 100 },
          ],
        },
      ]);
      expect(lines.filter((line) => line['type'] === 'lost')).toMatchObject([
        { reason: 'output-slow', count: 150 - spans },
        { reason: 'ring-full', count: 100 },
      ]);
      expect(lines.at(-1)).toMatchObject({ spans, lost: { 'output-slow': 150 - spans, 'ring-full': 100 } });
    });
  });
});
