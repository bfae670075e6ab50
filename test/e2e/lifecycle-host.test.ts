import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { hierarchies } from '../lab/cgroup-files.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { runWorkload } from '../lab/workload.ts';
import { endOf, startAttach, startServe, startView } from './agent-process.ts';
import { allGone, objectsOf } from './kernel-objects.ts';
import { lostBesideSkips } from './truth.ts';

let disk: MountedDisk;
let group: LabCgroup;

beforeAll(async () => {
  disk = await loopDisk({ sizeMiB: 64, fs: 'ext4', mountOptions: 'noatime' });
  group = cgroup('host');
  await runWorkload({ dir: disk.dir, operations: ['prepare=1,4096'] });
});

afterAll(async () => {
  await group?.close();
  await disk?.close();
});

/** What tracing could leave behind on a host. */
function hostState(): object {
  const { v2, blkio } = hierarchies();
  const sysctls = [
    'kernel/bpf_stats_enabled',
    'kernel/perf_event_paranoid',
    'kernel/kptr_restrict',
    'kernel/unprivileged_bpf_disabled',
  ];
  return {
    mounts: readFileSync('/proc/self/mountinfo', 'utf8'),
    cgroups: [v2, blkio].flatMap((mount) => (mount === null ? [] : directoriesBelow(mount))),
    sysctls: Object.fromEntries(sysctls.map((name) => [name, readFile(join('/proc/sys', name))])),
    // Where tracefs is mounted: what it would show of events enabled by hand.
    events: readFile('/sys/kernel/tracing/set_event'),
    probes: readFile('/sys/kernel/tracing/dynamic_events'),
    pinned: existsSync('/sys/fs/bpf') ? readdirSync('/sys/fs/bpf') : [],
  };
}

function readFile(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function directoriesBelow(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
}

const operations = ['fsync=20', 'direct-write=50', 'mount=3'];

test('a session changes no mount, cgroup or setting of the host, neither while it runs nor after', async () => {
  const before = hostState();
  const attach = await startAttach([`cgroup:${group.path}`, '--min', '0']);
  await runWorkload({ place: group, dir: disk.dir, operations });
  await attach.nextStats();
  expect(hostState()).toEqual(before);
  const objects = objectsOf(attach.pid);
  attach.signal('SIGINT');
  expect((await attach.exit()).code).toBe(0);
  expect(hostState()).toEqual(before);
  await allGone(objects);
});

test('an agent that is killed leaves no mount, cgroup or setting behind either', async () => {
  const before = hostState();
  const { cli, url } = await startServe([`cgroup:${group.path}`, '--listen', '127.0.0.1:0', '--min', '0']);
  const view = await startView([url, '--min', '0']);
  await runWorkload({ place: group, dir: disk.dir, operations });
  await view.nextStats();
  cli.signal('SIGKILL');
  await cli.exit();
  await view.close();
  expect(hostState()).toEqual(before);
});

test('where tracefs is not mounted an agent sees everything all the same, and does not mount it', async () => {
  const leave =
    'while umount -l /sys/kernel/tracing; do :; done 2>/dev/null; while umount -l /sys/kernel/debug; do :; done 2>/dev/null; exec "$0" "$@"';
  // A mount namespace of its own: the host's tracefs stays.
  const prefix = ['unshare', '--mount', '--propagation', 'private', 'sh', '-c', leave];
  const attach = await startAttach([`cgroup:${group.path}`, '--min', '0'], { prefix });
  const tracing = () => readFileSync(`/proc/${attach.pid}/mounts`, 'utf8').match(/^.* (tracefs|debugfs) .*$/gm);
  expect(tracing()).toBeNull();
  await runWorkload({ place: group, dir: disk.dir, operations });
  await attach.nextStats();
  expect(tracing()).toBeNull();
  attach.signal('SIGINT');
  expect((await attach.exit()).code).toBe(0);
  expect(lostBesideSkips(endOf(attach))).toEqual({});
  const count = (kind: string, name: string) =>
    attach.spans().filter((span) => span.kind === kind && span.name === name).length;
  expect([count('fsync', 'fsync'), count('mount', 'mount'), count('mount', 'umount2')]).toEqual([20, 3, 3]);
});
