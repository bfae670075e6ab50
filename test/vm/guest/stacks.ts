/** Kernel stacks of threads that sleep uninterruptibly, as /proc has them: looked at every few milliseconds, so only long sleeps are seen. */
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 10;
/** Different stacks kept. */
const MAX_STACKS = 200;

export interface StackSampler {
  /** Each stack once, innermost function first. */
  stop(): readonly (readonly string[])[];
}

export function sampleStacks(cgroupDirs: readonly string[]): StackSampler {
  const stacks = new Map<string, readonly string[]>();
  const timer = setInterval(() => {
    for (const tid of cgroupDirs.flatMap(threadsOf)) {
      const stack = sleeping(tid);
      if (stack.length > 0 && stacks.size < MAX_STACKS) stacks.set(stack.join('\n'), stack);
    }
  }, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return [...stacks.values()];
    },
  };
}

const threadsOf = (dir: string): string[] => readOr(`${dir}/cgroup.procs`).split('\n').filter(Boolean).flatMap(tasksOf);

function tasksOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function sleeping(tid: string): string[] {
  const stat = readOr(`/proc/${tid}/stat`);
  if (stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'D') return [];
  return [...readOr(`/proc/${tid}/stack`).matchAll(/\] ([\w.]+)\+/g)].map(([, name = '']) => name);
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The thread has gone.
    return '';
  }
}
