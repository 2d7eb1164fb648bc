/** Which checks the ladder does not violate, each for a reason of its own. */
import { CHECKS } from '@abicus/abi-kernel/testing';
import { expect, test } from 'vitest';
import { CAPABILITY_REJECTS } from './capabilities.ts';
import { ENDPOINT_REJECTS } from './endpoints.ts';
import { INTERRUPT_REJECTS } from './interrupts.ts';
import { MEMORY_REJECTS } from './memory.ts';
import { MESSAGE_REJECTS } from './messages.ts';
import { MINTED_REJECTS } from './minted-calls.ts';
import { REPLY_REJECTS } from './reply-calls.ts';
import { TASK_REJECTS } from './tasks.ts';

const OPERATIONS = [
  ...CAPABILITY_REJECTS.operations,
  ...ENDPOINT_REJECTS.operations,
  ...INTERRUPT_REJECTS.operations,
  ...MEMORY_REJECTS.operations,
  ...MESSAGE_REJECTS.operations,
  ...MINTED_REJECTS.operations,
  ...REPLY_REJECTS.operations,
  ...TASK_REJECTS.operations,
];

test('each check that no program violates has a reason of its own', () => {
  const reasons = OPERATIONS.flatMap(({ impossible }) => [...impossible.values()]);
  expect(reasons.filter((text, i) => reasons.indexOf(text) !== i)).toEqual([]);
});

test('each check of each operation is violated, or has a reason', () => {
  const violated = OPERATIONS.flatMap(({ id, calls }) =>
    calls.map(({ label }) => `${id}.${label.split(': ')[0]}`),
  );
  const excluded = OPERATIONS.flatMap(({ impossible }) => [...impossible.keys()]);
  const checks = Object.values(CHECKS).flatMap((rows) => rows.map(({ id }) => id));
  expect([...new Set(violated), ...excluded].toSorted()).toEqual(checks.toSorted());
});
