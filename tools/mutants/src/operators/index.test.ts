/** The table of operators. What they make of real sources: `tools/scripts/mutants/sources.deep.ts`. */
import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OPERATORS } from './index.ts';

const NO_OPERATOR = new Set(['index', 'operator', 'testing']);

test('each file of an operator is in the table, and has tests of its own', () => {
  const names = globSync('*.ts', { cwd: import.meta.dirname }).map((name) => name.slice(0, -3));
  const operators = names.filter((name) => !name.endsWith('.test') && !NO_OPERATOR.has(name));
  expect(Object.keys(OPERATORS).toSorted()).toEqual(operators.toSorted());
  expect(operators.filter((name) => !names.includes(`${name}.test`))).toEqual([]);
});
