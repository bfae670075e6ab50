/** `doctor`: what this kernel and host allow, what is missing, what to do about it. */
import type { DoctorCheck } from '../agent/doctor.ts';
import { EXIT, type ExitCode } from './errors.ts';
import type { CliIo } from './io.ts';
import { printable, safeJson, wrap } from './sanitize.ts';
import { createSink } from './sink.ts';
import { createStyle, type Style, wantsColour } from './style.ts';
import { pad } from './table.ts';

export async function runDoctor(io: CliIo, checks: readonly DoctorCheck[], json: boolean): Promise<ExitCode> {
  const possible = checks.every((check) => check.status !== 'missing');
  const sink = createSink(io.stdout);
  if (json) sink.line(safeJson({ type: 'doctor', version: 1, possible, checks }));
  else {
    const width = io.stdout.isTTY === true ? (io.stdout.columns ?? 80) : Number.POSITIVE_INFINITY;
    for (const line of doctorLines(checks, createStyle(wantsColour(io.stdout, io.env)), width)) sink.line(line);
  }
  await sink.flush();
  return possible ? EXIT.ok : EXIT.unsupported;
}

function doctorLines(checks: readonly DoctorCheck[], style: Style, lineWidth: number): string[] {
  const width = Math.max(0, ...checks.map((check) => check.name.length));
  const margin = 'missing'.length + width + 4;
  const indent = ' '.repeat(margin);
  const paint = { ok: style.green, warn: style.yellow, missing: style.red } as const;
  const lines = checks.flatMap((check) => {
    const status = paint[check.status](pad(check.status, 'missing'.length, 'left'));
    const [first = '', ...rest] = wrap(printable(check.detail), lineWidth - margin);
    const remedy = check.remedy === null ? [] : wrap(`→ ${printable(check.remedy)}`, lineWidth - margin);
    const line = `${status}  ${pad(printable(check.name), width, 'left')}  ${first}`;
    return [line, ...[...rest, ...remedy].map((more) => indent + more)];
  });
  return [...lines, '', verdict(checks)];
}

/** The line of the first thing that makes a session impossible; null when nothing does. */
export function blockingLine(checks: readonly DoctorCheck[]): string | null {
  const blocking = checks.find((check) => check.status === 'missing');
  if (blocking === undefined) return null;
  const { name, detail, remedy } = blocking;
  return printable(`${name}: ${detail}${remedy === null ? '' : ` → ${remedy}`}`);
}

function verdict(checks: readonly DoctorCheck[]): string {
  const missing = checks.filter((check) => check.status === 'missing');
  const warned = checks.filter((check) => check.status === 'warn');
  const names = (list: readonly DoctorCheck[]): string => list.map((check) => printable(check.name)).join(', ');
  if (missing.length > 0) return `no session is possible: ${names(missing)}`;
  return warned.length > 0 ? `a session is possible, with less: ${names(warned)}` : 'a session is possible';
}
