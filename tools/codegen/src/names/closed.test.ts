/** The tables of C and Rust hold every name that is written, and no other. More draws: `fuzz/native-names.deep.ts`. */
import { expect, test } from 'vitest';
import { strangersInDrawn } from '../../fuzz/native-names.ts';
import { syntheticContracts } from '../synthetic.ts';
import { contractFile } from '../testing/annotated.ts';
import { EVERY_FORM, EVERY_VERSION } from '../testing/every-form.ts';
import { EVERYTHING_SERVED } from '../testing/everything-served.ts';
import { EVERYTHING } from '../testing/everything.ts';
import { nativePackage } from '../testing/native.ts';
import { workspaceAt } from '../workspace/config.ts';
import { stem } from './native.ts';
import { strangersInC, strangersInRust } from './testing/identifiers.ts';

const NONE = { unlisted: [], unwritten: [] };
const prefix = stem(workspaceAt('/workspace'));

const EVERY_FORM_AND_VERSION = [
  contractFile(EVERY_FORM),
  contractFile(EVERY_VERSION, { id: 'RFC-0002', feeds: 'versions' }),
];

const BOARD = `board: {
  devices: { clockMmio: device(0x0200_0000, 0x1_0000, { compareAt: register(0x4000, u64, { access: 'rw', stride: 8 }) }) },
  numbers: { pageTable: { PTE_VALID: 0x1 } },
},`;

test.each([
  ['calls', [contractFile(EVERYTHING)]],
  ['a service', [contractFile(EVERYTHING_SERVED, { feeds: 'storage' })]],
  ['every form', [contractFile(EVERY_FORM)]],
  ['every form in every version', EVERY_FORM_AND_VERSION],
  ['a board', [contractFile(BOARD)]],
  ['many contracts', syntheticContracts(4)],
])('of %s each identifier of header and crate is in the tables', async (_, files) => {
  const { model, header, crate } = await nativePackage(files);
  expect(strangersInC(header, model, prefix)).toEqual(NONE);
  expect(strangersInRust(crate, model)).toEqual(NONE);
});

test('of drawn contracts each identifier of header and crate is in the tables', async () => {
  const { generated, strangers } = await strangersInDrawn(20);
  expect(strangers).toEqual([]);
  expect(generated).toBeGreaterThan(3);
});

test('an identifier that is not in a table is found', async () => {
  const { model, header, crate } = await nativePackage([contractFile(EVERYTHING)]);
  expect(strangersInC(`${header}\nint stray;`, model, prefix).unlisted).toEqual(['stray']);
  expect(strangersInRust(`${crate}\npub const STRAY: u8 = 0;`, model).unlisted).toEqual(['STRAY']);
  expect(strangersInC('', model, prefix).unwritten).toContain(`${prefix}_pid_t`);
  expect(strangersInRust('', model).unwritten).toContain('Pid');
});
