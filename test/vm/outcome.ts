/** What a machine's scenario said, by scene. */
import { isEnd, isSession, isSpan } from '../e2e/agent-process.ts';
import type { EndLine, Line, SessionLine, SpanLine, StatsRow } from '../e2e/json-lines.ts';
import type { BlockSpan, FsyncSpan, MountSpan } from '../e2e/trace.ts';
import type { Report } from './guest/report.ts';
import type { SceneName, SceneReport } from './guest/scenes.ts';
import type { Outcome } from './machine.ts';

export type StepReport<T extends Report['step']> = Extract<Report, { step: T }>;

/** Throws with what the machine said of itself when the step did not come about. */
export function stepOf<T extends Report['step']>(outcome: Outcome, step: T): StepReport<T> {
  const found = outcome.reports.find((report): report is StepReport<T> => report.step === step);
  if (found !== undefined) return found;
  const failures = outcome.reports
    .filter((report) => report.step === 'failure')
    .map(({ of, message }) => `${of}: ${message}`);
  throw new Error(`no ${step}: ${failures.join('\n')}\n${outcome.console.slice(-4_000)}`);
}

function only<T extends Line>(outcome: Outcome, what: string, fits: (line: Line) => line is T): T {
  const [line] = stepOf(outcome, 'trace').lines.filter(fits);
  if (line === undefined) throw new Error(`the session has no ${what}`);
  return line;
}

export const sessionLine = (outcome: Outcome): SessionLine => only(outcome, 'first line', isSession);
export const endLine = (outcome: Outcome): EndLine => only(outcome, 'end', isEnd);

export interface Scene extends SceneReport {
  readonly blocks: readonly BlockSpan[];
  readonly fsyncs: readonly FsyncSpan[];
  readonly mounts: readonly MountSpan[];
  readonly throttles: readonly SpanLine[];
  /** Of the whole session. */
  readonly totals: readonly StatsRow[];
}

export function sceneOf(outcome: Outcome, name: SceneName): Scene {
  const report = outcome.reports.find((one) => one.step === 'scene' && one.scene === name);
  if (report?.step !== 'scene') throw new Error(`no scene ${name}: ${stepOf(outcome, 'failure').message}`);
  const isIts = ({ container }: SpanLine | StatsRow): boolean => container?.id === report.cgroup;
  const spans = stepOf(outcome, 'trace').lines.filter(isSpan).filter(isIts);
  return {
    ...report,
    blocks: spans.filter((span): span is BlockSpan => span.kind === 'block'),
    fsyncs: spans.filter((span): span is FsyncSpan => span.kind === 'fsync'),
    mounts: spans.filter((span): span is MountSpan => span.kind === 'mount'),
    throttles: spans.filter(({ kind }) => kind === 'throttle'),
    totals: endLine(outcome).totals.filter(isIts),
  };
}
