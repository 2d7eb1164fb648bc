/** Every contract is evaluated here, and only here: both readings must give the same value. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readContracts, workspaceAt } from '@abicus/codegen';
import { expect, test } from 'vitest';
import { compareReadings } from '../tools/codegen/src/read/agreement.ts';
import { reader } from '../tools/codegen/src/read/reader.ts';

const root = join(import.meta.dirname, '..');
const contracts = readContracts(workspaceAt(root));

test('there are contracts to compare', () => {
  expect(contracts.length).toBeGreaterThan(0);
});

test.each(contracts)('$file is read as it is evaluated', async ({ file, text }) => {
  const { source, diagnostics } = reader.read(file, text);
  expect(diagnostics).toEqual([]);
  if (source === undefined) throw new Error('not read');
  const module: unknown = await import(pathToFileURL(join(root, file)).href);
  const exported = typeof module === 'object' && module !== null && 'default' in module;
  expect(compareReadings(source, exported ? module.default : undefined)).toEqual([]);
});
