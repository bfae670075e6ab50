import { describe, expect, it } from 'vitest';
import {
  FILE_CALLS,
  type KernelFacts,
  RAW_TRACEPOINTS,
  type RawTracepoint,
  SYNC_CALLS,
  WRITE_CALLS,
} from '../../src/agent/facts.ts';
import { makePlan, type Plan } from '../../src/agent/plan.ts';
import { waitMapSizes } from '../../src/agent/plan-wait.ts';
import type { SpanKind } from '../../src/spans/types.ts';
import { kernelFacts as facts, KERNELS } from './kernel-facts.ts';

const ENOENT = -2;

function lacking(...names: readonly RawTracepoint[]): KernelFacts {
  const whole = facts();
  return { ...whole, tracepoints: new Map([...whole.tracepoints].map(([k, v]) => [k, names.includes(k) ? null : v])) };
}

const ALL: readonly SpanKind[] = ['block', 'fsync', 'mount'];
const programsOf = (plan: Plan, probe: string): string[] =>
  plan.programs.filter((program) => program.probe === probe).map(({ name }) => name);
const stateOf = (plan: Plan, name: string) => plan.probes.find((probe) => probe.name === name);

/** Of kernels without block_io_start, after the birth. */
const BORN_EARLY = [
  'block_rq_insert',
  'block_rq_issue_born',
  'block_rq_requeue',
  'block_rq_merge_pre65',
  'block_rq_complete_pre65',
] as const;

describe('block I/O', () => {
  it.each([
    ['6.18', ['block_io_start', 'block_rq_issue', 'block_rq_requeue', 'block_rq_merge', 'block_rq_complete']],
    ['6.1', ['block_getrq', ...BORN_EARLY]],
    ['5.15', ['block_getrq', ...BORN_EARLY]],
    ['5.10.223', ['block_getrq_pre511', ...BORN_EARLY]],
    [
      '5.10',
      [
        'block_getrq_pre511',
        'block_rq_insert_pre511',
        'block_rq_issue_born_pre511',
        'block_rq_requeue_pre511',
        'block_rq_complete_pre65',
      ],
    ],
  ] as const)('of %s is seen by its programs', (kernel, programs) => {
    const plan = makePlan(facts(kernel), ALL);
    expect(programsOf(plan, 'block')).toEqual(programs);
    expect(stateOf(plan, 'block')?.state).toBe('attached');
  });

  it.each([
    ['6.18', false],
    ['6.1', false],
    ['5.15', true],
    ['5.10', true],
  ] as const)('of %s ends with an errno: %s', (kernel, statusIsErrno) => {
    expect(makePlan(facts(kernel), ALL)).toMatchObject({ statusIsErrno });
  });

  it('says where requests are born otherwise, and where the submitter may be a kernel thread', () => {
    expect(stateOf(makePlan(facts('6.1'), ALL), 'block')?.why).toContain('block_io_start');
    const plan = makePlan(lacking('block_io_start', 'block_getrq'), ALL);
    expect(programsOf(plan, 'block')).toEqual(BORN_EARLY);
    expect(stateOf(plan, 'block')?.why).toContain('kernel thread');
  });

  it.each([
    ['6.18', 'block_bio_queue'],
    ['6.1', 'block_bio_queue_pre65'],
    ['5.10.223', 'block_bio_queue_pre511'],
    ['5.10', 'block_bio_queue_pre511'],
  ] as const)('of disks without requests on %s is seen by %s', (kernel, program) => {
    const [queue, complete] = programsOf(makePlan(facts(kernel, { bioDisks: ['dm-0'] }), ALL), 'block-bio');
    expect(queue).toBe(program);
    expect(complete).toBe(kernel === '6.18' ? 'block_bio_complete' : 'block_bio_complete_pre65');
  });

  it('of neighbours counts where requests say when they are born, and where it was asked for', () => {
    const neighbours = (kernel: Parameters<typeof facts>[0], kinds: readonly SpanKind[]) =>
      stateOf(makePlan(facts(kernel), kinds), 'neighbours');
    expect(neighbours('6.18', ALL)?.state).toBe('attached');
    expect(neighbours('6.18', ['fsync'])?.state).toBe('off');
    expect(neighbours('6.1', ALL)).toMatchObject({ state: 'absent', why: expect.stringContaining('block_io_start') });
  });

  it.each(['block_rq_issue', 'block_rq_complete'] as const)('is absent without %s, and says so', (name) => {
    const plan = makePlan(lacking(name), ALL);
    expect(programsOf(plan, 'block')).toEqual([]);
    expect(stateOf(plan, 'block')).toMatchObject({ state: 'absent', why: expect.stringContaining(name) });
  });

  it('looks at bios only where a disk has no requests, and names those disks', () => {
    expect(stateOf(makePlan(facts(), ALL), 'block-bio')?.state).toBe('off');
    const plan = makePlan(facts('6.18', { bioDisks: ['dm-0', 'zram0'] }), ALL);
    expect(programsOf(plan, 'block-bio')).toEqual(['block_bio_queue', 'block_bio_complete']);
    expect(stateOf(plan, 'block-bio')).toMatchObject({ state: 'attached', why: 'bios of dm-0, zram0' });
  });

  it('is the same whatever kinds were asked for', () => {
    const kinds: readonly SpanKind[][] = [['block'], ['fsync'], ['mount'], []];
    for (const some of kinds) expect(programsOf(makePlan(facts(), some), 'block')).toHaveLength(5);
  });
});

describe('a kernel without BTF', () => {
  const none = facts('6.18', {
    btfStatus: ENOENT,
    tracepoints: new Map(RAW_TRACEPOINTS.map((name) => [name, null] as const)),
  });

  it('has nothing but system calls, and says that BTF is missing', () => {
    const plan = makePlan(none, ALL);
    expect(plan.programs.map(({ name }) => name)).toEqual(['sync_enter', 'sync_exit', 'mount_enter', 'mount_exit']);
    for (const probe of ['block', 'teardown', 'cgroup']) {
      expect(stateOf(plan, probe)).toMatchObject({ state: 'absent', why: expect.stringContaining('no BTF (ENOENT)') });
    }
  });
});

describe('system calls', () => {
  const tracepoints = (plan: Plan, name: string) => plan.programs.find((one) => one.name === name)?.tracepoints;

  it('are seen at enter and exit, those that the kernel has', () => {
    const plan = makePlan(facts('6.18', { calls: new Set(['fsync', 'msync', 'mount']) }), ALL);
    expect(tracepoints(plan, 'sync_enter')).toEqual(['syscalls/sys_enter_fsync', 'syscalls/sys_enter_msync']);
    expect(tracepoints(plan, 'sync_exit')).toEqual(['syscalls/sys_exit_fsync', 'syscalls/sys_exit_msync']);
    expect(tracepoints(plan, 'mount_enter')).toEqual(['syscalls/sys_enter_mount']);
    const why = stateOf(plan, 'fsync')?.why;
    expect(why).toBe('fsync, msync; this kernel has no fdatasync, sync_file_range, syncfs, sync');
  });

  it('are absent without tracefs, and say what tracefs answered', () => {
    const plan = makePlan(facts('6.18', { calls: new Set(), tracefsStatus: -1 }), ALL);
    for (const probe of ['fsync', 'mount']) {
      expect(stateOf(plan, probe)).toMatchObject({ state: 'absent', why: expect.stringContaining('EPERM') });
    }
    expect(plan.programs.filter(({ tracepoints }) => tracepoints.length > 0)).toEqual([]);
    expect(stateOf(plan, 'sync-write')?.state).toBe('attached');
    expect(stateOf(plan, 'block')?.state).toBe('attached');
  });

  it('are left alone when only block I/O was asked for', () => {
    const plan = makePlan(facts(), ['block']);
    expect(plan.programs.filter(({ tracepoints }) => tracepoints.length > 0)).toEqual([]);
    expect(plan.programs.map(({ name }) => name)).not.toContain('next_call');
    for (const probe of ['fsync', 'mount']) expect(stateOf(plan, probe)?.state).toBe('off');
  });

  it('that sync are seen with mounts alone too: else a sync would look like a teardown', () => {
    const plan = makePlan(facts(), ['mount']);
    expect(programsOf(plan, 'fsync')).toEqual(['sync_enter', 'sync_exit']);
  });

  it('that mount are left alone when only fsync was asked for', () => {
    const plan = makePlan(facts(), ['fsync']);
    expect(programsOf(plan, 'mount')).toEqual([]);
    expect(stateOf(plan, 'mount')?.state).toBe('off');
  });
});

describe('synchronous writes', () => {
  it('are absent without ext4, and fsync is not', () => {
    const plan = makePlan(lacking('ext4_sync_file_enter', 'ext4_sync_file_exit', 'ext4_sync_fs'), ALL);
    expect(stateOf(plan, 'sync-write')?.state).toBe('absent');
    expect(stateOf(plan, 'fsync')?.state).toBe('attached');
    expect(programsOf(plan, 'teardown')).not.toContain('ext4_sync_fs');
    expect(programsOf(plan, 'teardown')).toContain('writeback_queue');
  });
});

describe('synchronous writes elsewhere', () => {
  const calls = new Set(['write', 'fsync']);
  const writes = (plan: Plan) =>
    plan.programs.filter(({ probe, attach }) => probe === 'sync-write' && attach === 'demand');

  it('are timed by the write calls, where a file system tells of its syncs', () => {
    const plan = makePlan(facts('6.18', { calls }), ALL);
    expect(writes(plan).map(({ name }) => name)).toEqual(['write_enter', 'write_exit']);
    expect(stateOf(plan, 'sync-write')?.why).toContain('on xfs and btrfs from the first one seen on');
  });

  it('are not claimed for file systems whose module is not there', () => {
    const plan = makePlan({ ...lacking('xfs_file_fsync', 'btrfs_sync_file'), calls }, ALL);
    expect(writes(plan)).toEqual([]);
    expect(stateOf(plan, 'sync-write')?.why).toBe('O_SYNC and O_DSYNC writes on ext4, io_uring included');
  });
});

describe('the end of umounts', () => {
  it('needs a program on every system call, which is loaded but attached on demand only', () => {
    const plan = makePlan(facts(), ALL);
    const onDemand = plan.programs.filter(({ attach }) => attach === 'demand');
    expect(onDemand.map(({ name }) => name)).toEqual(['next_call']);
  });

  it.each(['sys_enter', 'sched_process_exit'] as const)('is absent without %s, and umounts are not', (name) => {
    const plan = makePlan(lacking(name), ALL);
    expect(stateOf(plan, 'teardown')?.state).toBe('absent');
    expect(stateOf(plan, 'mount')?.state).toBe('attached');
    expect(programsOf(plan, 'teardown')).toEqual([]);
  });
});

describe('new cgroups', () => {
  it('belong to their target at once where the kernel tells, and else after a look', () => {
    expect(programsOf(makePlan(facts(), ALL), 'cgroup')).toEqual(['cgroup_mkdir', 'cgroup_rmdir']);
    expect(stateOf(makePlan(lacking('cgroup_rmdir'), ALL), 'cgroup')?.state).toBe('absent');
  });
});

describe('waits', () => {
  it.each([
    ['6.18', 'sched_switch'],
    ['6.1', 'sched_switch'],
    ['5.15', 'sched_switch_pre518'],
    ['5.10', 'sched_switch_pre518'],
  ] as const)('on %s are seen by %s', (kernel, program) => {
    const plan = makePlan(facts(kernel), ['block', 'wait']);
    expect(programsOf(plan, 'wait')).toEqual([program]);
    expect(stateOf(plan, 'wait')?.state).toBe('attached');
    expect(waitMapSizes(plan)).toEqual({});
  });

  it('that nobody asked for cost neither a program nor memory', () => {
    const plan = makePlan(facts(), ALL);
    expect(stateOf(plan, 'wait')?.state).toBe('off');
    expect(programsOf(plan, 'wait')).toEqual([]);
    expect(waitMapSizes(plan)).toEqual({ waits_pending: 1, wait_totals: 1, stacks: 1 });
  });

  it('are absent without the tracepoint', () => {
    const plan = makePlan(lacking('sched_switch'), ['wait']);
    expect(stateOf(plan, 'wait')?.state).toBe('absent');
    expect(programsOf(plan, 'wait')).toEqual([]);
  });
});

describe('the sizes of the tables', () => {
  it.each([
    [1, 4_096],
    [256, 4_096],
    [3_000, 8_192],
    [1_000_000, 131_072],
  ])('with %i requests in flight are %i entries: a power of two within limits', (requests, entries) => {
    expect(makePlan(facts('6.18', { requests }), ALL).inflightEntries).toBe(entries);
  });

  it('have room for bios, whose number nothing bounds', () => {
    expect(makePlan(facts('6.18', { bioDisks: ['dm-0'] }), ALL).inflightEntries).toBe(16_384);
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 4],
    [96, 8],
  ])('with %i CPUs have %i stripes', (cpus, stripes) => {
    expect(makePlan(facts('6.18', { cpus }), ALL).totalsStripes).toBe(stripes);
  });
});

it('every program belongs to a probe that says it is attached', () => {
  for (const kernel of KERNELS) {
    const plan = makePlan(facts(kernel, { bioDisks: ['dm-0'] }), ALL);
    for (const { probe } of plan.programs) expect(stateOf(plan, probe)?.state).toBe('attached');
    expect(new Set(plan.programs.map(({ name }) => name)).size).toBe(plan.programs.length);
    expect(plan.probes.every(({ why }) => why !== '')).toBe(true);
  }
});

describe('calls on files', () => {
  const kinds = ['block', 'fsync', 'file'] as const;
  const calls = new Set([...SYNC_CALLS, ...WRITE_CALLS, ...FILE_CALLS]);

  it('are off unless asked for, for they tax every such call of the machine', () => {
    const plan = makePlan(facts('6.18', { calls }), ALL);
    expect(programsOf(plan, 'file')).toEqual([]);
    expect(stateOf(plan, 'file')?.state).toBe('off');
    expect(plan.programs.find(({ name }) => name === 'write_enter')?.attach).toBe('demand');
  });

  it('bring the programs of synchronous writes along, which are then told from the others', () => {
    const plan = makePlan(facts('6.18', { calls }), kinds);
    expect(programsOf(plan, 'file')).toEqual(['file_enter', 'file_exit']);
    expect(plan.programs.filter(({ name }) => name.startsWith('write_')).map(({ attach }) => attach)).toEqual([
      'session',
      'session',
    ]);
  });

  it('name those that the kernel lacks, and are absent without any', () => {
    const some = makePlan(facts('6.18', { calls: new Set(['read']) }), kinds);
    expect(some.programs.find(({ name }) => name === 'file_enter')?.tracepoints).toEqual(['syscalls/sys_enter_read']);
    expect(stateOf(some, 'file')?.why).toContain('this kernel has no pread64');
    const none = makePlan(facts('6.18', { calls: new Set(), tracefsStatus: ENOENT }), kinds);
    expect(stateOf(none, 'file')).toMatchObject({ state: 'absent', why: expect.stringContaining('ENOENT') });
  });
});
