/** A running trace: the kernel programs of a plan, the ring, the totals. Spans, totals and losses come out by callback. */

import { createDecoder } from '../decode/batch.ts';
import { clockBase } from '../decode/clock.ts';
import type { CgroupEvent } from '../decode/events.ts';
import { LOSSES, OCCUPANT, TOTALS_KEY, TOTALS_ROW } from '../decode/layout.gen.ts';
import { StringTable } from '../decode/strings.ts';
import { BPF_OBJECT_PATH } from '../native/binding.ts';
import { NativeError } from '../native/errors.ts';
import { Tracer } from '../native/tracer.ts';
import type { NativeAddon } from '../native/types.ts';
import { type AssemblerOptions, createAssembler } from '../spans/assembler.ts';
import { createTotalsReader } from '../spans/totals.ts';
import type { LossReason, ProbeState, SpanColumns, Table, TotalsInterval } from '../spans/types.ts';
import { type Nanos, nanos, type SessionTime, sessionTime } from '../units.ts';
import { createCostMeter, PROCESS_COST } from './cost.ts';
import type { WhoIs } from './culprits.ts';
import { createDrain } from './drain.ts';
import { createLossReader } from './losses.ts';
import { INFLIGHT_WAYS, type Plan, type PlannedProgram, TOTALS_ROWS } from './plan.ts';
import { isWaitPlanned, waitMapSizes } from './plan-wait.ts';
import { UNKNOWN_STACK } from './stacks.ts';
import { createCallNames } from './system-calls.ts';
import { createTeardownWatch } from './teardown-watch.ts';
import { createUseTables, useVariables } from './use-tables.ts';
import { createWaits, type Waits } from './waits.ts';
import { createWhoElse } from './who-else.ts';

export interface TraceOptions {
  readonly addon: NativeAddon;
  readonly plan: Plan;
  readonly blkioHierarchy: number;
  /** No version 2 hierarchy: tasks are found by their blkio cgroup. */
  readonly scopeOnBlkio: boolean;
  readonly minNs: number;
  readonly ringBytes: number;
  readonly zeroCopy: boolean;
  readonly containerOf: (root: number) => number;
  readonly isStacked: (device: number) => boolean;
  readonly whoIs: WhoIs;
  readonly limitOf: AssemblerOptions['limitOf'];
  readonly isOnDisk: AssemblerOptions['isOnDisk'];
  /** Name of a container. */
  readonly nameOf: (container: number) => string | undefined;
  readonly onSpans: (columns: SpanColumns) => void;
  readonly onTotals: (totals: TotalsInterval) => void;
  /** A table of the interval that ended at `at`. */
  readonly onTable: (at: SessionTime, intervalNs: Nanos, table: Table) => void;
  readonly onLost: (reason: LossReason, count: number) => void;
  readonly onCgroup: (event: CgroupEvent) => void;
}

/** How often totals, losses and cost are read, in milliseconds. */
const TOTALS_MS = 1_000;
/** OCCUPANT_KEY of the kernel side: beside the rows of operations, totals_index has where a target and disk are among the occupants. */
const OCCUPANT_OPERATION = 0xffff_ffff;
/** Rows read beyond the last one in use: so many may come into use between two readings. */
const SPARE_ROWS = 64;

/** Ranges of a megabyte read before the event loop gets its turn: the kernel can write faster than anybody reads. */
const RANGES_PER_READING = 16;

export class TraceSession {
  readonly strings = new StringTable();
  /** What could be attached, program by program folded into probes. */
  readonly probes: readonly ProbeState[];
  readonly tracer: Tracer;
  /** CLOCK_MONOTONIC of session time 0. */
  readonly #base: bigint;
  readonly #options: TraceOptions;
  readonly #decoder;
  readonly #assembler;
  readonly #drain;
  readonly #teardown;
  readonly #totals;
  readonly #use;
  /** Null where nobody asked for them. */
  readonly #waits: Waits | null;
  readonly #losses = createLossReader();
  readonly #cost;
  readonly #whoElse;
  readonly #timer: NodeJS.Timeout;
  readonly #totalsBytes: Uint8Array;
  #unknownRecords = 0;
  #reading = false;
  /** At most what one reading brings. */
  readonly #removed: CgroupEvent[] = [];
  #syncWritesTimed = false;
  #epoch = 1;
  #rowsInUse = 0;
  /** Roots that are gone, and whose last I/O is not over. */
  readonly #rowsHeld = new Set<number>();
  #lastTotals: SessionTime;
  #finished = false;

  constructor(options: TraceOptions) {
    this.#options = options;
    const { plan } = options;
    this.#base = process.hrtime.bigint();
    this.tracer = new Tracer(options.addon, {
      objectPath: BPF_OBJECT_PATH,
      programs: plan.programs.map(({ name }) => name),
      constants: {
        inflight_bucket_mask: plan.inflightEntries / INFLIGHT_WAYS - 1,
        totals_stripe_mask: plan.totalsStripes - 1,
        totals_stripe_shift: Math.log2(plan.totalsStripes),
        blkio_hierarchy: options.blkioHierarchy,
        wakeup_bytes: options.ringBytes / 4,
        attach_ns: this.#base,
        scope_on_blkio: options.scopeOnBlkio,
        tick_ns: plan.tickNs,
        min_ns: BigInt(options.minNs),
        ...useVariables(plan),
      },
      constantSizes: { attach_ns: 8, min_ns: 8, scope_on_blkio: 1 },
      mapSizes: {
        events: options.ringBytes,
        inflight_keys: plan.inflightEntries / INFLIGHT_WAYS,
        inflight_entries: plan.inflightEntries,
        totals: TOTALS_ROWS * plan.totalsStripes,
        totals_index: 2 * TOTALS_ROWS,
        occupants: TOTALS_ROWS,
        totals_free: TOTALS_ROWS,
        ...waitMapSizes(plan),
      },
      zeroCopy: options.zeroCopy,
      onWakeup: () => this.#drain.wake(),
    });
    try {
      this.#totalsBytes = new Uint8Array(TOTALS_ROWS * plan.totalsStripes * TOTALS_ROW.size);
      this.#fillFreeRows();
      this.#waits = isWaitPlanned(plan)
        ? createWaits({ tracer: this.tracer, base: clockBase(this.#base), containerOf: options.containerOf })
        : null;

      this.#whoElse = createWhoElse(this.tracer, options.containerOf, options.whoIs);
      this.#use = createUseTables(this.tracer, options.containerOf);
      this.#assembler = createAssembler({
        containerOf: options.containerOf,
        isStacked: options.isStacked,
        limitOf: options.limitOf,
        isOnDisk: options.isOnDisk,
        now: () => this.now(),
        nameOf: options.nameOf,
        participantsOf: this.#whoElse.participantsOf,
        onJournalWait: this.#whoElse.journalWaited,
        text: (id) => this.strings.text(id),
        statusIsErrno: plan.statusIsErrno,
        onSpans: options.onSpans,
        onChildrenLost: (count) => options.onLost('children-full', count),
        onTeardown: (event) => {
          if (event.event === 'begin') this.#teardown.begin(event);
        },
        stackOf: (stack) => this.#waits?.stackOf(stack) ?? UNKNOWN_STACK,
        callOf: createCallNames(process.arch),
        onFileName: (event) => this.#use.name(event),
        knowsEnd: (umount) => this.#teardown.knowsEnd(umount),
        onCgroup: (event) => {
          if (event.event === 'removed') this.#removed.push(event);
          else options.onCgroup(event);
        },
      });
      this.#assembler.setMinNs(options.minNs);
      this.#decoder = createDecoder(clockBase(this.#base), this.strings, this.#assembler);
      this.#totals = createTotalsReader({
        stripes: plan.totalsStripes,
        containerOf: options.containerOf,
      });
      this.#teardown = createTeardownWatch(this.#teardownPort());
      this.#drain = createDrain({
        read: () => this.#read(),
        arm: (value) => this.tracer.setU32('reader_armed', value),
      });
      this.#cost = createCostMeter({
        ...PROCESS_COST,
        stats: () => this.tracer.stats(),
        enableStats: (on) => this.tracer.enableStats(on),
      });
      this.probes = this.#attachAll();
      this.#whoElse.start(this.probes);
      this.#lastTotals = this.now();
      this.#timer = setInterval(() => this.readTotals(), TOTALS_MS);
    } catch (error) {
      this.tracer.close();
      throw error;
    }
  }

  now(): SessionTime {
    return sessionTime(Number(process.hrtime.bigint() - this.#base));
  }

  /** The program that sees the end of umounts, on every system call of the machine while it is attached. */
  #teardownPort() {
    let link: number | null = null;
    return {
      attach: () => {
        if (!this.#options.plan.programs.some(({ name }) => name === 'next_call')) return false;
        try {
          link = this.tracer.attach('next_call');
        } catch (error) {
          if (!(error instanceof NativeError)) throw error;
          process.emitWarning(error.message);
          return false;
        }
        this.tracer.setU32('next_call_armed', 1);
        return true;
      },
      detach: () => {
        if (link === null) return;
        this.tracer.setU32('next_call_armed', 0);
        this.tracer.detach(link);
        link = null;
      },
      now: () => this.now(),
      pending: () => this.#assembler.pendingTeardowns(),
      abandon: (tid: number, startNs: number) => this.#assembler.abandonTeardown(tid, startNs),
    };
  }

  #fillFreeRows(): void {
    const row = new Uint8Array(4);
    for (let i = 0; i < TOTALS_ROWS; i++) {
      new DataView(row.buffer).setUint32(0, i, true);
      this.tracer.updateMap('totals_free', null, row);
    }
  }

  /** Null, or why it could not be attached. */
  #attachProgram(program: PlannedProgram): string | null {
    try {
      for (const tracepoint of program.tracepoints.length > 0 ? program.tracepoints : ['']) {
        this.tracer.attach(program.name, tracepoint);
      }
      return null;
    } catch (error) {
      if (error instanceof NativeError) return error.message;
      throw error;
    }
  }

  /** A program that does not attach takes its probe with it, not the session. */
  #attachAll(): ProbeState[] {
    const failed = new Map<string, string>();
    for (const program of this.#options.plan.programs) {
      const why = program.attach === 'session' ? this.#attachProgram(program) : null;
      if (why !== null) failed.set(program.probe, why);
    }
    return this.#options.plan.probes.map((probe) => {
      const why = failed.get(probe.name);
      if (why !== undefined) return { ...probe, state: 'absent' as const, why };
      const problem = probe.name === 'wait' ? this.#waits?.problem : null;
      return problem == null ? probe : { ...probe, why: `${probe.why}; ${problem}` };
    });
  }

  /** A cgroup's removal is told after the spans read with it: its last I/Os come first, and whoever hears of it may read the totals. */
  #read(): boolean {
    // From within a reading: the range at hand has not been given back yet, and would be read again.
    if (this.#reading) return false;
    this.#reading = true;
    let any: boolean;
    try {
      any = this.#readRanges();
    } finally {
      this.#reading = false;
    }
    for (const event of this.#removed.splice(0)) this.#options.onCgroup(event);
    return any;
  }

  #readRanges(): boolean {
    let any = false;
    let more = true;
    for (let range = 0; more && range < RANGES_PER_READING; range++) {
      more = this.tracer.drain((view, offset, length) => {
        any = true;
        this.#decoder.decode(view, offset, length);
      });
    }
    this.#teardown.check();
    this.#assembler.flush();
    return any;
  }

  /** Reads the ring, then the counters, so that an interval's spans come before its totals. */
  readTotals(): void {
    if (this.#finished) return;
    this.#drain.now();
    const epoch = this.#epoch;
    this.#epoch = (epoch + 1) >>> 0;
    this.tracer.setU32('totals_epoch', this.#epoch);
    const stripeBytes = this.#options.plan.totalsStripes * TOTALS_ROW.size;
    const rows = Math.min(TOTALS_ROWS, this.#rowsInUse + SPARE_ROWS);
    this.tracer.readArray('totals', 0, this.#totalsBytes.subarray(0, rows * stripeBytes));
    const at = this.now();
    const read = this.#totals.read(new DataView(this.#totalsBytes.buffer), epoch, rows);
    this.#rowsInUse = this.#totals.rowsInUse();
    this.#readLosses();
    this.#followSyncWrites();
    const intervalNs = nanos(at - this.#lastTotals);
    this.#lastTotals = at;
    const ios = read.reduce((sum, row) => sum + row.count, 0);
    this.#options.onTotals({ at, intervalNs, rows: read, cost: this.#cost.measure(intervalNs, ios) });
    for (const table of this.#use.read()) this.#options.onTable(at, intervalNs, table);
    this.#readCulprits(at, intervalNs);
    this.#readWaits(epoch, at, intervalNs);
  }

  #readCulprits(at: SessionTime, intervalNs: Nanos): void {
    const rows = this.#whoElse.read(process.hrtime.bigint(), this.#rowsInUse + SPARE_ROWS);
    if (rows.length > 0) this.#options.onTable(at, intervalNs, { type: 'culprits', rows });
    for (const root of this.#rowsHeld) this.freeRows(root);
  }

  #readWaits(epoch: number, at: SessionTime, intervalNs: Nanos): void {
    const waits = this.#waits?.read(epoch, () => this.now()) ?? [];
    if (waits.length > 0) this.#options.onTable(at, intervalNs, { type: 'waits', rows: waits });
  }

  /** Attaches the write calls' programs once the kernel side has seen a write that needs them. */
  #followSyncWrites(): void {
    if (this.#syncWritesTimed || this.tracer.readVariable('sync_writes_seen', 4).getUint32(0, true) === 0) return;
    this.#syncWritesTimed = true;
    for (const program of this.#options.plan.programs) {
      if (program.probe !== 'sync-write' || program.attach !== 'demand') continue;
      const why = this.#attachProgram(program);
      if (why !== null) process.emitWarning(why);
    }
  }

  #readLosses(): void {
    this.#losses.read(this.tracer.readVariable('losses', LOSSES.size), this.tracer.stats(), this.#options.onLost);
    const { unknown, corrupt } = this.#decoder.counts;
    const grown = unknown + corrupt - this.#unknownRecords;
    if (grown <= 0) return;
    this.#unknownRecords += grown;
    this.#options.onLost('unknown-record', grown);
  }

  setMinNs(minNs: number): void {
    this.tracer.setU64('min_ns', minNs);
    this.#assembler.setMinNs(minNs);
  }

  /** Gives the rows of a root that is gone back to the kernel, now or once its last I/O is over. */
  freeRows(root: number): void {
    if (this.#whoElse.isWaiting(root)) {
      this.#rowsHeld.add(root);
      return;
    }
    this.#rowsHeld.delete(root);
    this.#use.removeRoot(root);
    this.#waits?.freeRows(root);
    const key = new Uint8Array(4);
    const row = new Uint8Array(TOTALS_ROW.size);
    const occupant = new Uint8Array(OCCUPANT.size);
    for (const { key: indexKey, row: index } of this.#totals.rowsOf(root)) {
      this.tracer.deleteMapElement('totals_index', indexKey);
      this.tracer.deleteMapElement('totals_index', occupantKey(indexKey));
      for (let stripe = 0; stripe < this.#options.plan.totalsStripes; stripe++) {
        new DataView(key.buffer).setUint32(0, index * this.#options.plan.totalsStripes + stripe, true);
        this.tracer.updateMap('totals', key, row);
      }
      this.#totals.forget(index);
      new DataView(key.buffer).setUint32(0, index, true);
      this.tracer.updateMap('occupants', key, occupant);
      this.tracer.updateMap('totals_free', null, key);
    }
  }

  /** Reads what is left, and nothing after. Idempotent. */
  finish(): void {
    if (this.#finished) return;
    this.readTotals();
    this.#assembler.finish();
    this.#finished = true;
    clearInterval(this.#timer);
    this.#drain.stop();
    this.#cost.stop();
  }

  /** Lets go of everything in the kernel. Idempotent. */
  close(): void {
    this.finish();
    this.tracer.close();
  }
}

/** Of the same target and disk as a row's. */
function occupantKey(rowKey: Uint8Array): Uint8Array {
  const key = Uint8Array.from(rowKey);
  new DataView(key.buffer).setUint32(TOTALS_KEY.operation, OCCUPANT_OPERATION, true);
  return key;
}
