/** The probe of the wait view: one program on every context switch of the machine, so only where somebody asks for it. */
import type { KernelFacts } from './facts.ts';
import type { Add, Lacks, Plan, Probe } from './plan.ts';

export function planWait(facts: KernelFacts, lacks: Lacks, add: Add, probe: Probe): void {
  const switches = facts.tracepoints.get('sched_switch');
  if (switches == null) {
    probe('wait', 'absent', lacks('sched_switch'));
    return;
  }
  // Linux 5.18 passes the state of the task that leaves.
  add('wait', switches.length > 3 ? 'sched_switch' : 'sched_switch_pre518');
  probe('wait', 'attached', 'uninterruptible sleeps, by every context switch of the machine');
}

export function isWaitPlanned(plan: Plan): boolean {
  return plan.programs.some(({ probe }) => probe === 'wait');
}

/** Entries of the maps that the probe alone uses: next to none without it. */
export function waitMapSizes(plan: Plan): Record<string, number> {
  return isWaitPlanned(plan) ? {} : { waits_pending: 1, wait_totals: 1, stacks: 1 };
}
