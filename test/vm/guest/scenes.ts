/** What happens while a session traces: each scene in a cgroup of its own, with what the kernel and the programs themselves say of it. */
import { mkdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { cgroup, type LabCgroup } from '../../lab/cgroup.ts';
import { hierarchies } from '../../lab/cgroup-files.ts';
import { run } from '../../lab/run.ts';
import { throttle } from '../../lab/throttle.ts';
import { runWorkload, type WorkloadResult } from '../../lab/workload.ts';
import type { GuestDisk, GuestDisks } from './disks.ts';

export const SCENES = ['direct', 'writeback', 'limited', 'xfs', 'btrfs', 'mapped', 'umount'] as const;
export type SceneName = (typeof SCENES)[number];

export interface SceneReport {
  readonly scene: SceneName;
  /** As a target names it. */
  readonly cgroup: string;
  readonly disk: string;
  readonly results: readonly WorkloadResult[];
  /** The cgroup's line of io.stat for the disk: `rbytes`, `wbytes`, `rios`, `wios`. All of it happened while the session was on. */
  readonly ioStat: Readonly<Record<string, number>>;
  /** Of a command that is the scene's point, where there is one. */
  readonly tookNs: number | null;
}

/** I/Os a second. */
const WRITE_LIMIT = 10;
const LIMIT_SEEN_MS = 3_000;

interface Stage {
  readonly disks: GuestDisks;
  readonly groups: Readonly<Record<SceneName, LabCgroup>>;
}

export async function openStage(disks: GuestDisks): Promise<Stage> {
  const groups = Object.fromEntries(SCENES.map((name) => [name, cgroup(name)])) as Record<SceneName, LabCgroup>;
  // The scene of direct I/O begins with a file whose blocks are allocated and stable: its cgroup then does that I/O and nothing else.
  const dir = `${disks.ext4.dir}${groups.direct.path}`;
  mkdirSync(dir);
  await runWorkload({ dir, operations: [PREPARE] });
  await run('sync', []);
  return { disks, groups };
}

export async function play({ disks, groups }: Stage, scene: SceneName): Promise<SceneReport> {
  const { disk, act } = ACTS[scene];
  const place = groups[scene];
  const { results, tookNs = null } = await act({ disk: disks[disk], place });
  const { name, majorMinor } = disks[disk];
  return { scene, cgroup: place.path, disk: name, results, ioStat: ioStat(place.path, majorMinor), tookNs };
}

interface On {
  readonly disk: GuestDisk;
  readonly place: LabCgroup;
}

interface Act {
  readonly disk: keyof GuestDisks;
  readonly act: (on: On) => Promise<{ results: readonly WorkloadResult[]; tookNs?: number }>;
}

/** Its own file, made here: what a cgroup's first touch brings into the page cache is charged to it for good. */
const working =
  (...operations: string[]): Act['act'] =>
  ({ disk, place }) => {
    const dir = `${disk.dir}${place.path}`;
    mkdirSync(dir, { recursive: true });
    return runWorkload({ dir, operations, place });
  };

const PREPARE = 'prepare=1,1048576';

/** A synchronous write, and those that come once the session has had the time to begin timing them. */
const SYNCS = ['fsync=5', 'fdatasync=5', 'sync-write=1', 'pause=1,4000', 'sync-write=3'];

const ACTS: Readonly<Record<SceneName, Act>> = {
  direct: { disk: 'ext4', act: working('direct-read=40,4096', 'direct-write=40,8192') },
  writeback: {
    disk: 'ext4',
    act: async (on) => {
      const report = await working(PREPARE, 'buffered-write=16,65536')(on);
      // By the root cgroup, which dirtied none of it.
      await run('sync', []);
      return report;
    },
  },
  limited: {
    disk: 'ext4',
    act: async (on) => {
      const { results } = await working(PREPARE)(on);
      const limit = throttle(on.disk, { writeIops: WRITE_LIMIT }, on.place.path);
      try {
        // What limits there are is looked up now and then.
        await sleep(LIMIT_SEEN_MS);
        const limited = await working('fsync=8')(on);
        await sleep(LIMIT_SEEN_MS);
        return { results: [...results, ...limited.results] };
      } finally {
        await limit.close();
      }
    },
  },
  xfs: { disk: 'xfs', act: working(PREPARE, ...SYNCS) },
  btrfs: { disk: 'btrfs', act: working(PREPARE, ...SYNCS) },
  mapped: { disk: 'slow', act: working(PREPARE, 'direct-write=4,4096', 'fsync=2') },
  umount: {
    disk: 'slow',
    act: async (on) => {
      const { results } = await working(PREPARE, 'buffered-write=16,65536')(on);
      const begun = process.hrtime.bigint();
      await on.place.run(['umount', on.disk.dir]);
      return { results, tookNs: Number(process.hrtime.bigint() - begun) };
    },
  },
};

function ioStat(path: string, majorMinor: string): Record<string, number> {
  const text = readFileSync(`${hierarchies().v2}${path}/io.stat`, 'utf8');
  const line = text.split('\n').find((one) => one.startsWith(`${majorMinor} `)) ?? '';
  return Object.fromEntries([...line.matchAll(/(\w+)=(\d+)/g)].map(([, key = '', value]) => [key, Number(value)]));
}
