/** Who was in the targets' way on their disks, once a second: the kernel's counters to rows with names. */
import { writeCgroupKey } from '../decode/cursor.ts';
import { NEIGHBOUR_KEY, NEIGHBOUR_USE, OCCUPANT } from '../decode/layout.gen.ts';
import { decodeNeighbour, decodeOccupant, type NeighbourUse, type OccupantUse } from '../decode/occupancy.ts';
import type { HashElements } from '../native/tracer.ts';
import { clockTicks } from '../spans/clock.ts';
import { type Culprit, createEncounters, type Encounter } from '../spans/encounters.ts';
import { CULPRIT_VIAS, type CulpritsRow, FIRST_PENDING_CONTAINER } from '../spans/types.ts';
import { deviceNumber } from '../units.ts';
import { TOTALS_ROWS } from './plan.ts';

/** A container by its id in the container table, or 0 and `host:COMM`. */
export interface Who {
  readonly id: number;
  readonly name: string;
}

export interface CulpritsPort {
  readonly map: {
    readArray(map: string, offset: number, into: Uint8Array): void;
    readHash(map: string, keyBytes: number, valueBytes: number): HashElements;
    deleteMapElement(map: string, key: Uint8Array): boolean;
  };
  /** Id in the container table of a root; 0 for none. */
  readonly containerOf: (root: number) => number;
  readonly whoIs: WhoIs;
}

/** By the key of a cgroup, 0 for none but the root. */
export type WhoIs = (cgroup: number, comm: string) => Who;

export interface Culprits {
  /** What came since the last reading; `nowNs` is CLOCK_MONOTONIC. */
  read(nowNs: bigint, rowsInUse: number): CulpritsRow[];
  /** True while I/O of a root is in flight: its clocks run, and its rows cannot be given back. As of the last reading. */
  isWaiting(root: number): boolean;
}

/** Readings after which a neighbour that did nothing is forgotten. What it does in the moment of its deletion is not counted. */
const IDLE_READINGS = 30;
/** Rows handed over at once: the greatest. What else there is is not shown. */
const MAX_ROWS = 1_024;
const QUEUE = CULPRIT_VIAS.indexOf('queue');

/** Every worker is a `kworker/…` of its own: they stand for the same. Of a cgroup in scope that is no container, nobody knows the command. */
export function hostName(comm: string): string {
  if (comm === '') return 'host:?';
  return `host:${comm.startsWith('kworker/') ? 'kworker' : comm}`;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function createCulprits(port: CulpritsPort): Culprits {
  const encounters = createEncounters();
  const bytes = new Uint8Array(TOTALS_ROWS * OCCUPANT.size);
  let occupants: OccupantUse[] = [];

  function readOccupants(rows: number): OccupantUse[] {
    const used = bytes.subarray(0, Math.min(TOTALS_ROWS, rows) * OCCUPANT.size);
    port.map.readArray('occupants', 0, used);
    const view = viewOf(used);
    const found: OccupantUse[] = [];
    for (let index = 0; index < used.length / OCCUPANT.size; index++) {
      const occupant = decodeOccupant(view, index);
      if (occupant !== null) found.push(occupant);
    }
    return found;
  }

  function readNeighbours(): NeighbourUse[] {
    const { count, keys, values } = port.map.readHash('neighbour_table', NEIGHBOUR_KEY.size, NEIGHBOUR_USE.size);
    const [keyView, valueView] = [viewOf(keys), viewOf(values)];
    return Array.from({ length: count }, (_, index) => decodeNeighbour(keyView, valueView, index));
  }

  function forgetIdle(): void {
    for (const { cgroup, device, comm } of encounters.idle(IDLE_READINGS)) {
      const key = new Uint8Array(NEIGHBOUR_KEY.size);
      const view = viewOf(key);
      writeCgroupKey(view, NEIGHBOUR_KEY.cgroup, cgroup);
      view.setUint32(NEIGHBOUR_KEY.device, device, true);
      key.set(new TextEncoder().encode(comm).subarray(0, NEIGHBOUR_KEY.commLength), NEIGHBOUR_KEY.comm);
      port.map.deleteMapElement('neighbour_table', key);
    }
  }

  function nameOf(culprit: Culprit): Who {
    return culprit.type === 'neighbour' ? port.whoIs(culprit.cgroup, culprit.comm) : port.whoIs(culprit.root, '');
  }

  function rowsOf(found: readonly Encounter[]): CulpritsRow[] {
    const rows = new Map<string, CulpritsRow>();
    for (const { victim: root, culprit, device, overlapNs, bytes: size, count } of found) {
      const victim = port.containerOf(root);
      const who = nameOf(culprit);
      if (victim === 0 || victim >= FIRST_PENDING_CONTAINER || who.id === victim) continue;
      const name = `${victim} ${device} ${who.id} ${who.name}`;
      const before = rows.get(name);
      rows.set(name, {
        victim,
        culprit: who.id,
        name: who.name,
        device: deviceNumber(device),
        via: QUEUE,
        overlapNs: overlapNs + (before?.overlapNs ?? 0),
        bytes: size + (before?.bytes ?? 0),
        count: count + (before?.count ?? 0),
      });
    }
    return [...rows.values()].sort((a, b) => b.overlapNs - a.overlapNs).slice(0, MAX_ROWS);
  }

  return {
    read(nowNs, rowsInUse) {
      occupants = readOccupants(rowsInUse);
      const found = encounters.read(clockTicks(nowNs), occupants, readNeighbours());
      forgetIdle();
      return rowsOf(found);
    },
    isWaiting: (root) => occupants.some((one) => one.root === root && one.inFlight > 0),
  };
}
