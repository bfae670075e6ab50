/** Names, paths and command names come from containers: nothing in them may reach the terminal as a command. */
import { stripVTControlCharacters } from 'node:util';

/** Controls (C0, DEL, C1), line separators, and what reorders or hides text. */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it removes
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

/** The same text without escape sequences and control characters. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replace(UNPRINTABLE, '');
}

/** At most `width` characters, the last an ellipsis where something was cut. */
export function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  const characters = [...text];
  if (characters.length <= width) return text;
  return `${characters.slice(0, Math.max(width - 1, 0)).join('')}…`;
}

/** Lines of at most `width` characters, broken between words; a word longer than that is left to the terminal. */
export function wrap(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

// What JSON.stringify leaves as it is and a terminal may act on.
const UNSAFE_IN_JSON = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** JSON that is also safe on a terminal: the value is the same, controls beyond ASCII are written as escapes. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(
    UNSAFE_IN_JSON,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
