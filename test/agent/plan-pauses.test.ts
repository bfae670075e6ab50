import { describe, expect, it } from 'vitest';
import { makePlan, type Plan } from '../../src/agent/plan.ts';
import type { SpanKind } from '../../src/spans/types.ts';
import { kernelFacts as facts } from './kernel-facts.ts';

const ALL: readonly SpanKind[] = ['block', 'throttle', 'reclaim'];
const programsOf = (plan: Plan, probe: string): string[] =>
  plan.programs.filter((program) => program.probe === probe).map(({ name }) => name);
const stateOf = (plan: Plan, name: string) => plan.probes.find((probe) => probe.name === name)?.state;

describe('what holds threads back', () => {
  it.each([
    ['6.18', 'balance_dirty_pages'],
    ['6.1', 'balance_dirty_pages_limits'],
    ['5.10', 'balance_dirty_pages_limits'],
  ] as const)('on %s is seen by %s, by the number of what the tracepoint passes', (kernel, program) => {
    expect(programsOf(makePlan(facts(kernel), ALL), 'throttle')).toEqual([program]);
  });

  it('is not guessed where the tracepoint passes something else', () => {
    const other = facts('6.18');
    const tracepoints = new Map(other.tracepoints).set('balance_dirty_pages', ['bdi_writeback', 'long']);
    const plan = makePlan({ ...other, tracepoints }, ALL);
    expect(programsOf(plan, 'throttle')).toEqual([]);
    expect(stateOf(plan, 'throttle')).toBe('absent');
  });

  it.each([
    ['6.18', ['reclaim_throttled']],
    ['5.10', []],
  ] as const)('reclaims of %s are paired, and sleeps in them where the kernel tells', (kernel, more) => {
    expect(programsOf(makePlan(facts(kernel), ALL), 'reclaim')).toEqual([
      'memcg_reclaim_begin',
      'memcg_reclaim_end',
      'direct_reclaim_begin',
      'direct_reclaim_end',
      ...more,
    ]);
  });

  it('is left alone when not asked for', () => {
    const plan = makePlan(facts(), ['block']);
    expect([stateOf(plan, 'throttle'), stateOf(plan, 'reclaim')]).toEqual(['off', 'off']);
  });
});

describe('writers of inodes', () => {
  it.each([
    ['6.18', 'writeback_dirty_folio'],
    ['5.15', 'writeback_dirty_page'],
  ] as const)('on %s are known by %s where version 1 charges block I/O', (kernel, program) => {
    expect(programsOf(makePlan(facts(kernel, { blkioHierarchy: 7 }), ['block']), 'writers')).toEqual([program]);
  });

  it('need no program on version 2', () => {
    expect(stateOf(makePlan(facts(), ['block']), 'writers')).toBe('off');
  });
});
