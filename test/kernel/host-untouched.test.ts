import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makePlan } from '../../src/agent/plan.ts';
import { hostFacts, openSession } from './host-tracer.ts';

const tracefsMounts = (): string[] =>
  readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .filter((line) => / (tracefs|debugfs) /.test(line));

it('system call tracepoints are found and attached, and tracefs stays as it was mounted or not', () => {
  const before = tracefsMounts();
  const facts = hostFacts();
  expect(facts.tracefsStatus).toBe(0);
  for (const call of ['fsync', 'fdatasync', 'sync', 'mount', 'umount']) expect(facts.calls).toContain(call);
  const session = openSession({ plan: makePlan(facts, ['block', 'fsync', 'mount']) });
  try {
    const states = new Map(session.probes.map(({ name, state }) => [name, state]));
    expect([states.get('fsync'), states.get('mount')]).toEqual(['attached', 'attached']);
    expect(tracefsMounts()).toEqual(before);
  } finally {
    session.close();
  }
  expect(tracefsMounts()).toEqual(before);
});
