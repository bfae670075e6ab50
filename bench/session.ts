/** A session that has nothing to do, and how long one takes to begin. */
import type { LabCgroup } from '../test/lab/cgroup.ts';
import { background, cpuNs, sleep, waitFor } from './process.ts';
import { median } from './table.ts';

/** Part of one core that an attached agent takes while no I/O is in scope. */
export async function measureIdle(cgroup: LabCgroup, seconds: number): Promise<number> {
  const agent = background(['bin/stallscope', 'attach', `cgroup:${cgroup.path}`, '--json']);
  try {
    await waitFor('the session line', () => agent.lines() > 0);
    // What V8 compiles and collects of the start is not the session's.
    await sleep(8_000);
    const before = cpuNs(agent.pid);
    await sleep(seconds * 1_000);
    return (cpuNs(agent.pid) - before) / (seconds * 1e9);
  } finally {
    await agent.stop();
  }
}

/** Milliseconds from the start of the process to the session line. */
export async function measureAttach(cgroup: LabCgroup, runs: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const agent = background(['bin/stallscope', 'attach', `cgroup:${cgroup.path}`, '--json']);
    const attached = new Promise<void>((resolve) => agent.child.stdout?.once('data', () => resolve()));
    await attached;
    times.push(performance.now() - began);
    await agent.stop();
  }
  return median(times);
}
