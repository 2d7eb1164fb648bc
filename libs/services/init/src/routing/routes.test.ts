/** What a question about a route gets: by the contracts, by the policy, and by the state of the target. */
import { getRejects, PROGRAM_MACHINE, type ProgramState } from '@abicus/abi-init';
import { INVARIANTS } from '@abicus/abi-init/testing';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bootOf, bootProgram, calls } from '../../test/small-boot.ts';
import { PolicyTable } from './policy-table.ts';
import { Routes } from './routes.ts';

const CLIENT = bootProgram('client', 10, {
  calls: [calls('a', 5), calls('b', 6)],
  notifies: [calls('b', 6), calls('c', 7)],
});
const PROGRAMS = ['a', 'b', 'c', 'd'].map((name, i) => bootProgram(name, 20 + i));
const noService = bootProgram('bare', 30, { requests: undefined });
const BOOT = bootOf(...PROGRAMS, noService, CLIENT);
const POLICED = bootOf(...PROGRAMS, bootProgram('policyd', 40), CLIENT);

const routes = new Routes(BOOT, new PolicyTable(BOOT));
const up = (): ProgramState => 'up';
const reject = (why: keyof typeof getRejects) => ({ kind: 'reject', reject: getRejects[why] });

test.each([
  ['a', 5],
  ['b', 6],
  ['c', 7],
])('a service that the contract calls or notifies is given into its slot: %s', (name, slot) => {
  expect(routes.decide('client', name, up)).toEqual({ kind: 'grant', slot });
});

test.each(['nothing', 'bare', 'init', 'constructor', '__proto__', ''])(
  'there is no service %s',
  (name) => expect(routes.decide('client', name, up)).toEqual(reject('target')),
);

test('of a service that the contract does not call, and for a sender that is no program', () => {
  expect(routes.decide('client', 'd', up)).toEqual(reject('declared'));
  expect(routes.decide('a', 'b', up)).toEqual(reject('declared'));
  expect(routes.decide(undefined, 'a', up)).toEqual(reject('declared'));
  expect(routes.decide('stranger', 'a', up)).toEqual(reject('declared'));
});

test('a question about each state of a target', () => {
  const found = PROGRAM_MACHINE.states.map((state) => routes.decide('client', 'a', () => state));
  const grant = { kind: 'grant', slot: 5 };
  expect(found).toEqual([{ kind: 'park' }, grant, grant, { kind: 'park' }, reject('ended')]);
});

test('where policyd is booted no route is allowed before its table, and then those of the table', () => {
  const policy = new PolicyTable(POLICED);
  const policed = new Routes(POLICED, policy);
  const ask = (name: string) => policed.decide('client', name, up);
  const identityOf = (name: string) =>
    POLICED.programs.find((one) => one.name === name)?.identity ?? 0n;
  const route = (requester: string, target: string) => ({
    requester: identityOf(requester),
    target: identityOf(target),
  });
  expect([ask('a'), ask('b')]).toEqual([reject('policy'), reject('policy')]);
  policy.replace([route('client', 'a'), route('client', 'd'), route('b', 'client')]);
  expect([ask('a'), ask('b')]).toEqual([{ kind: 'grant', slot: 5 }, reject('policy')]);
  // A table allows nothing that no contract declares.
  expect(ask('d')).toEqual(reject('declared'));
  policy.replace([]);
  expect(ask('a')).toEqual(reject('policy'));
});

test('identities whose digits are the same in a row are told apart by the table', () => {
  const policy = new PolicyTable(POLICED);
  policy.replace([{ requester: 1n, target: 23n }]);
  expect([policy.allows(1n, 23n), policy.allows(12n, 3n)]).toEqual([true, false]);
});

test('routing.invariant.declaredRoutes: no table of policyd and no state gives a route that no contract declares', () => {
  const names = [...POLICED.programs.map(({ name }) => name), 'init', 'stranger'];
  const name = fc.constantFrom(...names);
  const identity = fc.constantFrom(...POLICED.programs.map((one) => one.identity));
  const table = fc.option(fc.array(fc.record({ requester: identity, target: identity })));
  const states = fc.constantFrom<ProgramState>(...PROGRAM_MACHINE.states);
  fc.assert(
    fc.property(table, name, name, states, (allowed, requester, target, state) => {
      const policy = new PolicyTable(POLICED);
      if (allowed !== null) policy.replace(allowed);
      const verdict = new Routes(POLICED, policy).decide(requester, target, () => state);
      const drawn = {
        allowed: allowed?.map((row) => `${row.requester} ${row.target}`),
        requester,
        target,
        state,
      };
      drew(INVARIANTS['routing.invariant.declaredRoutes'], drawn, { rows: allowed?.length ?? 0 });
      expect(['reject', 'park', 'grant']).toContain(verdict.kind);
      if (verdict.kind === 'reject') return;
      expect(requester).toBe('client');
      expect(['a', 'b', 'c']).toContain(target);
      const of = (one: string) => POLICED.programs.find((program) => program.name === one);
      const isAllowed = (allowed ?? []).some(
        (row) => row.requester === of(requester)?.identity && row.target === of(target)?.identity,
      );
      expect(isAllowed).toBe(true);
      expect(verdict.kind === 'grant').toBe(state === 'up' || state === 'starting');
    }),
    { seed: 0x5254, numRuns: 1000 },
  );
});
