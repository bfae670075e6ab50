/** The machine's disks, mounted; a slow one made of the last of them. */
import { mkdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { run } from '../../lab/run.ts';

/** In the order of the machine's drives: /dev/vda, vdb, … */
const FILE_SYSTEMS = { ext4: '/dev/vda', xfs: '/dev/vdb', btrfs: '/dev/vdc' } as const;
const LOWER = '/dev/vdd';

/** Of every read and write of the slow disk. */
const DELAY_MS = 100;

export interface GuestDisk {
  readonly dir: string;
  readonly device: string;
  /** `vda` */
  readonly name: string;
  /** `254:0` */
  readonly majorMinor: string;
}

export type GuestDisks = Readonly<Record<keyof typeof FILE_SYSTEMS | 'slow', GuestDisk>>;

export async function mountDisks(): Promise<GuestDisks> {
  const [ext4, xfs, btrfs] = await Promise.all(
    (['ext4', 'xfs', 'btrfs'] as const).map((fs) => mount(fs, FILE_SYSTEMS[fs], `/mnt/${fs}`)),
  );
  const { stdout } = await run('blockdev', ['--getsz', LOWER]);
  const table = `0 ${stdout.trim()} delay ${LOWER} 0 ${DELAY_MS}`;
  // Nobody here makes the nodes but the kernel.
  await run('dmsetup', ['create', 'slow', '--noudevsync', '--noudevrules', '--table', table]);
  const slow = await mount('ext4', '/dev/dm-0', '/mnt/slow');
  if (ext4 === undefined || xfs === undefined || btrfs === undefined) throw new Error('a disk is missing');
  return { ext4, xfs, btrfs, slow };
}

async function mount(fs: string, device: string, dir: string): Promise<GuestDisk> {
  mkdirSync(dir, { recursive: true });
  await run('mount', ['-t', fs, device, dir]);
  const name = basename(device);
  return { dir, device, name, majorMinor: readFileSync(`/sys/block/${name}/dev`, 'utf8').trim() };
}
