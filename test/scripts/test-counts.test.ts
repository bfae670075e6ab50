import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../../scripts/test-counts.mjs', import.meta.url));

const work = mkdtempSync(join(tmpdir(), 'test-counts-'));

afterAll(() => rmSync(work, { recursive: true }));

function countsOf(report: unknown) {
  const path = join(work, 'report.json');
  writeFileSync(path, JSON.stringify(report));
  return spawnSync(process.execPath, [SCRIPT, path], { encoding: 'utf8' });
}

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

test('passed and failed tests are counted over all files', () => {
  const { stdout, status } = countsOf({
    testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')],
  });
  expect(stdout).toBe('3 passed, 1 failed\n');
  expect(status).toBe(1);
});

test('all passed is success, even with tests that did not run', () => {
  const { stdout, stderr, status } = countsOf({ testResults: [file('passed', 'passed', 'skipped')] });
  expect([stdout, stderr, status]).toEqual(['1 passed, 0 failed\n', '1 tests did not run\n', 0]);
});

test('a file that could not be run counts as a failure', () => {
  const { stdout, status } = countsOf({ testResults: [file('passed', 'passed'), file('failed')] });
  expect([stdout, status]).toEqual(['1 passed, 1 failed\n', 1]);
});

test('no tests and no report are failures', () => {
  expect(countsOf({ testResults: [] })).toMatchObject({ stdout: '0 passed, 0 failed\n', status: 1 });
  expect(countsOf('something else')).toMatchObject({ stdout: '0 passed, 0 failed\n', status: 1 });
  expect(spawnSync(process.execPath, [SCRIPT, join(work, 'absent.json')], { encoding: 'utf8' })).toMatchObject({
    stdout: '0 passed, 0 failed\n',
    status: 1,
  });
});
