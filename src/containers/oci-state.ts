/**
 * State files of low-level runtimes. They name every cgroup of a container, its init and its bundle, whatever the cgroup path looks like,
 * and stay at their usual place when containerd's own directories are moved.
 */
import { join } from 'node:path';
import type { CgroupLayout } from './cgroup-layout.ts';
import { pathBelow } from './cgroup-layout.ts';
import { IO_WIDTH } from './cgroup-tree.ts';
import type { HostFiles } from './host-files.ts';
import { forEachLimit } from './host-files.ts';
import { asList, asPid, asRecord, asText, parseJson } from './json.ts';

export interface StateRoot {
  readonly path: string;
  readonly runtime: string;
  /** True for `PATH/NAMESPACE/ID`, false for `PATH/ID`. */
  readonly namespaced: boolean;
}

export const STATE_ROOTS: readonly StateRoot[] = [
  { path: '/run/containerd/runc', runtime: 'containerd', namespaced: true },
  { path: '/run/docker/runtime-runc', runtime: 'docker', namespaced: true },
  { path: '/run/runc', runtime: 'runc', namespaced: false },
  { path: '/run/crun', runtime: 'crun', namespaced: false },
];

/** A state.json lists every device rule and capability; 1 MiB is some thirty times what it takes. */
const STATE_MAX_BYTES = 1 << 20;

export interface StateId {
  readonly root: StateRoot;
  readonly namespace?: string;
  readonly id: string;
  readonly directory: string;
}

export interface StateFacts {
  readonly v2Path: string | null;
  readonly v1Path: string | null;
  readonly bundle: string | null;
  readonly initPid: number | null;
}

/** Lists containers without reading their state. Stops at `max`. */
export async function listStates(
  files: HostFiles,
  roots: readonly StateRoot[],
  max: number,
): Promise<readonly StateId[]> {
  const found: StateId[] = [];
  const add = async (root: StateRoot, path: string, namespace?: string): Promise<void> => {
    for (const id of (await files.directories(path)) ?? []) {
      if (found.length >= max) return;
      found.push({ root, id, directory: join(path, id), ...(namespace !== undefined && { namespace }) });
    }
  };
  await forEachLimit(roots, IO_WIDTH, async (root) => {
    if (!root.namespaced) return add(root, root.path);
    for (const namespace of (await files.directories(root.path)) ?? []) {
      await add(root, join(root.path, namespace), namespace);
    }
  });
  return found;
}

/** runc's state.json or crun's status; null for neither. */
export async function readState(files: HostFiles, directory: string, layout: CgroupLayout): Promise<StateFacts | null> {
  const runc = await files.read(join(directory, 'state.json'), STATE_MAX_BYTES);
  if (runc !== null) return parseRuncState(runc, layout);
  return parseCrunStatus(await files.read(join(directory, 'status'), STATE_MAX_BYTES), layout);
}

export function parseRuncState(text: string, layout: CgroupLayout): StateFacts | null {
  const state = asRecord(parseJson(text));
  // Keyed by controller; the empty key is the unified hierarchy.
  const paths = asRecord(state['cgroup_paths']);
  const v2Path = pathBelow(layout.v2, asText(paths['']) ?? '');
  const v1Path = pathBelow(layout.v1, asText(paths['blkio']) ?? '');
  if (v2Path === null && v1Path === null) return null;
  const labels = asList(asRecord(state['config'])['labels']);
  const bundle = labels
    .map((label) => /^bundle=(.+)$/.exec(asText(label) ?? '')?.[1])
    .find((path) => path !== undefined);
  return { v2Path, v1Path, bundle: bundle ?? null, initPid: asPid(state['init_process_pid']) };
}

export function parseCrunStatus(text: string | null, layout: CgroupLayout): StateFacts | null {
  const status = asRecord(parseJson(text));
  const path = asText(status['cgroup-path']);
  if (path === null) return null;
  return {
    v2Path: layout.v2 === null ? null : path,
    v1Path: layout.v1 === null ? null : path,
    bundle: asText(status['bundle']),
    initPid: asPid(status['pid']),
  };
}
