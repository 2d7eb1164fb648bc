/** What contracts make of a system. */
import { expect, test } from 'vitest';
import { contractFile, findingsOf, modelOf } from '../../codegen/src/testing/annotated.ts';
import { CONTRACTS } from './testing/contracts.ts';
import { LISTED } from './testing/small.ts';
import { systemOfContracts } from './from-contracts.ts';

const SMALL = systemOfContracts(modelOf(CONTRACTS));

test('each task has the capabilities of its contract in their slots, and the first one what it hands out', () => {
  expect(findingsOf(CONTRACTS)).toEqual([]);
  const held = (tasks: typeof LISTED.tasks): unknown =>
    tasks.map(({ name, parent, holds, moved }) => ({ name, parent, holds, moved }));
  expect(held(SMALL.tasks)).toEqual(held(LISTED.tasks));
  expect(SMALL.endpoints).toEqual(LISTED.endpoints);
  expect(SMALL.starts).toEqual(LISTED.starts);
  expect(SMALL.devices).toEqual(LISTED.devices);
});

test('each task names its contract and the place that states its program', () => {
  expect(
    SMALL.tasks.map(({ contract, pos, stackPages }) => [contract, pos?.file, stackPages]),
  ).toEqual([
    ['RFC-0001', 'contracts/init.contract.ts', undefined],
    ['RFC-0003', 'contracts/spoold.contract.ts', 2],
    ['RFC-0004', 'contracts/client.contract.ts', 4],
  ]);
});

test('contracts that boot nothing make an empty system', () => {
  const system = systemOfContracts(modelOf([contractFile("errors: { EIO: errno(5, 'broken') },")]));
  expect(system).toEqual({
    from: 'contracts',
    first: '',
    tasks: [],
    starts: [],
    endpoints: [],
    devices: [],
    budgets: [],
  });
});
