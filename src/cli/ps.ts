/** `ps`: the containers of this host, and what they read and write now. */
import type { ContainerRow } from '../containers/list-containers.ts';
import { EXIT, type ExitCode } from './errors.ts';
import type { CliIo } from './io.ts';
import { cut, printable, safeJson } from './sanitize.ts';
import { createSink } from './sink.ts';
import { formatBytes } from './sizes.ts';
import { left, renderTable, right } from './table.ts';

const ID_CHARACTERS = 12;

export async function runPs(io: CliIo, containers: readonly ContainerRow[], json: boolean): Promise<ExitCode> {
  const sink = createSink(io.stdout);
  const width = io.stdout.isTTY === true ? (io.stdout.columns ?? 80) : Number.POSITIVE_INFINITY;
  if (json) for (const row of containers) sink.line(safeJson({ type: 'container', ...row }));
  else for (const line of psLines(containers)) sink.line(cut(line, width));
  if (containers.length === 0) {
    io.stderr.write('stallscope: no containers here; `stallscope doctor` lists the runtimes that were found\n');
  }
  await sink.flush();
  return EXIT.ok;
}

function psLines(containers: readonly ContainerRow[]): string[] {
  if (containers.length === 0) return [];
  const columns = [
    left('NAME'),
    left('ID'),
    left('RUNTIME'),
    left('IMAGE'),
    left('POD'),
    right('READ'),
    right('WRITE'),
    left('CGROUP'),
  ];
  const rows = containers.map((row) => [
    printable(row.name),
    printable(row.id).slice(0, ID_CHARACTERS),
    printable(row.runtime),
    printable(row.image ?? '-'),
    printable(row.pod ?? '-'),
    rate(row.io?.readBytesPerSecond),
    rate(row.io?.writeBytesPerSecond),
    printable(row.cgroup),
  ]);
  return renderTable(columns, rows);
}

function rate(bytesPerSecond: number | undefined): string {
  return bytesPerSecond === undefined ? '-' : `${formatBytes(Math.round(bytesPerSecond))}/s`;
}
