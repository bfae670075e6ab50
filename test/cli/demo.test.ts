import { describe, expect, it } from 'vitest';
import type { DemoHost } from '../../src/cli/demo-host.ts';
import { runCli } from '../../src/cli/program.ts';
import { fakeServices, fakeStream, sessionEvent, testIo } from './support.ts';

const V1 = '/sys/fs/cgroup/blkio';
const V2 = '/sys/fs/cgroup/unified';
const MOUNTS = {
  hybrid: `1 0 0:1 / ${V1} rw - cgroup cgroup rw,blkio\n2 0 0:2 / ${V2} rw - cgroup2 cgroup2 rw\n`,
  v2: '2 0 0:2 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n',
};

interface FakeHost extends DemoHost {
  readonly log: string[];
  readonly directories: Set<string>;
}

/** A host in memory: what is made must be gone again at the end. */
function fakeHost(change: Partial<DemoHost> = {}, files: Record<string, string> = {}): FakeHost {
  const log: string[] = [];
  const directories = new Set<string>();
  const base: Record<string, string> = {
    '/proc/self/mountinfo': MOUNTS.hybrid,
    [`${V1}/blkio.throttle.write_iops_device`]: '',
    '/sys/class/block/loop7/dev': '7:7\n',
    ...files,
  };
  return {
    log,
    directories,
    pid: 100,
    uid: 0,
    run(program, args) {
      log.push([program, ...args].join(' '));
      if (args[0] === '--associated') return { status: 0, stdout: `/dev/loop5: []: (${args[1]})\n`, stderr: '' };
      return { status: 0, stdout: program === 'losetup' ? '/dev/loop7\n' : '', stderr: '' };
    },
    read: (path) => base[path] ?? null,
    write: (path, text) => void log.push(`write ${path} ${text.trim()}`),
    exists: (path) => base[path] !== undefined,
    list: () => [],
    isPrivateDirectory: () => true,
    makeDirectory(path) {
      if (directories.has(path)) throw new Error('EEXIST');
      directories.add(path);
    },
    makeFile: () => {},
    removeDirectory: (path) => void directories.delete(path),
    removeTree(path) {
      for (const directory of directories) if (directory.startsWith(path)) directories.delete(directory);
    },
    isAlive: (pid) => pid === 100,
    kill: () => {},
    start(_, args) {
      log.push(`start ${args[1]}`);
      return () => void log.push('kill workload');
    },
    sleep: () => {},
    ...change,
  };
}

async function demo(host: DemoHost, args: readonly string[] = ['--json']) {
  const io = testIo();
  const services = fakeServices(fakeStream([sessionEvent(), { type: 'end', reason: 'target-gone' }]), {
    demoHost: () => host,
  });
  const exitCode = await runCli({ args: ['demo', ...args], io, services, version: '1' });
  return { io, services, exitCode };
}

describe('the demo', () => {
  it('limits a cgroup, attaches to a cgroup with a workload on it, explains, and removes everything', async () => {
    const host = fakeHost();
    const { exitCode, io, services } = await demo(host);
    expect(exitCode).toBe(0);
    expect(host.log.filter((line) => !line.endsWith(' -V'))).toEqual([
      'mkfs.ext4 -q -F /var/tmp/stallscope-demo-100/disk',
      'losetup --find --show /var/tmp/stallscope-demo-100/disk',
      'mount -t ext4 /dev/loop7 /var/tmp/stallscope-demo-100/mnt',
      `write ${V1}/stallscope-demo-100/blkio.throttle.write_iops_device 7:7 10`,
      `start echo $$ > ${V2}/stallscope-demo-100/cgroup.procs && echo $$ > ${V1}/stallscope-demo-100/cgroup.procs && while kill -0 100; do dd if=/dev/zero of=/var/tmp/stallscope-demo-100/mnt/journal.wal bs=4k count=1 conv=fsync,notrunc; done`,
      'kill workload',
      `write ${V1}/stallscope-demo-100/blkio.throttle.write_iops_device 7:7 0`,
      'umount /var/tmp/stallscope-demo-100/mnt',
      'losetup --detach /dev/loop7',
    ]);
    expect(host.directories.size).toBe(0);
    expect(services.agents[0]).toMatchObject({ targets: ['cgroup:/stallscope-demo-100'], minNs: 1_000_000 });
    expect(io.stdout.json.map((line) => line['type'])).toEqual(['session', 'end']);
    expect(io.stderr.text).toContain('may write 10 times a second');
    expect(io.stderr.text).toContain('the wait is in front of it');
    expect(io.listeners()).toBe(0);
  });

  it('uses io.max on a host with cgroup v2 only', async () => {
    const host = fakeHost(
      {},
      { '/proc/self/mountinfo': MOUNTS.v2, '/sys/fs/cgroup/cgroup.subtree_control': 'cpu io memory\n' },
    );
    expect((await demo(host)).exitCode).toBe(0);
    expect(host.log).toContain('write /sys/fs/cgroup/stallscope-demo-100/io.max 7:7 wiops=10');
    expect(host.directories.size).toBe(0);
  });

  it('removes everything when the agent does not start', async () => {
    const host = fakeHost();
    const io = testIo();
    const services = fakeServices(fakeStream(), {
      demoHost: () => host,
      startAgent: async () => {
        throw Object.assign(new Error('no BTF'), { code: 'ERR_BTF_MISSING' });
      },
    });
    expect(await runCli({ args: ['demo'], io, services, version: '1' })).toBe(3);
    expect(host.directories.size).toBe(0);
    expect(host.log.at(-1)).toBe('losetup --detach /dev/loop7');
  });

  it('removes what it made when a step fails', async () => {
    const host = fakeHost({
      run: (program, args) => {
        if (program === 'mount') return { status: 32, stdout: '', stderr: 'mount: unknown filesystem type\n' };
        host.log.push([program, ...args].join(' '));
        return { status: 0, stdout: '/dev/loop7\n', stderr: '' };
      },
    });
    const { exitCode, io } = await demo(host);
    expect(exitCode).toBe(3);
    expect(io.stderr.text).toBe('stallscope: the demo cannot go on: mount failed (mount: unknown filesystem type)\n');
    expect(host.directories.size).toBe(0);
    expect(host.log.at(-1)).toBe('losetup --detach /dev/loop7');
  });

  it('removes everything before a second signal ends the process', async () => {
    const host = fakeHost();
    const io = testIo();
    const stream = fakeStream([sessionEvent()]);
    const services = fakeServices(stream, { demoHost: () => host });
    const result = runCli({ args: ['demo'], io, services, version: '1' });
    await stream.options;
    await new Promise((resolve) => setImmediate(resolve));
    io.signal();
    io.signal();
    expect(io.exits).toEqual([130]);
    expect(host.directories.size).toBe(0);
    expect(await result).toBe(0);
  });

  it('sweeps what a killed demo left, and nothing else', async () => {
    const host = fakeHost({
      list: (path) =>
        path === '/var/tmp'
          ? ['stallscope-demo-55', 'stallscope-demo-66', 'other', 'stallscope-demo-x']
          : ['stallscope-demo-55', 'user.slice'],
      isAlive: (pid) => pid !== 55,
    });
    host.directories.add(`${V1}/stallscope-demo-55`).add(`${V1}/user.slice`).add('/var/tmp/stallscope-demo-66');
    await demo(host);
    expect([...host.directories]).toEqual([`${V1}/user.slice`, '/var/tmp/stallscope-demo-66']);
    expect(host.log.slice(2, 5)).toEqual([
      'umount /var/tmp/stallscope-demo-55/mnt',
      'losetup --associated /var/tmp/stallscope-demo-55/disk',
      'losetup --detach /dev/loop5',
    ]);
  });

  it.each([
    ['root', fakeHost({ uid: 1000 }), 'run it as root'],
    [
      'losetup',
      fakeHost({ run: () => ({ status: null, stdout: '', stderr: '' }) }),
      'needs losetup, which is not installed → install util-linux',
    ],
    [
      'a way to limit I/O',
      fakeHost({}, { '/proc/self/mountinfo': MOUNTS.v2 }),
      'cannot limit I/O (no blkio throttling, and no io controller for child cgroups) → echo +io > /sys/fs/cgroup/cgroup.subtree_control',
    ],
    ['cgroups', fakeHost({}, { '/proc/self/mountinfo': '' }), 'neither cgroup v2 nor a v1 blkio hierarchy is mounted'],
  ])('without %s exits with 3 and a clear line', async (_, host, line) => {
    const { exitCode, io } = await demo(host);
    expect(exitCode).toBe(3);
    expect(io.stderr.text).toContain(line);
    expect(io.stderr.lines.length).toBe(1);
    expect(host.directories.size).toBe(0);
  });
});
