/** The whole system of a virtual machine: busybox, Node with its libraries, the product as built, and the programs that run there. */
import { createWriteStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { finished } from 'node:stream/promises';
import { BUILD_DIR } from '../lab/paths.ts';
import { run } from '../lab/run.ts';
import { cpio, type Entry } from './cpio.ts';
import type { KernelModule } from './kernel-modules.ts';

const CHECKOUT = join(BUILD_DIR, '..');
/** Where the checkout is in there. */
const HOME = 'stallscope';
const DMSETUP = '/usr/sbin/dmsetup';

/** Packages that the product needs at run time, as package.json has them, with theirs. */
function runtimePackages(): string[] {
  const { packages } = JSON.parse(readFileSync(join(CHECKOUT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  return Object.keys(packages).filter((path) => path !== '' && packages[path]?.dev !== true);
}

function tree(dir: string, isWanted: (path: string) => boolean = () => true): Entry[] {
  return readdirSync(join(CHECKOUT, dir), { recursive: true, encoding: 'utf8' })
    .map((path) => join(dir, path))
    .filter((path) => isWanted(path) && statSync(join(CHECKOUT, path)).isFile())
    .map((path) => own(path));
}

const own = (path: string): Entry => ({ path: `${HOME}/${path}`, ...fileAt(join(CHECKOUT, path)) });

function fileAt(path: string): Pick<Entry, 'content' | 'executable'> {
  return { content: readFileSync(path), executable: (statSync(path).mode & 0o111) !== 0 };
}

/** Shared libraries that a program asks for, and the loader, where they expect them. */
async function libraries(...programs: string[]): Promise<Entry[]> {
  const { stdout } = await run('ldd', programs);
  const paths = new Set(stdout.match(/\/[^\s:]+(?= \(0x)/g));
  return [...paths].map((path) => ({ path: relative('/', path), ...fileAt(path) }));
}

/** What every kernel gets, some 110 MB: read once. */
export async function systemEntries(): Promise<Entry[]> {
  const addon = join(BUILD_DIR, 'Release/stallscope.node');
  const isCode = (path: string): boolean => /\.(js|json|cjs|mjs|node)$/.test(path);
  return [
    { path: 'init', content: readFileSync(new URL('guest/init.sh', import.meta.url)), executable: true },
    { path: 'bin/busybox', ...fileAt('/bin/busybox') },
    { path: 'bin/sh', content: { link: 'busybox' } },
    { path: 'usr/bin/env', content: { link: '/bin/busybox' } },
    { path: 'usr/bin/node', ...fileAt(process.execPath) },
    { path: 'bin/dmsetup', ...fileAt(DMSETUP) },
    ...(await libraries(process.execPath, addon, DMSETUP)),
    ...[
      'package.json',
      'bin/stallscope',
      'build/Release/stallscope.node',
      'build/stallscope.bpf.o',
      'build/workload',
    ].map(own),
    ...tree('dist', isCode),
    ...tree('build/tools/test/vm', isCode),
    ...tree('build/tools/test/lab', isCode),
    { path: `${HOME}/build/tools/src`, content: { link: '../../dist' } },
    ...runtimePackages().flatMap((path) => tree(path, isCode)),
  ];
}

/** The modules of one kernel, loaded by init in this order. */
export function moduleEntries(modules: readonly KernelModule[]): Entry[] {
  const files = modules.map(({ name, content }) => ({ path: `modules/${name}.ko`, content }));
  const order = modules.map(({ name }) => `${name}\n`).join('');
  return [...files, { path: 'modules/order', content: Buffer.from(order) }];
}

export async function writeInitramfs(file: string, entries: readonly Entry[]): Promise<void> {
  const stream = createWriteStream(file);
  for (const part of cpio(entries)) stream.write(part);
  stream.end();
  await finished(stream);
}
