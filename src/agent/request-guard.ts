/** Who may ask at all: the checks that come before any route. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { GuessLimit, tokenMatcher, tokenOf } from './token.ts';

/** An answer other than what was asked for. */
export interface Denial {
  readonly status: number;
  /** One line, for people. */
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GuardOptions {
  readonly token: string;
  /**
   * Names that Host may hold beside addresses, `localhost` and this host's own. `any` where a certificate proves to browsers whom they talk to: a
   * rebound name is in none that the server has.
   */
  readonly allowedHosts: readonly string[] | 'any';
  /** Origins that pages may have beside the server's own, like `https://ops.example`. */
  readonly allowedOrigins: readonly string[];
  readonly wrongTokensPerSecond: number;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

export interface RequestGuard {
  /** Of every request: where it thinks it goes, and which page sent it. */
  checkOrigin(request: IncomingMessage): Denial | undefined;
  /** Of requests that need the token. */
  checkToken(request: IncomingMessage): Denial | undefined;
}

export function createRequestGuard(options: GuardOptions): RequestGuard {
  const { allowedHosts } = options;
  const names = allowedHosts === 'any' ? null : lowerCase(['localhost', hostname(), ...allowedHosts]);
  const origins = lowerCase(options.allowedOrigins);
  const matches = tokenMatcher(options.token);
  const guesses = new GuessLimit(options.wrongTokensPerSecond, options.now);
  return {
    checkOrigin(request) {
      const host = request.headers.host?.toLowerCase() ?? '';
      const stranger = checkHost(host, names);
      if (stranger !== undefined) return stranger;
      const origin = request.headers.origin?.toLowerCase();
      if (origin === undefined || origins.has(origin) || sameHost(origin, host)) return undefined;
      return { status: 403, message: 'this Origin is not allowed' };
    },
    checkToken(request) {
      const address = request.socket.remoteAddress ?? 'unix';
      if (guesses.exhausted(address)) {
        return { status: 429, message: 'too many wrong tokens', headers: { 'retry-after': '1' } };
      }
      const given = tokenOf(request.headers.authorization, subProtocols(request));
      if (given === undefined) {
        const headers = { 'www-authenticate': 'Bearer realm="stallscope"' };
        return { status: 401, message: 'a token is needed: Authorization: Bearer TOKEN', headers };
      }
      if (matches(given)) return undefined;
      guesses.wrong(address);
      return { status: 403, message: 'the token is wrong' };
    },
  };
}

const lowerCase = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.map((text) => text.toLowerCase()));

export function subProtocols(request: IncomingMessage): string[] {
  const header = request.headers['sec-websocket-protocol'] ?? '';
  return header.split(',').map((name) => name.trim());
}

/**
 * A page on a name that its owner points at this address (DNS rebinding) is same-origin to a browser; its Host gives it away. Addresses cannot be
 * pointed anywhere. The port is not looked at: tunnels change it. `names` null: any will do.
 */
function checkHost(host: string, names: ReadonlySet<string> | null): Denial | undefined {
  const url = `http://${host}`;
  if (host === '' || !URL.canParse(url)) return { status: 400, message: 'a Host is needed' };
  const name = new URL(url).hostname;
  if (names === null || names.has(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0) return undefined;
  const shown = name.length > MAX_NAME_SHOWN ? `${name.slice(0, MAX_NAME_SHOWN)}…` : name;
  return {
    status: 421,
    message: `${shown} is no name of this agent, and without TLS it answers to no other: use its address, or start it with --allow-host NAME`,
  };
}

const MAX_NAME_SHOWN = 60;

/** The scheme is left out: a proxy may have taken the TLS off. */
function sameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(`http://${host}`).host;
}
