import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { viewerUrl } from '../../src/agent/server.ts';
import { createToken } from '../../src/agent/token.ts';
import { parseViewerUrl } from '../../src/client/viewer-url.ts';
import { openWebSocketTransport, webSocketConnector } from '../../src/client/web-socket.ts';
import { type WebSocketTransportOptions, webSocketTransport } from '../../src/client/web-socket-transport.ts';
import { batch, names, session } from '../agent/hub-helpers.ts';
import { certificate, LOOPBACK, start, TOKEN, tempDir } from '../agent/server-helpers.ts';
import { startClient } from './client-helpers.ts';

async function listening(server: Server): Promise<number> {
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const target = (port: number, token = TOKEN) => ({ url: `ws://127.0.0.1:${port}/v1/stream`, token });

/** Of an attempt that fails. */
async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'none';
}

describe('a client over a WebSocket', () => {
  test('sees the stream of the agent whose viewer URL it was given', async () => {
    const { server, hub } = await start();
    const url = viewerUrl(server.url, TOKEN);
    const { log } = startClient({ connect: webSocketConnector(parseViewerUrl(url)) });
    await log.untilType('session');
    hub.publishSpans(batch([{ comm: 3 }, { comm: 4 }]), names);
    await log.untilType('spans');
    expect(log.spans).toEqual(['1:comm-3', '2:comm-4']);
    hub.end('shutdown');
    await log.untilType('end');
    expect(log.types()).toEqual(['connected', 'session', 'spans', 'end']);
  });

  test('comes back to an agent that was restarted', async () => {
    const first = await start();
    const { port } = first.server;
    const { log } = startClient({ connect: webSocketConnector(target(port)), random: () => 0.1 });
    await log.untilType('session');
    await first.server.close();
    await log.untilType('reconnecting');
    const second = await start({ listen: { ...LOOPBACK, port } });
    await log.untilType('session', 2);
    second.hub.publishSpans(batch([{ comm: 9 }]), names);
    await log.untilType('spans');
    expect(log.spans).toEqual(['1:comm-9']);
  });

  test('with a wrong token gives up at once and says why', async () => {
    const { server } = await start();
    const { log } = startClient({ connect: webSocketConnector(target(server.port, createToken())) });
    await log.untilType('gave-up');
    expect(log.events).toEqual([
      { type: 'gave-up', reason: 'refused-credentials', why: 'the agent answered 403: the token is wrong' },
    ]);
  });

  test('under a name that the agent does not go by gives up at once and says what to do', async () => {
    const answer = 'trace.example is no name of this agent: …';
    const web = createServer((_request, response) => response.writeHead(421).end(`${answer}\n`));
    const { log } = startClient({ connect: webSocketConnector(target(await listening(web))) });
    await log.untilType('gave-up');
    expect(log.events).toEqual([{ type: 'gave-up', reason: 'refused-host', why: answer }]);
  });

  test('over TLS trusts the CA file, or anything when told so, and else nothing', async () => {
    const tls = certificate();
    const { server } = await start({ listen: { ...LOOPBACK, tls } });
    const secure = parseViewerUrl(viewerUrl(server.url, TOKEN));
    expect(secure.url).toMatch(/^wss:/);
    for (const options of [{ caFile: tls.certFile }, { insecureSkipVerify: true }]) {
      const { log } = startClient({ connect: webSocketConnector(secure, options) });
      await log.untilType('session');
      expect(log.events[1]).toMatchObject({ type: 'session', info: { host: session.host } });
    }
    expect(await codeOf(openWebSocketTransport(secure))).toBe('ERR_CLIENT_CERTIFICATE');
    const other = certificate();
    expect(await codeOf(openWebSocketTransport(secure, { caFile: other.certFile }))).toBe('ERR_CLIENT_CERTIFICATE');
  });

  test('tells whom a certificate is for, and whom it is not for', async () => {
    const tls = certificate();
    const { server } = await start({ listen: { ...LOOPBACK, tls } });
    const elsewhere = { url: `wss://127.0.0.2:${server.port}/v1/stream`, token: TOKEN };
    const proxy = createTcpServer((socket) => {
      const onward = connect(server.port, '127.0.0.1');
      socket.pipe(onward).pipe(socket);
    });
    onTestFinished(() => void proxy.close());
    await new Promise<void>((resolve) => proxy.listen(server.port, '127.0.0.2', resolve));
    await expect(openWebSocketTransport(elsewhere, { caFile: tls.certFile })).rejects.toMatchObject({
      code: 'ERR_CLIENT_CERTIFICATE',
      message: 'it is for DNS:localhost, IP Address:127.0.0.1, not for 127.0.0.2',
    });
  });

  test('names a CA file that cannot be read', async () => {
    const caFile = join(tempDir(), 'none.pem');
    await expect(openWebSocketTransport(target(1), { caFile })).rejects.toMatchObject({
      code: 'ERR_CLIENT_CA',
      message: expect.stringContaining(caFile),
    });
    writeFileSync(caFile, 'no certificate');
    const { server } = await start({ listen: { ...LOOPBACK, tls: certificate() } });
    const secure = parseViewerUrl(viewerUrl(server.url, TOKEN));
    expect(await codeOf(openWebSocketTransport(secure, { caFile }))).toBe('ERR_CLIENT_CERTIFICATE');
  });

  test('knows TLS where there is none for a mistake', async () => {
    const { server } = await start();
    const secure = { url: `wss://127.0.0.1:${server.port}/v1/stream`, token: TOKEN };
    expect(await codeOf(openWebSocketTransport(secure))).toBe('ERR_CLIENT_PROTOCOL');
  });

  test('tells an agent that is not there from one that is none', async () => {
    const gone = await start();
    await gone.server.close();
    expect(await codeOf(openWebSocketTransport(target(gone.server.port)))).toBe('ERR_CLIENT_UNREACHABLE');

    const answers = new Map([
      [404, 'ERR_CLIENT_PROTOCOL'],
      [429, 'ERR_CLIENT_UNREACHABLE'],
      [503, 'ERR_CLIENT_UNREACHABLE'],
      [200, 'ERR_CLIENT_PROTOCOL'],
      [302, 'ERR_CLIENT_PROTOCOL'],
    ]);
    for (const [status, code] of answers) {
      const web = createServer((_request, response) => response.writeHead(status).end('x'.repeat(5_000)));
      expect(await codeOf(openWebSocketTransport(target(await listening(web))))).toBe(code);
    }
    const web = createServer();
    const plain = new WebSocketServer({ server: web, handleProtocols: () => false });
    onTestFinished(() => void plain.close());
    expect(await codeOf(openWebSocketTransport(target(await listening(web))))).toBe('ERR_CLIENT_PROTOCOL');
  });

  test('does not wait for ever for an answer, and leaves at once when it is closed', async () => {
    const peers: Socket[] = [];
    const silent = createTcpServer((socket) => peers.push(socket));
    onTestFinished(() => {
      for (const socket of peers) socket.destroy();
    });
    const port = await listening(silent);
    expect(await codeOf(openWebSocketTransport(target(port), { handshakeTimeoutMs: 50 }))).toBe(
      'ERR_CLIENT_UNREACHABLE',
    );
    const abort = new AbortController();
    const attempt = openWebSocketTransport(target(port), {}, abort.signal);
    const accepted = new Promise((resolve) => silent.once('connection', resolve));
    await accepted;
    abort.abort();
    expect(await codeOf(attempt)).toBe('ERR_CLIENT_UNREACHABLE');
  });

  test('finds out a peer that fell silent', async () => {
    const { server } = await start();
    const transport = await openWebSocketTransport(target(server.port), { idleTimeoutMs: 50 });
    const closed = new Promise((resolve) => transport.onClose(resolve));
    expect(await closed).toBe(1006);
  });
});

describe('a transport over a WebSocket', () => {
  async function pair(options: Partial<WebSocketTransportOptions> = {}) {
    const web = createServer();
    const sockets = new WebSocketServer({ server: web });
    onTestFinished(() => void sockets.close());
    const port = await listening(web);
    const accepted = new Promise<WebSocket>((resolve) => sockets.once('connection', resolve));
    const viewer = await openWebSocketTransport({ url: `ws://127.0.0.1:${port}/`, token: TOKEN });
    const socket = await accepted;
    onTestFinished(() => socket.terminate());
    return { socket, agent: webSocketTransport(socket, options), viewer };
  }

  test('keeps the order of what waits, and counts it', async () => {
    const { agent, viewer } = await pair();
    const got: number[] = [];
    // More than the kernel's buffers hold while nobody reads.
    for (let i = 0; i < 100; i++) agent.send(new Uint8Array(256 << 10).fill(i));
    expect(agent.bufferedBytes).toBeGreaterThan(1 << 20);
    expect(agent.bufferedBytes).toBeLessThanOrEqual(100 * ((256 << 10) + 16));
    const done = new Promise<void>((resolve) => {
      viewer.onFrame((frame) => {
        got.push(frame[0] ?? -1);
        if (got.length === 100) resolve();
      });
    });
    await done;
    expect(got).toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect(agent.bufferedBytes).toBe(0);
  });

  test('delivers what waits before it closes', async () => {
    const { agent, viewer } = await pair();
    for (let i = 0; i < 50; i++) agent.send(new Uint8Array(256 << 10));
    expect(agent.bufferedBytes).toBeGreaterThan(0);
    agent.close(1013, 'x'.repeat(500));
    agent.send(new Uint8Array(1));
    let frames = 0;
    viewer.onFrame(() => frames++);
    const closed = await new Promise((resolve) => viewer.onClose((code, reason) => resolve([code, reason])));
    expect(closed).toEqual([1013, 'x'.repeat(123)]);
    expect(frames).toBe(50);
  });

  test('gives up on a reader that never takes the rest', async () => {
    const { agent } = await pair({ closeTimeoutMs: 50 });
    // More than the kernel's buffers hold; the viewer has no listener and reads nothing.
    for (let i = 0; i < 32; i++) agent.send(new Uint8Array(1 << 20));
    const closed = new Promise((resolve) => agent.onClose(resolve));
    agent.close(1000);
    expect(await closed).toBe(1006);
    expect(agent.bufferedBytes).toBe(0);
  });

  test('reports a close to a listener that comes late', async () => {
    const { agent, socket } = await pair();
    const gone = new Promise((resolve) => socket.once('close', resolve));
    socket.terminate();
    await gone;
    expect(await new Promise((resolve) => agent.onClose(resolve))).toBe(1006);
  });
});

test('nothing listens on a port after its server has closed', async () => {
  const { server } = await start();
  await server.close();
  const socket = connect(server.port, '127.0.0.1');
  await expect(new Promise((_, reject) => socket.once('error', reject))).rejects.toMatchObject({
    code: 'ECONNREFUSED',
  });
});
