/** The load: 4 KiB direct reads by fio, in a cgroup of its own. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import type { LabCgroup } from '../test/lab/cgroup.ts';

const FILE_BYTES = 512 << 20;
const CHUNK = 1 << 20;

export interface LoadOptions {
  readonly seconds: number;
  /** I/Os a second; null for as many as go. */
  readonly iops: number | null;
  /** I/Os at once; 1 makes every one a wait. Default 8. */
  readonly depth?: number;
}

/** The file it reads, written once: a hole would be answered without the disk. */
export function loadFile(dir: string): string {
  mkdirSync(dir, { recursive: true });
  const path = `${dir}/reads.dat`;
  if (existsSync(path) && statSync(path).size === FILE_BYTES) return path;
  const chunk = Buffer.alloc(CHUNK, 0xa5);
  const fd = openSync(path, 'w');
  for (let written = 0; written < FILE_BYTES; written += CHUNK) writeSync(fd, chunk);
  closeSync(fd);
  spawnSync('sync', ['-f', path]);
  return path;
}

export interface LoadResult {
  readonly ios: number;
  readonly iops: number;
}

export async function runLoad(cgroup: LabCgroup, file: string, options: LoadOptions): Promise<LoadResult> {
  const rate = options.iops === null ? [] : [`--rate_iops=${options.iops}`];
  const { stdout } = await cgroup.run([
    'fio',
    '--name=reads',
    `--filename=${file}`,
    `--size=${FILE_BYTES}`,
    '--direct=1',
    '--rw=randread',
    '--bs=4k',
    ...(options.depth === 1 ? ['--ioengine=psync'] : ['--ioengine=libaio', `--iodepth=${options.depth ?? 8}`]),
    '--time_based',
    `--runtime=${options.seconds}`,
    '--output-format=json',
    ...rate,
  ]);
  const job = (JSON.parse(stdout.slice(stdout.indexOf('{'))) as FioReport).jobs[0];
  if (job === undefined) throw new Error('fio reported no job');
  return { ios: job.read.total_ios, iops: job.read.iops };
}

interface FioReport {
  readonly jobs: readonly { readonly read: { readonly total_ios: number; readonly iops: number } }[];
}
