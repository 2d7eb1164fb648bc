/** Decisions: numbered without gaps, each with its parts, each in the table. */
import { basename, dirname } from 'node:path';
import type { File, Finding, Rule } from '../rule.ts';

const FOLDER = 'docs/adr';
const PARTS = ['**Context.**', '**Decision.**', '**Consequence.**'];

function inOne({ path, text }: File, index: number, table: string): Finding[] {
  const number = String(index + 1).padStart(4, '0');
  const problems = [
    basename(path).startsWith(`${number}-`) ? '' : `its number should be ${number}`,
    text.startsWith(`# ${number} `) ? '' : `the title should begin with '# ${number} '`,
    ...PARTS.map((part) => (text.includes(`\n${part}`) ? '' : `there is no ${part}`)),
    table.includes(`](${basename(path)})`) ? '' : `it is not in ${FOLDER}/README.md`,
  ];
  return problems.filter(Boolean).map((message) => ({ path, line: 1, message }));
}

/** Decisions are in order. */
export const adr: Rule = {
  name: 'adr',
  find: (files) => {
    const table = files.find(({ path }) => path === `${FOLDER}/README.md`)?.text ?? '';
    return files
      .filter(({ path }) => dirname(path) === FOLDER && basename(path) !== 'README.md')
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      .flatMap((file, index) => inOne(file, index, table));
  },
};
