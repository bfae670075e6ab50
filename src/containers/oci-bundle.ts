/** The bundle of a container: the directory that a low-level runtime is started on, with config.json in it. */
import { isAbsolute, join } from 'node:path';
import type { HostFiles } from './host-files.ts';
import { asList, asName, asPid, asRecord, asText, parseJson } from './json.ts';
import { kubeFacts } from './kube-names.ts';
import type { ContainerFacts } from './types.ts';

/** config.json of a container with thousands of environment variables stays below this. */
export const CONFIG_MAX_BYTES = 4 << 20;

/** Who writes `io.container.manager`. */
const MANAGERS: ReadonlyMap<string, string> = new Map([
  ['libpod', 'podman'],
  ['cri-o', 'crio'],
]);

export interface Bundle {
  readonly facts: ContainerFacts;
  /** Docker's directory of the container, told by the mounts of /etc/hosts and the like: it names a data root that is not the default. */
  readonly dockerDirectory: string | null;
}

/** Null when there is no config.json that can be read there. */
export async function readBundle(files: HostFiles, directory: string): Promise<Bundle | null> {
  const bundle = parseBundleConfig(await files.read(join(directory, 'config.json'), CONFIG_MAX_BYTES), directory);
  if (bundle === null) return null;
  // containerd's shim writes it; a monitor of another runtime does not.
  const pid = asPid(Number(await files.read(join(directory, 'init.pid'), 32)));
  return pid === null ? bundle : { ...bundle, facts: { ...bundle.facts, initPid: pid } };
}

export function parseBundleConfig(text: string | null, directory: string): Bundle | null {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const config = asRecord(value);
  const annotations = asRecord(config['annotations']);
  // CRI-O keeps the pod's labels and the container's name as JSON inside of annotations.
  const labels = asRecord(parseJson(asText(annotations['io.kubernetes.cri-o.Labels'])));
  const metadata = asRecord(parseJson(asText(annotations['io.kubernetes.cri-o.Metadata'])));
  const kube = kubeFacts({
    ...labels,
    'io.kubernetes.cri-o.Metadata.Name': asText(metadata['name']),
    ...annotations,
  });
  const manager = MANAGERS.get(asText(annotations['io.container.manager']) ?? '');
  const plain = asName(annotations['nerdctl/name']);
  const rootfs = asText(asRecord(config['root'])['path']);
  return {
    facts: {
      ...(manager !== undefined && { runtime: manager }),
      ...(plain !== null && { name: plain }),
      ...kube,
      ...(rootfs !== null && { rootfs: isAbsolute(rootfs) ? rootfs : join(directory, rootfs) }),
    },
    dockerDirectory: findDockerDirectory(asList(config['mounts'])),
  };
}

function findDockerDirectory(mounts: readonly unknown[]): string | null {
  for (const mount of mounts) {
    const source = asText(asRecord(mount)['source']) ?? '';
    const match = /^(\/.*\/containers\/[0-9a-f]{64})\/(?:resolv\.conf|hostname|hosts)$/.exec(source);
    if (match?.[1] !== undefined) return match[1];
  }
  return null;
}
