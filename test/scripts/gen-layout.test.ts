import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const GENERATOR = fileURLToPath(new URL('../../scripts/gen-layout.mjs', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'gen-layout-'));

afterAll(() => rmSync(work, { recursive: true }));

/** Compiles C as `make` does and returns the generated TypeScript, without its header. */
function layoutOf(name: string, source: string): string {
  const input = join(work, `${name}.c`);
  const object = join(work, `${name}.o`);
  writeFileSync(input, source);
  execFileSync('clang', ['-g', '-O2', '-target', 'bpf', '-mcpu=v3', '-c', input, '-o', object]);
  return generate(object, join(work, `${name}.gen.ts`));
}

function generate(object: string, output: string): string {
  const path = `${process.env['PATH']}:/usr/sbin`;
  execFileSync(process.execPath, [GENERATOR, object, output], { env: { ...process.env, PATH: path }, stdio: 'pipe' });
  return readFileSync(output, 'utf8').split('\n').slice(3).join('\n');
}

test('a struct becomes its size and the byte offsets of its fields, nested ones flattened, padding left out', () => {
  const text = layoutOf(
    'struct',
    `typedef unsigned int u32; typedef unsigned long long u64;
     struct header { u32 kind; u32 size_bytes; };
     struct slot { u64 from; u32 count; u32 pad; };
     struct block_record {
       struct header header; u64 start_ns; long long delta; char comm[16]; struct slot slots[4];
       u32 low : 3; u32 high : 5; u32 pad0; union { u32 word; unsigned char bytes[4]; };
     };
     struct unused { u32 x; };
     struct block_record _block_record;`,
  );
  expect(text).toBe(`export const BLOCK_RECORD = {
  size: 120,
  headerKind: 0, // u32
  headerSizeBytes: 4, // u32
  startNs: 8, // u64
  delta: 16, // i64
  comm: 24, // char[16]
  commLength: 16,
  slots: 40, // struct slot[4]
  slotsLength: 4,
  slotsStride: 16,
  low: 104, // 3 bits
  lowBit: 0,
  lowBits: 3,
  high: 104, // 5 bits
  highBit: 3,
  highBits: 5,
  word: 112, // u32
  bytes: 112, // u8[4]
  bytesLength: 4,
} as const;
`);
});

test('a named enum loses the words all its values share; an anonymous one becomes constants', () => {
  const text = layoutOf(
    'enum',
    `enum record_kind { RECORD_BLOCK = 1, RECORD_SYNC = 2 };
     enum single { ONLY_ONE = 7 };
     enum { PATH_BYTES = 512, SLOTS = 64 } _limits;
     enum record_kind _record_kind;
     enum single _single;`,
  );
  expect(text).toBe(`export const PATH_BYTES = 512;
export const SLOTS = 64;

export const RECORD_KIND = {
  BLOCK: 1,
  SYNC: 2,
} as const;

export const SINGLE = {
  ONLY_ONE: 7,
} as const;
`);
});

test('an unchanged layout leaves the file as it is', async () => {
  layoutOf('same', 'struct a { int b; } _a;');
  const output = join(work, 'same.gen.ts');
  const before = statSync(output).mtimeMs;
  await new Promise((resolve) => setTimeout(resolve, 20));
  generate(join(work, 'same.o'), output);
  expect(statSync(output).mtimeMs).toBe(before);
});

test('a field called size is refused, with what to do about it', () => {
  expect(() => layoutOf('clash', 'struct a { int size; } _a;')).toThrow(
    /two fields would be called size; rename one of them/,
  );
});
