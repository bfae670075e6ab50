/**
 * What cgroup paths say: a table of the paths that runtimes and their cgroup drivers make. Patterns are anchored at the end only (unless
 * they say otherwise), because any of them may be nested below another container (kind, Docker in Docker) or a service (`--cgroup-parent`).
 */

export interface CgroupMatch {
  /** Name of the row. */
  readonly row: string;
  readonly runtime: string;
  readonly id: string;
  readonly namespace?: string;
  /** With dashes, as Kubernetes writes it; 32 hex digits for static pods; the pod id for podman. */
  readonly podUid?: string;
  /**
   * `sure`: nothing else makes such a path. `confirm`: the path is too plain to believe without a trace of the runtime.
   * `monitor`: the runtime's own helper of a container (conmon), never the container.
   */
  readonly kind: 'sure' | 'confirm' | 'monitor';
  /** Where to look for more, in this order. */
  readonly traces: readonly TraceKind[];
}

/**
 * What a runtime leaves on the host: containerd's bundles, Docker's records, containers/storage, state of low-level runtimes. What the
 * processes above the container tell (a shim, conmon) is the last resort for every row.
 */
export type TraceKind = 'containerd' | 'docker' | 'storage' | 'state';

interface PatternRow {
  readonly row: string;
  readonly runtime: string;
  readonly kind: CgroupMatch['kind'];
  /** Groups: id, and where there is one pod, ns. */
  readonly pattern: RegExp;
  /** When other than what TRACES has for the runtime. */
  readonly traces?: readonly TraceKind[];
}

const TRACES: Readonly<Record<string, readonly TraceKind[]>> = {
  containerd: ['containerd', 'state'],
  docker: ['docker'],
  podman: ['storage'],
  crio: ['storage'],
  runc: ['state'],
  crun: ['state'],
};

/** What systemd makes is never named after a namespace or an id alone. */
const NOT_A_UNIT = '(?!(?:[^/]*\\/)*[^/]*\\.(?:slice|service|scope|mount|socket|swap)(?:\\/|$))';

/** The first row that matches wins, so special rows stand above general ones. */
export const CGROUP_PATTERNS: readonly PatternRow[] = [
  // conmon's own cgroup beside the container's.
  { row: 'crio-conmon', runtime: 'crio', kind: 'monitor', pattern: /\/crio-conmon-(?<id>[0-9a-f]{64})(?:\.scope)?$/ },
  {
    row: 'libpod-conmon',
    runtime: 'podman',
    kind: 'monitor',
    pattern: /\/libpod-conmon-(?<id>[0-9a-f]{64})(?:\.scope)?$/,
  },
  // Kubernetes: the pod's slice or directory, then the container.
  {
    row: 'containerd-cri-systemd',
    runtime: 'containerd',
    kind: 'sure',
    pattern: /-pod(?<pod>[0-9a-f_]{32,36})\.slice\/cri-containerd-(?<id>[0-9a-f]{64})\.scope$/,
  },
  {
    // kubelet on the systemd driver, containerd on cgroupfs: runc takes the systemd triple for a directory name.
    row: 'containerd-cri-mismatch',
    runtime: 'containerd',
    kind: 'sure',
    pattern: /-pod(?<pod>[0-9a-f_]{32,36})\.slice:cri-containerd:(?<id>[0-9a-f]{64})$/,
  },
  {
    row: 'crio-systemd',
    runtime: 'crio',
    kind: 'sure',
    pattern: /-pod(?<pod>[0-9a-f_]{32,36})\.slice\/crio-(?<id>[0-9a-f]{64})\.scope$/,
  },
  {
    row: 'crio-cgroupfs',
    runtime: 'crio',
    kind: 'sure',
    pattern: /\/pod(?<pod>[0-9a-f-]{32,36})\/crio-(?<id>[0-9a-f]{64})$/,
  },
  { row: 'crio-scope', runtime: 'crio', kind: 'sure', pattern: /\/crio-(?<id>[0-9a-f]{64})(?:\.scope)?$/ },
  {
    row: 'cri-dockerd-systemd',
    runtime: 'docker',
    kind: 'sure',
    pattern: /-pod(?<pod>[0-9a-f_]{32,36})\.slice\/docker-(?<id>[0-9a-f]{64})\.scope$/,
  },
  {
    // cri-dockerd on cgroupfs makes the very same path; its files tell (describe.ts).
    row: 'containerd-cri-cgroupfs',
    runtime: 'containerd',
    kind: 'sure',
    traces: ['containerd', 'docker', 'state'],
    pattern: /\/kubepods\/(?:(?:burstable|besteffort)\/)?pod(?<pod>[0-9a-f-]{32,36})\/(?<id>[0-9a-f]{64})$/,
  },
  // Docker.
  { row: 'docker-systemd', runtime: 'docker', kind: 'sure', pattern: /\/docker-(?<id>[0-9a-f]{64})\.scope$/ },
  { row: 'docker-cgroupfs', runtime: 'docker', kind: 'sure', pattern: /\/docker\/(?<id>[0-9a-f]{64})$/ },
  // podman. A scope's processes are in its child `container`, which belongs to it like any other child.
  {
    row: 'podman-pod-systemd',
    runtime: 'podman',
    kind: 'sure',
    pattern: /libpod_pod_(?<pod>[0-9a-f]{64})\.slice\/libpod-(?<id>[0-9a-f]{64})\.scope$/,
  },
  { row: 'podman-systemd', runtime: 'podman', kind: 'sure', pattern: /\/libpod-(?<id>[0-9a-f]{64})\.scope$/ },
  {
    row: 'podman-pod-cgroupfs',
    runtime: 'podman',
    kind: 'sure',
    pattern: /\/libpod_parent\/(?<pod>[0-9a-f]{64})\/libpod-(?<id>[0-9a-f]{64})$/,
  },
  { row: 'podman-cgroupfs', runtime: 'podman', kind: 'sure', pattern: /\/libpod-(?<id>[0-9a-f]{64})$/ },
  { row: 'podman-split', runtime: 'podman', kind: 'sure', pattern: /\/libpod-payload-(?<id>[0-9a-f]{64})$/ },
  // containerd without CRI.
  { row: 'nerdctl-systemd', runtime: 'containerd', kind: 'sure', pattern: /\/nerdctl-(?<id>[0-9a-f]{64})\.scope$/ },
  {
    row: 'containerd-namespace',
    runtime: 'containerd',
    kind: 'confirm',
    pattern: new RegExp(`^${NOT_A_UNIT}/(?<ns>[A-Za-z0-9][A-Za-z0-9_.-]*)/(?<id>[A-Za-z0-9][A-Za-z0-9_.-]{0,75})$`),
  },
  // A low-level runtime by itself.
  { row: 'runc-systemd', runtime: 'runc', kind: 'confirm', pattern: /\/runc-(?<id>[\w+-][\w+.-]*)\.scope$/ },
  { row: 'crun-systemd', runtime: 'crun', kind: 'confirm', pattern: /\/crun-(?<id>[\w+-][\w+.-]*)\.scope$/ },
  {
    row: 'runtime-cgroupfs',
    runtime: 'runc',
    kind: 'confirm',
    pattern: new RegExp(`^${NOT_A_UNIT}/(?<id>[A-Za-z0-9_][A-Za-z0-9_+.-]*)$`),
  },
  // `--cgroup-parent` of Docker and the like.
  {
    row: 'any-64-hex',
    runtime: 'containerd',
    kind: 'confirm',
    pattern: /\/(?<id>[0-9a-f]{64})$/,
    traces: ['docker', 'containerd', 'storage', 'state'],
  },
];

/** Null for a path that no runtime makes. */
export function matchCgroupPath(path: string): CgroupMatch | null {
  for (const { row, runtime, kind, pattern, traces = TRACES[runtime] ?? [] } of CGROUP_PATTERNS) {
    const groups = pattern.exec(path)?.groups;
    const id = groups?.['id'];
    if (groups === undefined || id === undefined) continue;
    const [namespace, pod] = [groups['ns'], groups['pod']];
    return {
      row,
      runtime,
      kind,
      id,
      traces,
      ...(namespace !== undefined && { namespace }),
      // systemd reads a dash in a slice's name as a level, so kubelet writes underscores.
      ...(pod !== undefined && { podUid: pod.replaceAll('_', '-') }),
    };
  }
  return null;
}
