/**
 * Writes the layout of the kernel's records as TypeScript: `node scripts/gen-layout.mjs LAYOUT.bpf.o OUT.gen.ts`.
 *
 * What is exported is what a variable of the object has as its type. A struct or union `block_record` becomes
 * `BLOCK_RECORD = { size, …byte offsets }` with camelCase fields in order of offset; nested structs are flattened (`header.kind` is `headerKind`;
 * an anonymous one adds no prefix). An array adds `…Length` in elements, and `…Stride` in bytes when its elements are more than plain numbers.
 * A bit field adds `…Bit`, counted from the lowest bit of its byte, and `…Bits`. Padding (a name that begins with `pad` or `_`) is left out.
 * A named enum becomes an object of its values, without the words that all of them begin with; an anonymous one becomes a constant a value.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * @typedef {{ name: string, type_id: number, bits_offset: number, bitfield_size?: number }} Member
 * @typedef {{ id: number, kind: string, name: string, size?: number, type_id?: number, nr_elems?: number,
 *   members?: Member[], values?: { name: string, val: number }[] }} BtfType
 * @typedef {{ key: string, value: number, note: string }} Entry
 */

const QUALIFIERS = new Set(['TYPEDEF', 'CONST', 'VOLATILE', 'RESTRICT', 'TYPE_TAG']);
const POINTER_BYTES = 8;

/** @param {string} object @returns {BtfType[]} */
function readBtf(object) {
  const text = execFileSync('bpftool', ['-j', 'btf', 'dump', 'file', object], { maxBuffer: 1 << 28, encoding: 'utf8' });
  return JSON.parse(text).types;
}

/** @param {BtfType[]} types */
function createResolver(types) {
  const byId = new Map(types.map((type) => [type.id, type]));
  /** @param {number} id @returns {BtfType} The type behind typedefs and qualifiers. */
  const resolve = (id) => {
    const type = byId.get(id);
    if (type === undefined) throw new Error(`BTF names type ${id}, which it does not hold`);
    return QUALIFIERS.has(type.kind) ? resolve(type.type_id ?? 0) : type;
  };
  /** @param {BtfType} type @returns {number} */
  const sizeOf = (type) => {
    if (type.kind === 'ARRAY') return (type.nr_elems ?? 0) * sizeOf(resolve(type.type_id ?? 0));
    return type.kind === 'PTR' ? POINTER_BYTES : (type.size ?? 0);
  };
  /** @param {number} id @returns {string} The first name on the way to the type. */
  const nameOf = (id) => {
    const type = byId.get(id);
    if (type === undefined || type.name !== '(anon)' || !QUALIFIERS.has(type.kind)) return type?.name ?? '';
    return nameOf(type.type_id ?? 0);
  };
  return { resolve, sizeOf, nameOf };
}

/** @typedef {ReturnType<typeof createResolver>} Resolver */

const isAggregate = (/** @type {BtfType} */ type) => type.kind === 'STRUCT' || type.kind === 'UNION';
const isAnonymous = (/** @type {string} */ name) => name === '' || name === '(anon)';
const isPadding = (/** @type {string} */ name) => /^(_|pad(_|\d|$))/.test(name);
const constantCase = (/** @type {string} */ name) => name.replace(/^_+/, '').toUpperCase();
const camelCase = (/** @type {string[]} */ path) =>
  path.join('_').replace(/_+([a-z0-9])/gi, (_, letter) => letter.toUpperCase());

/**
 * @param {Resolver} btf @param {BtfType} struct @param {string[]} path @param {number} baseBits @returns {Entry[]}
 */
function fieldsOf(btf, struct, path, baseBits) {
  return (struct.members ?? []).flatMap((member) => {
    const type = btf.resolve(member.type_id);
    const bits = baseBits + member.bits_offset;
    const anonymous = isAnonymous(member.name);
    if (!anonymous && isPadding(member.name)) return [];
    const here = anonymous ? path : [...path, member.name];
    if (isAggregate(type)) return fieldsOf(btf, type, here, bits);
    return fieldOf(btf, type, camelCase(here), bits, member);
  });
}

/** @param {Resolver} btf @param {BtfType} type @param {string} key @param {number} bits @param {Member} member @returns {Entry[]} */
function fieldOf(btf, type, key, bits, member) {
  const offset = Math.floor(bits / 8);
  const width = member.bitfield_size ?? 0;
  if (width > 0) {
    return [
      { key, value: offset, note: `${width} bits` },
      { key: `${key}Bit`, value: bits % 8, note: '' },
      { key: `${key}Bits`, value: width, note: '' },
    ];
  }
  if (type.kind !== 'ARRAY') return [{ key, value: offset, note: describe(btf, member.type_id) }];
  const element = btf.resolve(type.type_id ?? 0);
  const entries = [
    { key, value: offset, note: `${describe(btf, type.type_id ?? 0)}[${type.nr_elems}]` },
    { key: `${key}Length`, value: type.nr_elems ?? 0, note: '' },
  ];
  if (element.kind !== 'INT') entries.push({ key: `${key}Stride`, value: btf.sizeOf(element), note: '' });
  return entries;
}

/** @param {Resolver} btf @param {number} id @returns {string} `u32`, `i64`, `char`, `enum x u8`, `struct y`. */
function describe(btf, id) {
  const type = btf.resolve(id);
  if (type.kind !== 'INT') return `${type.kind.toLowerCase()} ${type.name}`;
  if (type.name === 'char') return 'char';
  const sign = type.name.includes('unsigned') || type.name === '_Bool' ? 'u' : 'i';
  return `${sign}${(type.size ?? 0) * 8}`;
}

/** @param {Resolver} btf @param {BtfType} struct @param {string} name @returns {string} */
function renderStruct(btf, struct, name) {
  const fields = fieldsOf(btf, struct, [], 0);
  // Fields of unions share offsets: the order of declaration decides among them. Array.sort is stable, and the parts of a field stay together.
  let group = 0;
  const ordered = fields
    .map((field) => {
      if (field.note !== '') group = field.value;
      return { field, group };
    })
    .sort((a, b) => a.group - b.group)
    .map(({ field }) => field);
  const seen = new Set(['size']);
  for (const { key } of ordered) {
    if (seen.has(key))
      throw new Error(`struct ${struct.name}: two fields would be called ${key}; rename one of them in events.h`);
    seen.add(key);
  }
  const lines = ordered.map(({ key, value, note }) => `  ${key}: ${value},${note === '' ? '' : ` // ${note}`}`);
  return [`export const ${constantCase(name)} = {`, `  size: ${struct.size},`, ...lines, '} as const;'].join('\n');
}

/** @param {string[]} keys @returns {string} What all begin with, up to an underscore: `RECORD_` of RECORD_BLOCK and RECORD_SYNC. */
function sharedWords(keys) {
  const words = (keys[0] ?? '').split('_');
  const candidates = words.map((_, count) =>
    words
      .slice(0, count)
      .map((word) => `${word}_`)
      .join(''),
  );
  const isShared = (/** @type {string} */ prefix) =>
    keys.every((key) => /^[A-Z]/.test(key.slice(prefix.length)) && key.startsWith(prefix));
  return keys.length < 2 ? '' : (candidates.filter(isShared).at(-1) ?? '');
}

/** @param {BtfType} type @param {string} name @returns {string} */
function renderEnum(type, name) {
  const values = type.values ?? [];
  for (const { name: key, val } of values) {
    if (!Number.isSafeInteger(val)) throw new Error(`enum ${name}: ${key} is not exact as a Number`);
  }
  if (isAnonymous(name)) return values.map(({ name: key, val }) => `export const ${key} = ${val};`).join('\n');
  const prefix = sharedWords(values.map(({ name: key }) => key));
  const lines = values.map(({ name: key, val }) => `  ${key.slice(prefix.length)}: ${val},`);
  return [`export const ${constantCase(name)} = {`, ...lines, '} as const;'].join('\n');
}

/** @param {BtfType[]} types @returns {string} */
function render(types) {
  const btf = createResolver(types);
  const exported = types
    .filter((type) => type.kind === 'VAR')
    .map((variable) => {
      const type = btf.resolve(variable.type_id ?? 0);
      const name = btf.nameOf(variable.type_id ?? 0);
      if (isAggregate(type)) return { order: `1 ${name}`, text: renderStruct(btf, type, name) };
      if (type.kind.startsWith('ENUM')) return { order: `0 ${name}`, text: renderEnum(type, name) };
      throw new Error(`variable ${variable.name}: only structs, unions and enums have a layout to export`);
    });
  // Several anonymous enums are told apart by their text.
  exported.sort((a, b) => (a.order + a.text < b.order + b.text ? -1 : 1));
  const header = [
    '// Generated by scripts/gen-layout.mjs from the BTF of native/bpf/layout.bpf.c. Do not edit: change events.h, then run `make gen`.',
    '// Byte offsets and sizes; little-endian, as the kernel that wrote them.',
  ].join('\n');
  return `${[header, ...exported.map(({ text }) => text)].join('\n\n')}\n`;
}

const [object, output] = process.argv.slice(2);
if (object === undefined || output === undefined) {
  process.stderr.write('usage: gen-layout.mjs LAYOUT.bpf.o OUT.gen.ts\n');
  process.exit(2);
}
const text = render(readBtf(object));
// An unchanged file keeps its time, so that nothing after it is built again.
if (!existsSync(output) || readFileSync(output, 'utf8') !== text) writeFileSync(output, text);
