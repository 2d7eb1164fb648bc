/** `new service` beside contracts that are there: what is made follows their operations. */
import { expect, test } from 'vitest';
import type { Facts } from './facts.ts';
import { newContract, type Scaffold } from './contract.ts';
import { newService } from './service.ts';

const CREATED = '2026-01-01';

function facts(contracts: readonly string[]): Facts {
  const workspace = { root: '/w', scope: '@acme', contracts: 'contracts', abi: 'libs/abi' };
  return {
    workspace: { ...workspace, docs: 'docs/reference', lock: 'contracts/.lock' },
    contracts,
    exists: () => false,
    base: false,
    range: '^0.1.0',
  };
}

function file(scaffold: Scaffold, path: string): string {
  if (!scaffold.ok) throw new Error(scaffold.message);
  return scaffold.files.get(path) ?? '';
}

const service = (contracts: readonly string[]): Scaffold =>
  newService(facts(contracts), { name: 'kv', created: CREATED });

const template = file(
  newContract(facts([]), { name: 'kv', created: CREATED }),
  'contracts/rfc-0001-kv.contract.ts',
);
const own = template
  .replace('add: serviceOp(1, {', 'put: serviceOp(1, {')
  .replace('    },\n  },\n});', '      drop: serviceOp(2, {}),\n    },\n  },\n});');

test('a contract as it was made gets the handler and the tests of its operation', () => {
  for (const contracts of [[], [template], [template.replace(/\n\s*/g, ' ')]]) {
    expect(file(service(contracts), 'libs/services/kv/src/handlers.ts')).toContain('addRejects');
    expect(file(service(contracts), 'libs/services/kv/src/handlers.test.ts')).toContain('kv.add.');
  }
});

test('of a contract with operations of its own each has a handler and a failing test, and no other', () => {
  const made = service([own]);
  const handlers = file(made, 'libs/services/kv/src/handlers.ts');
  expect(handlers.match(/\w+(?=: \(\) =>)/g)).toEqual(['put', 'drop']);
  const tests = file(made, 'libs/services/kv/src/handlers.test.ts');
  expect(tests.match(/(?<=^test\(')[\w.]+/gm)).toEqual(['kv.put', 'kv.drop']);
  expect(tests.match(/expect\.unreachable/g)).toHaveLength(2);
});

test('a contract without a service gets none, and that is said', () => {
  const message = "the contract that feeds 'kv' declares no operation";
  expect(service(["feeds: 'kv'"])).toEqual({ ok: false, message });
});
