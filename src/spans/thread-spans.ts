/** What happened to a thread by itself, or inside one of its calls: it slept, or memory management held it back. */
import type { PauseEvent, ThreadEvent, WaitEvent } from '../decode/events.ts';
import { PAUSE_REASON } from '../decode/layout.gen.ts';
import { deviceNumber, deviceText } from '../units.ts';
import type { HeldBack } from './held-back.ts';
import type { ShareName } from './shares.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanTrees } from './span-trees.ts';
import { SPAN_KINDS, SPAN_NAMES, type SpanDetail, type SpanKind } from './types.ts';
import { shareOfWait } from './wait-causes.ts';

export interface ThreadSpanOptions {
  /** A stack of the kernel's table: index into WAIT_CAUSES, and its functions, the innermost first. */
  readonly stackOf: (stack: number) => { readonly cause: number; readonly functions: readonly string[] };
  /** Name of a system call. */
  readonly callOf: (number: number) => string | undefined;
}

export interface ThreadSpans {
  wait(event: WaitEvent): void;
  pause(event: PauseEvent): void;
}

const DIRTY_PAGES = SPAN_NAMES.throttle.indexOf('dirty-pages');
const RECLAIM_REASONS: readonly number[] = [
  PAUSE_REASON.MEMCG_RECLAIM,
  PAUSE_REASON.DIRECT_RECLAIM,
  PAUSE_REASON.RECLAIM_THROTTLE,
];

export function createThreadSpans(
  output: SpanOutput,
  trees: SpanTrees,
  heldBack: HeldBack,
  options: ThreadSpanOptions,
): ThreadSpans {
  function write(event: ThreadEvent, kind: SpanKind, name: number, detail: SpanDetail, share: ShareName): void {
    const inside = !Number.isNaN(event.operationStartNs);
    if (!inside && event.endNs - event.startNs < output.minNs) return;
    const id = output.nextId();
    if (!inside && kind === 'wait') heldBack.adoptByWait(id, { ...event, files: [] });
    output.reserve();
    output.write({
      id,
      kind: SPAN_KINDS.indexOf(kind),
      name,
      container: output.containerOf(event.root),
      pid: event.pid,
      tid: event.tid,
      comm: event.comm,
      startNs: event.startNs,
      durationNs: event.endNs - event.startNs,
      error: 0,
      detail,
    });
    if (inside) trees.placeChild(trees.at(event.tid, event.operationStartNs), share);
  }

  function wait(event: WaitEvent): void {
    const { cause, functions } = options.stackOf(event.stack);
    const call = options.callOf(event.call);
    const detail = {
      kind: 'wait',
      stack: functions,
      ...(call === undefined ? {} : { call }),
      iowait: event.iowait,
    } as const;
    write(event, 'wait', cause, detail, shareOfWait(cause));
  }

  function pause(event: PauseEvent): void {
    if (event.reason === PAUSE_REASON.DIRTY_PAGES) {
      const device = event.device === 0 ? {} : { device: deviceText(deviceNumber(event.device)) };
      const limit = event.limit === 0 ? {} : { limit: 'dirty pages', configured: event.limit };
      write(event, 'throttle', DIRTY_PAGES, { kind: 'throttle', ...device, ...limit }, 'dirty');
      return;
    }
    const name = RECLAIM_REASONS.indexOf(event.reason);
    if (name >= 0) write(event, 'reclaim', name, { kind: 'reclaim', pages: event.pages }, 'reclaim');
  }

  return { wait, pause };
}
