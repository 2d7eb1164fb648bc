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

test('the README counts the contracts and the drafts that are there', () => {
  const WORDS = [
    'no',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
    'twenty',
    'twenty-one',
    'twenty-two',
    'twenty-three',
    'twenty-four',
  ];
  const statuses = globSync('*.contract.ts', { cwd: import.meta.dirname }).map(
    (name) => /^ {2}status: '(\w+)'/m.exec(read(name))?.[1],
  );
  const drafts = statuses.filter((one) => one === 'draft').length;
  const [, contracts, others] =
    /\]\(contracts\) +\| ([\w-]+) contracts: .*; and ([\w-]+) drafts/.exec(read('../README.md')) ??
    [];
  expect([contracts, others]).toEqual([WORDS[statuses.length - drafts], WORDS[drafts]]);
});

test('the words of the glossary are in order, each once', () => {
  const words = [...read('../docs/glossary.md').matchAll(/^\| (.+?) +\|/gm)].map(([, word = '']) =>
    word.toLowerCase(),
  );
  const [head, rule, ...entries] = words;
  expect([head, rule?.replace(/-+/, '-')]).toEqual(['word', '-']);
  expect(entries).toEqual([...new Set(entries)].sort((a, b) => (a < b ? -1 : 1)));
});
