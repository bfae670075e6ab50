/** Option values that several commands share: from text to what the agent takes, or a usage error. */
import { type ListenOptions, TRACED_KINDS } from '../agent/types.ts';
import { SPAN_KINDS, type SpanKind } from '../spans/types.ts';
import { NANOS_PER_MILLI } from '../units.ts';
import { parseDuration } from './durations.ts';
import { usageError } from './errors.ts';

/** Reads a whole small file as text. */
export type ReadText = (path: string) => string;

/** Of a session that somebody watches: file spans are many, and tax every read and write of the machine. */
export const ATTACH_KINDS: readonly SpanKind[] = TRACED_KINDS.filter((kind) => kind !== 'file');
const ALL_KINDS = 'all';

export const LISTEN_DEFAULT = '127.0.0.1:7842';
/** What a timer can wait for, in hours. */
const LONGEST_FOR_HOURS = 576;
/** What fits a URL and a header as it is; the agent takes the same. */
const TOKEN_FORM = /^[A-Za-z0-9_-]{16,256}$/;
const UNIX_PREFIX = 'unix:';

/** Null: no limit. */
export function parseFor(text: string | undefined): number | null {
  if (text === undefined) return null;
  const ns = parseDuration(text, '--for');
  if (ns < NANOS_PER_MILLI) throw usageError(`--for '${text}' is too short: at least 1ms`);
  if (ns > LONGEST_FOR_HOURS * 3600e9) throw usageError(`--for '${text}' is too long: at most ${LONGEST_FOR_HOURS}h`);
  return ns;
}

/** Absent: no threshold of its own. */
export function parseMin(text: string | undefined): number {
  return text === undefined ? 0 : parseDuration(text, '--min');
}

/** `missing`: what stands for no option at all. */
export function parseKinds(text: string | undefined, missing: readonly SpanKind[]): readonly SpanKind[] {
  if (text === undefined) return missing;
  const kinds = new Set<SpanKind>();
  for (const word of text.split(',').map((part) => part.trim())) {
    const kind = TRACED_KINDS.find((candidate) => candidate === word);
    if (kind !== undefined) kinds.add(kind);
    else if (word === ALL_KINDS) for (const each of TRACED_KINDS) kinds.add(each);
    else {
      const why = (SPAN_KINDS as readonly string[]).includes(word) ? 'is not traced yet' : 'is not a kind of span';
      throw usageError(`--kinds: '${word}' ${why}: choose from ${TRACED_KINDS.join(',')} or ${ALL_KINDS}`);
    }
  }
  return [...kinds];
}

export interface ListenFlags {
  readonly listen?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly insecure?: boolean;
  readonly allowHost?: readonly string[];
}

/** Null without `--listen`. The agent enforces the same rules; here they get a line that says what to do. */
export function parseListen(flags: ListenFlags, readText: ReadText): ListenOptions | null {
  const { listen, tlsCert, tlsKey, insecure = false, allowHost = [] } = flags;
  if (listen === undefined) {
    const stray = [
      tlsCert === undefined ? [] : ['--tls-cert'],
      tlsKey === undefined ? [] : ['--tls-key'],
      insecure ? ['--insecure'] : [],
      allowHost.length > 0 ? ['--allow-host'] : [],
    ].flat()[0];
    if (stray !== undefined) throw usageError(`${stray} has no meaning without --listen HOST:PORT`);
    return null;
  }
  const address = { ...parseAddress(listen), ...allowedHosts(allowHost) };
  if ((tlsCert === undefined) !== (tlsKey === undefined)) {
    throw usageError('--tls-cert and --tls-key belong together: give both files');
  }
  if (tlsCert === undefined || tlsKey === undefined) {
    if (!isLocal(address.host) && !insecure) {
      throw usageError(
        `--listen ${listen} is reachable from other hosts: add --tls-cert FILE --tls-key FILE, or --insecure to serve without encryption`,
      );
    }
    return { ...address, insecure };
  }
  readFileOf('--tls-cert', tlsCert, readText);
  readFileOf('--tls-key', tlsKey, readText);
  return { ...address, insecure, tls: { certFile: tlsCert, keyFile: tlsKey } };
}

function allowedHosts(names: readonly string[]): Pick<ListenOptions, 'allowedHosts'> {
  const wrong = names.find((name) => !/^[\w.-]+$/.test(name));
  if (wrong !== undefined) throw usageError(`--allow-host '${wrong}' is not a name: leave out scheme, port and path`);
  return names.length === 0 ? {} : { allowedHosts: names };
}

/** `HOST:PORT`, `[IPv6]:PORT`, a port alone, which means loopback, or `unix:/PATH`, which is all host. */
function parseAddress(text: string): { readonly host: string; readonly port: number } {
  if (text.startsWith(`${UNIX_PREFIX}/`)) return { host: text, port: 0 };
  const match = /^(?:(?:\[([0-9a-f:.]+)\]|([^:[\]\s]+)):)?(\d{1,5})$/i.exec(text);
  const port = Number(match?.[3]);
  if (match === null || port > 65_535) {
    throw usageError(
      `--listen '${text}' is not an address: write HOST:PORT, as in ${LISTEN_DEFAULT} or [::1]:7842, or unix:/PATH`,
    );
  }
  return { host: match[1] ?? match[2] ?? '127.0.0.1', port };
}

/** True where no other host can listen in: loopback, or a Unix socket. */
function isLocal(host: string): boolean {
  return host.startsWith(UNIX_PREFIX) || host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** The token in a file; absent without `--token-file`. */
export function readToken(file: string | undefined, readText: ReadText): string | undefined {
  if (file === undefined) return undefined;
  const token = readFileOf('--token-file', file, readText).trim();
  if (!TOKEN_FORM.test(token)) {
    throw usageError(
      `--token-file ${file} must hold one line of 16 to 256 letters, digits, - and _, as from: openssl rand -hex 32`,
    );
  }
  return token;
}

export function readFileOf(option: string, file: string, readText: ReadText): string {
  try {
    return readText(file);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw usageError(`${option}: cannot read ${file} (${why})`);
  }
}

/** True where targets may be more than one container, so that lines must say which. */
export function maySeveral(targets: readonly string[]): boolean {
  return (
    targets.length > 1 ||
    targets.some((target) => target === 'all' || target === 'containers' || target.startsWith('pod:'))
  );
}
