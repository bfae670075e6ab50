import { describe, expect, it, vi } from 'vitest';
import { CliError, describeFailure } from '../../src/cli/errors.ts';
import { runSession, type SessionOptions } from '../../src/cli/session.ts';
import type { ClientEvent } from '../../src/client/types.ts';
import { type FakeStream, fakeStream, sessionEvent, spansEvent, testIo, totalsEvent, totalsRow } from './support.ts';

const SUBSCRIPTION = { targets: [], kinds: [], minNs: 0 };

function options(stream: FakeStream, change: Partial<SessionOptions> = {}): SessionOptions {
  return { open: stream.open, subscription: SUBSCRIPTION, json: true, forNs: null, severalTargets: false, ...change };
}

function scripted(script: readonly ClientEvent[], change: Partial<SessionOptions> = {}) {
  const io = testIo();
  const stream = fakeStream(script);
  return { io, stream, result: runSession(io, options(stream, change)) };
}

const END_GONE: ClientEvent = { type: 'end', reason: 'target-gone' };

describe('a session', () => {
  it('ends well when its target is gone, and says so', async () => {
    const { io, stream, result } = scripted([sessionEvent(), spansEvent({ id: 1 }), END_GONE]);
    expect(await result).toBe(0);
    expect(io.stdout.json.map((line) => line['type'])).toEqual(['session', 'span', 'end']);
    expect(io.stdout.json.at(-1)).toMatchObject({ reason: 'target-gone', spans: 1 });
    expect(io.stderr.text).toBe('stallscope: the target is gone: the session is over\n');
    expect(stream.closed()).toBe(true);
    expect(io.listeners()).toBe(0);
  });

  it('ends when its time is up, counted from the first message', async () => {
    const { io, result } = scripted([sessionEvent()], { forNs: 5_000_000 });
    expect(await result).toBe(0);
    expect(io.stdout.json.at(-1)).toMatchObject({ type: 'end', reason: 'duration' });
  });

  it('ends with its summary at a signal, and at once at a second', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const { io, stream, result } = scripted([sessionEvent()], { finish: () => new Promise(() => {}) });
    await stream.options;
    await new Promise((resolve) => setImmediate(resolve));
    io.signal('SIGINT');
    io.signal('SIGINT');
    expect(io.exits).toEqual([130]);
    stream.send(END_GONE);
    // What hangs does not keep the summary back for ever.
    await vi.advanceTimersByTimeAsync(3_000);
    vi.useRealTimers();
    expect(await result).toBe(0);
    expect(io.stdout.json.at(-1)).toMatchObject({ type: 'end', reason: 'signal' });
  });

  it('counts what its source still held when it was told to stop', async () => {
    const io = testIo();
    const stream = fakeStream([sessionEvent()]);
    const finish = async (): Promise<void> => {
      stream.send(totalsEvent([totalsRow({}, [1_000])]));
      stream.send({ type: 'end', reason: 'shutdown' });
    };
    expect(await runSession(io, options(stream, { finish, forNs: 1_000_000 }))).toBe(0);
    expect(io.stdout.json.at(-1)).toMatchObject({ reason: 'duration', totals: [{ count: 1 }] });
    expect(io.stderr.text).toBe('');
  });

  it('says that the agent stopped', async () => {
    const { io, result } = scripted([sessionEvent(), { type: 'end', reason: 'shutdown' }]);
    expect(await result).toBe(0);
    expect(io.stdout.json.at(-1)).toMatchObject({ reason: 'agent-stopped' });
  });

  it('tells on standard error that it reconnects, and goes on with a new session line', async () => {
    const { io, result } = scripted([
      sessionEvent(),
      { type: 'reconnecting', attempt: 1, delayMs: 500, why: 'closed\u001b[31m (1006)' },
      { type: 'connected' },
      sessionEvent({ base: { seconds: 1_800_000_000, nanos: 0 } }),
      spansEvent({ id: 1 }),
      END_GONE,
    ]);
    expect(await result).toBe(0);
    expect(io.stderr.lines[0]).toBe(
      'stallscope: the connection broke (closed (1006)): attempt 1 in 500 ms; spans until then are missing',
    );
    expect(io.stdout.json.map((line) => line['type'])).toEqual(['session', 'session', 'span', 'end']);
    expect(io.stdout.json[2]?.['start']).toBe('2027-01-15T08:00:00.000000000Z');
  });

  it('that never begins fails after a few attempts', async () => {
    const attempt = (n: number): ClientEvent => ({ type: 'reconnecting', attempt: n, delayMs: 1, why: 'ECONNREFUSED' });
    const { io, result } = scripted([attempt(1), attempt(2), attempt(3), attempt(4)]);
    await expect(result).rejects.toThrow('cannot reach the agent: ECONNREFUSED');
    expect(io.stderr.lines).toHaveLength(3);
    expect(io.stderr.lines[0]).toBe('stallscope: cannot connect (ECONNREFUSED): attempt 1 in 1 ms');
  });

  it('fails with a clear line when the token is refused', async () => {
    const { io, result } = scripted([{ type: 'gave-up', reason: 'refused-credentials', why: 'HTTP 401' }]);
    await expect(result).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/refused the token \(HTTP 401\)/),
    });
    expect(io.stdout.text).toBe('');
  });

  it.each([
    [
      'refused-host',
      'x.example is no name of this agent',
      'the agent refused the name in the URL: x.example is no name of this agent',
    ],
    [
      'certificate',
      'certificate has expired',
      "the agent's certificate was not accepted (certificate has expired): give",
    ],
    ['certificate', 'self-signed certificate', '--ca FILE'],
    ['certificate', 'self-signed certificate', '--insecure-skip-verify'],
    ['protocol', 'HTTP 404', 'the other side does not speak this version of the stream: HTTP 404'],
  ] as const)('fails with a line on %s (%s) that says %s', async (reason, why, text) => {
    const { result } = scripted([{ type: 'gave-up', reason, why }]);
    await expect(result).rejects.toMatchObject({ exitCode: 1, message: expect.stringContaining(text) });
  });

  it('still sums up when the connection is lost for good', async () => {
    const { io, result } = scripted([
      sessionEvent(),
      spansEvent({ id: 1 }),
      { type: 'gave-up', reason: 'attempts', why: 'ECONNREFUSED' },
    ]);
    await expect(result).rejects.toThrow('cannot reach the agent: ECONNREFUSED');
    expect(io.stdout.json.at(-1)).toMatchObject({ type: 'end', reason: 'connection-lost', spans: 1 });
  });

  it('is a usage error when the agent does not know the target, with the candidates', async () => {
    const { result } = scripted([
      {
        type: 'refused',
        code: 'target-ambiguous',
        message: "'we' is ambiguous",
        candidates: ['docker:web', 'docker:web2'],
      },
    ]);
    const error = await result.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CliError);
    expect(describeFailure(error, false)).toEqual({
      exitCode: 2,
      message: "'we' is ambiguous\n  docker:web\n  docker:web2",
    });
  });

  it('ends quietly when the reader leaves', async () => {
    const io = testIo();
    const stream = fakeStream([sessionEvent()]);
    const result = runSession(io, options(stream));
    await stream.options;
    io.stdout.failure = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    stream.send(spansEvent({ id: 1 }));
    expect(await result).toBe(0);
    expect(io.stderr.text).toBe('');
    expect(stream.closed()).toBe(true);
  });

  it('fails when the output cannot be written', async () => {
    const io = testIo();
    const stream = fakeStream();
    const result = runSession(io, options(stream));
    await stream.options;
    io.stdout.failure = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    stream.send(sessionEvent());
    await expect(result).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/standard output.*ENOSPC/),
    });
  });
});
