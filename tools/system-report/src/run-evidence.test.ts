/** The lines that tell of ends of programs are those of this workspace's contracts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { END_LINES } from './run-evidence.ts';

const CONTRACTS = join(import.meta.dirname, '../../../contracts');

test('each diagnostic that tells of an end is declared by a contract, and names the program', () => {
  const files = readdirSync(CONTRACTS).filter((file) => file.endsWith('.contract.ts'));
  const texts = files.map((file) => readFileSync(join(CONTRACTS, file), 'utf8')).join('');
  const declared = END_LINES.filter((name) => {
    return new RegExp(`\\b${name}: \\{\\s*text: '[^']*\\{program\\}`).test(texts);
  });
  expect(declared).toEqual(END_LINES);
});
