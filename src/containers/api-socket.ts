/** One GET over a Unix socket, which never throws and never takes longer, or holds more, than it was allowed. */
import { request } from 'node:http';

export type ApiErrorCode =
  | 'socket-absent'
  | 'socket-denied'
  | 'socket-failed'
  | 'socket-timeout'
  | 'socket-status'
  | 'socket-too-large'
  | 'socket-garbage';

export type ApiAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: ApiErrorCode; readonly message: string };

export interface ApiLimits {
  /** For the whole answer, in milliseconds. A daemon that hangs on a slow disk is just what this tool is there to see. At most 10,000. */
  readonly timeoutMs: number;
  /** Of the answer's body. Docker writes about 1.5 KiB a container. At most 64 MiB. */
  readonly maxBytes: number;
}

export const API_DEFAULTS: ApiLimits = { timeoutMs: 2_000, maxBytes: 8 << 20 };

/** The transport, as a parameter for those who test what stands on it. */
export type GetJson = (socketPath: string, path: string) => Promise<ApiAnswer>;

const HTTP_OK = 200;

export function getJson(socketPath: string, path: string, limits: ApiLimits = API_DEFAULTS): Promise<ApiAnswer> {
  return new Promise((resolve) => {
    const fail = (code: ApiErrorCode, why: string): void => {
      finish({ ok: false, code, message: `${socketPath}: ${why}` });
    };
    const get = request({ socketPath, path, method: 'GET', headers: { host: 'localhost' }, agent: false });
    // Not the socket's own idle time-out: a daemon that sends a byte a second would never meet it.
    const timer = setTimeout(() => fail('socket-timeout', `no answer in ${limits.timeoutMs} ms`), limits.timeoutMs);
    function finish(answer: ApiAnswer): void {
      clearTimeout(timer);
      get.destroy();
      resolve(answer);
    }
    get.on('error', (error: NodeJS.ErrnoException) => fail(errorCode(error), error.code ?? error.message));
    get.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on('error', (error) => fail('socket-failed', error.message));
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
        if (length > limits.maxBytes) return fail('socket-too-large', `more than ${limits.maxBytes} bytes`);
        chunks.push(chunk);
      });
      response.on('end', () => {
        if (response.statusCode !== HTTP_OK) return fail('socket-status', `HTTP ${response.statusCode}`);
        try {
          finish({ ok: true, value: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
        } catch {
          fail('socket-garbage', 'the answer is not JSON');
        }
      });
    });
    get.end();
  });
}

function errorCode(error: NodeJS.ErrnoException): ApiErrorCode {
  if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') return 'socket-absent';
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'socket-denied';
  return error.code?.startsWith('HPE_') ? 'socket-garbage' : 'socket-failed';
}
