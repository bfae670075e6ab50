/** JSON lines of a session as the public interface promises them; written down here again, so that a change of the product shows. */
export interface ContainerLine {
  readonly id: string;
  readonly name: string;
  readonly runtime: string;
  readonly image: string | null;
  readonly pod: string | null;
}

export interface SessionLine {
  readonly type: 'session';
  readonly version: number;
  readonly host: string;
  readonly kernel: string;
  readonly targets: readonly ContainerLine[];
  readonly probes: readonly { readonly name: string; readonly state: string; readonly why: string }[];
}

export interface SpanLine {
  readonly type: 'span';
  readonly id: string;
  readonly parent: string | null;
  readonly kind: string;
  readonly name: string;
  readonly container: ContainerLine | null;
  readonly pid: number;
  readonly tid: number;
  readonly comm: string;
  readonly start: string;
  readonly durationNs: number;
  readonly error: string | null;
  readonly attrs: Readonly<Record<string, unknown>>;
}

export interface StatsRow {
  readonly container: ContainerLine | null;
  readonly disk: string;
  readonly op: string;
  readonly count: number;
  readonly bytes: number;
  readonly p50Ns: number;
  readonly p90Ns: number;
  readonly p99Ns: number;
  readonly maxNs: number;
  readonly queueP99Ns: number | null;
  readonly deviceP99Ns: number | null;
}

export interface StatsLine {
  readonly type: 'stats';
  readonly at: string;
  readonly intervalNs: number;
  readonly rows: readonly StatsRow[];
}

export type TableRow = Readonly<Record<string, unknown>>;

export interface TableLine {
  readonly type: 'waits' | 'culprits' | 'disks' | 'files' | 'processes' | 'logs';
  readonly at: string;
  readonly intervalNs: number;
  readonly rows: readonly TableRow[];
}

export interface LostLine {
  readonly type: 'lost';
  readonly at: string;
  readonly reason: string;
  readonly count: number;
}

export interface TargetsLine {
  readonly type: 'targets';
  readonly at: string;
  readonly added: readonly ContainerLine[];
  readonly gone: readonly ContainerLine[];
  readonly remaining: number;
}

/** Who was in a container's way. */
export interface CulpritRow {
  readonly victim: { readonly name: string } | null;
  readonly culprit: string;
  readonly disk: string;
  readonly via: string;
  readonly overlapNs: number;
  readonly bytes: number;
  readonly count: number;
}

export interface EndLine {
  readonly type: 'end';
  readonly reason: string;
  readonly spans: number;
  readonly totals: readonly StatsRow[];
  readonly waits: readonly TableRow[];
  readonly culprits: readonly CulpritRow[];
  readonly files: readonly TableRow[];
  readonly processes: readonly TableRow[];
  readonly logs: readonly TableRow[];
  readonly lost: Readonly<Record<string, number>>;
  readonly cost: {
    readonly bpfNsPerIo: number | null;
    readonly agentCpuPercent: number;
    readonly rssBytes: number;
  } | null;
}

export type Line = SessionLine | SpanLine | StatsLine | TableLine | LostLine | TargetsLine | EndLine;

/** Sum of rows that fit. */
export function countOf(
  rows: readonly StatsRow[],
  fits: Partial<Pick<StatsRow, 'disk' | 'op'>> = {},
): { count: number; bytes: number } {
  const chosen = rows.filter((row) => (fits.disk ?? row.disk) === row.disk && (fits.op ?? row.op) === row.op);
  return {
    count: chosen.reduce((sum, row) => sum + row.count, 0),
    bytes: chosen.reduce((sum, row) => sum + row.bytes, 0),
  };
}
