import { expect, test } from 'vitest';
import { failOf, failure, line, proof, type Evidence, type Failure } from './evidence.ts';

const MARKER = {
  id: 'marker.qosOk',
  text: 'SELFTEST: qos ok',
  fail: 'SELFTEST: qos FAIL',
  by: 'selftest-client',
  proves: ['taskQos.get', 'taskQos.set'],
} as const;

function proven(): Evidence<typeof MARKER> | Failure<typeof MARKER> {
  const seen = proof(MARKER);
  seen.that('taskQos.get', 'gives the class', true);
  seen.equal('taskQos.set', 'lowers the class', 1, 1);
  return seen.end();
}

test.each([
  ['SELFTEST: qos ok', 'SELFTEST: qos FAIL'],
  ['init: ready', 'init: ready FAIL'],
  ['a book', 'a book FAIL'],
  ['ok', 'ok FAIL'],
])('the failure of %j is %j', (text, fail) => {
  expect(failOf(text)).toBe(fail);
});

test('evidence prints the marker', () => {
  const evidence = proven();
  expect(evidence.ok).toBe(true);
  expect(evidence.ok && evidence.assertions).toBe(2);
  expect(line(MARKER, evidence)).toBe('SELFTEST: qos ok');
});

test('an element without assertions has failed', () => {
  const seen = proof(MARKER);
  seen.that('taskQos.get', 'gives the class', true);
  expect(line(MARKER, seen.end())).toBe(
    'SELFTEST: qos FAIL taskQos.set: nothing was asserted about it',
  );
});

test('a marker that names no element needs an assertion of its own', () => {
  const marker = { ...MARKER, proves: [] } as const;
  expect(line(marker, proof(marker).end())).toBe(
    `SELFTEST: qos FAIL ${marker.id}: nothing was asserted about it`,
  );
  const seen = proof(marker);
  seen.equal(marker.id, 'programs started', 1, 1);
  expect(line(marker, seen.end())).toBe('SELFTEST: qos ok');
});

test('the first assertion that fails is reported, with both values', () => {
  const seen = proof(MARKER);
  seen.equal('taskQos.get', 'gives the class', 3, 1);
  seen.that('taskQos.set', 'lowers the class', false);
  const end = seen.end();
  expect(end).toMatchObject({ element: 'taskQos.get', actual: '3', expected: '1' });
  expect(end.ok ? '' : failure(end)).toBe('taskQos.get: gives the class: 3, expected 1');
});

test('a later success does not undo a failure', () => {
  const seen = proof(MARKER);
  seen.that('taskQos.set', 'lowers the class', false);
  seen.that('taskQos.set', 'lowers the class', true);
  seen.that('taskQos.get', 'gives the class', true);
  expect(line(MARKER, seen.end())).toBe('SELFTEST: qos FAIL taskQos.set: lowers the class');
});

test.each([
  ['numbers', 1, 2, '1', '2'],
  ['numbers that are none', Number.NaN, 0, 'NaN', '0'],
  ['bigints', 1n, 2n, '1n', '2n'],
  ['a bigint and a number', 1n, 1, '1n', '1'],
  ['texts', 'a', 'b', '"a"', '"b"'],
  ['bytes', Uint8Array.of(1, 255), Uint8Array.of(1), '01ff', '01'],
  ['nothing and something', undefined, false, 'undefined', 'false'],
])('%s that differ are shown', (_, actual, expected, a, b) => {
  const seen = proof(MARKER);
  seen.equal('taskQos.get', 'same', actual, expected);
  expect(seen.end()).toMatchObject({ actual: a, expected: b });
});

test.each([
  ['atLeast', 4, 'at least 5'],
  ['atMost', 6, 'at most 5'],
] as const)('%s holds for its bound, and %d fails', (how, beyond, expected) => {
  const held = proof({ ...MARKER, proves: ['taskQos.get'] } as const);
  held[how]('taskQos.get', 'bound', 5, 5);
  held[how]('taskQos.get', 'bound', 5n, 5n);
  held[how]('taskQos.get', 'bound', 10 - beyond, 5);
  expect(held.end().ok).toBe(true);
  const failed = proof(MARKER);
  failed[how]('taskQos.get', 'bound', beyond, 5);
  const end = failed.end();
  expect(end).toMatchObject({ actual: String(beyond), expected });
  expect(end.ok ? '' : failure(end)).toBe(`taskQos.get: bound: ${beyond}, expected ${expected}`);
});

test('bytes are compared by value', () => {
  const seen = proof(MARKER);
  seen.equal('taskQos.get', 'same', Uint8Array.of(1, 2), Uint8Array.of(1, 2));
  seen.that('taskQos.set', 'same', true);
  expect(seen.end().ok).toBe(true);
});

test('an object that only resembles evidence prints the failing twin', () => {
  const forged = { ok: true, marker: MARKER, assertions: 9 } as unknown as Evidence<typeof MARKER>;
  expect(line(MARKER, forged)).toBe('SELFTEST: qos FAIL');
  const other = { ...MARKER, text: 'SELFTEST: other ok', fail: 'SELFTEST: other FAIL' };
  const evidence = proven() as unknown as Evidence<typeof other>;
  expect(line(other, evidence)).toBe('SELFTEST: other FAIL');
});

test('a detail is printed where the marker allows one', () => {
  const detailed = { ...MARKER, text: 'neuron vers.', proves: [], detail: true } as const;
  const seen = proof(detailed);
  seen.that(detailed.id, 'is the first line', true);
  expect(line(detailed, seen.end(), '1.0')).toBe('neuron vers. 1.0');
  expect(line(MARKER, proven(), '1.0')).toBe('SELFTEST: qos ok');
});
