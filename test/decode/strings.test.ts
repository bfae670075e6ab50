import { describe, expect, it } from 'vitest';
import { OVERFLOW, StringTable } from '../../src/decode/strings.ts';

function comm(text: string, after: readonly number[] = []): DataView {
  const bytes = new Uint8Array(16);
  bytes.set(new TextEncoder().encode(text));
  bytes.set(after, text.length + 1);
  return new DataView(bytes.buffer);
}

describe('a string table', () => {
  it('gives equal strings one id, and other strings others', () => {
    const table = new StringTable();
    const id = table.intern('runc');
    expect(table.intern('runc')).toBe(id);
    expect(table.internComm(comm('runc'), 0)).toBe(id);
    expect(table.internComm(comm('runc2'), 0)).not.toBe(id);
    expect(table.text(id)).toBe('runc');
  });

  it('has id 0 for the empty string, and an ellipsis for ids it never gave', () => {
    const table = new StringTable();
    expect([table.intern(''), table.internComm(comm(''), 0)]).toEqual([0, 0]);
    expect(table.text(0)).toBe('');
    expect(table.text(12_345)).toBe(OVERFLOW);
  });

  it('reads a comm of all sixteen bytes, and at any offset', () => {
    const table = new StringTable();
    const bytes = new Uint8Array(24);
    bytes.set(new TextEncoder().encode('abcdefghijklmnop'), 5);
    expect(table.text(table.internComm(new DataView(bytes.buffer), 5))).toBe('abcdefghijklmnop');
  });

  it('keeps every id while it grows', () => {
    const table = new StringTable();
    const ids = Array.from({ length: 5_000 }, (_, i) => table.internComm(comm(`worker-${i}`), 0));
    expect(new Set(ids).size).toBe(5_000);
    for (const [i, id] of ids.entries()) {
      expect(table.internComm(comm(`worker-${i}`), 0)).toBe(id);
      expect(table.text(id)).toBe(`worker-${i}`);
    }
  });

  it('stands an ellipsis in for everything beyond its limit, and keeps what it had', () => {
    const table = new StringTable({ limit: 10 });
    const ids = Array.from({ length: 50 }, (_, i) => table.internComm(comm(`c${i}`), 0));
    expect(table.size).toBe(10);
    expect(ids.map((id) => table.text(id)).filter((text) => text !== OVERFLOW)).toEqual([
      'c0',
      'c1',
      'c2',
      'c3',
      'c4',
      'c5',
      'c6',
      'c7',
    ]);
    expect(table.text(table.internComm(comm('c3'), 0))).toBe('c3');
    expect(table.text(table.intern('another'))).toBe(OVERFLOW);
  });

  it('gives a comm one id whatever lies behind its NUL, of however many shapes', () => {
    const table = new StringTable({ limit: 100 });
    const ids = new Set<number>();
    for (let i = 0; i < 20_000; i++) ids.add(table.internComm(comm('a', [i & 255, i >> 8, 7]), 0));
    expect(ids.size).toBe(1);
    expect(table.size).toBe(3);
  });
});
