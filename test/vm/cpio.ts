/** Archives that the kernel unpacks into its first root file system: cpio, format `newc`. Several may follow each other in one file. */

export interface Entry {
  /** Without a leading slash. */
  readonly path: string;
  readonly content: Buffer | 'directory' | { readonly link: string };
  readonly executable?: boolean;
}

const MODES = { directory: 0o040755, link: 0o120777, file: 0o100644, program: 0o100755 } as const;

/** Parts of an archive, to be written one after the other. Directories come before what is in them; each is there once. */
export function cpio(entries: readonly Entry[]): Buffer[] {
  const seen = new Set<string>();
  const all = entries.flatMap((entry) => [...parentsOf(entry.path, seen), entry]);
  return [
    ...all.flatMap((entry, i) => member(entry, i + 1)),
    ...member({ path: 'TRAILER!!!', content: Buffer.alloc(0) }, 0),
  ];
}

function parentsOf(path: string, seen: Set<string>): Entry[] {
  const parts = path.split('/').slice(0, -1);
  const parents = parts.map((_, i) => parts.slice(0, i + 1).join('/')).filter((parent) => !seen.has(parent));
  for (const parent of parents) seen.add(parent);
  return parents.map((parent) => ({ path: parent, content: 'directory' }));
}

function member(entry: Entry, inode: number): Buffer[] {
  const { content } = entry;
  const data =
    content === 'directory' ? Buffer.alloc(0) : Buffer.isBuffer(content) ? content : Buffer.from(content.link);
  const name = Buffer.from(`${entry.path}\0`);
  const fields = [inode, modeOf(entry), 0, 0, 1, 0, data.length, 0, 0, 0, 0, name.length, 0];
  const header = Buffer.from(`070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`);
  return [header, name, padding(header.length + name.length), data, padding(data.length)];
}

function modeOf({ content, executable }: Entry): number {
  if (content === 'directory') return MODES.directory;
  if (!Buffer.isBuffer(content)) return MODES.link;
  return executable === true ? MODES.program : MODES.file;
}

/** To a multiple of four. */
const padding = (length: number): Buffer => Buffer.alloc((4 - (length % 4)) % 4);
