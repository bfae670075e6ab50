import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout, from wherever this file runs: as it is in tests, compiled in the measurements. */
function checkout(): string {
  let dir = import.meta.dirname;
  while (!existsSync(join(dir, 'package.json'))) {
    if (dir === '/') throw new Error(`${import.meta.dirname} is in no checkout`);
    dir = dirname(dir);
  }
  return dir;
}

/** Where make puts what it builds. */
export const BUILD_DIR = join(checkout(), 'build');
