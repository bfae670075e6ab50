/** The agent's network side: the stream at /v1/stream, and a few pages beside it. */
import {
  createServer as createHttpServer,
  type Server as HttpServer,
  type IncomingMessage,
  STATUS_CODES,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { FrameTransport } from '../client/types.ts';
import { STREAM_PROTOCOL } from '../client/web-socket.ts';
import { WEB_SOCKET_TRANSPORT_DEFAULTS, webSocketTransport } from '../client/web-socket-transport.ts';
import { WIRE_LIMITS } from '../wire/limits.ts';
import type { Hub } from './hub.ts';
import { allowedHosts, loadTls, requireSafeListen, serverUrl, startListening } from './listen.ts';
import { createRequestGuard, type Denial, type RequestGuard, subProtocols } from './request-guard.ts';
import { pathOf, type Routes, STREAM_PATH, serve, standardRoutes } from './routes.ts';
import { ServerError } from './server-errors.ts';
import { CLOSE_CODES } from './subscriber.ts';
import { isTokenForm } from './token.ts';
import type { ListenOptions, ViewerEvent } from './types.ts';

export interface ServerLimits {
  /** Bytes of a viewer's message. Default 64 KiB. */
  readonly maxPayload: number;
  /** Streams at once; more get 503. Default 256. */
  readonly maxConnections: number;
  /** Milliseconds for the headers of a request, and for a TLS handshake. Default 10,000. */
  readonly handshakeTimeoutMs: number;
  /** Milliseconds between pings; a stream with two unanswered is closed with 1001. Default 20,000. */
  readonly pingIntervalMs: number;
  /** Wrong tokens per second of one address; beyond, 429. Default 10. */
  readonly wrongTokensPerSecond: number;
  /** Milliseconds close() waits for streams to take their last message. Default 2,000. */
  readonly closeGraceMs: number;
}

export const SERVER_LIMITS: ServerLimits = {
  maxPayload: WIRE_LIMITS.clientFrameBytes,
  maxConnections: 256,
  handshakeTimeoutMs: 10_000,
  pingIntervalMs: 20_000,
  wrongTokensPerSecond: 10,
  closeGraceMs: 2_000,
};

const MAX_UNANSWERED = 2;
const MAX_HEADER_BYTES = 8 << 10;
/** Connections beside the streams: pages, probes, requests on their way to a refusal. */
const SPARE_CONNECTIONS = 64;

export interface ServerOptions {
  readonly listen: ListenOptions;
  readonly token: string;
  readonly hub: Hub;
  /** What `/v1/containers` answers, as JSON. */
  readonly containers: () => unknown;
  /** More paths, or others' answers for the standard ones. */
  readonly routes?: Routes;
  readonly allowedOrigins?: readonly string[];
  readonly limits?: Partial<ServerLimits>;
  /** Told of viewers that come and go. Default: nobody is. */
  readonly onViewer?: (event: ViewerEvent) => void;
  /** Told when a route fails; its asker gets a bare 500. Default: nobody is. */
  readonly onError?: (error: unknown) => void;
  /** Milliseconds, monotonic. Default performance.now. */
  readonly now?: () => number;
}

export interface AgentServer {
  /** Without the token. */
  readonly url: string;
  /** The one in use; 0 for a Unix socket. */
  readonly port: number;
  /** Streams open now. */
  readonly connections: number;
  /** Stops listening and closes what is open. End the hub before, so that viewers learn why. Idempotent. */
  close(): Promise<void>;
}

/** The URL that opens a viewer: the token is in the fragment, which no browser sends and no log records. */
export function viewerUrl(url: string, token: string): string {
  return `${url}#token=${token}`;
}

/** Listens; rejects with ServerError. */
export async function createServer(options: ServerOptions): Promise<AgentServer> {
  const { listen, token } = options;
  if (!isTokenForm(token)) {
    throw new ServerError('ERR_TOKEN', 'a token has 16 to 256 characters out of A-Z a-z 0-9 _ -');
  }
  requireSafeListen(listen);
  const server = new StreamServer(options);
  await server.start();
  return server;
}

interface Stream {
  readonly transport: FrameTransport;
  unanswered: number;
}

class StreamServer implements AgentServer {
  private readonly options: ServerOptions;
  private readonly limits: ServerLimits;
  private readonly http: HttpServer;
  private readonly sockets: WebSocketServer;
  private readonly guard: RequestGuard;
  private pinger: NodeJS.Timeout | undefined;
  private readonly streams = new Map<WebSocket, Stream>();
  /** Also those that have not come as far as a request. */
  private readonly peers = new Set<Socket>();
  private closing: Promise<void> | undefined;
  port = 0;

  constructor(options: ServerOptions) {
    this.options = options;
    this.limits = { ...SERVER_LIMITS, ...options.limits };
    this.guard = createRequestGuard({
      token: options.token,
      allowedHosts: allowedHosts(options.listen),
      allowedOrigins: options.allowedOrigins ?? [],
      wrongTokensPerSecond: this.limits.wrongTokensPerSecond,
      now: options.now ?? (() => performance.now()),
    });
    const context = {
      guard: this.guard,
      routes: { ...standardRoutes(options.containers), ...options.routes },
      onError: options.onError ?? (() => {}),
    };
    this.http = createHttp(options.listen, this.limits);
    this.http.on('connection', (peer: Socket) => {
      this.peers.add(peer);
      peer.on('close', () => this.peers.delete(peer));
    });
    this.http.on('request', (request, response) => void serve(request, response, context));
    this.http.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
    this.sockets = new WebSocketServer({
      noServer: true,
      // The list of sockets is kept here, with their pings.
      clientTracking: false,
      maxPayload: this.limits.maxPayload,
      maxFragments: 64,
      maxBufferedChunks: 1_024,
      perMessageDeflate: false,
      closeTimeout: WEB_SOCKET_TRANSPORT_DEFAULTS.closeTimeoutMs,
      handleProtocols: () => STREAM_PROTOCOL,
    } as ConstructorParameters<typeof WebSocketServer>[0]);
  }

  get url(): string {
    return serverUrl(this.options.listen, this.port);
  }

  get connections(): number {
    return this.streams.size;
  }

  async start(): Promise<void> {
    await startListening(this.http, this.options.listen);
    this.port = (this.http.address() as Partial<AddressInfo>).port ?? 0;
    this.pinger = setInterval(() => this.ping(), this.limits.pingIntervalMs);
  }

  close(): Promise<void> {
    this.closing ??= this.shutDown();
    return this.closing;
  }

  private async shutDown(): Promise<void> {
    clearInterval(this.pinger);
    const closed = new Promise((resolve) => this.http.close(resolve));
    for (const { transport } of this.streams.values()) transport.close(CLOSE_CODES.goingAway, 'shutdown');
    this.http.closeIdleConnections();
    const deadline = setTimeout(() => {
      for (const peer of this.peers) peer.destroy();
    }, this.limits.closeGraceMs);
    await closed;
    clearTimeout(deadline);
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A peer that goes away during the handshake is no failure of the agent.
    socket.on('error', () => socket.destroy());
    const denial = this.checkUpgrade(request);
    if (denial !== undefined) refuse(socket, denial);
    else this.sockets.handleUpgrade(request, socket, head, (webSocket) => this.accept(webSocket, request));
  }

  private checkUpgrade(request: IncomingMessage): Denial | undefined {
    const foreign = this.guard.checkOrigin(request);
    if (foreign !== undefined) return foreign;
    if (pathOf(request) !== STREAM_PATH) return { status: 404, message: 'nothing here' };
    const unauthorized = this.guard.checkToken(request);
    if (unauthorized !== undefined) return unauthorized;
    if (!subProtocols(request).includes(STREAM_PROTOCOL)) {
      return { status: 400, message: `this agent speaks the sub-protocol ${STREAM_PROTOCOL}` };
    }
    if (this.closing !== undefined) return { status: 503, message: 'the agent stops' };
    if (this.connections < this.limits.maxConnections) return undefined;
    const headers = { 'retry-after': '10' };
    return { status: 503, message: `${this.limits.maxConnections} viewers already`, headers };
  }

  private accept(socket: WebSocket, request: IncomingMessage): void {
    const stream: Stream = { transport: webSocketTransport(socket), unanswered: 0 };
    this.streams.set(socket, stream);
    socket.on('pong', () => {
      stream.unanswered = 0;
    });
    const stats = this.options.hub.addSubscriber(stream.transport);
    const address = peerAddress(request);
    const tell = (type: ViewerEvent['type']): void => {
      const { sent, reported, unreported } = stats();
      const viewers = this.connections;
      this.options.onViewer?.({ type, address, viewers, sentSpans: sent, lostSpans: reported + unreported });
    };
    socket.on('close', () => {
      this.streams.delete(socket);
      tell('left');
    });
    tell('connected');
  }

  private ping(): void {
    for (const [socket, stream] of this.streams) {
      if (stream.unanswered >= MAX_UNANSWERED) {
        stream.transport.close(CLOSE_CODES.goingAway, `no answer to ${MAX_UNANSWERED} pings`);
      } else {
        stream.unanswered++;
        socket.ping();
      }
    }
  }
}

/** IPv4 as such, also on a socket of both. */
function peerAddress(request: IncomingMessage): string {
  return request.socket.remoteAddress?.replace(/^::ffff:(?=\d+\.)/, '') ?? 'unix';
}

function createHttp(listen: ListenOptions, limits: ServerLimits): HttpServer {
  const options = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: limits.handshakeTimeoutMs,
    requestTimeout: limits.handshakeTimeoutMs,
    connectionsCheckingInterval: Math.min(1_000, limits.handshakeTimeoutMs),
  };
  const server = listen.tls
    ? createHttpsServer({ ...options, ...loadTls(listen.tls), handshakeTimeout: limits.handshakeTimeoutMs })
    : createHttpServer(options);
  server.maxConnections = limits.maxConnections + SPARE_CONNECTIONS;
  return server;
}

/** Answers an upgrade that is not let through. */
function refuse(socket: Duplex, denial: Denial): void {
  const body = `${denial.message}\n`;
  const headers = {
    ...denial.headers,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': `${Buffer.byteLength(body)}`,
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${denial.status} ${STATUS_CODES[denial.status]}\r\n${lines.join('')}\r\n${body}`, () =>
    socket.destroy(),
  );
}
