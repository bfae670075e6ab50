/**
 * Exit 0 when node_modules holds what package-lock.json asks for, 1 otherwise. Saves seconds after an `npm install`, or a
 * checkout that only touched the lock file's time.
 */
import { readFileSync } from 'node:fs';

/** @param {string} file @returns {Record<string, {version?: string, optional?: boolean}>} */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

function isCurrent() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  // Optional packages are for other platforms as a rule, and npm leaves those out.
  const missing = Object.entries(wanted).filter(
    ([path, entry]) => path !== '' && !entry.optional && installed[path]?.version !== entry.version,
  );
  const surplus = Object.keys(installed).filter((path) => wanted[path] === undefined);
  return missing.length === 0 && surplus.length === 0;
}

try {
  process.exitCode = isCurrent() ? 0 : 1;
} catch {
  // No node_modules, or one that npm did not finish.
  process.exitCode = 1;
}
