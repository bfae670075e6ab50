/** docs/benchmarks.md by its sections: those that were measured are replaced, the others stay. */

export interface Section {
  /** On the command line. */
  readonly name: string;
  readonly title: string;
  readonly measure: () => Promise<string>;
}

const HEADING = /^## .*$/gm;

/** Text of each section of a document by its title. */
function sectionsOf(document: string): Map<string, string> {
  const found = new Map<string, string>();
  const headings = [...document.matchAll(HEADING)];
  for (const [i, heading] of headings.entries()) {
    const text = document.slice(heading.index + heading[0].length, headings[i + 1]?.index);
    found.set(heading[0].slice(3), text.trim());
  }
  return found;
}

/** Sections neither measured now nor in the document are left out. */
export function assemble(
  head: string,
  sections: readonly Section[],
  measured: ReadonlyMap<string, string>,
  document: string,
): string {
  const before = sectionsOf(document);
  const parts = sections.flatMap(({ title }) => {
    const text = measured.get(title) ?? before.get(title);
    return text === undefined ? [] : [`## ${title}\n\n${text}\n`];
  });
  return [head, ...parts].join('\n');
}
