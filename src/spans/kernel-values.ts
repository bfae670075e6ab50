/** Numbers of the kernel's own interfaces, as names. */

/** Lowest request flag a span shows: REQ_SYNC. The ten from there on keep their places from 5.10 to 6.18. */
const FIRST_REQUEST_FLAG = 11;
const REQUEST_FLAGS_MASK = 0x3ff;
export const SWAP_FLAG = 1 << 10;
export const STACKED_FLAG = 1 << 11;

/** REQ_* bits to the bits of BLOCK_FLAGS. */
export function blockFlags(requestFlags: number): number {
  return (requestFlags >>> FIRST_REQUEST_FLAG) & REQUEST_FLAGS_MASK;
}

const EIO = 5;
/**
 * BLK_STS_* to errno, as blk_status_to_errno() has it. Index is the status. Those from 14 on moved down by one in 6.10: 14 and 15 are of zoned
 * disks under either numbering, but not the same, so no more than EIO; 16 and 17 are where a disk that is gone has been.
 */
const STATUS_ERRNO = [0, 95, 110, 28, 67, 121, 52, 61, 84, 12, EIO, 78, 11, 16, EIO, EIO, 19, 19, 62, 22];

/** `statusIsErrno` on kernels before 5.16, whose tracepoint passed an errno. */
export function statusErrno(status: number, statusIsErrno: boolean): number {
  if (statusIsErrno) return status;
  return status < STATUS_ERRNO.length ? (STATUS_ERRNO[status] as number) : EIO;
}

/** MS_*, from bit 0. Bits without a name in mount(2) are left out. */
const MOUNT_FLAGS: readonly (readonly [number, string])[] = [
  [1, 'ro'],
  [2, 'nosuid'],
  [4, 'nodev'],
  [8, 'noexec'],
  [16, 'sync'],
  [32, 'remount'],
  [64, 'mandlock'],
  [128, 'dirsync'],
  [256, 'nosymfollow'],
  [1024, 'noatime'],
  [2048, 'nodiratime'],
  [4096, 'bind'],
  [8192, 'move'],
  [16384, 'rec'],
  [32768, 'silent'],
  [1 << 17, 'unbindable'],
  [1 << 18, 'private'],
  [1 << 19, 'slave'],
  [1 << 20, 'shared'],
  [1 << 21, 'relatime'],
  [1 << 24, 'strictatime'],
  [1 << 25, 'lazytime'],
];
const UMOUNT_FLAGS: readonly (readonly [number, string])[] = [
  [1, 'force'],
  [2, 'detach'],
  [4, 'expire'],
  [8, 'nofollow'],
];
const MOUNT_ATTRIBUTES: readonly (readonly [number, string])[] = [
  [1, 'ro'],
  [2, 'nosuid'],
  [4, 'nodev'],
  [8, 'noexec'],
  [16, 'noatime'],
  [32, 'strictatime'],
  [128, 'nodiratime'],
  [0x10_0000, 'idmap'],
  [0x20_0000, 'nosymfollow'],
];
const OPEN_TREE_FLAGS: readonly (readonly [number, string])[] = [
  [1, 'clone'],
  [0x8000, 'recursive'],
  [0x8_0000, 'cloexec'],
];
const CLOEXEC: readonly (readonly [number, string])[] = [[1, 'cloexec']];
const MOVE_MOUNT_FLAGS: readonly (readonly [number, string])[] = [
  [0x4, 'from-empty-path'],
  [0x40, 'to-empty-path'],
  [0x100, 'set-group'],
  [0x200, 'beneath'],
];

const FLAGS_BY_CALL: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  mount: MOUNT_FLAGS,
  umount2: UMOUNT_FLAGS,
  fsopen: CLOEXEC,
  fspick: CLOEXEC,
  fsmount: MOUNT_ATTRIBUTES,
  move_mount: MOVE_MOUNT_FLAGS,
  open_tree: OPEN_TREE_FLAGS,
};

/** Upper half of mount(2)'s flags that ancient programs still set. */
const MS_MGC_VAL = 0xc0ed_0000;
const MS_MGC_MASK = 0xffff_0000;

export function mountFlags(call: string, value: number): string[] {
  let bits = value >>> 0;
  if (call === 'mount' && (bits & MS_MGC_MASK) >>> 0 === MS_MGC_VAL) bits = (bits & 0xffff) >>> 0;
  const names: string[] = [];
  for (const [bit, name] of FLAGS_BY_CALL[call] ?? []) if (bits & bit) names.push(name);
  return names;
}

/** FSCONFIG_*. */
const FSCONFIG_COMMANDS = [
  'set-flag',
  'set-string',
  'set-binary',
  'set-path',
  'set-path-empty',
  'set-fd',
  'create',
  'reconfigure',
  'create-exclusive',
];

export function fsconfigCommand(command: number): string {
  return FSCONFIG_COMMANDS[command] ?? String(command);
}
