/** The limits of a contract's text, each at its value and one beyond; and invalid texts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_BYTES, MAX_CHAIN, MAX_DEPTH, MAX_ELEMENTS } from './bounds.ts';
import { overLimit } from './limits.ts';
import { reader } from './reader.ts';

const FILE = 'contracts/rfc-0001-a.contract.ts';

/** The code, place and message of each finding. */
function found(text: string): string[] {
  return reader
    .read(FILE, text)
    .diagnostics.map(({ code, line, col, message }) => `${line}:${col} ${code} ${message}`);
}

describe('each limit is accepted at its value and rejected one beyond', () => {
  const depth = (n: number): string => `${'['.repeat(n)}\n${']'.repeat(n)}`;
  const list = (n: number): string => `[\n${'1,'.repeat(n - 1)}]`;
  const chain = (n: number): string => `\n${'a '.repeat(n)}`;
  test.each([
    ['bytes', `/*${' '.repeat(MAX_BYTES - 4)}*/`, `/*${' '.repeat(MAX_BYTES - 3)}*/`, [1, 1]],
    ['depth', depth(MAX_DEPTH), depth(MAX_DEPTH + 1), [1, MAX_DEPTH + 1]],
    ['elements', list(MAX_ELEMENTS), list(MAX_ELEMENTS + 1), [2, 2 * MAX_ELEMENTS]],
    ['chain', chain(MAX_CHAIN), chain(MAX_CHAIN + 1), [2, 2 * MAX_CHAIN + 1]],
  ])('%s', (_name, within, beyond, [line, col]) => {
    expect(overLimit(FILE, within)).toBeUndefined();
    expect(overLimit(FILE, beyond)).toMatchObject({ code: 'ABI1004', line, col });
  });
});

const call = (text: string): string => `export default contract(${text})`;

test.each([
  ['1,000 parentheses', call(`${'('.repeat(1000)}{}${')'.repeat(1000)}`)],
  ['5,000 nested objects', call(`${'{ a: '.repeat(5000)}1${'}'.repeat(5000)}`)],
  ['a megabyte of zero bytes', '\0'.repeat(MAX_BYTES)],
  ['three megabytes of zero bytes', '\0'.repeat(3 << 20)],
  [
    '150,000 types',
    call(`{ types: {${'T: newtype(u32, { errno: E }),'.repeat(150_000).slice(0, MAX_BYTES)}`),
  ],
  ['10,000 minus signs', `export default ${'- '.repeat(10_000)}1`],
  ['10,000 members', `export default a${'.a'.repeat(10_000)}`],
  ['10,000 arrows', `export default ${'a => '.repeat(10_000)}1`],
  ['10,000 decorators', '@'.repeat(10_000)],
  ['10,000 conditions', `${'if (a) '.repeat(10_000)};`],
  ['10,000 types of types', `let a: ${'keyof '.repeat(10_000)}b`],
  ['100,000 semicolons', ';'.repeat(100_000)],
  ['100,000 strings without an end', `'\n`.repeat(100_000)],
])('%s are one finding with a place', (_name, text) => {
  expect(found(text)).toEqual([
    expect.stringMatching(/^\d+:\d+ ABI1004 a .* may have|^\d+:\d+ ABI1004 a contract may nest/),
  ]);
});

test('brackets in strings, templates and comments do not nest', () => {
  const open = '('.repeat(2 * MAX_DEPTH);
  const text = `'${open}' /* ${open} */ // ${open}\n, \`${open}\`, \`${open}\${a}${open}\${a}${open}\`, []`;
  expect(overLimit(FILE, text)).toBeUndefined();
});

test('nested structures are followed 64 deep, in any order', async () => {
  const { link } = await import('../model/link.ts');
  const { workspaceAt } = await import('../workspace/config.ts');
  const chain = (count: number, inward: boolean): string => {
    const outward = Array.from({ length: count }, (_, i) => {
      const inner = i === count - 1 ? 'u32' : `'T${i + 1}'`;
      return `T${i}: struct({ a: ${inner} }, { size: 4, errno: 'EINVAL' }),`;
    });
    const types = inward ? outward : outward.toReversed();
    return `import { contract, errno, struct, u32 } from '@abicus/contract';
export default contract({ id: 'RFC-0001', title: 'A', status: 'accepted', owners: [], created: '2026-01-01',
feeds: 'a', context: 'c', goals: [], errors: { EINVAL: errno(22, 'bad') },
types: { ${types.join('\n')} } });`;
  };
  const linked = (count: number, inward = true): string[] => {
    const { source } = reader.read(FILE, chain(count, inward));
    if (source === undefined) throw new Error('was not read');
    const result = link([source], workspaceAt('/'));
    return result.ok ? [] : result.diagnostics.map(({ code, slug }) => `${code} ${slug}`);
  };
  expect(linked(MAX_DEPTH)).toEqual([]);
  expect(linked(MAX_DEPTH + 1)).toEqual(['ABI1004 input/limit']);
  expect(new Set(linked(3000))).toEqual(new Set(['ABI1004 input/limit']));
  expect(linked(MAX_DEPTH, false)).toEqual([]);
  expect(linked(MAX_DEPTH + 1, false)).toEqual(['ABI1004 input/limit']);
  expect(linked(3000, false)).toEqual(['ABI1004 input/limit']);
});

test('any text is read or rejected, and never throws', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      ',',
      ';',
      ':',
      '`',
      '${',
      "'",
      '"',
      '/',
      '*',
      '\\',
    ),
    fc.constantFrom(
      'export default contract(',
      'import',
      'a',
      '1',
      '=>',
      '-',
      '@',
      '<',
      '\0',
      '\n',
    ),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const text = fc.array(piece, { maxLength: 150 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (given) => {
      const { source, diagnostics } = reader.read(FILE, given);
      expect(source === undefined).toBe(diagnostics.length > 0);
    }),
    { numRuns: 50 },
  );
});
