/** What a disk's I/O appears on again: of a partition its disk, of dm and md their members, of a loop device what its file lies on. */
import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type DeviceNumber, deviceFromParts, deviceText } from '../units.ts';

export interface DiskTopologyOptions {
  readonly sysfs: string;
  readonly mountinfo: string;
  /** Milliseconds. A loop device can be given another file, a dm device another table. */
  readonly maxAgeMs: number;
  /** Disks remembered; beyond it the memory starts over. */
  readonly limit: number;
  readonly now: () => number;
}

export const DISK_TOPOLOGY_DEFAULTS: DiskTopologyOptions = {
  sysfs: '/sys',
  mountinfo: '/proc/self/mountinfo',
  maxAgeMs: 10_000,
  limit: 1_024,
  now: () => performance.now(),
};

export interface DiskPlace {
  readonly isPartition: boolean;
  /** Names of the disks right below; empty for one that has none, and where they could not be found out. */
  readonly lower: readonly string[];
}

export interface DiskTopology {
  place(device: DeviceNumber): DiskPlace;
}

export function createDiskTopology(overrides: Partial<DiskTopologyOptions> = {}): DiskTopology {
  const options = { ...DISK_TOPOLOGY_DEFAULTS, ...overrides };
  const known = new Map<DeviceNumber, { readonly place: DiskPlace; readonly at: number }>();
  return {
    place(device) {
      const entry = known.get(device);
      const now = options.now();
      if (entry !== undefined && now - entry.at < options.maxAgeMs) return entry.place;
      if (known.size >= options.limit) known.clear();
      const place = lookUp(options, device);
      known.set(device, { place, at: now });
      return place;
    },
  };
}

/** What a look-up of something that may go at any moment gives; `otherwise` when it is gone. */
function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

function lookUp(options: DiskTopologyOptions, device: DeviceNumber): DiskPlace {
  const path = `${options.sysfs}/dev/block/${deviceText(device)}`;
  const isPartition = existsSync(`${path}/partition`);
  // A partition's directory lies in that of its disk.
  const lower = isPartition ? attempt(() => [basename(dirname(readlinkSync(path)))], []) : lowerDisks(options, path);
  return { isPartition, lower };
}

function lowerDisks(options: DiskTopologyOptions, path: string): readonly string[] {
  const members = attempt(() => readdirSync(`${path}/slaves`), []);
  if (members.length > 0) return members.sort();
  const file = attempt(() => readFileSync(`${path}/loop/backing_file`, 'utf8').trimEnd(), '');
  return file === '' ? [] : attempt(() => disksOfFile(options, file), []);
}

/** The path is as whoever set the loop device up saw it: a file that is gone, or in another mount namespace, is not found. */
function disksOfFile(options: DiskTopologyOptions, file: string): readonly string[] {
  const stat = statSync(file);
  const name = nameOf(options, fromStat(stat.isBlockDevice() ? stat.rdev : stat.dev));
  return name === null ? disksOfMount(options, file) : [name];
}

function nameOf(options: DiskTopologyOptions, device: DeviceNumber): string | null {
  return attempt(() => basename(readlinkSync(`${options.sysfs}/dev/block/${deviceText(device)}`)), null);
}

/** btrfs gives the files of each subvolume a number of no disk; the mount tells one of its disks, and sysfs the others. */
function disksOfMount(options: DiskTopologyOptions, file: string): readonly string[] {
  const source = sourceOf(readFileSync(options.mountinfo, 'utf8'), file);
  const stat = source.startsWith('/') ? statSync(source) : null;
  const name = stat?.isBlockDevice() === true ? nameOf(options, fromStat(stat.rdev)) : null;
  return name === null ? [] : membersWith(options, name);
}

/** What is mounted where the file is: the longest mount point above it, of those the last. */
function sourceOf(mountinfo: string, file: string): string {
  let found = { point: '', source: '' };
  for (const line of mountinfo.split('\n')) {
    const [mount = '', rest = ''] = line.split(' - ');
    const point = unescaped(mount.split(' ')[4] ?? '');
    const isAbove = point === '/' || file.startsWith(`${point}/`);
    if (isAbove && point.length >= found.point.length) found = { point, source: unescaped(rest.split(' ')[1] ?? '') };
  }
  return found.source;
}

/** Blanks and the like are octal there. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
}

function membersWith(options: DiskTopologyOptions, name: string): readonly string[] {
  const base = `${options.sysfs}/fs/btrfs`;
  for (const id of attempt(() => readdirSync(base), [])) {
    const members = attempt(() => readdirSync(`${base}/${id}/devices`), []);
    if (members.includes(name)) return members.sort();
  }
  return [name];
}

/** stat(2) packs device numbers as glibc's makedev does. */
function fromStat(device: number): DeviceNumber {
  const low = device % 2 ** 32;
  const high = Math.floor(device / 2 ** 32);
  const major = ((low >>> 8) & 0xfff) | (high & ~0xfff);
  const minor = (low & 0xff) | ((low >>> 12) & ~0xff);
  return deviceFromParts(major, minor);
}
