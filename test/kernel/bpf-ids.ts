/** What a process holds in the kernel's BPF tables, by id, and whether it is still there: other sessions on the host do not matter. */
import { readdirSync, readFileSync } from 'node:fs';
import { run, until } from '../lab/run.ts';

const TABLES = ['prog', 'link', 'map'] as const;
type Table = (typeof TABLES)[number];
export type BpfIds = Readonly<Record<Table, readonly number[]>>;

/** How long the kernel may take to free what nobody holds any more: a grace period, and detaching from system calls some 50 ms each. */
const GONE_TIMEOUT_MS = 30_000;

function fdinfo(pid: number): string[] {
  const dir = `/proc/${pid}/fdinfo`;
  return readdirSync(dir).map((fd) => {
    try {
      return readFileSync(`${dir}/${fd}`, 'utf8');
    } catch {
      // Closed meanwhile.
      return '';
    }
  });
}

export function heldBy(pid: number): BpfIds {
  const texts = fdinfo(pid);
  // A link's text names its program too; what counts is whose descriptor it is, which the first of these lines tells.
  const idsOf = (table: Table): number[] =>
    texts.flatMap((text) => {
      const [line] = text.match(/^(prog|link|map)_id:\s*\d+$/gm) ?? [];
      return line?.startsWith(table) ? [Number(line.split(':')[1])] : [];
    });
  return { prog: idsOf('prog'), link: idsOf('link'), map: idsOf('map') };
}

export const without = (ids: BpfIds, known: BpfIds): BpfIds => ({
  prog: ids.prog.filter((id) => !known.prog.includes(id)),
  link: ids.link.filter((id) => !known.link.includes(id)),
  map: ids.map.filter((id) => !known.map.includes(id)),
});

/** Of these ids, those that the kernel still has. */
async function alive(ids: BpfIds): Promise<string[]> {
  const left: string[] = [];
  for (const table of TABLES) {
    const { stdout } = await run('bpftool', [table, 'show', '-j']);
    const present = new Set((JSON.parse(stdout) as { id: number }[]).map(({ id }) => id));
    left.push(...ids[table].filter((id) => present.has(id)).map((id) => `${table} ${id}`));
  }
  return left;
}

export async function expectAlive(ids: BpfIds): Promise<void> {
  const count = ids.prog.length + ids.link.length + ids.map.length;
  const left = await alive(ids);
  if (left.length !== count) throw new Error(`of ${count} BPF objects only ${left.join(', ')} are there`);
}

export async function untilGone(ids: BpfIds): Promise<void> {
  await until('BPF objects gone', async () => ((await alive(ids)).length === 0 ? true : undefined), {
    timeoutMs: GONE_TIMEOUT_MS,
    everyMs: 200,
  });
}
