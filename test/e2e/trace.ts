/** All that one session said, from its first line to its last, with spans by kind. */
import { NO_SHARES, type TimeShares } from '../../src/spans/types.ts';
import { endOf, isSession, isSpan, isStats, startAttach } from './agent-process.ts';
import type { EndLine, SessionLine, SpanLine, StatsLine, StatsRow } from './json-lines.ts';

export interface BlockSpan extends SpanLine {
  readonly kind: 'block';
  readonly attrs: {
    readonly [name: string]: unknown;
    readonly device: string;
    readonly disk: string;
    readonly bytes: number;
    readonly queueNs: number | null;
    readonly deviceNs: number | null;
    readonly owner: string;
    readonly flags: readonly string[];
  };
}

export interface FsyncSpan extends SpanLine {
  readonly kind: 'fsync';
  readonly attrs: {
    readonly [name: string]: unknown;
    readonly file: string | null;
    readonly disk: string | null;
    readonly dataNs: number;
    readonly flushNs: number;
    readonly unexplainedNs: number;
  };
}

export interface MountSpan extends SpanLine {
  readonly kind: 'mount';
  readonly attrs: {
    readonly [name: string]: unknown;
    readonly source: string | null;
    readonly target: string | null;
    readonly fstype: string | null;
    readonly flags: readonly string[];
    readonly teardownNs: number | null;
    readonly trigger?: string;
  };
}

export interface Trace {
  readonly session: SessionLine;
  readonly spans: readonly SpanLine[];
  /** By kind, in the order in which they began. */
  readonly blocks: readonly BlockSpan[];
  readonly fsyncs: readonly FsyncSpan[];
  readonly mounts: readonly MountSpan[];
  readonly stats: readonly StatsLine[];
  readonly end: EndLine;
}

export interface Attached {
  /** Spans so far. */
  spans(): SpanLine[];
  /** Ends the session as Ctrl-C does. */
  stop(): Promise<Trace>;
  /** Waits for the session to end by itself. */
  ended(): Promise<Trace>;
}

export interface AttachOptions {
  /** Default: 0, which is every span. */
  readonly min?: string;
  /** Default: those of the command. A test that accounts for every span names the kinds it knows all of. */
  readonly kinds?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** `attach`; resolves when the session is on: what happens from now on is in it. */
export async function attach(targets: readonly string[], options: AttachOptions = {}): Promise<Attached> {
  const kinds = options.kinds === undefined ? [] : ['--kinds', options.kinds];
  const args = [...targets, '--min', options.min ?? '0', ...kinds, ...(options.args ?? [])];
  const cli = await startAttach(args, options.env === undefined ? {} : { env: options.env });
  const ended = async (): Promise<Trace> => {
    const { code, stderr } = await cli.exit();
    if (code !== 0) throw new Error(`attach ended with ${code}: ${stderr}`);
    const [session] = cli.lines;
    if (session === undefined || !isSession(session)) throw new Error('the first line is no session');
    const spans = cli.lines.filter(isSpan);
    return {
      session,
      spans,
      blocks: ofKind<BlockSpan>(spans, 'block'),
      fsyncs: ofKind<FsyncSpan>(spans, 'fsync'),
      mounts: ofKind<MountSpan>(spans, 'mount'),
      stats: cli.lines.filter(isStats),
      end: endOf(cli),
    };
  };
  return {
    spans: cli.spans,
    ended,
    stop: () => {
      cli.signal('SIGINT');
      return ended();
    },
  };
}

/** Spans come as they end, a parent after its children. RFC 3339 with a fixed number of digits sorts as text. */
function ofKind<T extends SpanLine>(spans: readonly SpanLine[], kind: T['kind']): T[] {
  return spans
    .filter((span): span is T => span.kind === kind)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

export interface Amount {
  readonly count: number;
  readonly bytes: number;
}

export function sumRows(rows: readonly StatsRow[], fits: (row: StatsRow) => boolean): Amount {
  const chosen = rows.filter(fits);
  return {
    count: chosen.reduce((sum, row) => sum + row.count, 0),
    bytes: chosen.reduce((sum, row) => sum + row.bytes, 0),
  };
}

/** The sum over the `stats` lines and the one over the totals at the end: they must be the same. */
export function amounts(trace: Trace, fits: (row: StatsRow) => boolean): { stats: Amount; end: Amount } {
  return {
    stats: sumRows(
      trace.stats.flatMap((line) => line.rows),
      fits,
    ),
    end: sumRows(trace.end.totals, fits),
  };
}

const SHARES = Object.keys(NO_SHARES) as (keyof TimeShares)[];

/** Of a call's time: all of it. */
export function sumOfShares(span: SpanLine): number {
  return SHARES.reduce((sum, name) => sum + Number(span.attrs[name]), 0);
}

/** What amounts() gives when both are this. */
export function exactly(count: number, bytes: number): { stats: Amount; end: Amount } {
  return { stats: { count, bytes }, end: { count, bytes } };
}
