/** Spans in columns, filled by the assembler and handed over when full or at the end of a drain. */
import type { SpanColumns, SpanDetail } from './types.ts';

export function createSpanColumns(capacity: number): SpanColumns {
  return {
    length: 0,
    id: new Float64Array(capacity),
    parent: new Float64Array(capacity),
    kind: new Uint8Array(capacity),
    name: new Uint8Array(capacity),
    container: new Uint32Array(capacity),
    pid: new Uint32Array(capacity),
    tid: new Uint32Array(capacity),
    comm: new Uint32Array(capacity),
    startNs: new Float64Array(capacity),
    durationNs: new Float64Array(capacity),
    error: new Uint16Array(capacity),
    device: new Uint32Array(capacity),
    bytes: new Float64Array(capacity),
    sector: new Float64Array(capacity),
    queueNs: new Float64Array(capacity),
    flags: new Uint32Array(capacity),
    owner: new Uint8Array(capacity),
    requeues: new Uint16Array(capacity),
    detail: new Array<SpanDetail | undefined>(capacity).fill(undefined),
  };
}

/** What a span that is not a block I/O has to say. */
export interface OperationSpan {
  readonly id: number;
  readonly parent?: number;
  readonly kind: number;
  readonly name: number;
  readonly container: number;
  readonly pid: number;
  readonly tid: number;
  readonly comm: number;
  readonly startNs: number;
  readonly durationNs: number;
  readonly error: number;
  readonly detail: SpanDetail;
}

export function writeOperation(columns: SpanColumns, span: OperationSpan): void {
  const i = columns.length++;
  columns.id[i] = span.id;
  columns.parent[i] = span.parent ?? 0;
  columns.kind[i] = span.kind;
  columns.name[i] = span.name;
  columns.container[i] = span.container;
  columns.pid[i] = span.pid;
  columns.tid[i] = span.tid;
  columns.comm[i] = span.comm;
  columns.startNs[i] = span.startNs;
  columns.durationNs[i] = span.durationNs;
  columns.error[i] = span.error;
  columns.device[i] = 0;
  columns.bytes[i] = 0;
  columns.sector[i] = -1;
  columns.queueNs[i] = -1;
  columns.flags[i] = 0;
  columns.owner[i] = 0;
  columns.requeues[i] = 0;
  columns.detail[i] = span.detail;
}

/** Copies one span between columns of the same shape. */
export function copySpan(from: SpanColumns, at: number, to: SpanColumns): void {
  const i = to.length++;
  to.id[i] = from.id[at] as number;
  to.parent[i] = from.parent[at] as number;
  to.kind[i] = from.kind[at] as number;
  to.name[i] = from.name[at] as number;
  to.container[i] = from.container[at] as number;
  to.pid[i] = from.pid[at] as number;
  to.tid[i] = from.tid[at] as number;
  to.comm[i] = from.comm[at] as number;
  to.startNs[i] = from.startNs[at] as number;
  to.durationNs[i] = from.durationNs[at] as number;
  to.error[i] = from.error[at] as number;
  to.device[i] = from.device[at] as number;
  to.bytes[i] = from.bytes[at] as number;
  to.sector[i] = from.sector[at] as number;
  to.queueNs[i] = from.queueNs[at] as number;
  to.flags[i] = from.flags[at] as number;
  to.owner[i] = from.owner[at] as number;
  to.requeues[i] = from.requeues[at] as number;
  to.detail[i] = from.detail[at];
}
