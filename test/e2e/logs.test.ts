/** What the runtimes write on a container's behalf, beside what it wrote itself. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Runtime, RuntimeName } from '../lab/container.ts';
import { startContainerd } from '../lab/containerd.ts';
import { startDocker } from '../lab/docker.ts';
import { startPodman } from '../lab/podman.ts';
import { until } from '../lab/run.ts';
import { startAttach } from './agent-process.ts';
import { keep, scratchDir } from './support.ts';
import { endTable } from './tables.ts';

const PRINTED = 1 << 20;

test.each<[RuntimeName, () => Promise<Runtime>, string, RegExp]>([
  ['docker', startDocker, 'dockerd', /-json\.log$/],
  ['podman', startPodman, 'conmon', /\/ctr\.log$/],
  ['containerd', startContainerd, 'containerd-shim', /\/e2e-logs\.log$/],
])('%s: a container that prints a megabyte, and who writes it to the log', async (name, start, writer, file) => {
  const dir = scratchDir();
  const runtime = keep(await start());
  const wait = 'while [ ! -e /data/go ]; do sleep 0.1; done';
  const container = await runtime.run('e2e-logs', {
    mounts: [{ source: dir, target: '/data' }],
    command: ['sh', '-c', `${wait}; yes 0123456789abcde | head -c ${PRINTED}; exec sleep 1000`],
  });
  const session = await startAttach([`${name}:e2e-logs`, '--kinds', 'block,file'], { env: runtime.env });
  await session.nextStats();
  writeFileSync(join(dir, 'go'), '');
  await until('all of it is in the log', async () => ((await container.logs()).length >= PRINTED ? true : undefined));
  await session.nextStats();
  session.signal('SIGINT');
  await session.exit();

  const row = endTable(session, 'logs').find((one) => file.test(String(one['file'])));
  expect(row).toMatchObject({ writer, container: { name: 'e2e-logs' } });
  expect(Math.abs(Number(row?.['ownBytes']) - PRINTED)).toBeLessThan(0.02 * PRINTED);
  expect(Number(row?.['bytes'])).toBeGreaterThanOrEqual(PRINTED);
  // A line of 16 bytes becomes one of JSON, or gets a time in front: not more than ten times as much.
  expect(Number(row?.['bytes'])).toBeLessThan(10 * PRINTED);
});
