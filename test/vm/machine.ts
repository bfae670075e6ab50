/** A virtual machine, emulated: one kernel, one scenario, off. Some ten times slower than this machine, and needs nothing of its processor. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Instance, openInstance } from '../lab/instance.ts';
import { run } from '../lab/run.ts';
import type { Report } from './guest/report.ts';
import { moduleEntries, systemEntries, writeInitramfs } from './initramfs.ts';
import { kernelModules } from './kernel-modules.ts';
import { type KernelSeries, kernelPackage } from './kernel-package.ts';

const MEMORY_MIB = 1_024;

/** A machine that says nothing more, or not enough, is killed then. */
const LIFETIME_MS = 300_000;

const MODULES = ['virtio_pci', 'virtio_blk', 'virtio_console', 'ext4', 'xfs', 'btrfs', 'overlay', 'dm_mod', 'dm_delay'];

/** No background work after mkfs. */
const EXT4 = ['mkfs.ext4', '-q', '-F', '-m', '0', '-E', 'lazy_itable_init=0,lazy_journal_init=0'] as const;

/** In this order /dev/vda, vdb, …; files with holes, so their size costs nothing. */
const DISKS = [
  { sizeMiB: 128, mkfs: EXT4 },
  { sizeMiB: 320, mkfs: ['mkfs.xfs', '-q', '-f'] },
  { sizeMiB: 256, mkfs: ['mkfs.btrfs', '-q', '-f'] },
  { sizeMiB: 64, mkfs: EXT4 },
  // For what the scenario's own lab keeps.
  { sizeMiB: 16, mkfs: EXT4 },
] as const;

export interface Outcome {
  /** What the scenario reported, one line a step. */
  readonly reports: readonly Report[];
  readonly console: string;
}

/** Starts a machine with the newest kernel of a series, and waits until it is off. */
export async function runMachine(series: KernelSeries): Promise<Outcome> {
  const kernel = await kernelPackage(series);
  const instance = openInstance();
  try {
    const initramfs = join(instance.dir, 'initramfs');
    const modules = await kernelModules(kernel, MODULES);
    await writeInitramfs(initramfs, [...(await systemEntries()), ...moduleEntries(modules)]);
    const disks = await makeDisks(instance);
    return await boot({ image: kernel.image, initramfs, disks, instance });
  } finally {
    await instance.close();
  }
}

function makeDisks(instance: Instance): Promise<string[]> {
  return Promise.all(
    DISKS.map(async ({ sizeMiB, mkfs }, i) => {
      const file = join(instance.dir, `disk-${i}`);
      await run('truncate', ['-s', `${sizeMiB}M`, file]);
      await run(mkfs[0], [...mkfs.slice(1), file]);
      return file;
    }),
  );
}

interface Boot {
  readonly image: string;
  readonly initramfs: string;
  readonly disks: readonly string[];
  readonly instance: Instance;
}

async function boot({ image, initramfs, disks, instance }: Boot): Promise<Outcome> {
  const [console, results] = [join(instance.dir, 'console'), join(instance.dir, 'results')];
  const args = [
    ...['-accel', 'tcg,thread=multi', '-cpu', 'max', '-m', `${MEMORY_MIB}`, '-no-reboot', '-nodefaults'],
    ...['-display', 'none', '-serial', `file:${console}`],
    ...['-kernel', image, '-initrd', initramfs, '-append', 'console=ttyS0 panic=-1 quiet'],
    ...['-device', 'virtio-serial-pci', '-chardev', `file,id=results,path=${results}`],
    ...['-device', 'virtserialport,chardev=results,name=results'],
    // The host's page cache is disk enough: nothing of it outlives the machine.
    ...disks.flatMap((file) => ['-drive', `file=${file},if=virtio,format=raw,cache=unsafe`]),
  ];
  const env = { ...process.env, ...instance.env };
  const child = spawn('qemu-system-x86_64', args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), LIFETIME_MS);
  const [code, signal] = (await once(child, 'close').finally(() => clearTimeout(timer))) as [
    number | null,
    string | null,
  ];
  const text = existsSync(console) ? readFileSync(console, 'utf8') : '';
  if (code !== 0) throw new Error(`the machine ended with ${signal ?? code}: ${said}\n${text.slice(-4_000)}`);
  const lines = existsSync(results) ? readFileSync(results, 'utf8').split('\n') : [];
  return { reports: lines.filter(Boolean).map((line) => JSON.parse(line) as Report), console: text };
}
