import { describe, expect, it } from 'vitest';
import type { DoctorCheck } from '../../src/agent/doctor.ts';
import { TRACED_KINDS } from '../../src/agent/types.ts';
import { runCli } from '../../src/cli/program.ts';
import type { Services } from '../../src/cli/services.ts';
import type { ContainerRow } from '../../src/containers/list-containers.ts';
import { type FakeStream, fakeServices, fakeStream, sessionEvent, spansEvent, testIo, WEB } from './support.ts';

async function run(
  args: readonly string[],
  change: Partial<Services> = {},
  stream?: FakeStream,
  env: Record<string, string> = {},
) {
  const io = testIo(env);
  const services = fakeServices(stream ?? fakeStream([sessionEvent(), { type: 'end', reason: 'target-gone' }]), change);
  const exitCode = await runCli({ args, io, services, version: '1.2.3' });
  return { io, services, exitCode, out: io.stdout.text, err: io.stderr.text };
}

const files = (content: Record<string, string>): Partial<Services> => ({
  readText: (path) => {
    const text = content[path];
    if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return text;
  },
});
const TOKEN = '0123456789abcdef';

describe('a wrong command line', () => {
  it.each([
    [['attach'], "missing required argument 'target': see stallscope attach --help"],
    [['view'], "missing required argument 'url': see stallscope view --help"],
    [['atach', 'web'], "unknown command 'atach' (Did you mean attach?): see stallscope --help"],
    [['attach', 'web', '--jsn'], "unknown option '--jsn' (Did you mean --json?): see stallscope attach --help"],
    [['attach', 'web', '--for'], "option '--for <duration>' argument missing: see stallscope attach --help"],
    [['ps', 'web'], "too many arguments for 'ps'. Expected 0 arguments but got 1.: see stallscope ps --help"],
    [
      ['attach', 'web', '--for', 'soon'],
      "--for 'soon' is not a duration: write a number and a unit out of ns us ms s m h, as in 250us, 30s or 1m30s",
    ],
    [['attach', 'web', '--for', '0'], "--for '0' is too short: at least 1ms"],
    [['attach', 'web', '--for', '600h'], "--for '600h' is too long: at most 576h"],
    [
      ['attach', 'web', '--min', '5'],
      "--min '5' is not a duration (did you mean 5ms?): write a number and a unit out of ns us ms s m h, as in 250us, 30s or 1m30s",
    ],
    [
      ['attach', 'web', '--kinds', 'block,foo'],
      "--kinds: 'foo' is not a kind of span: choose from block,fsync,mount,journal,file,wait,throttle,reclaim or all",
    ],
    [
      ['attach', 'web', '--kinds', 'start'],
      "--kinds: 'start' is not traced yet: choose from block,fsync,mount,journal,file,wait,throttle,reclaim or all",
    ],
    [
      ['attach', 'web', '--kinds', ''],
      "--kinds: '' is not a kind of span: choose from block,fsync,mount,journal,file,wait,throttle,reclaim or all",
    ],
    [
      ['attach', 'web', '--ring-size', '3M'],
      "--ring-size '3M' does not work: it must be a power of two from 64K to 1G, as in 8M",
    ],
    [
      ['attach', 'web', '--listen', 'nowhere'],
      "--listen 'nowhere' is not an address: write HOST:PORT, as in 127.0.0.1:7842 or [::1]:7842, or unix:/PATH",
    ],
    [
      ['attach', 'web', '--listen', ':99999'],
      "--listen ':99999' is not an address: write HOST:PORT, as in 127.0.0.1:7842 or [::1]:7842, or unix:/PATH",
    ],
    [['attach', 'web', '--insecure'], '--insecure has no meaning without --listen HOST:PORT'],
    [['attach', 'web', '--allow-host', 'a'], '--allow-host has no meaning without --listen HOST:PORT'],
    [['serve', '--allow-host', 'http://a/'], "--allow-host 'http://a/' is not a name: leave out scheme, port and path"],
    [
      ['serve', '--listen', '0.0.0.0:7842'],
      '--listen 0.0.0.0:7842 is reachable from other hosts: add --tls-cert FILE --tls-key FILE, or --insecure to serve without encryption',
    ],
    [['serve', '--tls-cert', 'a.pem'], '--tls-cert and --tls-key belong together: give both files'],
    [['serve', '--tls-cert', 'a.pem', '--tls-key', 'a.key'], '--tls-cert: cannot read a.pem (ENOENT)'],
    [['serve', '--token-file', 'nothing'], '--token-file: cannot read nothing (ENOENT)'],
    [
      ['serve', '--token-file', 'short'],
      '--token-file short must hold one line of 16 to 256 letters, digits, - and _, as from: openssl rand -hex 32',
    ],
    [
      ['view', 'ftp://x/#token=secret'],
      '"ftp://x/" is no address of an agent; give one like http://HOST:7842/#token=…',
    ],
    [
      ['view', 'http://127.0.0.1:7842/'],
      'no token for http://127.0.0.1:7842/: give the whole URL that the agent printed, or set STALLSCOPE_TOKEN',
    ],
    [['view', `http://h/#token=${TOKEN}`, '--ca', 'none.pem'], '--ca: cannot read none.pem (ENOENT)'],
  ])('%j exits with 2 and one line', async (args, line) => {
    const { exitCode, out, err, services } = await run(args, files({ short: 'abc\n' }));
    expect(err).toBe(`stallscope: ${line}\n`);
    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(services.agents).toEqual([]);
  });

  it('without a command shows the help and exits with 2', async () => {
    const { exitCode, err } = await run([]);
    expect(exitCode).toBe(2);
    expect(err).toContain('Usage: stallscope');
    expect(err).toMatch(/stallscope: no command given: see stallscope --help\n$/);
  });
});

describe('help', () => {
  it.each([[['--help']], ...['attach', 'ps', 'serve', 'view', 'doctor', 'demo'].map((name) => [[name, '--help']])])(
    '%j goes to standard output with examples and exit codes',
    async (args) => {
      const { exitCode, out, err } = await run(args);
      expect(exitCode).toBe(0);
      expect(err).toBe('');
      expect(out).toContain('Examples:');
      expect(out).toMatch(/Exit code/);
      expect(out.split('\n').every((line) => line.length <= 140)).toBe(true);
    },
  );

  it('names units where durations are taken', async () => {
    expect((await run(['attach', '--help'])).out).toContain('ns us ms s m h');
  });

  it('tells the version', async () => {
    expect((await run(['--version'])).out).toBe('1.2.3\n');
  });
});

describe('attach', () => {
  it('starts the agent with what was asked and shows its stream', async () => {
    const { exitCode, services, io } = await run(
      'attach web db --for 30s --min 250us --kinds fsync,block,fsync --json --ring-size 1M'.split(' '),
      {},
      fakeStream([sessionEvent(), spansEvent({ id: 1 }), { type: 'end', reason: 'target-gone' }]),
    );
    expect(exitCode).toBe(0);
    expect(services.agents).toEqual([
      { targets: ['web', 'db'], minNs: 250_000, kinds: ['fsync', 'block'], ringBytes: 1 << 20 },
    ]);
    expect(services.agentCloses).toBeGreaterThan(0);
    expect(io.stdout.json.map((line) => line['type'])).toEqual(['session', 'span', 'end']);
  });

  it('takes 1 ms, all kinds but file and 8 MiB when nothing is said', async () => {
    const { services } = await run(['attach', 'web']);
    expect(services.agents).toEqual([
      {
        ...{ targets: ['web'], minNs: 1_000_000, ringBytes: 8 << 20 },
        kinds: ['block', 'fsync', 'mount', 'journal', 'wait', 'throttle', 'reclaim'],
      },
    ]);
  });

  it('takes every kind that is traced for all', async () => {
    const { services } = await run(['attach', 'web', '--kinds', 'file,all']);
    expect(services.agents[0]?.kinds).toHaveLength(TRACED_KINDS.length);
    expect(new Set(services.agents[0]?.kinds)).toEqual(new Set(TRACED_KINDS));
  });

  it('that listens prints the viewer URL to standard error', async () => {
    const { services, err, out } = await run(
      ['attach', 'web', '--json', '--listen', '[::1]:7842', '--token-file', 't'],
      files({ t: `${TOKEN}\n` }),
    );
    expect(services.agents[0]).toMatchObject({ listen: { host: '::1', port: 7842, insecure: false }, token: TOKEN });
    expect(err).toMatch(new RegExp(`^to watch: stallscope view 'http://.*/#token=${TOKEN}'\n`));
    expect(out).not.toContain(TOKEN);
  });

  it('listens on a Unix socket without further ado', async () => {
    const { services } = await run(['attach', 'web', '--listen', 'unix:/run/stallscope.sock']);
    expect(services.agents[0]?.listen).toEqual({ host: 'unix:/run/stallscope.sock', port: 0, insecure: false });
  });

  it('gives the names of proxies on', async () => {
    const { services } = await run('attach web --listen 7842 --allow-host a.example --allow-host b'.split(' '));
    expect(services.agents[0]?.listen).toEqual({
      ...{ host: '127.0.0.1', port: 7842, insecure: false },
      allowedHosts: ['a.example', 'b'],
    });
  });

  it('gives TLS files on', async () => {
    const { services } = await run(
      ['attach', 'web', '--listen', '0.0.0.0:1', '--tls-cert', 'c', '--tls-key', 'k'],
      files({ c: 'C', k: 'K' }),
    );
    expect(services.agents[0]?.listen).toEqual({
      host: '0.0.0.0',
      port: 1,
      insecure: false,
      tls: { certFile: 'c', keyFile: 'k' },
    });
  });
});

describe('the kinds of serve', () => {
  it('leaves out what taxes the machine all the time, unless asked for it', async () => {
    const kinds: unknown[] = [];
    const startAgent = async (options: { kinds: readonly string[] }) => {
      kinds.push(options.kinds);
      throw new Error('seen');
    };
    await run(['serve'], { startAgent });
    await run(['serve', '--kinds', 'wait,block'], { startAgent });
    expect(kinds).toEqual([
      ['block', 'fsync', 'mount', 'journal', 'throttle', 'reclaim'],
      ['wait', 'block'],
    ]);
  });
});

describe('a failure to start', () => {
  const failing = (error: unknown): Partial<Services> => ({
    startAgent: async () => {
      throw error;
    },
  });
  const coded = (code: string, extra: object = {}): Error =>
    Object.assign(new Error('what went wrong'), { code, ...extra });

  it('for an unknown target exits with 2 and lists the candidates', async () => {
    const { exitCode, err } = await run(
      ['attach', 'we'],
      failing(coded('ERR_TARGET_AMBIGUOUS', { candidates: ['docker:web'] })),
    );
    expect(exitCode).toBe(2);
    expect(err).toBe('stallscope: what went wrong\n  docker:web\n');
  });

  it('for a missing privilege exits with 3 and the line of doctor', async () => {
    const checks: DoctorCheck[] = [
      { name: 'kernel', status: 'ok', detail: '6.18', remedy: null },
      { name: 'privileges', status: 'missing', detail: 'no CAP_BPF', remedy: 'run as root (sudo)' },
    ];
    const { exitCode, err } = await run(['attach', 'web'], {
      ...failing(coded('ERR_PRIVILEGE')),
      doctorChecks: async () => checks,
    });
    expect(exitCode).toBe(3);
    expect(err).toBe('stallscope: what went wrong; privileges: no CAP_BPF → run as root (sudo)\n');
  });

  it('for a privilege that doctor does not miss points to doctor', async () => {
    const { exitCode, err } = await run(['attach', 'web'], failing(coded('ERR_PRIVILEGE')));
    expect([exitCode, err]).toEqual([3, 'stallscope: what went wrong → see `stallscope doctor`\n']);
  });

  it('for an address in use exits with 1', async () => {
    const { exitCode, err } = await run(['serve'], failing(coded('ERR_ADDRESS_IN_USE')));
    expect(exitCode).toBe(1);
    expect(err).toBe('stallscope: what went wrong\n');
  });

  it('for a reason nobody foresaw says so, without a stack', async () => {
    const { exitCode, err } = await run(['attach', 'web'], failing(new TypeError('x is not a function')));
    expect(exitCode).toBe(1);
    expect(err).toBe('stallscope: internal error: x is not a function (STALLSCOPE_DEBUG=1 shows where)\n');
  });

  it('shows the stack when asked', async () => {
    const { err } = await run(['attach', 'web'], failing(new TypeError('x')), undefined, { STALLSCOPE_DEBUG: '1' });
    expect(err).toMatch(/^stallscope: internal error: x\nTypeError: x\n {4}at /);
  });
});

describe('view', () => {
  it('takes the URL of the agent, and subscribes to the targets', async () => {
    const stream = fakeStream([sessionEvent(), { type: 'end', reason: 'shutdown' }]);
    const { exitCode, services, err } = await run(
      ['view', `wss://h:1/sub#token=${TOKEN}`, 'web', '--min', '0', '--ca', 'ca.pem', '--insecure-skip-verify'],
      files({ 'ca.pem': 'PEM' }),
      stream,
    );
    expect(exitCode).toBe(0);
    expect(services.remotes).toEqual([
      { stream: { url: 'wss://h:1/sub/v1/stream', token: TOKEN }, tls: { caFile: 'ca.pem', insecureSkipVerify: true } },
    ]);
    expect((await stream.options).subscription).toEqual({
      targets: ['web'],
      kinds: [],
      minNs: 0,
    });
    expect(services.agents).toEqual([]);
    expect(err).not.toContain(TOKEN);
  });

  it('leaves the threshold to the agent when nothing is said', async () => {
    const stream = fakeStream([sessionEvent(), { type: 'end', reason: 'shutdown' }]);
    await run(['view', `http://h:1/#token=${TOKEN}`], {}, stream);
    expect((await stream.options).subscription.minNs).toBe(0);
  });

  it('prefers the token in a file', async () => {
    const { services } = await run(['view', 'http://h:1/#token=other', '--token-file', 't'], files({ t: TOKEN }));
    expect(services.remotes[0]?.stream.token).toBe(TOKEN);
  });

  it('with refused credentials exits with 1', async () => {
    const stream = fakeStream([{ type: 'gave-up', reason: 'refused-credentials', why: 'HTTP 401' }]);
    const { exitCode, err } = await run(['view', `http://h:1/#token=${TOKEN}`], {}, stream);
    expect(exitCode).toBe(1);
    expect(err).toMatch(/^stallscope: the agent refused the token \(HTTP 401\): .*\n$/);
  });
});

describe('serve', () => {
  it('prints how to view, logs what happens, and stays until a signal', async () => {
    const io = testIo();
    const stream = fakeStream([sessionEvent()]);
    const services = fakeServices(stream);
    const result = runCli({ args: ['serve'], io, services, version: '1' });
    await stream.options;
    await new Promise((resolve) => setImmediate(resolve));
    stream.send({ type: 'targets', at: 0 as never, added: [], gone: [WEB], remaining: 0 });
    io.signal('SIGTERM');
    expect(await result).toBe(0);
    expect(services.agents[0]).toMatchObject({
      ...{ targets: ['containers'], minNs: 1_000_000 },
      listen: { host: '127.0.0.1', port: 7842 },
    });
    expect(io.stdout.lines).toEqual([
      "to watch: stallscope view 'http://127.0.0.1:7842/#token=made-up-token-0123456789'",
    ]);
    expect(io.stderr.json.map((line) => line['msg'])).toEqual([
      'agent listens',
      'container traced',
      'probe absent',
      'container gone',
      'agent stops',
    ]);
    expect(io.stderr.text).not.toContain('made-up-token');
    expect(services.agentCloses).toBe(1);
    expect(io.listeners()).toBe(0);
  });
});

describe('serve, while it runs,', () => {
  async function running() {
    const io = testIo();
    const stream = fakeStream([sessionEvent({ targets: [], probes: [] })]);
    const services = fakeServices(stream);
    const result = runCli({ args: ['serve'], io, services, version: '1' });
    await stream.options;
    await new Promise((resolve) => setImmediate(resolve));
    return { io, services, result };
  }

  it('logs viewers that come and leave, and what they lost', async () => {
    const { io, services, result } = await running();
    const viewer = { address: '10.1.2.3', viewers: 1, sentSpans: 0, lostSpans: 0 };
    services.agents[0]?.onViewer?.({ type: 'connected', ...viewer });
    services.agents[0]?.onViewer?.({ type: 'left', ...viewer, viewers: 0, sentSpans: 70, lostSpans: 3 });
    io.signal();
    await result;
    expect(io.stderr.json.slice(1, 3)).toMatchObject([
      { msg: 'viewer connected', address: '10.1.2.3', viewers: 1 },
      { msg: 'viewer left', address: '10.1.2.3', viewers: 0, sentSpans: 70, lostSpans: 3 },
    ]);
  });

  it('ends at once at a second signal, as all commands do', async () => {
    const { io, result } = await running();
    io.signal();
    io.signal();
    expect(io.exits).toEqual([130]);
    await result;
  });
});

describe('ps', () => {
  const container: ContainerRow = {
    name: 'web',
    id: '3f2a91c07b1e4d5f',
    runtime: 'docker',
    image: 'nginx:1.27',
    pod: null,
    cgroup: '/docker/3f2a91c07b1e4d5f',
    target: 'docker:web',
    io: { readBytesPerSecond: 0, writeBytesPerSecond: 1536.2, readsPerSecond: 0, writesPerSecond: 2 },
  };
  const quiet: ContainerRow = { ...container, name: 'quiet\u001b[31m', pod: 'prod/quiet', image: null, io: null };

  it('lists containers in columns', async () => {
    const { io, exitCode } = await run(['ps'], { listContainers: async () => [container, quiet] });
    expect(exitCode).toBe(0);
    expect(io.stdout.lines).toEqual([
      'NAME   ID            RUNTIME  IMAGE       POD          READ      WRITE  CGROUP',
      'web    3f2a91c07b1e  docker   nginx:1.27  -           0 B/s  1.5 KiB/s  /docker/3f2a91c07b1e4d5f',
      'quiet  3f2a91c07b1e  docker   -           prod/quiet      -          -  /docker/3f2a91c07b1e4d5f',
    ]);
  });

  it('lists containers as JSON lines', async () => {
    const { out } = await run(['ps', '--json'], { listContainers: async () => [container] });
    expect(out).toBe(
      '{"type":"container","name":"web","id":"3f2a91c07b1e4d5f","runtime":"docker","image":"nginx:1.27","pod":null,"cgroup":"/docker/3f2a91c07b1e4d5f","target":"docker:web","io":{"readBytesPerSecond":0,"writeBytesPerSecond":1536.2,"readsPerSecond":0,"writesPerSecond":2}}\n',
    );
  });

  it('says on standard error that there are none', async () => {
    const { out, err, exitCode } = await run(['ps', '--json']);
    expect([exitCode, out]).toEqual([0, '']);
    expect(err).toContain('no containers here');
  });
});

describe('doctor', () => {
  const ok: DoctorCheck = { name: 'btf', status: 'ok', detail: '/sys/kernel/btf/vmlinux', remedy: null };
  const warn: DoctorCheck = {
    name: 'tracefs',
    status: 'warn',
    detail: 'not reachable',
    remedy: 'mount -t tracefs none /sys/kernel/tracing',
  };
  const missing: DoctorCheck = { name: 'privileges', status: 'missing', detail: 'no CAP_BPF', remedy: 'run as root' };

  it('exits with 0 when a session is possible', async () => {
    const { out, exitCode } = await run(['doctor'], { doctorChecks: async () => [ok, warn] });
    expect(exitCode).toBe(0);
    expect(out.split('\n')).toEqual([
      'ok       btf      /sys/kernel/btf/vmlinux',
      'warn     tracefs  not reachable',
      '                  → mount -t tracefs none /sys/kernel/tracing',
      '',
      'a session is possible, with less: tracefs',
      '',
    ]);
  });

  it('breaks lines between words on a terminal', async () => {
    const io = testIo({ NO_COLOR: '1' });
    Object.assign(io.stdout, { isTTY: true, columns: 40 });
    const services = fakeServices(fakeStream(), { doctorChecks: async () => [warn] });
    await runCli({ args: ['doctor'], io, services, version: '1' });
    expect(io.stdout.lines.slice(0, 3)).toEqual([
      'warn     tracefs  not reachable',
      '                  → mount -t tracefs',
      '                  none',
    ]);
  });

  it('exits with 3 when none is', async () => {
    const { out, exitCode } = await run(['doctor', '--json'], { doctorChecks: async () => [ok, missing] });
    expect(exitCode).toBe(3);
    expect(JSON.parse(out)).toEqual({ type: 'doctor', version: 1, possible: false, checks: [ok, missing] });
  });
});
