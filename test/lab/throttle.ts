import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hierarchies } from './cgroup-files.ts';
import { openInstance } from './instance.ts';

/** At least one. I/Os or bytes a second. */
export interface Limits {
  readonly writeIops?: number;
  readonly readIops?: number;
  readonly writeBps?: number;
  readonly readBps?: number;
}

export interface Throttle {
  /** Lifts the limits. Idempotent. */
  close(): Promise<void>;
}

const V1_FILES: Readonly<Record<keyof Limits, string>> = {
  writeIops: 'blkio.throttle.write_iops_device',
  readIops: 'blkio.throttle.read_iops_device',
  writeBps: 'blkio.throttle.write_bps_device',
  readBps: 'blkio.throttle.read_bps_device',
};

const V2_KEYS: Readonly<Record<keyof Limits, string>> = {
  writeIops: 'wiops',
  readIops: 'riops',
  writeBps: 'wbps',
  readBps: 'rbps',
};

const NAMES = Object.keys(V1_FILES) as (keyof Limits)[];

/**
 * Limits a disk for one cgroup. Version 1 limits do not hold for children; the root has them too, which is where kernel threads and
 * everything without a cgroup of its own are charged. Version 2 limits hold for the subtree, and the root has none.
 */
export function throttle(disk: { readonly majorMinor: string }, limits: Limits, cgroupPath = '/'): Throttle {
  const { v2, blkio } = hierarchies();
  const given = NAMES.filter((name) => limits[name] !== undefined);
  if (blkio === null && cgroupPath === '/') {
    throw new Error('the root of the version 2 hierarchy takes no limits: name a cgroup');
  }
  const dir = join(blkio ?? v2 ?? '', cgroupPath);
  const writes =
    blkio !== null
      ? given.map((name) => ({
          path: join(dir, V1_FILES[name]),
          text: `${disk.majorMinor} ${limits[name]}`,
          undo: `${disk.majorMinor} 0`,
        }))
      : [
          {
            path: join(dir, 'io.max'),
            text: [disk.majorMinor, ...given.map((name) => `${V2_KEYS[name]}=${limits[name]}`)].join(' '),
            undo: [disk.majorMinor, ...given.map((name) => `${V2_KEYS[name]}=max`)].join(' '),
          },
        ];
  const instance = openInstance();
  for (const { path, text, undo } of writes) {
    instance.claim({ type: 'write', path, text: undo });
    writeFileSync(path, text);
  }
  return { close: () => instance.close() };
}
