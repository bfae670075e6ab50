/** Which disks are in use, since when no more, and by whom: from the totals of what is in scope. */
import type { TotalsRow } from '../spans/types.ts';
import type { DeviceNumber } from '../units.ts';

/** How long a disk, and a container on it, counts as in use after its last I/O. Milliseconds. */
export const IN_USE_MS = 60_000;
/** Disks in use at once; beyond it those that had I/O longest ago are forgotten. */
export const DISKS_LIMIT = 256;
/** Containers remembered of a disk, likewise. */
const USERS_LIMIT = 16;

export interface DiskUser {
  /** Milliseconds. */
  at: number;
  /** Of the interval. */
  count: number;
  bytes: number;
}

/** Of a disk over an interval. */
export interface DiskUse {
  /** Its last I/O, in milliseconds. */
  at: number;
  /** Sums over `timed` I/Os: those of rows where the issue time of each is known. */
  queueSumNs: number;
  deviceSumNs: number;
  timed: number;
  errors: number;
  /** By container; 0 is what belongs to none. */
  readonly users: Map<number, DiskUser>;
}

export interface DiskUses {
  /** In the order of their last I/O. */
  readonly byDevice: ReadonlyMap<DeviceNumber, DiskUse>;
  add(row: TotalsRow, at: number): void;
  /** It had I/O by somebody. */
  touch(device: DeviceNumber, at: number): DiskUse;
  /** Forgets what is not in use any more. */
  expire(at: number): void;
  /** Begins a new interval. */
  reset(): void;
}

export function createDiskUses(): DiskUses {
  const byDevice = new Map<DeviceNumber, DiskUse>();

  function touch(device: DeviceNumber, at: number): DiskUse {
    const use = byDevice.get(device) ?? {
      ...{ at, queueSumNs: 0, deviceSumNs: 0, timed: 0, errors: 0, users: new Map<number, DiskUser>() },
    };
    use.at = at;
    putLast(byDevice, device, use, DISKS_LIMIT);
    return use;
  }

  return {
    byDevice,
    touch,
    add(row, at) {
      const use = touch(row.device, at);
      use.errors += row.errors;
      addTimes(use, row);
      const user = use.users.get(row.container) ?? { at, count: 0, bytes: 0 };
      user.at = at;
      user.count += row.count;
      user.bytes += row.bytes;
      putLast(use.users, row.container, user, USERS_LIMIT);
    },
    expire(at) {
      dropOld(byDevice, at);
      for (const { users } of byDevice.values()) dropOld(users, at);
    },
    reset() {
      for (const use of byDevice.values()) {
        Object.assign(use, { queueSumNs: 0, deviceSumNs: 0, timed: 0, errors: 0 });
        for (const user of use.users.values()) Object.assign(user, { count: 0, bytes: 0 });
      }
    },
  };
}

function putLast<K, V>(map: Map<K, V>, key: K, value: V, limit: number): void {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= limit) return;
    map.delete(oldest);
  }
}

function dropOld<K>(map: Map<K, { readonly at: number }>, now: number): void {
  for (const [key, { at }] of map) if (now - at >= IN_USE_MS) map.delete(key);
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Time in the device is what is left of the whole, so every I/O of the row has to tell. A pure flush is never issued. */
function addTimes(use: DiskUse, row: TotalsRow): void {
  const timed = sum(row.queue.counts);
  if (timed !== sum(row.latency.counts)) return;
  use.queueSumNs += row.queueSumNs;
  use.deviceSumNs += row.sumNs - row.queueSumNs;
  use.timed += timed;
}
