import { describe, expect, it } from 'vitest';
import { addressOf, createKernelSymbols, parseKernelSymbols } from '../../src/agent/kallsyms.ts';

const at = (address: bigint): number =>
  addressOf(Number(BigInt.asIntN(32, address >> 32n)), Number(address & 0xffffffffn));

const TEXT = `0000000000000000 A fixed_percpu_data
ffffffff81000000 T _stext
ffffffff81000100 t helper
ffffffff81000100 T exported
ffffffff810001f0 t __pfx_ext4_lookup
ffffffff81000200 t ext4_lookup.part.0
ffffffff82000000 D some_data
ffffffffc0001000 t xfs_iget\t[xfs]
ffffffff81000300 W weak_one
ffff800008000000 T arm_function
`;

const symbols = parseKernelSymbols(Buffer.from(TEXT));

describe('symbols of the kernel', () => {
  it('name the function an address lies in, modules included', () => {
    expect(symbols.nameOf(at(0xffffffff81000010n))).toBe('_stext');
    expect(symbols.nameOf(at(0xffffffff81000200n))).toBe('ext4_lookup.part.0');
    expect(symbols.nameOf(at(0xffffffff810002ffn))).toBe('ext4_lookup.part.0');
    expect(symbols.nameOf(at(0xffffffff81000300n))).toBe('weak_one');
    expect(symbols.nameOf(at(0xffffffffc0001008n))).toBe('xfs_iget');
    expect(symbols.nameOf(at(0xffff800008000004n))).toBe('arm_function');
  });

  it('prefer the exported of two names, and know neither data nor the room before a function', () => {
    expect(symbols.nameOf(at(0xffffffff81000180n))).toBe('exported');
    expect(symbols.nameOf(at(0xffffffff810001f8n))).toBe('exported');
    expect(symbols.count).toBe(7);
  });

  it('do not guess far from any function', () => {
    expect(symbols.nameOf(at(0xffffffff82000000n))).toBeNull();
    expect(symbols.nameOf(at(0x7fffffffn))).toBeNull();
    expect(symbols.nameOf(at(0xffff000000000000n))).toBeNull();
  });

  it('are none where the kernel hides its addresses', () => {
    const hidden = parseKernelSymbols(Buffer.from('0000000000000000 T _stext\n0000000000000000 t helper\n'));
    expect(hidden.count).toBe(0);
    expect(hidden.nameOf(at(0xffffffff81000010n))).toBeNull();
    expect(parseKernelSymbols(Buffer.alloc(0)).count).toBe(0);
  });

  it('survive lines that are none', () => {
    const odd = parseKernelSymbols(Buffer.from('\n \nfoo\nffffffff81000000 T\nffffffff81000040 T real'));
    expect(odd.nameOf(at(0xffffffff81000041n))).toBe('real');
  });

  it('of this kernel are there, and read once', () => {
    const own = createKernelSymbols();
    expect(own().count).toBeGreaterThan(10_000);
    expect(own()).toBe(own());
  });
});
