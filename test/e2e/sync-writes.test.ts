/** Synchronous writes on file systems whose tracepoints do not say when a sync ends: timed by the write calls, from the first one seen on. */
import { expect, test } from 'vitest';
import { cgroup } from '../lab/cgroup.ts';
import { loopDisk } from '../lab/disk.ts';
import { runWorkload, startWorkload } from '../lab/workload.ts';
import { startAttach } from './agent-process.ts';
import { keep } from './support.ts';
import { expectSameDurations, resultsOf } from './truth.ts';

const SIZE_MIB: Readonly<Record<'xfs' | 'btrfs', number>> = { xfs: 320, btrfs: 256 };

test.each(['xfs', 'btrfs'] as const)('O_DSYNC writes on %s are each a span once one was seen', async (fs) => {
  const disk = keep(await loopDisk({ sizeMiB: SIZE_MIB[fs], fs }));
  const group = keep(cgroup(`sync-${fs}`));
  await runWorkload({ place: group, dir: disk.dir, operations: ['prepare=1,131072'] });
  const workload = keep(await startWorkload({ place: group, dir: disk.dir, operations: ['sync-write=20,4096'] }));
  const session = await startAttach([`cgroup:${group.path}`, '--min', '0']);
  // The one that makes it look: its own span is not promised.
  await runWorkload({ place: group, dir: disk.dir, operations: ['sync-write=1,4096'] });
  await session.nextStats();
  await session.nextStats();
  const seen = session.spans().length;
  const report = await workload.go();
  await session.nextStats();
  session.signal('SIGINT');
  await session.exit();

  const writes = session
    .spans()
    .slice(seen)
    .filter(({ name }) => name === 'sync-write');
  expect(writes).toHaveLength(20);
  expectSameDurations(writes, resultsOf(report, 'sync-write'));
  for (const { attrs } of writes) {
    expect(attrs).toMatchObject({ bytes: 4_096, file: expect.stringContaining(disk.dir) });
  }
});
