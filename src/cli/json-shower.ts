/** A session as JSON lines: docs of each line are in the public interface. */
import type { NameTables, SpanColumns, TableInterval, TotalsInterval } from '../spans/types.ts';
import { nanos, type SessionTime } from '../units.ts';
import type { SessionInfo, WallClock } from '../wire/types.ts';
import { safeJson } from './sanitize.ts';
import type { Shower, ShownMessage } from './shower.ts';
import type { Sink } from './sink.ts';
import { readSpan, type SpanRecord } from './span-record.ts';
import { nameTable } from './table-rows.ts';
import type { EndReason, Tally } from './tally.ts';
import { rfc3339 } from './timestamps.ts';
import { createTotalsSum, type NamedTotals, statsRow } from './totals.ts';
import { createWaitingTables } from './waiting-tables.ts';

/**
 * While standard output is backed up, spans are dropped and counted as `output-slow`; totals, tables and losses wait, added up, so that nothing
 * else is missing and what waits does not grow.
 */
export function createJsonShower(sink: Sink, tally: Tally): Shower {
  let base: WallClock = { seconds: 0, nanos: 0 };
  let lastAt = 0 as SessionTime;
  let waitingNs = 0;
  const waitingTotals = createTotalsSum();
  const waitingTables = createWaitingTables();
  const waitingLost = new Map<string, number>();

  const write = (line: object): void => sink.line(safeJson(line));
  const lose = (reason: string, count: number): void => {
    tally.addLost(reason, count);
    waitingLost.set(reason, (waitingLost.get(reason) ?? 0) + count);
  };

  function writeWaiting(): void {
    for (const [reason, count] of waitingLost) write({ type: 'lost', at: rfc3339(base, lastAt), reason, count });
    waitingLost.clear();
    if (waitingNs > 0) write(statsLine(base, lastAt, waitingNs, waitingTotals.rows()));
    waitingTotals.clear();
    waitingNs = 0;
    for (const { type, at, intervalNs, rows } of waitingTables.take()) {
      write({ type, at: rfc3339(base, at), intervalNs, rows });
    }
  }

  function showSpans(spans: SpanColumns, names: NameTables): void {
    for (let i = 0; i < spans.length; i++) {
      if (sink.backedUp) {
        lose('output-slow', spans.length - i);
        return;
      }
      const span = readSpan(spans, i, names);
      if (span === null) {
        lose('unknown-record', 1);
        continue;
      }
      tally.addSpan(span);
      write(spanLine(base, span));
    }
  }

  function addTotals(totals: TotalsInterval, names: NameTables): void {
    tally.addTotals(totals, names);
    waitingTotals.add(totals, names);
    waitingNs += totals.intervalNs;
    lastAt = totals.at;
  }

  function addTable({ at, intervalNs, table }: TableInterval, names: NameTables): void {
    const named = nameTable(table, names);
    tally.addTable(named, intervalNs);
    waitingTables.add(named, at, intervalNs);
  }

  return {
    show(message: ShownMessage) {
      switch (message.type) {
        case 'session':
          // Times of what waits are relative to the base so far.
          writeWaiting();
          base = message.info.base;
          write(sessionLine(message.info));
          return;
        case 'spans':
          sink.batch(() => showSpans(message.spans, message.names));
          break;
        case 'totals':
          addTotals(message.totals, message.names);
          break;
        case 'table':
          addTable(message.interval, message.names);
          break;
        case 'lost':
          lose(message.reason, message.count);
          lastAt = message.at;
          break;
        case 'targets':
          write({ ...message, at: rfc3339(base, message.at) });
          break;
      }
      if (!sink.backedUp) writeWaiting();
    },
    tick() {
      if (!sink.backedUp) writeWaiting();
    },
    end(reason: EndReason) {
      writeWaiting();
      write(endLine(reason, tally));
    },
  };
}

function sessionLine(info: SessionInfo): object {
  const { version, host, kernel, targets, probes, minNs } = info;
  return { type: 'session', version, host, kernel, targets, probes, minNs };
}

function spanLine(base: WallClock, span: SpanRecord): object {
  return {
    type: 'span',
    id: span.id,
    parent: span.parent,
    kind: span.kind,
    name: span.name,
    container: span.container,
    pid: span.pid,
    tid: span.tid,
    comm: span.comm,
    start: rfc3339(base, span.start),
    durationNs: span.durationNs,
    error: span.error,
    attrs: span.attrs,
  };
}

function statsLine(base: WallClock, at: SessionTime, intervalNs: number, rows: readonly NamedTotals[]): object {
  return { type: 'stats', at: rfc3339(base, at), intervalNs: nanos(intervalNs), rows: rows.map(statsRow) };
}

function endLine(reason: EndReason, tally: Tally): object {
  return {
    type: 'end',
    reason,
    spans: tally.spans,
    totals: tally.totals().map(statsRow),
    waits: tally.tables.rows('waits'),
    culprits: tally.tables.rows('culprits'),
    files: tally.tables.rows('files'),
    processes: tally.tables.rows('processes'),
    logs: tally.tables.rows('logs'),
    lost: tally.lost(),
    cost: tally.cost(),
  };
}
