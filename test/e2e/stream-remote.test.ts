import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cgroup, type LabCgroup } from '../lab/cgroup.ts';
import { loopDisk, type MountedDisk } from '../lab/disk.ts';
import { type LabNetns, netns } from '../lab/netns.ts';
import { runWorkload } from '../lab/workload.ts';
import { type CliProcess, endOf, runCli, type Serve, startServe, startView } from './agent-process.ts';
import { type Certificate, certificateFor } from './support.ts';
import { lostBesideSkips } from './truth.ts';

let disk: MountedDisk;
let group: LabCgroup;
let far: LabNetns;

beforeAll(async () => {
  disk = await loopDisk({ sizeMiB: 64, fs: 'ext4', mountOptions: 'noatime' });
  group = cgroup('stream');
  far = await netns();
  await runWorkload({ dir: disk.dir, operations: [`prepare=1,${1 << 20}`] });
});

afterAll(async () => {
  await far?.close();
  await group?.close();
  await disk?.close();
});

interface Remote extends Serve {
  readonly certificate: Certificate;
}

async function startRemote(): Promise<Remote> {
  const certificate = await certificateFor(far.hostAddress);
  const listen = ['--listen', `${far.hostAddress}:0`, ...certificate.flags];
  return { certificate, ...(await startServe([`cgroup:${group.path}`, '--min', '0', ...listen])) };
}

/** Every span of a session by its id. */
function spansById(view: CliProcess): Map<string, unknown> {
  return new Map(view.spans().map((span) => [span.id, span]));
}

describe('a stream over TLS to another network namespace', () => {
  test('has the same spans, with the same ids and fields, as the one to a viewer on the host', async () => {
    const serve = await startRemote();
    const args = [serve.url, '--min', '0', '--ca', serve.certificate.certFile];
    const near = await startView(args);
    const distant = await startView(args, { spawn: far.spawn });
    await runWorkload({ place: group, dir: disk.dir, operations: ['fsync=50', 'direct-read=200', 'direct-write=50'] });
    await near.nextStats();
    serve.cli.signal('SIGINT');
    expect((await serve.cli.exit()).code).toBe(0);
    for (const view of [near, distant]) {
      expect((await view.exit()).code).toBe(0);
      expect(endOf(view).reason).toBe('agent-stopped');
      expect(lostBesideSkips(endOf(view))).toEqual({});
      expect(view.stderr).toMatch(/the agent stopped/);
    }
    const spans = near.spans();
    expect(spans.filter(({ kind }) => kind === 'fsync')).toHaveLength(50);
    expect(spans.filter(({ kind, name }) => kind === 'block' && name === 'read')).toHaveLength(200);
    expect(spansById(near).size).toBe(spans.length);
    expect(spansById(distant)).toEqual(spansById(near));
    expect(endOf(distant).totals).toEqual(endOf(near).totals);
  });

  test('is refused to a viewer with a wrong token, with one line and exit code 1', async () => {
    const { address, certificate } = await startRemote();
    const wrong = `${address}#token=${'x'.repeat(43)}`;
    const { code, stdout, stderr } = await runCli(['view', wrong, '--ca', certificate.certFile, '--json'], {
      spawn: far.spawn,
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^stallscope: the agent refused the token \(.*403.*\): .*\n$/);
  });

  test('is not even asked for without a token', async () => {
    const { address, certificate } = await startRemote();
    const { code, stdout, stderr } = await runCli(['view', address, '--ca', certificate.certFile, '--json'], {
      spawn: far.spawn,
    });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^stallscope: no token for https:.*\n$/);
  });

  test('is refused to a viewer that does not trust the certificate', async () => {
    const { url } = await startRemote();
    const { code, stdout, stderr } = await runCli(['view', url, '--json'], { spawn: far.spawn });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^stallscope: .*certificate was not accepted .*--ca FILE.*\n$/);
  });

  test('answers an upgrade without a token with 401, and with a wrong one with 403', async () => {
    const remote = await startRemote();
    expect(await upgradeStatus(remote, {})).toBe(401);
    expect(await upgradeStatus(remote, { authorization: `Bearer ${'x'.repeat(43)}` })).toBe(403);
    expect(await upgradeStatus(remote, { authorization: `Bearer ${remote.token}` })).toBe(101);
  });
});

test('an agent does not listen beyond loopback without TLS unless told so', async () => {
  const listen = ['serve', `cgroup:${group.path}`, '--listen', `${far.hostAddress}:0`];
  const { code, stdout, stderr } = await runCli(listen);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^stallscope: --listen \S+ is reachable from other hosts: add --tls-cert .*--insecure.*\n$/);

  const serve = await startServe([...listen.slice(1), '--insecure', '--min', '0']);
  const view = await startView([serve.url, '--min', '0'], { spawn: far.spawn });
  await runWorkload({ place: group, dir: disk.dir, operations: ['fsync=3'] });
  await view.nextStats();
  expect(view.spans().filter(({ kind }) => kind === 'fsync')).toHaveLength(3);
});

/** Status of a WebSocket handshake by hand. */
function upgradeStatus({ address, certificate }: Remote, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const upgrade = request(new URL('/v1/stream', address), {
      ca: readFileSync(certificate.certFile),
      headers: {
        ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
        ...{ 'sec-websocket-key': 'c3RhbGxzY29wZS10ZXN0IQ==', 'sec-websocket-protocol': 'stallscope.v1' },
        ...headers,
      },
    });
    upgrade.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    upgrade.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    upgrade.on('error', reject);
    upgrade.end();
  });
}
