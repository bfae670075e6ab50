import { describe, expect, it } from 'vitest';
import { createParticipants } from '../../src/agent/participants.ts';
import { writeCgroupKey } from '../../src/decode/cursor.ts';
import { HANDLE_KEY, HANDLE_USE } from '../../src/decode/layout.gen.ts';
import { CULPRIT_VIAS } from '../../src/spans/types.ts';

const DISK = 7 << 20;
const BLOCK = 4_096;

interface Use {
  readonly cgroup: number;
  readonly comm: string;
  readonly transaction: number;
  readonly handles: number;
  readonly blocks: number;
}

/** The kernel's table; containers are cgroups 10 and up, named by their number. */
function stage() {
  const table = new Map<string, { key: Uint8Array; value: Uint8Array }>();
  const participants = createParticipants({
    map: {
      readHash: () => {
        const all = [...table.values()];
        const join = (parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
        return {
          count: all.length,
          keys: join(all.map(({ key }) => key)),
          values: join(all.map(({ value }) => value)),
        };
      },
      deleteMapElement: (_map, key) => table.delete(String(key)),
    },
    whoIs: (cgroup, comm) => (cgroup >= 10 ? { id: cgroup, name: `c${cgroup}` } : { id: 0, name: `host:${comm}` }),
  });
  const put = (...uses: readonly Use[]): void => {
    for (const { cgroup, comm, transaction, handles, blocks } of uses) {
      const [key, value] = [new Uint8Array(HANDLE_KEY.size), new Uint8Array(HANDLE_USE.size)];
      const [keyView, valueView] = [new DataView(key.buffer), new DataView(value.buffer)];
      writeCgroupKey(keyView, HANDLE_KEY.cgroup, cgroup);
      keyView.setUint32(HANDLE_KEY.device, DISK, true);
      keyView.setUint32(HANDLE_KEY.transaction, transaction, true);
      key.set(new TextEncoder().encode(comm), HANDLE_KEY.comm);
      valueView.setUint32(HANDLE_USE.handles, handles, true);
      valueView.setUint32(HANDLE_USE.blocks, blocks, true);
      valueView.setUint32(HANDLE_USE.blockBytes, BLOCK, true);
      table.set(String(key), { key, value });
    }
  };
  return { participants, put, size: () => table.size };
}

const use = (cgroup: number, transaction: number, handles: number, blocks: number, comm = 'dd'): Use => ({
  ...{ cgroup, comm, transaction, handles, blocks },
});

describe('participants of a transaction', () => {
  it('are the greatest first, a container with several commands once, and no more than sixteen', () => {
    const { participants, put } = stage();
    put(use(10, 5, 1, 2, 'sh'), use(10, 5, 2, 3), use(0, 5, 1, 9, 'cp'));
    expect(participants.participantsOf(DISK, 5)).toEqual([
      { who: 'host:cp', count: 1, bytes: 9 * BLOCK },
      { who: 'c10', count: 3, bytes: 5 * BLOCK },
    ]);
    const many = stage();
    many.put(...Array.from({ length: 20 }, (_, i) => use(10 + i, 5, 1, 1 + i)));
    expect(many.participants.participantsOf(DISK, 5)).toHaveLength(16);
  });

  it('are those at its commit, whatever was read while it ran', () => {
    const { participants, put } = stage();
    put(use(10, 5, 1, 1));
    participants.rows();
    put(use(10, 5, 4, 8));
    expect(participants.participantsOf(DISK, 5)).toEqual([{ who: 'c10', count: 4, bytes: 8 * BLOCK }]);
  });

  it('leave the kernel’s table once it is over, and are still known', () => {
    const { participants, put, size } = stage();
    put(use(10, 5, 1, 1), use(10, 6, 1, 1), use(10, 7, 1, 1));
    participants.rows();
    // One may be committing, one running.
    expect(size()).toBe(2);
    expect(participants.participantsOf(DISK, 5)).toHaveLength(1);
    expect(participants.participantsOf(DISK, 6)).toHaveLength(1);
    expect(size()).toBe(1);
  });

  it('wrap with the numbers of transactions', () => {
    const { participants, put, size } = stage();
    put(use(10, 0xffff_fffe, 1, 1), use(10, 0xffff_ffff, 1, 1), use(10, 0, 1, 1));
    participants.rows();
    expect(size()).toBe(2);
  });

  it('of a transaction that nobody dirtied a block in are not known', () => {
    expect(stage().participants.participantsOf(DISK, 5)).toBeUndefined();
  });
});

describe('who was in the way of a commit', () => {
  it('is everybody else in it, for the time that the victim waited', () => {
    const { participants, put } = stage();
    put(use(10, 5, 1, 1), use(11, 5, 3, 6), use(0, 5, 1, 2, 'cp'));
    participants.waited(10, DISK, 5, 1_000);
    const row = { victim: 10, device: DISK, via: CULPRIT_VIAS.indexOf('journal'), overlapNs: 1_000 };
    expect(participants.rows()).toEqual([
      { ...row, culprit: 11, name: 'c11', bytes: 6 * BLOCK, count: 3 },
      { ...row, culprit: 0, name: 'host:cp', bytes: 2 * BLOCK, count: 1 },
    ]);
    expect(participants.rows()).toEqual([]);
  });

  it('counts what they did once, however many calls of the victim waited', () => {
    const { participants, put } = stage();
    put(use(10, 5, 1, 1), use(11, 5, 3, 6));
    participants.waited(10, DISK, 5, 1_000);
    participants.waited(10, DISK, 5, 500);
    expect(participants.rows()).toMatchObject([{ overlapNs: 1_500, bytes: 6 * BLOCK, count: 3 }]);
  });

  it('is not told of what is no container’s, or not known to be one yet', () => {
    const { participants, put } = stage();
    put(use(11, 5, 3, 6));
    participants.waited(0, DISK, 5, 1_000);
    participants.waited(2 ** 31, DISK, 5, 1_000);
    expect(participants.rows()).toEqual([]);
  });
});
