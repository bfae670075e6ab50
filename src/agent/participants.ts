/** Whose operations are in a journal's transactions, and who was in the way of those that waited for a commit. */
import { decodeHandleUse } from '../decode/handles.ts';
import { HANDLE_KEY, HANDLE_USE } from '../decode/layout.gen.ts';
import type { HashElements } from '../native/tracer.ts';
import { CULPRIT_VIAS, type CulpritsRow, FIRST_PENDING_CONTAINER, type Share } from '../spans/types.ts';
import { deviceNumber } from '../units.ts';
import type { Who, WhoIs } from './culprits.ts';

export interface ParticipantsPort {
  readonly map: {
    readHash(map: string, keyBytes: number, valueBytes: number): HashElements;
    deleteMapElement(map: string, key: Uint8Array): boolean;
  };
  readonly whoIs: WhoIs;
}

export interface Participants {
  /** Of a transaction that is committed: the greatest first, at most 16; undefined when nothing is known of it. */
  participantsOf(device: number, transaction: number): readonly Share[] | undefined;
  /** A call of a container waited for a commit. */
  waited(container: number, device: number, transaction: number, waitNs: number): void;
  /** Who was in the way since the last call. Also takes what is over out of the kernel's table. */
  rows(): CulpritsRow[];
}

const MAX_SHARES = 16;
/** Committed transactions that are remembered; the oldest go first. */
const MAX_TRANSACTIONS = 4_096;
/** Rows between two readings; more waits are not shown. */
const MAX_ROWS = 1_024;
const JOURNAL = CULPRIT_VIAS.indexOf('journal');

interface Part {
  readonly who: Who;
  count: number;
  bytes: number;
}

interface Transaction {
  /** By cgroup and command, as in the kernel. */
  readonly parts: Map<string, Part>;
  /** Containers it has been held against already: several calls may wait for one commit. */
  readonly victims: Set<number>;
}

type Row = { -readonly [Field in keyof CulpritsRow]: CulpritsRow[Field] };

/** Transaction numbers wrap at 2^32. */
const isAfter = (one: number, other: number): boolean => ((one - other) | 0) > 0;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Parts of the same name are one. */
function sharesOf({ parts }: Transaction): Part[] {
  const byName = new Map<string, Part>();
  for (const { who, count, bytes } of parts.values()) {
    const name = `${who.id} ${who.name}`;
    const before = byName.get(name);
    byName.set(name, { who, count: count + (before?.count ?? 0), bytes: bytes + (before?.bytes ?? 0) });
  }
  return [...byName.values()].sort((a, b) => b.bytes - a.bytes || b.count - a.count);
}

export function createParticipants(port: ParticipantsPort): Participants {
  const transactions = new Map<string, Transaction>();
  /** The last transaction that is known to be committed, by device: no operation joins it, or one before it, any more. */
  const committed = new Map<number, number>();
  let rows = new Map<string, Row>();

  function transactionOf(device: number, number: number): Transaction {
    const name = `${device} ${number}`;
    const known = transactions.get(name);
    if (known !== undefined) return known;
    const made: Transaction = { parts: new Map(), victims: new Set() };
    transactions.set(name, made);
    if (transactions.size > MAX_TRANSACTIONS) transactions.delete(transactions.keys().next().value as string);
    return made;
  }

  /** Of the two newest one may be running and one committing; all before are over. */
  function followNewest(device: number, transaction: number): void {
    const last = committed.get(device);
    if (last === undefined || isAfter(transaction - 2, last)) committed.set(device, (transaction - 2) >>> 0);
  }

  function refresh(): void {
    const { count, keys, values } = port.map.readHash('handle_table', HANDLE_KEY.size, HANDLE_USE.size);
    const [keyView, valueView] = [viewOf(keys), viewOf(values)];
    const uses = Array.from({ length: count }, (_, index) => decodeHandleUse(keyView, valueView, index));
    for (const use of uses) followNewest(use.device, use.transaction);
    for (const [index, use] of uses.entries()) {
      const who = port.whoIs(use.cgroup, use.comm);
      const { parts } = transactionOf(use.device, use.transaction);
      parts.set(`${use.cgroup} ${use.comm}`, { who, count: use.handles, bytes: use.bytes });
      if (isAfter(use.transaction, committed.get(use.device) ?? use.transaction)) continue;
      port.map.deleteMapElement('handle_table', keys.slice(index * HANDLE_KEY.size, (index + 1) * HANDLE_KEY.size));
    }
  }

  function committedParts(device: number, transaction: number): { shares: Part[]; transaction: Transaction } | null {
    const last = committed.get(device);
    if (last === undefined || isAfter(transaction, last)) {
      committed.set(device, transaction);
      refresh();
    }
    const known = transactions.get(`${device} ${transaction}`);
    return known === undefined ? null : { shares: sharesOf(known), transaction: known };
  }

  function add(victim: number, device: number, waitNs: number, part: Part, isNew: boolean): void {
    const name = `${victim} ${device} ${part.who.id} ${part.who.name}`;
    let row = rows.get(name);
    if (row === undefined) {
      if (rows.size === MAX_ROWS) return;
      const { id: culprit, name: culpritName } = part.who;
      row = {
        victim,
        culprit,
        name: culpritName,
        device: deviceNumber(device),
        via: JOURNAL,
        overlapNs: 0,
        bytes: 0,
        count: 0,
      };
      rows.set(name, row);
    }
    row.overlapNs += waitNs;
    if (!isNew) return;
    row.bytes += part.bytes;
    row.count += part.count;
  }

  return {
    participantsOf(device, transaction) {
      const shares = committedParts(device, transaction)?.shares.slice(0, MAX_SHARES);
      return shares?.map(({ who, count, bytes }) => ({ who: who.name, count, bytes }));
    },
    waited(container, device, transaction, waitNs) {
      if (container === 0 || container >= FIRST_PENDING_CONTAINER) return;
      const found = committedParts(device, transaction);
      if (found === null) return;
      const isNew = !found.transaction.victims.has(container);
      found.transaction.victims.add(container);
      for (const part of found.shares) if (part.who.id !== container) add(container, device, waitNs, part, isNew);
    },
    rows() {
      refresh();
      const all = [...rows.values()];
      rows = new Map();
      return all.sort((a, b) => b.overlapNs - a.overlapNs);
    },
  };
}
