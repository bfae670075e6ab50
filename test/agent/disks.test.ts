import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskTable } from '../../src/agent/disks.ts';
import { deviceFromParts } from '../../src/units.ts';

let sysfs: string;
let now: number;

beforeEach(() => {
  sysfs = mkdtempSync(join(tmpdir(), 'stallscope-sysfs-'));
  mkdirSync(join(sysfs, 'dev/block'), { recursive: true });
  now = 0;
});
afterEach(() => rmSync(sysfs, { recursive: true }));

const table = (limit = 100) => createDiskTable({ sysfs, maxAgeMs: 1_000, limit, now: () => now });

/** A disk as sysfs shows it: a directory named after it, a link by number, and its files. */
function disk(number: string, name: string, files: readonly string[] = ['slaves/']): void {
  const dir = join(sysfs, 'devices', name);
  for (const file of files) {
    const path = join(dir, file);
    mkdirSync(file.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!file.endsWith('/')) writeFileSync(path, '');
  }
  mkdirSync(dir, { recursive: true });
  rmSync(join(sysfs, 'dev/block', number), { force: true });
  symlinkSync(`../../devices/${name}`, join(sysfs, 'dev/block', number));
}

describe('a disk', () => {
  it('has the name sysfs gives its number', () => {
    disk('254:16', 'vdb');
    const device = deviceFromParts(254, 16);
    expect(table().disk(device)).toEqual({ device, name: 'vdb', leaf: true });
  });

  it.each([
    ['a device mapper’s', 'dm-0', ['slaves/vda/'], false],
    ['a loop device on a file', 'loop0', ['slaves/', 'loop/backing_file'], false],
    ['a loop device without a file', 'loop1', ['slaves/', 'loop/'], true],
    ['a partition', 'vda1', ['partition'], true],
  ] as const)('like %s is the last one below: %s %j %s', (_, name, files, leaf) => {
    disk('9:1', name, files);
    expect(table().disk(deviceFromParts(9, 1))).toMatchObject({ name, leaf });
  });

  it('that sysfs does not have is called by its number', () => {
    const device = deviceFromParts(8, 3);
    expect(table().disk(device)).toEqual({ device, name: '8:3', leaf: true });
  });

  it('that is gone keeps its name', () => {
    disk('8:0', 'sda', ['slaves/vda/']);
    const disks = table();
    const device = deviceFromParts(8, 0);
    disks.disk(device);
    rmSync(join(sysfs, 'dev/block/8:0'));
    now = 5_000;
    expect(disks.disk(device)).toEqual({ device, name: 'sda', leaf: false });
  });

  it('that took another’s number is seen after a while, and looked up no sooner', () => {
    disk('8:0', 'sda');
    const disks = table();
    const device = deviceFromParts(8, 0);
    expect(disks.disk(device).name).toBe('sda');
    disk('8:0', 'sdb');
    now = 999;
    expect(disks.disk(device).name).toBe('sda');
    now = 1_000;
    expect(disks.disk(device).name).toBe('sdb');
  });

  it('beyond the limit is still found', () => {
    const disks = table(2);
    for (let minor = 0; minor < 10; minor++) disk(`8:${minor}`, `disk${minor}`);
    for (let minor = 0; minor < 10; minor++) expect(disks.disk(deviceFromParts(8, minor)).name).toBe(`disk${minor}`);
  });
});
