import { ClientError } from './errors.ts';

/** Where a stream is, and the secret that opens it. */
export interface StreamTarget {
  /** `ws:`, `wss:` or `ws+unix:`, with the path of the stream. Without the token, so it may be shown. */
  readonly url: string;
  readonly token: string;
}

export interface ViewerUrlOptions {
  /** Comes before the one in the URL. */
  readonly token?: string;
  /** Of which STALLSCOPE_TOKEN is read when there is no other. Default: none. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const STREAM_PATH = '/v1/stream';
const UNIX_PREFIX = 'unix:';
const EXAMPLE = 'like http://HOST:7842/#token=…';
const SCHEMES: Readonly<Record<string, string>> = { 'http:': 'ws:', 'https:': 'wss:', 'ws:': 'ws:', 'wss:': 'wss:' };

/** Reads what `stallscope serve` prints: `http(s)://HOST:PORT/#token=…`, the same with ws(s), or `unix:/PATH#token=…`. */
export function parseViewerUrl(text: string, options: ViewerUrlOptions = {}): StreamTarget {
  const [address = '', fragment = ''] = split(text, '#');
  const token =
    options.token ?? new URLSearchParams(fragment).get('token') ?? options.env?.['STALLSCOPE_TOKEN'] ?? undefined;
  const url = address.startsWith(UNIX_PREFIX) ? unixUrl(address.slice(UNIX_PREFIX.length)) : networkUrl(address);
  if (!token) {
    throw new ClientError(
      'ERR_CLIENT_TOKEN',
      `no token for ${address}: give the whole URL that the agent printed, or set STALLSCOPE_TOKEN`,
    );
  }
  return { url, token };
}

function networkUrl(address: string): string {
  if (!URL.canParse(address)) throw new ClientError('ERR_CLIENT_URL', `"${address}" is no URL; give one ${EXAMPLE}`);
  const url = new URL(address);
  const scheme = SCHEMES[url.protocol];
  if (scheme === undefined) {
    throw new ClientError('ERR_CLIENT_URL', `"${address}" is no address of an agent; give one ${EXAMPLE}`);
  }
  if (url.search !== '' || url.username !== '' || url.password !== '') {
    throw new ClientError('ERR_CLIENT_URL', `the token goes behind #, where no log records it: ${EXAMPLE}`);
  }
  const path = url.pathname.replace(/\/+$/, '');
  return `${scheme}//${url.host}${path.endsWith(STREAM_PATH) ? path : path + STREAM_PATH}`;
}

function unixUrl(path: string): string {
  if (!path.startsWith('/') || path.includes(':')) {
    throw new ClientError('ERR_CLIENT_URL', `"${path}" is no absolute path of a socket without a colon`);
  }
  return `ws+unix:${path}:${STREAM_PATH}`;
}

function split(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
