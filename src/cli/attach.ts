/** `attach` and `view`: both are a client on a stream; they differ in where the stream comes from. */
import type { Agent, AgentOptions, ListenOptions } from '../agent/types.ts';
import type { StreamTarget } from '../client/viewer-url.ts';
import type { SpanKind } from '../spans/types.ts';
import { blockingLine } from './doctor.ts';
import { describeFailure, EXIT, type ExitCode, unsupportedError } from './errors.ts';
import type { CliIo } from './io.ts';
import { maySeveral } from './options.ts';
import type { Services, TlsOptions } from './services.ts';
import { runSession } from './session.ts';
import { viewerUrl, watchLine } from './viewer-url.ts';

/** What a session shows and for how long. */
export interface ShowOptions {
  readonly targets: readonly string[];
  readonly minNs: number;
  readonly kinds: readonly SpanKind[];
  /** Null: no limit. */
  readonly forNs: number | null;
  readonly json: boolean;
}

export interface AttachOptions extends ShowOptions {
  readonly listen: ListenOptions | null;
  readonly token: string | undefined;
  readonly ringBytes: number;
}

export async function runAttach(io: CliIo, services: Services, options: AttachOptions): Promise<ExitCode> {
  const agent = await startAgent(services, agentOptions(options));
  try {
    const url = viewerUrl(agent);
    if (url !== null && options.listen !== null) io.stderr.write(`${watchLine(url, options.listen)}\n`);
    return await runSession(io, {
      open: await services.openLocal(agent),
      // The agent traces these targets and nothing else: all of them.
      subscription: { targets: [], kinds: options.kinds, minNs: options.minNs },
      json: options.json,
      forNs: options.forNs,
      severalTargets: maySeveral(options.targets),
      finish: () => agent.finish(),
    });
  } finally {
    await agent.close();
  }
}

export interface ViewOptions extends ShowOptions {
  readonly stream: StreamTarget;
  readonly tls: TlsOptions;
}

export async function runView(io: CliIo, services: Services, options: ViewOptions): Promise<ExitCode> {
  const { targets, kinds, minNs } = options;
  return runSession(io, {
    open: await services.openRemote(options.stream, options.tls),
    subscription: { targets, kinds, minNs },
    json: options.json,
    forNs: options.forNs,
    severalTargets: maySeveral(targets),
  });
}

export function agentOptions(
  options: Pick<AttachOptions, 'targets' | 'minNs' | 'kinds' | 'ringBytes' | 'listen' | 'token'>,
): AgentOptions {
  const { targets, minNs, kinds, ringBytes, listen, token } = options;
  return {
    targets,
    minNs,
    kinds,
    ringBytes,
    ...(listen === null ? {} : { listen }),
    ...(token === undefined ? {} : { token }),
  };
}

/** What the kernel refuses is explained by the line of `doctor` that covers it, where one does. */
export async function startAgent(services: Services, options: AgentOptions): Promise<Agent> {
  try {
    return await services.startAgent(options);
  } catch (error) {
    if (describeFailure(error, false).exitCode !== EXIT.unsupported) throw error;
    const blocking = blockingLine(await services.doctorChecks());
    const message = error instanceof Error ? error.message : String(error);
    throw unsupportedError(blocking === null ? `${message} → see \`stallscope doctor\`` : `${message}; ${blocking}`);
  }
}
