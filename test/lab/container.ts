/** What containers of all runtimes have in common. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CgroupIds } from './cgroup.ts';
import { cgroupIdAt, hierarchies } from './cgroup-files.ts';
import { WORKLOAD_IN_IMAGE } from './image.ts';
import type { Instance } from './instance.ts';
import { type Output, outputOf, type Place, run, spawnPiped } from './run.ts';

export type RuntimeName = 'containerd' | 'docker' | 'podman';

export interface RuntimeOptions {
  /** Where images and writable layers are; default: the lab's directory, on the host's disk. Give a slow disk to make the rootfs slow. */
  readonly dataDir?: string;
  /**
   * `default`: sockets and state where a fresh host has them, so that a program finds them without being told. `private`: all of it in the
   * lab's directory. Unset: default where nothing else uses those places, else private.
   */
  readonly paths?: 'default' | 'private';
}

export interface Mount {
  readonly source: string;
  readonly target: string;
  readonly readOnly?: boolean;
}

export interface ContainerOptions {
  /** Default: sleeps. */
  readonly command?: readonly string[];
  readonly mounts?: readonly Mount[];
  /** May mount and unmount inside: CAP_SYS_ADMIN, no seccomp, no AppArmor. */
  readonly privileged?: boolean;
}

export interface Container extends Place {
  readonly runtime: RuntimeName;
  readonly id: string;
  readonly name: string;
  /** Of its first process, as the host sees it. */
  readonly pid: number;
  readonly cgroup: CgroupIds;
  /** Runs a command inside to its end. */
  exec(command: readonly string[]): Promise<Output>;
  logs(): Promise<string>;
  /** Kills its processes and waits until they are gone. Idempotent. */
  stop(): Promise<void>;
  /** Stops it, and removes it from its runtime. Idempotent. */
  close(): Promise<void>;
}

export interface Runtime {
  readonly name: RuntimeName;
  /** API socket; null for podman, which has no daemon. */
  readonly socket: string | null;
  /** What makes the runtime's own command-line tools, and programs that honour the same variables, find it. */
  readonly env: Readonly<Record<string, string>>;
  run(name: string, options?: ContainerOptions): Promise<Container>;
  /** Arguments that `run` uses, for tests that time a start themselves. */
  command(args: readonly string[]): readonly string[];
  /** Closes its containers, then stops it. Idempotent. */
  close(): Promise<void>;
}

/** What a runtime's module tells of its command line. */
export interface ContainerCommands {
  readonly exec: (command: readonly string[]) => readonly string[];
  readonly logs: () => Promise<string>;
  readonly kill: readonly string[];
  readonly remove: readonly (readonly string[])[];
}

const STOP_GRACE_MS = 10_000;
export const DEFAULT_COMMAND = ['sleep', '100000'] as const;

/** Options of `run` that Docker and podman share. */
export function dockerRunFlags(options: ContainerOptions): string[] {
  const mounts = (options.mounts ?? []).flatMap(({ source, target, readOnly }) => [
    '--volume',
    `${source}:${target}:${readOnly ? 'ro' : 'rw'}`,
  ]);
  const unconfined = ['seccomp', 'apparmor'].flatMap((guard) => ['--security-opt', `${guard}=unconfined`]);
  return [...mounts, ...(options.privileged ? ['--cap-add', 'SYS_ADMIN', ...unconfined] : [])];
}

/** Paths of a process in the two hierarchies are the same for every runtime the lab has. */
export function cgroupOf(pid: number): CgroupIds {
  const lines = readFileSync(`/proc/${pid}/cgroup`, 'utf8').trim().split('\n');
  const { v2, blkio } = hierarchies();
  const parts = lines.map((line) => line.split(':'));
  const pathIn = (wanted: (controllers: string) => boolean): string | undefined =>
    parts
      .find(([, controllers]) => wanted(controllers ?? ''))
      ?.slice(2)
      .join(':');
  const v2Path = pathIn((controllers) => controllers === '');
  const blkioPath = pathIn((controllers) => controllers.split(',').includes('blkio'));
  const path = v2Path ?? blkioPath;
  if (path === undefined) throw new Error(`process ${pid} is in no cgroup`);
  return {
    path,
    v2Id: v2Path === undefined ? null : cgroupIdAt(v2, v2Path),
    blkioId: blkioPath === undefined ? null : cgroupIdAt(blkio, blkioPath),
  };
}

export interface ContainerParts {
  readonly runtime: RuntimeName;
  readonly id: string;
  readonly name: string;
  readonly pid: number;
  readonly instance: Instance;
  readonly commands: ContainerCommands;
  /** Called once, when it is gone. */
  readonly onClosed: () => void;
}

export function makeContainer(parts: ContainerParts): Container {
  const { runtime, id, name, pid, instance, commands } = parts;
  const cgroup = cgroupOf(pid);
  instance.claim({ type: 'cgroup', path: cgroup.path });
  const spawnInside = (command: readonly string[]) => spawnPiped(commands.exec(command), instance.env);
  const tool = async (command: readonly string[]): Promise<void> => {
    const [program, ...args] = command;
    if (program !== undefined) await run(program, args, { env: instance.env });
  };
  const stop = async (): Promise<void> => {
    if (!existsSync(`/proc/${pid}`)) return;
    await tool(commands.kill);
    await waitUntilGone(pid);
  };
  let closed = false;
  return {
    runtime,
    id,
    name,
    pid,
    cgroup,
    workloadPath: WORKLOAD_IN_IMAGE,
    spawn: spawnInside,
    exec: (command) => outputOf(spawnInside(command), `${name}: ${command.join(' ')}`),
    logs: commands.logs,
    stop,
    close: async () => {
      if (closed) return;
      closed = true;
      parts.onClosed();
      await stop();
      for (const command of commands.remove) await tool(command);
    },
  };
}

async function waitUntilGone(pid: number): Promise<void> {
  const deadline = performance.now() + STOP_GRACE_MS;
  while (existsSync(`/proc/${pid}`)) {
    if (performance.now() > deadline) throw new Error(`process ${pid} is still there after ${STOP_GRACE_MS} ms`);
    await sleep(10);
  }
}

/** Starts a daemon of an instance; what it says goes to a log file in the instance's directory. */
export function startDaemon(instance: Instance, command: readonly string[]): ChildProcess {
  const [program, ...args] = command;
  if (program === undefined) throw new Error('an empty command');
  const log = openSync(join(instance.dir, `${program}.log`), 'a');
  // A session of its own: Ctrl-C in the terminal must not end it before its containers are removed.
  const child = spawn(program, args, {
    stdio: ['ignore', log, log],
    detached: true,
    env: { ...process.env, ...instance.env },
  });
  child.unref();
  return child;
}

/** Asks a daemon to end, and waits; one that does not is killed with its instance. */
export async function stopDaemon(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(STOP_GRACE_MS, undefined, { ref: false })]);
}

/** Why a daemon did not come up, for an error message. */
export function lastLines(instance: Instance, program: string): string {
  return readFileSync(join(instance.dir, `${program}.log`), 'utf8')
    .trim()
    .split('\n')
    .slice(-5)
    .join('\n');
}
