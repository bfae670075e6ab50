/**
 * Kernels of other Debian releases: found in the archive that this machine's own packages come from, unpacked below build/vm, never installed. The
 * machine's package lists stay as they are.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILD_DIR } from '../lab/paths.ts';
import { run } from '../lab/run.ts';

export interface KernelPackage {
  /** `uname -r` */
  readonly release: string;
  readonly image: string;
  /** Holds `kernel/…/NAME.ko`, or `.ko.xz`. */
  readonly modules: string;
}

interface Series {
  /** Names of its packages, newest last when sorted by their numbers. */
  readonly packages: RegExp;
  /** Where one of them may be; what the archive no longer has is passed over. */
  readonly suites: readonly string[];
}

const SERIES = {
  '5.10': { packages: /^linux-image-5\.10\.\d+-\d+-cloud-amd64$/, suites: ['bullseye', 'bullseye-security'] },
  '6.1': { packages: /^linux-image-6\.1\.\d+-\d+-cloud-amd64$/, suites: ['bookworm', 'bookworm-security'] },
  '6.12': {
    packages: /^linux-image-6\.12\.\d+\S*-cloud-amd64$/,
    suites: ['trixie', 'trixie-security', 'bookworm-backports'],
  },
} as const satisfies Record<string, Series>;

export type KernelSeries = keyof typeof SERIES;
export const KERNEL_SERIES = Object.keys(SERIES) as KernelSeries[];

export const VM_DIR = join(BUILD_DIR, 'vm');
const APT_DIR = join(VM_DIR, 'apt');

/** Milliseconds: some 30 MB of lists, and as much for each kernel. */
const DOWNLOAD_TIMEOUT_MS = 180_000;

export async function kernelPackage(series: KernelSeries): Promise<KernelPackage> {
  const dir = join(VM_DIR, `linux-${series}`);
  if (!existsSync(dir)) await unpack(await newestPackage(series), dir);
  const [image] = readdirSync(join(dir, 'boot')).filter((name) => name.startsWith('vmlinuz-'));
  if (image === undefined) throw new Error(`${dir} has no kernel`);
  const release = image.replace('vmlinuz-', '');
  // Debian 13 has everything below /usr.
  const [lib = ''] = ['lib', 'usr/lib'].filter((path) => existsSync(join(dir, path, 'modules', release)));
  return { release, image: join(dir, 'boot', image), modules: join(dir, lib, 'modules', release) };
}

async function newestPackage(series: KernelSeries): Promise<string> {
  await updateLists();
  const { stdout } = await apt('apt-cache', ['search', '--names-only', '^linux-image-.*-cloud-amd64$']);
  const { packages, suites } = SERIES[series];
  const names = stdout.split('\n').map((line) => line.split(' ')[0] ?? '');
  const newest = names
    .filter((name) => packages.test(name))
    .sort(new Intl.Collator('en', { numeric: true }).compare)
    .at(-1);
  if (newest === undefined) throw new Error(`the archive has no kernel ${series} in any of ${suites.join(', ')}`);
  return newest;
}

async function unpack(name: string, dir: string): Promise<void> {
  const partial = `${dir}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(join(partial, 'download'), { recursive: true });
  await apt('apt-get', ['download', name], join(partial, 'download'));
  const [file = ''] = readdirSync(join(partial, 'download'));
  await run('dpkg-deb', ['-x', join(partial, 'download', file), partial]);
  rmSync(join(partial, 'download'), { recursive: true });
  renameSync(partial, dir);
}

let updated: Promise<void> | undefined;

/** Once a process: whoever asks for a kernel that is not there yet. */
function updateLists(): Promise<void> {
  updated ??= (async () => {
    mkdirSync(join(APT_DIR, 'lists/partial'), { recursive: true });
    writeFileSync(join(APT_DIR, 'sources.list'), `${sourceLines().join('\n')}\n`);
    // Fails when a single suite is gone; whether what is left will do shows in the search.
    await apt('apt-get', ['update', '-q', '-o', 'Acquire::Languages=none']).catch(() => undefined);
  })();
  return updated;
}

function apt(command: string, args: readonly string[], cwd = APT_DIR) {
  const options = [
    `Dir::Etc::sourcelist=${join(APT_DIR, 'sources.list')}`,
    'Dir::Etc::sourceparts=-',
    `Dir::State::lists=${join(APT_DIR, 'lists')}`,
    `Dir::Cache=${join(APT_DIR, 'cache')}`,
    // The user that apt otherwise becomes may not see a checkout in someone's home.
    'APT::Sandbox::User=root',
  ].flatMap((option) => ['-o', option]);
  return run('env', ['-C', cwd, command, ...options, ...args], { timeoutMs: DOWNLOAD_TIMEOUT_MS });
}

interface Source {
  readonly uri: string;
  readonly suite: string;
  readonly signedBy: string | undefined;
}

/** One-line sources of all suites, at the addresses where this machine gets the same archive's from. */
function sourceLines(): string[] {
  const own = /^VERSION_CODENAME=(\S+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? '';
  const sources = machineSources();
  const lines = KERNEL_SERIES.flatMap((series) => SERIES[series].suites).flatMap((suite: string) => {
    const like = suite.endsWith('-security') ? `${own}-security` : own;
    return sources
      .filter((source) => source.suite === like)
      .map(
        ({ uri, signedBy }) => `deb ${signedBy === undefined ? '' : `[signed-by=${signedBy}] `}${uri} ${suite} main`,
      );
  });
  if (lines.length === 0) throw new Error(`/etc/apt names no archive of ${own || 'this release'}`);
  return [...new Set(lines)];
}

function machineSources(): Source[] {
  const dir = '/etc/apt/sources.list.d';
  const files = ['/etc/apt/sources.list', ...readdirSync(dir).map((name) => join(dir, name))].filter(existsSync);
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8').replace(/^#.*\n?/gm, '');
    if (file.endsWith('.sources')) return text.split(/\n\s*\n/).flatMap(paragraphSources);
    return file.endsWith('.list') ? text.split('\n').flatMap(lineSources) : [];
  });
}

function paragraphSources(text: string): Source[] {
  const words = (field: string): string[] =>
    new RegExp(`^${field}:[ \\t]*(.*)`, 'mi').exec(text)?.[1]?.split(/\s+/).filter(Boolean) ?? [];
  if (!words('Components').includes('main')) return [];
  const [signedBy] = words('Signed-By');
  return words('URIs').flatMap((uri) => words('Suites').map((suite) => ({ uri, suite, signedBy })));
}

function lineSources(text: string): Source[] {
  const [, options = '', uri = '', suite = '', components = ''] =
    /^deb\s+(?:\[([^\]]*)\]\s+)?(\S+)\s+(\S+)\s+(.*)/.exec(text) ?? [];
  if (!components.split(/\s+/).includes('main')) return [];
  return [{ uri, suite, signedBy: /signed-by=(\S+)/.exec(options)?.[1] }];
}
