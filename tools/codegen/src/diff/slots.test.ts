/** A capability in another slot is a change, whatever has moved it. */
import { expect, test } from 'vitest';
import { linkedOf } from '../testing/annotated.ts';
import type { ContractFile } from '../generate/inputs.ts';
import { BOOT, plain, serving } from '../testing/booted.ts';
import type { LinkedContracts } from './diff.ts';
import { diffContracts } from './diff.ts';

const SERVICES = ['desk', 'vault'].map((name) => serving(name, 'program: { stackPages: 1 },'));

/** A program that holds this and calls these services, in this order. */
function program(name: string, held: string, ...services: readonly string[]): ContractFile {
  const all = (of: (name: string) => string): string => services.map(of).join(', ');
  return plain(
    name,
    `program: { name: '${name}', stackPages: 1, ${held} },
    uses: { ${all((one) => `'RFC-${one}': ['${one}']`)} },
    calls: { ${all((one) => `${one}: ['ask']`)} },`,
  );
}

/** The system with one such program. */
function system(held: string, ...services: readonly string[]): LinkedContracts {
  return linkedOf([BOOT, ...SERVICES, program('clerk', held, ...services)]);
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

test('what is said of one program is not said of another', () => {
  const both = (held: string, ...services: readonly string[]): LinkedContracts =>
    linkedOf([BOOT, ...SERVICES, program('clerk', '', ...services), program('teller', held)]);
  const before = both('endpoints: { b: 4 },', 'vault', 'desk');
  const after = both('endpoints: { a: 4, b: 4 },', 'desk', 'vault');
  const moved = diffContracts(before, after).filter(({ rule }) => rule === 'slot-moved');
  expect(moved.map(({ id, text }) => `${id} ${text}`)).toEqual([
    'program.clerk calls: services are called in another order',
    'program.teller bRecv: 2 → 4, bSend: 3 → 5',
  ]);
});
