import { expect, test } from 'vitest';
import { isGenerated, readHeader, withHeader } from './header.ts';

const origin = (id: string, file: string) => ({ file, prose: { id } });
const qos = origin('RFC-0023/qos', 'contracts/rfc-0023-qos.contract.ts');

test('where a file comes from, and the hash of its body', () => {
  expect(withHeader('a/b.ts', [qos], 'contracts', 'export {};\n')).toBe(
    `// @generated from contracts/rfc-0023-qos.contract.ts (RFC-0023/qos). Do not edit: change the contract, then run \`abicus generate\`.
// body sha256:8e609bb71c20b858

export {};
`,
  );
});

test('two origins are named, more are not', () => {
  const text = (count: number): string =>
    withHeader(
      'b.ts',
      Array.from({ length: count }, () => qos),
      'rfcs',
      '',
    ).split('\n')[0] ?? '';
  expect(text(2)).toContain('(RFC-0023/qos), contracts/');
  expect(text(3)).toContain('from rfcs/*.contract.ts. Do not edit');
});

test.each([
  ['a.md', /^<!-- @generated .* -->\n<!-- body sha256:[0-9a-f]{16} -->\n\nx$/],
  ['a.h', /^\/\/ @generated/],
  ['a.toml', /^# @generated/],
  ['a.json', /^x$/],
])('the comments of %s', (path, pattern) => {
  expect(withHeader(path, [], 'contracts', 'x')).toMatch(pattern);
});

test('a body that was edited is told from one that was not', () => {
  const text = withHeader('a.ts', [qos], 'contracts', 'export const a = 1;\n');
  expect(isGenerated(text)).toBe(true);
  const intact = readHeader(text);
  expect(intact?.body).toBe('export const a = 1;\n');
  expect(intact?.said).toBe(intact?.is);
  const edited = readHeader(text.replace('a = 1', 'a = 2'));
  expect(edited?.said).not.toBe(edited?.is);
  expect(readHeader('export {};\n')).toBeUndefined();
});
