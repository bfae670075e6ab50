import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskTopology } from '../../src/agent/disk-topology.ts';
import { deviceFromParts } from '../../src/units.ts';

let sysfs: string;
let now: number;

beforeEach(() => {
  sysfs = mkdtempSync(join(tmpdir(), 'stallscope-topology-'));
  mkdirSync(join(sysfs, 'dev/block'), { recursive: true });
  now = 0;
});
afterEach(() => rmSync(sysfs, { recursive: true }));

const topology = (limit = 100) =>
  createDiskTopology({ sysfs, mountinfo: join(sysfs, 'mountinfo'), maxAgeMs: 1_000, limit, now: () => now });

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A disk as sysfs shows it: a directory, a link to it by number, and its files. */
function disk(number: string, path: string, files: Readonly<Record<string, string>> = {}): void {
  const dir = join(sysfs, 'devices', path);
  mkdirSync(dir, { recursive: true });
  for (const [file, text] of Object.entries(files)) put(join(dir, file), text);
  rmSync(join(sysfs, 'dev/block', number), { force: true });
  symlinkSync(`../../devices/${path}`, join(sysfs, 'dev/block', number));
}

/** The number of the file system that a file is on, in the kernel's form. */
function numberOf(file: string): string {
  const device = BigInt(statSync(file).dev);
  return `${(device >> 8n) & 0xfffn}:${(device & 0xffn) | ((device >> 12n) & 0xfff00n)}`;
}

const lower = (major: number, minor: number) => topology().place(deviceFromParts(major, minor)).lower;

describe('below a disk', () => {
  it('there is nothing, where it is none of these', () => {
    disk('254:0', 'virtio0/block/vda', { 'queue/nr_requests': '256' });
    expect(topology().place(deviceFromParts(254, 0))).toEqual({ isPartition: false, lower: [] });
    expect(lower(9, 9)).toEqual([]);
  });

  it('there is, for a partition, the disk it is part of', () => {
    disk('254:1', 'virtio0/block/vda/vda1', { partition: '1\n' });
    expect(topology().place(deviceFromParts(254, 1))).toEqual({ isPartition: true, lower: ['vda'] });
  });

  it('there are, for dm and md, their members', () => {
    disk('9:0', 'virtual/block/md0', { 'slaves/sdb': '', 'slaves/sda': '' });
    expect(lower(9, 0)).toEqual(['sda', 'sdb']);
  });

  it('there is, for a loop device, the disk of the file system that its file is on', () => {
    const file = join(sysfs, 'image');
    writeFileSync(file, '');
    disk(numberOf(file), 'virtio0/block/vdx');
    disk('7:1', 'virtual/block/loop1', { 'loop/backing_file': `${file}\n` });
    expect(lower(7, 1)).toEqual(['vdx']);
  });

  it('there is nothing known, for a loop device on a file system whose mount names no disk', () => {
    const file = join(sysfs, 'image');
    writeFileSync(file, '');
    disk('7:1', 'virtual/block/loop1', { 'loop/backing_file': `${file}\n` });
    put(
      join(sysfs, 'mountinfo'),
      `35 1 0:2 / / rw - overlay overlay rw\n36 1 0:3 / ${sysfs} rw - btrfs /dev/null rw\n`,
    );
    expect(lower(7, 1)).toEqual([]);
  });

  it.each([
    ['is gone', '/nowhere/image (deleted)'],
    ['has none', ''],
  ])('there is nothing, for a loop device whose file %s', (_, backing) => {
    disk('7:1', 'virtual/block/loop1', { 'loop/backing_file': `${backing}\n` });
    expect(lower(7, 1)).toEqual([]);
  });
});

describe('what was looked up', () => {
  it('is looked up again after a while, and no sooner', () => {
    disk('9:0', 'virtual/block/dm-0', { 'slaves/sda': '' });
    const places = topology();
    const place = () => places.place(deviceFromParts(9, 0)).lower;
    expect(place()).toEqual(['sda']);
    put(join(sysfs, 'devices/virtual/block/dm-0/slaves/sdb'), '');
    now = 999;
    expect(place()).toEqual(['sda']);
    now = 1_000;
    expect(place()).toEqual(['sda', 'sdb']);
  });

  it('is bounded, and beyond the bound still found', () => {
    const places = topology(2);
    for (let i = 0; i < 6; i++) disk(`9:${i}`, `virtual/block/dm-${i}`, { [`slaves/sd${i}`]: '' });
    for (let i = 0; i < 6; i++) expect(places.place(deviceFromParts(9, i)).lower).toEqual([`sd${i}`]);
  });
});
