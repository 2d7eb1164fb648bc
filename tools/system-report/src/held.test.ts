/** `capabilities.json` of another form: each is told with the place of the first thing that is wrong. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HELD } from './testing/small.ts';
import { readHeld } from './held.ts';

/** A document with the value at a path replaced, or removed if it is undefined. */
function changed(path: readonly (string | number)[], value: unknown, of: unknown = HELD): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(of)) return of.map((one, i) => (i === key ? changed(rest, value, one) : one));
  const members = Object.entries(Object(of)).map(([name, one]) => {
    return [name, name === key ? changed(rest, value, one) : one] as const;
  });
  return Object.fromEntries(members.filter(([, one]) => one !== undefined));
}

test('what a selftest writes is read as it is', () => {
  expect(readHeld(JSON.parse(JSON.stringify(HELD)))).toEqual({ ok: true, held: HELD });
});

test.each<[string, unknown, string]>([
  ['no object', [], 'it is not an object'],
  ['nothing', null, 'it is not an object'],
  ['a later format', changed(['format'], 2), 'format is not one of 1'],
  [
    'no time',
    changed(['taken'], undefined),
    'taken is not one of at the last rung, at the end, never',
  ],
  ['no list of tasks', changed(['tasks'], {}), 'tasks is not a list'],
  ['a task without a pid', changed(['tasks', 1, 'pid'], undefined), 'tasks[1].pid is not a number'],
  [
    'a negative slot',
    changed(['tasks', 0, 'capabilities', 2, 'slot'], -1),
    'tasks[0].capabilities[2].slot is not a number',
  ],
  [
    'a slot in a text',
    changed(['tasks', 0, 'capabilities', 2, 'slot'], '2'),
    'tasks[0].capabilities[2].slot is not a number',
  ],
  [
    'a kind that there is not',
    changed(['tasks', 0, 'capabilities', 0, 'kind'], 'file'),
    'tasks[0].capabilities[0].kind is not one of endpoint, memory, registers, endpointFactory, serviceFactory, clock, interrupt',
  ],
  [
    'a right that is no text',
    changed(['tasks', 2, 'capabilities', 0, 'rights'], [2]),
    'tasks[2].capabilities[0].rights[0] is not a text',
  ],
  [
    'an endpoint without an owner',
    changed(['endpoints', 3, 'owner'], undefined),
    'endpoints[3].owner is not a number',
  ],
  ['an image that is no text', changed(['memory', 0, 'image'], 1), 'memory[0].image is not a text'],
  ['a task twice', changed(['tasks', 2, 'pid'], 2), 'the task 2 is listed twice'],
  [
    'a slot twice',
    changed(['tasks', 1, 'capabilities', 2, 'slot'], 1),
    'the task spoold has a slot twice',
  ],
])('%s', (_, value, why) => {
  expect(readHeld(value)).toEqual({ ok: false, why });
});

test('any JSON is read or told, and never thrown at', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(readHeld(JSON.parse(text)).ok).toBe(false);
    }),
  );
});
