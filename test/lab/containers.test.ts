import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CgroupIds } from './cgroup.ts';
import { hierarchies } from './cgroup-files.ts';
import type { Container, Runtime, RuntimeName, RuntimeOptions } from './container.ts';
import { startContainerd } from './containerd.ts';
import { loopDisk } from './disk.ts';
import { startDocker } from './docker.ts';
import { LAB_ROOT, sweepOwn } from './instance.ts';
import { startPodman } from './podman.ts';
import { runWorkload, startWorkload } from './workload.ts';

const CASES: readonly [
  RuntimeName,
  (options?: RuntimeOptions) => Promise<Runtime>,
  (container: Container) => string,
][] = [
  ['containerd', startContainerd, ({ name }) => `/default/${name}`],
  ['docker', startDocker, ({ id }) => `/docker/${id}`],
  ['podman', startPodman, ({ id }) => `/libpod_parent/libpod-${id}`],
];

/** Processes that the lab marks, by command line. */
function labProcesses(): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .flatMap((pid) => {
      try {
        const environ = readFileSync(`/proc/${pid}/environ`, 'utf8');
        const isMarked = environ
          .split('\0')
          .some((entry) => entry.startsWith(`STALLSCOPE_LAB=stallscope-lab-${process.pid}-`));
        return isMarked ? [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')] : [];
      } catch {
        return [];
      }
    });
}

/** What is left of the lab's state of this process on the host. */
function leftovers(cgroup: CgroupIds): string[] {
  const own = `${LAB_ROOT}/${process.pid}-`;
  const { v2, blkio } = hierarchies();
  const cgroups = [v2, blkio].flatMap((mount) => (mount === null ? [] : [join(mount, cgroup.path)]));
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8').split('\n');
  const loops = readdirSync('/sys/block').map((name) => join('/sys/block', name, 'loop/backing_file'));
  return [
    ...cgroups.filter((dir) => existsSync(dir)),
    ...mounts.filter((line) => line.includes(own)),
    ...loops.filter((file) => existsSync(file) && readFileSync(file, 'utf8').startsWith(own)),
    ...(existsSync(LAB_ROOT) ? readdirSync(LAB_ROOT).filter((name) => name.startsWith(`${process.pid}-`)) : []),
    ...labProcesses(),
  ];
}

describe.each(CASES)('%s', (runtimeName, start, expectedCgroup) => {
  let runtime: Runtime;

  beforeAll(async () => {
    runtime = await start();
  });

  afterAll(async () => {
    await runtime.close();
  });

  test('a container has the cgroup its runtime is known for, in both hierarchies', async () => {
    const container = await runtime.run('lab-web');
    expect(container.runtime).toBe(runtimeName);
    expect(container.cgroup.path).toBe(expectedCgroup(container));
    const { v2, blkio } = hierarchies();
    expect(container.cgroup.v2Id === null).toBe(v2 === null);
    expect(container.cgroup.blkioId === null).toBe(blkio === null);
    expect((await container.exec(['cat', '/proc/1/comm'])).stdout.trim()).toBe('sleep');
    await container.close();
    await container.close();
  });

  test('the workload runs inside, and waits for its sign', async () => {
    const container = await runtime.run('lab-workload');
    const report = await runWorkload({
      place: container,
      dir: '/data',
      operations: ['prepare=1', 'fsync=3', 'direct-read=2'],
    });
    expect(report.totals['fsync']?.count).toBe(3);
    const waiting = await startWorkload({
      place: container,
      dir: '/data',
      operations: ['prepare=1', 'fsync=2'],
      threads: 2,
    });
    expect(waiting.tids).toHaveLength(2);
    expect((await waiting.go()).totals['fsync']?.count).toBe(4);
    await container.close();
  });

  test('a privileged container mounts, and what it prints is in its logs', async () => {
    const container = await runtime.run('lab-mounts', {
      privileged: true,
      mounts: [{ source: '/usr/share', target: '/share', readOnly: true }],
      command: ['sh', '-c', 'ls -d /share/doc; exec sleep 1000'],
    });
    const report = await runWorkload({ place: container, dir: '/tmp', operations: ['mount=2'] });
    expect(report.totals['mount']?.count).toBe(2);
    expect(report.totals['umount']?.count).toBe(2);
    expect(await container.logs()).toContain('/share/doc');
    await container.close();
  });

  test('closing the runtime leaves no process, mount or cgroup behind, not even of a running container', async () => {
    const { cgroup } = await runtime.run('lab-left');
    await runtime.close();
    await runtime.close();
    expect(leftovers(cgroup)).toEqual([]);
  });

  test('what a crash leaves is swept by force, a running container on a disk of the lab too', async () => {
    const disk = await loopDisk({ sizeMiB: 64, fs: 'ext4' });
    const crashed = await start({ dataDir: disk.dir });
    const { cgroup } = await crashed.run('lab-left', { mounts: [{ source: disk.dir, target: '/data' }] });
    expect(sweepOwn()).toEqual([]);
    expect(leftovers(cgroup)).toEqual([]);

    const again = await start();
    await again.run('lab-left');
    await again.close();
  });
});
