import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, formatDurationAligned, formatThreshold, parseDuration } from '../../src/cli/durations.ts';
import { formatBytes, formatCount, parseRingSize, parseSize } from '../../src/cli/sizes.ts';

describe('a duration', () => {
  it.each([
    ['0', 0],
    ['1ns', 1],
    ['250us', 250_000],
    ['250µs', 250_000],
    ['1ms', 1_000_000],
    ['1.5s', 1_500_000_000],
    ['30s', 30_000_000_000],
    ['1m30s', 90_000_000_000],
    ['2h', 7_200_000_000_000],
    ['0ms', 0],
    [' 5s ', 5_000_000_000],
  ])('%j is read as %d ns', (text, ns) => {
    expect(parseDuration(text, '--for')).toBe(ns);
  });

  it.each(['', 'x', '5', '5 s', '-1s', '1d', '1s2', '1e3s', 's', '1..5s', '１s'])(
    '%j is refused, with what to write',
    (text) => {
      expect(() => parseDuration(text, '--min')).toThrow(/^--min '.*' is not a duration.*as in 250us/);
    },
  );

  it('without a unit gets a hint', () => {
    expect(() => parseDuration('5', '--min')).toThrow("--min '5' is not a duration (did you mean 5ms?)");
  });

  it('that no number can hold is refused', () => {
    expect(() => parseDuration('9999999h', '--for')).toThrow('too long');
  });

  it('of whole nanoseconds is read as it is written', () => {
    fc.assert(
      fc.property(fc.nat(), (ns) => {
        expect(parseDuration(`${ns}ns`, '--min')).toBe(ns);
      }),
    );
  });

  it.each([
    [0, '0 ns'],
    [999, '999 ns'],
    [1_000, '1.00 µs'],
    [9_994, '9.99 µs'],
    [9_996, '10.0 µs'],
    [999_949, '999.9 µs'],
    [999_951, '1.00 ms'],
    [104_200_000, '104.2 ms'],
    [999_960_000, '1.00 s'],
    [3_290_000_000, '3.29 s'],
    [999_960_000_000, '16.7 m'],
    [7_200_000_000_000, '120.0 m'],
    [90_000_000_000_000, '25.0 h'],
    [null, '-'],
    [-1, '-'],
  ])('of %s ns is shown as %s', (ns, text) => {
    expect(formatDuration(ns)).toBe(text);
  });

  it('is shown in nine columns up to 104 days', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (ns) => {
        expect(formatDurationAligned(ns)).toHaveLength(9);
      }),
    );
    expect(formatDurationAligned(null)).toBe('     -   ');
  });

  it('as a threshold is shown as it was written', () => {
    expect([1_000_000, 250_000, 1_500_000_000].map(formatThreshold)).toEqual(['1 ms', '250 µs', '1.50 s']);
  });
});

describe('a size', () => {
  it.each([
    ['8M', 8 << 20],
    ['512K', 512 << 10],
    ['512KiB', 512 << 10],
    ['1048576', 1 << 20],
    ['64kb', 64 << 10],
    ['1G', 1 << 30],
  ])('of a ring %j is %d bytes', (text, bytes) => {
    expect(parseRingSize(text)).toBe(bytes);
  });

  it.each(['3M', '4K', '2G', '0', '8388609'])('of a ring %j is refused: not a power of two in range', (text) => {
    expect(() => parseRingSize(text)).toThrow('power of two from 64K to 1G');
  });

  it.each(['', 'M', '8X', '-8M', '8 8'])('%j is refused', (text) => {
    expect(() => parseSize(text, '--ring-size')).toThrow('is not a size');
  });

  it('is shown in powers of 1024', () => {
    expect([0, 1023, 1024, 17.3 * 2 ** 20, 512 * 2 ** 20, 2 ** 60, -1].map(formatBytes)).toEqual([
      '0 B',
      '1023 B',
      '1.0 KiB',
      '17.3 MiB',
      '512 MiB',
      '1024 PiB',
      '-',
    ]);
    expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(['0', '999', '1,000', '1,234,567']);
  });
});
