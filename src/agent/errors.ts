/** Failures of a session, with codes that decide the exit code of a command. */
export type AgentErrorCode =
  | 'ERR_TARGET_UNKNOWN'
  | 'ERR_TARGET_AMBIGUOUS'
  | 'ERR_KERNEL_UNSUPPORTED'
  | 'ERR_BTF_MISSING';

export class AgentError extends Error {
  override readonly name = 'AgentError';
  readonly code: AgentErrorCode;
  /** TARGET expressions that would do, of ERR_TARGET_…. */
  readonly candidates: readonly string[];

  constructor(code: AgentErrorCode, message: string, candidates: readonly string[] = []) {
    super(message);
    this.code = code;
    this.candidates = candidates;
  }
}
