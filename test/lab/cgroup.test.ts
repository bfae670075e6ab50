import { existsSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cgroup } from './cgroup.ts';
import { hierarchies } from './cgroup-files.ts';

test('a command runs in the cgroup of every hierarchy, whose ids are the inode numbers', async () => {
  const group = cgroup('probe');
  const { v2, blkio } = hierarchies();
  const { stdout } = await group.run(['cat', '/proc/self/cgroup']);
  const lines = stdout.split('\n');
  if (v2 !== null) {
    expect(lines).toContain(`0::${group.path}`);
    expect(statSync(`${v2}${group.path}`).ino).toBe(group.v2Id);
  }
  if (blkio !== null) {
    expect(lines.some((line) => /^\d+:blkio:/.test(line) && line.endsWith(group.path))).toBe(true);
    expect(statSync(`${blkio}${group.path}`).ino).toBe(group.blkioId);
  }
  await group.close();
  await group.close();
  for (const mount of [v2, blkio]) expect(mount !== null && existsSync(`${mount}${group.path}`)).toBe(false);
});

test('closing a cgroup ends what runs inside, in children too', async () => {
  const group = cgroup('busy');
  const child = group.child('below').spawn(['sleep', '1000']);
  const ended = new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
  await new Promise((resolve) => child.once('spawn', resolve));
  await group.close();
  expect(await ended).toBe('SIGKILL');
});
