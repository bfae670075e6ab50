/** Branded units. The casts live here and nowhere else, so that a wrong unit does not compile. */

declare const unit: unique symbol;
type Unit<Name extends string> = number & { readonly [unit]: Name };

/** A length of time in nanoseconds. */
export type Nanos = Unit<'Nanos'>;

/**
 * A point in time: nanoseconds since the session's base, on CLOCK_MONOTONIC. Kernel timestamps are u64 nanoseconds since boot,
 * exact as a Number for 104 days of uptime only; relative to a base taken when the session opened they stay exact.
 */
export type SessionTime = Unit<'SessionTime'>;

/** A cgroup's id within one hierarchy: the inode number of its directory. Ids of two hierarchies collide. */
export type CgroupId = Unit<'CgroupId'>;

/** A device number as the kernel keeps it: major << 20 | minor. */
export type DeviceNumber = Unit<'DeviceNumber'>;

export const nanos = (value: number): Nanos => value as Nanos;
export const sessionTime = (value: number): SessionTime => value as SessionTime;
export const cgroupId = (value: number): CgroupId => value as CgroupId;
export const deviceNumber = (value: number): DeviceNumber => value as DeviceNumber;

export const NANOS_PER_MICRO = 1_000;
export const NANOS_PER_MILLI = 1_000_000;
export const NANOS_PER_SECOND = 1_000_000_000;

const MINOR_BITS = 20;

/** `254:0`, as in /proc/self/mountinfo and /sys/dev/block. */
export function deviceText(device: DeviceNumber): string {
  return `${device >>> MINOR_BITS}:${device & ((1 << MINOR_BITS) - 1)}`;
}

export function deviceFromParts(major: number, minor: number): DeviceNumber {
  return deviceNumber(((major << MINOR_BITS) | minor) >>> 0);
}
