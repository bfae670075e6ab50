import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createDecoder } from '../../src/decode/batch.ts';
import { clockBase } from '../../src/decode/clock.ts';
import type { BlockEvents } from '../../src/decode/events.ts';
import { LOSSES, RECORD_KIND } from '../../src/decode/layout.gen.ts';
import { StringTable } from '../../src/decode/strings.ts';
import { BPF_OBJECT_PATH, loadAddon } from '../../src/native/binding.ts';
import type { Tracer } from '../../src/native/tracer.ts';
import { deviceFromParts } from '../../src/units.ts';
import { type BlockRow, blockRow } from '../decode/ring-bytes.ts';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { runWorkload } from '../lab/workload.ts';
import { hostPlan, openTracer, putInScope } from './host-tracer.ts';

const READS = 300;

let disk: MountedDisk;
let group: LabCgroup;
let device: number;
const closers: (() => void)[] = [];

beforeAll(async () => {
  disk = await loopDisk({ sizeMiB: 32, fs: 'ext4' });
  group = cgroup('ring');
  const [major, minor] = disk.majorMinor.split(':').map(Number);
  device = deviceFromParts(major ?? 0, minor ?? 0);
  await runWorkload({ dir: disk.dir, operations: ['prepare=1'] });
});
afterAll(async () => {
  await group.close();
  await disk.close();
});
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function attached(options: Parameters<typeof openTracer>[0] = {}): Tracer {
  const tracer = openTracer(options);
  closers.push(() => tracer.close());
  for (const { name } of hostPlan(['block']).programs.filter(({ probe }) => probe === 'block')) tracer.attach(name);
  putInScope(tracer, group);
  return tracer;
}

/** Direct reads of one block each, one after the other: as many requests. */
const read = (count = READS) => runWorkload({ dir: disk.dir, operations: [`direct-read=${count}`], place: group });

function drained(tracer: Tracer): { rows: BlockRow[]; records: number; bytes: number } {
  const rows: BlockRow[] = [];
  let bytes = 0;
  const nothing = (): undefined => undefined;
  const block = (events: BlockEvents): void => {
    for (let i = 0; i < events.length; i++) rows.push(blockRow(events, i));
  };
  const others = { sync: nothing, mount: nothing, teardown: nothing, cgroup: nothing, fileName: nothing };
  const sink = { block, ...others, journal: nothing, wait: nothing, pause: nothing, file: nothing };
  const decoder = createDecoder(clockBase(0n), new StringTable(), sink);
  const consume = (view: DataView, offset: number, length: number): void => {
    bytes += length;
    decoder.decode(view, offset, length);
  };
  while (tracer.drain(consume));
  expect(decoder.counts).toEqual({ records: rows.length, unknown: 0, corrupt: 0 });
  return { rows, records: decoder.counts.records, bytes };
}

const ringFull = (tracer: Tracer): number =>
  Number(tracer.readVariable('losses', LOSSES.size).getBigUint64(LOSSES.ringFull + RECORD_KIND.BLOCK * 8, true));

describe('the reader that looks into the ring and the one that copies', () => {
  it('see the same reads, every one of them', async () => {
    const tracers = [attached({ zeroCopy: true }), attached({ zeroCopy: false })];
    const { results } = await read();
    const [looked, copied] = tracers.map((tracer) => drained(tracer).rows.filter((row) => row.device === device));
    expect([looked?.length, copied?.length]).toEqual([READS, READS]);
    // Two sessions take their times one after the other; all else is of the request.
    const facts = (rows: readonly BlockRow[] | undefined) =>
      rows?.map(({ startNs: _s, issueNs: _i, endNs: _e, comm: _c, ...rest }) => rest);
    expect(facts(looked)).toEqual(facts(copied));
    expect(new Set(looked?.map(({ tid }) => tid))).toEqual(new Set(results.map(({ tid }) => tid)));
    expect(looked?.every(({ bytes, operation }) => bytes === 4_096 && operation === 0)).toBe(true);
  });

  it.each([true, false])('have whole records also where the ring begins again (zero copy: %s)', async (zeroCopy) => {
    const tracer = attached({ zeroCopy, mapSizes: { events: 16_384 } });
    let reads = 0;
    for (let round = 0; round < 8; round++) {
      await read(60);
      reads += drained(tracer).rows.filter((row) => row.device === device).length;
    }
    expect([reads, ringFull(tracer)]).toEqual([8 * 60, 0]);
  });
});

describe('a ring that nobody drains', () => {
  it('counts every record that found no room', async () => {
    const whole = attached();
    const tiny = attached({ mapSizes: { events: 4_096 } });
    await read();
    const { records } = drained(whole);
    expect(ringFull(whole)).toBe(0);
    const left = drained(tiny);
    expect(left.records).toBeGreaterThan(0);
    expect(left.bytes).toBeLessThanOrEqual(4_096);
    expect(left.records).toBeLessThan(READS);
    expect(left.records + ringFull(tiny)).toBe(records);
  });

  it('takes records again once it was drained', async () => {
    const tiny = attached({ mapSizes: { events: 4_096 } });
    await read(100);
    drained(tiny);
    const lost = ringFull(tiny);
    await read(10);
    expect(drained(tiny).rows.filter((row) => row.device === device)).toHaveLength(10);
    expect(ringFull(tiny)).toBe(lost);
  });
});

describe('a session that is closed', () => {
  it('drains nothing, and closing it again does nothing', async () => {
    const tracer = attached();
    await read(10);
    tracer.close();
    tracer.close();
    expect(tracer.drain(() => expect.unreachable())).toBe(false);
    expect(() => tracer.setU32('reader_armed', 1)).toThrow(/EBADF/);
    expect(() => tracer.attach('block_rq_complete')).toThrow(/EBADF/);
  });

  it.each([true, false])('has no ring, and what was handed out of it is detached (zero copy: %s)', (zeroCopy) => {
    const session = new (loadAddon().Session)();
    expect(session.open(BPF_OBJECT_PATH)).toBe(0);
    expect(session.load()).toBe(0);
    expect(session.openRing('events', zeroCopy, () => undefined)).toBe(0);
    const ring = session.ring();
    expect(ring?.byteLength).toBeGreaterThan(0);
    session.close();
    session.close();
    expect(session.ring()?.byteLength ?? 0).toBe(0);
    if (zeroCopy) expect(ring?.byteLength).toBe(0);
    expect([session.poll(1 << 20), session.stats()]).toEqual([0, []]);
    session.release(8);
    expect(session.openRing('events', zeroCopy, () => undefined)).toBeLessThan(0);
  });

  it('can be closed from its own wake-up', async () => {
    const woken = new Promise<void>((resolve) => {
      const tracer = attached({
        onWakeup: () => {
          tracer.close();
          resolve();
        },
      });
    });
    await read(10);
    await woken;
  });
});
