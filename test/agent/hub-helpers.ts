import { createHub, type HubLimits, type ResolveTargets } from '../../src/agent/hub.ts';
import type { FrameTransport } from '../../src/client/types.ts';
import { createSpanColumns } from '../../src/spans/columns.ts';
import type { ContainerRef, NameTables, SpanColumns, TotalsInterval, TotalsRow } from '../../src/spans/types.ts';
import { deviceNumber, nanos, sessionTime } from '../../src/units.ts';
import { decodeServerMessage, encodeClientMessage } from '../../src/wire/codec.ts';
import type { FrameMessage, SessionInfo, Subscription } from '../../src/wire/types.ts';

export const containerRef = (name: string): ContainerRef => ({
  id: `id-${name}`,
  name,
  runtime: 'docker',
  image: null,
  pod: null,
});

/** Containers 1 to 3. */
export const WEB = 1;
export const DB = 2;
export const BATCH = 3;
export const CONTAINERS = new Map([
  [WEB, containerRef('web')],
  [DB, containerRef('db')],
  [BATCH, containerRef('batch')],
]);

export const names: NameTables = {
  string: (id) => `comm-${id}`,
  container: (id) => CONTAINERS.get(id) ?? null,
  disk: (device) => ({ device, name: `disk-${device}`, leaf: true }),
};

export const resolveByName: ResolveTargets = (targets) => {
  const running = [...CONTAINERS];
  if (targets.length === 0) return { kind: 'ok', containers: 'all', targets: [...CONTAINERS.values()] };
  const found = running.filter(([, { name }]) => targets.includes(name));
  const unknown = targets.find((target) => !running.some(([, { name }]) => name === target));
  if (unknown !== undefined) {
    const candidates = running.map(([, { name }]) => name);
    return { kind: 'refused', code: 'target-unknown', message: `no container "${unknown}"`, candidates };
  }
  return { kind: 'ok', containers: new Set(found.map(([id]) => id)), targets: found.map(([, ref]) => ref) };
};

export const session: SessionInfo = {
  version: 1,
  host: 'node-1',
  kernel: '6.18.0',
  base: { seconds: 1_700_000_000, nanos: 5 },
  targets: [],
  probes: [{ name: 'block', state: 'attached', why: 'requests' }],
  minNs: nanos(1_000),
};

interface SpanInit {
  container?: number;
  kind?: number;
  durationNs?: number;
  comm?: number;
  device?: number;
}

export function batch(spans: readonly SpanInit[], firstId = 1): SpanColumns {
  const columns = createSpanColumns(spans.length);
  columns.length = spans.length;
  for (const [i, init] of spans.entries()) {
    columns.id[i] = firstId + i;
    columns.container[i] = init.container ?? WEB;
    columns.kind[i] = init.kind ?? 0;
    columns.durationNs[i] = init.durationNs ?? 5_000;
    columns.comm[i] = init.comm ?? 1;
    columns.device[i] = init.device ?? 0;
    columns.startNs[i] = i;
  }
  return columns;
}

const none = { offset: 0, counts: [] };
export function totalsRow(container: number, device = 8): TotalsRow {
  return {
    container,
    device: deviceNumber(device),
    op: 1,
    count: 3,
    bytes: 4096,
    errors: 0,
    sumNs: 30,
    queueSumNs: 3,
    maxNs: 20,
    latency: { offset: 12, counts: [1, 0, 2] },
    queue: none,
    deviceTime: none,
  };
}

export function totals(rows: readonly TotalsRow[], at = 1): TotalsInterval {
  const cost = { bpfNsPerIo: null, bpfCpuPercent: null, agentCpuPercent: 1, rssBytes: 1 };
  return { at: sessionTime(at), intervalNs: nanos(1e9), rows, cost };
}

/** A viewer's end that the test holds: what is sent waits in it until drain(). */
export class FakeTransport implements FrameTransport {
  bufferedBytes = 0;
  closed: { code: number; reason: string } | undefined;
  /** Everything accepted by send(), in order. */
  readonly frames: Uint8Array[] = [];
  /** False: what is sent leaves at once. */
  stalled = false;
  private frameListener: (frame: Uint8Array) => void = () => {};
  private closeListener: (code: number, reason: string) => void = () => {};

  send(frame: Uint8Array): void {
    if (this.closed) throw new Error('send() after close()');
    this.frames.push(frame);
    if (this.stalled) this.bufferedBytes += frame.length;
  }
  onFrame(listener: (frame: Uint8Array) => void): void {
    this.frameListener = listener;
  }
  onClose(listener: (code: number, reason: string) => void): void {
    this.closeListener = listener;
  }
  close(code = 1000, reason = ''): void {
    if (this.closed) return;
    this.closed = { code, reason };
    this.closeListener(code, reason);
  }
  drain(bytes = this.bufferedBytes): void {
    this.bufferedBytes -= bytes;
  }
  receive(frame: Uint8Array): void {
    this.frameListener(frame);
  }
  subscribe(subscription: Partial<Subscription> = {}): void {
    this.receive(
      encodeClientMessage({ type: 'subscribe', subscription: { targets: [], kinds: [], minNs: 0, ...subscription } }),
    );
  }
  messages(): FrameMessage[] {
    return this.frames.map((frame) => decodeServerMessage(frame));
  }
  types(): string[] {
    return this.messages().map(({ type }) => type);
  }
  spanIds(): number[] {
    return this.messages().flatMap((message) =>
      message.type === 'spans' ? [...message.spans.id.subarray(0, message.spans.length)] : [],
    );
  }
  /** Spans reported as lost to this viewer. */
  reportedLost(): number {
    let sum = 0;
    for (const message of this.messages()) if (message.type === 'lost') sum += message.count;
    return sum;
  }
}

export function hubWithClock(limits: Partial<HubLimits> = {}, resolve: ResolveTargets = resolveByName) {
  const clock = { now: 0 };
  const hub = createHub({ now: () => sessionTime(clock.now), resolve, limits });
  return { hub, clock };
}

/** A hub with a session, and a viewer of it. */
export function hubWithViewer(limits: Partial<HubLimits> = {}, subscription: Partial<Subscription> = {}) {
  const { hub, clock } = hubWithClock(limits);
  hub.setSession(session);
  const viewer = new FakeTransport();
  hub.addSubscriber(viewer);
  viewer.subscribe(subscription);
  return { hub, clock, viewer };
}
