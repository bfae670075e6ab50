/** Names and places of disks, from sysfs, looked up when a device is first seen. */
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import type { Disk } from '../spans/types.ts';
import { type DeviceNumber, deviceText } from '../units.ts';

export interface DiskTableOptions {
  readonly sysfs: string;
  /** Milliseconds. A loop device can be given another file, a device number another disk. */
  readonly maxAgeMs: number;
  /** Devices remembered; beyond it the table starts over. */
  readonly limit: number;
  readonly now: () => number;
}

export const DISK_TABLE_DEFAULTS: DiskTableOptions = {
  sysfs: '/sys',
  maxAgeMs: 5_000,
  limit: 4_096,
  now: () => performance.now(),
};

export interface DiskTable {
  disk(device: DeviceNumber): Disk;
}

export function createDiskTable(overrides: Partial<DiskTableOptions> = {}): DiskTable {
  const options = { ...DISK_TABLE_DEFAULTS, ...overrides };
  const known = new Map<DeviceNumber, { disk: Disk; at: number }>();
  return {
    disk(device) {
      const entry = known.get(device);
      const now = options.now();
      if (entry !== undefined && now - entry.at < options.maxAgeMs) return entry.disk;
      if (known.size >= options.limit) known.clear();
      const found = lookUp(options.sysfs, device);
      // A disk that is gone keeps its name: its last spans are still to come.
      const disk = found ?? entry?.disk ?? { device, name: deviceText(device), leaf: true };
      known.set(device, { disk, at: now });
      return disk;
    },
  };
}

function lookUp(sysfs: string, device: DeviceNumber): Disk | null {
  const path = `${sysfs}/dev/block/${deviceText(device)}`;
  try {
    const name = basename(readlinkSync(path));
    // A partition has no list of lower devices.
    const lower = existsSync(`${path}/slaves`) ? readdirSync(`${path}/slaves`).length : 0;
    return { device, name, leaf: lower === 0 && !existsSync(`${path}/loop/backing_file`) };
  } catch {
    return null;
  }
}
