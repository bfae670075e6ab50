/** The end of a mount is the kernel's work after the call that asked for it: seconds, where a disk is slow and much is dirty. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { hierarchies } from '../lab/cgroup-files.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { run } from '../lab/run.ts';
import { throttle } from '../lab/throttle.ts';
import { keep } from './support.ts';
import { attach, type MountSpan } from './trace.ts';
import { lostBesideSkips } from './truth.ts';

const MS = 1_000_000;
const DIRTY_MIB = 40;
const BYTES_PER_SECOND = 10_000_000;
/** All of it takes 4.2 s at that rate, but the kernel begins to write back while it is still being made. Far above anything else here. */
const LONG_NS = 500 * MS;
/** What starting a process and hearing of its end may take on a busy machine. */
const SLACK_MS = 150;

interface Slow {
  readonly disk: MountedDisk;
  readonly group: LabCgroup;
}

/** A cgroup, and a disk of 10 MB a second for it and for what the kernel writes back in its own name. */
async function slowDisk(): Promise<Slow> {
  const disk = keep(await loopDisk({ sizeMiB: 128, fs: 'ext4' }));
  const group = keep(cgroup('teardown'));
  // Version 1 limits hold for one cgroup, and writeback is charged to the root; the root of version 2 takes none.
  const paths = hierarchies().blkio === null ? [group.path] : ['/', group.path];
  for (const path of paths) keep(throttle(disk, { writeBps: BYTES_PER_SECOND }, path));
  return { disk, group };
}

const dirty = (file: string): string => `dd if=/dev/zero of=${file} bs=1M count=${DIRTY_MIB} 2>/dev/null`;

function expectWithinFivePercent(span: MountSpan | undefined, wallMs: number): void {
  expect(span?.durationNs).toBeGreaterThan(LONG_NS);
  expect(Math.abs((span?.durationNs ?? 0) / MS - wallMs)).toBeLessThan(0.05 * wallMs + SLACK_MS);
}

/** Runs a script in the cgroup; returns when each of its lines arrived, and when it was gone, in milliseconds. */
async function times(group: LabCgroup, command: readonly string[]): Promise<Record<string, number>> {
  const child = group.spawn(command);
  const at: Record<string, number> = {};
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      at[line] = performance.now();
    });
  }
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  await new Promise((resolve) => child.once('exit', resolve));
  at['exit'] = performance.now();
  expect(errors).toBe('');
  return at;
}

/**
 * A mount namespace has mounts of other disks too, which others may unmount meanwhile: where it lets go of one last, that is a teardown of its own.
 */
function teardownsOf(mounts: readonly MountSpan[], disk: MountedDisk): MountSpan[] {
  return mounts.filter((span) => span.name === 'teardown' && span.attrs['device'] === disk.majorMinor);
}

const between = (at: Record<string, number>, from: string, to: string): number => (at[to] ?? NaN) - (at[from] ?? NaN);

test('the umount of an overlay with 40 MB dirty is as long as umount(8), most of it after the call returned', async () => {
  const { disk, group } = await slowDisk();
  const [lower, upper, work, merged] = ['lower', 'upper', 'work', 'merged'].map((name) => join(disk.dir, name));
  for (const dir of [lower, upper, work, merged]) mkdirSync(String(dir));
  const options = `lowerdir=${lower},upperdir=${upper},workdir=${work}`;
  await run('mount', ['-t', 'overlay', 'overlay', '-o', options, String(merged)]);
  // Before anything is dirty: what attaching takes, the kernel would use to write back.
  const session = await attach([`cgroup:${group.path}`]);
  await group.run(['sh', '-c', dirty(`${merged}/file`)]);
  const before = performance.now();
  await group.run(['umount', String(merged)]);
  const wallMs = performance.now() - before;
  const { mounts, end } = await session.stop();

  const umounts = mounts.filter((span) => span.name === 'umount2');
  expect(umounts).toHaveLength(1);
  const [span] = umounts;
  expectWithinFivePercent(span, wallMs);
  expect(span).toMatchObject({ comm: 'umount', error: null, attrs: { target: merged } });
  expect(span?.attrs.teardownNs).toBeGreaterThan(0.9 * (span?.durationNs ?? 0));
  expect(lostBesideSkips(end)).toEqual({});
});

test('the exit of the last process of a mount namespace is a teardown as long as the exit', async () => {
  const { disk, group } = await slowDisk();
  await run('umount', [disk.dir]);
  const script = `mount ${disk.device} ${disk.dir} && ${dirty(`${disk.dir}/file`)}`;
  const session = await attach([`cgroup:${group.path}`]);
  const at = await times(group, [
    'unshare',
    '--mount',
    '--propagation',
    'private',
    'sh',
    '-c',
    `${script}; echo exiting`,
  ]);
  const { mounts } = await session.stop();

  const wallMs = between(at, 'exiting', 'exit');
  const teardowns = teardownsOf(mounts, disk);
  expect(teardowns).toHaveLength(1);
  expectWithinFivePercent(teardowns[0], wallMs);
  expect(teardowns[0]?.attrs.trigger).toBe('exit');
});

test('the last close of a file on a lazily unmounted disk is a teardown as long as the close', async () => {
  const { disk, group } = await slowDisk();
  await run('umount', [disk.dir]);
  const script = [
    `mount ${disk.device} ${disk.dir}`,
    `exec 3>${disk.dir}/file`,
    `${dirty('/proc/self/fd/1')} >&3`,
    `umount --lazy ${disk.dir}`,
    'echo closing',
    'exec 3>&-',
    'echo closed',
  ];
  const session = await attach([`cgroup:${group.path}`]);
  const at = await times(group, ['unshare', '--mount', '--propagation', 'slave', 'sh', '-ec', script.join('\n')]);
  const { mounts } = await session.stop();

  const wallMs = between(at, 'closing', 'closed');
  const teardowns = teardownsOf(mounts, disk);
  expect(teardowns).toHaveLength(1);
  expectWithinFivePercent(teardowns[0], wallMs);
  expect(teardowns[0]?.attrs.trigger).toBe('close');
  expect(mounts.find((span) => span.name === 'umount2')?.durationNs).toBeLessThan(LONG_NS);
});
