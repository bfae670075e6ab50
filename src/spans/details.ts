/** Attributes of fsync and mount spans from their events. What is unknown is left out. */
import type { FileEvent, MountEvent, SyncEvent } from '../decode/events.ts';
import { deviceNumber, deviceText, type Nanos } from '../units.ts';
import { fsconfigCommand, mountFlags } from './kernel-values.ts';
import {
  type FileDetail,
  type FsyncDetail,
  type MountDetail,
  type Share,
  SPAN_NAMES,
  type TimeShares,
} from './types.ts';

export interface SyncTimes extends TimeShares {
  readonly ios: number;
}

export function syncDetail(event: SyncEvent, times: SyncTimes): FsyncDetail {
  return {
    kind: 'fsync',
    ...(event.path === '' ? {} : { file: event.path }),
    ...(event.inode === 0 ? {} : { device: deviceText(deviceNumber(event.device)), inode: event.inode }),
    ...(event.backingInode === 0
      ? {}
      : { backingDevice: deviceText(deviceNumber(event.backingDevice)), backingInode: event.backingInode }),
    ...(SPAN_NAMES.fsync[event.call] === 'sync-write' && event.result > 0 ? { bytes: event.result } : {}),
    ...times,
  };
}

export interface MountTimes extends TimeShares {
  readonly teardownNs?: Nanos;
  readonly written?: readonly Share[];
}

/** fsconfig's key and value read as they would in a mount option: `key=value`, `key`, or the command. */
function fsconfigOptions(event: MountEvent): string {
  const command = fsconfigCommand(event.command);
  if (event.source === '') return command;
  return event.options === '' ? event.source : `${event.source}=${event.options}`;
}

function teardownFacts(event: MountEvent): Pick<MountDetail, 'trigger' | 'device'> {
  return { trigger: event.exiting ? 'exit' : 'close', device: deviceText(deviceNumber(event.device)) };
}

export function mountDetail(event: MountEvent, times: MountTimes): MountDetail {
  const call = SPAN_NAMES.mount[event.call] ?? '';
  const isFsconfig = call === 'fsconfig';
  const options = isFsconfig ? fsconfigOptions(event) : event.options;
  const fd =
    call === 'fsopen' || call === 'fspick' || call === 'fsmount' || call === 'open_tree' ? event.result : event.fd;
  return {
    kind: 'mount',
    ...(event.source === '' || isFsconfig ? {} : { source: event.source }),
    ...(event.target === '' ? {} : { target: event.target }),
    ...(event.type === '' ? {} : { fstype: event.type }),
    flags: mountFlags(call, event.flags),
    ...(options === '' ? {} : { options }),
    ...(event.truncated ? { truncated: true } : {}),
    ...(call === 'teardown' ? teardownFacts(event) : {}),
    ...(fd >= 0 ? { fd } : {}),
    ...times,
  };
}

export function fileDetail(event: FileEvent, times: SyncTimes): FileDetail {
  const call = SPAN_NAMES.file[event.call];
  const moved = (call === 'read' || call === 'write') && event.result > 0;
  return {
    kind: 'file',
    ...(event.path === '' ? {} : { file: event.path }),
    ...(event.other === '' ? {} : { to: event.other }),
    ...(event.inode === 0 ? {} : { device: deviceText(deviceNumber(event.device)), inode: event.inode }),
    ...(moved ? { bytes: event.result } : {}),
    ...times,
  };
}
