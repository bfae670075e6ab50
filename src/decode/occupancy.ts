/** Who was on which disk, bytes to numbers: the kernel's `occupants` and `neighbour_table`. */
import { readCgroupKey, readString, readU64 } from './cursor.ts';
import { NEIGHBOUR_KEY, NEIGHBOUR_USE, OCCUPANT } from './layout.gen.ts';

/** What somebody did on a disk while targets waited there, since it came into use. Counters only grow. */
export interface DiskUse {
  readonly device: number;
  /** I/Os during which a target waited. */
  readonly count: number;
  readonly bytes: number;
  /** Of each of them the time that targets waited meanwhile, summed over those. In ticks of the kernel's clocks. */
  readonly overlap: number;
}

export interface OccupantUse extends DiskUse {
  readonly root: number;
  /** Word of the clock of the time that it had I/O in flight: see src/spans/clock.ts. */
  readonly waiting: bigint;
  readonly inFlight: number;
}

export interface NeighbourUse extends DiskUse {
  /** Key of its cgroup; 0: in none but the root. */
  readonly cgroup: number;
  readonly comm: string;
}

const COMM_BYTES = NEIGHBOUR_KEY.commLength;

/** Null for a slot that is free. */
export function decodeOccupant(view: DataView, index: number): OccupantUse | null {
  const at = index * OCCUPANT.size;
  const root = readCgroupKey(view, at + OCCUPANT.root);
  if (root === 0) return null;
  return {
    root,
    device: view.getUint32(at + OCCUPANT.device, true),
    waiting: view.getBigUint64(at + OCCUPANT.waiting, true),
    inFlight: readU64(view, at + OCCUPANT.inFlight),
    count: readU64(view, at + OCCUPANT.count),
    bytes: readU64(view, at + OCCUPANT.bytes),
    overlap: readU64(view, at + OCCUPANT.overlap),
  };
}

export function decodeNeighbour(keys: DataView, values: DataView, index: number): NeighbourUse {
  const [key, value] = [index * NEIGHBOUR_KEY.size, index * NEIGHBOUR_USE.size];
  return {
    cgroup: readCgroupKey(keys, key + NEIGHBOUR_KEY.cgroup),
    device: keys.getUint32(key + NEIGHBOUR_KEY.device, true),
    comm: readString(keys, key + NEIGHBOUR_KEY.comm, COMM_BYTES),
    count: readU64(values, value + NEIGHBOUR_USE.count),
    bytes: readU64(values, value + NEIGHBOUR_USE.bytes),
    overlap: readU64(values, value + NEIGHBOUR_USE.overlap),
  };
}
