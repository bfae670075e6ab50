/** One session on the cgroups of all scenes, from before the first to after the last. */
import { setTimeout as sleep } from 'node:timers/promises';
import { attach, doctor } from './attach.ts';
import { mountDisks } from './disks.ts';
import { report } from './report.ts';
import { openStage, play, SCENES } from './scenes.ts';

/** Totals come once a second. */
const LAST_TOTALS_MS = 1_500;

export async function traceScenes(): Promise<void> {
  const stage = await openStage(await mountDisks());
  report({ step: 'doctor', answer: JSON.parse(await doctor()) });
  const groups = SCENES.map((scene) => stage.groups[scene].path);
  const session = await attach([...groups.map((path) => `cgroup:${path}`), '--min', '0']);
  for (const scene of SCENES) report({ step: 'scene', ...(await play(stage, scene)) });
  await sleep(LAST_TOTALS_MS);
  const lines = await session.stop();
  report({ step: 'trace', lines: lines.map((line) => JSON.parse(line)) });
}
