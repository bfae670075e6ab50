/**
 * Ends and removes what an instance of the lab owns. Synchronous, for it also runs while the process exits. It looks at the host and not
 * at memory, so that it also cleans up after a process that is gone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cgroupsNamed, removeCgroup } from './cgroup-files.ts';
import type { Claim } from './instance.ts';
import { cgroupPathsOf, killProcesses, pauseSync, processesOf } from './processes.ts';

const DETACH_ATTEMPTS = 50;
const DETACH_PAUSE_MS = 100;

/** Returns what could not be removed, as text. */
export function sweepInstance(dir: string, name: string, mark: string): readonly string[] {
  const claims = readClaims(dir);
  const problems: string[] = [];
  for (const claim of claims) {
    if (claim.type === 'write') writeQuietly(claim.path, claim.text);
  }
  const claimed = claims.flatMap((claim) => (claim.type === 'cgroup' ? [claim.path] : []));
  const files = claims.flatMap((claim) => (claim.type === 'file' ? [claim.path] : []));
  const owner = { dir, name, mark, cgroups: claimed };
  const cgroups = new Set([...claimed, ...processesOf(owner).flatMap((pid) => cgroupPathsOf(pid, name))]);
  if (!killProcesses(owner)) problems.push(`processes ${processesOf(owner).join(' ')}`);
  for (const target of [...mountsOf(dir), ...files.flatMap(mountsUnder)].reverse()) unmount(target);
  detachLoops(dir);
  for (const claim of claims) {
    if (claim.type === 'netns') spawnSync('ip', ['netns', 'delete', claim.name]);
  }
  for (const path of files) removeFiles(path);
  for (const path of [...cgroups, ...cgroupsNamed(name)]) {
    if (!removeCgroup(path)) problems.push(`cgroup ${path}`);
  }
  const mounts = mountsOf(dir);
  problems.push(
    ...mounts.map((target) => `mount ${target}`),
    ...loopDevicesOn(dir).map((device) => `loop device ${device}`),
  );
  // A mount that was let go lazily hides its directory a moment longer, and a process that is being killed may still write into it.
  for (let attempt = 0; attempt < DETACH_ATTEMPTS && existsSync(dir); attempt++) {
    if (attempt > 0) pauseSync(DETACH_PAUSE_MS);
    removeFiles(dir);
  }
  return problems;
}

/** Never through a mount: what is behind it may belong to someone else. */
function removeFiles(path: string): void {
  if (mountsUnder(path).length === 0)
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: DETACH_PAUSE_MS });
}

function readClaims(dir: string): Claim[] {
  const file = join(dir, 'claims');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // What was written last is undone first. A line cut short by a crash was not acted upon yet.
  return lines.flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as Claim] : [])).reverse();
}

function writeQuietly(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch {
    // The cgroup or the device is gone, and the limit with it.
  }
}

/** Mount points at or below a directory, in the order in which they were made. */
export function mountsUnder(dir: string): string[] {
  return mountTargets((_, target) => target === dir || target.startsWith(`${dir}/`));
}

/** The same, and mount points elsewhere of what lies below it: the root file system of a container is an overlay of directories there. */
function mountsOf(dir: string): string[] {
  return mountTargets((line, target) => target === dir || line.includes(`${dir}/`));
}

function mountTargets(isWanted: (line: string, target: string) => boolean): string[] {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .map((line) => ({ line, target: unescapePath(line.split(' ')[4] ?? '') }))
    .filter(({ line, target }) => isWanted(line, target))
    .map(({ target }) => target);
}

/** The kernel writes spaces and the like as octal numbers. */
function unescapePath(text: string): string {
  return text.replace(/\\(\d{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)));
}

function unmount(target: string): void {
  if (spawnSync('umount', [target]).status === 0) return;
  // Something still uses it: out of sight now, gone when the last user is.
  spawnSync('umount', ['-l', target]);
}

/** A file system lets go of its device a moment after its umount, where the unmounting was lazy or the file system works in the background. */
function detachLoops(dir: string): void {
  for (let attempt = 0; attempt < DETACH_ATTEMPTS; attempt++) {
    const devices = loopDevicesOn(dir);
    if (devices.length === 0) return;
    for (const device of devices) spawnSync('losetup', ['-d', device]);
    pauseSync(DETACH_PAUSE_MS);
  }
}

function loopDevicesOn(dir: string): string[] {
  const { stdout } = spawnSync('losetup', ['--json', '--list', '--output', 'NAME,BACK-FILE'], { encoding: 'utf8' });
  if (!stdout) return [];
  const { loopdevices } = JSON.parse(stdout) as { loopdevices: { name: string; 'back-file': string | null }[] };
  return loopdevices.filter((loop) => loop['back-file']?.startsWith(`${dir}/`)).map((loop) => loop.name);
}
