import { readFileSync, writeFileSync } from 'node:fs';
import { openInstance } from './instance.ts';

export interface DirtyLimit {
  /** As it was before. Idempotent. */
  close(): Promise<void>;
}

/** Holds writers to one disk to a hundredth of the memory that may be dirty, however little of it the host uses. The host's own limits stay. Linux 6.2. */
export function dirtyLimit(disk: { readonly majorMinor: string }): DirtyLimit {
  const instance = openInstance();
  for (const [name, value] of [
    ['max_ratio', '1'],
    ['strict_limit', '1'],
  ] as const) {
    const path = `/sys/class/bdi/${disk.majorMinor}/${name}`;
    instance.claim({ type: 'write', path, text: readFileSync(path, 'utf8').trim() });
    writeFileSync(path, value);
  }
  return { close: () => instance.close() };
}
