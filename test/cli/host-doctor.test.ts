import { describe, expect, it } from 'vitest';
import { type DoctorCheck, type HostText, hostChecks, plannedChecks } from '../../src/agent/doctor.ts';

const GOOD: Readonly<Record<string, string>> = {
  '/proc/self/status': 'Name:\tnode\nCapEff:\t000001fffeffffff\n',
  '/proc/sys/kernel/osrelease': '6.18.5\n',
  '/sys/kernel/btf/vmlinux': '',
  '/sys/kernel/security/lockdown': 'none [integrity] confidentiality\n',
  '/sys/kernel/tracing/events': '',
  '/proc/self/mountinfo': '2 0 0:2 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n',
  '/run/docker.sock': '',
  '/proc/self/limits': 'Max locked memory         8388608              8388608              bytes\n',
  '/proc/sys/kernel/bpf_stats_enabled': '1\n',
  '/proc/sys/kernel/unprivileged_bpf_disabled': '2\n',
};

function check(name: string, change: Readonly<Record<string, string | undefined>> = {}): DoctorCheck | undefined {
  const files: Readonly<Record<string, string | undefined>> = { ...GOOD, ...change };
  const host: HostText = { read: (path) => files[path] ?? null, exists: (path) => files[path] !== undefined };
  return hostChecks(host).find((candidate) => candidate.name === name);
}

describe('a host', () => {
  it('with everything passes every check', () => {
    const host: HostText = { read: (path) => GOOD[path] ?? null, exists: (path) => GOOD[path] !== undefined };
    expect(hostChecks(host).map(({ name, status, remedy }) => [name, status, remedy])).toEqual(
      'privileges kernel btf lockdown tracefs cgroups runtimes memlock bpf-stats unprivileged-bpf'
        .split(' ')
        .map((name) => [name, 'ok', null]),
    );
  });

  it('without capabilities cannot trace', () => {
    expect(check('privileges', { '/proc/self/status': 'CapEff:\t0000000000000000\n' })).toMatchObject({
      status: 'missing',
      detail: expect.stringContaining('no CAP_BPF and no CAP_PERFMON'),
      remedy: expect.stringContaining('run as root'),
    });
  });

  it('with just enough capabilities is told what it will not see', () => {
    const bpfAndPerfmon = ((1n << 39n) | (1n << 38n)).toString(16);
    expect(check('privileges', { '/proc/self/status': `CapEff:\t${bpfAndPerfmon}\n` })).toMatchObject({
      status: 'warn',
      remedy: 'add CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH',
    });
  });

  it('without BTF, cgroups or a kernel that may be read cannot trace', () => {
    expect(check('btf', { '/sys/kernel/btf/vmlinux': undefined })?.status).toBe('missing');
    expect(check('cgroups', { '/proc/self/mountinfo': '' })?.status).toBe('missing');
    expect(check('lockdown', { '/sys/kernel/security/lockdown': 'none integrity [confidentiality]' })?.status).toBe(
      'missing',
    );
    expect(check('kernel', { '/proc/sys/kernel/osrelease': undefined })?.status).toBe('missing');
  });

  it('without tracefs traces block I/O only, unless it may mount it for itself', () => {
    const gone = { '/sys/kernel/tracing/events': undefined };
    expect(check('tracefs', gone)).toMatchObject({ status: 'ok', remedy: null });
    const status = (text: string) => check('tracefs', { ...gone, '/proc/self/status': text });
    expect(status('Uid:\t0\t0\t0\t0\nCapEff:\t0000000000000000\n')).toMatchObject({
      status: 'warn',
      remedy: 'mount -t tracefs none /sys/kernel/tracing',
    });
    const admin = (1n << 21n).toString(16);
    expect(status(`Uid:\t1000\t1000\t1000\t1000\nCapEff:\t${admin}\n`)).toMatchObject({
      status: 'warn',
      remedy: 'add CAP_DAC_READ_SEARCH',
    });
  });

  it('with an old kernel is limited by memlock', () => {
    expect(check('memlock', { '/proc/sys/kernel/osrelease': '5.10.0-30-cloud-amd64\n' })).toMatchObject({
      status: 'warn',
      remedy: 'ulimit -l unlimited',
    });
    expect(check('memlock', { '/proc/sys/kernel/osrelease': '5.11.0\n' })?.status).toBe('ok');
  });

  it('needs no accounting of BPF run time: a session samples its own', () => {
    expect(check('bpf-stats', { '/proc/sys/kernel/bpf_stats_enabled': '0\n' })).toMatchObject({
      status: 'ok',
      detail: 'off; a session samples its own cost in one second of ten',
      remedy: null,
    });
  });

  it('lists the runtimes that listen', () => {
    expect(check('runtimes')?.detail).toBe('docker (/run/docker.sock)');
    expect(check('runtimes', { '/run/docker.sock': undefined })?.detail).toContain('no runtime is listening');
  });
});

describe('the probes of a kernel', () => {
  const attached = (name: string) => ({ name, state: 'attached', why: 'there' }) as const;
  const absent = (name: string) => ({ name, state: 'absent', why: 'no tracepoint' }) as const;

  it('that are absent make a session poorer', () => {
    const off = { name: 'block-bio', state: 'off', why: 'every disk here has requests' } as const;
    expect(plannedChecks(() => [attached('block'), absent('fsync'), off])).toEqual([
      { name: 'probe block', status: 'ok', detail: 'there', remedy: null },
      { name: 'probe fsync', status: 'warn', detail: 'no tracepoint', remedy: null },
      { name: 'probe block-bio', status: 'ok', detail: 'not needed: every disk here has requests', remedy: null },
    ]);
  });

  it('that are all absent make a session impossible', () => {
    const checks = plannedChecks(() => ['block', 'fsync', 'mount'].map(absent));
    expect(checks.map(({ status }) => status)).toEqual(['missing', 'missing', 'missing']);
  });

  it('cannot be known without the addon', () => {
    const checks = plannedChecks(() => {
      throw new Error('the native addon does not load');
    });
    expect(checks).toMatchObject([{ name: 'addon', status: 'missing', remedy: 'in a checkout: make build' }]);
  });
});
