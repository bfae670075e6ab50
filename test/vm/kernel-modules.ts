/** Modules of a kernel package with what they need, in an order in which they load. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from '../lab/run.ts';
import type { KernelPackage } from './kernel-package.ts';

export interface KernelModule {
  /** With `_` for `-`, as /proc/modules has it. */
  readonly name: string;
  readonly content: Buffer;
}

const SUFFIX = /\.ko(\.xz)?$/;
const MAX_MODULE_BYTES = 64 << 20;

/** What a module says it needs: symbols of others, and what it asks for by name. */
const NEEDS = /\0(?:depends=|softdep=pre: )([^\0]*)/g;

/** Names that the kernel has built in, or does not have, are left out. */
export async function kernelModules(kernel: KernelPackage, names: readonly string[]): Promise<KernelModule[]> {
  const files = new Map(
    readdirSync(join(kernel.modules, 'kernel'), { recursive: true, encoding: 'utf8' })
      .filter((path) => SUFFIX.test(path))
      .map((path) => [nameOf(path), join(kernel.modules, 'kernel', path)]),
  );
  const loaded = new Map<string, KernelModule>();
  const add = async (name: string): Promise<void> => {
    const file = files.get(name);
    if (file === undefined || loaded.has(name)) return;
    const content = await contentOf(file);
    for (const [, needed = ''] of content.toString('latin1').matchAll(NEEDS)) {
      for (const other of needed.split(/[\s,]+/).filter(Boolean)) await add(nameOf(other));
    }
    loaded.set(name, { name, content });
  };
  for (const name of names) await add(nameOf(name));
  return [...loaded.values()];
}

const nameOf = (path: string): string => basename(path).replace(SUFFIX, '').replaceAll('-', '_');

async function contentOf(file: string): Promise<Buffer> {
  if (!file.endsWith('.xz')) return readFileSync(file);
  const unpacked = file.replace(/\.xz$/, '');
  // Kept beside it for the next run.
  if (!existsSync(unpacked)) await run('xz', ['--decompress', '--keep', file]);
  const content = readFileSync(unpacked);
  if (content.length > MAX_MODULE_BYTES) throw new Error(`${unpacked}: ${content.length} bytes`);
  return content;
}
