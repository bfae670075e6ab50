import { expect, test } from 'vitest';
import { PRINTABLE_MAX_CHARS, printable } from '../../src/containers/printable.ts';

test('a usual name stays as it is', () => {
  for (const name of ['web', 'shop/web-1[pause]', 'registry.example/app@sha256:abc', 'größe', '日本', '📦']) {
    expect(printable(name)).toBe(name);
  }
});

test('terminal sequences go as a whole', () => {
  expect(printable('\u001b[31mred\u001b[0m')).toBe('red');
  expect(printable('\u001b]0;title\u0007name')).toBe('name');
  expect(printable('\u001b]8;;http://x\u001b\\link')).toBe('link');
  expect(printable('\u001bcname')).toBe('name');
});

test('controls, bidirectional overrides, zero-width characters and line separators go', () => {
  expect(printable('a\u0000b\nc\td\u007fe\u009bf')).toBe('abcdef');
  expect(printable('evil\u202egnp.exe\u2066\u200b\ufeff')).toBe('evilgnp.exe');
  expect(printable('a\u2028b\u2029c')).toBe('abc');
  expect(printable('a\ud800b')).toBe('ab');
});

test('a huge name is cut, and not in the middle of a character', () => {
  expect(printable('x'.repeat(1_000_000))).toHaveLength(PRINTABLE_MAX_CHARS);
  const cut = printable(`${'x'.repeat(PRINTABLE_MAX_CHARS - 1)}📦`);
  expect(cut).toBe('x'.repeat(PRINTABLE_MAX_CHARS - 1));
});
