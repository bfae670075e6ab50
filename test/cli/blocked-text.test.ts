import { describe, expect, it } from 'vitest';
import type { ShownMessage } from '../../src/cli/shower.ts';
import { createSink } from '../../src/cli/sink.ts';
import { createStyle } from '../../src/cli/style.ts';
import { createTally } from '../../src/cli/tally.ts';
import { createTextShower, type TextOptions } from '../../src/cli/text-shower.ts';
import type { Table } from '../../src/spans/types.ts';
import { nanos, sessionTime } from '../../src/units.ts';
import {
  culpritsRow,
  disksRow,
  filesRow,
  LOOP,
  logsRow,
  NAMES,
  processesRow,
  sessionEvent,
  TestOutput,
  tableEvent,
  totalsEvent,
  VDA,
  WEB,
  waitsRow,
} from './support.ts';

const MS = 1_000_000;

function setUp(change: Partial<TextOptions> = {}) {
  const output = new TestOutput();
  const shower = createTextShower(createSink(output), createTally(), {
    style: createStyle(false),
    width: () => Number.POSITIVE_INFINITY,
    offset: () => 0,
    now: () => 0,
    severalTargets: false,
    blockedEveryNs: 1e9,
    ...change,
  });
  const show = (event: unknown): void => shower.show(event as ShownMessage);
  show(sessionEvent());
  /** A second with these tables. */
  const second = (at: number, ...tables: Table[]): void => {
    const time = { at: sessionTime(at * 1e9), intervalNs: nanos(1e9) };
    show(totalsEvent([], time));
    for (const table of tables) show(tableEvent(table, time));
    shower.tick();
  };
  return { output, shower, second, show, lines: () => output.lines.slice(5) };
}

const waits = (
  ...rows: (readonly [container: number, cause: Parameters<typeof waitsRow>[1], ms: number])[]
): Table => ({
  type: 'waits',
  rows: rows.map(([container, cause, ms]) => waitsRow(container, cause, ms * MS)),
});

describe('where blocked time went', () => {
  it('is a line in each second in which something blocked, with its causes', () => {
    const { second, lines } = setUp();
    second(1, waits([1, 'journal', 495], [1, 'block-throttle', 244], [1, 'writeback', 73]));
    second(2);
    second(3, waits([1, 'journal', 49]));
    second(4, waits([1, 'fuse', 50]));
    expect(lines()).toEqual([
      '00:00:01.999 waits 812.0 ms/s: journal 61 %, block-throttle 30 %, writeback 9 %',
      '00:00:04.999 waits 50.0 ms/s: fuse 100 %',
    ]);
  });

  it('names those in the way of the same container, but not itself', () => {
    const { second, lines } = setUp();
    const rows = [
      culpritsRow({ overlapNs: 300 * MS }),
      culpritsRow({ culprit: 0, name: 'host:sync', via: 0, overlapNs: 20 * MS }),
      culpritsRow({ culprit: 0, name: 'host:cp', via: 0, overlapNs: 10 * MS }),
      culpritsRow({ culprit: 1, name: 'web', overlapNs: 900 * MS }),
      culpritsRow({ victim: 2, culprit: 1, name: 'web', overlapNs: 900 * MS }),
    ];
    second(1, waits([1, 'journal', 500]), { type: 'culprits', rows });
    expect(lines()).toEqual([
      '00:00:01.999 waits 500.0 ms/s: journal 100 %; in the way: db 300.0 ms/s (journal), host:sync 20.0 ms/s (queue)',
    ]);
  });

  it('is a line for each of several containers, the most blocked first', () => {
    const { second, lines } = setUp({ severalTargets: true });
    second(1, waits([1, 'journal', 100], [2, 'fuse', 1_700], [0, 'other', 60]));
    expect(lines()).toEqual([
      '00:00:01.999 db               waits 1.70 s/s: fuse 100 %',
      '00:00:01.999 web              waits 100.0 ms/s: journal 100 %',
      '00:00:01.999 -                waits 60.0 ms/s: other 100 %',
    ]);
  });

  it('is the mean of ten seconds where a line is due every ten', () => {
    const { second, lines } = setUp({ blockedEveryNs: 10e9 });
    for (let at = 1; at <= 9; at++) second(at);
    second(10, waits([1, 'journal', 1_000]));
    expect(lines()).toEqual(['00:00:10.999 waits 100.0 ms/s: journal 100 %']);
  });

  it('adds up what is less than the first four causes', () => {
    const { second, lines } = setUp();
    const causes = ['journal', 'fuse', 'other', 'writeback', 'direct-io', 'inode-lock'] as const;
    second(1, waits(...causes.map((cause, i) => [1, cause, 100 - i * 10] as const)));
    expect(lines()[0]).toContain('journal 22 %, fuse 20 %, other 18 %, writeback 16 %, others 24 %');
  });
});

describe('the summary', () => {
  it('has a table of each kind that has rows', () => {
    const { output, second, shower } = setUp();
    for (const at of [1, 2]) {
      second(
        at,
        waits([1, 'journal', 30], [1, 'fuse', 10]),
        { type: 'culprits', rows: [culpritsRow()] },
        { type: 'disks', rows: [disksRow(), disksRow({ device: LOOP, name: 'loop0', lower: ['vda'], limits: [] })] },
        { type: 'files', rows: [filesRow(), filesRow({ file: '', syncNs: 0 })] },
        { type: 'processes', rows: [processesRow({ pid: at })] },
        { type: 'logs', rows: [logsRow(), logsRow({ ownBytes: null, file: '' })] },
      );
    }
    shower.end('duration');
    const from = output.lines.indexOf('blocked time of all threads, by cause');
    const to = output.lines.indexOf('nothing lost');
    expect(output.lines.slice(from, to)).toEqual([
      'blocked time of all threads, by cause',
      'CAUSE    BLOCKED  SHARE  COUNT      MAX',
      'journal  60.0 ms   75 %      2  30.0 ms',
      'fuse     20.0 ms   25 %      2  10.0 ms',
      '',
      'who was in the way, and by what',
      'CULPRIT  VIA      DISK   OVERLAP     BYTES  COUNT',
      'db       journal  vda   600.0 ms  16.0 KiB      4',
      '',
      'disks',
      'DISK          R/S   W/S  F/S  READ/S  WRITTEN/S  R WAIT   W WAIT   F WAIT     QUEUE   DEVICE  DEPTH  BUSY  ERRORS',
      'vda           0.0  10.0  1.0     0 B   40.0 KiB       -  2.00 ms  4.00 ms  500.0 µs  1.50 ms    0.5  25 %       0',
      'loop0 on vda  0.0  10.0  1.0     0 B   40.0 KiB       -  2.00 ms  4.00 ms  500.0 µs  1.50 ms    0.5  25 %       0',
      'vda: io.max wiops 10/s on /docker/x, observed 9.8/s at last',
      '',
      'files',
      'READ   WRITTEN  SYNCS  SYNC TIME  ALL TIME  FILE',
      ' 0 B  16.0 KiB      2   208.0 ms  214.0 ms  /data/wal',
      ' 0 B  16.0 KiB      2       0 ns   6.00 ms  0:45 inode 12',
      '',
      'processes',
      'COMM          PID  READS     READ  WRITES   WRITTEN  I/O TIME  SYNCS  SYNC TIME',
      'postgres  several      2  8.0 KiB       4  16.0 KiB   10.0 ms      2   208.0 ms',
      '',
      "logs that others wrote on a container's behalf",
      'WRITER   WRITES     BYTES       OWN  TIMES  FILE',
      'dockerd      20  58.6 KiB  19.5 KiB   3.0×  /var/lib/docker/containers/x/x-json.log',
      'dockerd      20  58.6 KiB         -      -  -',
      '',
    ]);
  });

  it('shows ten rows of a table, and says of how many', () => {
    const { output, second, shower } = setUp({ severalTargets: true, width: () => 60 });
    const rows = Array.from({ length: 12 }, (_, i) =>
      filesRow({ file: `/${'d'.repeat(80)}/f${i}`, syncNs: (20 - i) * MS }),
    );
    second(1, { type: 'files', rows });
    shower.end('duration');
    const from = output.lines.indexOf('files: the first 10 of 12');
    const table = output.lines.slice(from + 1, output.lines.indexOf('', from));
    expect(table).toHaveLength(11);
    expect(table.every((line) => line.length <= 60)).toBe(true);
    expect(table[0]).toMatch(/^CONTAINER +READ +WRITTEN +SYNCS +ALL TIME +FILE$/);
  });

  it('takes escape sequences out of every name', () => {
    const hostile = '\u001b[2Ja\u001b]0;title\u0007\nb\u009b31m\u202ec\u0000';
    const names = {
      ...NAMES,
      container: () => ({ ...WEB, name: hostile }),
      disk: () => ({ device: VDA, name: hostile, leaf: true }),
    };
    const { output, show, shower } = setUp({ severalTargets: true });
    const limit = { container: 1, cgroup: hostile, limit: hostile, configured: 1, observed: 1 };
    const tables: Table[] = [
      waits([1, 'journal', 900]),
      { type: 'culprits', rows: [culpritsRow({ name: `${hostile}x` })] },
      { type: 'disks', rows: [disksRow({ name: hostile, lower: [hostile], limits: [limit] })] },
      { type: 'files', rows: [filesRow({ file: hostile })] },
      { type: 'processes', rows: [processesRow({ comm: hostile })] },
      { type: 'logs', rows: [logsRow({ writer: hostile, file: hostile })] },
    ];
    show(totalsEvent([]));
    for (const table of tables) show({ ...tableEvent(table), names });
    shower.tick();
    shower.end('signal');
    expect(output.text.replaceAll('\n', '')).toMatch(/^[\x20-\x7e×→µ…]*$/);
    expect(output.text).not.toMatch(/\nbc/);
  });
});
