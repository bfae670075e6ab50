/**
 * Names of system calls by number, of those that can block on I/O: name, number on x86-64, number on arm64 (`-`: it has no such call). From the kernel's
 * asm/unistd_64.h and asm-generic/unistd.h.
 */
const CALLS = `
  read 0 63 | write 1 64 | open 2 - | close 3 57 | stat 4 - | fstat 5 80 | lstat 6 - | poll 7 - | lseek 8 62 | mmap 9 222 |
  mprotect 10 226 | munmap 11 215 | ioctl 16 29 | pread64 17 67 | pwrite64 18 68 | readv 19 65 | writev 20 66 | access 21 - | select 23 - |
  mremap 25 216 | msync 26 227 | madvise 28 233 | nanosleep 35 101 | sendfile 40 71 | clone 56 220 | fork 57 - | vfork 58 - |
  execve 59 221 | exit 60 93 | wait4 61 260 | flock 73 32 | fsync 74 82 | fdatasync 75 83 | truncate 76 45 | ftruncate 77 46 |
  getdents 78 - | getcwd 79 17 | chdir 80 49 | fchdir 81 50 | rename 82 - | mkdir 83 - | rmdir 84 - | creat 85 - | link 86 - |
  unlink 87 - | symlink 88 - | readlink 89 - | chmod 90 - | fchmod 91 52 | chown 92 - | fchown 93 55 | lchown 94 - | utime 132 - |
  mknod 133 - | statfs 137 43 | fstatfs 138 44 | mlock 149 228 | mlockall 151 230 | pivot_root 155 41 | prctl 157 167 | sync 162 81 |
  acct 163 89 | mount 165 40 | umount2 166 39 | swapon 167 224 | swapoff 168 225 | quotactl 179 60 | readahead 187 213 | setxattr 188 5 |
  lsetxattr 189 6 | fsetxattr 190 7 | getxattr 191 8 | lgetxattr 192 9 | fgetxattr 193 10 | listxattr 194 11 | llistxattr 195 12 |
  flistxattr 196 13 | removexattr 197 14 | lremovexattr 198 15 | fremovexattr 199 16 | futex 202 98 | io_setup 206 0 | io_destroy 207 1 |
  io_getevents 208 4 | io_submit 209 2 | io_cancel 210 3 | getdents64 217 61 | fadvise64 221 223 | exit_group 231 94 | utimes 235 - |
  openat 257 56 | mkdirat 258 34 | mknodat 259 33 | fchownat 260 54 | futimesat 261 - | newfstatat 262 79 | unlinkat 263 35 |
  renameat 264 38 | linkat 265 37 | symlinkat 266 36 | readlinkat 267 78 | fchmodat 268 53 | faccessat 269 48 | splice 275 76 |
  tee 276 77 | sync_file_range 277 84 | vmsplice 278 75 | utimensat 280 88 | fallocate 285 47 | preadv 295 69 | pwritev 296 70 |
  name_to_handle_at 303 - | open_by_handle_at 304 - | syncfs 306 267 | process_vm_readv 310 270 | process_vm_writev 311 271 |
  finit_module 313 273 | renameat2 316 276 | memfd_create 319 279 | execveat 322 281 | mlock2 325 284 | copy_file_range 326 285 |
  preadv2 327 286 | pwritev2 328 287 | statx 332 291 | io_pgetevents 333 292 | io_uring_setup 425 425 | io_uring_enter 426 426 |
  io_uring_register 427 427 | open_tree 428 428 | move_mount 429 429 | fsopen 430 430 | fsconfig 431 431 | fsmount 432 432 |
  fspick 433 433 | clone3 435 435 | close_range 436 436 | openat2 437 437 | faccessat2 439 439 | process_madvise 440 440 |
  mount_setattr 442 442
`;

/** Column of an architecture, by Node's name for it. */
const COLUMNS: Readonly<Record<string, number>> = { x64: 1, arm64: 2 };

function namesFor(arch: string): Map<number, string> {
  const names = new Map<number, string>();
  const column = COLUMNS[arch];
  if (column === undefined) return names;
  for (const call of CALLS.split('|')) {
    const words = call.trim().split(' ');
    const number = Number(words[column]);
    if (words[0] !== undefined && !Number.isNaN(number)) names.set(number, words[0]);
  }
  return names;
}

/** Undefined below 0: it was in none. */
export function createCallNames(arch: string): (number: number) => string | undefined {
  const names = namesFor(arch);
  return (number) => (number < 0 ? undefined : (names.get(number) ?? `syscall ${number}`));
}
