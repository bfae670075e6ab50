import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BPF_OBJECT_PATH, loadAddon } from '../../src/native/binding.ts';
import { BUILD_DIR } from '../lab/paths.ts';
import { until } from '../lab/run.ts';
import { expectAlive, heldBy, untilGone, without } from './bpf-ids.ts';
import { hostPlan, openTracer } from './host-tracer.ts';

const HOLDER = new URL('holder.mjs', import.meta.url);

let dir: string;
beforeAll(() => {
  // On a disk: the file's writes must become block I/O.
  dir = mkdtempSync('/var/tmp/stallscope-holder-');
});
afterAll(() => rmSync(dir, { recursive: true }));

function holderData(name: string) {
  const plan = hostPlan().programs.filter(({ probe }) => probe === 'block' || probe === 'fsync');
  const addon = join(BUILD_DIR, 'Release/stallscope.node');
  return { addon, object: BPF_OBJECT_PATH, plan, file: join(dir, name) };
}

/** Loads and attaches, and forgets; in a function of its own, whose frame takes the last reference with it. Returns the first failures, or 0. */
function abandonSessions(count: number): number[] {
  const addon = loadAddon();
  return Array.from({ length: count }, () => {
    const session = new addon.Session();
    const steps = [
      () => session.open(BPF_OBJECT_PATH),
      () => session.setAutoload('block_rq_complete', true),
      () => session.load(),
      () => session.attach('block_rq_complete', ''),
    ];
    return steps.map((step) => step()).find((status) => status < 0) ?? 0;
  });
}

const mappedBpf = (): number => readFileSync('/proc/self/maps', 'utf8').match(/bpf-map/g)?.length ?? 0;

describe('a session', () => {
  it('that is closed leaves nothing in the kernel, no descriptor and no mapping', async () => {
    const [before, mappings] = [heldBy(process.pid), mappedBpf()];
    const tracer = openTracer();
    tracer.attach('block_rq_complete');
    const held = without(heldBy(process.pid), before);
    expect([held.prog.length > 0, held.link.length, held.map.length > 0]).toEqual([true, 1, true]);
    await expectAlive(held);
    expect(mappedBpf()).toBeGreaterThan(mappings);
    tracer.close();
    expect(heldBy(process.pid)).toEqual(before);
    expect(mappedBpf()).toBe(mappings);
    await untilGone(held);
  });

  it('that failed to load leaves nothing', async () => {
    const before = heldBy(process.pid);
    expect(() => openTracer({ mapSizes: { scope: 0 } })).toThrow();
    expect(heldBy(process.pid)).toEqual(before);
  });

  it('without a ring that nobody holds any more is collected, with all it had', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const before = heldBy(process.pid);
    expect(abandonSessions(5)).toEqual([0, 0, 0, 0, 0]);
    const held = without(heldBy(process.pid), before);
    expect([held.prog.length, held.link.length]).toEqual([5, 5]);
    await until('collected', () => {
      collect();
      return heldBy(process.pid).link.length === before.link.length ? true : undefined;
    });
    expect(heldBy(process.pid)).toEqual(before);
    await untilGone(held);
  });
});

describe('a worker thread', () => {
  it('that is terminated while records come leaves nothing, five times over', async () => {
    const before = heldBy(process.pid);
    for (let round = 0; round < 5; round++) {
      const worker = new Worker(HOLDER, { workerData: holderData(`worker-${round}`) });
      await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
      const held = without(heldBy(process.pid), before);
      expect(held.link.length).toBeGreaterThan(0);
      await expectAlive(held);
      await worker.terminate();
      expect(heldBy(process.pid)).toEqual(before);
      await untilGone(held);
    }
  });
});

describe('a process', () => {
  it('that is killed with SIGKILL leaves nothing', async () => {
    const child = spawn(process.execPath, [HOLDER.pathname, JSON.stringify(holderData('process'))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      const ended = new Promise((_, reject) => child.once('close', () => reject(new Error('the holder ended'))));
      ended.catch(() => undefined);
      await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
      const held = heldBy(child.pid ?? -1);
      expect(held.link.length).toBeGreaterThan(0);
      await expectAlive(held);
      child.kill('SIGKILL');
      await untilGone(held);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
