import { describe, expect, it } from 'vitest';
import { NO_SHARES, SPAN_NAMES } from '../../src/spans/types.ts';
import {
  blocks,
  child,
  MS,
  mount,
  mountDetailOf,
  TID,
  teardown,
  testAssembler,
  UMOUNT,
  umount,
} from './assembler-helpers.ts';

describe('an umount', () => {
  it('ends with its teardown, whose time is part of its own', () => {
    const assembler = testAssembler();
    assembler.teardown(teardown('begin', 0, 0));
    assembler.mount(umount(0, 2, { target: '/mnt' }));
    expect(assembler.spans()).toEqual([]);
    expect(assembler.pendingTeardowns()).toHaveLength(1);
    assembler.block(blocks(child(0, 10, 40)));
    assembler.teardown(teardown('end', 0, 90));
    const rows = assembler.spans();
    const [io, span] = rows;
    expect(span).toMatchObject({ kind: 'mount', name: 'umount2', startNs: 0, durationNs: 90 * MS });
    expect(mountDetailOf(span)).toMatchObject({ target: '/mnt', teardownNs: 88 * MS, unexplainedNs: 60 * MS });
    expect(io?.parent).toBe(span?.id);
    expect(assembler.pendingTeardowns()).toEqual([]);
    expect(assembler.teardowns.map(({ event }) => event)).toEqual(['begin', 'end']);
  });

  it('whose end may be something later ends at its return, and its teardown time is unknown', () => {
    const assembler = testAssembler({ knowsEnd: () => false });
    assembler.mount(umount(0, 2));
    assembler.teardown(teardown('end', 0, 90));
    const [span] = assembler.spans();
    expect(span).toMatchObject({ name: 'umount2', durationNs: 2 * MS });
    expect(mountDetailOf(span)).not.toHaveProperty('teardownNs');
    expect(assembler.pendingTeardowns()).toEqual([]);
  });

  it('whose work was over at its return has no teardown time', () => {
    const assembler = testAssembler();
    assembler.mount(mount(0, 5, { call: UMOUNT }));
    expect(mountDetailOf(assembler.spans()[0])).not.toHaveProperty('teardownNs');
  });

  it('that is abandoned ends at its return, and its teardown time is unknown', () => {
    const assembler = testAssembler();
    assembler.mount(umount(0, 5));
    assembler.abandonTeardown(TID, 1);
    expect(assembler.spans()).toEqual([]);
    assembler.abandonTeardown(TID, 0);
    const [span] = assembler.spans();
    expect(span?.durationNs).toBe(5 * MS);
    expect(mountDetailOf(span)).not.toHaveProperty('teardownNs');
    assembler.teardown(teardown('end', 0, 90));
    assembler.abandonTeardown(TID, 0);
    expect(assembler.spans()).toHaveLength(1);
  });

  it('that is abandoned is sent, however short its call, when a child was sent with its id', () => {
    const assembler = testAssembler({ minNs: 10 * MS });
    assembler.mount(umount(0, 0.2));
    assembler.block(blocks(child(0, 1, 50)));
    assembler.abandonTeardown(TID, 0);
    const [io, span] = assembler.spans();
    expect(span).toMatchObject({ kind: 'mount', durationNs: 0.2 * MS, id: io?.parent });
    expect(mountDetailOf(span).unexplainedNs).toBe(0.2 * MS);
  });

  it('is given up when its thread is in the next one, and that one ends by its own teardown', () => {
    const assembler = testAssembler();
    assembler.mount(umount(0, 5));
    assembler.mount(umount(20, 25));
    assembler.teardown(teardown('end', 0, 90));
    expect(assembler.spans().map(({ durationNs }) => durationNs)).toEqual([5 * MS]);
    assembler.teardown(teardown('end', 20, 90));
    expect(assembler.spans().map(({ durationNs }) => durationNs)).toEqual([5 * MS, 70 * MS]);
  });

  it('is given up when too many wait, the oldest first', () => {
    const assembler = testAssembler();
    for (let tid = 1; tid <= 1_026; tid++) assembler.mount(umount(0, 5, { tid }));
    expect(assembler.spans().map(({ tid }) => tid)).toEqual([1, 2]);
    expect(assembler.pendingTeardowns()).toHaveLength(1_024);
  });

  it('that is fast together with its teardown is not sent', () => {
    const assembler = testAssembler({ minNs: 100 * MS });
    assembler.mount(umount(0, 5));
    assembler.teardown(teardown('end', 0, 90));
    expect(assembler.spans()).toEqual([]);
  });
});

describe('a mount span', () => {
  const call = (name: (typeof SPAN_NAMES.mount)[number]): number => SPAN_NAMES.mount.indexOf(name);

  function detail(name: (typeof SPAN_NAMES.mount)[number], fields: Parameters<typeof mount>[2] = {}) {
    const assembler = testAssembler();
    assembler.mount(mount(0, 5, { ...fields, call: call(name) }));
    const [span] = assembler.spans();
    expect(span?.name).toBe(name);
    return mountDetailOf(span);
  }

  it('shows what was mounted where, and how', () => {
    const fields = { source: 'overlay', target: '/merged', type: 'overlay', options: 'lowerdir=/l', flags: 1 | 4 };
    expect(detail('mount', fields)).toEqual({
      ...{ kind: 'mount', source: 'overlay', target: '/merged', fstype: 'overlay', options: 'lowerdir=/l' },
      ...NO_SHARES,
      ...{ flags: ['ro', 'nodev'], unexplainedNs: 5 * MS },
    });
  });

  it('leaves out what is unknown', () => {
    expect(detail('mount')).toEqual({ ...NO_SHARES, kind: 'mount', flags: [], unexplainedNs: 5 * MS });
  });

  it('has the errno of a call that failed', () => {
    const assembler = testAssembler();
    assembler.mount(mount(0, 5, { result: -22 }));
    expect(assembler.spans()[0]?.error).toBe(22);
  });

  it.each([
    ['a key with a value', { command: 1, source: 'lowerdir', options: '/a' }, 'lowerdir=/a'],
    ['a key alone', { command: 0, source: 'ro' }, 'ro'],
    ['a command without a key', { command: 6 }, 'create'],
    ['a command this build does not know', { command: 99 }, '99'],
  ])('of fsconfig reads like an option: %s', (_, fields, options) => {
    const found = detail('fsconfig', { ...fields, fd: 5 });
    expect(found).toMatchObject({ options, fd: 5 });
    expect(found).not.toHaveProperty('source');
  });

  it.each(['fsopen', 'fspick', 'fsmount', 'open_tree'] as const)('of %s shows the descriptor it returned', (name) => {
    expect(detail(name, { fd: 3, result: 8 }).fd).toBe(8);
    expect(detail(name, { fd: 3, result: -1 })).not.toHaveProperty('fd');
  });

  it('of move_mount shows the descriptor it worked on', () => {
    expect(detail('move_mount', { fd: 3, result: 0, flags: 0x44 })).toMatchObject({
      ...{ fd: 3, flags: ['from-empty-path', 'to-empty-path'] },
    });
  });

  it.each([
    ['mount', 4_096 | 16_384 | (1 << 18), ['bind', 'rec', 'private']],
    ['mount', 0xc0ed_0001, ['ro']],
    ['mount', 2 ** 40 + 2, ['nosuid']],
    ['umount2', 2 | 8, ['detach', 'nofollow']],
    ['fsopen', 1, ['cloexec']],
    ['fsmount', 1 | 0x10_0000, ['ro', 'idmap']],
    ['open_tree', 1 | 0x8000 | 0x8_0000, ['clone', 'recursive', 'cloexec']],
    ['pivot_root', 1, []],
  ] as const)('of %s names the flags %i', (name, flags, names) => {
    expect(detail(name, { flags }).flags).toEqual(names);
  });

  it('of a teardown says whether a close or an exit brought it about', () => {
    expect(detail('teardown', { exiting: true }).trigger).toBe('exit');
    expect(detail('teardown').trigger).toBe('close');
    expect(detail('umount2')).not.toHaveProperty('trigger');
  });

  it('says when a string was longer than its record', () => {
    expect(detail('mount', { truncated: true }).truncated).toBe(true);
    expect(detail('mount')).not.toHaveProperty('truncated');
  });
});
