/** Interned strings: comm names come with every record, and decoding one anew costs more than the rest of the record. */
import { readString } from './cursor.ts';

export interface StringTableOptions {
  /** Distinct strings; what comes after is the string OVERFLOW. Unit: strings. */
  readonly limit: number;
}

export const STRING_TABLE_DEFAULTS: StringTableOptions = { limit: 65_536 };

/** Stands for every string beyond the limit. */
export const OVERFLOW = '…';

const WORDS = 4;

export class StringTable {
  readonly #texts: string[] = ['', OVERFLOW];
  readonly #byText = new Map<string, number>();
  readonly #limit: number;
  /** Raw words of a comm to its id: open addressing, a power of two of slots of five words (four of the comm, the id). */
  #slots: Int32Array;
  #used = 0;

  constructor(options: StringTableOptions = STRING_TABLE_DEFAULTS) {
    this.#limit = options.limit;
    this.#slots = new Int32Array(1024 * (WORDS + 1));
  }

  get size(): number {
    return this.#texts.length;
  }

  text(id: number): string {
    return this.#texts[id] ?? OVERFLOW;
  }

  intern(value: string): number {
    if (value === '') return 0;
    const known = this.#byText.get(value);
    if (known !== undefined) return known;
    if (this.#texts.length >= this.#limit) return 1;
    const id = this.#texts.length;
    this.#texts.push(value);
    this.#byText.set(value, id);
    return id;
  }

  /** The 16 bytes of a comm. */
  internComm(view: DataView, offset: number): number {
    const a = view.getInt32(offset, true);
    const b = view.getInt32(offset + 4, true);
    const c = view.getInt32(offset + 8, true);
    const d = view.getInt32(offset + 12, true);
    const slots = this.#slots;
    const mask = slots.length / (WORDS + 1) - 1;
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ d;
    hash ^= hash >>> 15;
    for (let probe = 0; ; probe++) {
      const at = ((hash + probe) & mask) * (WORDS + 1);
      const id = slots[at + WORDS] as number;
      if (id === 0) return this.#insertComm(view, offset, at, a, b, c, d);
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d) return id - 1;
    }
  }

  #insertComm(view: DataView, offset: number, at: number, a: number, b: number, c: number, d: number): number {
    const id = this.intern(readString(view, offset, WORDS * 4));
    // Beyond the limit nothing is kept, so that the table cannot grow. What follows the NUL counts too: before 5.17 that is the rest of an older
    // name, so one name can come in many shapes.
    if (id === 1 || this.#used >= this.#limit) return id;
    const slots = this.#slots;
    slots[at] = a;
    slots[at + 1] = b;
    slots[at + 2] = c;
    slots[at + 3] = d;
    slots[at + WORDS] = id + 1;
    this.#used++;
    if (this.#used * 2 > slots.length / (WORDS + 1)) this.#grow();
    return id;
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Int32Array(old.length * 2);
    this.#used = 0;
    const words = new DataView(new ArrayBuffer(WORDS * 4));
    for (let at = 0; at < old.length; at += WORDS + 1) {
      if (old[at + WORDS] === 0) continue;
      for (let word = 0; word < WORDS; word++) words.setInt32(word * 4, old[at + word] as number, true);
      this.internComm(words, 0);
    }
  }
}
