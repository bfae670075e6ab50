/**
 * The I/O limits that apply to containers, as their cgroups have them, and how full they are: a cgroup's own counters beside its own limit. Read when
 * somebody asks, and no more than once a second.
 */
import { type CgroupLayout, mountOf } from '../containers/cgroup-layout.ts';
import type { Container, Hierarchy } from '../containers/types.ts';
import type { DiskLimit } from '../spans/types.ts';
import { type DeviceNumber, deviceText } from '../units.ts';

type Unit = 'rbps' | 'wbps' | 'riops' | 'wiops';

/** By device, `7:0`. */
export type DeviceValues = ReadonlyMap<string, Readonly<Partial<Record<Unit, number>>>>;

const UNITS: readonly Unit[] = ['rbps', 'wbps', 'riops', 'wiops'];

const V1_LIMITS: Readonly<Record<Unit, string>> = {
  rbps: 'blkio.throttle.read_bps_device',
  wbps: 'blkio.throttle.write_bps_device',
  riops: 'blkio.throttle.read_iops_device',
  wiops: 'blkio.throttle.write_iops_device',
};

const IO_MAX_KEYS: Readonly<Record<Unit, string>> = { rbps: 'rbps', wbps: 'wbps', riops: 'riops', wiops: 'wiops' };

/** Names in io.stat of what io.max limits. */
const IO_STAT_KEYS: Readonly<Record<Unit, string>> = { rbps: 'rbytes', wbps: 'wbytes', riops: 'rios', wiops: 'wios' };

export interface LimitsOptions {
  readonly layout: CgroupLayout;
  /** Null where there is no such file. */
  readonly read: (path: string) => string | null;
  /** Milliseconds; does not jump. */
  readonly now: () => number;
  /** Between two readings of a cgroup, in milliseconds. */
  readonly minAgeMs: number;
  /** A rate over a longer time than this says nothing of now. Milliseconds. */
  readonly maxAgeMs: number;
  /** Cgroups remembered; limits of the ones beyond are not known until the next reading. */
  readonly cgroups: number;
}

export const LIMITS_DEFAULTS = { minAgeMs: 1_000, maxAgeMs: 5_000, cgroups: 1_024 } as const;

/** Between two looks for a limit that must be there, in milliseconds. */
const NEW_LIMIT_MS = 50;

export interface Limits {
  /** Those that apply to the containers on one disk. A limit above several containers comes once. */
  limitsOf(containers: readonly Container[], device: DeviceNumber): DiskLimit[];
  /** The one on a container's own I/O that is fullest; the nearest where no rate is known. Null: none applies. */
  fullest(container: Container, device: DeviceNumber, direction: 'read' | 'write'): DiskLimit | null;
}

/** A key=value file by device: io.max, io.stat. `max` is no limit. */
export function parseKeyed(text: string, names: Readonly<Record<Unit, string>>): DeviceValues {
  const byDevice = new Map<string, Partial<Record<Unit, number>>>();
  for (const line of text.split('\n')) {
    const [device = '', ...fields] = line.split(' ');
    if (!/^\d+:\d+$/.test(device)) continue;
    const values: Partial<Record<Unit, number>> = {};
    for (const unit of UNITS) {
      const value = fields.find((field) => field.startsWith(`${names[unit]}=`))?.slice(names[unit].length + 1);
      if (value !== undefined && /^\d+$/.test(value)) values[unit] = Number(value);
    }
    byDevice.set(device, values);
  }
  return byDevice;
}

interface Reading {
  readonly at: number;
  readonly limits: DeviceValues;
  readonly counters: DeviceValues;
  /** Per second, since the reading before; null: there was none, or long ago. */
  readonly rates: DeviceValues | null;
}

function ratesBetween(before: DeviceValues, after: DeviceValues, seconds: number): DeviceValues {
  const rates = new Map<string, Partial<Record<Unit, number>>>();
  for (const [device, values] of after) {
    const rate: Partial<Record<Unit, number>> = {};
    for (const unit of UNITS) {
      const [first, last] = [before.get(device)?.[unit], values[unit]];
      if (first !== undefined && last !== undefined) rate[unit] = Math.max(0, last - first) / seconds;
    }
    rates.set(device, rate);
  }
  return rates;
}

export function createLimits(options: LimitsOptions): Limits {
  const readings = new Map<string, Reading>();
  const { layout } = options;
  // Block I/O is charged, and limited, in the version 1 hierarchy where there is one.
  const hierarchy: Hierarchy = layout.v1 !== null ? 'v1' : 'v2';
  const mount = mountOf(layout, hierarchy) ?? '';

  function readV1(dir: string): Omit<Reading, 'at' | 'rates'> {
    const limits = new Map<string, Partial<Record<Unit, number>>>();
    for (const unit of UNITS) {
      for (const [, device = '', value] of (options.read(`${dir}/${V1_LIMITS[unit]}`) ?? '').matchAll(
        /^(\d+:\d+) (\d+)$/gm,
      )) {
        limits.set(device, { ...limits.get(device), [unit]: Number(value) });
      }
    }
    const counters = new Map<string, Partial<Record<Unit, number>>>();
    if (limits.size === 0) return { limits, counters };
    for (const [file, read, write] of [
      ['blkio.throttle.io_service_bytes', 'rbps', 'wbps'],
      ['blkio.throttle.io_serviced', 'riops', 'wiops'],
    ] as const) {
      const text = options.read(`${dir}/${file}`) ?? '';
      for (const [, device = '', operation, value] of text.matchAll(/^(\d+:\d+) (Read|Write) (\d+)$/gm)) {
        counters.set(device, {
          ...counters.get(device),
          [operation === 'Read' ? read : write]: Number(value),
        });
      }
    }
    return { limits, counters };
  }

  function readV2(dir: string): Omit<Reading, 'at' | 'rates'> {
    const limits = parseKeyed(options.read(`${dir}/io.max`) ?? '', IO_MAX_KEYS);
    const counters = limits.size === 0 ? new Map() : parseKeyed(options.read(`${dir}/io.stat`) ?? '', IO_STAT_KEYS);
    return { limits, counters };
  }

  function readingOf(path: string, minAgeMs: number): Reading | null {
    const at = options.now();
    const known = readings.get(path);
    if (known !== undefined && at - known.at < minAgeMs) return known;
    if (known === undefined && readings.size >= options.cgroups) {
      for (const [key, reading] of readings) if (at - reading.at > options.maxAgeMs) readings.delete(key);
      if (readings.size >= options.cgroups) return null;
    }
    const dir = path === '/' ? mount : mount + path;
    const fresh = hierarchy === 'v1' ? readV1(dir) : readV2(dir);
    const isRecent = known !== undefined && at - known.at <= options.maxAgeMs;
    const rates = isRecent ? ratesBetween(known.counters, fresh.counters, (at - known.at) / 1_000) : null;
    const reading = { at, ...fresh, rates };
    readings.set(path, reading);
    return reading;
  }

  /**
   * The cgroups whose limits hold for a container, its own first. Version 2 limits hold for the subtree, and the root has none. Version 1 limits
   * hold for one cgroup alone: of those above only the root's matters, for the writeback and the journal that are charged there.
   */
  function cgroupsOf(container: Container): string[] {
    const own = hierarchy === 'v1' ? container.v1Path : container.v2Path;
    if (own === null) return hierarchy === 'v1' ? ['/'] : [];
    if (hierarchy === 'v1') return own === '/' ? ['/'] : [own, '/'];
    const paths: string[] = [];
    for (let path = own; path !== '' && path !== '/'; path = path.slice(0, path.lastIndexOf('/'))) paths.push(path);
    return paths;
  }

  function limitsAt(
    path: string,
    container: number,
    device: string,
    units: readonly Unit[],
    minAgeMs: number,
  ): DiskLimit[] {
    const reading = readingOf(path, minAgeMs);
    const limits = reading?.limits.get(device);
    if (reading == null || limits === undefined) return [];
    return units.flatMap((unit) => {
      const configured = limits[unit];
      if (configured === undefined) return [];
      const observed = reading.rates?.get(device)?.[unit] ?? null;
      const limit = hierarchy === 'v1' ? V1_LIMITS[unit] : `io.max ${unit}`;
      return [{ container, cgroup: path, limit, configured, observed }];
    });
  }

  function limitsOf(
    containers: readonly Container[],
    device: DeviceNumber,
    units = UNITS,
    minAgeMs = options.minAgeMs,
  ): DiskLimit[] {
    const text = deviceText(device);
    const seen = new Set<string>();
    return containers.flatMap((container) =>
      cgroupsOf(container).flatMap((path, above) => {
        if (seen.has(path)) return [];
        seen.add(path);
        return limitsAt(path, above === 0 ? container.key : 0, text, units, minAgeMs);
      }),
    );
  }

  return {
    limitsOf: (containers, device) => limitsOf(containers, device),
    fullest(container, device, direction) {
      const units: readonly Unit[] = direction === 'read' ? ['rbps', 'riops'] : ['wbps', 'wiops'];
      // In version 1 what is charged to the container knows no limit but its own.
      const own = (minAgeMs: number): DiskLimit[] =>
        limitsOf([container], device, units, minAgeMs).filter((one) => hierarchy === 'v2' || one.container !== 0);
      const known = own(options.minAgeMs);
      // Something was held back: the limit is younger than the last reading.
      const limits = known.length > 0 ? known : own(NEW_LIMIT_MS);
      const fullness = ({ configured, observed }: DiskLimit): number => (observed ?? 0) / configured;
      // Stable: the nearest of those that are equally full.
      return [...limits].sort((a, b) => fullness(b) - fullness(a))[0] ?? null;
    },
  };
}
