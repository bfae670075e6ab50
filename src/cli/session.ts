/** A session from its first message to its summary: the one path of `attach`, `view` and `demo`. */
import type { Client, ClientEvent, ClientOptions } from '../client/types.ts';
import { NANOS_PER_MILLI, NANOS_PER_SECOND } from '../units.ts';
import type { Subscription } from '../wire/types.ts';
import { CliError, EXIT, type ExitCode, failedError, INTERRUPTED } from './errors.ts';
import type { CliIo } from './io.ts';
import { createJsonShower } from './json-shower.ts';
import { printable } from './sanitize.ts';
import type { Shower } from './shower.ts';
import { createSink, type Sink } from './sink.ts';
import { createStyle, wantsColour } from './style.ts';
import { createTally, type EndReason } from './tally.ts';
import { createTextShower } from './text-shower.ts';

export type OpenClient = (options: ClientOptions) => Client;

export interface SessionOptions {
  readonly open: OpenClient;
  readonly subscription: Subscription;
  readonly json: boolean;
  /** Null: until a signal, or until there is nothing more to see. */
  readonly forNs: number | null;
  /** True where the targets given may be more than one container. */
  readonly severalTargets: boolean;
  /** Ends the source when the session stops here, so that what it still holds arrives. */
  readonly finish?: () => Promise<void>;
}

/** Milliseconds: how often a shower is ticked, and how long the last messages of a stopped source may take. */
const TICK_MS = 1_000;
const FINISH_MS = 3_000;
/** Further attempts at a stream that never was: a wrong address should not be tried for ever. */
const FIRST_ATTEMPTS = 3;

/** How often text says where blocked time went: a file is read later, and has the summary. */
const BLOCKED_SECONDS = { terminal: 1, pipe: 10 } as const;

type Stop = { readonly reason: EndReason } | { readonly failure: Error };

/** Settles once a session is over and all of its output has left. Throws what should be reported as a failure. */
export async function runSession(io: CliIo, options: SessionOptions): Promise<ExitCode> {
  const sink = createSink(io.stdout);
  const shower = createShower(io, sink, options);
  const stopping = deferred<Stop>();
  const ended = deferred<void>();
  const timers = new Set<NodeJS.Timeout>();
  let hasStarted = false;
  let isStopping = false;

  function onBroken(attempt: number, delayMs: number, why: string): void {
    if (isStopping) {
      ended.resolve();
      return;
    }
    if (!hasStarted && attempt > FIRST_ATTEMPTS) {
      stopping.resolve({ failure: gaveUpError('attempts', why) });
      return;
    }
    const what = hasStarted ? 'the connection broke' : 'cannot connect';
    const missing = hasStarted ? '; spans until then are missing' : '';
    io.stderr.write(`stallscope: ${what} (${why}): attempt ${attempt} in ${delayMs} ms${missing}\n`);
  }

  function onEvent(event: ClientEvent): void {
    switch (event.type) {
      case 'connected':
        return;
      case 'reconnecting':
        onBroken(event.attempt, event.delayMs, printable(event.why));
        return;
      case 'gave-up':
        stopping.resolve({ failure: gaveUpError(event.reason, event.why) });
        ended.resolve();
        return;
      case 'refused':
        stopping.resolve({ failure: refusedError(event.code, event.message, event.candidates) });
        ended.resolve();
        return;
      case 'end':
        stopping.resolve({ reason: event.reason === 'target-gone' ? 'target-gone' : 'agent-stopped' });
        ended.resolve();
        return;
      case 'session':
        if (!hasStarted && options.forNs !== null) {
          timers.add(setTimeout(() => stopping.resolve({ reason: 'duration' }), options.forNs / NANOS_PER_MILLI));
        }
        hasStarted = true;
        break;
    }
    shower.show(event);
  }

  let signals = 0;
  const offSignal = io.onSignal(() => {
    signals += 1;
    if (signals > 1) io.exitNow(INTERRUPTED);
    stopping.resolve({ reason: 'signal' });
  });
  timers.add(setInterval(() => shower.tick(), TICK_MS));
  sink.closed.then((error) => stopping.resolve(error === null ? { reason: 'output-closed' } : { failure: error }));

  const client = options.open({ subscription: options.subscription, onEvent });
  try {
    const stop = await stopping.promise;
    isStopping = true;
    if ('reason' in stop && options.finish !== undefined && stop.reason !== 'output-closed') {
      await Promise.race([Promise.all([options.finish(), ended.promise]), delay(FINISH_MS, timers)]);
    }
    client.close();
    const reason = 'reason' in stop ? stop.reason : 'connection-lost';
    if (hasStarted) shower.end(reason);
    if (reason === 'target-gone') io.stderr.write('stallscope: the target is gone: the session is over\n');
    if (reason === 'agent-stopped') io.stderr.write('stallscope: the agent stopped: the session is over\n');
    await sink.flush();
    if ('failure' in stop) throw stop.failure;
    return EXIT.ok;
  } finally {
    client.close();
    for (const timer of timers) clearTimeout(timer);
    offSignal();
  }
}

function createShower(io: CliIo, sink: Sink, options: SessionOptions): Shower {
  const tally = createTally();
  if (options.json) return createJsonShower(sink, tally);
  return createTextShower(sink, tally, {
    style: createStyle(wantsColour(io.stdout, io.env)),
    width: () => (io.stdout.isTTY === true ? (io.stdout.columns ?? 80) : Number.POSITIVE_INFINITY),
    offset: io.localOffset,
    now: io.now,
    severalTargets: options.severalTargets,
    blockedEveryNs: (io.stdout.isTTY === true ? BLOCKED_SECONDS.terminal : BLOCKED_SECONDS.pipe) * NANOS_PER_SECOND,
  });
}

function gaveUpError(reason: Extract<ClientEvent, { type: 'gave-up' }>['reason'], why: string): Error {
  switch (reason) {
    case 'refused-credentials':
      return failedError(
        `the agent refused the token (${printable(why)}): copy the viewer URL that it printed when it started, or check --token-file`,
      );
    case 'refused-host':
      return failedError(`the agent refused the name in the URL: ${printable(why)}`);
    case 'certificate':
      return failedError(
        `the agent's certificate was not accepted (${printable(why)}): give it or its authority's with --ca FILE, and use a name in the URL that it ` +
          'is for; --insecure-skip-verify accepts any, also that of somebody in between',
      );
    case 'attempts':
      return failedError(`cannot reach the agent: ${printable(why)}`);
    case 'protocol':
      return failedError(`the other side does not speak this version of the stream: ${printable(why)}`);
  }
}

function refusedError(code: string, message: string, candidates: readonly string[]): Error {
  const exitCode = code === 'bad-request' ? EXIT.failed : EXIT.usage;
  return new CliError(message, exitCode, 'ERR_CLI_REFUSED', { candidates });
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

function delay(ms: number, timers: Set<NodeJS.Timeout>): Promise<void> {
  return new Promise((resolve) => {
    timers.add(setTimeout(resolve, ms));
  });
}
