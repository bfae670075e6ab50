/** Facts to a plan: which programs to load and attach, what to set, and what to say about what is missing. Plain data, shown by `doctor`. */
import { errnoName } from '../native/errors.ts';
import type { ProbeState, SpanKind } from '../spans/types.ts';
import { FILE_CALLS, type KernelFacts, MOUNT_CALLS, type RawTracepoint, SYNC_CALLS, WRITE_CALLS } from './facts.ts';
import { planPauses, planWriters } from './plan-pauses.ts';
import { planWait } from './plan-wait.ts';

export interface PlannedProgram {
  readonly name: string;
  /** `category/name` of perf tracepoints; empty for a program that knows its own. */
  readonly tracepoints: readonly string[];
  /** `session`: with the session. `demand`: loaded, attached by whoever needs it. */
  readonly attach: 'session' | 'demand';
  readonly probe: string;
}

export interface Plan {
  readonly programs: readonly PlannedProgram[];
  readonly probes: readonly ProbeState[];
  /** Block completions carry an errno, not a block status. */
  readonly statusIsErrno: boolean;
  /** Entries of the in-flight table: a power of two. */
  readonly inflightEntries: number;
  /** Stripes of a totals row: a power of two. */
  readonly totalsStripes: number;
  /** What the kernel counts pauses in, in nanoseconds. */
  readonly tickNs: number;
}

export const INFLIGHT_WAYS = 8;
export const TOTALS_ROWS = 2_048;

/** Requests in flight are bounded by the queues' tags; twice that keeps the buckets sparse. Bios have no such bound. */
const INFLIGHT_MIN = 4_096;
const INFLIGHT_MAX = 131_072;
const INFLIGHT_FOR_BIOS = 8_192;
const STRIPES_MAX = 8;

const powerOfTwo = (value: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, value)));

export function makePlan(facts: KernelFacts, kinds: readonly SpanKind[]): Plan {
  const programs: PlannedProgram[] = [];
  const probes: ProbeState[] = [];
  const has = (name: RawTracepoint): boolean => facts.tracepoints.get(name) != null;
  const probe = (name: string, state: ProbeState['state'], why: string): void => {
    probes.push({ name, state, why });
  };
  const add = (probeName: string, name: string, tracepoints: readonly string[] = []): void => {
    programs.push({ name, tracepoints, attach: 'session', probe: probeName });
  };
  const noBtf = facts.btfStatus === 0 ? null : `the kernel has no BTF (${errnoName(facts.btfStatus)})`;
  const lacks = (name: string): string => noBtf ?? `the kernel has no tracepoint ${name}`;

  planBlock(facts, has, lacks, add, probe);
  const wanted = new Set(kinds);
  if (!wanted.has('block')) probe('neighbours', 'off', 'not asked for');
  else if (!has('block_io_start')) probe('neighbours', 'absent', lacks('block_io_start'));
  else probe('neighbours', 'attached', 'who else used a disk while a target waited there');
  if (!wanted.has('journal')) {
    probe('participants', 'off', 'not asked for');
  } else if (has('jbd2_handle_stats')) {
    add('participants', 'jbd2_handle_stats');
    probe('participants', 'attached', 'whose operations are in a journal’s transactions, of the whole machine');
  } else {
    probe('participants', 'absent', lacks('jbd2_handle_stats'));
  }
  // Without the sync family a sync(2) would look like a teardown.
  if (wanted.has('fsync') || wanted.has('mount')) planSync(facts, has, programs, add, probe);
  else probe('fsync', 'off', 'not asked for');
  planJournal(wanted.has('journal'), has, lacks, add, probe);
  if (wanted.has('mount')) planMount(facts, has, lacks, programs, add, probe);
  else probe('mount', 'off', 'not asked for');
  planPauses({ facts, wanted, add, probe });
  planWriters({ facts, wanted, add, probe });
  if (wanted.has('file')) planFile(facts, programs, add, probe);
  else probe('file', 'off', 'not asked for: it taxes every call on files of the machine');
  if (wanted.has('wait')) planWait(facts, lacks, add, probe);
  else probe('wait', 'off', 'not asked for');
  if (has('cgroup_mkdir') && has('cgroup_rmdir')) {
    add('cgroup', 'cgroup_mkdir');
    add('cgroup', 'cgroup_rmdir');
    probe('cgroup', 'attached', 'new cgroups below a target belong to it at once');
  } else {
    probe('cgroup', 'absent', `${lacks('cgroup_mkdir')}: new cgroups are found by looking every few seconds`);
  }
  const inflight = Math.max(INFLIGHT_MIN, 2 * facts.requests) + (facts.bioDisks.length > 0 ? INFLIGHT_FOR_BIOS : 0);
  return {
    programs,
    probes,
    statusIsErrno: facts.tracepoints.get('block_rq_complete')?.[1] === 'int',
    inflightEntries: Math.min(INFLIGHT_MAX, powerOfTwo(inflight)),
    totalsStripes: Math.min(STRIPES_MAX, powerOfTwo(facts.cpus)),
    tickNs: facts.tickNs,
  };
}

/** The plan without a probe whose programs the kernel refused. */
export function withoutProbe(plan: Plan, name: string, why: string): Plan {
  return {
    ...plan,
    programs: plan.programs.filter(({ probe }) => probe !== name),
    probes: plan.probes.map((probe) => (probe.name === name ? { ...probe, state: 'absent' as const, why } : probe)),
  };
}

type Has = (name: RawTracepoint) => boolean;
export type Lacks = (name: string) => string;
export type Add = (probe: string, name: string, tracepoints?: readonly string[]) => void;
export type Probe = (name: string, state: ProbeState['state'], why: string) => void;

function planBlock(facts: KernelFacts, has: Has, lacks: Lacks, add: Add, probe: Probe): void {
  const missing = (['block_rq_issue', 'block_rq_complete'] as const).find((name) => !has(name));
  if (missing !== undefined) {
    probe('block', 'absent', lacks(missing));
    return;
  }
  /** The variant of a program by what its tracepoint passes: 5.11 took the queue away, and 5.10.137 did so with requests but not with bios. */
  const variant = (name: RawTracepoint): string =>
    facts.tracepoints.get(name)?.[0] === 'request_queue' ? '_pre511' : '';
  const hasStart = has('block_io_start');
  if (hasStart) {
    add('block', 'block_io_start');
    add('block', 'block_rq_issue');
  } else {
    if (has('block_getrq')) add('block', `block_getrq${variant('block_getrq')}`);
    if (has('block_rq_insert')) add('block', `block_rq_insert${variant('block_rq_insert')}`);
    add('block', `block_rq_issue_born${variant('block_rq_issue')}`);
  }
  if (has('block_rq_requeue')) add('block', `block_rq_requeue${variant('block_rq_requeue')}`);
  if (has('block_rq_merge')) {
    add('block', hasStart ? 'block_rq_merge' : `block_rq_merge${variant('block_rq_merge') || '_pre65'}`);
  }
  add('block', hasStart ? 'block_rq_complete' : 'block_rq_complete_pre65');
  probe(
    'block',
    'attached',
    hasStart
      ? 'requests from birth to final completion'
      : has('block_getrq')
        ? 'requests from their allocation to final completion: this kernel has no block_io_start'
        : 'requests from their insertion on: this kernel has no block_io_start, so the submitter may be a kernel thread',
  );
  if (facts.bioDisks.length === 0) {
    probe('block-bio', 'off', 'every disk here has requests');
  } else if (has('block_bio_queue') && has('block_bio_complete')) {
    add('block-bio', hasStart ? 'block_bio_queue' : `block_bio_queue${variant('block_bio_queue') || '_pre65'}`);
    add('block-bio', hasStart ? 'block_bio_complete' : 'block_bio_complete_pre65');
    probe('block-bio', 'attached', `bios of ${facts.bioDisks.join(', ')}`);
  } else {
    probe('block-bio', 'absent', lacks('block_bio_queue'));
  }
}

function callTracepoints(calls: readonly string[], side: 'enter' | 'exit'): string[] {
  return calls.map((call) => `syscalls/sys_${side}_${call}`);
}

/** What is said of system calls that tracefs does not have. */
function without(calls: readonly string[], present: readonly string[]): string {
  const gone = calls.filter((call) => !present.includes(call));
  return gone.length === 0 ? '' : `; this kernel has no ${gone.join(', ')}`;
}

function planSync(facts: KernelFacts, has: Has, programs: PlannedProgram[], add: Add, probe: Probe): void {
  const calls = SYNC_CALLS.filter((call) => facts.calls.has(call));
  if (calls.length > 0) {
    add('fsync', 'sync_enter', callTracepoints(calls, 'enter'));
    add('fsync', 'sync_exit', callTracepoints(calls, 'exit'));
    probe('fsync', 'attached', `${calls.join(', ')}${without(SYNC_CALLS, calls)}`);
  } else {
    probe('fsync', 'absent', `no system call tracepoints: tracefs ${errnoName(facts.tracefsStatus)}`);
  }
  planSyncWrites(facts, has, programs, add, probe);
}

/** Where only the beginning of a sync is told: what it is the sync of, the write calls say. */
const SYNCS_ELSEWHERE = [
  ['xfs', 'xfs_file_fsync'],
  ['btrfs', 'btrfs_sync_file'],
] as const;

/** On ext4 the file system tells begin and end; elsewhere the write calls do, which are attached once such a write was seen. */
function planSyncWrites(facts: KernelFacts, has: Has, programs: PlannedProgram[], add: Add, probe: Probe): void {
  const covered: string[] = [];
  if (has('ext4_sync_file_enter') && has('ext4_sync_file_exit')) {
    add('sync-write', 'ext4_sync_file_enter');
    add('sync-write', 'ext4_sync_file_exit');
    covered.push('on ext4, io_uring included');
  }
  const calls = WRITE_CALLS.filter((call) => facts.calls.has(call));
  const elsewhere = SYNCS_ELSEWHERE.filter(([, name]) => has(name));
  if (calls.length > 0 && elsewhere.length > 0) {
    for (const [, name] of elsewhere) add('sync-write', name);
    for (const side of ['enter', 'exit'] as const) {
      const tracepoints = callTracepoints(calls, side);
      programs.push({ name: `write_${side}`, tracepoints, attach: 'demand', probe: 'sync-write' });
    }
    covered.push(`on ${elsewhere.map(([name]) => name).join(' and ')} from the first one seen on`);
  }
  if (covered.length > 0) probe('sync-write', 'attached', `O_SYNC and O_DSYNC writes ${covered.join(', ')}`);
  else
    probe('sync-write', 'absent', 'no file system here tells of its syncs: synchronous writes show as block I/O only');
}

/** Synchronous writes are told apart at the write calls, so their programs come along from the start. */
function planFile(facts: KernelFacts, programs: PlannedProgram[], add: Add, probe: Probe): void {
  const wanted = [...FILE_CALLS, ...WRITE_CALLS];
  const calls = wanted.filter((call) => facts.calls.has(call));
  if (calls.length === 0) {
    probe('file', 'absent', `no system call tracepoints: tracefs ${errnoName(facts.tracefsStatus)}`);
    return;
  }
  for (const [at, program] of programs.entries()) {
    if (/^write_(enter|exit)$/.test(program.name)) programs[at] = { ...program, attach: 'session' };
  }
  add('file', 'file_enter', callTracepoints(calls, 'enter'));
  add('file', 'file_exit', callTracepoints(calls, 'exit'));
  probe('file', 'attached', `${calls.join(', ')}${without(wanted, calls)}`);
}

/** What each commit's steps add may be missing; without its begin and its end there is no commit. */
function planJournal(isWanted: boolean, has: Has, lacks: Lacks, add: Add, probe: Probe): void {
  const missing = (['jbd2_start_commit', 'jbd2_end_commit'] as const).find((name) => !has(name));
  if (!isWanted) {
    probe('journal', 'off', 'not asked for');
  } else if (missing !== undefined) {
    probe('journal', 'absent', `${lacks(missing)}: what a sync waits for in a journal is unexplained`);
  } else {
    const programs = [
      'jbd2_end_commit',
      'jbd2_run_stats',
      'jbd2_commit_logging',
      'jbd2_commit_locking',
      'jbd2_start_commit',
    ] as const;
    for (const name of programs) if (has(name)) add('journal', name);
    probe('journal', 'attached', 'commits of ext4, and the block I/O of each');
  }
}

function planMount(
  facts: KernelFacts,
  has: Has,
  lacks: Lacks,
  programs: PlannedProgram[],
  add: Add,
  probe: Probe,
): void {
  const calls = MOUNT_CALLS.filter((call) => facts.calls.has(call));
  if (calls.length === 0) {
    probe('mount', 'absent', `no system call tracepoints: tracefs ${errnoName(facts.tracefsStatus)}`);
    return;
  }
  add('mount', 'mount_enter', callTracepoints(calls, 'enter'));
  add('mount', 'mount_exit', callTracepoints(calls, 'exit'));
  probe('mount', 'attached', `${calls.join(', ')}${without(MOUNT_CALLS, calls)}`);
  if (!has('sys_enter') || !has('sched_process_exit')) {
    probe('teardown', 'absent', `${lacks('sys_enter')}: umounts end when the call returns`);
    return;
  }
  programs.push({ name: 'next_call', tracepoints: [], attach: 'demand', probe: 'teardown' });
  add('teardown', 'sched_process_exit');
  for (const name of ['writeback_queue', 'ext4_sync_fs', 'signal_generate', 'sched_process_free'] as const) {
    if (has(name)) add('teardown', name);
  }
  probe('teardown', 'attached', 'kernel work after an umount, a last close or an exit');
}
