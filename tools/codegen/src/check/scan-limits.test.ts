/** Decisions about limits, form by form: which comparisons are one, and of which limit. */
import { ts } from '@ts-morph/common';
import { expect, test } from 'vitest';
import { readLimits } from './scan-limits.ts';
import { isDeclaration, Names } from './scan-values.ts';

/** The limits that a text decides about, as `object.name`. */
function decided(text: string): string[] {
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  const names = new Names();
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isDeclaration(node)) names.add(node);
    found.push(...readLimits(node, names).map(({ object, name }) => `${object}.${name}`));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test.each(['<', '<=', '>', '>=', '===', '==', '!==', '!='])('a comparison by %s', (by) => {
  expect(decided(`if (n ${by} LIMITS.jobs) f();`)).toEqual(['LIMITS.jobs']);
  expect(decided(`if (LIMITS.jobs ${by} n) f();`)).toEqual(['LIMITS.jobs']);
});

test.each([
  ['+', 'if (n + LIMITS.jobs) f();'],
  ['a call', 'if (LIMITS.jobs(n)) f();'],
  ['an assignment', 'n = LIMITS.jobs;'],
])('%s compares nothing', (_, text) => {
  expect(decided(text)).toEqual([]);
});

test.each([
  ['a property of a table', 'LIMITS.jobs', ['LIMITS.jobs']],
  ['of one behind a name', 'abi.LIMITS.jobs', ['abi.LIMITS.jobs']],
  ['of a table that was passed on', 'core.limits.jobs', ['core.limits.jobs']],
  ['of what is no table', 'core.sizes.jobs', []],
  ['of a name in small letters', 'table.jobs', []],
  ['a limit and a number', 'LIMITS.jobs + 1', ['LIMITS.jobs']],
  ['a limit less a number', 'LIMITS.jobs - 1', ['LIMITS.jobs']],
  ['a limit and no number', 'LIMITS.jobs + m', []],
  ['a number and a limit', '1 + LIMITS.jobs', []],
  ['a limit as a bigint', 'BigInt(LIMITS.jobs)', ['LIMITS.jobs']],
  ['a limit as a number', 'Number(LIMITS.jobs)', ['LIMITS.jobs']],
  ['a limit through another function', 'half(LIMITS.jobs)', []],
  ['nothing as a number', 'Number()', []],
  ['a limit in brackets', '(LIMITS.jobs)', ['LIMITS.jobs']],
  ['an element', "LIMITS['jobs']", []],
  ['a property of a call', 'f().jobs', []],
])('%s', (_, value, limits) => {
  expect(decided(`if (n > ${value}) f();`)).toEqual(limits);
});

test.each([
  ['a constant', 'const most = LIMITS.jobs;', 'most', ['LIMITS.jobs']],
  ['a table by another name', 'const own = LIMITS;', 'own.jobs', ['LIMITS.jobs']],
  ['a name from a table', 'const { jobs } = LIMITS;', 'jobs', ['LIMITS.jobs']],
  ['another name from a table', 'const { jobs: most } = LIMITS;', 'most', ['LIMITS.jobs']],
  ['a name from a call', 'const { jobs } = f();', 'jobs', []],
  ['a parameter', 'function f({ jobs }) { if (n > jobs) g(); }', 'x', []],
  ['a variable', 'let most = LIMITS.jobs;', 'most', []],
  ['a name of nothing', '', 'most', []],
])('%s', (_, before, value, limits) => {
  expect(decided(`${before} if (n > ${value}) f();`)).toEqual(limits);
});

const COMPARED = 'n > LIMITS.jobs';

test.each([
  ['a condition', `if (${COMPARED}) f();`, true],
  ['one in brackets', `if ((${COMPARED})) f();`, true],
  ['a condition that is negated', `if (!(${COMPARED})) f();`, true],
  ['a part of one', `if (a && ${COMPARED}) f();`, true],
  ['another part of one', `if (${COMPARED} || a) f();`, true],
  ['the condition of a value', `f(${COMPARED} ? 1 : 2);`, true],
  ['a value by another condition', `f(a ? ${COMPARED} : 2);`, false],
  ['a value by another condition that is returned', `const g = () => (a ? ${COMPARED} : 2);`, true],
  ['a result', `const g = () => ${COMPARED};`, true],
  ['a variable', `const isFull = ${COMPARED};`, true],
  ['what is compared with a truth', `f((${COMPARED}) === true);`, true],
  ['an argument', `expect(${COMPARED});`, false],
  ['an argument in brackets', `expect((${COMPARED}));`, false],
  ['a negated argument', `expect(!(${COMPARED}));`, false],
  ['a part of an argument', `expect(a && ${COMPARED});`, false],
  ['the other part of an argument', `expect(${COMPARED} || a);`, false],
  ['an argument of a new object', `new Fault(${COMPARED});`, false],
])('%s decides: %s', (_, text, decides) => {
  expect(decided(text)).toEqual(decides ? ['LIMITS.jobs'] : []);
});

test('a limit is told with the first 60 characters of its comparison', () => {
  const text = `n + ${'long'.repeat(12)} > LIMITS.jobs + 1`;
  const file = ts.createSourceFile('a.ts', `if (${text}) f();`, ts.ScriptTarget.Latest, true);
  const names = new Names();
  const [statement] = file.statements;
  const condition = statement !== undefined && ts.isIfStatement(statement) && statement.expression;
  expect(condition === false ? [] : readLimits(condition, names)).toEqual([
    { object: 'LIMITS', name: 'jobs', text: text.slice(0, 60) },
  ]);
});
