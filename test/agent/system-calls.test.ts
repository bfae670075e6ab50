import { expect, it } from 'vitest';
import { createCallNames } from '../../src/agent/system-calls.ts';

it.each([
  ['x64', 74, 'fsync'],
  ['x64', 17, 'pread64'],
  ['x64', 257, 'openat'],
  ['x64', 426, 'io_uring_enter'],
  ['arm64', 82, 'fsync'],
  ['arm64', 67, 'pread64'],
  ['arm64', 56, 'openat'],
  ['arm64', 426, 'io_uring_enter'],
])('on %s, %i is %s', (arch, number, name) => {
  expect(createCallNames(arch)(number)).toBe(name);
});

it('what is in no list keeps its number, and no call has no name', () => {
  expect(createCallNames('x64')(39)).toBe('syscall 39');
  expect(createCallNames('riscv64')(64)).toBe('syscall 64');
  expect(createCallNames('x64')(-1)).toBeUndefined();
});
