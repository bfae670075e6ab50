import { Writable } from 'node:stream';
import type { AgentOptions } from '../../src/agent/types.ts';
import type { CliIo, Output } from '../../src/cli/io.ts';
import type { Services, TlsOptions } from '../../src/cli/services.ts';
import type { OpenClient } from '../../src/cli/session.ts';
import type { ClientEvent, ClientOptions } from '../../src/client/types.ts';
import type { StreamTarget } from '../../src/client/viewer-url.ts';
import { histogramOf } from '../../src/spans/histogram.ts';
import {
  BLOCK_FLAGS,
  type ContainerRef,
  CULPRIT_VIAS,
  type CulpritsRow,
  type DisksRow,
  type FilesRow,
  type LogsRow,
  type NameTables,
  NO_SHARES,
  type ProcessesRow,
  SPAN_KINDS,
  SPAN_NAMES,
  type SpanColumns,
  type SpanDetail,
  type SpanKind,
  type Table,
  type TableInterval,
  type TotalsInterval,
  type TotalsRow,
  WAIT_CAUSES,
  type WaitsRow,
} from '../../src/spans/types.ts';
import { deviceFromParts, nanos, sessionTime } from '../../src/units.ts';
import type { SessionInfo } from '../../src/wire/types.ts';

export const WEB: ContainerRef = {
  id: '3f2a91c07b1e4d5f',
  name: 'web',
  runtime: 'docker',
  image: 'nginx:1.27',
  pod: null,
};
export const DB: ContainerRef = { id: 'b7c1', name: 'db', runtime: 'containerd', image: null, pod: 'prod/db-0' };

export const VDA = deviceFromParts(254, 0);
export const LOOP = deviceFromParts(7, 0);

const STRINGS = ['', 'postgres', 'umount', 'kworker/u4:1'];
export const NAMES: NameTables = {
  string: (id) => STRINGS[id] ?? '?',
  container: (id) => [null, WEB, DB][id] ?? null,
  disk: (device) => {
    if (device === VDA) return { device, name: 'vda', leaf: true };
    if (device === LOOP) return { device, name: 'loop0', leaf: false };
    return { device, name: `${device >>> 20}:${device & 0xfffff}`, leaf: true };
  },
};

export const flagBits = (...flags: (typeof BLOCK_FLAGS)[number][]): number =>
  flags.reduce((bits, flag) => bits | (1 << BLOCK_FLAGS.indexOf(flag)), 0);

export interface SpanInput {
  id: number;
  parent?: number;
  kind?: SpanKind;
  name?: string;
  container?: number;
  pid?: number;
  comm?: number;
  startNs?: number;
  durationNs?: number;
  error?: number;
  bytes?: number;
  sector?: number;
  queueNs?: number;
  flags?: number;
  owner?: number;
  device?: number;
  detail?: SpanDetail;
}

export function columnsOf(inputs: readonly SpanInput[]): SpanColumns {
  const size = inputs.length;
  const float = (pick: (input: SpanInput) => number): Float64Array => Float64Array.from(inputs, pick);
  const kindOf = (input: SpanInput): SpanKind => input.kind ?? 'block';
  return {
    length: size,
    id: float((input) => input.id),
    parent: float((input) => input.parent ?? 0),
    kind: Uint8Array.from(inputs, (input) => SPAN_KINDS.indexOf(kindOf(input))),
    name: Uint8Array.from(inputs, (input) =>
      (SPAN_NAMES[kindOf(input)] as readonly string[]).indexOf(input.name ?? 'write'),
    ),
    container: Uint32Array.from(inputs, (input) => input.container ?? 1),
    pid: Uint32Array.from(inputs, (input) => input.pid ?? 4242),
    tid: Uint32Array.from(inputs, (input) => input.pid ?? 4242),
    comm: Uint32Array.from(inputs, (input) => input.comm ?? 1),
    startNs: float((input) => input.startNs ?? 0),
    durationNs: float((input) => input.durationNs ?? 1_500_000),
    error: Uint16Array.from(inputs, (input) => input.error ?? 0),
    device: Uint32Array.from(inputs, (input) => input.device ?? VDA),
    bytes: float((input) => input.bytes ?? 4096),
    sector: float((input) => input.sector ?? 2048),
    queueNs: float((input) => input.queueNs ?? 500_000),
    flags: Uint32Array.from(inputs, (input) => input.flags ?? 0),
    owner: Uint8Array.from(inputs, (input) => input.owner ?? 0),
    requeues: Uint16Array.from(inputs, () => 0),
    detail: inputs.map((input) => input.detail),
  };
}

export const FSYNC: SpanInput = {
  id: 7,
  kind: 'fsync',
  name: 'fsync',
  startNs: 1_000_000,
  durationNs: 104_200_000,
  detail: {
    kind: 'fsync',
    file: '/data/wal',
    device: '0:45',
    inode: 12,
    backingDevice: '254:0',
    backingInode: 99,
    ...{ ...NO_SHARES, dataNs: nanos(1_100_000), flushNs: nanos(200_000), unexplainedNs: nanos(102_900_000) },
    ios: 1,
  },
};

export const UMOUNT: SpanInput = {
  id: 9,
  kind: 'mount',
  name: 'umount2',
  comm: 2,
  durationNs: 3_290_000_000,
  error: 16,
  detail: {
    kind: 'mount',
    target: '/mnt/a',
    flags: ['detach'],
    teardownNs: nanos(3_289_000_000),
    ...NO_SHARES,
  },
};

export const spansEvent = (...inputs: SpanInput[]): ClientEvent => ({
  type: 'spans',
  spans: columnsOf(inputs),
  names: NAMES,
});

export const INFO: SessionInfo = {
  version: 1,
  host: 'node-1',
  kernel: '6.18.5',
  base: { seconds: 1_767_225_600, nanos: 999_999_999 },
  targets: [WEB],
  probes: [
    { name: 'block', state: 'attached', why: 'every block I/O' },
    { name: 'msync', state: 'absent', why: 'tracefs is not mounted' },
    { name: 'journal', state: 'off', why: 'not asked for' },
  ],
  minNs: nanos(1_000_000),
};

export const sessionEvent = (change: Partial<SessionInfo> = {}): ClientEvent => ({
  type: 'session',
  info: { ...INFO, ...change },
});

export function totalsRow(
  change: Partial<TotalsRow> = {},
  values: readonly number[] = [100_000, 2_000_000],
): TotalsRow {
  const sumNs = values.reduce((sum, value) => sum + value, 0);
  return {
    container: 1,
    device: VDA,
    op: 1,
    count: values.length,
    bytes: 4096 * values.length,
    errors: 0,
    sumNs,
    queueSumNs: sumNs / 4,
    maxNs: Math.max(...values),
    latency: histogramOf(values),
    queue: histogramOf(values.map((value) => value / 4)),
    deviceTime: histogramOf(values.map((value) => (value * 3) / 4)),
    ...change,
  };
}

export function totalsEvent(rows: readonly TotalsRow[], change: Partial<TotalsInterval> = {}): ClientEvent {
  return {
    type: 'totals',
    totals: {
      at: sessionTime(1_000_000_001),
      intervalNs: nanos(1_000_000_000),
      rows,
      cost: { bpfNsPerIo: 900, bpfCpuPercent: null, agentCpuPercent: 0.5, rssBytes: 64 << 20 },
      ...change,
    },
    names: NAMES,
  };
}

export function tableEvent(table: Table, change: Partial<TableInterval> = {}): ClientEvent {
  const interval = { at: sessionTime(1_000_000_001), intervalNs: nanos(1_000_000_000), table, ...change };
  return { type: 'table', interval, names: NAMES };
}

const causeOf = (name: (typeof WAIT_CAUSES)[number]): number => WAIT_CAUSES.indexOf(name);

export const waitsRow = (
  container: number,
  cause: (typeof WAIT_CAUSES)[number],
  blockedNs: number,
  change: Partial<WaitsRow> = {},
): WaitsRow => ({ container, cause: causeOf(cause), blockedNs, count: 1, maxNs: blockedNs, ...change });

export const culpritsRow = (change: Partial<CulpritsRow> = {}): CulpritsRow => ({
  victim: 1,
  culprit: 2,
  name: 'db',
  device: VDA,
  via: CULPRIT_VIAS.indexOf('journal'),
  overlapNs: 300_000_000,
  bytes: 8_192,
  count: 2,
  ...change,
});

export const disksRow = (change: Partial<DisksRow> = {}): DisksRow => ({
  device: VDA,
  name: 'vda',
  leaf: true,
  readsPerSecond: 0,
  writesPerSecond: 10,
  readBytesPerSecond: 0,
  writeBytesPerSecond: 40_960,
  flushesPerSecond: 1,
  readAwaitNs: null,
  writeAwaitNs: 2_000_000,
  flushAwaitNs: 4_000_000,
  queueNs: 500_000,
  deviceNs: 1_500_000,
  queueDepth: 0.5,
  utilisation: 0.25,
  errors: 0,
  lower: [],
  containers: [{ who: 'web', count: 10, bytes: 40_960 }],
  limits: [{ container: 1, cgroup: '/docker/x', limit: 'io.max wiops', configured: 10, observed: 9.8 }],
  ...change,
});

export const filesRow = (change: Partial<FilesRow> = {}): FilesRow => ({
  container: 1,
  file: '/data/wal',
  device: '0:45',
  inode: 12,
  reads: 0,
  readBytes: 0,
  readNs: 0,
  writes: 2,
  writeBytes: 8_192,
  writeNs: 3_000_000,
  syncs: 1,
  syncNs: 104_000_000,
  ...change,
});

export const processesRow = (change: Partial<ProcessesRow> = {}): ProcessesRow => ({
  container: 1,
  pid: 4_242,
  comm: 'postgres',
  reads: 1,
  readBytes: 4_096,
  writes: 2,
  writeBytes: 8_192,
  ioNs: 5_000_000,
  syncs: 1,
  syncNs: 104_000_000,
  ...change,
});

export const logsRow = (change: Partial<LogsRow> = {}): LogsRow => ({
  container: 1,
  writer: 'dockerd',
  pid: 77,
  file: '/var/lib/docker/containers/x/x-json.log',
  writes: 10,
  bytes: 30_000,
  ownBytes: 10_000,
  ...change,
});

/** Collects what is written. `stuck` accepts without ever being done; an error makes every write fail. */
export class TestOutput extends Writable {
  text = '';
  stuck = false;
  failure: NodeJS.ErrnoException | null = null;
  private release: (() => void) | null = null;

  constructor() {
    super({ decodeStrings: false });
  }

  override _write(chunk: string | Buffer, _: BufferEncoding, callback: (error?: Error | null) => void): void {
    if (this.failure !== null) {
      callback(this.failure);
      return;
    }
    this.text += String(chunk);
    if (this.stuck) this.release = () => callback();
    else callback();
  }

  unstick(): void {
    this.stuck = false;
    this.release?.();
  }

  get lines(): string[] {
    return this.text.split('\n').slice(0, -1);
  }

  get json(): Record<string, unknown>[] {
    return this.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}

export interface TestIo extends CliIo {
  readonly stdout: TestOutput & Output;
  readonly stderr: TestOutput & Output;
  readonly exits: number[];
  signal(signal?: NodeJS.Signals): void;
  listeners(): number;
}

export function testIo(env: Record<string, string> = {}): TestIo {
  const listeners = new Set<(signal: NodeJS.Signals) => void>();
  const exits: number[] = [];
  return {
    stdout: new TestOutput(),
    stderr: new TestOutput(),
    env,
    onSignal: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    exitNow: (code) => exits.push(code),
    localOffset: () => 0,
    now: () => performance.now(),
    exits,
    signal: (signal = 'SIGINT') => {
      for (const listener of [...listeners]) listener(signal);
    },
    listeners: () => listeners.size,
  };
}

/** A client that the test feeds with events. */
export interface FakeStream {
  readonly open: OpenClient;
  readonly options: Promise<ClientOptions>;
  send(event: ClientEvent): void;
  readonly closed: () => boolean;
}

export function fakeStream(script: readonly ClientEvent[] = []): FakeStream {
  let opened: ClientOptions | null = null;
  let closed = false;
  let resolve: (options: ClientOptions) => void = () => {};
  const options = new Promise<ClientOptions>((settle) => {
    resolve = settle;
  });
  const send = (event: ClientEvent): void => {
    if (!closed) opened?.onEvent(event);
  };
  return {
    open: (clientOptions) => {
      opened = clientOptions;
      resolve(clientOptions);
      queueMicrotask(() => script.forEach(send));
      return {
        close: () => {
          closed = true;
        },
      };
    },
    options,
    send,
    closed: () => closed,
  };
}

export interface FakeServices extends Services {
  readonly agents: AgentOptions[];
  readonly remotes: { stream: StreamTarget; tls: TlsOptions }[];
  agentCloses: number;
}

export function fakeServices(stream: FakeStream = fakeStream(), change: Partial<Services> = {}): FakeServices {
  const services: FakeServices = {
    agents: [],
    remotes: [],
    agentCloses: 0,
    readText: () => {
      throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    },
    startAgent: async (options) => {
      services.agents.push(options);
      return {
        url: options.listen === undefined ? null : `http://${options.listen.host}:${options.listen.port}/`,
        token: options.token ?? 'made-up-token-0123456789',
        finish: async () => {},
        connectLocal: () => {
          throw new Error('not in tests');
        },
        close: async () => {
          services.agentCloses += 1;
          stream.send({ type: 'end', reason: 'shutdown' });
        },
      };
    },
    openLocal: async () => stream.open,
    openRemote: async (target, tls) => {
      services.remotes.push({ stream: target, tls });
      return stream.open;
    },
    listContainers: async () => [],
    doctorChecks: async () => [],
    demoHost: () => {
      throw new Error('not in tests');
    },
    ...change,
  };
  return services;
}
