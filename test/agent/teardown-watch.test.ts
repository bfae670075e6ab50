import { beforeEach, describe, expect, it } from 'vitest';
import { createTeardownWatch, type TeardownWatch } from '../../src/agent/teardown-watch.ts';
import type { MountEvent } from '../../src/decode/events.ts';
import { umount } from '../spans/assembler-helpers.ts';

const MS = 1_000_000;

let now: number;
let log: string[];
let pending: MountEvent[];
let working: (pid: number, tid: number) => boolean | null;
let watch: TeardownWatch;
let available: boolean;

beforeEach(() => {
  now = 0;
  log = [];
  available = true;
  pending = [];
  working = () => {
    throw new Error('nobody asked');
  };
  watch = createTeardownWatch({
    attach: () => log.push('attach') > 0 && available,
    detach: () => log.push('detach'),
    now: () => now,
    pending: () => pending,
    abandon(tid, startNs) {
      log.push(`abandon ${tid} ${startNs}`);
      pending = pending.filter((event) => event.tid !== tid);
    },
    inKernelWork: (pid, tid) => working(pid, tid),
  });
});

function begin(atMs: number): void {
  now = atMs * MS;
  watch.begin();
}

function check(atMs: number): void {
  now = atMs * MS;
  watch.check();
}

describe('the program on every system call', () => {
  it('is attached when an umount begins, once', () => {
    begin(0);
    begin(1);
    expect(log).toEqual(['attach']);
  });

  it('is not attached while none begins', () => {
    for (let at = 0; at < 10_000; at += 100) check(at);
    expect(log).toEqual([]);
  });

  it('goes two seconds after the last umount, and comes back with the next', () => {
    begin(0);
    check(1_000);
    begin(1_500);
    check(3_400);
    expect(log).toEqual(['attach']);
    check(3_501);
    expect(log).toEqual(['attach', 'detach']);
    check(9_000);
    begin(10_000);
    expect(log).toEqual(['attach', 'detach', 'attach']);
  });

  it('stays while an umount waits for its end, and two seconds more', () => {
    begin(0);
    pending = [umount(1, 2)];
    for (let at = 100; at <= 60_000; at += 100) check(at);
    expect(log).toEqual(['attach']);
    pending = [];
    check(61_900);
    expect(log).toEqual(['attach']);
    check(62_100);
    expect(log).toEqual(['attach', 'detach']);
  });

  it('is attached for a teardown that no umount began: a last close, an exit', () => {
    working = () => true;
    pending = [umount(3, 3)];
    check(5);
    expect(log).toEqual(['attach']);
    pending = [];
    check(6_000);
    expect(log).toEqual(['attach', 'detach']);
  });
});

describe('an umount whose call returned', () => {
  it('after the program was attached is waited for without a look at its thread', () => {
    begin(5);
    pending = [umount(1, 6)];
    for (let at = 10; at < 1_000; at += 10) check(at);
    expect(log).toEqual(['attach']);
  });

  it('before that is waited for while its thread works in the kernel', () => {
    const asked: number[][] = [];
    working = (pid, tid) => {
      asked.push([pid, tid]);
      return true;
    };
    begin(5);
    pending = [umount(1, 4, { pid: 10, tid: 11 })];
    for (let at = 10; at < 100; at += 10) check(at);
    expect(log).toEqual(['attach']);
    expect(new Set(asked.map(String))).toEqual(new Set(['10,11']));
  });

  it('before that is given up when its thread does something else', () => {
    working = () => false;
    begin(5);
    pending = [umount(1, 4, { tid: 11 })];
    check(10);
    // Its end may be in the ring by now.
    expect(log).toEqual(['attach']);
    check(20);
    expect(log).toEqual(['attach', `abandon 11 ${MS}`]);
  });

  it('before that is given up when its thread was running at every look', () => {
    working = () => null;
    begin(5);
    pending = [umount(1, 4, { tid: 11 })];
    for (let at = 10; at < 40; at += 10) check(at);
    expect(log).toEqual(['attach']);
    check(40);
    expect(log.at(-1)).toBe(`abandon 11 ${MS}`);
  });

  it('before that has its looks for itself: neither those of the thread’s last umount, nor from before it was seen to work', () => {
    working = () => null;
    begin(5);
    pending = [umount(1, 4)];
    for (let at = 10; at < 40; at += 10) check(at);
    pending = [umount(2, 4)];
    for (let at = 40; at < 60; at += 10) check(at);
    working = () => true;
    check(60);
    working = () => null;
    for (let at = 70; at < 100; at += 10) check(at);
    expect(log).toEqual(['attach']);
    check(100);
    expect(log.at(-1)).toBe(`abandon 42 ${2 * MS}`);
  });

  it('is given up at once it is over when the program cannot be had', () => {
    available = false;
    working = () => true;
    begin(5);
    pending = [umount(1, 6, { tid: 11 })];
    check(10);
    working = () => false;
    check(20);
    check(30);
    expect(log.at(-1)).toBe(`abandon 11 ${MS}`);
  });

  it('has a known end when the program was there before it returned, or saw its thread still at work', () => {
    begin(5);
    expect(watch.knowsEnd(umount(1, 6))).toBe(true);
    expect(watch.knowsEnd(umount(1, 4))).toBe(false);
    working = () => true;
    pending = [umount(1, 4, { tid: 11 })];
    check(10);
    expect(watch.knowsEnd(umount(1, 4, { tid: 11 }))).toBe(true);
    expect(watch.knowsEnd(umount(2, 4, { tid: 11 }))).toBe(false);
    expect(watch.knowsEnd(umount(1, 4, { tid: 12 }))).toBe(false);
    expect(watch.knowsEnd(umount(1, 4, { exiting: true }))).toBe(true);
  });

  it('has its thread looked at as soon as the program is attached, and not where it was there already', () => {
    working = (_pid, tid) => tid === 11;
    const first = umount(1, 2, { tid: 11 });
    const second = umount(1, 2, { tid: 12 });
    now = 5 * MS;
    watch.begin(first);
    expect(watch.knowsEnd(first)).toBe(true);
    working = () => {
      throw new Error('nobody asked');
    };
    watch.begin(second);
    expect(watch.knowsEnd(second)).toBe(false);
  });

  it('of an exiting thread needs neither the program nor a look', () => {
    pending = [umount(1, 4, { exiting: true })];
    for (let at = 10; at < 100; at += 10) check(at);
    expect(log).toEqual([]);
  });

  it('of a process that is gone is given up', () => {
    const event = umount(1, 4, { pid: 2 ** 30, tid: 2 ** 30 });
    const gone = createTeardownWatch({
      attach: () => true,
      detach: () => undefined,
      now: () => 5 * MS,
      pending: () => [event],
      abandon: (tid) => log.push(`abandon ${tid}`),
    });
    gone.begin();
    gone.check();
    gone.check();
    expect(log).toEqual([`abandon ${2 ** 30}`]);
  });
});
