/** Failures, their exit codes, and the one line each prints. */
import { printable } from './sanitize.ts';

export const EXIT = { ok: 0, failed: 1, usage: 2, unsupported: 3 } as const;
/** What a shell reports of a process that SIGINT ended: a second signal ends any command at once. */
export const INTERRUPTED = 130;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

interface CliErrorOptions extends ErrorOptions {
  readonly candidates?: readonly string[];
}

/** An expected failure: its message is the whole line that is printed. */
export class CliError extends Error {
  readonly exitCode: ExitCode;
  readonly code: string;
  /** What a target could have been: a line each. */
  readonly candidates: readonly string[];

  constructor(message: string, exitCode: ExitCode, code: string, options: CliErrorOptions = {}) {
    super(message, options);
    this.name = 'CliError';
    this.exitCode = exitCode;
    this.code = code;
    this.candidates = options.candidates ?? [];
  }
}

export const usageError = (message: string): CliError => new CliError(message, EXIT.usage, 'ERR_CLI_USAGE');
export const failedError = (message: string, options?: ErrorOptions): CliError =>
  new CliError(message, EXIT.failed, 'ERR_CLI_FAILED', options);
export const unsupportedError = (message: string): CliError =>
  new CliError(message, EXIT.unsupported, 'ERR_CLI_UNSUPPORTED');

/** Codes of the layers below, by what they mean to whoever typed the command; the first match wins. Anything else is a bug. */
const EXIT_BY_CODE: readonly (readonly [pattern: RegExp, exitCode: ExitCode])[] = [
  [/^ERR_(TARGET_\w+|INSECURE_LISTEN|TLS_FILE|TLS_PAIR|TOKEN|CLIENT_URL|CLIENT_TOKEN|CLIENT_CA)$/, EXIT.usage],
  [/^ERR_(PRIVILEGE|BTF_MISSING|KERNEL_\w+)$|^no-cgroups$/, EXIT.unsupported],
  [/^ERR_(ADDON_MISSING|ADDRESS_IN_USE|LISTEN|CLIENT_\w+|WIRE_\w+)$/, EXIT.failed],
];

export interface Failure {
  readonly exitCode: ExitCode;
  /** Without the leading `stallscope: `; several lines only for candidates. */
  readonly message: string;
}

export function describeFailure(error: unknown, debug: boolean): Failure {
  const stack = debug && error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : '';
  const text = error instanceof Error ? error.message : String(error);
  const exitCode = error instanceof CliError ? error.exitCode : exitCodeOf(error);
  if (exitCode === null) {
    const hint = debug ? '' : ' (STALLSCOPE_DEBUG=1 shows where)';
    return { exitCode: EXIT.failed, message: `internal error: ${printable(text)}${hint}${stack}` };
  }
  return { exitCode, message: `${printable(text)}${candidatesText(candidatesOf(error))}${stack}` };
}

/** Lines that list what a target could have been. */
function candidatesText(candidates: readonly string[]): string {
  const shown = candidates.slice(0, CANDIDATES_SHOWN).map((candidate) => `\n  ${printable(candidate)}`);
  const more = candidates.length - shown.length;
  return shown.join('') + (more > 0 ? `\n  … and ${more} more` : '');
}

const CANDIDATES_SHOWN = 20;

function exitCodeOf(error: unknown): ExitCode | null {
  const code = codeOf(error);
  if (code === null) return null;
  return EXIT_BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

function candidatesOf(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null || !('candidates' in error) || !Array.isArray(error.candidates))
    return [];
  return error.candidates.filter((candidate): candidate is string => typeof candidate === 'string');
}
