/** Loads a plan. A program that this kernel's verifier refuses takes its probe with it, not the session. */
import { NativeError } from '../native/errors.ts';
import { type Plan, withoutProbe } from './plan.ts';
import { type TraceOptions, TraceSession } from './trace-session.ts';

/** Without it there is nothing to show. */
const NEEDED = 'block';

/** libbpf's line on the program that did not load. */
const REFUSED = /prog '(\w+)': failed to load/;

/** The probe of the program that `error` is about; null when it is about something else. */
function refusedProbe(error: unknown, plan: Plan): string | null {
  if (!(error instanceof NativeError) || error.code !== 'ERR_KERNEL_LOAD') return null;
  const program = REFUSED.exec(error.detail)?.[1];
  return plan.programs.find(({ name }) => name === program)?.probe ?? null;
}

/** What the verifier said last, of what libbpf passes on. */
function verdict(detail: string): string {
  const lines = detail
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('libbpf:') && !line.startsWith('--'));
  return lines.findLast((line) => !line.startsWith('processed ')) ?? 'no reason given';
}

export function loadTrace(options: TraceOptions): TraceSession {
  let { plan } = options;
  for (;;) {
    try {
      return new TraceSession({ ...options, plan });
    } catch (error) {
      const probe = refusedProbe(error, plan);
      if (probe === null || probe === NEEDED || !(error instanceof NativeError)) throw error;
      plan = withoutProbe(plan, probe, `this kernel refuses its programs: ${verdict(error.detail)}`);
    }
  }
}
