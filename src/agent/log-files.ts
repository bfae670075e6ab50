/**
 * Where the output of a container goes: the pipe it writes to, and what others write on its behalf. No path is taken for granted: whoever watches
 * over the container, and the daemon above, have their logs open.
 */
import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import type { Container } from '../containers/types.ts';
import { type DeviceNumber, deviceFromParts } from '../units.ts';

export interface LogFile {
  readonly container: number;
  /** `stdio`: what the container itself writes to; `log`: what others write on its behalf. */
  readonly kind: 'stdio' | 'log';
  readonly path: string;
  readonly device: DeviceNumber;
  readonly inode: bigint;
}

export interface OpenFile {
  readonly path: string;
  readonly type: 'regular' | 'fifo' | 'other';
  readonly writable: boolean;
  readonly device: DeviceNumber;
  readonly inode: bigint;
}

/** What is read of the host's processes; null and empty for one that is gone. */
export interface ProcessFiles {
  readonly pids: () => readonly number[];
  readonly comm: (pid: number) => string | null;
  readonly parent: (pid: number) => number | null;
  readonly argv: (pid: number) => readonly string[];
  readonly open: (pid: number) => readonly OpenFile[];
}

/** Daemons that write logs by themselves. */
const DAEMONS: readonly string[] = ['dockerd', 'containerd', 'crio'];
/** A name is cut at 15 bytes. */
const SHIM = 'containerd-shim';
/** A shim's own messages, in the bundle of its container. */
const SHIM_LOG = /\/io\.containerd\.runtime\.v\d\.task\/.*\/log$/;

/** Descriptors looked at of one process. */
const MAX_DESCRIPTORS = 4_096;

export function findDaemons(files: ProcessFiles): readonly number[] {
  return files.pids().filter((pid) => DAEMONS.includes(files.comm(pid) ?? ''));
}

/** `open` of the daemons is asked for by the caller, once for all containers. */
export function findLogFiles(
  files: ProcessFiles,
  container: Container,
  daemonFiles: readonly OpenFile[],
): readonly LogFile[] {
  const { initPid, key } = container;
  if (initPid === null) return [];
  const found: LogFile[] = [];
  const add = (kind: LogFile['kind'], { path, device, inode }: OpenFile): void => {
    if (!found.some((one) => one.device === device && one.inode === inode)) {
      found.push({ container: key, kind, path, device, inode });
    }
  };
  // Of its first process: standard output and error are the two first that it has open for writing.
  for (const file of files.open(initPid).slice(0, 3)) {
    if (file.writable && (file.path.startsWith('pipe:') || file.path.startsWith('/dev/pts/'))) add('stdio', file);
  }
  const monitor = files.parent(initPid);
  if (monitor !== null) for (const file of filesOfMonitor(files, monitor, container.fullId)) add('log', file);
  for (const file of daemonFiles) if (isDaemonLog(file, container)) add('log', file);
  return found;
}

function filesOfMonitor(files: ProcessFiles, monitor: number, id: string): readonly OpenFile[] {
  const comm = files.comm(monitor) ?? '';
  const isElsewhere = ({ path }: OpenFile): boolean => /^\/(proc|sys|dev)\//.test(path);
  const writable = (): OpenFile[] => files.open(monitor).filter((file) => file.writable && !isElsewhere(file));
  // One for each container.
  if (comm === 'conmon') return writable().filter(({ type }) => type === 'regular');
  if (comm !== SHIM) return [];
  // One for each container, or for a pod: then files are told apart by the container's id.
  const argv = files.argv(monitor);
  const ownId = argv[argv.indexOf('-id') + 1] === id;
  return writable().filter(
    ({ type, path }) => !SHIM_LOG.test(path) && (path.includes(id) ? type !== 'other' : ownId && type === 'regular'),
  );
}

function isDaemonLog({ path, type, writable }: OpenFile, { fullId, ref }: Container): boolean {
  if (!writable || type !== 'regular' || !path.endsWith('.log')) return false;
  if (path.includes(fullId)) return true;
  const [namespace, pod] = (ref.pod ?? '').split('/');
  return pod !== undefined && path.startsWith(`/var/log/pods/${namespace}_${pod}_`) && path.includes(`/${ref.name}/`);
}

const KINDS: readonly [number, OpenFile['type']][] = [
  [0o100000, 'regular'],
  [0o010000, 'fifo'],
];
const O_ACCMODE = 0o3;

function attempt<Result>(what: () => Result, otherwise: Result): Result {
  try {
    return what();
  } catch {
    return otherwise;
  }
}

/** Calls that answer from memory: synchronous, for by way of threads each takes forty times as long. */
export const PROC_FILES: ProcessFiles = {
  pids: () =>
    attempt(() => readdirSync('/proc'), [])
      .map(Number)
      .filter((pid) => pid > 0),
  comm: (pid) => attempt(() => readFileSync(`/proc/${pid}/comm`, 'utf8').trimEnd(), null),
  parent: (pid) =>
    attempt(() => {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    }, null),
  argv: (pid) => attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'), '').split('\0'),
  open: (pid) =>
    attempt(() => readdirSync(`/proc/${pid}/fd`), [])
      .sort((a, b) => Number(a) - Number(b))
      .slice(0, MAX_DESCRIPTORS)
      .flatMap((fd) => attempt(() => [openFile(pid, fd)], [])),
};

function openFile(pid: number, fd: string): OpenFile {
  const path = readlinkSync(`/proc/${pid}/fd/${fd}`);
  const flags = /^flags:\s+([0-7]+)/m.exec(readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8'))?.[1] ?? '0';
  const { dev, ino, mode } = statSync(`/proc/${pid}/fd/${fd}`, { bigint: true });
  const type = KINDS.find(([format]) => (Number(mode) & 0o170000) === format)?.[1] ?? 'other';
  return { path, type, writable: (Number.parseInt(flags, 8) & O_ACCMODE) !== 0, device: deviceOf(dev), inode: ino };
}

/** From the form of stat(2). */
function deviceOf(dev: bigint): DeviceNumber {
  const major = Number((dev >> 8n) & 0xfffn) | Number((dev >> 32n) & 0xfffff000n);
  return deviceFromParts(major, Number(dev & 0xffn) | Number((dev >> 12n) & 0xfff00n));
}
