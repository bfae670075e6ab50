import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const SETUP = fileURLToPath(new URL('../../scripts/setup.sh', import.meta.url));
let work: string;

/** What any Debian has, and node; not the packages that setup.sh is about. */
const BASE = ['bash', 'sh', 'stat', 'mkdir', 'touch', 'rm', 'chmod', 'cat', 'ln', 'node', 'npm', 'env'];

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'setup-'));
  mkdirSync(join(work, 'bin'));
  chmodSync(work, 0o755);
  for (const name of BASE)
    symlinkSync(spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim(), join(work, 'bin', name));
});

afterEach(() => rmSync(work, { recursive: true }));

/** An apt-get that writes down what it was asked, and puts in place the commands of packages named like their command. */
function stubAptGet(body: string): void {
  const script = `#!/bin/sh\necho "$*" >>${work}/apt.log\n${body}\n`;
  writeFileSync(join(work, 'bin/apt-get'), script, { mode: 0o755 });
}

function setup(args: readonly string[], user: readonly string[] = []) {
  const [program, ...rest] = [...user, SETUP, ...args];
  return spawnSync(program ?? SETUP, rest, {
    cwd: work,
    encoding: 'utf8',
    env: { PATH: join(work, 'bin'), HOME: work },
  });
}

const aptLog = () => (existsSync(join(work, 'apt.log')) ? readFileSync(join(work, 'apt.log'), 'utf8') : '');

const INSTALL = `for name in make g++ python3 pkg-config clang; do ln -sf /bin/true ${'$'}{0%/*}/${'$'}name; done
ln -sf /bin/true ${'$'}{0%/*}/llvm-strip`;

test('only what is missing is installed, and nothing is asked the second time', () => {
  stubAptGet(INSTALL);
  const first = setup(['build']);
  expect(first.stderr).toContain('setup: installing make g++ python3 pkg-config clang llvm');
  expect(first.status).toBe(0);
  expect(aptLog()).toMatch(
    /^install -y -q --no-install-recommends --no-remove .*make g\+\+ python3 pkg-config clang llvm\n$/,
  );
  expect(setup(['build']).status).toBe(0);
  expect(aptLog().match(/^install/gm)).toHaveLength(1);
});

test('package lists are fetched when installing fails without', () => {
  stubAptGet(`[ "$1" = update ] && touch ${'$'}0.updated && exit 0\n[ -e ${'$'}0.updated ] || exit 100\n${INSTALL}`);
  expect(setup(['build']).status).toBe(0);
  expect(
    aptLog()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(['install', 'update', 'install', '']);
});

test('without root, what is missing and the way to get it are said, and the exit code is 3', () => {
  stubAptGet('exit 1');
  const { status, stderr } = setup(['build'], ['/usr/bin/setpriv', '--reuid=65534', '--clear-groups', '/bin/bash']);
  expect(stderr).toMatch(/missing packages: make .*sudo apt-get install make/);
  expect(status).toBe(3);
  expect(aptLog()).toBe('');
});

test('a package that brought nothing is an error, not a loop', () => {
  stubAptGet('exit 0');
  const { status, stderr } = setup(['build']);
  expect(stderr).toContain('still missing after installing: make');
  expect(status).toBe(1);
});

test('an unknown group is refused', () => {
  expect(setup(['everything']).stderr).toContain('unknown group everything');
});
