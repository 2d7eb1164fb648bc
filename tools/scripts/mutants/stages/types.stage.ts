/** The compiler as a stage of `npm run mutants`: it reads the mutated source as a text. */
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { activeMutant } from '../../../mutants/src/switch/active.ts';
import { workspaceRoot } from '../../steps.ts';
import { typeErrors } from './type-errors.ts';

test('the types of a source', () => {
  const active = activeMutant();
  if (active === undefined)
    throw new Error('there is no mutant, of which the types could be checked');
  expect(relative(workspaceRoot, active.path)).toBe(active.file);
  expect(typeErrors(active.path)[0]).toBeUndefined();
});
