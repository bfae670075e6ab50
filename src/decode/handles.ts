/** Who is in a journal's transactions, bytes to numbers: the kernel's `handle_table`. */
import { readCgroupKey, readString, readU64 } from './cursor.ts';
import { HANDLE_KEY, HANDLE_USE } from './layout.gen.ts';

export interface HandleUse {
  readonly device: number;
  readonly transaction: number;
  /** Key of the cgroup; 0: a kernel thread, or in none but the root. */
  readonly cgroup: number;
  readonly comm: string;
  /** Operations that dirtied something. */
  readonly handles: number;
  /** What they dirtied; 0 where the size of a block is not known. */
  readonly bytes: number;
}

export function decodeHandleUse(keys: DataView, values: DataView, index: number): HandleUse {
  const [key, value] = [index * HANDLE_KEY.size, index * HANDLE_USE.size];
  return {
    device: keys.getUint32(key + HANDLE_KEY.device, true),
    transaction: keys.getUint32(key + HANDLE_KEY.transaction, true),
    cgroup: readCgroupKey(keys, key + HANDLE_KEY.cgroup),
    comm: readString(keys, key + HANDLE_KEY.comm, HANDLE_KEY.commLength),
    handles: readU64(values, value + HANDLE_USE.handles),
    bytes: readU64(values, value + HANDLE_USE.blocks) * values.getUint32(value + HANDLE_USE.blockBytes, true),
  };
}
