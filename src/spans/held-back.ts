/**
 * Block I/O that an I/O limit held back: the limit's worker submitted it, so nothing in it names the call that waits for it. It waits here until that
 * call ends, which then takes it for its own with the time before it: the same target, born inside the call, of its file or on its disk.
 */
import { deviceNumber, deviceText } from '../units.ts';
import { copySpan, createSpanColumns } from './columns.ts';
import type { Operation } from './operations.ts';
import type { Part } from './shares.ts';
import type { SpanOutput } from './span-output.ts';
import type { SpanTrees } from './span-trees.ts';
import { type DiskLimit, SPAN_KINDS, SPAN_NAMES, type ThrottleDetail } from './types.ts';

export interface HeldBackOptions {
  /** The limit of a container, by its id, on a disk that is fullest now; null: none known. */
  readonly limitOf: (container: number, device: number, direction: 'read' | 'write') => DiskLimit | null;
  /** True when a device is the disk, or a partition of it. */
  readonly isOnDisk: (device: number, disk: number) => boolean;
}

/** Of a held-back I/O, beside its span. */
export interface HeldBirth {
  readonly root: number;
  readonly device: number;
  readonly direction: 'read' | 'write';
  readonly share: 'data' | 'flush';
  /** 0: not known. */
  readonly inode: number;
  readonly inodeDevice: number;
}

/** What takes held-back I/O for its own. */
export interface Adopter {
  readonly root: number;
  readonly pid: number;
  readonly tid: number;
  readonly comm: number;
  readonly startNs: number;
  readonly endNs: number;
  /** Its file as each file system that is known to have to do with it shows it; none: any. Inode 0: any of that file system. */
  readonly files: readonly { readonly inode: number; readonly device: number }[];
}

export interface HeldBack {
  /** Takes the span last written out of the columns. */
  take(birth: HeldBirth): void;
  /** What was born inside a call becomes its children, before it ends. */
  adopt(operation: Operation, call: Adopter): void;
  /** What was born, and ended, inside a wait outside of any call becomes children of the span `parent` that is to follow. */
  adoptByWait(parent: number, wait: Adopter): void;
  /** Shows what is slow and has waited long, forgets what nobody will ask for any more. `Infinity`: all of it. */
  expire(nowNs: number): void;
}

interface Held extends HeldBirth {
  readonly slot: number;
  readonly startNs: number;
  readonly endNs: number;
  /** By itself, without a parent: only its time is left to give. */
  shown: boolean;
}

/** I/Os that wait here, and of one target; beyond it the oldest does not wait any longer. */
const SLOTS = 2_048;
const SLOTS_OF_ROOT = 1_024;
/** A slow one is not kept from who watches for longer. */
const SHOW_NS = 2e9;
/** Calls that take longer miss what was held back in their beginning. */
const FORGET_NS = 60e9;

const THROTTLE = SPAN_KINDS.indexOf('throttle');
const IO_LIMIT = SPAN_NAMES.throttle.indexOf('io-limit');
const MINOR_BITS = 20;

/** File systems without a disk of their own, as overlayfs and btrfs, have numbers of major 0. */
const isAnonymous = (device: number): boolean => device >>> MINOR_BITS === 0;

export function createHeldBack(output: SpanOutput, trees: SpanTrees, options: HeldBackOptions): HeldBack {
  const { columns } = output;
  const pool = createSpanColumns(SLOTS + 1);
  const free = Array.from({ length: SLOTS + 1 }, (_, i) => SLOTS - i);
  /** The oldest first. */
  const byRoot = new Map<number, Held[]>();

  function show(held: Held): void {
    output.reserve();
    copySpan(pool, held.slot, columns);
  }

  function letGo(held: Held): void {
    if (!held.shown && held.endNs - held.startNs >= output.minNs) show(held);
    free.push(held.slot);
  }

  function oldest(): Held[] {
    return [...byRoot.values()].reduce((a, b) => ((a[0]?.endNs ?? 0) <= (b[0]?.endNs ?? 0) ? a : b));
  }

  function take(birth: HeldBirth): void {
    const at = columns.length - 1;
    const startNs = columns.startNs[at] as number;
    const endNs = startNs + (columns.durationNs[at] as number);
    const slot = free.pop() as number;
    pool.length = slot;
    copySpan(columns, at, pool);
    columns.length--;
    const list = byRoot.get(birth.root) ?? [];
    byRoot.set(birth.root, list);
    list.push({ ...birth, slot, startNs, endNs, shown: false });
    // One slot is always left for the next.
    const full = list.length > SLOTS_OF_ROOT ? list : free.length === 0 ? oldest() : [];
    const gone = full.shift();
    if (gone !== undefined) letGo(gone);
  }

  /** False when it is of another file, or on another disk. */
  function isOf(held: Held, { files }: Adopter): boolean {
    if (files.length === 0) return true;
    const known = files.filter(({ device }) => !isAnonymous(device));
    // What an overlay's file really is, is not known of every call.
    if (known.length === 0) return true;
    if (held.inode !== 0) {
      return known.some(({ inode, device }) => device === held.inodeDevice && (inode === 0 || inode === held.inode));
    }
    return known.some(({ device }) => options.isOnDisk(device, held.device));
  }

  /** Takes those out that fit, the first born first. */
  function takeOut(adopter: Adopter, fits: (held: Held) => boolean): Held[] {
    const list = byRoot.get(adopter.root);
    if (list === undefined) return [];
    const out: Held[] = [];
    const rest: Held[] = [];
    for (const held of list) {
      const inside = held.startNs >= adopter.startNs && held.startNs <= adopter.endNs;
      (inside && fits(held) && isOf(held, adopter) ? out : rest).push(held);
    }
    if (rest.length > 0) byRoot.set(adopter.root, rest);
    else byRoot.delete(adopter.root);
    return out.sort((a, b) => a.startNs - b.startNs);
  }

  function writeThrottle(adopter: Adopter, held: Held, from: number, parent: number): void {
    const container = output.containerOf(adopter.root);
    output.reserve();
    output.write({
      id: output.nextId(),
      parent,
      kind: THROTTLE,
      name: IO_LIMIT,
      container,
      pid: adopter.pid,
      tid: adopter.tid,
      comm: adopter.comm,
      startNs: from,
      durationNs: held.startNs - from,
      error: 0,
      detail: throttleDetail(held.device, options.limitOf(container, held.device, held.direction)),
    });
  }

  function adopt(operation: Operation, call: Adopter): void {
    let reached = call.startNs;
    for (const held of takeOut(call, () => true)) {
      const from = Math.max(reached, waitedFrom(operation.parts, call.startNs, held.startNs));
      if (held.startNs > from) {
        writeThrottle(call, held, from, 0);
        trees.placeChild(operation, 'throttle');
        reached = held.startNs;
      }
      operation.ios++;
      if (held.direction === 'write' && held.share === 'data') {
        operation.writes++;
        operation.writtenBytes += pool.bytes[held.slot] as number;
      }
      if (held.shown) operation.parts.push({ start: held.startNs, end: held.endNs, share: held.share });
      else {
        show(held);
        trees.placeChild(operation, held.share);
      }
      free.push(held.slot);
    }
  }

  function adoptByWait(parent: number, wait: Adopter): void {
    let reached = wait.startNs;
    for (const held of takeOut(wait, ({ endNs, shown }) => !shown && endNs <= wait.endNs)) {
      if (held.startNs > reached) writeThrottle(wait, held, reached, parent);
      reached = held.endNs;
      show(held);
      columns.parent[columns.length - 1] = parent;
      free.push(held.slot);
    }
  }

  function expire(nowNs: number): void {
    for (const [root, list] of byRoot) {
      for (const held of list) {
        if (held.shown || held.endNs > nowNs - SHOW_NS || held.endNs - held.startNs < output.minNs) continue;
        show(held);
        held.shown = true;
      }
      while (list[0] !== undefined && list[0].endNs <= nowNs - FORGET_NS) letGo(list.shift() as Held);
      if (list.length === 0) byRoot.delete(root);
    }
  }

  return { take, adopt, adoptByWait, expire };
}

function throttleDetail(device: number, limit: DiskLimit | null): ThrottleDetail {
  const place = { kind: 'throttle', device: deviceText(deviceNumber(device)) } as const;
  if (limit === null) return place;
  const observed = limit.observed === null ? {} : { observed: limit.observed };
  return { ...place, limit: limit.limit, cgroup: limit.cgroup, configured: limit.configured, ...observed };
}

/**
 * Since when a call waited for an I/O that was born at `birth`: where its thread went to sleep, if that is known; else from the end of its last own
 * I/O on.
 */
function waitedFrom(parts: readonly Part[], startNs: number, birth: number): number {
  let slept = Number.NEGATIVE_INFINITY;
  let idle = startNs;
  for (const { start, end, share } of parts) {
    const isOwn = share === 'data' || share === 'flush';
    if (!isOwn && start < birth && birth <= end) slept = Math.max(slept, start);
    if (isOwn && end <= birth) idle = Math.max(idle, end);
  }
  return Math.max(startNs, slept === Number.NEGATIVE_INFINITY ? idle : slept);
}
