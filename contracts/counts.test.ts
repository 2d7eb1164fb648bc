/** What the README shows of a contract is what stands there. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8');
/** Without what a formatter may change: white space, and the comma before a closing bracket. */
const dense = (text: string): string => text.replace(/\s+/g, '').replace(/,([)}])/g, '$1');

test('the operation in the README is that of the contract', () => {
  const [, shown = ''] = /^```ts\n([^]*?)^```$/m.exec(read('../README.md')) ?? [];
  expect(dense(shown)).toContain('set:op(1,');
  expect(dense(read('rfc-0023-qos.contract.ts'))).toContain(dense(shown).replace(/[;,]$/, ''));
});

test('the README counts no contracts: it links the page that is generated from them, which lists each with its status', () => {
  const [, row = ''] =
    /^\| \[contracts\]\(contracts\) +\| (.*)\|$/m.exec(read('../README.md')) ?? [];
  expect(row).toContain('(docs/reference/README.md)');
  expect(row).not.toMatch(
    /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twen\w+|thirty\S*) (?:contracts|drafts)\b/,
  );
  const page = read('../docs/reference/README.md');
  const listed = [
    ...page.matchAll(/^\| \[RFC[^\]]+\]\(([\w-]+)\.md\) .*\| (accepted|draft) +\|/gm),
  ];
  const stated = globSync('*.contract.ts', { cwd: import.meta.dirname }).map((name) => {
    const [, status] = /^ {2}status: '(\w+)'/m.exec(read(name)) ?? [];
    return `${name.replace('.contract.ts', '')} ${status}`;
  });
  const all = listed.map(([, name, status]) => `${name} ${status}`);
  expect(all.toSorted()).toEqual(stated.toSorted());
});

test('the words of the glossary are in order, each once', () => {
  const words = [...read('../docs/glossary.md').matchAll(/^\| (.+?) +\|/gm)].map(([, word = '']) =>
    word.toLowerCase(),
  );
  const [head, rule, ...entries] = words;
  expect([head, rule?.replace(/-+/, '-')]).toEqual(['word', '-']);
  expect(entries).toEqual([...new Set(entries)].sort((a, b) => (a < b ? -1 : 1)));
});
