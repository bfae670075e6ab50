/** The plan's part on what holds threads back in memory management, and on whose pages are written back. */
import { errnoName } from '../native/errors.ts';
import type { ProbeState, SpanKind } from '../spans/types.ts';
import type { KernelFacts, RawTracepoint } from './facts.ts';

interface Plans {
  readonly facts: KernelFacts;
  readonly wanted: ReadonlySet<SpanKind>;
  readonly add: (probe: string, program: string) => void;
  readonly probe: (name: string, state: ProbeState['state'], why: string) => void;
}

const has = ({ facts }: Plans, name: RawTracepoint): boolean => facts.tracepoints.get(name) != null;

function lacks({ facts }: Plans, name: string): string {
  return facts.btfStatus === 0
    ? `the kernel has no tracepoint ${name}`
    : `the kernel has no BTF (${errnoName(facts.btfStatus)})`;
}

/** Arguments of balance_dirty_pages that the programs know their way in: before and after the limits became one structure. */
const SEPARATE_LIMITS = 12;
const LIMITS_IN_ONE = 8;

export function planPauses(plans: Plans): void {
  const { facts, wanted, add, probe } = plans;
  if (wanted.has('throttle')) {
    const passed = facts.tracepoints.get('balance_dirty_pages');
    const limits = 'I/O limits by what they let through';
    if (passed?.length === LIMITS_IN_ONE) add('throttle', 'balance_dirty_pages');
    else if (passed?.length === SEPARATE_LIMITS) add('throttle', 'balance_dirty_pages_limits');
    if (passed == null) probe('throttle', 'absent', `${lacks(plans, 'balance_dirty_pages')}: ${limits} only`);
    else if (passed.length === LIMITS_IN_ONE || passed.length === SEPARATE_LIMITS) {
      probe('throttle', 'attached', `pauses of threads that dirty pages; ${limits}`);
    } else {
      probe('throttle', 'absent', `balance_dirty_pages passes ${passed.length} values: ${limits} only`);
    }
  } else probe('throttle', 'off', 'not asked for');
  if (wanted.has('reclaim')) planReclaim(plans);
  else probe('reclaim', 'off', 'not asked for');
}

function planReclaim(plans: Plans): void {
  const { add, probe } = plans;
  const covered: string[] = [];
  for (const kind of ['memcg', 'direct'] as const) {
    if (!has(plans, `mm_vmscan_${kind}_reclaim_begin`) || !has(plans, `mm_vmscan_${kind}_reclaim_end`)) continue;
    add('reclaim', `${kind}_reclaim_begin`);
    add('reclaim', `${kind}_reclaim_end`);
    covered.push(kind === 'memcg' ? 'for a memory limit' : 'for the machine');
  }
  if (covered.length === 0) {
    probe('reclaim', 'absent', lacks(plans, 'mm_vmscan_memcg_reclaim_begin'));
    return;
  }
  if (has(plans, 'mm_vmscan_throttled')) {
    add('reclaim', 'reclaim_throttled');
    covered.push('and sleeps in it');
  }
  probe('reclaim', 'attached', `reclaim by threads of a target ${covered.join(', ')}`);
}

/** Where writeback is charged to the root cgroup, who wrote to the inode last says whose it is. */
export function planWriters(plans: Plans): void {
  const { facts, add, probe } = plans;
  if (facts.blkioHierarchy === 0) {
    probe('writers', 'off', 'version 2 charges writeback to who dirtied the pages');
    return;
  }
  const name = (['writeback_dirty_folio', 'writeback_dirty_page'] as const).find((one) => has(plans, one));
  if (name === undefined) {
    probe('writers', 'absent', `${lacks(plans, 'writeback_dirty_folio')}: writeback belongs to nobody`);
    return;
  }
  add('writers', name);
  probe('writers', 'attached', 'writeback belongs to the last that wrote to the file');
}
