/** How long the callers of an operation wait. */
import { expect, test } from 'vitest';
import { contractFile, modelOf, surprises } from '../testing/annotated.ts';
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

const BOOT = "boot: { slots: {}, programs: {} }, principals: ['init'],";

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
    'ABI2102 budget/exceeded desk.ask takes 20 µs, and its callers wait 15 µs budget: 20000',
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
    const found = surprises(serving(op, `program: {}, ${BOOT}`));
    expect(found.filter((one) => one.includes('budget/missing'))).toHaveLength(count);
    expect(surprises(serving(op, 'program: {},')).join()).not.toContain('budget/missing');
  },
);

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
