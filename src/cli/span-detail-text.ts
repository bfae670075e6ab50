/** What a line says of a span beyond its columns. Every name in it comes from outside. */
import type { Share, TimeShares } from '../spans/types.ts';
import { formatDuration } from './durations.ts';
import { printable } from './sanitize.ts';
import { formatBytes, formatCount } from './sizes.ts';
import type {
  FileAttrs,
  FsyncAttrs,
  JournalAttrs,
  MountAttrs,
  ReclaimAttrs,
  SpanRecord,
  ThrottleAttrs,
  WaitAttrs,
} from './span-record.ts';

/** Characters that the end of a path gets at least. */
export const PATH_MIN_WIDTH = 12;
/** Of shares, and of the functions of a stack. */
const SHOWN = 3;

/** `room`: characters, infinite for a pipe. */
export function detailText(span: SpanRecord, room: number): string {
  switch (span.kind) {
    case 'block':
      return (span.attrs.owner === 'direct' ? [] : [span.attrs.owner]).concat(span.attrs.flags).join(',');
    case 'fsync':
      return callText(span.attrs, printable(span.attrs.file ?? '-'), room);
    case 'file':
      return callText(span.attrs, fileName(span.attrs), room);
    case 'mount':
      return mountText(span.attrs);
    case 'journal':
      return journalText(span.attrs);
    case 'wait':
      return waitText(span.attrs);
    case 'throttle':
      return throttleText(span.name, span.attrs);
    case 'reclaim':
      return reclaimText(span.attrs);
    case 'start':
      return '';
  }
}

function callText(attrs: FsyncAttrs | FileAttrs, file: string, room: number): string {
  const ios = attrs.ios === 0 ? 'no own I/O' : `${formatCount(attrs.ios)} ${attrs.ios === 1 ? 'I/O' : 'I/Os'}`;
  const parts = `  (${[...timesText(attrs), ios].join(', ')})`;
  return cutFront(file, Math.max(room - parts.length, PATH_MIN_WIDTH)) + parts;
}

function fileName({ file, to }: FileAttrs): string {
  return [file ?? '-', ...(to === undefined ? [] : [to])].map(printable).join(' → ');
}

/** What took time, as parts of a sentence. */
function timesText(shares: TimeShares): string[] {
  const times = [
    ['data', shares.dataNs],
    ['flush', shares.flushNs],
    ['journal', shares.journalNs],
    ['throttled', shares.throttleNs],
    ['dirty pages', shares.dirtyNs],
    ['reclaim', shares.reclaimNs],
    ['lock', shares.lockNs],
    ['other waits', shares.waitNs],
    ['unexplained', shares.unexplainedNs],
  ] as const;
  return times.filter(([, ns]) => ns > 0).map(([name, ns]) => `${name} ${formatDuration(ns)}`);
}

function mountText(attrs: MountAttrs): string {
  const { source, target, fstype, teardownNs, trigger, written = [] } = attrs;
  const wrote = written.length === 0 ? '' : `  (wrote ${sharesText(written, ({ bytes }) => formatBytes(bytes))})`;
  if (trigger !== undefined) return (TRIGGERS[trigger] ?? printable(trigger)) + wrote;
  const places = [source, target]
    .filter((place) => place !== null && place !== '')
    .map((place) => printable(place ?? ''));
  const kind = fstype === null ? '' : `  ${printable(fstype)}`;
  const teardown = teardownNs === null ? '' : `  (${formatDuration(teardownNs)} after the call returned)`;
  return `${places.join(' → ') || '-'}${kind}${teardown}${wrote}`;
}

/** Why a mount was torn down that nobody unmounted. */
const TRIGGERS: Readonly<Record<string, string>> = { close: 'by a last close', exit: 'by an exit' };

/** `#812  12 blocks, with db 60 %, host:sync 40 %`: the parts are of the operations in the transaction. */
function journalText({ transaction, blocks, participants }: JournalAttrs): string {
  const all = participants.reduce((sum, { count }) => sum + count, 0);
  const of = sharesText(participants, ({ count }) => `${Math.round((100 * count) / Math.max(all, 1))} %`);
  return `#${transaction}  ${formatCount(blocks)} ${blocks === 1 ? 'block' : 'blocks'}${of === '' ? '' : `, with ${of}`}`;
}

/** The greatest come first. */
function sharesText(shares: readonly Share[], amount: (share: Share) => string): string {
  const shown = shares.slice(0, SHOWN).map((share) => `${printable(share.who)} ${amount(share)}`);
  const more = shares.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** What every sleeper has on its stack. */
const PLUMBING =
  /^(_*(io_)?schedule(_.*)?|_*preempt_schedule.*|_*bit_wait(_.*)?|_*wait_on_bit.*|_*out_of_line_wait.*|_*wait_for_com.*|rwsem_down.*|_*mutex_lock.*|_*prepare_to_wait.*)$/;

/** `in fsync: jbd2_log_wait_commit ← ext4_fsync_journal ← ext4_sync_file`. */
function waitText({ stack, call, iowait }: WaitAttrs): string {
  const functions = stack.map(printable);
  const telling = functions
    .slice(
      Math.max(
        functions.findIndex((name) => !PLUMBING.test(name)),
        0,
      ),
    )
    .slice(0, SHOWN);
  const where = call === null ? '' : `in ${printable(call)}: `;
  return `${where}${telling.join(' ← ') || 'stack unknown'}${iowait ? '  (I/O wait)' : ''}`;
}

/** `blkio.throttle.write_iops_device 10/s on /docker/x, observed 9.8/s`. */
function throttleText(name: string, { limit, cgroup, configured, observed }: ThrottleAttrs): string {
  const rate = (value: number): string => rateText(value, name === 'dirty-pages' ? 'pages' : (limit ?? ''));
  const what = [
    limit === null ? 'limit unknown' : printable(limit),
    ...(configured === null ? [] : [rate(configured)]),
    ...(cgroup === null ? [] : ['on', printable(cgroup)]),
  ].join(' ');
  return observed === null ? what : `${what}, observed ${rate(observed)}`;
}

/** `9.8/s`, `1.0 MiB/s`, `120 pages/s`: the name of a limit says what it counts. */
export function rateText(value: number, limit: string): string {
  if (limit.includes('bps')) return `${formatBytes(Math.round(value))}/s`;
  const amount = value < 10 ? String(Math.round(value * 10) / 10) : formatCount(Math.round(value));
  return limit === 'pages' ? `${amount} pages/s` : `${amount}/s`;
}

function reclaimText({ pages }: ReclaimAttrs): string {
  return pages === null ? 'pages unknown' : `${formatCount(pages)} ${pages === 1 ? 'page' : 'pages'}`;
}

/** The end of a path says more than its start. */
export function cutFront(path: string, width: number): string {
  const characters = [...path];
  return characters.length <= width ? path : `…${characters.slice(1 - width).join('')}`;
}
