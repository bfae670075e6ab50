/** How much a container reads and writes right now, as far as the host tells without BPF: the counters of its cgroup, twice. */
import type { CgroupLayout } from './cgroup-layout.ts';
import { IO_WIDTH } from './cgroup-tree.ts';
import type { HostFiles } from './host-files.ts';
import { forEachLimit } from './host-files.ts';
import type { Container } from './types.ts';

export interface IoCounters {
  readonly readBytes: number;
  readonly writeBytes: number;
  readonly reads: number;
  readonly writes: number;
}

export interface IoRate {
  readonly readBytesPerSecond: number;
  readonly writeBytesPerSecond: number;
  readonly readsPerSecond: number;
  readonly writesPerSecond: number;
}

/** A line per disk, some 80 bytes. */
const COUNTERS_MAX_BYTES = 256 << 10;

/** io.stat of cgroup v2: `254:0 rbytes=4096 wbytes=0 rios=1 wios=0 dbytes=0 dios=0`. Null when no disk is in it. */
export function parseIoStat(text: string): IoCounters | null {
  let found = false;
  const sums = { rbytes: 0, wbytes: 0, rios: 0, wios: 0 };
  for (const [, key, value] of text.matchAll(/\b(rbytes|wbytes|rios|wios)=(\d+)/g)) {
    found = true;
    sums[key as keyof typeof sums] += Number(value);
  }
  return found ? { readBytes: sums.rbytes, writeBytes: sums.wbytes, reads: sums.rios, writes: sums.wios } : null;
}

/** A blkio.throttle file: `254:0 Read 4096`. Null when no disk is in it: a kernel that counts nothing until a limit is set shows the same. */
export function parseBlkioFile(text: string): { readonly read: number; readonly write: number } | null {
  let found = false;
  let [read, write] = [0, 0];
  for (const [, operation, value] of text.matchAll(/^\d+:\d+ (Read|Write) (\d+)$/gm)) {
    found = true;
    if (operation === 'Read') read += Number(value);
    else write += Number(value);
  }
  return found ? { read, write } : null;
}

async function readCounters(files: HostFiles, layout: CgroupLayout, container: Container): Promise<IoCounters | null> {
  const { v1Path, v2Path } = container;
  // On a hybrid host the controller, and so the count, is in the blkio hierarchy.
  if (layout.v1 !== null && v1Path !== null) return readBlkio(files, layout.v1 + v1Path);
  if (layout.v2 === null || v2Path === null) return null;
  const text = await files.read(`${layout.v2}${v2Path}/io.stat`, COUNTERS_MAX_BYTES);
  return text === null ? null : parseIoStat(text);
}

async function readBlkio(files: HostFiles, directory: string): Promise<IoCounters | null> {
  // The recursive files count child cgroups too; kernels before 4.5 lack them.
  for (const suffix of ['_recursive', '']) {
    const [bytes, count] = await Promise.all([
      files.read(`${directory}/blkio.throttle.io_service_bytes${suffix}`, COUNTERS_MAX_BYTES),
      files.read(`${directory}/blkio.throttle.io_serviced${suffix}`, COUNTERS_MAX_BYTES),
    ]);
    if (bytes === null || count === null) continue;
    const [b, c] = [parseBlkioFile(bytes), parseBlkioFile(count)];
    return b === null || c === null ? null : { readBytes: b.read, writeBytes: b.write, reads: c.read, writes: c.write };
  }
  return null;
}

export interface IoNowOptions {
  readonly files: HostFiles;
  readonly layout: CgroupLayout;
  /** Between the two samples, in milliseconds. 10 to 60,000. */
  readonly intervalMs: number;
  /** Milliseconds; does not jump. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** By container key; null where the host does not tell. */
export async function sampleIoNow(
  containers: readonly Container[],
  options: IoNowOptions,
): Promise<ReadonlyMap<number, IoRate | null>> {
  const sample = async (): Promise<Map<number, { at: number; counters: IoCounters | null }>> => {
    const samples = new Map<number, { at: number; counters: IoCounters | null }>();
    await forEachLimit(containers, IO_WIDTH, async (container) => {
      const counters = await readCounters(options.files, options.layout, container);
      samples.set(container.key, { at: options.now(), counters });
    });
    return samples;
  };
  const before = await sample();
  await options.sleep(options.intervalMs);
  const after = await sample();
  const rates = new Map<number, IoRate | null>();
  for (const { key } of containers) {
    const [first, second] = [before.get(key), after.get(key)];
    rates.set(key, rateOf(first?.counters, second?.counters, ((second?.at ?? 0) - (first?.at ?? 0)) / 1_000));
  }
  return rates;
}

function rateOf(
  first: IoCounters | null | undefined,
  second: IoCounters | null | undefined,
  seconds: number,
): IoRate | null {
  if (first == null || second == null || seconds <= 0) return null;
  // A disk that went away takes its counts with it: no rate is below zero.
  const rate = (from: number, to: number): number => Math.max(0, to - from) / seconds;
  return {
    readBytesPerSecond: rate(first.readBytes, second.readBytes),
    writeBytesPerSecond: rate(first.writeBytes, second.writeBytes),
    readsPerSecond: rate(first.reads, second.reads),
    writesPerSecond: rate(first.writes, second.writes),
  };
}
