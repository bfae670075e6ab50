/** Where the server listens, and what has to be true of it. */
import { readFileSync } from 'node:fs';
import type { ListenOptions as NetListenOptions, Server } from 'node:net';
import { hostname } from 'node:os';
import { createSecureContext } from 'node:tls';
import { ServerError } from './server-errors.ts';
import type { ListenOptions } from './types.ts';

const UNIX_PREFIX = 'unix:';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i;
const WILDCARDS: ReadonlySet<string> = new Set(['0.0.0.0', '::', '']);

/** The path of `unix:/PATH`; undefined for a network address. */
export function unixPath(listen: ListenOptions): string | undefined {
  return listen.host.startsWith(UNIX_PREFIX) ? listen.host.slice(UNIX_PREFIX.length) : undefined;
}

export function listenText(listen: ListenOptions): string {
  return unixPath(listen) === undefined ? hostPort(listen.host, listen.port) : listen.host;
}

function hostPort(host: string, port: number): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Throws unless the token stays unread on its way: loopback, a Unix socket, TLS, or the operator's word. */
export function requireSafeListen(listen: ListenOptions): void {
  if (unixPath(listen) !== undefined || LOOPBACK.test(listen.host) || listen.tls || listen.insecure) return;
  throw new ServerError(
    'ERR_INSECURE_LISTEN',
    `listening on ${listenText(listen)} without TLS would send the token in clear: give a certificate and a key, ` +
      'listen on 127.0.0.1 and tunnel, or accept it with --insecure',
  );
}

export interface TlsPair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Reads the pair and makes sure that it is one. */
export function loadTls(files: NonNullable<ListenOptions['tls']>): TlsPair {
  const pair = { cert: readPem(files.certFile, 'certificate'), key: readPem(files.keyFile, 'key') };
  try {
    createSecureContext(pair);
  } catch (error) {
    throw new ServerError(
      'ERR_TLS_PAIR',
      `${files.certFile} and ${files.keyFile} are no pair of certificate and key: ${(error as Error).message}`,
      { cause: error },
    );
  }
  return pair;
}

function readPem(file: string, what: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ServerError('ERR_TLS_FILE', `cannot read the ${what}: ${(error as Error).message}`, { cause: error });
  }
}

/** Resolves once `server` listens; rejects with ServerError. */
export function startListening(server: Server, listen: ListenOptions): Promise<void> {
  const path = unixPath(listen);
  const options: NetListenOptions = path === undefined ? { host: listen.host, port: listen.port } : { path };
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => reject(listenError(error, listen));
    server.once('error', failed);
    server.listen(options, () => {
      server.off('error', failed);
      resolve();
    });
  });
}

function listenError(error: NodeJS.ErrnoException, listen: ListenOptions): ServerError {
  const address = listenText(listen);
  if (error.code === 'EADDRINUSE') {
    const remedy =
      unixPath(listen) === undefined
        ? 'stop what listens there or choose another port with --listen (0 picks a free one)'
        : 'stop the agent that uses it, or remove the file if none does';
    return new ServerError('ERR_ADDRESS_IN_USE', `${address} is in use: ${remedy}`, { cause: error });
  }
  return new ServerError('ERR_LISTEN', `cannot listen on ${address}: ${error.message}`, { cause: error });
}

/** What the Host of a request may be beside what it always may. TLS proves whom a browser talks to, so that any name does. */
export function allowedHosts(listen: ListenOptions): readonly string[] | 'any' {
  return listen.tls === undefined ? [listen.host, ...(listen.allowedHosts ?? [])] : 'any';
}

/** What a viewer is pointed to, without the token: a wildcard stands for this host's name. */
export function serverUrl(listen: ListenOptions, port: number): string {
  if (unixPath(listen) !== undefined) return listen.host;
  const host = WILDCARDS.has(listen.host) ? hostname() : listen.host;
  return `${listen.tls ? 'https' : 'http'}://${hostPort(host, port)}/`;
}
