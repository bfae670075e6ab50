import { describe, expect, it } from 'vitest';
import { createCostMeter, PROCESS_COST } from '../../src/agent/cost.ts';

const SECOND = 1_000_000_000;

function meter(allowed = true) {
  const host = { cpu: 0, rss: 1_000, run: 0, sampling: false, switches: 0 };
  const cost = createCostMeter({
    cpuMicros: () => host.cpu,
    rssBytes: () => host.rss,
    stats: () => [
      { name: 'a', runTimeNs: host.run, runCount: 1, skipped: 0 },
      { name: 'b', runTimeNs: host.run * 2, runCount: 1, skipped: 0 },
    ],
    enableStats(on) {
      if (on && !allowed) return false;
      host.switches++;
      host.sampling = on;
      return true;
    },
  });
  return { host, cost };
}

describe('the agent’s own cost', () => {
  it('is CPU time by wall time of the interval, in percent of a core', () => {
    const { host, cost } = meter();
    host.cpu = 250_000;
    expect(cost.measure(SECOND, 0).agentCpuPercent).toBe(25);
    host.cpu = 260_000;
    expect(cost.measure(2 * SECOND, 0).agentCpuPercent).toBe(0.5);
  });

  it('of an interval of no length is 0, not infinite', () => {
    const { host, cost } = meter();
    host.cpu = 10;
    expect(cost.measure(0, 0).agentCpuPercent).toBe(0);
  });

  it('has the memory of now', () => {
    const { host, cost } = meter();
    host.rss = 77;
    expect(cost.measure(SECOND, 0).rssBytes).toBe(77);
  });

  it('of this very process can be read', () => {
    expect(PROCESS_COST.cpuMicros()).toBeGreaterThan(0);
    expect(PROCESS_COST.rssBytes()).toBeGreaterThan(1 << 20);
  });
});

describe('the run time of the kernel programs', () => {
  it('is that of all programs by I/O, and by time, of the sampled interval', () => {
    const { host, cost } = meter();
    expect(cost.measure(SECOND, 5_000)).toMatchObject({ bpfNsPerIo: null, bpfCpuPercent: null });
    host.run = 1_000_000;
    expect(cost.measure(2 * SECOND, 1_000)).toMatchObject({ bpfNsPerIo: 3_000, bpfCpuPercent: 0.15 });
  });

  it('is told by time alone where fewer than 500 I/Os would have to bear it', () => {
    const { host, cost } = meter();
    cost.measure(SECOND, 500);
    host.run = 1_000_000;
    expect(cost.measure(SECOND, 499)).toMatchObject({ bpfNsPerIo: null, bpfCpuPercent: 0.3 });
  });

  it('is accounted in one interval of ten only', () => {
    const { host, cost } = meter();
    const sampled: boolean[] = [];
    for (let i = 0; i < 25; i++) {
      cost.measure(SECOND, 10);
      sampled.push(host.sampling);
    }
    expect(sampled.flatMap((on, i) => (on ? [i] : []))).toEqual([0, 10, 20]);
  });

  it('keeps its last figures between samples, and that by I/O through a sample with few', () => {
    const { host, cost } = meter();
    cost.measure(SECOND, 500);
    host.run = 50_000;
    for (let i = 0; i < 10; i++) {
      expect(cost.measure(SECOND, 500)).toMatchObject({ bpfNsPerIo: 300, bpfCpuPercent: 0.015 });
    }
    expect(host.sampling).toBe(true);
    host.run = 150_000;
    expect(cost.measure(SECOND, 0)).toMatchObject({ bpfNsPerIo: 300, bpfCpuPercent: 0.03 });
  });

  it('is unknown where the kernel does not account it', () => {
    const { host, cost } = meter(false);
    for (let i = 0; i < 25; i++) {
      expect(cost.measure(SECOND, 1_000)).toMatchObject({ bpfNsPerIo: null, bpfCpuPercent: null });
    }
    expect(host.switches).toBe(0);
  });

  it('is accounted no longer once the meter stops', () => {
    const { host, cost } = meter();
    cost.measure(SECOND, 10);
    expect(host.sampling).toBe(true);
    cost.stop();
    cost.stop();
    expect([host.sampling, host.switches]).toEqual([false, 2]);
  });
});
