/**
 * Lines that contracts declare, each printed by every program that must not print it, and each failure of a rung: the
 * recogniser rejects them all, in the ladder of this system. Generated from the ladder, so that a new line has its own.
 */
import { LADDER } from '@abicus/abi-ladder';
import { print } from '@abicus/program';
import { formatLine, recogniseLog, rungsOf, type DeclaredLine } from '@abicus/wire/ladder';
import { describe, expect, test } from 'vitest';
import { runInClient } from '../test/run-in-client.ts';

const line = (identity: string, text: string): string =>
  formatLine({ micros: 1, hart: 0, identity, text });

/** A log that climbs the ladder of machines with several harts. */
const CLIMBED = rungsOf(LADDER, 'smp').flatMap(({ by, detail, text, answered }) => [
  line(by, detail === true ? `${text} 0.1.0` : text),
  ...(answered === undefined ? [] : [line(answered.by, answered.text)]),
]);
/** Every program that a line is declared for, the kernel, and one without a name. */
const IDENTITIES = new Set(
  ['pid:9', LADDER.kernel, ...LADDER.rungs.map(({ by }) => by)].concat(
    LADDER.declared.flatMap(({ by }) => by ?? []),
  ),
);
const others = (by: string | undefined): string[] => [...IDENTITIES].filter((one) => one !== by);

/** What the recogniser finds of a log that climbs the ladder and has one line more. */
const found = (text: string, by: string): string[] =>
  recogniseLog(LADDER, [...CLIMBED, line(by, text)], 'smp').findings.map(({ kind }) => kind);

/** A line as it is declared. */
const textOf = ({ text, fields = [] }: DeclaredLine): string =>
  [text.replaceAll(/\{\w+\}/g, '7'), ...fields.map((name) => `${name}=7`)].join(' ');

test('the log without more is accepted', () => {
  expect(recogniseLog(LADDER, CLIMBED, 'smp').findings).toEqual([]);
});

describe.each(LADDER.declared)('$id', (declared) => {
  test('has an emitter', () => {
    expect(declared.by).toBeDefined();
  });

  test('is taken from its emitter, and is forged by any other', () => {
    expect(found(textOf(declared), declared.by ?? '')).toEqual([]);
    expect(others(declared.by).map((by) => found(textOf(declared), by))).toEqual(
      others(declared.by).map(() => ['forged']),
    );
  });
});

test('audit lines of the kernel are its own: the identities that a program could claim', () => {
  const audits = LADDER.declared.filter(({ fields }) => fields !== undefined);
  expect(audits.map(({ id, by }) => `${id} ${by}`).toSorted()).toEqual([
    'qos.audit.qosAudit neuron',
    'task.audit.taskFault neuron',
    'timed.audit.registerAudit timed',
  ]);
});

test('a program that prints an audit line of the kernel is found in the log of its machine', () => {
  const forged = 'QOS-AUDIT decision=allow reason=applied caller=7 target=7 from=1 to=3';
  const { wrongLines } = runInClient(1, function* claim({ cpu }) {
    yield* print(cpu, forged);
  });
  expect(wrongLines.filter((one) => one.startsWith('forged'))).toEqual([
    `forged: printed by selftest-client, declared for neuron: ${forged}`,
  ]);
});

test.each(LADDER.rungs)('the failure of $name fails a run, and no other can say it', (rung) => {
  expect(rung.fail).toBe(`${rung.text.replace(/ ok$/, '')} FAIL`);
  expect(found(`${rung.fail} why`, rung.by)).toEqual(['failed']);
  expect(others(rung.by).map((by) => found(rung.fail, by))).toEqual(
    others(rung.by).map(() => ['forged']),
  );
});

test('a line in the name space of a rung that nothing declares is found, whichever name space', () => {
  expect(LADDER.namespaces.map((start) => found(`${start}something else`, LADDER.kernel))).toEqual(
    LADDER.namespaces.map(() => ['undeclared']),
  );
});
