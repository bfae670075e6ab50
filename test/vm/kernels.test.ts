import { beforeAll, describe, expect, it } from 'vitest';
import { KERNEL_SERIES } from './kernel-package.ts';
import { type Outcome, runMachine } from './machine.ts';

describe.each(KERNEL_SERIES)('on kernel %s', (series) => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await runMachine(series);
  }, 600_000);

  it('every planned program passes the verifier', () => {
    const load = outcome.reports.find((line) => line.step === 'load');
    expect(
      outcome.reports.filter(({ step }) => step === 'failure'),
      outcome.console,
    ).toEqual([]);
    expect(load?.release.startsWith(`${series}.`)).toBe(true);
    expect(load?.refused).toEqual([]);
  });
});
