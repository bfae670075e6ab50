/** Tables of a session, as its JSON lines have them. */
import { type CliProcess, endOf } from './agent-process.ts';

export type TableRow = Readonly<Record<string, unknown>>;

/** Rows of every line of the table. */
export function tableRows(cli: CliProcess, type: string): TableRow[] {
  return (cli.lines as readonly { readonly type: string; readonly rows?: readonly TableRow[] }[]).flatMap((line) =>
    line.type === type ? (line.rows ?? []) : [],
  );
}

/** The table's sum over the session, from the last line. */
export function endTable(cli: CliProcess, type: string): readonly TableRow[] {
  return (endOf(cli) as unknown as Readonly<Record<string, readonly TableRow[]>>)[type] ?? [];
}
