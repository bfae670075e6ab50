/** BPF objects of a process, and whether they are still in the kernel. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { run, until } from '../lab/run.ts';

export type ObjectKind = 'prog' | 'map' | 'link';

export type ObjectIds = Readonly<Record<ObjectKind, ReadonlySet<number>>>;

/** Those that a process holds open. Ids are not used again, so that other agents on the host do not matter. */
export function objectsOf(pid: number): ObjectIds {
  const ids = { prog: new Set<number>(), map: new Set<number>(), link: new Set<number>() };
  for (const fd of readdirSync(`/proc/${pid}/fdinfo`)) {
    for (const [, kind, id] of readInfo(pid, fd).matchAll(/^(prog|map|link)_id:\s*(\d+)$/gm)) {
      ids[kind as ObjectKind].add(Number(id));
    }
  }
  return ids;
}

function readInfo(pid: number, fd: string): string {
  try {
    return readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8');
  } catch {
    // Closed since the directory was read.
    return '';
  }
}

/** Of these, those that are in the kernel, as `prog 12 block_io_start`. */
export async function leftOf(ids: ObjectIds): Promise<string[]> {
  const found = await Promise.all(
    (['prog', 'map', 'link'] as const).map(async (kind) => {
      const { stdout } = await run('bpftool', [kind, 'show', '-j']);
      const objects = JSON.parse(stdout || '[]') as { id: number; name?: string }[];
      return objects.filter(({ id }) => ids[kind].has(id)).map(({ id, name = '' }) => `${kind} ${id} ${name}`.trim());
    }),
  );
  return found.flat();
}

/** The kernel frees them after a grace period, some time after they were closed or their process ended. */
export async function allGone(ids: ObjectIds): Promise<void> {
  let left: string[] = [];
  const ask = async () => {
    left = await leftOf(ids);
    return left.length === 0 || undefined;
  };
  await until('the kernel lets go', ask, { timeoutMs: 10_000 }).catch(() => undefined);
  expect(left).toEqual([]);
}
