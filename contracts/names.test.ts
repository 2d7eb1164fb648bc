/** Every identifier of the C header and the Rust crate is in the tables of names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContracts, workspaceAt } from '@abicus/codegen';
import { expect, test } from 'vitest';
import { stem } from '../tools/codegen/src/names/native.ts';
import { strangersInC, strangersInRust } from '../tools/codegen/src/names/testing/identifiers.ts';
import { modelOf } from '../tools/codegen/src/testing/annotated.ts';

const root = join(import.meta.dirname, '..');
const workspace = workspaceAt(root);
const model = modelOf(readContracts(workspace));
const native = join(root, 'libs/abi/native');
const NONE = { unlisted: [], unwritten: [] };

test('the C header has the names of its table and no others', () => {
  const header = readFileSync(join(native, 'include/abicus.h'), 'utf8');
  expect(strangersInC(header, model, stem(workspace))).toEqual(NONE);
});

test('the Rust crate has the names of its table and no others', () => {
  const crate = readFileSync(join(native, 'rust/abicus.rs'), 'utf8');
  expect(strangersInRust(crate, model)).toEqual(NONE);
});
