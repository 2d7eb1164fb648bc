import * as language from '@abicus/contract';
import { expect, test } from 'vitest';
import { contractFile, findingsOf, surprises, surprisesIn } from '../testing/annotated.ts';
import { CONSTRUCTORS } from './constructor-keys.ts';

test('every constructor of the language has a row, and every row has a constructor', () => {
  const functions = Object.entries(language).filter(([, value]) => typeof value === 'function');
  const names = functions.map(([name]) => name).filter((name) => name !== 'contract');
  expect(Object.keys(CONSTRUCTORS).sort()).toEqual(names.sort());
});

test('unknown keys are reported with the nearest key', () => {
  expect(
    surprises(`
    decription: 'x', //! ABI1002 contract/unknown-key 'decription' is not a key of a contract
    nonGoal: [], //! ABI1002 contract/unknown-key did you mean 'nonGoals'?
    limits: { a: limit(1, { why: '', atLimit: '', unit: 'ns' }) }, //! ABI1002 contract/unknown-key 'unit'
    security: { threats: [], dontdo: [] }, //! ABI1002 contract/unknown-key did you mean 'dontDo'?
    markers: { a: { text: '', by: '', proves: [], afer: [] } }, //! ABI1002 contract/unknown-key did you mean 'after'?
  `),
  ).toEqual([]);
});

test('duplicate keys are reported', () => {
  expect(
    surprises(`
    limits: {
      a: limit(1, { why: '', atLimit: '' }),
      a: limit(2, { why: '', atLimit: '' }), //! ABI1002 contract/duplicate-key 'a' is written twice
    },
    title: 'another', //! ABI1002 contract/duplicate-key 'title'
    types: { E: enumeration(u8, { A: 0, A: 1 }, { closed: false }) }, //! ABI1002 contract/duplicate-key 'A'
  `),
  ).toEqual([]);
});

test('missing keys are reported', () => {
  expect(
    surprises(`
    limits: { a: limit(1, { why: 'w' }) }, //! ABI1002 contract/missing-key 'atLimit' is missing from
    markers: { a: { text: 'x', by: 'neuron' } }, //! ABI1002 contract/missing-key 'proves' is missing from
    syscalls: { a: syscall(1, { args: {} }) }, //! ABI1002 contract/missing-key 'cost' is missing from
    board: { devices: {} }, //! ABI1002 contract/missing-key 'numbers' is missing from
  `),
  ).toEqual([]);
  const file = contractFile('');
  const text = file.text
    .replace("title: 'A contract', ", '')
    .replace('({', "({ //! ABI1002 contract/missing-key 'title'");
  expect(surprisesIn([{ ...file, text }])).toEqual([]);
});

test('values of the wrong kind are reported', () => {
  expect(
    surprises(`
    mustUse: 'send', //! ABI1002 contract/wrong-kind takes a list, not the string "send"
    principals: [1], //! ABI1002 contract/wrong-kind takes a string, not the number 1
    types: {
      A: u8, //! ABI1002 contract/wrong-kind takes newtype, enumeration, flags, struct
      B: { kind: 'newtype' }, //! ABI1002 contract/wrong-kind not an object
      C: newtype(32, { errno: 'E' }), //! ABI1002 contract/wrong-kind argument 1 of newtype takes scalar
      D: enumeration(u8, { A: 'zero' }, { closed: true }), //! ABI1002 contract/wrong-kind 'A' takes a number
      F: enumeration(u8, {}, { closed: 'yes' }), //! ABI1002 contract/wrong-kind 'closed' takes a boolean
      G: struct({ a: orZero('A') }, { size: 1, errno: 'E' }), //! ABI1002 contract/wrong-kind 'a' takes a string, or scalar
    },
    syscalls: {
      a: syscall('1', { cost: 1 }), //! ABI1002 contract/wrong-kind argument 1 of syscall takes a number
      b: syscall(1, { cost: ns.micros('1') }), //! ABI1002 contract/wrong-kind argument 1 of ns.micros
      c: syscall(2, { cost: 1, args: { x: u8 } }), //! ABI1002 contract/wrong-kind takes arg
      d: syscall(3, { cost: 1, args: { x: a0(readsBytes('a9')) } }), //! ABI1002 contract/wrong-kind one of 'a0'
    },
    board: { devices: { a: device(0, 1, { r: register(0, u8, { access: 'rx' }) }) }, numbers: {} }, //! ABI1002 contract/wrong-kind did you mean 'r'?
    profiles: { smp: { harts: [1] } }, //! ABI1002 contract/wrong-kind takes a list of 2
    config: { f: { type: 'object' } }, //! ABI1002 contract/wrong-kind takes a TypeBox schema
  `),
  ).toEqual([]);
});

test('arguments are counted', () => {
  expect(
    surprises(`
    errors: { A: errno(1) }, //! ABI1002 contract/wrong-kind errno takes 2 to 3 arguments, not 1
    audit: { a: line('A', [], 3) }, //! ABI1002 contract/wrong-kind line takes 2 arguments, not 3
  `),
  ).toEqual([]);
});

test('the status of a contract is one of four', () => {
  const [finding] = findingsOf([contractFile('', { status: 'acepted' })]);
  expect(finding?.fix).toBe("did you mean 'accepted'?");
});

test('a finding inside an argument is reported once', () => {
  expect(
    surprises(`
    syscalls: { a: syscall(1, { cost: 1, checks: { b: fails('E', 'doc', { limt: 'x' }) } }) }, //! ABI1002 contract/unknown-key did you mean 'limit'?
  `),
  ).toEqual([]);
});

test('arguments that a constructor itself rejects are reported', () => {
  expect(
    surprises(`
    config: { file: Type.Object() }, //! ABI1002 contract/wrong-kind Type.Object rejects its arguments
  `),
  ).toEqual([]);
});
