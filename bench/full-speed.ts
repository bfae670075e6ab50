/** What tracing takes from a load that runs as fast as it can: pairs of runs, without and with the tool. */
import type { LabCgroup } from '../test/lab/cgroup.ts';
import type { Contender } from './contenders.ts';
import { runLoad } from './load.ts';
import { sleep } from './process.ts';
import { median } from './table.ts';

export interface FullSpeedOptions {
  readonly cgroup: LabCgroup;
  readonly file: string;
  readonly pairs: number;
  readonly seconds: number;
}

export interface FullSpeedResult {
  readonly name: string;
  readonly plainIops: number;
  readonly tracedIops: number;
  /** Median of the pairs' ratios. */
  readonly kept: number;
  readonly lost: number | null;
}

const ATTACH_MS = 2_000;

export async function measureFullSpeed(contender: Contender, options: FullSpeedOptions): Promise<FullSpeedResult> {
  const load = () => runLoad(options.cgroup, options.file, { seconds: options.seconds, iops: null });
  const pairs: { plain: number; traced: number }[] = [];
  let lost: number | null = null;
  for (let pair = 0; pair < options.pairs; pair++) {
    const { iops: plain } = await load();
    const running = await contender.start(options.cgroup);
    await sleep(ATTACH_MS);
    const { iops: traced } = await load();
    await running.stop();
    const count = running.lost();
    if (count !== null) lost = (lost ?? 0) + count;
    pairs.push({ plain, traced });
  }
  return {
    name: contender.name,
    plainIops: median(pairs.map(({ plain }) => plain)),
    tracedIops: median(pairs.map(({ traced }) => traced)),
    kept: median(pairs.map(({ plain, traced }) => traced / plain)),
    lost,
  };
}
