import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { Hub } from '../../src/agent/hub.ts';
import { type AgentServer, createServer, type ServerOptions } from '../../src/agent/server.ts';
import { createToken } from '../../src/agent/token.ts';
import { hubWithClock, session } from './hub-helpers.ts';

export const TOKEN = createToken();
export const LOOPBACK = { host: '127.0.0.1', port: 0, insecure: false };

export interface Running {
  readonly server: AgentServer;
  readonly hub: Hub;
  readonly stream: string;
}

/** A server that is closed when the test is over. */
export async function start(options: Partial<ServerOptions> = {}): Promise<Running> {
  const { hub } = hubWithClock();
  hub.setSession(session);
  const server = await createServer({ listen: LOOPBACK, token: TOKEN, hub, containers: () => [], ...options });
  onTestFinished(() => server.close());
  return { server, hub: options.hub ?? hub, stream: `ws://127.0.0.1:${server.port}/v1/stream` };
}

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** Without the ideas that fetch() has about Host and Origin. */
export function get(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    request.on('error', reject);
    request.end();
  });
}

export const bearer = (token = TOKEN) => ({ authorization: `Bearer ${token}` });

export interface Opened {
  readonly status: number;
  readonly socket: WebSocket;
}

/** Opens a stream; the status is 101, or that of the refusal. */
export function open(
  url: string,
  headers: Record<string, string> = bearer(),
  protocols: string[] = ['stallscope.v1'],
): Promise<Opened> {
  const socket = new WebSocket(url, protocols, { headers });
  onTestFinished(() => socket.terminate());
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve({ status: 101, socket }));
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, socket });
    });
    socket.on('error', reject);
  });
}

export function closeOf(socket: WebSocket): Promise<{ code: number; reason: string }> {
  return new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: `${reason}` })));
}

/** A directory that goes with the test. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'stallscope-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A self-signed certificate for 127.0.0.1 and localhost. */
export function certificate(): { certFile: string; keyFile: string } {
  const dir = tempDir();
  const certFile = join(dir, 'cert.pem');
  const keyFile = join(dir, 'key.pem');
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyFile];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-days', '2', '-out', certFile, ...key, ...subject], { stdio: 'ignore' });
  return { certFile, keyFile };
}
