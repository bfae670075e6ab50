import { getSystemErrorName } from 'node:util';

export type NativeErrorCode =
  | 'ERR_ADDON_MISSING'
  | 'ERR_PRIVILEGE'
  | 'ERR_KERNEL_OPEN'
  | 'ERR_KERNEL_LOAD'
  | 'ERR_KERNEL_ATTACH'
  | 'ERR_KERNEL_MAP';

export class NativeError extends Error {
  override readonly name = 'NativeError';
  readonly code: NativeErrorCode;
  /** Negative errno of the call that failed, 0 where there was none. */
  readonly status: number;
  /** libbpf's last lines, empty where it had nothing to say. */
  readonly detail: string;

  constructor(code: NativeErrorCode, message: string, status = 0, detail = '') {
    super(message);
    this.code = code;
    this.status = status;
    this.detail = detail;
  }
}

/** `EPERM` for -1. libbpf has codes of its own above 4000. */
export function errnoName(status: number): string {
  return -status > 0 && -status < 4000 ? getSystemErrorName(status) : `libbpf error ${-status}`;
}
