import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hierarchies } from './cgroup-files.ts';
import { LAB_PREFIX, LAB_ROOT, openInstance, sweepStale } from './instance.ts';

/** Larger than any pid. */
const NO_PID = 99_999_999;

test('the state of a process that is gone is swept: files, limits, cgroups and what runs in them', async () => {
  const owner = `${NO_PID}-1-1`;
  const dir = join(LAB_ROOT, owner);
  const { v2, blkio } = hierarchies();
  const group = join(v2 ?? blkio ?? '', `${LAB_PREFIX}-${owner}-left`);
  const file = join(LAB_ROOT, 'claimed-file');
  const limit = join(LAB_ROOT, 'claimed-limit');
  mkdirSync(dir, { recursive: true });
  mkdirSync(group, { recursive: true });
  for (const path of [file, limit]) writeFileSync(path, '50');
  const claims = [
    { type: 'file', path: file },
    { type: 'write', path: limit, text: '0' },
    { type: 'file', path: limit },
  ];
  for (const claim of claims) appendFileSync(join(dir, 'claims'), `${JSON.stringify(claim)}\n`);
  // A line that a crash cut short.
  appendFileSync(join(dir, 'claims'), '{"type":"fi');
  const child = spawn('sleep', ['1000']);
  const ended = new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
  writeFileSync(join(group, 'cgroup.procs'), String(child.pid));

  expect(sweepStale()).toEqual([]);
  expect(await ended).toBe('SIGKILL');
  expect([dir, group, file, limit].filter((path) => existsSync(path))).toEqual([]);
});

test('the state of a process that lives is left alone', async () => {
  const instance = openInstance();
  sweepStale();
  expect(existsSync(instance.dir)).toBe(true);
  await instance.close();
  expect(existsSync(instance.dir)).toBe(false);
});
