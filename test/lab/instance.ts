import { appendFileSync, mkdirSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sweepInstance } from './sweep.ts';

/** Everything the lab makes carries this in its name, so that what a crash left can be found. */
export const LAB_PREFIX = 'stallscope-lab';

/** On a disk: overlayfs takes neither tmpfs of old kernels nor another overlay as its upper directory. */
export const LAB_ROOT = process.env['STALLSCOPE_LAB_DIR'] ?? '/var/tmp/stallscope-lab';

/** Environment variable that marks the processes of an instance and their children. */
const LAB_MARK = 'STALLSCOPE_LAB';

const OVERLAYFS_MAGIC = 0x794c7630;
const TMPFS_MAGIC = 0x01021994;

/** What undoes a change outside the instance's directory. */
export type Claim =
  /** A file or socket to delete. */
  | { readonly type: 'file'; readonly path: string }
  /** A limit to lift: written before anything is stopped, so that nothing waits behind it. */
  | { readonly type: 'write'; readonly path: string; readonly text: string }
  /** A cgroup to remove in every hierarchy, and its parents where they are empty then. */
  | { readonly type: 'cgroup'; readonly path: string }
  | { readonly type: 'netns'; readonly name: string };

/** A directory that owns some state of the host: processes, mounts, loop devices, cgroups. */
export interface Instance {
  readonly name: string;
  readonly dir: string;
  /** For the processes it starts. */
  readonly env: Readonly<Record<string, string>>;
  claim(claim: Claim): void;
  /** Ends and removes everything it owns. Idempotent. Throws when something could not be removed. */
  close(): Promise<void>;
}

const openInstances = new Set<string>();
let counter = 0;

/** Start time in clock ticks since boot: with the pid it names a process for good. undefined when there is none. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is a name in parentheses, which may hold anything; the start time is the 20th after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

export function openInstance(): Instance {
  counter += 1;
  if (counter === 1) sweepOnExit();
  // Short, for paths of sockets are limited to 107 bytes, and podman's to 50.
  const owner = `${process.pid}-${startTimeOf(process.pid)}-${counter}`;
  const name = `${LAB_PREFIX}-${owner}`;
  const dir = join(LAB_ROOT, owner);
  mkdirSync(dir, { recursive: true });
  checkFileSystem();
  openInstances.add(dir);
  return {
    name,
    dir,
    env: { [LAB_MARK]: name },
    claim: (claim) => appendFileSync(join(dir, 'claims'), `${JSON.stringify(claim)}\n`),
    close: async () => {
      if (!openInstances.delete(dir)) return;
      const left = sweepInstance(dir, name, LAB_MARK);
      if (left.length > 0) throw new Error(`${name} left behind: ${left.join(', ')}`);
    },
  };
}

function checkFileSystem(): void {
  const { type } = statfsSync(LAB_ROOT);
  if (type === OVERLAYFS_MAGIC || type === TMPFS_MAGIC) {
    throw new Error(`${LAB_ROOT} must be on a disk, not on tmpfs or overlayfs: set STALLSCOPE_LAB_DIR`);
  }
}

/** Removes what processes that are gone left behind. Returns what resisted. */
export function sweepStale(): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(LAB_ROOT);
  } catch {
    return [];
  }
  const pattern = /^(\d+)-(\d+)-(\d+)$/;
  const stale = names
    .map((name) => ({ name, parts: pattern.exec(name) }))
    .filter(({ parts }) => parts !== null && startTimeOf(Number(parts[1])) !== parts[2])
    // The newest first: a container goes before the disk it lives on.
    .sort((a, b) => Number(b.parts?.[3]) - Number(a.parts?.[3]));
  return stale.flatMap(({ name }) => sweepInstance(join(LAB_ROOT, name), `${LAB_PREFIX}-${name}`, LAB_MARK));
}

/** Ends and removes, at once and by force, all that this process owns. Handles are of no use afterwards. Returns what resisted. */
export function sweepOwn(): readonly string[] {
  // The newest first: a container goes before the disk it lives on.
  return [...openInstances].reverse().flatMap((dir) => {
    openInstances.delete(dir);
    return sweepInstance(dir, `${LAB_PREFIX}-${basename(dir)}`, LAB_MARK);
  });
}

/** For ends of the process that no close() precedes: a failed test, Ctrl-C, a time-out of the runner. SIGKILL leaves it to sweepStale(). */
function sweepOnExit(): void {
  process.once('exit', () => {
    sweepOwn();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      sweepOwn();
      // Without a listener the signal now does what it does by default; others have had it already.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}
