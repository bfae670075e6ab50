/** A session as text: a line a span, children below their parent, and a summary at the end. */
import type { ContainerRef, NameTables, ProbeState, SpanColumns } from '../spans/types.ts';
import type { SessionInfo, WallClock } from '../wire/types.ts';
import { createBlockedLines } from './blocked-lines.ts';
import { createChildHold, HOLD_DEFAULTS } from './child-hold.ts';
import { formatThreshold } from './durations.ts';
import { cut, printable, wrap } from './sanitize.ts';
import type { Shower, ShownMessage } from './shower.ts';
import type { Sink } from './sink.ts';
import { formatCount } from './sizes.ts';
import { readSpan, type SpanRecord } from './span-record.ts';
import { containerLabel, foldedLine, noteText, spanHeader, spanText } from './span-text.ts';
import type { Style } from './style.ts';
import { summaryLines } from './summary.ts';
import { nameTable } from './table-rows.ts';
import type { EndReason, Tally } from './tally.ts';
import { type LocalOffset, localTime } from './timestamps.ts';

export interface TextOptions {
  readonly style: Style;
  /** Columns of the terminal; infinite for a pipe. A function, for a terminal can be resized. */
  readonly width: () => number;
  readonly offset: LocalOffset;
  /** Milliseconds that only move forward. */
  readonly now: () => number;
  /** True where the targets given may be more than one container. */
  readonly severalTargets: boolean;
  /** How often a line says where blocked time went. */
  readonly blockedEveryNs: number;
}

const TARGETS_SHOWN = 8;
const NOT_TRACED = 'not traced: ';

export function createTextShower(sink: Sink, tally: Tally, options: TextOptions): Shower {
  const { style } = options;
  let base: WallClock = { seconds: 0, nanos: 0 };
  let minNs = 0;
  let several = options.severalTargets;
  /** The last one; empty where another is due. */
  let headerShown = '';
  const blocked = createBlockedLines(options.blockedEveryNs);
  /** Spans dropped since the last line that said so. */
  let slowlyLost = 0;
  let shownBefore: readonly string[] = [];

  const write = (text: string, paint: (text: string) => string = (plain) => plain): void =>
    sink.line(paint(cut(text, options.width())));

  const shape = () => ({ withContainer: several, width: options.width() });
  const hold = createChildHold({
    ...HOLD_DEFAULTS,
    now: options.now,
    emit: (span, depth) => {
      const layout = { base, offset: options.offset, ...shape() };
      const header = spanHeader(layout);
      if (header !== headerShown) write(header, style.bold);
      headerShown = header;
      write(spanText(span, depth, layout), paintOf(span, depth, style));
    },
    emitFolded: (children, depth) => write(foldedLine(children, depth, shape()), style.dim),
  });

  function widen(containers: number): void {
    if (several || containers < 2) return;
    several = true;
    headerShown = '';
  }

  function showSession(info: SessionInfo): void {
    // Another agent's ids mean other spans.
    if (!sameClock(base, info.base)) hold.flush();
    base = info.base;
    minNs = info.minNs;
    widen(info.targets.length);
    // Sent again when something of it changes, and after a reconnection: what is known already is not repeated.
    const lines = sessionLines(info);
    const news = lines.filter((line) => !shownBefore.includes(line));
    shownBefore = lines;
    if (news.length === 0) return;
    for (const line of news) {
      const paint = line.startsWith(NOT_TRACED) ? style.yellow : style.bold;
      for (const part of wrap(line, options.width())) write(part, paint);
    }
    write('');
    headerShown = '';
  }

  function showSpans(spans: SpanColumns, names: NameTables): void {
    for (let i = 0; i < spans.length; i++) {
      if (sink.backedUp) {
        tally.addLost('output-slow', spans.length - i);
        slowlyLost += spans.length - i;
        return;
      }
      const span = readSpan(spans, i, names);
      if (span === null) {
        tally.addLost('unknown-record', 1);
        continue;
      }
      tally.addSpan(span);
      hold.add(span);
    }
  }

  function showBlocked(): void {
    const lines = blocked.take();
    if (sink.backedUp) return;
    for (const { at, container, text } of lines) {
      write(noteText(localTime(base, at, options.offset), container, text, shape()), style.bold);
    }
  }

  return {
    show(message: ShownMessage) {
      switch (message.type) {
        case 'session':
          showSession(message.info);
          return;
        case 'spans':
          sink.batch(() => showSpans(message.spans, message.names));
          break;
        case 'totals':
          tally.addTotals(message.totals, message.names);
          blocked.pass(message.totals.intervalNs);
          break;
        case 'table': {
          const { at, intervalNs, table } = message.interval;
          const named = nameTable(table, message.names);
          tally.addTable(named, intervalNs);
          blocked.add(named, at);
          break;
        }
        case 'lost': {
          tally.addLost(message.reason, message.count);
          const at = localTime(base, message.at, options.offset);
          write(`${at} lost: ${printable(message.reason)} ${formatCount(message.count)}`, style.yellow);
          break;
        }
        case 'targets': {
          const at = localTime(base, message.at, options.offset);
          for (const container of message.added) write(`${at} new: ${targetText(container)}`, style.dim);
          for (const container of message.gone) write(`${at} gone: ${targetText(container)}`, style.dim);
          widen(message.remaining);
          break;
        }
      }
    },
    tick() {
      hold.expire();
      showBlocked();
      if (slowlyLost === 0 || sink.backedUp) return;
      write(`lost: output-slow ${formatCount(slowlyLost)}`, style.yellow);
      slowlyLost = 0;
    },
    end(reason: EndReason) {
      hold.flush();
      for (const line of summaryLines(tally, { ...shape(), reason, minNs })) sink.line(line);
    },
  };
}

function paintOf(span: SpanRecord, depth: number, style: Style): (text: string) => string {
  if (span.error !== null) return style.red;
  return depth > 0 ? style.dim : (text) => text;
}

function targetsText(targets: readonly ContainerRef[]): string {
  if (targets.length === 0) return 'none yet';
  const shown = targets.slice(0, TARGETS_SHOWN).map(targetText);
  const more = targets.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** `web (docker 3f2a91c07b1e, nginx:1.27, pod default/web)`. */
function targetText(container: ContainerRef): string {
  const id = /^[0-9a-f]{13,}$/.test(container.id) ? container.id.slice(0, 12) : container.id;
  const facts = [id === container.name ? container.runtime : `${container.runtime} ${id}`];
  if (container.image !== null) facts.push(container.image);
  if (container.pod !== null) facts.push(`pod ${container.pod}`);
  return `${containerLabel(container)} (${printable(facts.join(', '))})`;
}

function sameClock(a: WallClock, b: WallClock): boolean {
  return a.seconds === b.seconds && a.nanos === b.nanos;
}

function sessionLines(info: SessionInfo): string[] {
  return [
    `stallscope on ${printable(info.host)}, kernel ${printable(info.kernel)}`,
    `targets: ${targetsText(info.targets)}`,
    info.minNs > 0 ? `spans of ${formatThreshold(info.minNs)} or longer` : 'spans of any length',
    ...probeLines(info.probes),
  ];
}

function probeLines(probes: readonly ProbeState[]): string[] {
  return probes
    .filter((probe) => probe.state === 'absent')
    .map((probe) => `${NOT_TRACED}${printable(probe.name)}: ${printable(probe.why)}`);
}
