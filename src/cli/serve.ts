/** `serve`: the agent for viewers elsewhere; it stays until a signal. */
import { type DestinationStream, type Logger, pino } from 'pino';
import type { ListenOptions, ViewerEvent } from '../agent/types.ts';
import type { ClientEvent } from '../client/types.ts';
import type { ContainerRef } from '../spans/types.ts';
import { type AttachOptions, agentOptions, startAgent } from './attach.ts';
import { EXIT, type ExitCode, failedError, INTERRUPTED } from './errors.ts';
import type { CliIo } from './io.ts';
import { printable } from './sanitize.ts';
import type { Services } from './services.ts';
import { viewerUrl, watchLine } from './viewer-url.ts';

export interface ServeOptions extends Pick<AttachOptions, 'targets' | 'minNs' | 'kinds' | 'ringBytes' | 'token'> {
  readonly listen: ListenOptions;
}

export async function runServe(io: CliIo, services: Services, options: ServeOptions): Promise<ExitCode> {
  const log = createLog(io);
  let stop: (reason: string) => void = () => {};
  const stopped = new Promise<string>((resolve) => {
    stop = resolve;
  });
  let signals = 0;
  const offSignal = io.onSignal((signal) => {
    signals += 1;
    if (signals > 1) io.exitNow(INTERRUPTED);
    stop(signal);
  });
  try {
    const onViewer = (event: ViewerEvent): void => logViewer(log, event);
    const agent = await startAgent(services, { ...agentOptions(options), onViewer });
    try {
      const url = viewerUrl(agent);
      if (url === null) throw failedError('the agent started without its server');
      io.stdout.write(`${watchLine(url, options.listen)}\n`);
      log.info({ url: agent.url, targets: options.targets }, 'agent listens');
      const open = await services.openLocal(agent);
      // A client that asks for no span: it hears of targets and losses.
      const watch = open({
        subscription: { targets: [], kinds: options.kinds, minNs: Number.MAX_SAFE_INTEGER },
        onEvent: (event) => logEvent(log, event, stop),
      });
      log.info({ reason: await stopped }, 'agent stops');
      watch.close();
    } finally {
      await agent.close();
    }
    return EXIT.ok;
  } finally {
    offSignal();
  }
}

function createLog(io: CliIo): Logger {
  // Standard error as it is: lines are written when they are logged, in order with all else.
  const destination: DestinationStream = { write: (line) => void io.stderr.write(line) };
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}

function logEvent(log: Logger, event: ClientEvent, stop: (reason: string) => void): void {
  switch (event.type) {
    case 'session': {
      for (const container of event.info.targets) log.info(containerFields(container), 'container traced');
      for (const { name, state, why } of event.info.probes) {
        if (state === 'absent') log.warn({ probe: name, why }, 'probe absent');
      }
      return;
    }
    case 'targets':
      for (const container of event.added) log.info(containerFields(container), 'container added');
      for (const container of event.gone) log.info(containerFields(container), 'container gone');
      return;
    case 'lost':
      log.warn({ reason: event.reason, count: event.count }, 'lost');
      return;
    case 'end':
      stop(event.reason);
      return;
    case 'gave-up':
    case 'refused':
      log.error({ why: event.type === 'refused' ? event.message : event.why }, 'cannot watch the agent');
      return;
  }
}

function logViewer(log: Logger, { type, ...fields }: ViewerEvent): void {
  const { address, viewers } = fields;
  if (type === 'connected') log.info({ address, viewers }, 'viewer connected');
  else log.info(fields, 'viewer left');
}

function containerFields(container: ContainerRef): object {
  const { id, name, runtime, image, pod } = container;
  return { id: printable(id), container: printable(name), runtime, image, pod };
}
