import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/run.sh', import.meta.url));
const NOBODY = ['/usr/bin/setpriv', '--reuid=65534', '--clear-groups', '--bounding-set=-all', '--inh-caps=-all'];
let work: string;

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'run-'));
  chmodSync(work, 0o755);
  for (const dir of ['scripts', 'bin']) mkdirSync(join(work, dir));
  cpSync(SCRIPT, join(work, 'scripts/run.sh'));
});

afterEach(() => rmSync(work, { recursive: true }));

/** A stallscope that says how it was called; `ps` prints the containers given, or fails. */
function run(args: readonly string[], ps = 'exit 0', prefix: readonly string[] = []) {
  writeFileSync(join(work, 'bin/stallscope'), `#!/bin/sh\nif [ "$1" = ps ]; then ${ps}; fi\necho "$@"\n`, {
    mode: 0o755,
  });
  const [program, ...rest] = [...prefix, join(work, 'scripts/run.sh'), ...args];
  return spawnSync(program ?? '', rest, { encoding: 'utf8' });
}

test('with a target it attaches', () => {
  expect(run(['docker:web']).stdout).toBe('attach docker:web\n');
});

test('with containers on the host it serves them', () => {
  expect(run([], 'echo "{}"; exit 0').stdout).toBe('serve --listen 127.0.0.1:7842\n');
});

test('without a container it shows the demo, and says so', () => {
  const { stdout, stderr } = run([]);
  expect(stdout).toBe('demo --listen 127.0.0.1:7842\n');
  expect(stderr).toContain('no container on this host');
});

test('when the containers cannot be listed it stops there', () => {
  expect(run([], 'echo broken >&2; exit 1')).toMatchObject({ status: 1, stdout: '', stderr: 'broken\n' });
});

test('without privileges it says which are needed, and exits 3', () => {
  const { status, stdout, stderr } = run([], 'exit 0', NOBODY);
  expect([status, stdout]).toEqual([3, '']);
  expect(stderr).toContain('sudo make run');
});

test('with --check it starts nothing', () => {
  expect(run(['--check'])).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(run(['--check'], 'exit 0', NOBODY).status).toBe(3);
});
