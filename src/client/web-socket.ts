import { readFileSync } from 'node:fs';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import { WIRE_LIMITS } from '../wire/limits.ts';
import { ClientError } from './errors.ts';
import type { FrameTransport } from './types.ts';
import type { StreamTarget } from './viewer-url.ts';
import { WEB_SOCKET_TRANSPORT_DEFAULTS, webSocketTransport } from './web-socket-transport.ts';

export const STREAM_PROTOCOL = 'stallscope.v1';

export interface WebSocketOptions {
  /** PEM file of the authority that signed the agent's certificate; it may be that certificate itself. */
  readonly caFile?: string;
  /** Takes any certificate: whoever is on the way can read the stream and the token. Default false. */
  readonly insecureSkipVerify?: boolean;
  /** Milliseconds from the first packet to an open stream. Default 10,000. */
  readonly handshakeTimeoutMs?: number;
  /** Milliseconds without a frame or a ping after which the stream counts as broken. Agents ping every 20 s. Default 65,000. */
  readonly idleTimeoutMs?: number;
}

const WEB_SOCKET_DEFAULTS = { handshakeTimeoutMs: 10_000, idleTimeoutMs: 65_000 } as const;

/** Gives a new transport for each attempt. */
export type Connect = (signal: AbortSignal) => Promise<FrameTransport>;

export function webSocketConnector(target: StreamTarget, options: WebSocketOptions = {}): Connect {
  return (signal) => openWebSocketTransport(target, options, signal);
}

/** Opens a stream. Rejects with ClientError. */
export async function openWebSocketTransport(
  target: StreamTarget,
  options: WebSocketOptions = {},
  signal?: AbortSignal,
): Promise<FrameTransport> {
  const ca = options.caFile === undefined ? undefined : readCa(options.caFile);
  const socket = new WebSocket(target.url, STREAM_PROTOCOL, {
    headers: { authorization: `Bearer ${target.token}` },
    ...(ca !== undefined && { ca }),
    rejectUnauthorized: options.insecureSkipVerify !== true,
    handshakeTimeout: options.handshakeTimeoutMs ?? WEB_SOCKET_DEFAULTS.handshakeTimeoutMs,
    maxPayload: WIRE_LIMITS.serverFrameBytes,
    closeTimeout: WEB_SOCKET_TRANSPORT_DEFAULTS.closeTimeoutMs,
    perMessageDeflate: false,
    followRedirects: false,
  } as ConstructorParameters<typeof WebSocket>[2]);
  const abort = () => socket.terminate();
  signal?.addEventListener('abort', abort, { once: true });
  try {
    await opened(socket);
  } catch (error) {
    // The attempt is over; what its socket still has to say is of no interest.
    socket.on('error', () => {});
    socket.terminate();
    throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
  }
  const transport = webSocketTransport(socket);
  endWhenIdle(socket, options.idleTimeoutMs ?? WEB_SOCKET_DEFAULTS.idleTimeoutMs);
  return transport;
}

function readCa(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ClientError('ERR_CLIENT_CA', `cannot read the CA file: ${(error as Error).message}`, { cause: error });
  }
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', (error) => reject(connectionError(error)));
    socket.once('unexpected-response', (_request: ClientRequest, response: IncomingMessage) => {
      firstLine(response).then((line) => reject(responseError(response.statusCode ?? 0, line)));
    });
  });
}

const CERTIFICATE_ERRORS = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;

function connectionError(error: Error & { code?: string; errors?: Error[] }): ClientError {
  const options = { cause: error };
  const code = error.code ?? '';
  // An AggregateError of several addresses has no message of its own.
  const message = error.message || error.errors?.map((one) => one.message).join('; ') || code;
  if (CERTIFICATE_ERRORS.test(code)) {
    return new ClientError('ERR_CLIENT_CERTIFICATE', nameMismatch(error) ?? message, options);
  }
  if (code === 'EPROTO') {
    return new ClientError('ERR_CLIENT_PROTOCOL', `no TLS there (${message}); try http:// for https://`, options);
  }
  if (/subprotocol|Sec-WebSocket|Upgrade header/i.test(message)) {
    return new ClientError('ERR_CLIENT_PROTOCOL', `not an agent of this version: ${message}`, options);
  }
  return new ClientError('ERR_CLIENT_UNREACHABLE', message, options);
}

/** Node's own words leave out whom the certificate is for when it is for no address. */
function nameMismatch(error: Error & { host?: string; cert?: { subjectaltname?: string } }): string | undefined {
  if (error.host === undefined || error.cert === undefined) return undefined;
  return `it is for ${error.cert.subjectaltname ?? 'no name'}, not for ${error.host}`;
}

function responseError(status: number, line: string): ClientError {
  const text = `the agent answered ${status}${line === '' ? '' : `: ${line}`}`;
  if (status === 421) return new ClientError('ERR_CLIENT_HOST', line === '' ? text : line);
  if (status === 401 || status === 403) return new ClientError('ERR_CLIENT_REFUSED', text);
  if (status === 429 || status >= 500) return new ClientError('ERR_CLIENT_UNREACHABLE', text);
  return new ClientError('ERR_CLIENT_PROTOCOL', text);
}

const MAX_LINE = 200;

/** Of an answer's body, without what could steer a terminal. */
async function firstLine(response: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const chunk of response.setEncoding('utf8')) {
      text += chunk;
      if (text.length >= MAX_LINE) break;
    }
  } catch {
    // A body cut short: what came is enough.
  }
  return (text.slice(0, MAX_LINE).split('\n')[0] ?? '').replace(/\p{C}/gu, '');
}

/** A peer that vanished without a word is found out by its silence. */
function endWhenIdle(socket: WebSocket, timeoutMs: number): void {
  const timer = setTimeout(() => socket.terminate(), timeoutMs);
  const heard = () => timer.refresh();
  socket.on('ping', heard);
  socket.on('message', heard);
  socket.on('close', () => clearTimeout(timer));
}
