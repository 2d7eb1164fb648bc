/** How long the callers of an operation wait. */
import { expect, test } from 'vitest';
import type { ContractFile } from '../generate/inputs.ts';
import { contractFile, modelOf, surprises, surprisesIn } from '../testing/annotated.ts';
import { durationOf } from '../diagnostics/duration.ts';

/** A service with one operation. */
const serving = (op: string, more = ''): string => `
  service: {
    name: 'desk', authority: 'any',
    envelope: { magic: 'DK', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    status: { OK: 0, BAD: 1 },
    ops: {
      ask: serviceOp(1, { request: {}, reply: {}, idempotent: true, ${op} }),
    },
  },
  ${more}`;

const BOOT = "boot: { first: 'init', slots: {} }, principals: ['init'],";

/** A service that others call: its one operation has this. */
const printing = (op: string): ContractFile =>
  contractFile(
    `service: {
      name: 'printer', authority: 'any',
      envelope: { magic: 'PR', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
      status: { OK: 0, BAD: 1 },
      ops: {
        print: serviceOp(1, { request: {}, reply: {}, idempotent: true, ${op} }),
        feed: serviceOp(2, { request: {}, reply: {}, idempotent: true, budget: ns.micros(30) }),
      },
    },
    program: {},`,
    { id: 'RFC-0002', feeds: 'printer' },
  );

/** What is found where the desk waits for calls of the printer. */
const calling = (op: string, print: string): string[] =>
  surprisesIn([
    contractFile(
      serving(
        op,
        "program: {}, uses: { 'RFC-0002': ['printer'] }, calls: { printer: ['print', 'feed'] },",
      ),
    ),
    printing(print),
  ]);

test.each([
  ['what it takes fits its budget', 'cost: 10, budget: 10'],
  ['it has no budget, and is of no program', 'cost: 10'],
])('an operation is fine if %s', (_, op) => {
  expect(surprises(serving(op))).toEqual([]);
});

test('an operation that takes longer than its callers wait is reported with both times', () => {
  const found = surprises(serving('cost: ns.micros(20), budget: ns.micros(15)'));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(
    'ABI2102 budget/exceeded desk.ask may take 20 µs, and its callers wait 15 µs budget: ns.micros(20), or a lower cost',
  );
});

test.each(['0', '-1', '0.5', '2 ** 60'])('a budget of %s is out of range', (budget) => {
  const found = surprises(serving(`budget: ${budget}`));
  expect(found.join()).toMatch(/ABI(1001|2101)/);
});

test.each([
  ['that is answered at once', '', 1],
  ['that is answered later', "answers: 'later',", 0],
  ['with a budget', 'budget: 5,', 0],
])(
  'of a program that is booted, an operation %s says how long its callers wait',
  (_, op, count) => {
    const found = surprises(serving(op, `program: { stackPages: 1 }, ${BOOT}`));
    expect(found.filter((one) => one.includes('budget/missing'))).toHaveLength(count);
    expect(surprises(serving(op, 'program: {},')).join()).not.toContain('budget/missing');
  },
);

test('an operation of the first program says how long its callers wait', () => {
  const first = BOOT.replace("'init', slots", "'desk', slots").replace("['init']", "['desk']");
  const found = surprises(serving('', `program: {}, ${first}`));
  expect(found.filter((one) => one.includes('budget/missing'))).toHaveLength(1);
});

test('what an operation takes and the budgets of its nested calls fit its budget', () => {
  const op = "cost: ns.micros(5), calls: ['printer.print', 'printer.feed'],";
  const print = 'budget: ns.micros(100)';
  expect(calling(`${op} budget: ns.micros(135)`, print)).toEqual([]);
  const [found = '', ...others] = calling(`${op} budget: ns.micros(134)`, print);
  expect(others).toEqual([]);
  expect(found).toContain(
    'ABI2102 budget/exceeded desk.ask may take 5 µs + 100 µs (desk.ask → printer.print) + 30 µs (desk.ask → printer.feed) = 135 µs, and its callers wait 134 µs budget: ns.micros(135), or fewer calls',
  );
});

test('a nested call without a budget is reported where it is stated, with the path', () => {
  const [found = '', ...others] = calling("calls: ['printer.print'], budget: 5", 'cost: 1');
  expect(others).toEqual([]);
  expect(found).toContain(
    'ABI2102 budget/missing desk.ask → printer.print: nothing bounds how long desk.ask waits for printer.print',
  );
});

test('an operation without a budget may wait for any call: nothing bounds its callers either', () => {
  expect(calling("calls: ['printer.print']", 'cost: 1')).toEqual([]);
});

test('the budget is of the operation', () => {
  const model = modelOf([contractFile(serving('budget: ns.millis(2)'))]);
  expect(model.services[0]?.ops[0]?.budget).toBe(2_000_000);
});

test.each([
  [1, '1 ns'],
  [1500, '1500 ns'],
  [20_000, '20 µs'],
  [5_000_000, '5 ms'],
  [3_000_000_000, '3 s'],
])('%d ns are told as %s', (ns, text) => {
  expect(durationOf(ns)).toBe(text);
});
