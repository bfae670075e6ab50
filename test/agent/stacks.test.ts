import { expect, it } from 'vitest';
import type { KernelSymbols } from '../../src/agent/kallsyms.ts';
import { createStacks } from '../../src/agent/stacks.ts';
import { WAIT_CAUSES } from '../../src/spans/types.ts';

const BASE = 0xffffffff81000000n;
const NAMES = [
  'bpf_prog_x',
  '__traceiter_sched_switch',
  '__schedule',
  'schedule',
  'io_schedule',
  'ext4_sync_file',
  'do_fsync',
];
const symbols: KernelSymbols = {
  count: NAMES.length,
  nameOf: (address) => NAMES[Math.floor((address + 0x7f000000) / 256)] ?? null,
};

/** Return addresses into functions of 256 bytes each, zeros after them. */
function bytesOf(frames: readonly number[]): Uint8Array {
  const addresses = new BigUint64Array(32);
  for (const [i, frame] of frames.entries()) addresses[i] = BASE + BigInt(frame * 256 + 16);
  return new Uint8Array(addresses.buffer);
}

const cause = (name: (typeof WAIT_CAUSES)[number]): number => WAIT_CAUSES.indexOf(name);

it('a stack begins where the scheduler was called', () => {
  const stackOf = createStacks({ lookup: () => bytesOf([0, 1, 2, 3, 4, 5, 6]), symbols: () => symbols });
  expect(stackOf(1)).toEqual({ cause: cause('other'), functions: ['io_schedule', 'ext4_sync_file', 'do_fsync'] });
});

it('a call that is the last instruction of a function belongs to that function', () => {
  const last = new Uint8Array(new BigUint64Array([BASE + 6n * 256n]).buffer);
  expect(createStacks({ lookup: () => last, symbols: () => symbols })(1).functions).toEqual(['ext4_sync_file']);
});

it('an address without a name stays visible', () => {
  const stackOf = createStacks({ lookup: () => bytesOf([3, 99, 6]), symbols: () => symbols });
  expect(stackOf(1).functions).toEqual(['?', 'do_fsync']);
});

it('a stack is looked up once; one that the kernel does not have, again', () => {
  const asked: number[] = [];
  const lookup = (stack: number) => {
    asked.push(stack);
    return stack === 7 ? bytesOf([5]) : null;
  };
  const stackOf = createStacks({ lookup, symbols: () => symbols });
  expect([stackOf(7), stackOf(7), stackOf(8), stackOf(8), stackOf(-17)].map(({ functions }) => functions)).toEqual([
    ...[['ext4_sync_file'], ['ext4_sync_file'], [], [], []],
  ]);
  expect(asked).toEqual([7, 8, 8]);
});

it('without symbols there are no functions and no cause', () => {
  const none: KernelSymbols = { count: 0, nameOf: () => null };
  const stackOf = createStacks({ lookup: () => bytesOf([5]), symbols: () => none });
  expect(stackOf(1)).toEqual({ cause: cause('other'), functions: [] });
});
