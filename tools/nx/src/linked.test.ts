/** The inputs of generated packages in a workspace that links packages of contracts. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Input } from './nx.ts';
import { createNodes } from './plugin.ts';

const contract = (id: string, feeds: string, rest: string): string =>
  `import { contract, errno, newtype, u32 } from '@abicus/contract';
export default contract({ id: '${id}', title: 't', status: 'accepted', owners: ['@o'], created: '2026-01-01',
  feeds: '${feeds}', context: 'c', goals: [], ${rest} });
`;

const LENT = 'node_modules/@lender/contracts';
const FILES: Readonly<Record<string, string>> = {
  'abicus.json': '{ "scope": "@acme", "linked": ["@lender/contracts"] }',
  'package.json': '{ "name": "acme", "workspaces": ["libs/abi/*", "libs/system"] }',
  [`${LENT}/package.json`]: '{ "abicus": { "scope": "@lender", "language": 1 } }',
  [`${LENT}/rfc-0001-kernel.contract.ts`]: contract(
    'RFC-0001',
    'kernel',
    "errors: { EBUSY: errno(16, 'busy') }",
  ),
  'contracts/rfc-0100-spool.contract.ts': contract(
    'RFC-0100',
    'spool',
    "uses: { 'RFC-0001': ['EBUSY'] }, types: { Job: newtype(u32, { errno: 'EBUSY' }) }",
  ),
  'contracts/rfc-0101-desk.contract.ts': contract(
    'RFC-0101',
    'desk',
    'types: { Job: newtype(u32) }',
  ),
  ...Object.fromEntries(
    ['libs/abi/spool', 'libs/abi/desk', 'libs/abi/native', 'libs/system'].flatMap((folder) => [
      [`${folder}/package.json`, JSON.stringify({ name: `@acme/${folder.replaceAll('/', '-')}` })],
      [`${folder}/tsconfig.json`, '{}'],
    ]),
  ),
};

/** The inputs of a project's target that are not of every project. */
function inputsOf(folder: string): readonly Input[] {
  const root = mkdtempSync(join(tmpdir(), 'abicus-linked-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const files = Object.keys(FILES).filter(
    (path) => !path.startsWith('node_modules') && path.endsWith('package.json'),
  );
  const context = { workspaceRoot: root, nxJsonConfiguration: {} };
  const nodes = createNodes[1](files, undefined, context);
  const node = nodes.find(([file]) => file === `${folder}/package.json`);
  const inputs = node?.[1].projects[folder]?.targets['typecheck']?.inputs ?? [];
  return inputs.filter((one) => typeof one !== 'string' || one.includes('contract'));
}

const SPOOL = '{workspaceRoot}/contracts/rfc-0100-spool.contract.ts';
const DESK = '{workspaceRoot}/contracts/rfc-0101-desk.contract.ts';
const LINKED = { externalDependencies: ['@lender/contracts'] };

test('a package whose contracts use a linked one depends on the version of its package, others do not', () => {
  expect(inputsOf('libs/abi/spool')).toEqual([SPOOL, LINKED]);
  expect(inputsOf('libs/abi/desk')).toEqual([DESK]);
});

test.each(['libs/abi/native', 'libs/system'])(
  '%s depends on all contracts, linked ones included',
  (folder) => {
    expect(inputsOf(folder)).toEqual([SPOOL, DESK, LINKED]);
  },
);
