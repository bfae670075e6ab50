/** The only file that loads the addon. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { NativeError } from './errors.ts';
import type { NativeAddon } from './types.ts';

const MODULE_ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The BPF object that belongs to the addon. */
export const BPF_OBJECT_PATH = fileURLToPath(new URL('../../build/stallscope.bpf.o', import.meta.url));

export function loadAddon(): NativeAddon {
  const require = createRequire(import.meta.url);
  const bindings = require('bindings') as (options: { bindings: string; module_root: string }) => NativeAddon;
  try {
    return bindings({ bindings: 'stallscope', module_root: MODULE_ROOT });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new NativeError('ERR_ADDON_MISSING', `the native addon does not load: ${reason}. Run \`make build\`.`);
  }
}
