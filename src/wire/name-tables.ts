import type { ContainerRef, Disk, NameTables } from '../spans/types.ts';
import { type DeviceNumber, deviceText } from '../units.ts';
import { WireError } from './errors.ts';
import type { DictionaryUpdate } from './types.ts';

/** Entries of an epoch. An agent begins a new one at 65,536 and the names of a batch. */
const MAX_ENTRIES = 1 << 18;

/**
 * What a viewer has been told of the agent's names. `tables` is another object in each epoch, so that what was received before keeps its names.
 * An id the agent never named resolves to `?`, to no container, or to the device's number.
 */
export class ReceivedNames {
  private current = new EpochTables(0);

  get tables(): NameTables {
    return this.current;
  }

  apply(update: DictionaryUpdate): void {
    if (update.epoch !== this.current.epoch) this.current = new EpochTables(update.epoch);
    this.current.add(update);
  }

  /** Throws unless ids of `epoch` are those of the tables. */
  expect(epoch: number): NameTables {
    // Nothing was named yet: columns without any id need no dictionary.
    if (epoch !== this.current.epoch && this.current.epoch !== 0) {
      throw new WireError('ERR_WIRE_RANGE', `ids of epoch ${epoch} with the dictionary of epoch ${this.current.epoch}`);
    }
    return this.current;
  }
}

class EpochTables implements NameTables {
  readonly epoch: number;
  private readonly strings = new Map<number, string>();
  private readonly containers = new Map<number, ContainerRef>();
  private readonly disks = new Map<DeviceNumber, Disk>();

  constructor(epoch: number) {
    this.epoch = epoch;
  }

  add({ strings, containers, disks }: DictionaryUpdate): void {
    for (const { id, text } of strings) this.strings.set(id, text);
    for (const { id, container } of containers) this.containers.set(id, container);
    for (const disk of disks) this.disks.set(disk.device, disk);
    if (this.strings.size + this.containers.size + this.disks.size > MAX_ENTRIES) {
      throw new WireError('ERR_WIRE_TOO_LARGE', `more than ${MAX_ENTRIES} names in an epoch`);
    }
  }

  string(id: number): string {
    return this.strings.get(id) ?? '?';
  }

  container(id: number): ContainerRef | null {
    return this.containers.get(id) ?? null;
  }

  disk(device: DeviceNumber): Disk {
    return this.disks.get(device) ?? { device, name: deviceText(device), leaf: true };
  }
}
