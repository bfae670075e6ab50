import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forEachLimit, nodeHostFiles } from '../../src/containers/host-files.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'containers-host-'));
});
afterEach(() => rmSync(root, { recursive: true }));

test('files of a host mounted elsewhere are read below its root', async () => {
  mkdirSync(join(root, 'a/b'), { recursive: true });
  writeFileSync(join(root, 'a/file'), 'text');
  symlinkSync('b', join(root, 'a/link'));
  const files = nodeHostFiles(root);
  expect(await files.read('/a/file', 4)).toBe('text');
  expect(await files.directories('/a')).toEqual(['b']);
  expect((await files.directory('/a/b'))?.inode).toBe(statSync(join(root, 'a/b')).ino);
  expect(await files.link('/a/link')).toBe('b');
});

test('what is absent, too long or of another kind is null', async () => {
  writeFileSync(join(root, 'file'), 'x'.repeat(100_000));
  const files = nodeHostFiles(root);
  expect(await files.read('/file', 99_999)).toBeNull();
  expect(await files.read('/file', 100_000)).toHaveLength(100_000);
  expect(await files.read('/', 10)).toBeNull();
  expect(await files.read('/none', 10)).toBeNull();
  expect(await files.directories('/file')).toBeNull();
  expect(await files.directory('/file')).toBeNull();
  expect(await files.link('/file')).toBeNull();
});

test('a FIFO in the place of a file does not block', async () => {
  execFileSync('/usr/bin/mkfifo', [join(root, 'config.json')]);
  expect(await nodeHostFiles(root).read('/config.json', 10)).toBeNull();
});

test('files of procfs, whose size is 0, are read whole', async () => {
  expect(await nodeHostFiles().read('/proc/self/mountinfo', 16 << 20)).toContain(' - ');
});

test('no more than the width is under way at once', async () => {
  let [now, most] = [0, 0];
  await forEachLimit([1, 2, 3, 4, 5, 6, 7], 3, async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise(setImmediate);
    now -= 1;
  });
  expect(most).toBe(3);
});
