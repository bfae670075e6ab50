/** Names from Docker's and podman's API. The last resort: files answer even when a daemon hangs, and cost it nothing. */
import type { GetJson } from './api-socket.ts';
import { dockerNames } from './docker-files.ts';
import { asList, asName, asRecord, asText } from './json.ts';
import type { ContainerFacts } from './types.ts';

export interface ApiEndpoint {
  readonly socketPath: string;
  readonly runtime: 'docker' | 'podman';
}

export const API_ENDPOINTS: readonly ApiEndpoint[] = [
  { socketPath: '/var/run/docker.sock', runtime: 'docker' },
  { socketPath: '/run/podman/podman.sock', runtime: 'podman' },
];

/** DOCKER_HOST, where it is a local socket, takes the place of Docker's default. */
export function endpointsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): readonly ApiEndpoint[] {
  const socketPath = /^unix:\/\/(\/.+)$/.exec(environment['DOCKER_HOST'] ?? '')?.[1];
  if (socketPath === undefined) return API_ENDPOINTS;
  return [{ socketPath, runtime: 'docker' }, ...API_ENDPOINTS.filter(({ runtime }) => runtime !== 'docker')];
}

export interface ApiListOptions {
  readonly endpoints: readonly ApiEndpoint[];
  readonly get: GetJson;
  /** Milliseconds of a clock that does not jump. */
  readonly now: () => number;
}

/** One list serves all that ask within this time. */
const FRESH_MS = 1_000;
/** A socket that failed is left alone this long, so that a hanging daemon does not slow every refresh. */
const RETRY_MS = 30_000;

interface CachedList {
  readonly at: number;
  readonly containers: ReadonlyMap<string, ContainerFacts> | null;
  readonly problem: string | null;
}

export interface ApiLists {
  lookup(
    runtime: string,
    id: string,
  ): Promise<{ readonly facts: ContainerFacts | null; readonly problem: string | null }>;
}

export function createApiLists(options: ApiListOptions): ApiLists {
  // One entry per endpoint.
  const cache = new Map<string, Promise<CachedList>>();

  async function fetchList(endpoint: ApiEndpoint): Promise<CachedList> {
    const answer = await options.get(endpoint.socketPath, '/containers/json');
    if (!answer.ok) return { at: options.now(), containers: null, problem: answer.message };
    return { at: options.now(), containers: parseApiList(answer.value, endpoint.runtime), problem: null };
  }

  async function list(endpoint: ApiEndpoint): Promise<CachedList> {
    const held = cache.get(endpoint.socketPath);
    if (held !== undefined) {
      const known = await held;
      if (options.now() - known.at < (known.containers === null ? RETRY_MS : FRESH_MS)) return known;
      // Another caller may have renewed it in the meantime.
      const renewed = cache.get(endpoint.socketPath);
      if (renewed !== undefined && renewed !== held) return renewed;
    }
    const pending = fetchList(endpoint);
    cache.set(endpoint.socketPath, pending);
    return pending;
  }

  return {
    async lookup(runtime, id) {
      const problems: string[] = [];
      for (const endpoint of options.endpoints.filter((candidate) => candidate.runtime === runtime)) {
        const { containers, problem } = await list(endpoint);
        const facts = containers?.get(id);
        if (facts !== undefined) return { facts, problem: null };
        problems.push(problem ?? `${endpoint.socketPath}: does not know it`);
      }
      return { facts: null, problem: problems.length > 0 ? problems.join('; ') : null };
    },
  };
}

/** `GET /containers/json` of Docker, and of podman, which speaks the same. */
export function parseApiList(value: unknown, runtime: string): ReadonlyMap<string, ContainerFacts> {
  const containers = new Map<string, ContainerFacts>();
  for (const item of asList(value)) {
    const record = asRecord(item);
    const id = asText(record['Id']);
    const name = asName(asList(record['Names'])[0])?.replace(/^\//, '');
    if (id === null || name === undefined) continue;
    const names = dockerNames(name, asName(record['Image']), asRecord(record['Labels']));
    containers.set(id, { ...names, runtime, nameSource: 'socket' });
  }
  return containers;
}
