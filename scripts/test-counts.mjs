/**
 * Prints `N passed, N failed` from vitest's JSON report: `node scripts/test-counts.mjs REPORT.json`. Exit 1 when a test failed, a file could not
 * be run, or no test ran at all.
 */
import { readFileSync } from 'node:fs';

/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

/** @param {string | undefined} file @returns {FileResult[]} */
function filesOf(file) {
  try {
    return JSON.parse(readFileSync(file ?? '', 'utf8')).testResults ?? [];
  } catch (error) {
    process.stderr.write(`no test report: ${error instanceof Error ? error.message : error}\n`);
    return [];
  }
}

const files = filesOf(process.argv[2]);
const tests = files.flatMap((file) => file.assertionResults);
const count = (/** @type {string} */ status) => tests.filter((test) => test.status === status).length;
// A file that does not load, or whose hook throws, has failed without a test of its own that did.
const brokenFiles = files.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
).length;
const passed = count('passed');
const failed = count('failed') + brokenFiles;
const notRun = tests.length - passed - count('failed');
if (notRun > 0) process.stderr.write(`${notRun} tests did not run\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = passed > 0 && failed === 0 ? 0 : 1;
