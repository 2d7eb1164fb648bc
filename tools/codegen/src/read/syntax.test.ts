import { expect, test } from 'vitest';
import { contractFile, findingsOf, surprises, surprisesIn } from '../testing/annotated.ts';

test('the whole subset is read', () => {
  expect(
    surprises(`
    nonGoals: [\`a template
      without substitutions\`, 'it\\'s', "double"],
    types: { 'Quoted': enumeration(i32, { Below: -1, Hex: 0x10, Big: 1_000 }, { closed: false }) },
    config: { file: Type.Object({ name: Type.String({ minLength: 1 }) }) },
  `),
  ).toEqual([]);
});

test('syntax outside the literal subset is reported by name', () => {
  expect(
    surprises(`
    ...base, //! ABI1001 contract/non-literal a spread assignment
    goals, //! ABI1001 contract/non-literal a shorthand property assignment
    method() {}, //! ABI1001 contract/non-literal a method declaration
    get owners() { return []; }, //! ABI1001 contract/non-literal a get accessor
    ['computed']: 1, //! ABI1001 contract/non-literal a computed property name
    nonGoals: [
      \`\${1}\`, //! ABI1001 contract/non-literal a template expression
      'a' + 'b', //! ABI1001 contract/non-literal a binary expression
      ('a'), //! ABI1001 contract/non-literal a parenthesized expression
      'a' as string, //! ABI1001 contract/non-literal an as expression
      null, //! ABI1001 contract/non-literal a null keyword
      undefined, //! ABI1001 contract/non-literal 'undefined' is not imported
      1n, //! ABI1001 contract/non-literal a big int literal
      ...more, //! ABI1001 contract/non-literal a spread element
      () => 'a', //! ABI1001 contract/non-literal an arrow function
      new Date(), //! ABI1001 contract/non-literal a new expression
      goals[0], //! ABI1001 contract/non-literal an element access expression
      true ? 'a' : 'b', //! ABI1001 contract/non-literal a conditional expression
      +1, //! ABI1001 contract/non-literal a prefix unary expression
      -u8, //! ABI1001 contract/non-literal a prefix unary expression
      String(1), //! ABI1001 contract/non-literal 'String' is not imported
      Type?.Null(), //! ABI1001 contract/non-literal a property access expression
      'a', , //! ABI1001 contract/non-literal an omitted expression
    ],
    limits: { a: limit<1>(1, { why: '', atLimit: '' }) }, //! ABI1001 contract/non-literal type arguments
    board: { devices: {}, numbers: { a: { b: 0x20_0000_0000_0000 } } }, //! ABI1001 contract/non-literal 2^53
    reserved: { __proto__: 1 }, //! ABI1001 contract/non-literal an identifier
  `),
  ).toEqual([]);
});

test('unknown names of the language are reported', () => {
  expect(
    surprises(`
    limits: { a: u64.nanos }, //! ABI1001 contract/non-literal no 'u64.nanos'
    principals: [ns.minutes(1)], //! ABI1001 contract/non-literal no 'ns.minutes'
  `),
  ).toEqual([]);
});

test('a module has imports of the language and one contract', () => {
  const file = 'contracts/rfc-0001-x.contract.ts';
  const text = `import { contract } from '@abicus/contract';
import { other } from './other.ts'; //! ABI1001 contract/non-literal may import only
import * as all from '@abicus/contract'; //! ABI1001 contract/non-literal import names individually
import language from '@abicus/contract'; //! ABI1001 contract/non-literal import names individually
const x = 1; //! ABI1001 contract/non-literal a variable statement
if (x) {} //! ABI1001 contract/non-literal an if statement
export default { id: 'RFC-0001' }; //! ABI1001 contract/non-literal contract({
`;
  expect(surprisesIn([{ file, text }])).toEqual([]);
});

test('an imported name may be renamed', () => {
  const file = contractFile(`limits: { a: bound(1, { why: 'w', atLimit: 'E' }) },`);
  expect(
    surprisesIn([{ ...file, text: file.text.replace(' limit,', ' limit as bound,') }]),
  ).toEqual([]);
});

test('a syntax error is reported with its place', () => {
  expect(
    surprises(`
    goals: = [], //! ABI1001 contract/non-literal not TypeScript: Expression expected
  `),
  ).toEqual([]);
});

test('a file without a contract is reported', () => {
  const [finding] = findingsOf([{ file: 'contracts/rfc-0001-x.contract.ts', text: '' }]);
  expect(finding?.message).toBe('there is no `export default contract({ … })`');
});

test('a key `__proto__` and an inexact number are reported as they are written', () => {
  expect(
    surprises(`
    types: { __proto__: newtype(u32, { errno: 'EINVAL' }) }, //! ABI1001 contract/non-literal '__proto__' as a key
    limits: {
      slots: limit(18_446_744_073_709_551_615, { why: '', atLimit: '' }), //! ABI1001 contract/non-literal 18_446_744_073_709_551_615 is above
    },
  `),
  ).toEqual([]);
});

test('properties of all objects are not names of the language', () => {
  expect(
    surprises(`
    limits: {
      slots: limit(ns.constructor(1), { why: '', atLimit: '' }), //! ABI1001 contract/non-literal no 'ns.constructor'
    },
    types: { Job: newtype(u32.__proto__, { errno: 'EINVAL' }) }, //! ABI1001 contract/non-literal no 'u32.__proto__'
  `),
  ).toEqual([]);
});

test.each([
  ['a name of the language', `types: { A: newtyp(u8) }`, "did you mean 'newtype'?"],
  [
    'no name of the language',
    `types: { A: somethingElse }`,
    'write it as a literal, or as a call of the contract language',
  ],
])('the fix of %s that is not imported', (_, members, fix) => {
  const file = contractFile(members);
  expect(findingsOf([file]).map((one) => one.fix)).toEqual([fix]);
});

test('the fix for what a contract file may not contain says what to write or to remove', () => {
  const { file, text } = contractFile(`types: { A: newtype(u8) }`);
  const fixes = (changed: string): string[] =>
    findingsOf([{ file, text: changed }]).map((one) => one.fix);
  expect(fixes(text.replace(/\bnewtype,/, ''))).toEqual([
    "`import { newtype } from '@abicus/contract'`",
  ]);
  expect(fixes(`import { join } from 'node:path';\n${text}`)).toEqual(['remove the import']);
  expect(fixes(`import * as all from '@abicus/contract';\n${text}`)).toEqual([
    "`import { contract, u32 } from '@abicus/contract'`",
  ]);
  expect(fixes(`${text}\nexport const x = 1;`)).toEqual([
    'remove it: a contract is imports of the language and one `export default`',
  ]);
});
