/** By hand: the findings that are drift and their codes, which scripts, docs and changesets of users name. */
import { expect, test } from 'vitest';
import { checkExit } from './check.ts';
import { DRIFT, drift } from './finding.ts';

const FACTS = `
  ABI3001 gen/stale
  ABI3002 gen/missing gen/untracked
  ABI3003 gen/orphan
  ABI3004 gen/edited
  ABI3005 gen/generator
  ABI3006 gen/nondeterministic
  ABI3007 gen/interrupted
  ABI4001 impl/no-handler impl/extra-handler
  ABI4002 impl/raw-literal
  ABI4003 impl/opcode-by-position
  ABI4004 impl/limit-by-hand
  ABI4005 impl/not-parsed
  ABI4102 drift/undeclared-error
  ABI4103 impl/unreached-error
  ABI4201 impl/unused-result
  ABI4301 auth/untested
  ABI4401 wire/offset wire/no-vector
  ABI5001 proof/no-test
  ABI5002 proof/not-run proof/failed proof/untouched
  ABI5003 proof/void
  ABI5004 report/unknown
  ABI5005 proof/undrawn
  ABI5101 marker/not-emitted marker/undeclared marker/not-proven
  ABI5102 marker/order
  ABI5103 evidence/not-whole
  ABI5201 system/call system/missing system/object system/order system/rights system/slot system/unlisted
  ABI6001 compat/bump compat/unapproved
  ABI6002 compat/no-changeset
  ABI6003 compat/version
  ABI6004 compat/unreadable
  ABI7001 nx/inputs
  ABI7002 ci/not-wired
  ABI7003 bundle/stale
`;

test('each finding has this code', () => {
  const listed = FACTS.trim()
    .split('\n')
    .flatMap((line) => {
      const [code, ...slugs] = line.trim().split(' ');
      return slugs.map((slug) => [slug, code]);
    });
  expect({ ...DRIFT }).toEqual(Object.fromEntries(listed));
});

const CLEAN = { findings: [], elements: 1, files: 1, notes: [] };
const FINDING = drift('gen/stale', { file: 'a', line: 1, col: 1 }, 'is stale');

test.each([
  ['is clean', {}, 0],
  ['has a finding', { findings: [FINDING] }, 1],
  ['has a finding, and no element', { findings: [FINDING], elements: 0 }, 1],
  ['has nothing to check', { elements: 0 }, 2],
  ['is not whole', { failed: 'no base' }, 2],
  ['is not whole, and has a finding', { failed: 'no base', findings: [FINDING] }, 2],
])('a check that %s', (_, result, code) => {
  expect(checkExit({ ...CLEAN, ...result })).toBe(code);
});
