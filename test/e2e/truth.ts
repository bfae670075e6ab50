/** Comparison of spans with what the traced program measured of itself. */
import { expect } from 'vitest';
import type { Container } from '../lab/container.ts';
import { type Place, spawnPiped } from '../lab/run.ts';
import type { WorkloadReport, WorkloadResult } from '../lab/workload.ts';
import type { EndLine, SpanLine } from './json-lines.ts';

/** The larger of the two: the program's clock readings lie outside the call, and so does whatever preempts it there. */
const TOLERANCE_RATIO = 0.05;
const TOLERANCE_NS = 100_000;

export function resultsOf(report: WorkloadReport, op: string): WorkloadResult[] {
  return report.results.filter((result) => result.op === op);
}

/**
 * One span per call, in the order of the calls, each as long as the program says. One in twenty, or one, may be shorter: another process took the
 * CPU between the program's clock and its call. Never longer: the call lies inside what the program measured.
 */
export function expectSameDurations(spans: readonly SpanLine[], results: readonly WorkloadResult[]): void {
  expect(spans).toHaveLength(results.length);
  const wrong = spans.flatMap((span, i) => {
    const own = results[i]?.latencyNs ?? 0;
    const tooLongNs = span.durationNs - own;
    const isClose = Math.abs(tooLongNs) <= Math.max(TOLERANCE_NS, own * TOLERANCE_RATIO);
    return isClose ? [] : [{ name: span.name, i, ownNs: own, tooLongNs }];
  });
  expect(wrong.filter(({ tooLongNs }) => tooLongNs > 0)).toEqual([]);
  if (wrong.length > Math.max(1, results.length / 20)) expect(wrong).toEqual([]);
}

/** At least 50 ms; at most 5 ms. */
export const SLOW_NS = 50_000_000;
export const FAST_NS = 5_000_000;

/** An I/O limit saves up what was not used: now and then an operation goes at once, and the next one takes twice as long. */
export function expectMostlySlow(durationsNs: readonly number[]): void {
  const slow = durationsNs.filter((ns) => ns >= SLOW_NS);
  expect(slow.length).toBeGreaterThanOrEqual(0.75 * durationsNs.length);
}

/** Each below 5 ms but for one in ten, which the machine's other work may delay; all together next to nothing beside the slow operations. */
export function expectFastBeside(durationsNs: readonly number[], slowNs: readonly number[]): void {
  const sum = (all: readonly number[]): number => all.reduce((total, ns) => total + ns, 0);
  expect(durationsNs.filter((ns) => ns < FAST_NS).length).toBeGreaterThanOrEqual(0.9 * durationsNs.length);
  expect(sum(durationsNs)).toBeLessThan(0.1 * sum(slowNs));
}

/**
 * The container as a place whose workload is told from the host to go: a command run inside for that would be activity of the container, by
 * its runtime's hand.
 */
export function quietly(container: Container): Place {
  return {
    workloadPath: container.workloadPath,
    spawn: (command) =>
      command[0] === 'touch'
        ? spawnPiped(['touch', `/proc/${container.pid}/root${command[1]}`])
        : container.spawn(command),
  };
}

/** Events that the kernel did not show to a program, for it runs none inside itself: a few are usual, and they are counted. */
const USUAL_SKIPS = 100;

/** What was lost beside them. */
export function lostBesideSkips({ lost }: Pick<EndLine, 'lost'>): Readonly<Record<string, number>> {
  const { 'program-skipped': skipped = 0, ...others } = lost;
  expect(skipped).toBeLessThan(USUAL_SKIPS);
  return others;
}
