/** What a new program holds is authority, as it is of a program that was there before. */
import { expect, test } from 'vitest';
import { linkedOf } from '../testing/annotated.ts';
import { BOOT, plain } from '../testing/booted.ts';
import { diffContracts } from './diff.ts';

const OTHER = plain('other', '');
const CLERK = (held: string) =>
  plain('other', `program: { name: 'clerk', stackPages: 1, ${held} },`);

test.each([
  ['nothing', '', []],
  ['a device', "devices: ['disk'],", ['program: holds disk']],
  ['the exact time', 'time: true,', ['program: holds the exact time']],
  ['endpoints', 'endpoints: { inbox: 4 },', ['program: holds the endpoint inbox']],
  ['a factory', 'endpointBudget: 2,', ['program: holds an endpoint factory of 2']],
  [
    'all of it',
    "devices: ['disk', 'console'], time: true, endpointBudget: 2,",
    ['program: holds disk, console, the exact time, an endpoint factory of 2'],
  ],
])('a new program that holds %s widens authority by exactly this', (_, held, expected) => {
  const found = diffContracts(linkedOf([BOOT, OTHER]), linkedOf([BOOT, CLERK(held)]));
  expect(found.map(({ rule }) => rule)).toContain('program-added');
  const widened = found.filter(({ rule }) => rule === 'authority-widened');
  expect(widened.map(({ text }) => text)).toEqual(expected);
});
