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

test('what a program does because it is booted is marked, and callers that are not booted stand apart', () => {
  const [boot, board, spoold, client] = CONTRACTS;
  if (boot === undefined || board === undefined || spoold === undefined || client === undefined) {
    throw new Error('four contracts');
  }
  const ready = `
  service: {
    name: 'init', status: { OK: 0, BAD: 1 }, authority: 'any',
    envelope: { magic: 'IN', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: {
      get: serviceOp(1, { request: {}, reply: {}, answers: 'later', idempotent: true }),
      ready: serviceOp(2, { request: {}, reply: {}, answers: 'never', idempotent: true }),
    },
  },`;
  const served = {
    ...boot,
    text: boot.text.replace("program: { name: 'init' },", `program: {},${ready}`),
  };
  const draft = contractFile(
    "uses: { 'RFC-0003': ['spoold'] }, program: { name: 'late' }, calls: { spoold: ['put'] },",
    { id: 'RFC-0005', feeds: 'late', status: 'draft' },
  );
  const files = [served, board, spoold, client, draft];
  expect(findingsOf(files)).toEqual([]);
  const { tasks, budgets } = systemOfContracts(modelOf(files));
  const of = (name: string) => tasks.find((one) => one.name === name);
  expect(of('spoold')?.notifies).toEqual([{ service: 'init', ops: ['ready'], derived: true }]);
  expect(of('client')?.calls).toEqual([
    { service: 'spoold', ops: ['put'] },
    { service: 'init', ops: ['get'], derived: true },
  ]);
  expect(of('spoold')?.moved).toEqual([
    { op: 'spoold.put', callers: ['client'], unbooted: ['late'] },
  ]);
  expect(budgets.find(({ op }) => op === 'init.get')?.callers).toEqual(['client']);
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
