import type { ContainerRef, Disk, NameTables, SpanColumns, Table, TotalsInterval } from '../spans/types.ts';
import type { DeviceNumber } from '../units.ts';
import { encodeServerMessage } from '../wire/codec.ts';
import { WIRE_LIMITS } from '../wire/limits.ts';
import { idsOf } from './table-frames.ts';

type Entry =
  | { readonly table: 'string'; readonly id: number; readonly text: string }
  | { readonly table: 'container'; readonly id: number; readonly container: ContainerRef }
  | { readonly table: 'disk'; readonly disk: Disk };

const ENTRIES_PER_FRAME = 4_096;
/** UTF-16 units, so that a frame stays below 2 MiB. */
const TEXT_PER_FRAME = 512 << 10;

/** How far a subscriber knows the dictionary. */
export interface DictionaryMark {
  epoch: number;
  entries: number;
}

/**
 * The names that frames refer to, one set for all subscribers. Ids are those of the tables the spans came with, so columns are sent as they are.
 * Entries are kept in the order of their first use, and a subscriber's knowledge is a place in that order. Past `limit` entries a new epoch
 * begins with what the batch at hand needs.
 */
export class Dictionary {
  private readonly limit: number;
  private epoch = 1;
  private log: Entry[] = [];
  private readonly strings = new Set<number>();
  private readonly containers = new Map<number, ContainerRef>();
  private readonly disks = new Map<DeviceNumber, Disk>();
  private made:
    | { readonly from: DictionaryMark; readonly to: number; readonly frames: readonly Uint8Array[] }
    | undefined;

  constructor(limit: number) {
    this.limit = limit;
  }

  get currentEpoch(): number {
    return this.epoch;
  }

  noteSpans(spans: SpanColumns, from: number, to: number, names: NameTables): void {
    this.within(() => this.addSpans(spans, from, to, names));
  }

  /** Also finds entries that changed: a disk number that was given to another disk, a container whose name is known by now. */
  noteTotals(totals: TotalsInterval, names: NameTables): void {
    this.within(() => {
      for (const row of totals.rows) {
        if (row.container !== 0) this.addContainer(row.container, names.container(row.container));
        this.addDisk(names.disk(row.device));
      }
    });
  }

  noteTable(table: Table, names: NameTables): void {
    const { containers, devices } = idsOf(table);
    this.within(() => {
      for (const id of containers) this.addContainer(id, names.container(id));
      for (const device of devices) this.addDisk(names.disk(device));
    });
  }

  /** The frames that bring a subscriber from `mark` up to date; `mark` is moved there. */
  framesSince(mark: DictionaryMark): readonly Uint8Array[] {
    if (mark.epoch !== this.epoch) {
      mark.epoch = this.epoch;
      mark.entries = 0;
    }
    const to = this.log.length;
    if (mark.entries === to) return [];
    const { made } = this;
    const same = made?.from.epoch === mark.epoch && made.from.entries === mark.entries && made.to === to;
    const frames = made !== undefined && same ? made.frames : this.encodeFrom(mark.entries);
    this.made = { from: { ...mark }, to, frames };
    mark.entries = to;
    return frames;
  }

  private within(add: () => void): void {
    add();
    if (this.log.length <= this.limit) return;
    this.epoch++;
    this.log = [];
    this.strings.clear();
    this.containers.clear();
    this.disks.clear();
    this.made = undefined;
    add();
  }

  private addSpans(spans: SpanColumns, from: number, to: number, names: NameTables): void {
    let comm = -1;
    let container = 0;
    let device = 0;
    for (let i = from; i < to; i++) {
      if (spans.comm[i] !== comm) {
        comm = spans.comm[i] as number;
        if (!this.strings.has(comm)) this.addString(comm, names.string(comm));
      }
      if (spans.container[i] !== container) {
        container = spans.container[i] as number;
        if (container !== 0 && !this.containers.has(container))
          this.addContainer(container, names.container(container));
      }
      if (spans.device[i] !== device) {
        device = spans.device[i] as number;
        if (device !== 0 && !this.disks.has(device as DeviceNumber)) this.addDisk(names.disk(device as DeviceNumber));
      }
    }
  }

  private addString(id: number, text: string): void {
    this.strings.add(id);
    this.log.push({ table: 'string', id, text: text.slice(0, WIRE_LIMITS.detailText) });
  }

  /** A container nobody knows yet is looked up again next time. */
  private addContainer(id: number, container: ContainerRef | null): void {
    if (container === null || sameContainer(this.containers.get(id), container)) return;
    this.containers.set(id, container);
    this.log.push({ table: 'container', id, container });
  }

  private addDisk(disk: Disk): void {
    const known = this.disks.get(disk.device);
    if (known !== undefined && known.name === disk.name && known.leaf === disk.leaf) return;
    this.disks.set(disk.device, disk);
    this.log.push({ table: 'disk', disk });
  }

  private encodeFrom(first: number): Uint8Array[] {
    const frames: Uint8Array[] = [];
    let from = first;
    while (from < this.log.length) {
      let to = from;
      let text = 0;
      while (to < this.log.length && to - from < ENTRIES_PER_FRAME && text < TEXT_PER_FRAME) {
        text += textOf(this.log[to++]);
      }
      frames.push(this.encode(this.log.slice(from, to)));
      from = to;
    }
    return frames;
  }

  private encode(entries: readonly Entry[]): Uint8Array {
    return encodeServerMessage({
      type: 'dictionary',
      update: {
        epoch: this.epoch,
        strings: entries.filter((entry) => entry.table === 'string'),
        containers: entries.filter((entry) => entry.table === 'container'),
        disks: entries.filter((entry) => entry.table === 'disk').map((entry) => entry.disk),
      },
    });
  }
}

function textOf(entry: Entry | undefined): number {
  if (entry?.table === 'string') return entry.text.length;
  if (entry?.table === 'disk') return entry.disk.name.length;
  if (entry === undefined) return 0;
  const { id, name, runtime, image, pod } = entry.container;
  return id.length + name.length + runtime.length + (image?.length ?? 0) + (pod?.length ?? 0);
}

function sameContainer(a: ContainerRef | undefined, b: ContainerRef): boolean {
  if (a === b) return true;
  return a?.id === b.id && a.name === b.name && a.runtime === b.runtime && a.image === b.image && a.pod === b.pod;
}
