import { describe, expect, it } from 'vitest';
import { BLOCK_HINT, BLOCK_OPERATION } from '../../src/decode/layout.gen.ts';
import { BLOCK_FLAGS, OWNERS } from '../../src/spans/types.ts';
import { type BlockFields, blocks, MS, type Row, sync, testAssembler } from './assembler-helpers.ts';

function spanOf(fields: BlockFields, options: Parameters<typeof testAssembler>[0] = {}): Row {
  const assembler = testAssembler(options);
  assembler.block(blocks(fields));
  const [row] = assembler.spans();
  if (row === undefined) throw new Error('no span');
  return row;
}

describe('a block span', () => {
  it('keeps every field in its own column', () => {
    const fields = {
      startNs: 1_000,
      issueNs: 3_500,
      endNs: 9_000,
      sector: 11,
      bytes: 12,
      root: 13,
      device: 14,
      pid: 15,
      tid: 16,
      requeues: 17,
      operation: BLOCK_OPERATION.WRITE,
      status: 10,
      comm: 1,
    };
    expect(spanOf(fields)).toEqual({
      id: 1,
      parent: 0,
      kind: 'block',
      name: 'write',
      container: 130,
      pid: 15,
      tid: 16,
      comm: 1,
      startNs: 1_000,
      durationNs: 8_000,
      error: 5,
      device: 14,
      bytes: 12,
      sector: 11,
      queueNs: 2_500,
      flags: 0,
      owner: OWNERS.indexOf('direct'),
      requeues: 17,
      detail: undefined,
    });
  });

  it('has no queue time where its issue was not seen', () => {
    expect(spanOf({ issueNs: Number.NaN }).queueNs).toBe(-1);
  });

  it('of a flush has no sector', () => {
    expect(spanOf({ operation: BLOCK_OPERATION.FLUSH, sector: 0 }).sector).toBe(-1);
  });

  it('after an fsync in the same columns has no detail of it', () => {
    const assembler = testAssembler();
    assembler.sync(sync(0, 5));
    expect(assembler.spans()[0]?.detail?.kind).toBe('fsync');
    assembler.block(blocks({}));
    expect(assembler.spans()[1]?.detail).toBeUndefined();
  });

  it('has an id of its own, also beyond the size of a batch', () => {
    const assembler = testAssembler();
    for (let i = 0; i < 5; i++) assembler.block(blocks(...Array.from({ length: 1_000 }, () => ({}))));
    const ids = assembler.spans().map(({ id }) => id);
    expect(new Set(ids).size).toBe(5_000);
    expect(ids).not.toContain(0);
  });
});

describe('the status of a block span', () => {
  it.each([
    [0, 0],
    [1, 95],
    [2, 110],
    [3, 28],
    [7, 61],
    [10, 5],
    [12, 11],
    [17, 19],
    [19, 22],
    [200, 5],
  ])('%i is errno %i where the kernel reports a block status', (status, errno) => {
    expect(spanOf({ status }).error).toBe(errno);
  });

  it('is the errno itself on kernels that report one', () => {
    expect(spanOf({ status: 28 }, { statusIsErrno: true }).error).toBe(28);
  });

  it('of a bio is a block status on those kernels too', () => {
    expect(spanOf({ status: 3, hints: BLOCK_HINT.BIO }, { statusIsErrno: true }).error).toBe(28);
  });
});

describe('the flags of a block span', () => {
  const names = (row: Row): string[] => BLOCK_FLAGS.filter((_, bit) => row.flags & (1 << bit));

  it.each(BLOCK_FLAGS.slice(0, 10).map((name, i) => [name, 11 + i] as const))('have %s for bit %i', (name, bit) => {
    expect(names(spanOf({ flags: 1 << bit }))).toEqual([name]);
  });

  it('leave out what has no name', () => {
    expect(names(spanOf({ flags: (1 << 8) | (1 << 9) | (1 << 10) | 0xffe0_0000 }))).toEqual([]);
  });

  it('have swap by the kernel’s hint, and stacked by the device', () => {
    expect(names(spanOf({ hints: BLOCK_HINT.SWAP }))).toEqual(['swap']);
    const isStacked = (device: number): boolean => device === 7;
    expect(names(spanOf({ device: 7 }, { isStacked }))).toEqual(['stacked']);
    expect(names(spanOf({ device: 8 }, { isStacked }))).toEqual([]);
  });
});

describe('the owner of a block span', () => {
  const { KTHREAD, SWAP, CHARGED, SUBMITTER } = BLOCK_HINT;
  // As decoded: twice the id, odd in version 1.
  const V2_KEY = 2 * 71;
  const V1_KEY = 2 * 71 + 1;

  it.each<[what: string, comm: string, hints: number, owner: string, charged?: number]>([
    ['the task that submitted it', 'dd', SUBMITTER, 'direct'],
    ['the task, whatever it is called', 'jbd2/vda1-8', SUBMITTER, 'direct'],
    ['the journal’s thread', 'jbd2/vda1-8', KTHREAD, 'journal'],
    ['whose pages a kernel thread writes back', 'kworker/u8:1', KTHREAD | CHARGED, 'writeback'],
    ['the cgroup’s own, where version 1 has a worker charge it', 'kworker/u8:1', KTHREAD | CHARGED, 'direct', V1_KEY],
    ['the task of a version 1 cgroup', 'dd', SUBMITTER | CHARGED, 'direct', V1_KEY],
    ['the journal’s thread, whatever it charges', 'jbd2/vda1-8', KTHREAD | CHARGED, 'journal', V1_KEY],
    ['nobody known', 'kworker/0:1H', KTHREAD, 'unknown'],
    ['swap before all else', 'kswapd0', KTHREAD | SWAP | CHARGED, 'swap'],
  ])('is %s', (_, comm, hints, owner, charged = V2_KEY) => {
    const assembler = testAssembler();
    assembler.block(blocks({ hints, charged, operation: BLOCK_OPERATION.WRITE, comm: assembler.strings.intern(comm) }));
    expect(OWNERS[assembler.spans()[0]?.owner ?? -1]).toBe(owner);
  });
});

it('spans of threads outside of operations are sent whatever their length: the kernel has filtered them', () => {
  const assembler = testAssembler({ minNs: 10 * MS });
  assembler.block(blocks({ endNs: 5 * MS }));
  expect(assembler.spans()).toHaveLength(1);
});
