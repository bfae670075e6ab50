import { readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { viewerUrl } from '../../src/agent/server.ts';
import { createToken } from '../../src/agent/token.ts';
import type { ViewerEvent } from '../../src/agent/types.ts';
import { encodeClientMessage } from '../../src/wire/codec.ts';
import { batch, names } from './hub-helpers.ts';
import { bearer, certificate, closeOf, get, LOOPBACK, open, start, TOKEN, tempDir } from './server-helpers.ts';

const OTHER_TOKEN = createToken();

describe('a stream', () => {
  test('opens with the token in the Authorization header', async () => {
    const { stream, server } = await start();
    const { status, socket } = await open(stream);
    expect(status).toBe(101);
    expect(socket.protocol).toBe('stallscope.v1');
    expect(server.connections).toBe(1);
  });

  test('opens with the token as a sub-protocol, which is not echoed', async () => {
    const { stream } = await start();
    const { status, socket } = await open(stream, {}, ['stallscope.v1', `bearer.${TOKEN}`]);
    expect(status).toBe(101);
    expect(socket.protocol).toBe('stallscope.v1');
  });

  test('is refused with 401 without a token, in the query too, and with 403 with a wrong one', async () => {
    const { stream } = await start();
    expect((await open(stream, {})).status).toBe(401);
    expect((await open(`${stream}?token=${TOKEN}`, {})).status).toBe(401);
    expect((await open(stream, bearer(OTHER_TOKEN))).status).toBe(403);
    expect((await open(stream, {}, ['stallscope.v1', `bearer.${OTHER_TOKEN}`])).status).toBe(403);
  });

  test('needs the sub-protocol', async () => {
    const { stream } = await start();
    expect((await open(stream, bearer(), [])).status).toBe(400);
    expect((await open(stream, bearer(), ['other.v1'])).status).toBe(400);
  });

  test('is there under one path only', async () => {
    const { stream } = await start();
    expect((await open(`${stream}/more`)).status).toBe(404);
  });

  test('opens for a page of the same origin, and of an allowed one, and for no other', async () => {
    const { stream, server } = await start({ allowedOrigins: ['https://ops.example'] });
    const own = `http://127.0.0.1:${server.port}`;
    expect((await open(stream, { ...bearer(), origin: own })).status).toBe(101);
    expect((await open(stream, { ...bearer(), origin: 'https://ops.example' })).status).toBe(101);
    for (const origin of ['http://127.0.0.1:1', 'https://evil.example', 'null']) {
      expect((await open(stream, { ...bearer(), origin })).status).toBe(403);
    }
  });

  test('beyond the limit of connections gets 503', async () => {
    const { stream } = await start({ limits: { maxConnections: 1 } });
    const first = await open(stream);
    expect(first.status).toBe(101);
    expect((await open(stream)).status).toBe(503);
  });

  test('that sends a text, or a message beyond the limit, is closed with the code for it', async () => {
    const { stream } = await start({ limits: { maxPayload: 1_000 } });
    const text = (await open(stream)).socket;
    text.send('hello');
    expect((await closeOf(text)).code).toBe(1003);
    const large = (await open(stream)).socket;
    large.send(new Uint8Array(1_001));
    expect((await closeOf(large)).code).toBe(1009);
  });

  test('that does not answer pings is closed with a reason', async () => {
    const { stream } = await start({ limits: { pingIntervalMs: 20 } });
    const socket = new WebSocket(stream, 'stallscope.v1', { headers: bearer(), autoPong: false });
    onTestFinished(() => socket.terminate());
    expect(await closeOf(socket)).toEqual({ code: 1001, reason: 'no answer to 2 pings' });
  });

  test('that answers pings stays', async () => {
    const { stream, server } = await start({ limits: { pingIntervalMs: 20 } });
    const { socket } = await open(stream);
    await new Promise<void>((resolve) => {
      let pings = 0;
      socket.on('ping', () => ++pings === 5 && resolve());
    });
    expect(server.connections).toBe(1);
  });

  test('gets its last message when the agent stops, and the server closes', async () => {
    const { stream, server, hub } = await start();
    const { socket } = await open(stream);
    const messages: unknown[] = [];
    socket.on('message', (data) => messages.push(data));
    socket.send(encodeClientMessage({ type: 'subscribe', subscription: { targets: [], kinds: [], minNs: 0 } }));
    await new Promise((resolve) => socket.once('message', resolve));
    const closed = closeOf(socket);
    hub.end('shutdown');
    await server.close();
    expect(await closed).toEqual({ code: 1000, reason: 'shutdown' });
    expect(messages).toHaveLength(2);
  });
});

describe('whoever runs the agent', () => {
  test('is told of viewers that come and leave, and what they lost', async () => {
    const told: ViewerEvent[] = [];
    const { stream, server, hub } = await start({ onViewer: (event) => told.push(event) });
    expect((await open(stream, bearer(OTHER_TOKEN))).status).toBe(403);
    const { socket } = await open(stream);
    const first = { address: '127.0.0.1', viewers: 1, sentSpans: 0, lostSpans: 0 };
    expect(told).toEqual([{ type: 'connected', ...first }]);
    socket.send(encodeClientMessage({ type: 'subscribe', subscription: { targets: [], kinds: [], minNs: 0 } }));
    await new Promise((resolve) => socket.once('message', resolve));
    hub.publishSpans(batch([{}, {}, {}]), names);
    const second = (await open(stream)).socket;
    expect(told[1]).toEqual({ type: 'connected', ...first, viewers: 2 });
    second.close();
    await vi.waitFor(() => expect(told[2]).toEqual({ type: 'left', ...first }));
    socket.close();
    await vi.waitFor(() => expect(told[3]).toEqual({ type: 'left', ...first, viewers: 0, sentSpans: 3 }));
    expect(server.connections).toBe(0);
  });

  test('is told that a viewer of a Unix socket has no address', async () => {
    const told: ViewerEvent[] = [];
    const path = join(tempDir(), 'agent.sock');
    await start({ listen: { host: `unix:${path}`, port: 0, insecure: false }, onViewer: (event) => told.push(event) });
    await open(`ws+unix:${path}:/v1/stream`);
    expect(told).toMatchObject([{ type: 'connected', address: 'unix' }]);
  });
});

describe('the pages', () => {
  test('that say nothing of the host are open', async () => {
    const { server } = await start();
    expect(await get(server.port, '/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
    const page = await get(server.port, '/');
    expect(page.status).toBe(200);
    expect(page.body).toContain('stallscope view URL');
  });

  test('carry security headers, refusals too', async () => {
    const { server } = await start();
    for (const path of ['/', '/healthz', '/v1/containers', '/nothing']) {
      const { headers } = await get(server.port, path);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['referrer-policy']).toBe('no-referrer');
    }
  });

  test('list containers to whoever has the token', async () => {
    const { server } = await start({ containers: () => [{ name: 'web' }] });
    expect((await get(server.port, '/v1/containers')).status).toBe(401);
    expect((await get(server.port, '/v1/containers', bearer(OTHER_TOKEN))).status).toBe(403);
    const answer = await get(server.port, '/v1/containers', bearer());
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(JSON.parse(answer.body)).toEqual([{ name: 'web' }]);
  });

  test('answer 404, 405 and 426 to what they are not for', async () => {
    const { server } = await start();
    expect((await get(server.port, '/nothing')).status).toBe(404);
    expect((await get(server.port, '/constructor')).status).toBe(404);
    expect(await get(server.port, '/healthz', {}, 'POST')).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
    });
    expect((await get(server.port, '/v1/stream', bearer())).status).toBe(426);
    expect(await get(server.port, '/healthz', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test('answer 500 when their data cannot be had, and the server stays', async () => {
    const failures: unknown[] = [];
    const { server } = await start({
      containers: () => {
        throw new Error('boom');
      },
      onError: (error) => failures.push(error),
    });
    const answer = await get(server.port, '/v1/containers', bearer());
    expect(answer).toMatchObject({ status: 500 });
    expect(answer.body).not.toContain('boom');
    expect(failures).toEqual([new Error('boom')]);
    expect((await get(server.port, '/healthz')).status).toBe(200);
  });

  test('may be added to', async () => {
    const route = { open: false, answer: () => ({ contentType: 'text/plain', body: 'x 1\n' }) };
    const { server } = await start({ routes: { '/metrics': route } });
    expect((await get(server.port, '/metrics')).status).toBe(401);
    expect(await get(server.port, '/metrics', bearer())).toMatchObject({ status: 200, body: 'x 1\n' });
  });

  test('are refused under a name that is not ours, and served under addresses, localhost and allowed names', async () => {
    const { server } = await start({ listen: { ...LOOPBACK, allowedHosts: ['trace.example'] } });
    const status = async (host: string) => (await get(server.port, '/', { host })).status;
    for (const host of ['127.0.0.1', 'localhost:1', '[::1]:7842', '10.1.2.3:80', 'TRACE.example']) {
      expect(await status(host)).toBe(200);
    }
    expect(await status('not a host')).toBe(400);
    expect(await get(server.port, '/', { host: 'rebound.example' })).toMatchObject({
      status: 421,
      body: 'rebound.example is no name of this agent, and without TLS it answers to no other: use its address, or start it with --allow-host NAME\n',
    });
  });

  test('are served under any name over TLS: its certificate is what a rebound name has not', async () => {
    const tls = certificate();
    const { server, stream } = await start({ listen: { ...LOOPBACK, tls } });
    const secure = { headers: { ...bearer(), host: 'agent.example' }, ca: readFileSync(tls.certFile) };
    const socket = new WebSocket(stream.replace('ws:', 'wss:'), 'stallscope.v1', secure);
    onTestFinished(() => socket.terminate());
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    expect(server.connections).toBe(1);
  });

  test('are refused to a page of another origin', async () => {
    const { server } = await start();
    const answer = await get(server.port, '/v1/containers', { ...bearer(), origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
  });
});

describe('wrong tokens', () => {
  test('are limited per second; time gives new chances', async () => {
    let now = 0;
    const { server } = await start({ now: () => now, limits: { wrongTokensPerSecond: 3 } });
    const status = async (token: string) => (await get(server.port, '/v1/containers', bearer(token))).status;
    for (let i = 0; i < 3; i++) expect(await status(OTHER_TOKEN)).toBe(403);
    expect(await status(OTHER_TOKEN)).toBe(429);
    expect(await status(TOKEN)).toBe(429);
    now += 1_000;
    expect(await status(TOKEN)).toBe(200);
  });

  test('do not count when none was given', async () => {
    const { server } = await start({ now: () => 0, limits: { wrongTokensPerSecond: 1 } });
    for (let i = 0; i < 5; i++) expect((await get(server.port, '/v1/containers')).status).toBe(401);
    expect((await get(server.port, '/v1/containers', bearer())).status).toBe(200);
  });
});

describe('listening', () => {
  test('beyond loopback without TLS is an error that says what to do', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'node.example', '']) {
      await expect(start({ listen: { ...LOOPBACK, host } })).rejects.toMatchObject({
        code: 'ERR_INSECURE_LISTEN',
        message: expect.stringContaining('--insecure'),
      });
    }
  });

  test('beyond loopback is possible when the operator insists', async () => {
    const { server } = await start({ listen: { host: '0.0.0.0', port: 0, insecure: true } });
    expect((await get(server.port, '/healthz')).status).toBe(200);
    expect(server.url).toMatch(/^http:\/\/[^/]+:\d+\/$/);
    expect(server.url).not.toContain('0.0.0.0');
  });

  test('on an address in use is an error that names it', async () => {
    const { server } = await start();
    await expect(start({ listen: { ...LOOPBACK, port: server.port } })).rejects.toMatchObject({
      code: 'ERR_ADDRESS_IN_USE',
      message: expect.stringContaining(`127.0.0.1:${server.port} is in use`),
    });
  });

  test('on an address of another host is an error', async () => {
    const listen = { host: '192.0.2.1', port: 0, insecure: true };
    await expect(start({ listen })).rejects.toMatchObject({ code: 'ERR_LISTEN' });
  });

  test('works on a Unix socket, which goes with the server', async () => {
    const path = join(tempDir(), 'agent.sock');
    const { server } = await start({ listen: { host: `unix:${path}`, port: 0, insecure: false } });
    expect(server.url).toBe(`unix:${path}`);
    expect(statSync(path).isSocket()).toBe(true);
    expect((await open(`ws+unix:${path}:/v1/stream`)).status).toBe(101);
    await expect(start({ listen: { host: `unix:${path}`, port: 0, insecure: false } })).rejects.toMatchObject({
      code: 'ERR_ADDRESS_IN_USE',
    });
    await server.close();
    expect(() => statSync(path)).toThrow('ENOENT');
  });

  test('with a token of another form is an error', async () => {
    await expect(start({ token: 'short' })).rejects.toMatchObject({ code: 'ERR_TOKEN' });
    await expect(start({ token: 'with spaces in it, and long' })).rejects.toMatchObject({ code: 'ERR_TOKEN' });
  });

  test('with TLS needs a pair of files that belong together', async () => {
    const one = certificate();
    const other = certificate();
    const listen = (tls: typeof one) => start({ listen: { ...LOOPBACK, host: '0.0.0.0', tls } });
    const missing = join(tempDir(), 'none.pem');
    await expect(listen({ ...one, keyFile: missing })).rejects.toMatchObject({
      code: 'ERR_TLS_FILE',
      message: expect.stringContaining(missing),
    });
    await expect(listen({ ...one, keyFile: other.keyFile })).rejects.toMatchObject({ code: 'ERR_TLS_PAIR' });
    await expect(listen({ ...one, certFile: one.keyFile })).rejects.toMatchObject({ code: 'ERR_TLS_PAIR' });
    expect((await listen(one)).server.url).toMatch(/^https:/);
  });

  test('ends within the grace time, whatever peers do', async () => {
    const { server, stream } = await start({ limits: { closeGraceMs: 50 } });
    const silent = connect(server.port, '127.0.0.1');
    onTestFinished(() => void silent.destroy());
    await new Promise((resolve) => silent.once('connect', resolve));
    const { socket } = await open(stream);
    socket.pause();
    const gone = new Promise((resolve) => silent.once('close', resolve));
    await Promise.all([server.close(), server.close()]);
    await gone;
  });
});

test('the token of a viewer URL is in the fragment', () => {
  expect(viewerUrl('http://127.0.0.1:7842/', TOKEN)).toBe(`http://127.0.0.1:7842/#token=${TOKEN}`);
  expect(TOKEN).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(OTHER_TOKEN).not.toBe(TOKEN);
});
