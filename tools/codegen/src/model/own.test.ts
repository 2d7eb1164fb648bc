/** What is left of a model without what linked contracts declare. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../testing/annotated.ts';
import { BOOT, LINKED, serving } from '../testing/booted.ts';
import { ownModel } from './own.ts';

const OWN = serving('desk', 'program: { stackPages: 1 },');

test('elements, devices, packages and contracts of a linked contract are left out', () => {
  const model = modelOf([{ ...BOOT, linked: LINKED }, OWN]);
  expect(model.board.devices.map(({ name }) => name)).toEqual(['uart', 'mmio']);
  expect(model.packages.map(({ name }) => name)).toEqual([
    '@abicus/abi-desk',
    '@lender/abi-kernel',
  ]);
  const own = ownModel(model);
  expect(own.contracts.map(({ prose }) => prose.id)).toEqual(['RFC-desk']);
  expect(own.packages.map(({ feeds }) => feeds)).toEqual(['desk']);
  expect(own.services.map(({ name }) => name)).toEqual(['desk']);
  expect(own.limits).toEqual([]);
  expect(new Set(own.elements.map(({ contract }) => contract))).toEqual(new Set(['rfc-desk-desk']));
  expect(own.board.devices).toEqual([]);
  // What refers to it still does.
  expect(own.system?.first).toBe('init');
});

test('without a linked contract the model is the same', () => {
  const model = modelOf([BOOT, OWN, contractFile('', { id: 'RFC-0009', feeds: 'other' })]);
  expect(ownModel(model)).toBe(model);
});
