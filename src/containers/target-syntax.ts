/** TARGET expressions: their forms, and the expression that names a given container. */
import { shortId } from './build-container.ts';
import { printable } from './printable.ts';
import type { Container } from './types.ts';

export const RUNTIME_SCHEMES = ['docker', 'containerd', 'podman', 'crio'] as const;
export type RuntimeScheme = (typeof RUNTIME_SCHEMES)[number];

export type TargetExpression =
  | { readonly kind: 'containers' | 'all' }
  | {
      readonly kind: 'runtime';
      readonly runtime: RuntimeScheme;
      readonly namespace: string | null;
      readonly name: string;
    }
  | { readonly kind: 'pod'; readonly pod: string; readonly container: string | null }
  | { readonly kind: 'pid'; readonly pid: number }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'cgroup'; readonly path: string }
  | { readonly kind: 'bare'; readonly name: string }
  | { readonly kind: 'invalid'; readonly message: string };

export const TARGET_FORMS =
  'docker:NAME|ID, containerd:[NS/]ID, podman:NAME|ID, crio:ID, pod:NS/NAME[/CONTAINER], pid:N, unit:NAME.service, cgroup:/PATH, a name or id, containers, all';

/** The largest pid_max of Linux. */
const MAX_PID = 2 ** 22;

export function parseTarget(expression: string): TargetExpression {
  if (expression === 'containers' || expression === 'all') return { kind: expression };
  const match = /^([a-z]+):(.*)$/s.exec(expression);
  const [scheme, rest] = [match?.[1], match?.[2] ?? ''];
  if (scheme === undefined)
    return expression === '' ? invalid('The target is empty') : { kind: 'bare', name: expression };
  if (rest === '') return invalid(`"${printable(expression)}" names nothing after the colon`);
  switch (scheme) {
    case 'docker':
    case 'podman':
    case 'crio':
      return { kind: 'runtime', runtime: scheme, namespace: null, name: rest };
    case 'containerd': {
      const slash = rest.indexOf('/');
      const namespace = slash < 0 ? null : rest.slice(0, slash);
      return { kind: 'runtime', runtime: scheme, namespace, name: rest.slice(slash + 1) };
    }
    case 'pod': {
      const [namespace, name, container, ...more] = rest.split('/');
      if (!namespace || !name || container === '' || more.length > 0)
        return invalid('A pod is pod:NS/NAME[/CONTAINER]');
      return { kind: 'pod', pod: `${namespace}/${name}`, container: container ?? null };
    }
    case 'pid': {
      const pid = /^\d{1,8}$/.test(rest) ? Number(rest) : 0;
      return pid > 0 && pid <= MAX_PID ? { kind: 'pid', pid } : invalid(`"${printable(rest)}" is not a process id`);
    }
    case 'unit':
      return rest.includes('/')
        ? invalid('A unit is unit:NAME.service, without slashes')
        : // As systemctl does.
          { kind: 'unit', unit: /\.(?:service|scope|slice)$/.test(rest) ? rest : `${rest}.service` };
    case 'cgroup':
      return rest.startsWith('/') ? { kind: 'cgroup', path: rest } : invalid('A cgroup is cgroup:/PATH, from the root');
    default:
      return invalid(`There is no target of the form "${scheme}:"`);
  }
}

function invalid(message: string): TargetExpression {
  return { kind: 'invalid', message };
}

/** The shortest expression people would type for it. Two containers may share one; `distinctTargets` tells those apart. */
export function targetOf(container: Container): string {
  const { ref, namespace, sandbox, cgroupPath } = container;
  if (ref.pod !== null && !sandbox) return `pod:${ref.pod}/${ref.name}`;
  switch (ref.runtime) {
    case 'docker':
    case 'podman':
      return `${ref.runtime}:${sandbox ? ref.id : ref.name}`;
    case 'containerd':
      return `containerd:${namespace === undefined ? '' : `${namespace}/`}${ref.id}`;
    case 'crio':
      return `crio:${ref.id}`;
    default:
      return `cgroup:${cgroupPath}`;
  }
}

export function distinctTargets(containers: readonly Container[]): string[] {
  const targets = containers.map(targetOf);
  return targets.map((target, index) => {
    const container = containers[index];
    const shared = targets.indexOf(target) !== targets.lastIndexOf(target);
    if (!shared || container === undefined) return target;
    const runtime = RUNTIME_SCHEMES.find((scheme) => scheme === container.ref.runtime);
    const namespace = container.namespace === undefined ? '' : `${container.namespace}/`;
    return runtime === undefined
      ? `cgroup:${container.cgroupPath}`
      : `${runtime}:${namespace}${shortId(container.fullId)}`;
  });
}
