import { onTestFinished } from 'vitest';
import { createClient, type StreamClientOptions } from '../../src/client/client.ts';
import { ClientError } from '../../src/client/errors.ts';
import { connectLocalPair } from '../../src/client/local-pair.ts';
import type { Client, ClientEvent, FrameTransport } from '../../src/client/types.ts';
import type { NameTables, SpanColumns } from '../../src/spans/types.ts';
import { decodeClientMessage, encodeServerMessage } from '../../src/wire/codec.ts';
import type { FrameMessage, Subscription } from '../../src/wire/types.ts';
import { session } from '../agent/hub-helpers.ts';

export const ALL: Subscription = { targets: [], kinds: [], minNs: 0 };

/** Events, with what spans events hold copied out as `id:comm`. */
export class EventLog {
  readonly events: ClientEvent[] = [];
  readonly spans: string[] = [];
  readonly tables: NameTables[] = [];
  private waiting: { done: () => boolean; resolve: () => void }[] = [];

  readonly add = (event: ClientEvent): void => {
    this.events.push(event);
    if (event.type === 'spans') this.copy(event.spans, event.names);
    this.waiting = this.waiting.filter(({ done, resolve }) => {
      if (!done()) return true;
      resolve();
      return false;
    });
  };

  types(): string[] {
    return this.events.map(({ type }) => type);
  }

  async until(done: () => boolean): Promise<void> {
    if (!done()) await new Promise<void>((resolve) => this.waiting.push({ done, resolve }));
  }

  untilType(type: ClientEvent['type'], times = 1): Promise<void> {
    return this.until(() => this.events.filter((event) => event.type === type).length >= times);
  }

  private copy(spans: SpanColumns, names: NameTables): void {
    this.tables.push(names);
    for (let i = 0; i < spans.length; i++) this.spans.push(`${spans.id[i]}:${names.string(spans.comm[i] ?? -1)}`);
  }
}

/** An agent's end that the test plays by hand. */
export class ScriptedAgent {
  readonly ends: FrameTransport[] = [];
  readonly subscriptions: Subscription[] = [];
  /** What the next attempts fail with; then they succeed. */
  readonly failures: ClientError[] = [];
  attempts = 0;

  readonly connect = async (): Promise<FrameTransport> => {
    this.attempts++;
    const failure = this.failures.shift();
    if (failure) throw failure;
    const [agent, viewer] = connectLocalPair();
    agent.onFrame((frame) => {
      this.subscriptions.push(decodeClientMessage(frame).subscription);
      this.send({ type: 'session', info: session });
    });
    this.ends.push(agent);
    return viewer;
  };

  send(...messages: FrameMessage[]): void {
    for (const message of messages) this.ends.at(-1)?.send(encodeServerMessage(message));
  }

  fail(times: number, code: ClientError['code'] = 'ERR_CLIENT_UNREACHABLE'): void {
    for (let i = 0; i < times; i++) this.failures.push(new ClientError(code, `attempt failed with ${code}`));
  }
}

/** Timers that fire when the test says so. */
export class ManualTimers {
  readonly delays: number[] = [];
  private pending: (() => void) | undefined;

  readonly schedule = (callback: () => void, delayMs: number): (() => void) => {
    this.delays.push(delayMs);
    this.pending = callback;
    return () => {
      this.pending = undefined;
    };
  };

  get armed(): boolean {
    return this.pending !== undefined;
  }

  fire(): void {
    const callback = this.pending;
    this.pending = undefined;
    callback?.();
  }
}

export interface Fixture {
  readonly log: EventLog;
  readonly client: Client;
}

/** A client that is closed when the test is over. */
export function startClient(options: Pick<StreamClientOptions, 'connect'> & Partial<StreamClientOptions>): Fixture {
  const log = new EventLog();
  const client = createClient({ subscription: ALL, onEvent: log.add, ...options });
  onTestFinished(() => client.close());
  return { log, client };
}
