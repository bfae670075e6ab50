import { describe, expect, it } from 'vitest';
import {
  blkioHierarchy,
  collectFacts,
  FILE_CALLS,
  MOUNT_CALLS,
  RAW_TRACEPOINTS,
  SYNC_CALLS,
  WRITE_CALLS,
} from '../../src/agent/facts.ts';
import type { NativeAddon } from '../../src/native/types.ts';

const ENOENT = -2;
const EACCES = -13;

function addon(fields: Partial<NativeAddon>): NativeAddon {
  return {
    Session: class {} as unknown as NativeAddon['Session'],
    tracepointArguments: (names) => names.map(() => []),
    tracepointIds: (names) => names.map((_, i) => i + 1),
    tickNs: () => 1_000_000,
    ...fields,
  };
}

describe('the hierarchy that block I/O is charged in', () => {
  const header = '#subsys_name\thierarchy\tnum_cgroups\tenabled\n';
  it.each([
    ['is that of a version 1 blkio', `${header}cpu\t3\t9\t1\nblkio\t7\t12\t1\n`, 7],
    ['is 0 on version 2', `${header}cpu\t0\t9\t1\nblkio\t0\t12\t1\n`, 0],
    ['is 0 where nothing is known', '', 0],
  ])('%s', (_, cgroups, expected) => expect(blkioHierarchy(cgroups)).toBe(expected));
});

describe('facts of a kernel', () => {
  it('have the arguments of every tracepoint by its name', () => {
    const { tracepoints, btfStatus } = collectFacts(
      addon({ tracepointArguments: (names) => names.map((name) => (name === 'block_io_start' ? null : [name])) }),
    );
    expect(btfStatus).toBe(0);
    expect([...tracepoints.keys()]).toEqual([...RAW_TRACEPOINTS]);
    expect(tracepoints.get('block_io_start')).toBeNull();
    expect(tracepoints.get('sys_enter')).toEqual(['sys_enter']);
  });

  it('say when there is no BTF: then there is no tracepoint', () => {
    const { tracepoints, btfStatus } = collectFacts(addon({ tracepointArguments: () => ENOENT }));
    expect(btfStatus).toBe(ENOENT);
    expect([...tracepoints.values()].every((one) => one === null)).toBe(true);
  });

  it('have a system call only when both its tracepoints are there', () => {
    const missing = ['syscalls/sys_enter_syncfs', 'syscalls/sys_exit_umount'];
    const { calls, tracefsStatus } = collectFacts(
      addon({ tracepointIds: (names) => names.map((name) => (missing.includes(name) ? ENOENT : 5)) }),
    );
    const all = [...SYNC_CALLS, ...WRITE_CALLS, ...FILE_CALLS, ...MOUNT_CALLS];
    expect([...calls]).toEqual(all.filter((call) => call !== 'syncfs' && call !== 'umount'));
    expect(tracefsStatus).toBe(0);
  });

  it('say why there is no system call at all', () => {
    const status = (id: number): number =>
      collectFacts(addon({ tracepointIds: (names) => names.map(() => id) })).tracefsStatus;
    expect([status(EACCES), status(ENOENT)]).toEqual([EACCES, ENOENT]);
  });
});
