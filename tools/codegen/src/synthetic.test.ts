import { expect, test } from 'vitest';
import { syntheticContracts } from './synthetic.ts';
import { modelOf } from './testing/annotated.ts';

test('any number of contracts links, as many operations as asked for', () => {
  const model = modelOf(syntheticContracts(80, 3));
  expect(model.contracts).toHaveLength(80);
  expect(model.packages).toHaveLength(80);
  expect(model.services.flatMap((service) => service.ops)).toHaveLength(79 * 3);
  expect(syntheticContracts(80, 3)).toEqual(syntheticContracts(80, 3));
});
