import { describe, expect, it } from 'vitest';
import { type DiskCounters, diskRates, hadIo, parseDiskStats } from '../../src/agent/disk-stats.ts';
import { deviceFromParts } from '../../src/units.ts';

const SECOND = 1e9;
const MS = 1e6;

/** As kernel 6.18 printed it. */
const NOW = `   7       0 loop0 3845002 13 30780893 87905 4181709 19943 34850089 116672 0 342520 220479 17 16 242570 65 105379 15835
   7       1 loop1 76126 2 608886 4068 77202 1716 812362 5258 0 13216 9523 0 0 0 0 701 196
   7       2 loop2 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
 254       0 vda 102988 20919 9555946 114979 257510 131834 10599392 61077 0 42996 183993 12840 27 15212656 3831 110208 4105
 253       0 zram0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
`;
/** Fifteen fields (4.18 to 5.4), and eleven. */
const WITHOUT_FLUSHES =
  ' 254 0 vda 102988 20919 9555946 114979 257510 131834 10599392 61077 0 42996 183993 12840 27 15212656 3831\n';
const WITHOUT_DISCARDS = '   8       1 sda1 446 3007 8812 560 2 0 2 0 1 532 560\n';

const vda = (line = NOW): DiskCounters => parseDiskStats(line).get(deviceFromParts(254, 0)) as DiskCounters;

describe('a line of /proc/diskstats', () => {
  it('is read field by field', () => {
    expect([...parseDiskStats(NOW).values()].map(({ name }) => name)).toEqual([
      'loop0',
      'loop1',
      'loop2',
      'vda',
      'zram0',
    ]);
    expect(vda()).toEqual({
      ...{ device: deviceFromParts(254, 0), name: 'vda', reads: 102_988, readSectors: 9_555_946, readMs: 114_979 },
      ...{ writes: 257_510, writeSectors: 10_599_392, writeMs: 61_077, busyMs: 42_996, queueMs: 183_993 },
      ...{ discards: 12_840, flushes: 110_208, flushMs: 4_105 },
    });
  });

  it('of an older kernel has no flushes, of one older still no discards', () => {
    expect(vda(WITHOUT_FLUSHES)).toEqual({ ...vda(), flushes: 0, flushMs: 0 });
    expect(parseDiskStats(WITHOUT_DISCARDS).get(deviceFromParts(8, 1))).toMatchObject({
      ...{ name: 'sda1', reads: 446, writes: 2, writeSectors: 2, busyMs: 532, queueMs: 560, discards: 0, flushes: 0 },
    });
  });

  it('that is none is left out', () => {
    expect(parseDiskStats('').size).toBe(0);
    expect(parseDiskStats('   7       0 loop0 1 2\n').size).toBe(0);
  });
});

describe('rates', () => {
  const grown = (by: Partial<DiskCounters>): DiskCounters => {
    const now: Record<string, unknown> = { ...vda() };
    for (const [field, growth] of Object.entries(by)) now[field] = Number(now[field]) + Number(growth);
    return now as unknown as DiskCounters;
  };

  it('are what grew, by the length of the interval', () => {
    const now = grown({
      ...{ reads: 100, readSectors: 800, readMs: 50, writes: 20, writeSectors: 640, writeMs: 400 },
      ...{ flushes: 4, flushMs: 30, busyMs: 500, queueMs: 3_000 },
    });
    expect(diskRates(vda(), now, 2 * SECOND)).toEqual({
      ...{ readsPerSecond: 50, readBytesPerSecond: 204_800, readAwaitNs: 0.5 * MS },
      ...{ writesPerSecond: 10, writeBytesPerSecond: 163_840, writeAwaitNs: 20 * MS },
      ...{ flushesPerSecond: 2, flushAwaitNs: 7.5 * MS, queueDepth: 1.5, utilisation: 0.25 },
    });
  });

  it('of a disk that did nothing are zero, and nobody waited', () => {
    expect(diskRates(vda(), vda(), SECOND)).toMatchObject({
      ...{ readsPerSecond: 0, writesPerSecond: 0, flushesPerSecond: 0, queueDepth: 0, utilisation: 0 },
      ...{ readAwaitNs: null, writeAwaitNs: null, flushAwaitNs: null },
    });
    expect(hadIo(vda(), vda())).toBe(false);
    expect(hadIo(vda(), grown({ discards: 1 }))).toBe(true);
  });

  it('count on where a time of 32 bits begins anew', () => {
    const before = { ...vda(), reads: 10, readMs: 2 ** 32 - 40, busyMs: 2 ** 32 - 1, queueMs: 2 ** 32 - 100 };
    const now = { ...vda(), reads: 20, readMs: 60, busyMs: 99, queueMs: 400 };
    expect(diskRates(before, now, SECOND)).toMatchObject({
      ...{ readsPerSecond: 10, readAwaitNs: 10 * MS, utilisation: 0.1, queueDepth: 0.5 },
    });
  });

  it('show a disk busy all the time as just that, whatever the clock ticks say', () => {
    expect(diskRates(vda(), grown({ busyMs: 1_004 }), SECOND).utilisation).toBe(1);
  });

  it('of a disk that was not there before are all it did', () => {
    const now = { ...vda(), reads: 8, readMs: 16, readSectors: 64 };
    expect(diskRates(undefined, now, SECOND)).toMatchObject({ readsPerSecond: 8, readAwaitNs: 2 * MS });
    expect(hadIo(undefined, now)).toBe(true);
  });

  it.each([
    ['its counts', { ...vda(), reads: 5, readMs: 10 }],
    ['its name', { ...vda(), name: 'vdb', reads: 5, readMs: 10 }],
  ])('of another disk under the same number, known by %s, are all that this one did', (_, now) => {
    expect(diskRates(vda(), now, SECOND)).toMatchObject({ readsPerSecond: 5, readAwaitNs: 2 * MS });
  });
});
