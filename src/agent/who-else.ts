/** Who was in the targets' way: on their disks by the queue, in their commits by the journal. As far as the plan's probes are attached. */
import type { Tracer } from '../native/tracer.ts';
import type { CulpritsRow, ProbeState, Share } from '../spans/types.ts';
import { createCulprits, type WhoIs } from './culprits.ts';
import { createParticipants, type Participants } from './participants.ts';

export interface WhoElse {
  /** Once the programs are attached. */
  start(probes: readonly ProbeState[]): void;
  /** What came since the last reading; `nowNs` is CLOCK_MONOTONIC. */
  read(nowNs: bigint, rowsInUse: number): CulpritsRow[];
  /** True while I/O of a root is in flight, as of the last reading: its totals rows cannot be given back. */
  isWaiting(root: number): boolean;
  participantsOf(device: number, transaction: number): readonly Share[] | undefined;
  journalWaited: Participants['waited'];
}

export function createWhoElse(map: Tracer, containerOf: (root: number) => number, whoIs: WhoIs): WhoElse {
  const culprits = createCulprits({ map, containerOf, whoIs });
  const participants = createParticipants({ map, whoIs });
  let attached = new Set<string>();
  return {
    start(probes) {
      attached = new Set(probes.filter(({ state }) => state === 'attached').map(({ name }) => name));
      if (attached.has('neighbours')) map.setU32('neighbours', 1);
    },
    read(nowNs, rowsInUse) {
      return [
        ...(attached.has('neighbours') ? culprits.read(nowNs, rowsInUse) : []),
        ...(attached.has('participants') ? participants.rows() : []),
      ];
    },
    isWaiting: culprits.isWaiting,
    participantsOf: (device, transaction) =>
      attached.has('participants') ? participants.participantsOf(device, transaction) : undefined,
    journalWaited(container, device, transaction, waitNs) {
      if (attached.has('participants')) participants.waited(container, device, transaction, waitNs);
    },
  };
}
