/** What a host allows: as far as /proc and /sys tell, and what its kernel can be probed for. */
import { existsSync, readFileSync } from 'node:fs';
import { parseCgroupLayout } from '../containers/cgroup-layout.ts';
import { loadAddon } from '../native/binding.ts';
import type { ProbeState } from '../spans/types.ts';
import { collectFacts } from './facts.ts';
import { makePlan } from './plan.ts';
import { TRACED_KINDS } from './types.ts';

export interface DoctorCheck {
  readonly name: string;
  /** `warn`: a session works, with less. `missing`: no session is possible. */
  readonly status: 'ok' | 'warn' | 'missing';
  readonly detail: string;
  /** What to do about it; null where nothing needs doing. */
  readonly remedy: string | null;
}

/** What the checks read of a host; null for what is absent or may not be read. */
export interface HostText {
  read(path: string): string | null;
  exists(path: string): boolean;
}

const nodeHostText: HostText = {
  read(path) {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return null;
    }
  },
  exists: existsSync,
};

/** Capabilities by bit, as in linux/capability.h. */
const CAPABILITY = {
  SYS_PTRACE: 19,
  SYS_ADMIN: 21,
  DAC_READ_SEARCH: 2,
  PERFMON: 38,
  BPF: 39,
} as const;

const RUNTIME_SOCKETS = [
  ['docker', '/run/docker.sock'],
  ['containerd', '/run/containerd/containerd.sock'],
  ['containerd (k3s)', '/run/k3s/containerd/containerd.sock'],
  ['crio', '/run/crio/crio.sock'],
  ['podman', '/run/podman/podman.sock'],
] as const;

const ALLOWED: Pick<DoctorCheck, 'status' | 'remedy'> = { status: 'ok', remedy: null };

/** Everything there is to say, as the plan of a session with every kind of span would be. */
export function doctorChecks(): DoctorCheck[] {
  return [...hostChecks(), ...plannedChecks(() => makePlan(collectFacts(loadAddon()), TRACED_KINDS).probes)];
}

export function plannedChecks(plan: () => readonly ProbeState[]): DoctorCheck[] {
  try {
    return probeChecks(plan());
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [{ name: 'addon', status: 'missing', detail, remedy: 'in a checkout: make build' }];
  }
}

/** A session without any of its main probes has nothing to show. */
function probeChecks(probes: readonly ProbeState[]): DoctorCheck[] {
  const isBlind = probes.every(({ name, state }) => !MAIN_PROBES.has(name) || state !== 'attached');
  return probes.map(({ name, state, why }) => ({
    name: `probe ${name}`,
    status: state !== 'absent' ? 'ok' : isBlind && MAIN_PROBES.has(name) ? 'missing' : 'warn',
    detail: state === 'off' ? `not needed: ${why}` : why,
    remedy: null,
  }));
}

const MAIN_PROBES: ReadonlySet<string> = new Set(['block', 'fsync', 'mount']);

export function hostChecks(host: HostText = nodeHostText): DoctorCheck[] {
  return [
    privileges(host),
    kernel(host),
    btf(host),
    lockdown(host),
    tracefs(host),
    cgroups(host),
    runtimes(host),
    memlock(host),
    bpfStats(host),
    unprivilegedBpf(host),
  ];
}

function privileges(host: HostText): DoctorCheck {
  const name = 'privileges';
  if (host.read('/proc/self/status') === null) {
    return { name, status: 'warn', detail: '/proc/self/status cannot be read', remedy: 'mount /proc' };
  }
  const has = (bit: number): boolean => hasCapability(host, bit);
  const admin = has(CAPABILITY.SYS_ADMIN);
  const lacking = (['BPF', 'PERFMON'] as const).filter((cap) => !admin && !has(CAPABILITY[cap]));
  if (lacking.length > 0) {
    return {
      name,
      status: 'missing',
      detail: `no ${lacking.map((cap) => `CAP_${cap}`).join(' and no ')}: the kernel refuses to load tracing programs`,
      remedy: 'run as root (sudo), or give the process CAP_BPF, CAP_PERFMON, CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH',
    };
  }
  const unseen = (['SYS_PTRACE', 'DAC_READ_SEARCH'] as const).filter((cap) => !has(CAPABILITY[cap]));
  if (unseen.length > 0) {
    return {
      name,
      status: 'warn',
      detail: `no ${unseen.map((cap) => `CAP_${cap}`).join(' and no ')}: names of containers and paths of files may be missing`,
      remedy: `add ${unseen.map((cap) => `CAP_${cap}`).join(' and ')}`,
    };
  }
  return { name, ...ALLOWED, detail: admin ? 'CAP_SYS_ADMIN' : 'CAP_BPF and CAP_PERFMON' };
}

function hasCapability(host: HostText, bit: number): boolean {
  const mask = /^CapEff:\s*([0-9a-f]+)$/m.exec(host.read('/proc/self/status') ?? '')?.[1] ?? '0';
  return (BigInt(`0x${mask}`) & (1n << BigInt(bit))) !== 0n;
}

function kernel(host: HostText): DoctorCheck {
  const release = host.read('/proc/sys/kernel/osrelease')?.trim() ?? null;
  if (release === null) {
    return {
      name: 'kernel',
      status: 'missing',
      detail: 'not a Linux host',
      remedy: 'run the agent on Linux; `stallscope view` works anywhere',
    };
  }
  return { name: 'kernel', ...ALLOWED, detail: release };
}

function btf(host: HostText): DoctorCheck {
  const name = 'btf';
  if (host.exists('/sys/kernel/btf/vmlinux')) return { name, ...ALLOWED, detail: '/sys/kernel/btf/vmlinux' };
  return {
    name,
    status: 'missing',
    detail: 'no /sys/kernel/btf/vmlinux: the layout of kernel structures is unknown',
    remedy:
      'use a kernel built with CONFIG_DEBUG_INFO_BTF=y (distribution kernels from 5.10 are); in a container, mount /sys',
  };
}

function lockdown(host: HostText): DoctorCheck {
  const name = 'lockdown';
  const text = host.read('/sys/kernel/security/lockdown');
  const mode = /\[(\w+)\]/.exec(text ?? '')?.[1];
  if (mode === undefined)
    return { name, ...ALLOWED, detail: 'not known (securityfs is not mounted, or no lockdown in this kernel)' };
  if (mode === 'confidentiality') {
    return {
      name,
      status: 'missing',
      detail: 'confidentiality: the kernel lets no program read its memory',
      remedy: 'boot with lockdown=integrity or without lockdown',
    };
  }
  return { name, ...ALLOWED, detail: mode === 'none' ? 'none' : `${mode}: nothing that is used here is refused` };
}

function tracefs(host: HostText): DoctorCheck {
  const name = 'tracefs';
  const found = ['/sys/kernel/tracing', '/sys/kernel/debug/tracing'].find((path) => host.exists(`${path}/events`));
  if (found !== undefined) return { name, ...ALLOWED, detail: found };
  const untraced = 'single system calls (fsync, mount) cannot be traced, block I/O can';
  // It belongs to root, and nobody else may look inside.
  if (!isRoot(host) && !hasCapability(host, CAPABILITY.DAC_READ_SEARCH)) {
    return { name, status: 'warn', detail: `not readable: ${untraced}`, remedy: 'add CAP_DAC_READ_SEARCH' };
  }
  // The addon reads it through a mount that no directory shows.
  if (hasCapability(host, CAPABILITY.SYS_ADMIN))
    return { name, ...ALLOWED, detail: 'not mounted; not needed with CAP_SYS_ADMIN' };
  const remedy = 'mount -t tracefs none /sys/kernel/tracing';
  return { name, status: 'warn', detail: `not mounted: ${untraced}`, remedy };
}

function isRoot(host: HostText): boolean {
  return /^Uid:\s*\d+\s+0\b/m.test(host.read('/proc/self/status') ?? '');
}

function cgroups(host: HostText): DoctorCheck {
  const name = 'cgroups';
  const layout = parseCgroupLayout(host.read('/proc/self/mountinfo') ?? '');
  if (layout === null) {
    return {
      name,
      status: 'missing',
      detail: 'neither cgroup v2 nor a v1 blkio hierarchy is mounted: no container can be told from another',
      remedy: "mount -t cgroup2 none /sys/fs/cgroup; in a container, mount the host's /sys/fs/cgroup",
    };
  }
  const places = [
    layout.v2 === null ? [] : [`v2 at ${layout.v2}`],
    layout.v1 === null ? [] : [`v1 blkio at ${layout.v1}`],
  ];
  return { name, ...ALLOWED, detail: `${layout.kind}: ${places.flat().join(', ')}` };
}

function runtimes(host: HostText): DoctorCheck {
  const found = RUNTIME_SOCKETS.filter(([, socket]) => host.exists(socket)).map(
    ([runtime, socket]) => `${runtime} (${socket})`,
  );
  if (found.length > 0) return { name: 'runtimes', ...ALLOWED, detail: found.join(', ') };
  return {
    name: 'runtimes',
    ...ALLOWED,
    detail:
      'no runtime is listening; containers are found by their cgroups, and cgroup:, pid: and unit: targets always work',
  };
}

function memlock(host: HostText): DoctorCheck {
  const name = 'memlock';
  const soft = /^Max locked memory\s+(\S+)/m.exec(host.read('/proc/self/limits') ?? '')?.[1] ?? 'unknown';
  const [major = 0, minor = 0] = (host.read('/proc/sys/kernel/osrelease') ?? '')
    .split('.')
    .map((part) => Number.parseInt(part, 10));
  // Since Linux 5.11 the memory of BPF maps is charged to the memory cgroup, not to this limit.
  const counts = major < 5 || (major === 5 && minor < 11);
  if (!counts || soft === 'unlimited')
    return { name, ...ALLOWED, detail: counts ? soft : 'this kernel does not limit BPF maps by it' };
  return { name, status: 'warn', detail: `${soft} bytes: BPF maps may not fit`, remedy: 'ulimit -l unlimited' };
}

function bpfStats(host: HostText): DoctorCheck {
  const on = host.read('/proc/sys/kernel/bpf_stats_enabled')?.trim() === '1';
  return {
    name: 'bpf-stats',
    status: 'ok',
    detail: on
      ? 'on: every BPF program of this host pays for it; sysctl kernel.bpf_stats_enabled=0 unless something else needs it'
      : 'off; a session samples its own cost in one second of ten',
    remedy: null,
  };
}

function unprivilegedBpf(host: HostText): DoctorCheck {
  const value = host.read('/proc/sys/kernel/unprivileged_bpf_disabled')?.trim();
  const meaning: Readonly<Record<string, string>> = {
    '0': 'allowed; of no use here, tracing needs the capabilities above',
    '1': 'off until reboot; of no effect with the capabilities above',
    '2': 'off; of no effect with the capabilities above',
  };
  return { name: 'unprivileged-bpf', ...ALLOWED, detail: meaning[value ?? ''] ?? 'not known' };
}
