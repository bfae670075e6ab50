import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cgroupIdAt, hierarchies, removeCgroup } from './cgroup-files.ts';
import { openInstance } from './instance.ts';
import { type Output, outputOf, type Place, spawnPiped } from './run.ts';
import { WORKLOAD_BINARY } from './workload.ts';

/** A cgroup by its path, and by the ids the kernel gives it; null where the hierarchy is not mounted. */
export interface CgroupIds {
  readonly path: string;
  readonly v2Id: number | null;
  readonly blkioId: number | null;
}

export interface LabCgroup extends CgroupIds, Place {
  /** Runs a command to its end inside. */
  run(command: readonly string[]): Promise<Output>;
  addProcess(pid: number): void;
  /** A cgroup below this one, made now. Goes with its parent, or by its own close(). */
  child(name: string): LabCgroup;
  close(): Promise<void>;
}

/** Enters the cgroups whose cgroup.procs files come before `--`, then becomes the command. */
const ENTER = 'while [ "$1" != -- ]; do echo $$ >"$1" || exit 125; shift; done; shift; exec "$@"';

/** Makes a cgroup of the same path in the version 2 and the blkio hierarchy. */
export function cgroup(name: string): LabCgroup {
  const instance = openInstance();
  const made = makeCgroup(`/${instance.name}-${name}`, instance.env);
  return { ...made, close: () => instance.close() };
}

function makeCgroup(path: string, env: Readonly<Record<string, string>>): LabCgroup {
  const { v2, blkio } = hierarchies();
  if (v2 !== null) enableIo(v2);
  const dirs = [v2, blkio].filter((mount) => mount !== null).map((mount) => join(mount, path));
  for (const dir of dirs) mkdirSync(dir, { recursive: true });
  const spawn = (command: readonly string[]) =>
    spawnPiped(['sh', '-c', ENTER, 'sh', ...dirs.map((dir) => join(dir, 'cgroup.procs')), '--', ...command], env);
  return {
    path,
    v2Id: cgroupIdAt(v2, path),
    blkioId: cgroupIdAt(blkio, path),
    workloadPath: WORKLOAD_BINARY,
    spawn,
    run: (command) => outputOf(spawn(command), command.join(' ')),
    addProcess: (pid) => {
      for (const dir of dirs) writeFileSync(join(dir, 'cgroup.procs'), String(pid));
    },
    child: (name) => makeCgroup(`${path}/${name}`, env),
    close: async () => {
      if (!removeCgroup(path)) throw new Error(`cgroup ${path} could not be removed: is a process still in it?`);
    },
  };
}

/** Lets children of the root have io.max. On a hybrid host the controller is with blkio. */
function enableIo(v2: string): void {
  const available = readFileSync(join(v2, 'cgroup.controllers'), 'utf8').split(/\s+/);
  const enabled = readFileSync(join(v2, 'cgroup.subtree_control'), 'utf8').split(/\s+/);
  if (available.includes('io') && !enabled.includes('io')) writeFileSync(join(v2, 'cgroup.subtree_control'), '+io');
}
