/** Makes text from outside (names, images, labels, paths) safe to print on a terminal and in a page. */

/** Longest name kept, in UTF-16 units. Names of all runtimes are shorter; images with a digest are below it too. */
export const PRINTABLE_MAX_CHARS = 256;

/** Input beyond this is cut before any work is done on it, so that a huge label costs nothing. */
const INPUT_MAX_CHARS = 4 * PRINTABLE_MAX_CHARS;

const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);

/** Whole terminal sequences go, not just their first byte: `ESC[31mred` reads `red`, not `[31mred`. */
const TERMINAL_SEQUENCES = new RegExp(
  [
    `${ESCAPE}\\][^${BELL}${ESCAPE}]*(?:${BELL}|${ESCAPE}\\\\)?`,
    `${ESCAPE}\\[[0-?]*[ -/]*[@-~]`,
    `${ESCAPE}[ -/]*[0-~]`,
  ].join('|'),
  'g',
);

/** Controls, bidirectional overrides and zero-width characters, lone surrogates, private use; and line separators. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

export function printable(text: string): string {
  return text
    .slice(0, INPUT_MAX_CHARS)
    .replace(TERMINAL_SEQUENCES, '')
    .replace(UNPRINTABLE, '')
    .trim()
    .slice(0, PRINTABLE_MAX_CHARS)
    .replace(UNPRINTABLE, '');
}
