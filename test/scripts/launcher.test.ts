import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const LAUNCHER = fileURLToPath(new URL('../../bin/stallscope', import.meta.url));
let work: string;

beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'launcher-'));
  mkdirSync(join(work, 'bin'));
  cpSync(LAUNCHER, join(work, 'bin/stallscope'));
  writeFileSync(join(work, 'package.json'), '{ "type": "module" }');
});

afterEach(() => rmSync(work, { recursive: true }));

test('in a checkout that is not built, the launcher says what to do', () => {
  const { status, stderr } = spawnSync(join(work, 'bin/stallscope'), ['ps'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, 'stallscope: not built yet: run `make build` in the checkout\n']);
});

test('it hands its arguments to what was built, from wherever a link to it lies', () => {
  mkdirSync(join(work, 'dist/cli'), { recursive: true });
  writeFileSync(join(work, 'dist/cli/main.js'), 'console.log(process.argv.slice(2).join(" "));');
  symlinkSync(join(work, 'bin/stallscope'), join(work, 'linked'));
  expect(spawnSync(join(work, 'linked'), ['attach', 'web'], { encoding: 'utf8' }).stdout).toBe('attach web\n');
});
