/** What a container's processes tell: its init, and the shim or conmon above it, whose arguments lead to a bundle anywhere. */
import { dirname, join } from 'node:path';
import { baseName } from './cgroup-tree.ts';
import type { HostFiles } from './host-files.ts';
import { printable } from './printable.ts';

/** A cgroup.procs of 4,000 processes. */
const PROCS_MAX_BYTES = 32 << 10;
/** conmon's command line repeats podman's whole storage configuration. */
const CMDLINE_MAX_BYTES = 64 << 10;
/** Processes looked at for the oldest one, and child cgroups looked into: an init is among the first. */
const MAX_CANDIDATES = 32;
const MAX_ANCESTORS = 4;

export interface ProcessStat {
  readonly parent: number;
  /** In clock ticks since boot. */
  readonly startTicks: number;
}

export async function readProcessStat(files: HostFiles, pid: number): Promise<ProcessStat | null> {
  const text = await files.read(`/proc/${pid}/stat`, 4096);
  if (text === null) return null;
  // The command, in brackets, may itself hold spaces and brackets: count from the last one. State is field 3 of proc(5).
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [parent, startTicks] = [Number(fields[1]), Number(fields[19])];
  return Number.isInteger(parent) && Number.isFinite(startTicks) ? { parent, startTicks } : null;
}

export async function readProcs(files: HostFiles, directory: string): Promise<readonly number[]> {
  const text = await files.read(join(directory, 'cgroup.procs'), PROCS_MAX_BYTES);
  return (text ?? '')
    .split('\n')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid > 0);
}

/** The oldest process of a cgroup or, when it has none itself, of its children: a container's init. Null while it is empty. */
export async function findInit(files: HostFiles, directory: string): Promise<number | null> {
  let pids = await readProcs(files, directory);
  if (pids.length === 0) {
    const children = ((await files.directories(directory)) ?? []).slice(0, MAX_CANDIDATES);
    pids = (await Promise.all(children.map((name) => readProcs(files, join(directory, name))))).flat();
  }
  if (pids.length <= 1) return pids[0] ?? null;
  let [oldest, oldestTicks]: [number | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const pid of pids.slice(0, MAX_CANDIDATES)) {
    const stat = await readProcessStat(files, pid);
    if (stat !== null && stat.startTicks < oldestTicks) [oldest, oldestTicks] = [pid, stat.startTicks];
  }
  return oldest;
}

export interface Monitor {
  readonly kind: 'shim' | 'conmon';
  readonly bundle: string | null;
  readonly namespace?: string;
  readonly name?: string;
}

/** Looks above a container's init for the process that watches over it. */
export async function findMonitor(files: HostFiles, initPid: number, id: string): Promise<Monitor | null> {
  let pid = initPid;
  for (let step = 0; step < MAX_ANCESTORS; step += 1) {
    const stat = await readProcessStat(files, pid);
    if (stat === null || stat.parent <= 1) return null;
    pid = stat.parent;
    const argv = ((await files.read(`/proc/${pid}/cmdline`, CMDLINE_MAX_BYTES)) ?? '').split('\0');
    const program = baseName(argv[0] ?? '');
    if (program.startsWith('containerd-shim')) return shim(argv, await files.link(`/proc/${pid}/cwd`), id);
    if (program === 'conmon') return conmon(argv, id);
  }
  return null;
}

/**
 * A shim runs in the bundle of the container it was started for. It may serve a whole pod: then its other containers' bundles are
 * that one's neighbours.
 */
function shim(argv: readonly string[], cwd: string | null, id: string): Monitor {
  const namespace = flag(argv, 'namespace');
  const own = flag(argv, 'id');
  const inBundle = cwd !== null && own !== null && baseName(cwd) === own;
  const bundle = flag(argv, 'bundle') ?? (inBundle ? join(dirname(cwd), id) : null);
  return { kind: 'shim', bundle, ...(namespace !== null && { namespace }) };
}

function conmon(argv: readonly string[], id: string): Monitor | null {
  if ((flag(argv, 'c') ?? flag(argv, 'cid')) !== id) return null;
  const name = flag(argv, 'n') ?? flag(argv, 'name');
  return {
    kind: 'conmon',
    bundle: flag(argv, 'b') ?? flag(argv, 'bundle'),
    ...(name !== null && { name: printable(name) }),
  };
}

/** `-x V`, `--x V`, `-x=V` or `--x=V`. */
function flag(argv: readonly string[], name: string): string | null {
  for (const [index, argument] of argv.entries()) {
    const match = /^--?([A-Za-z][A-Za-z-]*)(?:=(.*))?$/s.exec(argument);
    if (match?.[1] === name) return match[2] ?? argv[index + 1] ?? null;
  }
  return null;
}
