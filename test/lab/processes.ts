import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What tells the processes of an instance from others. */
export interface Ownership {
  readonly dir: string;
  readonly name: string;
  /** Environment variable that holds the name. */
  readonly mark: string;
  /** Cgroups made for its containers. */
  readonly cgroups: readonly string[];
}

const KILL_ROUNDS = 100;
const KILL_ROUND_MS = 50;

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The process is gone.
    return '';
  }
}

function mountNamespaceOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/mnt`);
  } catch {
    return '';
  }
}

/** Pids of the instance: started by it (their environment says so), in one of its cgroups, or on a root file system that lies in its directory. */
export function processesOf(owner: Ownership): number[] {
  const hostNamespace = mountNamespaceOf('self');
  const isOurs = (pid: string): boolean => {
    if (read(`/proc/${pid}/environ`).split('\0').includes(`${owner.mark}=${owner.name}`)) return true;
    const cgroups = read(`/proc/${pid}/cgroup`).split('\n').map(pathOfLine);
    if (cgroups.some((path) => path.startsWith(`/${owner.name}`) || owner.cgroups.includes(path))) return true;
    const namespace = mountNamespaceOf(pid);
    if (namespace === '' || namespace === hostNamespace) return false;
    const root = read(`/proc/${pid}/mountinfo`)
      .split('\n')
      .find((line) => line.split(' ')[4] === '/');
    return root?.includes(`${owner.dir}/`) ?? false;
  };
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && pid !== String(process.pid) && isOurs(pid) && !isZombie(pid))
    .map(Number);
}

/** Waits for its parent only; kill does nothing more to it. */
function isZombie(pid: string): boolean {
  return /^State:\s+[ZX]/m.test(read(`/proc/${pid}/status`));
}

/** Cgroup paths of a process that were made for it: below the cgroups of this process, in any hierarchy. */
export function cgroupPathsOf(pid: number, name: string): string[] {
  const own = new Set(read('/proc/self/cgroup').split('\n').map(pathOfLine));
  const paths = read(`/proc/${pid}/cgroup`).split('\n').map(pathOfLine);
  return [...new Set(paths)].filter(
    (path) => path !== '' && path !== '/' && !own.has(path) && !path.includes(`/${name}`),
  );
}

function pathOfLine(line: string): string {
  return line.split(':').slice(2).join(':');
}

/** Kills until none is left, for a process may start another one meanwhile. False when some will not go. */
export function killProcesses(owner: Ownership): boolean {
  for (let round = 0; round < KILL_ROUNDS; round += 1) {
    const pids = processesOf(owner);
    if (pids.length === 0) return true;
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Gone already.
      }
    }
    pauseSync(KILL_ROUND_MS);
  }
  return false;
}

export function pauseSync(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
