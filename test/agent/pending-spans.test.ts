import { beforeEach, describe, expect, it } from 'vitest';
import { createPendingSpans, type PendingSpans } from '../../src/agent/pending-spans.ts';
import { createSpanColumns } from '../../src/spans/columns.ts';
import { FIRST_PENDING_CONTAINER, type SpanColumns } from '../../src/spans/types.ts';

const PENDING = FIRST_PENDING_CONTAINER + 3;

let published: [id: number, container: number][];
let lost: number;
let pending: PendingSpans;

function spans(...containers: number[]): SpanColumns {
  const columns = createSpanColumns(Math.max(1, containers.length));
  for (const container of containers) {
    const i = columns.length++;
    columns.id[i] = published.length + i + 1;
    columns.container[i] = container;
  }
  return columns;
}

beforeEach(() => {
  published = [];
  lost = 0;
  pending = createPendingSpans({
    limit: 3,
    publish: (columns) => {
      for (let i = 0; i < columns.length; i++) {
        published.push([columns.id[i] as number, columns.container[i] as number]);
      }
    },
    onLost: (count) => {
      lost += count;
    },
  });
});

describe('spans of cgroups that may be containers', () => {
  it('go out at once when their container is known', () => {
    pending.offer(spans(1, 0, 2));
    expect(published.map(([, container]) => container)).toEqual([1, 0, 2]);
  });

  it('wait for the verdict, and go out as the container’s', () => {
    pending.offer(spans(1, PENDING, 2));
    expect(published.map(([, container]) => container)).toEqual([1, 2]);
    pending.settle(PENDING, 7);
    expect(published).toContainEqual([2, 7]);
    pending.settle(PENDING, 7);
    expect(published).toHaveLength(3);
  });

  it('are forgotten when the cgroup is nobody’s', () => {
    pending.offer(spans(PENDING, PENDING));
    pending.settle(PENDING, null);
    expect([published, lost]).toEqual([[], 0]);
  });

  it('are lost beyond the limit, and counted once they turn out to be a container’s', () => {
    pending.offer(spans(PENDING, PENDING, PENDING, PENDING, PENDING));
    expect(lost).toBe(0);
    pending.settle(PENDING, 7);
    expect([published.length, lost]).toEqual([3, 2]);
  });

  it('give their room back', () => {
    pending.offer(spans(PENDING, PENDING, PENDING));
    pending.settle(PENDING, null);
    pending.offer(spans(PENDING + 1, PENDING + 1, PENDING + 1));
    pending.settle(PENDING + 1, 8);
    expect([published.length, lost]).toEqual([3, 0]);
  });
});
