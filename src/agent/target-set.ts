/** What an agent was asked to trace, as containers: resolved at the start, followed as containers come and go. */
import type { ContainerRegistry } from '../containers/registry.ts';
import { resolveListed } from '../containers/targets.ts';
import type { Container } from '../containers/types.ts';
import type { RefusalCode } from '../wire/types.ts';
import { AgentError } from './errors.ts';
import type { Resolution } from './hub.ts';

export interface TargetSet {
  /** Everything on the host counts, also what belongs to no container. */
  readonly all: boolean;
  /** Every container, now and later. */
  readonly everyContainer: boolean;
  /** Resolves what the agent was asked for. Rejects with AgentError when a target names nothing, or several. */
  start(): Promise<readonly Container[]>;
  /** True when a container that just came is one of the targets. */
  wants(container: Container): boolean;
  /** A container whose cgroup is being traced, by its key. */
  traced(key: number): Container | undefined;
  list(): readonly Container[];
  add(container: Container): void;
  remove(key: number): void;
  /** For a viewer's subscription; empty stands for all that is traced. */
  resolve(targets: readonly string[]): Resolution;
}

export function createTargetSet(registry: ContainerRegistry, expressions: readonly string[]): TargetSet {
  const all = expressions.includes('all');
  const everyContainer = all || expressions.includes('containers');
  const traced = new Map<number, Container>();
  /** Expressions that needed the host's files to resolve, with what they stood for at the start. */
  const fixed = new Map<string, readonly number[]>();

  async function start(): Promise<readonly Container[]> {
    for (const expression of expressions) {
      const found = await registry.resolve(expression);
      if (found.kind === 'unknown' || found.kind === 'ambiguous') {
        const code = found.kind === 'unknown' ? 'ERR_TARGET_UNKNOWN' : 'ERR_TARGET_AMBIGUOUS';
        throw new AgentError(code, found.message, found.candidates);
      }
      const containers = found.kind === 'found' ? found.containers : registry.containers();
      if (resolveListed(expression, []) === null) fixed.set(expression, keysOf(containers));
      for (const container of containers) traced.set(container.key, container);
    }
    return [...traced.values()];
  }

  function wants(container: Container): boolean {
    if (everyContainer) return true;
    return expressions.some((expression) => {
      const found = resolveListed(expression, [container]);
      return found?.kind === 'found';
    });
  }

  function running(keys: readonly number[]): Container[] {
    return keys.map((key) => traced.get(key)).filter((one): one is Container => one !== undefined);
  }

  function resolveOne(expression: string): Resolution | { kind: 'some'; containers: Container[] } {
    const host = fixed.get(expression);
    if (host !== undefined) {
      const left = running(host);
      if (left.length > 0) return { kind: 'some', containers: left };
      return refusal('target-unknown', `Nothing is left of the target "${expression}".`);
    }
    const found = resolveListed(expression, registry.containers());
    if (found === null) {
      return refusal('target-not-traced', `This agent does not trace "${expression}".`, expressions);
    }
    if (found.kind === 'unknown' || found.kind === 'ambiguous') {
      return refusal(`target-${found.kind}`, found.message, found.candidates);
    }
    if (found.kind === 'all' && !all) {
      return refusal('target-not-traced', 'This agent does not trace the whole host.', expressions);
    }
    const wanted = found.kind === 'found' ? found.containers : registry.containers();
    const here = running(keysOf(wanted));
    if (found.kind === 'found' && here.length === 0) {
      return refusal('target-not-traced', `This agent does not trace "${expression}".`, expressions);
    }
    return { kind: 'some', containers: here };
  }

  function resolve(targets: readonly string[]): Resolution {
    const wanted = targets.length > 0 ? targets : expressions;
    if (all && wanted.includes('all')) return { kind: 'ok', containers: 'all', targets: refs([...traced.values()]) };
    const found = new Map<number, Container>();
    for (const expression of wanted) {
      const one = resolveOne(expression);
      if (one.kind !== 'some') return one;
      for (const container of one.containers) found.set(container.key, container);
    }
    return { kind: 'ok', containers: new Set(found.keys()), targets: refs([...found.values()]) };
  }

  return {
    all,
    everyContainer,
    start,
    wants,
    traced: (key) => traced.get(key),
    list: () => [...traced.values()],
    add: (container) => traced.set(container.key, container),
    remove: (key) => traced.delete(key),
    resolve,
  };
}

const keysOf = (containers: readonly Container[]): number[] => containers.map(({ key }) => key);
const refs = (containers: readonly Container[]) => containers.map(({ ref }) => ref);

function refusal(code: RefusalCode, message: string, candidates: readonly string[] = []): Resolution {
  return { kind: 'refused', code, message, candidates };
}
