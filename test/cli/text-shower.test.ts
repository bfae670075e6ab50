import { describe, expect, it } from 'vitest';
import type { ShownMessage } from '../../src/cli/shower.ts';
import { createSink } from '../../src/cli/sink.ts';
import { createStyle } from '../../src/cli/style.ts';
import { createTally } from '../../src/cli/tally.ts';
import { createTextShower, type TextOptions } from '../../src/cli/text-shower.ts';
import { NO_SHARES } from '../../src/spans/types.ts';
import { nanos, sessionTime } from '../../src/units.ts';
import {
  DB,
  FSYNC,
  flagBits,
  LOOP,
  NAMES,
  type SpanInput,
  sessionEvent,
  spansEvent,
  TestOutput,
  totalsEvent,
  totalsRow,
  UMOUNT,
  WEB,
} from './support.ts';

function setUp(change: Partial<TextOptions> = {}, limitBytes?: number) {
  const output = new TestOutput();
  const clock = { ms: 0 };
  const shower = createTextShower(createSink(output, limitBytes), createTally(), {
    style: createStyle(false),
    width: () => Number.POSITIVE_INFINITY,
    offset: () => 0,
    now: () => clock.ms,
    severalTargets: false,
    blockedEveryNs: 1e9,
    ...change,
  });
  return { output, clock, shower, show: (event: unknown) => shower.show(event as ShownMessage) };
}

const DEEP_FSYNC: SpanInput = {
  ...FSYNC,
  detail: {
    kind: 'fsync',
    file: '/var/lib/postgresql/data/base/wal',
    ...{ ...NO_SHARES, unexplainedNs: nanos(104_200_000), ios: 0 },
  },
};

describe('a session as text', () => {
  it('begins with the targets, the kernel and what is not traced', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    expect(output.lines).toEqual([
      'stallscope on node-1, kernel 6.18.5',
      'targets: web (docker 3f2a91c07b1e, nginx:1.27)',
      'spans of 1 ms or longer',
      'not traced: msync: tracefs is not mounted',
      '',
    ]);
  });

  it('does not repeat what a session sent again already said', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show(sessionEvent({ base: { seconds: 1_800_000_000, nanos: 0 } }));
    expect(output.lines).toHaveLength(5);
    const group = { ...DB, id: '/a/b', name: '/a/b', runtime: 'cgroup', pod: null };
    show(sessionEvent({ targets: [DB, group], probes: [] }));
    expect(output.lines.slice(5)).toEqual(['targets: db (containerd b7c1, pod prod/db-0), /a/b (cgroup)', '']);
  });

  it('shows one aligned line a span, children below their parent', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show(
      spansEvent(
        { id: 11, parent: 8, name: 'flush', sector: -1, queueNs: -1, bytes: 0, durationNs: 900 },
        { id: 8, parent: 7, startNs: 1, flags: flagBits('sync', 'fua'), owner: 2, error: 5 },
        FSYNC,
        UMOUNT,
      ),
    );
    expect(output.lines.slice(5)).toEqual([
      'TIME         SPAN                   DURATION      PID COMM            DISK         BYTES   QUEUE     DEVICE  FILE/TARGET',
      '00:00:01.000 fsync                   104.2 ms    4242 postgres        vda              -      -         -    /data/wal  (data 1.10 ms, flush 200.0 µs, unexplained 102.9 ms, 1 I/O)',
      '00:00:01.000 └ block write            1.50 ms    4242 postgres        vda        4.0 KiB  500.0 µs   1.00 ms EIO  journal,sync,fua',
      '00:00:00.999   └ block flush           900 ns    4242 postgres        vda            0 B      -         -',
      '00:00:00.999 umount2                  3.29 s     4242 umount          -                -      -         -    EBUSY  /mnt/a  (3.29 s after the call returned)',
    ]);
  });

  it('shows what tore a mount down, and whose', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    const teardown = (id: number, trigger: 'close' | 'exit', device: string): SpanInput => ({
      ...{ id, kind: 'mount', name: 'teardown', comm: 2, durationNs: 12_000_000 },
      detail: { kind: 'mount', flags: [], ...NO_SHARES, trigger, device },
    });
    show(spansEvent(teardown(1, 'close', '254:0'), teardown(2, 'exit', '0:45')));
    expect(output.lines.slice(6)).toEqual([
      '00:00:00.999 teardown                 12.0 ms    4242 umount          vda              -      -         -    by a last close',
      '00:00:00.999 teardown                 12.0 ms    4242 umount          0:45             -      -         -    by an exit',
    ]);
  });

  it('shows the slowest eight of many children, failures before them, in the order of time, and adds up the rest', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    const children = Array.from({ length: 70 }, (_, i) => ({
      ...{ id: i + 10, parent: 7, startNs: 2_000_000 + i, durationNs: 1_000 * (i + 1), error: i === 3 ? 5 : 0 },
    }));
    show(spansEvent(...children.toReversed(), FSYNC));
    const lines = output.lines.slice(7);
    expect(lines.slice(0, -1).map((line) => line.slice(36, 45).trim())).toEqual([
      '4.00 µs',
      ...[64, 65, 66, 67, 68, 69, 70].map((us) => `${us}.0 µs`),
    ]);
    expect(lines.at(-1)).toBe('             └ … and 62 more block writes, 248 KiB, slowest 63.0 µs');
  });

  it.each([
    [9, ['write'], 9, null],
    [10, ['write'], 9, '… and 2 more block writes, 8.0 KiB, slowest 1.50 ms'],
    [10, ['flush'], 9, '… and 2 more block flushes, 8.0 KiB, slowest 1.50 ms'],
    [20, ['read', 'write'], 9, '… and 12 more block I/Os, 48.0 KiB, slowest 1.50 ms'],
  ])('gives %i children (%j) %i lines', (count, ops, lines, last) => {
    const { output, show } = setUp();
    show(sessionEvent());
    const children = Array.from({ length: count }, (_, i) => ({
      ...{ id: i + 10, parent: 7, name: ops[i % ops.length] ?? '' },
    }));
    show(spansEvent(...children, FSYNC));
    const shown = output.lines.slice(7);
    expect(shown).toHaveLength(lines);
    if (last !== null) expect(shown.at(-1)?.trim()).toBe(`└ ${last}`);
  });

  it('gives up columns on a narrow terminal before FILE/TARGET, and the start of a path before its end', () => {
    const { output, show } = setUp({ width: () => 80 });
    show(sessionEvent({ targets: [], probes: [] }));
    show(spansEvent({ id: 8, parent: 7, startNs: 1, flags: flagBits('sync', 'meta') }, DEEP_FSYNC));
    expect(output.lines.slice(4)).toEqual([
      'TIME         SPAN                   DURATION    QUEUE     DEVICE  FILE/TARGET',
      '00:00:01.000 fsync                   104.2 ms …ta/base/wal  (unexplained 104.2 …',
      '00:00:01.000 └ block write            1.50 ms  500.0 µs   1.00 ms sync,meta',
    ]);
  });

  it('keeps disks and commands where they fit, and follows a terminal that is resized', () => {
    const size = { width: 120 };
    const { output, show } = setUp({ width: () => size.width });
    show(sessionEvent({ targets: [], probes: [] }));
    show(spansEvent({ id: 1 }));
    size.width = 200;
    show(spansEvent({ id: 2 }));
    expect(output.lines.filter((line) => line.startsWith('TIME'))).toEqual([
      'TIME         SPAN                   DURATION  COMM            DISK       QUEUE     DEVICE  FILE/TARGET',
      'TIME         SPAN                   DURATION      PID COMM            DISK         BYTES   QUEUE     DEVICE  FILE/TARGET',
    ]);
  });

  it('names the container of each line once there are several', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show(spansEvent({ id: 1 }));
    show({ type: 'targets', at: sessionTime(1), added: [DB], gone: [], remaining: 2 });
    show(spansEvent({ id: 2, container: 2 }));
    expect(output.lines.slice(7)).toEqual([
      '00:00:01.000 new: db (containerd b7c1, pod prod/db-0)',
      'TIME         CONTAINER        SPAN                   DURATION      PID COMM            DISK         BYTES   QUEUE     DEVICE  FILE/TARGET',
      '00:00:00.999 db               block write              1.50 ms    4242 postgres        vda        4.0 KiB  500.0 µs   1.00 ms',
    ]);
  });

  it('holds a child until its parent comes, five seconds at most', () => {
    const { output, clock, show, shower } = setUp();
    show(sessionEvent());
    show(spansEvent({ id: 8, parent: 7 }));
    clock.ms = 4_999;
    shower.tick();
    expect(output.lines.length).toBe(5);
    clock.ms = 5_000;
    shower.tick();
    expect(output.lines.at(-1)).toContain(' block write');
    expect(output.lines.at(-1)).not.toContain('└');
  });

  it('holds 4,096 children at most, and lets the oldest go first', () => {
    const { output, show, shower } = setUp();
    show(sessionEvent());
    show(spansEvent(...Array.from({ length: 4_098 }, (_, i) => ({ id: i + 10, parent: 7, pid: i + 1 }))));
    expect(output.lines.slice(6).map((line) => Number(line.slice(46, 53)))).toEqual([1, 2]);
    shower.end('signal');
    expect(output.lines.filter((line) => line.includes('block write')).length).toBe(4_098);
  });

  it('survives spans that are each other’s parents', () => {
    const { output, show, shower } = setUp();
    show(sessionEvent());
    show(spansEvent({ id: 1, parent: 2 }, { id: 2, parent: 1 }, { id: 3, parent: 3 }));
    shower.end('signal');
    expect(output.lines.filter((line) => line.includes('block write')).length).toBe(3);
  });

  it('tells losses as they happen', () => {
    const { output, show } = setUp();
    show(sessionEvent());
    show({ type: 'lost', at: sessionTime(3e9), reason: 'ring-full', count: 1234 });
    expect(output.lines.at(-1)).toBe('00:00:03.999 lost: ring-full 1,234');
  });

  it('says when a slow reader cost spans', async () => {
    const { output, show, shower } = setUp({}, 1_000);
    show(sessionEvent());
    output.stuck = true;
    show(spansEvent(...Array.from({ length: 50 }, (_, i) => ({ id: i + 1 }))));
    shower.tick();
    output.unstick();
    await new Promise((resolve) => setImmediate(resolve));
    const shown = output.lines.filter((line) => line.includes('block write')).length;
    shower.tick();
    shower.tick();
    expect(output.lines.filter((line) => line.startsWith('lost'))).toEqual([`lost: output-slow ${50 - shown}`]);
  });

  it('takes escape sequences and controls out of every outside string', () => {
    const { output, show, shower } = setUp();
    const hostile = '\u001b[2Ja\u001b]0;title\u0007\nb\u009b31m\u202ec\u0000';
    const container = { ...WEB, name: hostile, image: hostile, pod: hostile };
    const names = {
      ...NAMES,
      string: () => hostile,
      container: () => container,
      disk: () => ({ ...NAMES.disk(LOOP), name: hostile }),
    };
    show(
      sessionEvent({
        host: hostile,
        kernel: hostile,
        targets: [container, DB],
        probes: [{ name: hostile, state: 'absent', why: hostile }],
      }),
    );
    const fsync = { ...FSYNC, detail: { ...FSYNC.detail, file: hostile } } as typeof FSYNC;
    const mount = {
      ...UMOUNT,
      detail: { ...UMOUNT.detail, source: hostile, target: hostile, fstype: hostile },
    } as typeof UMOUNT;
    show({ ...spansEvent({ id: 1 }, fsync, mount), names });
    show({ ...totalsEvent([totalsRow()]), names });
    show({ type: 'lost', at: sessionTime(0), reason: hostile, count: 1 });
    shower.end('signal');
    expect(output.text.replaceAll('\n', '')).toMatch(/^[\x20-\x7e└→µ…]*$/);
    expect(output.text).not.toMatch(/\nbc/);
  });

  it('cuts lines to the terminal, and colours them there only', () => {
    const { output, show } = setUp({ width: () => 40, style: createStyle(true) });
    show(sessionEvent());
    show(spansEvent({ id: 1, error: 5 }));
    expect(output.lines.at(-1)).toBe('\u001b[31m00:00:00.999 block write              1…\u001b[39m');
  });
});

describe('the summary', () => {
  it('leaves discards out of the sum, and says so', () => {
    const { output, show, shower } = setUp();
    show(sessionEvent());
    const [write, discard] = [1, 3];
    show(totalsEvent([totalsRow({ op: write }, [1_000]), totalsRow({ op: discard, bytes: 1 << 30 }, [5_000])]));
    shower.end('duration');
    const from = output.lines.findIndex((line) => line.startsWith('DISK'));
    expect(output.lines.slice(from + 1, from + 5).map((line) => line.slice(0, 32))).toEqual([
      'vda   discard      1  1.0 GiB  5',
      'vda   write        1  4.0 KiB  1',
      'all   all          1  4.0 KiB  1',
      'all: read, write, flush only',
    ]);
  });

  it('goes without columns that a narrow terminal has no room for', () => {
    const { output, show, shower } = setUp({ width: () => 72 });
    show(sessionEvent());
    show(totalsEvent([totalsRow({}, [100_000, 300_000, 5_000_000])]));
    shower.end('duration');
    expect(output.lines.find((line) => line.startsWith('DISK'))).toMatch(/P50 +P99 +MAX +QUEUE +DEVICE$/);
  });

  it('adds up disks, calls, losses and cost', () => {
    const { output, show, shower } = setUp();
    show(sessionEvent());
    show(spansEvent(FSYNC, UMOUNT));
    const shown = output.lines.length;
    show(totalsEvent([totalsRow({}, [100_000, 300_000, 5_000_000]), totalsRow({ device: LOOP })]));
    show(totalsEvent([totalsRow({ op: 0 }, [1_000])]));
    show({ type: 'lost', at: sessionTime(0), reason: 'ring-full', count: 2 });
    shower.end('target-gone');
    expect(output.lines.slice(shown + 1)).toEqual([
      '',
      'summary: the target is gone, 2 spans',
      '',
      'block I/O, each one, however short',
      'DISK    OP     COUNT     BYTES       P50      P90      P99      MAX  QUEUE  DEVICE',
      'loop0*  write      2   8.0 KiB  110.2 µs  2.00 ms  2.00 ms  2.00 ms   25 %    75 %',
      'vda     read       1   4.0 KiB   1.00 µs  1.00 µs  1.00 µs  1.00 µs   25 %    75 %',
      'vda     write      3  12.0 KiB  311.7 µs  5.00 ms  5.00 ms  5.00 ms   25 %    75 %',
      'all     all        4  16.0 KiB  110.2 µs  5.00 ms  5.00 ms  5.00 ms   25 %    75 %',
      '* on top of another disk that counts the same I/O again: not in the sum over disks',
      '',
      'fsync and mount calls: only those of 1 ms or longer',
      'CALL     COUNT       P50       MAX  FAILED',
      'fsync        1  104.2 ms  104.2 ms       0',
      'umount2      1    3.29 s    3.29 s       1',
      '',
      'lost: ring-full 2',
      'cost of tracing: BPF 900 ns per I/O; agent CPU 0.5 %, memory 64.0 MiB',
    ]);
  });

  it.each([
    [null, null, 'BPF not sampled (takes the first two seconds)'],
    [null, 0.125, 'BPF 0.13 % of a core, too few I/Os to say how much each'],
    [1_234.4, 0.5, 'BPF 0.50 % of a core, 1,234 ns per I/O'],
  ])('says what the kernel programs cost, by I/O %s, by time %s', (bpfNsPerIo, bpfCpuPercent, text) => {
    const { output, show, shower } = setUp();
    show(sessionEvent());
    show(totalsEvent([totalsRow()], { cost: { bpfNsPerIo, bpfCpuPercent, agentCpuPercent: 0.25, rssBytes: 1 << 20 } }));
    shower.end('duration');
    expect(output.lines.at(-1)).toBe(`cost of tracing: ${text}; agent CPU 0.3 %, memory 1.0 MiB`);
  });

  it('says that there was no I/O, and that nothing was lost', () => {
    const { output, show, shower } = setUp();
    show(sessionEvent());
    shower.end('duration');
    expect(output.lines.slice(-7)).toEqual([
      '',
      'summary: time is up, 0 spans',
      '',
      'block I/O: none',
      '',
      'nothing lost',
      'cost of tracing: unknown (no interval was complete)',
    ]);
  });
});
