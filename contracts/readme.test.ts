/** What the README shows of a contract is what stands there. */
import { readFileSync } from 'node:fs';
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
