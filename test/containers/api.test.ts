import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer as createHttpServer } from 'node:http';
import type { Server } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createApiLists, endpointsFromEnvironment } from '../../src/containers/api-lists.ts';
import { getJson } from '../../src/containers/api-socket.ts';
import { longId } from './fake-host.ts';

const LIMITS = { timeoutMs: 200, maxBytes: 4_096 };
const ID = longId('ab');

let directory: string;
let socketPath: string;
let server: Server | null = null;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'containers-api-'));
  socketPath = join(directory, 'api.sock');
});
afterEach(async () => {
  await new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve)));
  server = null;
  rmSync(directory, { recursive: true });
});

async function listen(made: Server): Promise<void> {
  server = made;
  await new Promise<void>((resolve) => made.listen(socketPath, resolve));
}
const serve = (listener: RequestListener): Promise<void> => listen(createHttpServer(listener));

describe('a GET over a Unix socket', () => {
  test('brings the JSON, and asks for nothing but a GET', async () => {
    await serve((request, response) => response.end(JSON.stringify([request.method, request.url])));
    expect(await getJson(socketPath, '/containers/json', LIMITS)).toEqual({
      ok: true,
      value: ['GET', '/containers/json'],
    });
  });

  test('that is answered by an error status says which', async () => {
    await serve((_, response) => response.writeHead(404).end('{}'));
    const answer = await getJson(socketPath, '/x', LIMITS);
    expect(answer).toMatchObject({ ok: false, code: 'socket-status', message: expect.stringContaining('404') });
  });

  test('that is never answered ends in time', async () => {
    await serve(() => undefined);
    expect(await getJson(socketPath, '/x', LIMITS)).toMatchObject({ ok: false, code: 'socket-timeout' });
  });

  test('whose answer trickles in forever ends in time too', async () => {
    let timer: NodeJS.Timeout | undefined;
    await serve((_, response) => {
      timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await getJson(socketPath, '/x', LIMITS)).toMatchObject({ ok: false, code: 'socket-timeout' });
  });

  test('whose answer is larger than allowed is given up', async () => {
    await serve((_, response) => response.end(`"${'x'.repeat(LIMITS.maxBytes)}"`));
    expect(await getJson(socketPath, '/x', LIMITS)).toMatchObject({ ok: false, code: 'socket-too-large' });
  });

  test('whose answer is not JSON is garbage', async () => {
    await serve((_, response) => response.end('<html>'));
    expect(await getJson(socketPath, '/x', LIMITS)).toMatchObject({ ok: false, code: 'socket-garbage' });
  });

  test('whose answer is not HTTP is garbage', async () => {
    await listen(
      createServer((socket) =>
        socket
          .on('error', () => undefined)
          .resume()
          .end('hello\r\n\r\n'),
      ),
    );
    expect(await getJson(socketPath, '/x', LIMITS)).toMatchObject({ ok: false, code: 'socket-garbage' });
  });

  test('whose answer breaks off fails', async () => {
    await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('[', () => response.destroy());
    });
    expect(await getJson(socketPath, '/x', LIMITS)).toMatchObject({ ok: false, code: 'socket-failed' });
  });

  test('to a socket that is not there says so', async () => {
    expect(await getJson(socketPath, '/x', LIMITS)).toMatchObject({ ok: false, code: 'socket-absent' });
  });
});

describe('names from the API', () => {
  const container = { Id: ID, Names: ['/web'], Image: 'busybox:1', Labels: {} };

  test('are those of the runtime asked for, from one list for many', async () => {
    let requests = 0;
    await serve((_, response) => {
      requests += 1;
      response.end(JSON.stringify([container]));
    });
    const get = (path: string, url: string) => getJson(path, url, LIMITS);
    const lists = createApiLists({ endpoints: [{ socketPath, runtime: 'podman' }], get, now: () => 0 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => lists.lookup('podman', ID)));
    expect(answers[19]?.facts).toMatchObject({
      runtime: 'podman',
      name: 'web',
      image: 'busybox:1',
      nameSource: 'socket',
    });
    expect((await lists.lookup('podman', longId('cd'))).problem).toContain('does not know it');
    expect(await lists.lookup('docker', ID)).toEqual({ facts: null, problem: null });
    expect(requests).toBe(1);
  });

  test('are not asked for again for a while from a socket that failed', async () => {
    let [time, requests] = [0, 0];
    const lists = createApiLists({
      endpoints: [{ socketPath, runtime: 'docker' }],
      now: () => time,
      get: async () => {
        requests += 1;
        return { ok: false, code: 'socket-timeout', message: 'no answer in 2000 ms' };
      },
    });
    expect((await lists.lookup('docker', ID)).problem).toBe('no answer in 2000 ms');
    time = 20_000;
    await lists.lookup('docker', ID);
    expect(requests).toBe(1);
    time = 40_000;
    await lists.lookup('docker', ID);
    expect(requests).toBe(2);
  });

  test('DOCKER_HOST moves Docker’s socket when it is a local one', () => {
    expect(endpointsFromEnvironment({ DOCKER_HOST: 'unix:///x/d.sock' })[0]).toEqual({
      ...{ socketPath: '/x/d.sock', runtime: 'docker' },
    });
    expect(endpointsFromEnvironment({ DOCKER_HOST: 'tcp://1.2.3.4:2375' })[0]?.socketPath).toBe('/var/run/docker.sock');
    expect(endpointsFromEnvironment({})).toHaveLength(2);
  });
});
