import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { hierarchies } from './cgroup-files.ts';
import { type Instance, openInstance } from './instance.ts';
import { run } from './run.ts';
import { type Limits, type Throttle, throttle } from './throttle.ts';

export type FileSystem = 'ext4' | 'xfs' | 'btrfs';

export interface DiskOptions {
  readonly sizeMiB: number;
  /** null: no file system, and so no mount. */
  readonly fs: FileSystem | null;
  /** Directory for the backing file; default: the lab's own, on the host's disk. */
  readonly on?: string;
  /** Reads and writes the backing file past the page cache, so that the lower disk's latency shows. */
  readonly directIo?: boolean;
  /** May have partitions (`addpart`); they go with it. */
  readonly partitions?: boolean;
  readonly mountOptions?: string;
}

export interface LabDisk {
  /** `/dev/loop0` */
  readonly device: string;
  /** `loop0` */
  readonly name: string;
  /** `7:0` */
  readonly majorMinor: string;
  /** Mount point; null without a file system. */
  readonly dir: string | null;
  close(): Promise<void>;
}

export interface MountedDisk extends LabDisk {
  readonly dir: string;
}

/** No background work after mkfs: every later I/O is the test's. */
const MKFS: Readonly<Record<FileSystem, readonly string[]>> = {
  ext4: ['mkfs.ext4', '-q', '-F', '-m', '0', '-E', 'lazy_itable_init=0,lazy_journal_init=0,nodiscard'],
  xfs: ['mkfs.xfs', '-q', '-f', '-K'],
  btrfs: ['mkfs.btrfs', '-q', '-f', '-K'],
};

/** What mkfs accepts. */
const SMALLEST_MIB: Readonly<Record<FileSystem, number>> = { ext4: 8, xfs: 300, btrfs: 128 };

export async function loopDisk(options: DiskOptions & { readonly fs: FileSystem }): Promise<MountedDisk>;
export async function loopDisk(options: DiskOptions): Promise<LabDisk>;
export async function loopDisk(options: DiskOptions): Promise<LabDisk> {
  if (options.fs !== null && options.sizeMiB < SMALLEST_MIB[options.fs]) {
    throw new Error(`${options.fs} needs at least ${SMALLEST_MIB[options.fs]} MiB`);
  }
  const instance = openInstance();
  try {
    const disk = await attach(options, instance);
    return { ...disk, dir: options.fs === null ? null : await format(disk.device, options.fs, options, instance) };
  } catch (error) {
    await instance.close();
    throw error;
  }
}

async function attach(options: DiskOptions, instance: Instance): Promise<Omit<LabDisk, 'dir'>> {
  const file = join(options.on ?? instance.dir, `${instance.name}.img`);
  if (options.on !== undefined) instance.claim({ type: 'file', path: file });
  // Allocated now, so that a write to it later is that write and nothing else.
  await run('fallocate', ['-l', `${options.sizeMiB}MiB`, file]);
  const directIo = options.directIo === true ? ['--direct-io=on'] : [];
  const partitions = options.partitions === true ? ['--partscan'] : [];
  const { stdout } = await run('losetup', ['--find', '--show', ...directIo, ...partitions, file]);
  const device = stdout.trim();
  const name = basename(device);
  const majorMinor = readFileSync(`/sys/block/${name}/dev`, 'utf8').trim();
  return {
    device,
    name,
    majorMinor,
    close: async () => {
      await detachOutside(options, device);
      await instance.close();
    },
  };
}

/** A backing file elsewhere is not found by the instance's directory. */
async function detachOutside(options: DiskOptions, device: string): Promise<void> {
  if (options.on === undefined) return;
  await run('umount', [device]).catch(() => undefined);
  await run('losetup', ['-d', device]).catch(() => undefined);
}

async function format(device: string, fs: FileSystem, options: DiskOptions, instance: Instance): Promise<string> {
  const [program, ...args] = MKFS[fs];
  if (program !== undefined) await run(program, [...args, device]);
  const dir = join(instance.dir, 'mnt');
  mkdirSync(dir);
  await run('mount', ['-t', fs, ...(options.mountOptions ? ['-o', options.mountOptions] : []), device, dir]);
  return dir;
}

export interface SlowDisk extends MountedDisk {
  /** The throttled disk below. */
  readonly outer: MountedDisk;
}

/** Of the disk below. */
export const SLOW_LIMITS: Limits = { writeIops: 12, readIops: 12 };

/**
 * A disk whose requests take long from issue to completion (77–100 ms with the default limits): a loop device on a file of a throttled loop
 * device. A loop device passes on the cgroup of whoever caused the I/O, and version 1 limits hold for one cgroup alone: name those that
 * will use the disk.
 */
export async function slowInnerDisk(
  options: { readonly fs?: FileSystem; readonly limits?: Limits; readonly cgroups?: readonly string[] } = {},
): Promise<SlowDisk> {
  const fs = options.fs ?? 'ext4';
  const sizeMiB = fs === 'ext4' ? 64 : SMALLEST_MIB[fs];
  const outer = await loopDisk({ sizeMiB: sizeMiB + 64, fs: 'ext4' });
  const limits: Throttle[] = [];
  let inner: MountedDisk | undefined;
  const close = async (): Promise<void> => {
    for (const limit of limits.splice(0)) await limit.close();
    await inner?.close();
    await outer.close();
  };
  try {
    inner = await loopDisk({ sizeMiB, fs, on: outer.dir, directIo: true });
    const root = hierarchies().blkio === null ? [] : ['/'];
    for (const path of [...root, ...(options.cgroups ?? [])]) {
      limits.push(throttle(outer, options.limits ?? SLOW_LIMITS, path));
    }
    return { ...inner, outer, close };
  } catch (error) {
    await close();
    throw error;
  }
}
