/** Two containers side by side on disks of their own: the one that is traced, and a neighbour that does the same at the same time. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Container, Runtime, RuntimeOptions } from '../lab/container.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { runWorkload, startWorkload, type WorkloadReport } from '../lab/workload.ts';
import { attach, type Trace } from './trace.ts';
import { quietly } from './truth.ts';

/** A directory inside the containers, and the disk that is behind it on the host. */
export interface Place {
  readonly dir: string;
  readonly disk: MountedDisk;
}

export interface Stage {
  readonly runtime: Runtime;
  readonly subject: Container;
  readonly neighbour: Container;
  readonly places: Readonly<Record<PlaceName, Place>>;
  close(): Promise<void>;
}

export const PLACE_NAMES = ['volume', 'root file system'] as const;
export type PlaceName = (typeof PLACE_NAMES)[number];

export async function setStage(start: (options?: RuntimeOptions) => Promise<Runtime>): Promise<Stage> {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const volume = await loopDisk({ sizeMiB: 96, fs: 'ext4' });
    closers.push(volume.close);
    const root = await loopDisk({ sizeMiB: 512, fs: 'ext4' });
    closers.push(root.close);
    const runtime = await start({ dataDir: root.dir });
    closers.push(runtime.close);
    const run = (name: string): Promise<Container> => {
      const source = join(volume.dir, name);
      mkdirSync(source);
      return runtime.run(name, { privileged: true, mounts: [{ source, target: '/data' }] });
    };
    const stage: Stage = {
      runtime,
      subject: await run('e2e-subject'),
      neighbour: await run('e2e-neighbour'),
      places: { volume: { dir: '/data', disk: volume }, 'root file system': { dir: '/root', disk: root } },
      close,
    };
    await prepareFiles(stage);
    return stage;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Blocks allocated, directories and programs in the page cache: what is read and written later is what the workload asks for. */
async function prepareFiles(stage: Stage): Promise<void> {
  for (const place of [stage.subject, stage.neighbour]) {
    for (const { dir } of Object.values(stage.places)) {
      await runWorkload({ place, dir, operations: ['prepare=1', 'direct-read=1'] });
    }
  }
}

export interface Observed {
  readonly trace: Trace;
  readonly report: WorkloadReport;
}

/**
 * Attaches to the subject, as `target` names it, while it and the neighbour do the operations in `dir`. Nothing else happens in the
 * subject: its workload waits already and is told to go from the host. `afterwards` is done when both are through, while the session is on.
 */
export async function observe(
  stage: Stage,
  target: string,
  dir: string,
  operations: readonly string[],
  afterwards: () => Promise<unknown> = async () => undefined,
): Promise<Observed> {
  const [own, other] = await Promise.all(
    [stage.subject, stage.neighbour].map((container) => startWorkload({ place: quietly(container), dir, operations })),
  );
  if (own === undefined || other === undefined) throw new Error('two workloads were started');
  try {
    const session = await attach([target], { env: stage.runtime.env, kinds: 'block,fsync,mount' });
    const [report] = await Promise.all([own.go(), other.go()]);
    await afterwards();
    return { trace: await session.stop(), report };
  } finally {
    await Promise.all([own.close(), other.close()]);
  }
}
