import { describe, expect, it } from 'vitest';
import type { ShownMessage } from '../../src/cli/shower.ts';
import { createSink } from '../../src/cli/sink.ts';
import { createStyle } from '../../src/cli/style.ts';
import { createTally } from '../../src/cli/tally.ts';
import { createTextShower } from '../../src/cli/text-shower.ts';
import { NO_SHARES } from '../../src/spans/types.ts';
import { nanos } from '../../src/units.ts';
import { FSYNC, NAMES, type SpanInput, sessionEvent, spansEvent, TestOutput, UMOUNT } from './support.ts';

function setUp() {
  const output = new TestOutput();
  const clock = { ms: 0 };
  const shower = createTextShower(createSink(output), createTally(), {
    style: createStyle(false),
    width: () => Number.POSITIVE_INFINITY,
    offset: () => 0,
    now: () => clock.ms,
    severalTargets: false,
    blockedEveryNs: 1e9,
  });
  const show = (event: unknown): void => shower.show(event as ShownMessage);
  show(sessionEvent());
  return { clock, shower, show, lines: () => output.lines.slice(6) };
}

/** From the name on, without the columns of who and when. */
const shownOf = (span: SpanInput): string => {
  const { show, lines } = setUp();
  show(spansEvent(span));
  return (lines()[0] ?? '').slice(13).replace(/ +/g, ' ');
};

const COMMIT: SpanInput = {
  ...{ id: 20, kind: 'journal', name: 'commit', durationNs: 98_000_000 },
  detail: {
    ...{ kind: 'journal', device: '254:0', transaction: 812, blocks: 12, handles: 10 },
    participants: [
      { who: 'db', count: 6, bytes: 0 },
      { who: 'host:sync', count: 4, bytes: 0 },
    ],
  },
};
const wait = (id: number, name: string, durationNs: number, parent = 7): SpanInput => ({
  ...{ id, parent, kind: 'wait', name, durationNs },
  detail: { kind: 'wait', stack: ['io_schedule', 'jbd2_log_wait_commit', 'ext4_sync_file'], iowait: false },
});

describe('a line of', () => {
  it.each<[string, SpanInput, string]>([
    [
      'a commit says whose operations are in it',
      COMMIT,
      'journal commit 98.0 ms 4242 postgres vda - - - #812 12 blocks, with db 60 %, host:sync 40 %',
    ],
    [
      'an I/O limit says how full it is',
      {
        ...{ id: 1, kind: 'throttle', name: 'io-limit', durationNs: 90_000_000 },
        detail: {
          ...{ kind: 'throttle', device: '254:0', limit: 'blkio.throttle.write_iops_device', cgroup: '/docker/x' },
          ...{ configured: 10, observed: 9.83 },
        },
      },
      'throttle io-limit 90.0 ms 4242 postgres vda - - - blkio.throttle.write_iops_device 10/s on /docker/x, observed 9.8/s',
    ],
    [
      'an I/O limit in bytes has bytes',
      {
        ...{ id: 1, kind: 'throttle', name: 'io-limit' },
        detail: { kind: 'throttle', device: '254:0', limit: 'io.max wbps', configured: 1 << 20 },
      },
      'throttle io-limit 1.50 ms 4242 postgres vda - - - io.max wbps 1.0 MiB/s',
    ],
    [
      'a pause for dirty pages counts pages',
      {
        ...{ id: 1, kind: 'throttle', name: 'dirty-pages' },
        detail: { kind: 'throttle', configured: 2_560, observed: 1_280 },
      },
      'throttle dirty-pages 1.50 ms 4242 postgres - - - - limit unknown 2,560 pages/s, observed 1,280 pages/s',
    ],
    [
      'reclaim counts pages',
      { id: 1, kind: 'reclaim', name: 'memcg-reclaim', detail: { kind: 'reclaim', pages: 1_234 } },
      'reclaim memcg-reclaim 1.50 ms 4242 postgres - - - - 1,234 pages',
    ],
    [
      'a wait leaves out what every sleeper has on its stack',
      {
        ...{ id: 1, kind: 'wait', name: 'journal' },
        detail: {
          kind: 'wait',
          stack: [
            '__schedule',
            'schedule',
            'jbd2_log_wait_commit',
            'ext4_fsync_journal',
            'ext4_sync_file',
            'vfs_fsync',
          ],
          call: 'fsync',
          iowait: true,
        },
      },
      'wait journal 1.50 ms 4242 postgres - - - - in fsync: jbd2_log_wait_commit ← ext4_fsync_journal ← ext4_sync_file (I/O wait)',
    ],
    [
      'a wait without a stack says so',
      { id: 1, kind: 'wait', name: 'other', detail: { kind: 'wait', stack: [], iowait: false } },
      'wait other 1.50 ms 4242 postgres - - - - stack unknown',
    ],
    [
      'a slow rename has both names',
      {
        ...{ id: 1, kind: 'file', name: 'rename' },
        detail: { kind: 'file', file: '/a', to: '/b', ...NO_SHARES, journalNs: nanos(1_000_000), ios: 0 },
      },
      'file rename 1.50 ms 4242 postgres - - - - /a → /b (journal 1.00 ms, no own I/O)',
    ],
    [
      'a slow read has its bytes',
      {
        ...{ id: 1, kind: 'file', name: 'read', error: 5 },
        detail: { kind: 'file', file: '/a', bytes: 8_192, ...NO_SHARES, dataNs: nanos(1_500_000), ios: 1 },
      },
      'file read 1.50 ms 4242 postgres - 8.0 KiB - - EIO /a (data 1.50 ms, 1 I/O)',
    ],
    [
      'an umount says whose pages it wrote',
      {
        ...UMOUNT,
        ...{ error: 0 },
        detail: {
          ...{ kind: 'mount', target: '/mnt/a', flags: [], ...NO_SHARES, teardownNs: nanos(3_289_000_000) },
          written: [
            { who: 'web', count: 3, bytes: 60 << 20 },
            ...['a', 'b', 'c'].map((who) => ({ who, count: 1, bytes: 4_096 })),
          ],
        },
      },
      'umount2 3.29 s 4242 umount - - - - /mnt/a (3.29 s after the call returned) (wrote web 60.0 MiB, a 4.0 KiB, b 4.0 KiB and 1 more)',
    ],
  ])('%s', (_, span, text) => {
    expect(shownOf(span)).toBe(text);
  });

  it('a span whose detail is missing says what is not known', () => {
    expect(shownOf({ id: 1, kind: 'throttle', name: 'io-limit' })).toMatch(/limit unknown$/);
    expect(shownOf({ id: 1, kind: 'reclaim', name: 'direct-reclaim' })).toMatch(/pages unknown$/);
    expect(shownOf({ id: 1, kind: 'journal', name: 'commit' })).toMatch(/#0 0 blocks$/);
  });

  it('every kind is free of escape sequences', () => {
    const hostile = '\u001b[2Ja\u001b]0;title\u0007\nb\u009b31m\u202ec\u0000';
    const shares = [{ who: hostile, count: 1, bytes: 1 }];
    const details = [
      { ...COMMIT, detail: { ...COMMIT.detail, participants: shares } },
      {
        ...{ id: 1, kind: 'throttle', name: 'io-limit' },
        detail: { kind: 'throttle', limit: hostile, cgroup: hostile, configured: 1, device: hostile },
      },
      { id: 2, kind: 'wait', name: 'other', detail: { kind: 'wait', stack: [hostile], call: hostile, iowait: false } },
      {
        id: 3,
        kind: 'file',
        name: 'rename',
        detail: { kind: 'file', file: hostile, to: hostile, ...NO_SHARES, ios: 1 },
      },
      { ...UMOUNT, detail: { kind: 'mount', flags: [], ...NO_SHARES, written: shares } },
    ] as SpanInput[];
    const { show, lines } = setUp();
    show({
      ...spansEvent(...details),
      names: { ...NAMES, disk: () => ({ ...NAMES.disk(0 as never), name: hostile }) },
    });
    expect(lines().join('')).toMatch(/^[\x20-\x7e└→←µ…]*$/);
    expect(lines()).toHaveLength(details.length);
  });
});

describe('a tree', () => {
  it('has a commit below its fsync, with the I/O below that, and one line for all waits', () => {
    const { show, lines } = setUp();
    show(
      spansEvent(
        { id: 21, parent: 20, startNs: 3_000_000 },
        { id: 22, parent: 20, startNs: 4_000_000, name: 'flush', bytes: 0 },
        wait(30, 'journal', 90_000_000),
        wait(31, 'writeback', 2_000_000),
        wait(32, 'journal', 8_000_000),
        { ...COMMIT, parent: 7, startNs: 2_000_000 },
        FSYNC,
      ),
    );
    const tree = lines().map((line) => line.slice(13, 36).trimEnd());
    expect(tree.slice(0, 4)).toEqual(['fsync', '└ journal commit', '  └ block write', '  └ block flush']);
    expect(lines()[4]?.trim()).toBe('└ 3 waits: journal 98.0 ms, writeback 2.00 ms');
    expect(lines()).toHaveLength(5);
  });

  it('names four causes of its waits, and adds up the rest', () => {
    const { show, lines } = setUp();
    const causes = ['journal', 'writeback', 'direct-io', 'fuse', 'inode-lock', 'other'];
    show(spansEvent(...causes.map((cause, i) => wait(30 + i, cause, (10 - i) * 1_000_000)), FSYNC));
    expect(lines()[1]?.trim()).toBe(
      '└ 6 waits: journal 10.0 ms, writeback 9.00 ms, direct-io 8.00 ms, fuse 7.00 ms, others 11.0 ms',
    );
  });

  it('shows a single wait on a line of its own, and what has children itself', () => {
    const { show, lines } = setUp();
    show(spansEvent(wait(30, 'journal', 90_000_000), FSYNC));
    expect(lines()[1]).toContain('└ wait journal');
    const { show: showTree, lines: treeLines } = setUp();
    showTree(spansEvent({ id: 40, parent: 30 }, wait(30, 'direct-io', 9), wait(31, 'journal', 8), FSYNC));
    expect(treeLines().map((line) => line.slice(13, 33).trimEnd())).toEqual([
      'fsync',
      '└ wait direct-io',
      '  └ block write',
      '└ wait journal',
    ]);
  });

  it('whose top does not come in time is shown as a whole', () => {
    const { clock, show, shower, lines } = setUp();
    show(spansEvent({ id: 21, parent: 20 }));
    clock.ms = 4_000;
    show(spansEvent({ ...COMMIT, parent: 7 }));
    clock.ms = 5_000;
    shower.tick();
    expect(lines().map((line) => line.slice(13, 33).trimEnd())).toEqual(['journal commit', '└ block write']);
  });
});
