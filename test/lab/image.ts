/** A container image without a registry: a static busybox and the workload, as an archive that Docker, podman and containerd all load. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { BUILD_DIR } from './paths.ts';
import { run } from './run.ts';
import { WORKLOAD_BINARY } from './workload.ts';

export const IMAGE = 'localhost/stallscope-lab:1';

/** Where the image has it. */
export const WORKLOAD_IN_IMAGE = '/bin/workload';

const BUSYBOX = '/usr/bin/busybox';
const CACHE = join(BUILD_DIR, 'lab');

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Path of the archive, made when its parts are newer. */
export async function imageArchive(): Promise<string> {
  const archive = join(CACHE, 'image.tar');
  const isCurrent =
    existsSync(archive) &&
    [BUSYBOX, WORKLOAD_BINARY].every((part) => statSync(part).mtimeMs < statSync(archive).mtimeMs);
  if (isCurrent) return archive;
  mkdirSync(CACHE, { recursive: true });
  const work = mkdtempSync(join(CACHE, 'image-'));
  try {
    await fillRootfs(join(work, 'rootfs'));
    await tar(join(work, 'rootfs'), join(work, 'layer.tar'));
    mkdirSync(join(work, 'image'));
    writeManifest(join(work, 'layer.tar'), join(work, 'image'));
    await tar(join(work, 'image'), join(work, 'image.tar'));
    renameSync(join(work, 'image.tar'), archive);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return archive;
}

async function fillRootfs(root: string): Promise<void> {
  for (const dir of ['bin', 'data', 'dev', 'etc', 'proc', 'root', 'sys', 'tmp'])
    mkdirSync(join(root, dir), { recursive: true });
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\n');
  cpSync(BUSYBOX, join(root, 'bin/busybox'));
  cpSync(WORKLOAD_BINARY, join(root, WORKLOAD_IN_IMAGE));
  const { stdout } = await run(BUSYBOX, ['--list']);
  for (const applet of stdout.split('\n').filter((name) => name !== '' && name !== 'busybox')) {
    symlinkSync('busybox', join(root, 'bin', applet));
  }
}

function tar(dir: string, archive: string): Promise<unknown> {
  return run('tar', ['-C', dir, '--owner=0', '--group=0', '--sort=name', '--mtime=@0', '-cf', archive, '.']);
}

/** The format of `docker save`: the only one that all three load. */
function writeManifest(layer: string, dir: string): void {
  const config = JSON.stringify({
    architecture: ARCHITECTURES[process.arch] ?? process.arch,
    os: 'linux',
    config: { Env: ['PATH=/bin'], Cmd: ['sleep', '100000'] },
    rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(readFileSync(layer))}`] },
  });
  const configName = `${sha256(config)}.json`;
  renameSync(layer, join(dir, 'layer.tar'));
  writeFileSync(join(dir, configName), config);
  writeFileSync(
    join(dir, 'manifest.json'),
    JSON.stringify([{ Config: configName, RepoTags: [IMAGE], Layers: ['layer.tar'] }]),
  );
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
