/** Disks over a session: rates are over all of its time, waits are means over the I/Os. */
import type { NamedDisk } from './table-rows.ts';

/** Disks kept; those that come later are left out. */
const DISK_LIMIT = 1_024;

export interface DiskMeans {
  add(rows: readonly NamedDisk[], intervalNs: number): void;
  /** Over `elapsedNs` in all: a disk is in no row while it does nothing. The busiest first. */
  rows(elapsedNs: number): readonly NamedDisk[];
}

/** What was there in a time, as amounts: they add up. */
interface Sum {
  /** The last one: names, limits and what else does not add up. */
  last: NamedDisk;
  errors: number;
  readonly rates: Record<Rate, number>;
  readonly means: Record<Mean, { sum: number; weight: number }>;
}

const RATES = [
  'readsPerSecond',
  'writesPerSecond',
  'readBytesPerSecond',
  'writeBytesPerSecond',
  'flushesPerSecond',
  'queueDepth',
  'utilisation',
] as const;
type Rate = (typeof RATES)[number];

/** Means, and what each is a mean over. */
const MEANS = {
  readAwaitNs: (row) => row.readsPerSecond,
  writeAwaitNs: (row) => row.writesPerSecond,
  flushAwaitNs: (row) => row.flushesPerSecond,
  queueNs: (row) => row.readsPerSecond + row.writesPerSecond + row.flushesPerSecond,
  deviceNs: (row) => row.readsPerSecond + row.writesPerSecond + row.flushesPerSecond,
} as const satisfies Partial<Record<keyof NamedDisk, (row: NamedDisk) => number>>;
type Mean = keyof typeof MEANS;
const MEAN_NAMES = Object.keys(MEANS) as Mean[];

export function createDiskMeans(): DiskMeans {
  const sums = new Map<string, Sum>();
  return {
    add(rows, intervalNs) {
      for (const row of rows) {
        const key = JSON.stringify([row.disk, row.device]);
        let sum = sums.get(key);
        if (sum === undefined) {
          if (sums.size >= DISK_LIMIT) continue;
          sum = emptySum(row);
          sums.set(key, sum);
        }
        sum.last = row;
        sum.errors += row.errors;
        for (const rate of RATES) sum.rates[rate] += row[rate] * intervalNs;
        for (const mean of MEAN_NAMES) {
          const value = row[mean];
          const weight = MEANS[mean](row) * intervalNs;
          if (value === null || weight === 0) continue;
          sum.means[mean].sum += value * weight;
          sum.means[mean].weight += weight;
        }
      }
    },
    rows: (elapsedNs) =>
      [...sums.values()].map((sum) => diskOf(sum, elapsedNs)).sort((a, b) => b.utilisation - a.utilisation),
  };
}

function emptySum(last: NamedDisk): Sum {
  const none = <K extends string, T>(names: readonly K[], make: () => T): Record<K, T> =>
    Object.fromEntries(names.map((name) => [name, make()])) as Record<K, T>;
  return {
    last,
    errors: 0,
    rates: none(RATES, () => 0),
    means: none(MEAN_NAMES, () => ({ sum: 0, weight: 0 })),
  };
}

function diskOf({ last, errors, rates, means }: Sum, elapsedNs: number): NamedDisk {
  const over = Math.max(elapsedNs, 1);
  const rateEntries = RATES.map((rate) => [rate, rates[rate] / over]);
  const meanEntries = MEAN_NAMES.map((mean) => {
    const { sum, weight } = means[mean];
    return [mean, weight === 0 ? null : Math.round(sum / weight)];
  });
  return { ...last, errors, ...Object.fromEntries([...rateEntries, ...meanEntries]) };
}
