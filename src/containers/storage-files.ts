/** containers/storage, which podman and CRI-O share: one list of all containers with their names and images. */
import { join } from 'node:path';
import type { HostFiles } from './host-files.ts';
import { asList, asName, asRecord, asText, parseJson } from './json.ts';
import { parseKubeName } from './kube-names.ts';
import type { ContainerFacts } from './types.ts';

/** Some 600 bytes a container. */
const LIST_MAX_BYTES = 16 << 20;

const LIST_FILES = ['containers.json', 'volatile-containers.json'] as const;

export type StorageList = ReadonlyMap<string, ContainerFacts>;

export interface StorageLists {
  /** By graph root. */
  list(root: string): Promise<StorageList>;
}

/** One reading serves all that ask within this time. */
const FRESH_MS = 1_000;
/** Graph roots held: the system's, and one for each user with containers of their own. */
const MAX_ROOTS = 64;

/** `now` is in milliseconds, of a clock that does not jump. */
export function createStorageLists(files: HostFiles, now: () => number): StorageLists {
  const cache = new Map<string, { readonly at: number; readonly list: Promise<StorageList> }>();
  return {
    list(root) {
      const held = cache.get(root);
      if (held !== undefined && now() - held.at < FRESH_MS) return held.list;
      if (cache.size >= MAX_ROOTS) cache.clear();
      const list = readStorageList(files, root);
      cache.set(root, { at: now(), list });
      return list;
    },
  };
}

/** `root` is a graph root, `/var/lib/containers/storage`. Containers started with --rm are in the volatile list. */
async function readStorageList(files: HostFiles, root: string): Promise<StorageList> {
  const list = new Map<string, ContainerFacts>();
  for (const name of LIST_FILES) {
    const text = await files.read(join(root, 'overlay-containers', name), LIST_MAX_BYTES);
    for (const [id, facts] of parseStorageList(text)) list.set(id, facts);
  }
  return list;
}

export function parseStorageList(text: string | null): StorageList {
  const list = new Map<string, ContainerFacts>();
  for (const item of asList(parseJson(text))) {
    const record = asRecord(item);
    const id = asText(record['id']);
    if (id === null) continue;
    const metadata = asRecord(parseJson(asText(record['metadata'])));
    const name = asName(asList(record['names'])[0]) ?? asName(metadata['name']);
    const image = asName(metadata['image-name']);
    list.set(id, {
      ...(image !== null && { image }),
      ...(name !== null && { name, nameSource: 'storage', ...parseKubeName(name) }),
    });
  }
  return list;
}
