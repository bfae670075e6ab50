/**
 * The stage of the demo: a cgroup, a throttled disk on a file, and a workload on it. Every step that worked has its undo, and what a
 * crashed demo left behind is removed by the next one.
 */
import { type CgroupLayout, parseCgroupLayout } from '../containers/cgroup-layout.ts';
import type { CommandResult, DemoHost } from './demo-host.ts';
import { unsupportedError } from './errors.ts';

export const DEMO_DEFAULTS = {
  /** Where the disk's file goes: not /tmp, which may be memory that no loop device can use. */
  directory: '/var/tmp',
  /** Bytes of the disk: what ext4 needs for a journal. */
  diskBytes: 64 << 20,
  /** Writes a second that the cgroup may make: an fsync makes one or two itself, so it takes 100 ms and longer. */
  writeIops: 10,
  /** Milliseconds that killed tasks may take to leave their cgroup. */
  leaveMs: 2_000,
} as const;

export interface DemoStage {
  /** `cgroup:/stallscope-demo-PID`. */
  readonly target: string;
  /** `loop3`. */
  readonly disk: string;
  startWorkload(): void;
  /** Removes everything. Idempotent, synchronous. What could not be removed is in the result. */
  tearDown(): readonly string[];
}

const PREFIX = 'stallscope-demo-';

/** Throws, with everything removed again, when a step fails. */
export function setUpStage(host: DemoHost): DemoStage {
  if (host.uid !== 0) throw unsupportedError('the demo makes a disk and a cgroup: run it as root (sudo)');
  const layout = parseCgroupLayout(host.read('/proc/self/mountinfo') ?? '');
  if (layout === null) {
    throw unsupportedError('cgroups: neither cgroup v2 nor a v1 blkio hierarchy is mounted → see `stallscope doctor`');
  }
  for (const [program, from] of [
    ['losetup', 'util-linux'],
    ['mkfs.ext4', 'e2fsprogs'],
  ] as const) {
    if (host.run(program, ['-V']).status === null) {
      throw unsupportedError(`the demo needs ${program}, which is not installed → install ${from}`);
    }
  }
  const throttle = throttleOf(host, layout);
  sweepStale(host, layout);

  const name = `${PREFIX}${host.pid}`;
  const undo: { readonly what: string; readonly action: () => void }[] = [];
  const tearDown = (): readonly string[] => {
    const left: string[] = [];
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) {
      try {
        step.action();
      } catch {
        left.push(step.what);
      }
    }
    return left;
  };
  const step = (what: string, act: () => void, action: () => void): void => {
    act();
    undo.push({ what, action });
  };

  try {
    const directory = `${DEMO_DEFAULTS.directory}/${name}`;
    step(
      directory,
      () => host.makeDirectory(directory),
      () => host.removeTree(directory),
    );
    const image = `${directory}/disk`;
    const mountPoint = `${directory}/mnt`;
    host.makeFile(image, DEMO_DEFAULTS.diskBytes);
    host.makeDirectory(mountPoint);
    must(host.run('mkfs.ext4', ['-q', '-F', image]), 'mkfs.ext4');
    const device = must(host.run('losetup', ['--find', '--show', image]), 'losetup').trim();
    undo.push({ what: device, action: () => void must(host.run('losetup', ['--detach', device]), 'losetup') });
    const disk = device.replace(/^\/dev\//, '');
    const number = (host.read(`/sys/class/block/${disk}/dev`) ?? '').trim();
    if (number === '') throw unsupportedError(`no /sys/class/block/${disk}: is /sys mounted?`);
    step(
      mountPoint,
      () => void must(host.run('mount', ['-t', 'ext4', device, mountPoint]), 'mount'),
      () => void must(host.run('umount', [mountPoint]), 'umount'),
    );
    const groups = cgroupPaths(layout, name);
    for (const group of groups) {
      step(
        group,
        () => host.makeDirectory(group),
        () => removeCgroup(host, group),
      );
    }
    const limit = throttle(name, number);
    step(
      `limit in ${limit.file}`,
      () => host.write(limit.file, limit.on),
      () => host.write(limit.file, limit.off),
    );

    return {
      target: `cgroup:/${name}`,
      disk,
      startWorkload() {
        // No pause: below its limit the disk would not hold anything back. The loop ends when this process is gone, however it went.
        const join = groups.map((group) => `echo $$ > ${group}/cgroup.procs`).join(' && ');
        const write = `dd if=/dev/zero of=${mountPoint}/journal.wal bs=4k count=1 conv=fsync,notrunc`;
        const script = `${join} && while kill -0 ${host.pid}; do ${write}; done`;
        const stop = host.start('sh', ['-c', script]);
        undo.push({ what: 'workload', action: stop });
      },
      tearDown,
    };
  } catch (error) {
    tearDown();
    throw error;
  }
}

interface Limit {
  readonly file: string;
  readonly on: string;
  readonly off: string;
}

/** How this host can limit a cgroup's writes; the limit goes with the cgroup. */
function throttleOf(host: DemoHost, layout: CgroupLayout): (name: string, device: string) => Limit {
  const { writeIops } = DEMO_DEFAULTS;
  const v1File = 'blkio.throttle.write_iops_device';
  if (layout.v1 !== null && host.exists(`${layout.v1}/${v1File}`)) {
    return (name, device) => ({
      file: `${layout.v1}/${name}/${v1File}`,
      on: `${device} ${writeIops}\n`,
      off: `${device} 0\n`,
    });
  }
  const enabled = (host.read(`${layout.v2}/cgroup.subtree_control`) ?? '').trim().split(' ');
  if (layout.v2 !== null && enabled.includes('io')) {
    return (name, device) => ({
      file: `${layout.v2}/${name}/io.max`,
      on: `${device} wiops=${writeIops}\n`,
      off: `${device} wiops=max\n`,
    });
  }
  throw unsupportedError(
    'cgroups: this host cannot limit I/O (no blkio throttling, and no io controller for child cgroups)' +
      (layout.v2 === null ? '' : ` → echo +io > ${layout.v2}/cgroup.subtree_control`),
  );
}

function cgroupPaths(layout: CgroupLayout, name: string): string[] {
  return [layout.v2, layout.v1].filter((root) => root !== null).map((root) => `${root}/${name}`);
}

/** Of demos whose process is gone. */
function sweepStale(host: DemoHost, layout: CgroupLayout): void {
  const isStale = (entry: string): boolean => {
    const pid = /^stallscope-demo-(\d+)$/.exec(entry)?.[1];
    return pid !== undefined && (Number(pid) === host.pid || !host.isAlive(Number(pid)));
  };
  for (const group of [layout.v2, layout.v1].filter((root) => root !== null)) {
    for (const entry of host.list(group).filter(isStale)) quietly(() => removeCgroup(host, `${group}/${entry}`));
  }
  for (const entry of host.list(DEMO_DEFAULTS.directory).filter(isStale)) {
    const directory = `${DEMO_DEFAULTS.directory}/${entry}`;
    // Anyone may write to the directory above: only what this user made is this demo's.
    if (!host.isPrivateDirectory(directory)) continue;
    host.run('umount', [`${directory}/mnt`]);
    for (const line of host.run('losetup', ['--associated', `${directory}/disk`]).stdout.split('\n')) {
      const device = /^(\/dev\/loop\d+):/.exec(line)?.[1];
      if (device !== undefined) host.run('losetup', ['--detach', device]);
    }
    quietly(() => host.removeTree(directory));
  }
}

/** Kills what runs in a cgroup and removes it once that has left. */
function removeCgroup(host: DemoHost, path: string): void {
  const stepMs = 20;
  for (let waited = 0; ; waited += stepMs) {
    const pids = (host.read(`${path}/cgroup.procs`) ?? '').split('\n').filter((line) => line !== '');
    if (pids.length === 0) {
      try {
        host.removeDirectory(path);
        return;
      } catch (error) {
        if (waited >= DEMO_DEFAULTS.leaveMs) throw error;
      }
    } else if (waited >= DEMO_DEFAULTS.leaveMs) {
      throw new Error(`${path} is still in use`);
    }
    for (const pid of pids) host.kill(Number(pid));
    host.sleep(stepMs);
  }
}

function must(result: CommandResult, program: string): string {
  if (result.status === 0) return result.stdout;
  const why = result.stderr.trim().split('\n')[0] ?? '';
  throw unsupportedError(`the demo cannot go on: ${program} failed${why === '' ? '' : ` (${why})`}`);
}

function quietly(action: () => void): void {
  try {
    action();
  } catch {
    // Left for the next demo to try.
  }
}
