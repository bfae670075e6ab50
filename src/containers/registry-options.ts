/** What a registry is made with, and its defaults. */

import type { ApiEndpoint } from './api-lists.ts';
import { API_ENDPOINTS } from './api-lists.ts';
import type { GetJson } from './api-socket.ts';
import { API_DEFAULTS, getJson } from './api-socket.ts';
import type { WalkLimits } from './cgroup-tree.ts';
import { WALK_DEFAULTS } from './cgroup-tree.ts';
import type { TableLimits } from './container-table.ts';
import { TABLE_DEFAULTS } from './container-table.ts';
import type { HostRoots } from './describe.ts';
import type { HostFiles } from './host-files.ts';
import { nodeHostFiles } from './host-files.ts';
import { STATE_ROOTS } from './oci-state.ts';

export interface RegistryClock {
  /** Milliseconds; does not jump. */
  now(): number;
  /** Calls once, later; the result cancels it. */
  after(ms: number, call: () => void): () => void;
}

export interface RegistryOptions {
  readonly files: HostFiles;
  readonly clock: RegistryClock;
  readonly get: GetJson;
  readonly endpoints: readonly ApiEndpoint[];
  readonly roots: HostRoots;
  readonly walk: WalkLimits;
  readonly table: TableLimits;
  /** Containers and asked-for cgroups that run at once; more are not taken in, and `problems()` says so. At most 20,000. */
  readonly maxContainers: number;
  /**
   * Milliseconds between the attempts to describe a container whose cgroup was just made: its records are written while it starts, and its
   * init comes last.
   */
  readonly retryMs: readonly number[];
  /** Docker's and podman's containers can be renamed: what was described this many milliseconds ago is read again on refresh. */
  readonly staleMs: number;
  /** Containers read again per refresh. */
  readonly maxStale: number;
}

const CLOCK: RegistryClock = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export const REGISTRY_DEFAULTS: RegistryOptions = {
  files: nodeHostFiles(),
  clock: CLOCK,
  get: (socketPath, path) => getJson(socketPath, path, API_DEFAULTS),
  endpoints: API_ENDPOINTS,
  roots: {
    containerd: [
      '/run/containerd',
      '/run/k3s/containerd',
      '/var/snap/microk8s/common/run/containerd',
      '/run/docker/containerd/daemon',
    ],
    docker: ['/var/lib/docker', '/var/snap/docker/common/var-lib-docker'],
    storage: ['/var/lib/containers/storage', '/run/containers/storage'],
    states: STATE_ROOTS,
  },
  walk: WALK_DEFAULTS,
  table: TABLE_DEFAULTS,
  maxContainers: 5_000,
  retryMs: [100, 400, 1_500, 5_000],
  staleMs: 30_000,
  maxStale: 64,
};

/** Roots given by the user are looked at first. */
export function withExtraRoots(extra: Partial<HostRoots>, base: HostRoots = REGISTRY_DEFAULTS.roots): HostRoots {
  return {
    containerd: [...(extra.containerd ?? []), ...base.containerd],
    docker: [...(extra.docker ?? []), ...base.docker],
    storage: [...(extra.storage ?? []), ...base.storage],
    states: [...(extra.states ?? []), ...base.states],
  };
}
