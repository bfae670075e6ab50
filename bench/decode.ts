/** Decoding alone: block records as the kernel writes them, into columns, and on to spans. */
import { createDecoder } from '../src/decode/batch.ts';
import type { EventSink } from '../src/decode/events.ts';
import { BLOCK_RECORD, RECORD_KIND } from '../src/decode/layout.gen.ts';
import { StringTable } from '../src/decode/strings.ts';
import { createAssembler } from '../src/spans/assembler.ts';
import { sessionTime } from '../src/units.ts';

const RECORDS = 8_192;
const RING_HEADER = 8;
const ROUNDS = 200;
const WARM_UP = 50;

function ringOf(records: number): DataView {
  const stride = RING_HEADER + BLOCK_RECORD.size;
  const view = new DataView(new ArrayBuffer(records * stride));
  for (let i = 0; i < records; i++) {
    const at = i * stride;
    view.setUint32(at, BLOCK_RECORD.size, true);
    const record = at + RING_HEADER;
    view.setUint32(record + BLOCK_RECORD.headerKind, RECORD_KIND.BLOCK, true);
    view.setUint32(record + BLOCK_RECORD.headerSizeBytes, BLOCK_RECORD.size, true);
    view.setBigUint64(record + BLOCK_RECORD.startNs, BigInt(1_000_000 + i * 60_000), true);
    view.setBigUint64(record + BLOCK_RECORD.issueNs, BigInt(1_002_000 + i * 60_000), true);
    view.setBigUint64(record + BLOCK_RECORD.endNs, BigInt(1_090_000 + i * 60_000), true);
    view.setBigUint64(record + BLOCK_RECORD.sector, BigInt(i * 8), true);
    view.setBigUint64(record + BLOCK_RECORD.bytes, 4_096n, true);
    view.setBigUint64(record + BLOCK_RECORD.root, 77n, true);
    view.setUint32(record + BLOCK_RECORD.device, 0x0fe00000, true);
    view.setUint32(record + BLOCK_RECORD.pid, 4_000 + (i % 7), true);
    view.setUint32(record + BLOCK_RECORD.tid, 4_000 + (i % 7), true);
    new Uint8Array(view.buffer).set(Buffer.from('fio'), record + BLOCK_RECORD.comm);
  }
  return view;
}

function nsPerRecord(sink: EventSink, strings: StringTable, flush: () => void): number {
  const view = ringOf(RECORDS);
  const decoder = createDecoder({ low: 0, high: 0 }, strings, sink);
  const round = (): void => {
    decoder.decode(view, 0, view.byteLength);
    flush();
  };
  for (let i = 0; i < WARM_UP; i++) round();
  const began = performance.now();
  for (let i = 0; i < ROUNDS; i++) round();
  return ((performance.now() - began) * 1e6) / (ROUNDS * RECORDS);
}

export interface DecodeResult {
  readonly decodeNs: number;
  readonly spansNs: number;
}

export function measureDecode(): DecodeResult {
  const ignore = (): void => {};
  const strings = new StringTable();
  const decodeNs = nsPerRecord(
    {
      ...{ block: ignore, sync: ignore, mount: ignore, teardown: ignore, cgroup: ignore, journal: ignore },
      ...{ wait: ignore, pause: ignore, file: ignore, fileName: ignore },
    },
    strings,
    ignore,
  );
  const assembler = createAssembler({
    now: () => sessionTime(0),
    limitOf: () => null,
    isOnDisk: () => false,
    containerOf: () => 1,
    isStacked: () => false,
    text: (id) => strings.text(id),
    statusIsErrno: false,
    onSpans: ignore,
    onChildrenLost: ignore,
    onTeardown: ignore,
    stackOf: () => ({ cause: 0, functions: [] }),
    callOf: () => undefined,
    onFileName: ignore,
    onCgroup: ignore,
  });
  return { decodeNs, spansNs: nsPerRecord(assembler, strings, () => assembler.flush()) };
}
