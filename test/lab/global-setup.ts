import { existsSync } from 'node:fs';
import { sweepStale } from './instance.ts';
import { WORKLOAD_BINARY } from './workload.ts';

/** Runs once before the tests that need the host, and what it returns once after them. */
export default function setup(): () => void {
  if (process.getuid?.() !== 0) {
    throw new Error(
      'the kernel and e2e tests trace the real kernel: run them as root (sudo make test), or only `vitest run --project unit`',
    );
  }
  if (!existsSync(WORKLOAD_BINARY)) throw new Error(`${WORKLOAD_BINARY} is missing: run make build`);
  sweep();
  // Workers that were stopped for taking too long did not clean up.
  return sweep;
}

function sweep(): void {
  const left = sweepStale();
  if (left.length > 0) process.stderr.write(`lab: left from an earlier run: ${left.join(', ')}\n`);
}
