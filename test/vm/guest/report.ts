/** What a scenario tells the tests on the host: facts only, one line a step. They judge. */
import { openSync, readdirSync, writeSync } from 'node:fs';
import type { DoctorCheck } from '../../../src/agent/doctor.ts';
import type { ProbeState } from '../../../src/spans/types.ts';
import type { Line } from '../../e2e/json-lines.ts';
import type { SceneReport } from './scenes.ts';

export interface Refused {
  readonly program: string;
  readonly code: string;
  readonly message: string;
  /** libbpf's and the verifier's last lines. */
  readonly detail: string;
}

export interface LoadReport {
  readonly step: 'load';
  readonly release: string;
  readonly programs: readonly string[];
  readonly refused: readonly Refused[];
  /** As planned. */
  readonly probes: readonly ProbeState[];
}

export interface FailureReport {
  readonly step: 'failure';
  readonly of: string;
  readonly message: string;
}

export interface DoctorReport {
  readonly step: 'doctor';
  readonly answer: { readonly checks: readonly DoctorCheck[] };
}

export interface TraceReport {
  readonly step: 'trace';
  readonly lines: readonly Line[];
}

export type Report =
  | LoadReport
  | DoctorReport
  | ({ readonly step: 'scene' } & SceneReport)
  | TraceReport
  | FailureReport;

/** The port that the machine's maker reads; the only one. */
function openPort(): number {
  const port = readdirSync('/dev').find((name) => name.startsWith('vport'));
  if (port === undefined) throw new Error('the machine has no port for results');
  return openSync(`/dev/${port}`, 'w');
}

let port: number | undefined;

export function report(line: Report): void {
  port ??= openPort();
  let left = Buffer.from(`${JSON.stringify(line)}\n`);
  while (left.length > 0) left = left.subarray(writeSync(port, left));
}
