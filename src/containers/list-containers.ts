/** The rows of `ps`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeHostFiles } from './host-files.ts';
import type { IoNowOptions, IoRate } from './io-now.ts';
import { sampleIoNow } from './io-now.ts';
import type { ContainerRegistry } from './registry.ts';
import { distinctTargets } from './target-syntax.ts';
import type { Container } from './types.ts';

export interface ContainerRow {
  readonly name: string;
  readonly id: string;
  readonly runtime: string;
  readonly image: string | null;
  readonly pod: string | null;
  readonly cgroup: string;
  /** The TARGET expression for it. */
  readonly target: string;
  /** Null where the host does not tell. */
  readonly io: IoRate | null;
}

export type ListOptions = Omit<IoNowOptions, 'layout'>;

export const LIST_DEFAULTS: ListOptions = {
  files: nodeHostFiles(),
  intervalMs: 500,
  now: () => performance.now(),
  sleep: (ms) => sleep(ms),
};

/** Containers as the registry knows them (refresh it first), sorted by pod, then name. Takes `intervalMs`. */
export async function listContainers(
  registry: Pick<ContainerRegistry, 'containers' | 'layout'>,
  overrides: Partial<ListOptions> = {},
): Promise<readonly ContainerRow[]> {
  const containers = [...registry.containers()].sort(byPodAndName);
  const rates = await sampleIoNow(containers, {
    ...LIST_DEFAULTS,
    ...overrides,
    layout: await registry.layout(),
  });
  const targets = distinctTargets(containers);
  return containers.map(({ ref, cgroupPath, key }, index) => ({
    ...{ name: ref.name, id: ref.id, runtime: ref.runtime, image: ref.image, pod: ref.pod, cgroup: cgroupPath },
    target: targets[index] ?? `cgroup:${cgroupPath}`,
    io: rates.get(key) ?? null,
  }));
}

function byPodAndName(a: Container, b: Container): number {
  return (a.ref.pod ?? '').localeCompare(b.ref.pod ?? '') || a.ref.name.localeCompare(b.ref.name) || a.key - b.key;
}
