/** The plain HTTP side of the server. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Denial, RequestGuard } from './request-guard.ts';

export interface RouteAnswer {
  readonly status?: number;
  readonly contentType: string;
  readonly body: string | Uint8Array;
  /** Added to, or instead of, the security headers. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  /** True for what says nothing of the host. */
  readonly open: boolean;
  answer(request: IncomingMessage): RouteAnswer | Promise<RouteAnswer>;
}

/** By exact path; answered to GET and HEAD. */
export type Routes = Readonly<Record<string, Route>>;

export interface RouteContext {
  readonly guard: RequestGuard;
  readonly routes: Routes;
  /** Told of a route that failed; the asker learns nothing of why. */
  readonly onError: (error: unknown) => void;
}

export const STREAM_PATH = '/v1/stream';

const SECURITY_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

const PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>stallscope</title>
<h1>stallscope</h1>
<p>An agent that traces the block I/O, fsync and mount time of the containers on this host.</p>
<p>To watch: <code>stallscope view URL</code>, with the whole URL that the agent printed, <code>#token=…</code> included.</p>
</html>
`;

/** `containers` gives what `/v1/containers` answers, as JSON. */
export function standardRoutes(containers: () => unknown): Routes {
  return {
    '/': { open: true, answer: () => ({ contentType: 'text/html; charset=utf-8', body: PAGE }) },
    '/healthz': { open: true, answer: () => ({ contentType: 'text/plain; charset=utf-8', body: 'ok\n' }) },
    '/v1/containers': {
      open: false,
      answer: async () => ({ contentType: 'application/json', body: `${JSON.stringify(await containers())}\n` }),
    },
  };
}

export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  { guard, routes, onError }: RouteContext,
): Promise<void> {
  const denial = guard.checkOrigin(request);
  if (denial !== undefined) return deny(request, response, denial);
  const path = pathOf(request);
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined && path !== STREAM_PATH) {
    return deny(request, response, { status: 404, message: 'nothing here' });
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const headers = { allow: 'GET, HEAD' };
    return deny(request, response, { status: 405, message: 'only GET and HEAD', headers });
  }
  if (route === undefined) {
    const headers = { upgrade: 'websocket' };
    return deny(request, response, { status: 426, message: 'this is a WebSocket', headers });
  }
  const unauthorized = route.open ? undefined : guard.checkToken(request);
  if (unauthorized !== undefined) return deny(request, response, unauthorized);
  try {
    write(request, response, await route.answer(request));
  } catch (error) {
    onError(error);
    deny(request, response, { status: 500, message: 'the agent failed to answer' });
  }
}

export function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
}

function deny(request: IncomingMessage, response: ServerResponse, denial: Denial): void {
  // A body that nobody reads would be taken for the next request.
  response.shouldKeepAlive = false;
  const { status, message, headers = {} } = denial;
  write(request, response, { status, contentType: 'text/plain; charset=utf-8', body: `${message}\n`, headers });
}

function write(request: IncomingMessage, response: ServerResponse, answer: RouteAnswer): void {
  response.writeHead(answer.status ?? 200, {
    ...SECURITY_HEADERS,
    'content-type': answer.contentType,
    'content-length': Buffer.byteLength(answer.body),
    ...answer.headers,
  });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
