/**
 * The true end of umounts. It needs a program on every system call of the machine, so that is attached when an umount begins and detached when
 * none has been near for a while. An umount may be over before the program is there: then its thread says whether it still works in the kernel.
 */
import { readFileSync } from 'node:fs';
import type { MountEvent } from '../decode/events.ts';
import { NANOS_PER_SECOND } from '../units.ts';

export interface TeardownPort {
  /** False when the program cannot be had. */
  readonly attach: () => boolean;
  readonly detach: () => void;
  /** Session time. */
  readonly now: () => number;
  readonly pending: () => readonly MountEvent[];
  readonly abandon: (tid: number, startNs: number) => void;
  /** True while the thread works off what its last call left; null when that cannot be told now. */
  readonly inKernelWork?: (pid: number, tid: number) => boolean | null;
}

/** How long the program stays after the last umount, in nanoseconds. */
const LINGER_NS = 2 * NANOS_PER_SECOND;
/** Looks before a thread that is running, whose stack cannot be read, is given up. */
const RUNNING_LOOKS = 4;
/** Looks before a thread that does something else is given up: what ended its teardown may be in the ring since the last reading. */
const OTHER_LOOKS = 2;

export interface TeardownWatch {
  /** An umount began. */
  begin(umount?: { readonly tid: number; readonly startNs: number }): void;
  /**
   * True when the end that the program saw is the teardown's. The program may have come when the thread was back in its own code: then what it saw is
   * some later call.
   */
  knowsEnd(event: MountEvent): boolean;
  /** After each reading of the ring. */
  check(): void;
}

export function createTeardownWatch(port: TeardownPort): TeardownWatch {
  const inKernelWork = port.inKernelWork ?? readKernelWork;
  let attachedAt: number | null = null;
  let lastNear = 0;
  /** Looks at pending teardowns that began before the program was attached. */
  const looks = new WeakMap<MountEvent, number>();
  /** Threads seen at their teardown while the program was there, with the start of the umount. */
  const seenWorking = new Map<number, number>();

  function look(event: MountEvent, since: number): void {
    // Attached before the call returned: its end cannot be missed.
    if (event.endNs >= since) return;
    const working = inKernelWork(event.pid, event.tid);
    if (working === true) {
      seenWorking.set(event.tid, event.startNs);
      looks.delete(event);
      return;
    }
    const seen = (looks.get(event) ?? 0) + 1;
    looks.set(event, seen);
    if (seen >= (working === false ? OTHER_LOOKS : RUNNING_LOOKS)) port.abandon(event.tid, event.startNs);
  }

  /** Since when the program has been there; without it every teardown must be looked at. */
  function begin(): number {
    lastNear = port.now();
    if (attachedAt === null && port.attach()) attachedAt = port.now();
    return attachedAt ?? Number.POSITIVE_INFINITY;
  }

  return {
    begin(umount) {
      const isThere = attachedAt !== null;
      begin();
      // At once: a short teardown is over before the next reading of the ring.
      if (isThere || umount === undefined || inKernelWork(umount.tid, umount.tid) !== true) return;
      seenWorking.set(umount.tid, umount.startNs);
    },
    knowsEnd: ({ exiting, endNs, tid, startNs }) =>
      exiting || (attachedAt !== null && endNs >= attachedAt) || seenWorking.get(tid) === startNs,
    check() {
      // The end of an exiting thread is seen by programs that are always there.
      const pending = port.pending().filter(({ exiting }) => !exiting);
      if (pending.length > 0) {
        // A last close or an exit that tears a mount down says so only by being pending.
        const since = begin();
        for (const event of pending) look(event, since);
      } else if (attachedAt !== null && port.now() - lastNear > LINGER_NS) {
        port.detach();
        attachedAt = null;
        seenWorking.clear();
      }
    },
  };
}

/** Functions on the stack of a thread that works off task work on its way back to user space. */
const TASK_WORK = /task_work_run|cleanup_mnt|deactivate_super/;

function readKernelWork(pid: number, tid: number): boolean | null {
  try {
    const stack = readFileSync(`/proc/${pid}/task/${tid}/stack`, 'utf8');
    if (TASK_WORK.test(stack)) return true;
    // A running thread has no stack to show.
    return stack.trim() === '' || /^\[<0>\] 0xf+/.test(stack) ? null : false;
  } catch {
    return false;
  }
}
