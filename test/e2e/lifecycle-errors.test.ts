import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { cgroup } from '../lab/cgroup.ts';
import { netns } from '../lab/netns.ts';
import { runCli, startServe } from './agent-process.ts';
import { keep, writeScratch } from './support.ts';

/** One line on standard error, nothing on standard output. */
async function expectFailure(args: readonly string[], code: number, line: RegExp): Promise<void> {
  const { stdout, stderr, ...exit } = await runCli(args);
  expect({ code: exit.code, stdout, lines: stderr.split('\n').length - 1 }, stderr).toEqual({
    code,
    stdout: '',
    lines: 1,
  });
  expect(stderr).toMatch(line);
}

test.each([
  [['attach'], /^stallscope: .*target/],
  [['attach', 'containers', '--for', 'soon'], /^stallscope: --for 'soon'/],
  [['attach', 'containers', '--for', '0'], /^stallscope: --for '0' is too short/],
  [['attach', 'containers', '--min', '-1ms'], /^stallscope: --min/],
  [
    ['attach', 'containers', '--kinds', 'block,nap'],
    /^stallscope: --kinds: 'nap' is not a kind of span: choose from block,fsync,mount,journal,file,wait,throttle,reclaim or all\n$/,
  ],
  [['attach', 'containers', '--ring-size', '100K'], /^stallscope: --ring-size '100K'.*power of two/],
  [['attach', 'containers', '--frobnicate'], /^stallscope: .*--frobnicate/],
  [['serve', '--listen', 'nowhere'], /^stallscope: --listen 'nowhere' is not an address/],
  [['serve', '--listen', '127.0.0.1:99999'], /^stallscope: --listen '127\.0\.0\.1:99999' is not an address/],
  [
    ['serve', '--listen', '127.0.0.1:0', '--tls-cert', '/nowhere.pem'],
    /^stallscope: --tls-cert and --tls-key belong together/,
  ],
  [['serve', '--token-file', '/nowhere'], /^stallscope: --token-file: cannot read \/nowhere \(ENOENT\)/],
  [['view', 'not a url'], /^stallscope: "not a url" is no URL/],
  [['view', 'http://127.0.0.1:1/?token=x'], /^stallscope: the token goes behind #/],
  [['frobnicate'], /^stallscope: .*frobnicate/],
] as const)('%j is a mistake of usage: one line, and exit code 2', async (args, line) => {
  await expectFailure(args, 2, line);
});

test.each([
  ['cgroup:/no/such/cgroup', /^stallscope: .*\/no\/such\/cgroup/],
  ['pid:4194305', /^stallscope: .*4194305/],
  ['unit:no-such-unit.service', /^stallscope: .*no-such-unit\.service/],
  ['docker:nobody-at-all', /^stallscope: No running container fits "\S*nobody-at-all"/],
])('an unknown target %s is a mistake of usage: exit code 2', async (target, line) => {
  const { code, stdout, stderr } = await runCli(['attach', target, '--json']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(line);
});

test('without privileges a session ends with exit code 3 and the line of doctor that says what to do', async () => {
  const group = keep(cgroup('nobody'));
  const prefix = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'];
  const { code, stdout, stderr } = await runCli(['attach', `cgroup:${group.path}`, '--json'], { prefix });
  expect({ code, stdout }, stderr).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/^stallscope: .*; privileges: no CAP_BPF and no CAP_PERFMON.*run as root \(sudo\).*\n$/);
});

test('a port in use is a failure that says what to do: exit code 1', async () => {
  const group = keep(cgroup('port'));
  const { port } = await startServe([`cgroup:${group.path}`, '--listen', '127.0.0.1:0']);
  const again = ['serve', `cgroup:${group.path}`, '--listen', `127.0.0.1:${port}`];
  await expectFailure(again, 1, /^stallscope: 127\.0\.0\.1:\d+ is in use: .*another port with --listen/);
});

test('a viewer of an address where nobody listens gives up after a few attempts: exit code 1', async () => {
  const token = 'x'.repeat(20);
  const far = keep(await netns());
  const url = `http://127.0.0.1:7842/#token=${token}`;
  const { code, stdout, stderr } = await runCli(['view', url, '--json'], { spawn: far.spawn });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trim().split('\n').at(-1)).toMatch(/^stallscope: cannot reach the agent: .*ECONNREFUSED/);
});

test('a viewer of something that is no agent says so: exit code 1', async () => {
  const server = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  keep({ close: async () => void server.close() });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const token = writeScratch('token', 'x'.repeat(20));
  const view = ['view', `http://127.0.0.1:${port}/`, '--token-file', token];
  await expectFailure(view, 1, /^stallscope: the other side does not speak this version of the stream: .*200/);
});
