import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { makePlan } from '../../src/agent/plan.ts';
import { BPF_OBJECT_PATH, loadAddon } from '../../src/native/binding.ts';
import { NativeError } from '../../src/native/errors.ts';
import { SPAN_KINDS } from '../../src/spans/types.ts';
import { KERNELS, kernelFacts } from '../agent/kernel-facts.ts';
import { hostFacts, hostPlan, openSession, openTracer } from './host-tracer.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function closing<T extends { close(): void }>(handle: T): T {
  closers.push(() => handle.close());
  return handle;
}

function failure(work: () => { close(): void }): NativeError {
  try {
    closing(work());
  } catch (error) {
    if (error instanceof NativeError) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

describe('the programs of this kernel’s plan', () => {
  it.each(hostPlan(SPAN_KINDS).programs.map(({ name }) => name))('load each alone: %s', (name) => {
    closing(openTracer({ programs: [name] }));
  });

  it('load and attach all together, and each probe says so', () => {
    const plan = makePlan({ ...hostFacts(), bioDisks: ['dm-0'] }, SPAN_KINDS);
    const session = closing(openSession({ plan }));
    expect(session.probes).toEqual(plan.probes);
    const running = session.tracer.stats().map(({ name }) => name);
    expect(new Set(running)).toEqual(new Set(plan.programs.map(({ name }) => name)));
  });
});

it('the programs that any kernel’s plan names are all in the BPF object', () => {
  const session = closing(new (loadAddon().Session)());
  expect(session.open(BPF_OBJECT_PATH)).toBe(0);
  for (const kernel of KERNELS) {
    const plan = makePlan(kernelFacts(kernel, { bioDisks: ['dm-0'] }), SPAN_KINDS);
    for (const { name } of plan.programs) expect([name, session.setAutoload(name, true)]).toEqual([name, 0]);
  }
});

it('the request flags that spans show are where this kernel has them', () => {
  const bits = /enum req_flag_bits \{[^}]*\}/.exec(
    readFileSync(new URL('../../build/bpf/vmlinux.h', import.meta.url), 'utf8'),
  )?.[0];
  const bit = (name: string): number => Number(new RegExp(`__REQ_${name} = (\\d+)`).exec(bits ?? '')?.[1]);
  const names = ['SYNC', 'META', 'PRIO', 'NOMERGE', 'IDLE', 'INTEGRITY', 'FUA', 'PREFLUSH', 'RAHEAD', 'BACKGROUND'];
  expect(names.map(bit)).toEqual(names.map((_, i) => 11 + i));
});

describe('what does not load', () => {
  it('for want of the object says which, and what libbpf said', () => {
    const error = failure(() => openTracer({ objectPath: '/nonexistent/stallscope.bpf.o' }));
    expect(error).toMatchObject({ code: 'ERR_KERNEL_OPEN', status: -2 });
    expect(error.message).toContain('/nonexistent/stallscope.bpf.o');
    expect(error.detail).toContain('/nonexistent/stallscope.bpf.o');
  });

  it('for what is no object says so', () => {
    const error = failure(() => openTracer({ objectPath: import.meta.filename }));
    expect(error.code).toBe('ERR_KERNEL_OPEN');
    expect(error.detail).not.toBe('');
  });

  it('for want of a program, a map or a variable names it', () => {
    expect(failure(() => openTracer({ programs: ['no_such'] })).message).toContain('no_such');
    expect(failure(() => openTracer({ mapSizes: { no_such: 1 } })).message).toContain('no_such');
    expect(failure(() => openTracer({ constants: { no_such: 1 } })).message).toContain('no_such');
  });

  it('for a variable of another size says that', () => {
    const error = failure(() => openTracer({ constants: { min_ns: 1 }, constantSizes: { min_ns: 4 } }));
    expect(error).toMatchObject({ code: 'ERR_KERNEL_MAP', status: -22 });
  });

  it('for a map that the kernel refuses names the map in libbpf’s last lines', () => {
    const error = failure(() => openTracer({ mapSizes: { scope: 0 } }));
    expect(error).toMatchObject({ code: 'ERR_KERNEL_LOAD', status: -22 });
    expect(error.detail).toContain("'scope'");
  });

  it('for the verifier’s objection has that in libbpf’s last lines, and does not blame a missing privilege', () => {
    // Its arguments are those of another kernel than this one.
    const own = hostPlan().programs.some(({ name }) => name === 'block_rq_requeue');
    const error = failure(() => openTracer({ programs: [own ? 'block_rq_requeue_pre511' : 'block_rq_requeue'] }));
    expect(error.code).toBe('ERR_KERNEL_LOAD');
    expect(error.detail).toContain('BEGIN PROG LOAD LOG');
    expect(error.detail.split('\n').length).toBeLessThanOrEqual(40);
  });
});

it('a ring whose size is no power of two is rounded up to one', () => {
  const tracer = closing(openTracer({ mapSizes: { events: 5_000 } }));
  expect(tracer.drain(() => undefined)).toBe(false);
});

describe('a loaded session', () => {
  it('refuses to change what was fixed at the load, and names it', () => {
    const tracer = closing(openTracer());
    expect(() => tracer.setU32('inflight_bucket_mask', 1)).toThrow(/inflight_bucket_mask: EPERM/);
    tracer.setU64('min_ns', 5e9);
    expect(tracer.readVariable('min_ns', 8).getBigUint64(0, true)).toBe(5_000_000_000n);
  });

  it('refuses keys and values of another size than the map’s', () => {
    const tracer = closing(openTracer());
    expect(() => tracer.updateMap('scope', new Uint8Array(4), new Uint8Array(40))).toThrow(/EINVAL/);
    expect(() => tracer.updateMap('scope', new Uint8Array(8), new Uint8Array(39))).toThrow(/EINVAL/);
    expect(() => tracer.updateMap('scope', null, new Uint8Array(40))).toThrow(/EINVAL/);
    expect(() => tracer.updateMap('totals_free', null, new Uint8Array(2))).toThrow(/EINVAL/);
    expect(tracer.deleteMapElement('scope', new Uint8Array(4))).toBe(false);
    tracer.updateMap('scope', new Uint8Array(8), new Uint8Array(40));
    expect(tracer.deleteMapElement('scope', new Uint8Array(8))).toBe(true);
    expect(tracer.deleteMapElement('scope', new Uint8Array(8))).toBe(false);
  });

  it('does not attach where there is no tracepoint, and says where', () => {
    const tracer = closing(openTracer({ programs: ['sync_enter'] }));
    expect(() => tracer.attach('sync_enter', 'syscalls/sys_enter_no_such')).toThrow(
      /sync_enter to syscalls\/sys_enter_no_such: ENOENT/,
    );
  });
});
