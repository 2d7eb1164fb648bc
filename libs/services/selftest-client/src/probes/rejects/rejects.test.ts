/** Which checks the ladder does not violate, each for a reason of its own. */
import { CHECKS } from '@abicus/abi-kernel/testing';
import { expect, test } from 'vitest';
import { CAPABILITY_REJECTS } from './capabilities.ts';
import { ENDPOINT_REJECTS } from './endpoints.ts';
import { INTERRUPT_REJECTS } from './interrupts.ts';
import { MEMORY_REJECTS } from './memory.ts';
import { MESSAGE_REJECTS } from './messages.ts';
import { TASK_REJECTS } from './tasks.ts';

const OPERATIONS = [
  ...CAPABILITY_REJECTS.operations,
  ...ENDPOINT_REJECTS.operations,
  ...INTERRUPT_REJECTS.operations,
  ...MEMORY_REJECTS.operations,
  ...MESSAGE_REJECTS.operations,
  ...TASK_REJECTS.operations,
];

/** The generated checks of an operation. */
const rowsOf = (id: string): readonly { readonly name: string; readonly id: string }[] =>
  Object.values(CHECKS)
    .flat()
    .filter(({ id: check }) => check.startsWith(`${id}.`));

test('each check that no program violates has a reason of its own', () => {
  const reasons = OPERATIONS.flatMap(({ impossible }) => [...impossible.values()]);
  expect(reasons.filter((text, i) => reasons.indexOf(text) !== i)).toEqual([]);
});

test('each check of these operations is violated, or has a reason', () => {
  const open = OPERATIONS.flatMap(({ id, calls, impossible }) =>
    rowsOf(id).filter(({ name, id: check }) => {
      const isViolated = calls.some(({ label }) => label === name || label.startsWith(`${name}: `));
      return isViolated === impossible.has(check);
    }),
  );
  expect(open).toEqual([]);
});
