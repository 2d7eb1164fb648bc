/** A capability in another slot is a change, whatever has moved it. */
import { expect, test } from 'vitest';
import { linkedOf } from '../testing/annotated.ts';
import { BOOT, plain, serving } from '../testing/booted.ts';
import type { LinkedContracts } from './diff.ts';
import { diffContracts } from './diff.ts';

const SERVICES = ['desk', 'vault'].map((name) => serving(name, 'program: { stackPages: 1 },'));

/** A program that holds this and calls these services, in this order. */
function system(held: string, ...services: readonly string[]): LinkedContracts {
  const all = (of: (name: string) => string): string => services.map(of).join(', ');
  const clerk = `program: { name: 'clerk', stackPages: 1, ${held} },
    uses: { ${all((name) => `'RFC-${name}': ['${name}']`)} },
    calls: { ${all((name) => `${name}: ['ask']`)} },`;
  return linkedOf([BOOT, ...SERVICES, plain('clerk', clerk)]);
}
const CALLS = system('', 'desk');
const ENDPOINT = system('endpoints: { b: 4 },');

test.each<[string, LinkedContracts, LinkedContracts, string[]]>([
  ['an endpoint after the others', ENDPOINT, system('endpoints: { b: 4, c: 4 }, time: true,'), []],
  ['an endpoint before calls', CALLS, system('endpoints: { b: 4 },', 'desk'), ['desk: 2 → 4']],
  [
    'an endpoint before another',
    ENDPOINT,
    system('endpoints: { a: 4, b: 4 },'),
    ['bRecv: 2 → 4, bSend: 3 → 5'],
  ],
  ['the exact time', CALLS, system('time: true,', 'desk'), ['desk: 2 → 3']],
  ['a factory', CALLS, system('endpointBudget: 1,', 'desk'), ['desk: 2 → 3']],
  [
    'a device before another',
    system("devices: ['disk'],"),
    system("devices: ['console', 'disk'],"),
    ['diskRegisters: 2 → 4, diskInterrupt: 3 → 5'],
  ],
  [
    'a service that is called before another',
    system('', 'vault'),
    system('', 'desk', 'vault'),
    ['vault: 2 → 3'],
  ],
  ['a service that is called after the others', CALLS, system('', 'desk', 'vault'), []],
  ['a longer queue', ENDPOINT, system('endpoints: { b: 5 },'), []],
  [
    'services in another order, which is said once',
    system('', 'vault', 'desk'),
    system('', 'desk', 'vault'),
    ['calls: services are called in another order'],
  ],
])('%s', (_, before, after, expected) => {
  const moved = diffContracts(before, after).filter(({ rule }) => rule === 'slot-moved');
  expect(moved.map(({ text }) => text)).toEqual(expected);
  expect(new Set(moved.map(({ id }) => id)).size).toBe(Math.min(expected.length, 1));
});
