/** Runs inside the machine: each step on its own, so that what one cannot do says so and the others still run. */
import { loadAll } from './load.ts';
import { report } from './report.ts';
import { traceScenes } from './trace.ts';

const STEPS = { load: loadAll, trace: traceScenes };

for (const [name, step] of Object.entries(STEPS)) {
  try {
    await step();
  } catch (error) {
    report({ step: 'failure', of: name, message: error instanceof Error ? `${error.stack}` : String(error) });
  }
}
