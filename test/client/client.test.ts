import { describe, expect, test } from 'vitest';
import { sessionTime } from '../../src/units.ts';
import { encodeServerMessage } from '../../src/wire/codec.ts';
import type { DictionaryUpdate } from '../../src/wire/types.ts';
import { batch } from '../agent/hub-helpers.ts';
import { ALL, ManualTimers, ScriptedAgent, startClient } from './client-helpers.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const dictionary = (
  epoch: number,
  strings: Record<number, string>,
): { type: 'dictionary'; update: DictionaryUpdate } => ({
  type: 'dictionary',
  update: {
    epoch,
    strings: Object.entries(strings).map(([id, text]) => ({ id: Number(id), text })),
    containers: [],
    disks: [],
  },
});

describe('a client', () => {
  test('connects, subscribes and hands on what the agent says, in order', async () => {
    const agent = new ScriptedAgent();
    const subscription = { ...ALL, targets: ['web'], minNs: 5 };
    const { log } = startClient({ connect: agent.connect, subscription });
    await log.untilType('session');
    agent.send(
      { type: 'lost', at: sessionTime(1), reason: 'ring-full', count: 2 },
      { type: 'targets', at: sessionTime(2), added: [], gone: [], remaining: 3 },
    );
    await log.untilType('targets');
    expect(log.types()).toEqual(['connected', 'session', 'lost', 'targets']);
    expect(agent.subscriptions).toEqual([subscription]);
  });

  test('resolves ids with the names of their epoch, also later', async () => {
    const agent = new ScriptedAgent();
    const { log } = startClient({ connect: agent.connect });
    await log.untilType('session');
    agent.send(
      dictionary(1, { 7: 'old' }),
      { type: 'spans', epoch: 1, spans: batch([{ comm: 7 }]) },
      dictionary(1, { 8: 'more' }),
      { type: 'spans', epoch: 1, spans: batch([{ comm: 8 }], 2) },
      dictionary(2, { 7: 'new' }),
      { type: 'spans', epoch: 2, spans: batch([{ comm: 7 }, { comm: 8 }], 3) },
    );
    await log.untilType('spans', 3);
    expect(log.spans).toEqual(['1:old', '2:more', '3:new', '4:?']);
    expect(log.tables[0]?.string(7)).toBe('old');
    expect(log.types()).not.toContain('dictionary');
  });

  test('gives up on ids of an epoch that it was not given', async () => {
    const agent = new ScriptedAgent();
    const { log } = startClient({ connect: agent.connect });
    await log.untilType('session');
    agent.send(dictionary(1, {}), { type: 'spans', epoch: 2, spans: batch([{}]) });
    await log.untilType('gave-up');
    expect(log.events.at(-1)).toMatchObject({ reason: 'protocol' });
  });

  test('gives up on bytes that are no frame', async () => {
    const agent = new ScriptedAgent();
    const { log } = startClient({ connect: agent.connect });
    await log.untilType('session');
    const closed = new Promise((resolve) => agent.ends[0]?.onClose(resolve));
    agent.ends[0]?.send(Uint8Array.of(255, 255));
    await log.untilType('gave-up');
    expect(await closed).toBe(1002);
    expect(log.types()).toEqual(['connected', 'session', 'gave-up']);
  });

  test('ignores messages that it does not know', async () => {
    const agent = new ScriptedAgent();
    const { log } = startClient({ connect: agent.connect });
    await log.untilType('session');
    agent.ends[0]?.send(Uint8Array.of(0x7a, 2, 8, 1));
    agent.send({ type: 'lost', at: sessionTime(1), reason: 'ring-full', count: 2 });
    await log.untilType('lost');
    expect(log.types()).toEqual(['connected', 'session', 'lost']);
  });

  test('gives up when the agent refuses its subscription', async () => {
    const agent = new ScriptedAgent();
    const { log } = startClient({ connect: agent.connect });
    await log.untilType('session');
    agent.send({ type: 'refused', code: 'target-unknown', message: 'no container "x"', candidates: ['web'] });
    await log.untilType('gave-up');
    expect(log.events.slice(-2)).toEqual([
      { type: 'refused', code: 'target-unknown', message: 'no container "x"', candidates: ['web'] },
      { type: 'gave-up', reason: 'protocol', why: 'no container "x"' },
    ]);
    expect(agent.attempts).toBe(1);
  });

  test('stops at the end of the stream', async () => {
    const agent = new ScriptedAgent();
    const { log } = startClient({ connect: agent.connect });
    await log.untilType('session');
    agent.send({ type: 'end', reason: 'target-gone' });
    agent.ends[0]?.close();
    await log.untilType('end');
    await turn();
    await turn();
    expect(log.types()).toEqual(['connected', 'session', 'end']);
    expect(agent.attempts).toBe(1);
  });

  test('says nothing any more after close(), which may come twice', async () => {
    const agent = new ScriptedAgent();
    const { log, client } = startClient({ connect: agent.connect });
    await log.untilType('session');
    const closed = new Promise((resolve) => agent.ends[0]?.onClose(resolve));
    agent.ends[0]?.send(encodeServerMessage({ type: 'end', reason: 'shutdown' }));
    client.close();
    client.close();
    expect(await closed).toBe(1000);
    expect(log.types()).toEqual(['connected', 'session']);
  });

  test('closed before it began never connects', async () => {
    const agent = new ScriptedAgent();
    const { log, client } = startClient({ connect: agent.connect });
    client.close();
    await turn();
    expect(agent.attempts).toBe(0);
    expect(log.events).toEqual([]);
  });

  test('closed during an attempt closes what the attempt opened', async () => {
    const agent = new ScriptedAgent();
    const { log, client } = startClient({
      connect: async () => {
        client.close();
        return agent.connect();
      },
    });
    await turn();
    const closed = new Promise((resolve) => agent.ends[0]?.onClose(resolve));
    expect(await closed).toBe(1000);
    expect(log.events).toEqual([]);
  });
});

describe('a stream that breaks', () => {
  test('is opened and subscribed to again, with empty tables', async () => {
    const agent = new ScriptedAgent();
    const timers = new ManualTimers();
    const { log } = startClient({ connect: agent.connect, schedule: timers.schedule, random: () => 0.5 });
    await log.untilType('session');
    agent.send(dictionary(1, { 7: 'old' }));
    agent.ends[0]?.close(1013, 'too slow');
    await log.untilType('reconnecting');
    expect(log.events.at(-1)).toEqual({ type: 'reconnecting', attempt: 1, delayMs: 125, why: 'too slow (1013)' });
    timers.fire();
    await log.untilType('session', 2);
    agent.send(dictionary(1, {}), { type: 'spans', epoch: 1, spans: batch([{ comm: 7 }]) });
    await log.untilType('spans');
    expect(log.spans).toEqual(['1:?']);
    expect(agent.subscriptions).toEqual([ALL, ALL]);
  });

  test('waits longer from one attempt to the next, up to the cap, and between nothing and all of that', async () => {
    for (const [random, expected] of [
      [1, [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]],
      [0, [0, 0, 0, 0, 0, 0, 0, 0]],
    ] as const) {
      const agent = new ScriptedAgent();
      agent.fail(8);
      const timers = new ManualTimers();
      const { log } = startClient({ connect: agent.connect, schedule: timers.schedule, random: () => random });
      for (let attempt = 1; attempt <= 8; attempt++) {
        await log.untilType('reconnecting', attempt);
        timers.fire();
      }
      await log.untilType('session');
      expect(timers.delays).toEqual(expected);
    }
  });

  test('counts attempts anew only after a session that lasted', async () => {
    const agent = new ScriptedAgent();
    const timers = new ManualTimers();
    let now = 0;
    const options = { connect: agent.connect, schedule: timers.schedule, random: () => 1, now: () => now };
    const { log } = startClient(options);
    for (const [session, lifeMs] of [1_000, 1_000, 10_000, 0].entries()) {
      await log.untilType('session', session + 1);
      now += lifeMs;
      agent.ends[session]?.close(1001);
      await log.untilType('reconnecting', session + 1);
      timers.fire();
    }
    expect(timers.delays).toEqual([250, 500, 250, 500]);
  });

  test('is given up after as many attempts as allowed', async () => {
    const agent = new ScriptedAgent();
    agent.fail(9);
    const timers = new ManualTimers();
    const { log } = startClient({ connect: agent.connect, schedule: timers.schedule, backoff: { maxAttempts: 2 } });
    for (const times of [1, 2]) {
      await log.untilType('reconnecting', times);
      timers.fire();
    }
    await log.untilType('gave-up');
    expect(log.types()).toEqual(['reconnecting', 'reconnecting', 'gave-up']);
    expect(log.events.at(-1)).toMatchObject({
      reason: 'attempts',
      why: expect.stringContaining('ERR_CLIENT_UNREACHABLE'),
    });
    expect(agent.attempts).toBe(3);
  });

  test.each([
    ['ERR_CLIENT_REFUSED', 'refused-credentials'],
    ['ERR_CLIENT_PROTOCOL', 'protocol'],
    ['ERR_CLIENT_CERTIFICATE', 'certificate'],
    ['ERR_CLIENT_HOST', 'refused-host'],
    ['ERR_CLIENT_CA', 'protocol'],
  ] as const)('with %s is given up at once', async (code, reason) => {
    const agent = new ScriptedAgent();
    agent.fail(1, code);
    const { log } = startClient({ connect: agent.connect });
    await log.untilType('gave-up');
    expect(log.events).toEqual([{ type: 'gave-up', reason, why: expect.stringContaining(code) }]);
  });

  test('because the agent did not understand is given up at once', async () => {
    const agent = new ScriptedAgent();
    const { log } = startClient({ connect: agent.connect });
    await log.untilType('session');
    agent.ends[0]?.close(1009, 'too large');
    await log.untilType('gave-up');
    expect(log.events.at(-1)).toEqual({ type: 'gave-up', reason: 'protocol', why: 'too large (1009)' });
  });

  test('is left alone once the client is closed', async () => {
    const agent = new ScriptedAgent();
    agent.fail(1);
    const timers = new ManualTimers();
    const { log, client } = startClient({ connect: agent.connect, schedule: timers.schedule });
    await log.untilType('reconnecting');
    expect(timers.armed).toBe(true);
    client.close();
    expect(timers.armed).toBe(false);
    expect(log.types()).toEqual(['reconnecting']);
  });
});
