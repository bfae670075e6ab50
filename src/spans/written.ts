/** What was written to a file system while a call wrote it back, by whose pages they were. */
import type { Share } from './types.ts';

/** Names that are told apart; what is of others beyond them is nobody's. */
const NAMES = 64;
const SHOWN = 16;
const NOBODY = 'unknown';

export class Written {
  readonly #shares = new Map<string, { count: number; bytes: number }>();

  /** `who`: undefined where it is not known. */
  add(who: string | undefined, bytes: number, count = 1): void {
    let name = who ?? NOBODY;
    if (this.#shares.size >= NAMES && !this.#shares.has(name)) name = NOBODY;
    const share = this.#shares.get(name) ?? { count: 0, bytes: 0 };
    share.count += count;
    share.bytes += bytes;
    this.#shares.set(name, share);
  }

  /** The greatest first; what does not fit is with nobody's. */
  shares(): readonly Share[] {
    const all = [...this.#shares].map(([who, share]) => ({ who, ...share }));
    all.sort((a, b) => b.bytes - a.bytes);
    if (all.length <= SHOWN) return all;
    const known = all.filter(({ who }) => who !== NOBODY);
    const shown = known.slice(0, SHOWN - 1);
    const others = [...known.slice(SHOWN - 1), ...all.filter(({ who }) => who === NOBODY)];
    const sum = (field: 'count' | 'bytes') => others.reduce((total, share) => total + share[field], 0);
    return [...shown, { who: NOBODY, count: sum('count'), bytes: sum('bytes') }];
  }
}
