/** The inputs of generated packages in a workspace that links packages of contracts. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
    [
      'libs/abi/spool',
      'libs/abi/desk',
      'libs/abi/kernel',
      'libs/abi/native',
      'libs/system',
    ].flatMap((folder) => [
      [`${folder}/package.json`, JSON.stringify({ name: `@acme/${folder.replaceAll('/', '-')}` })],
      [`${folder}/tsconfig.json`, '{}'],
    ]),
  ),
};

/** The inputs of a project's target, in a workspace that was changed in this way. */
function targetOf(folder: string, change: (root: string) => void = () => {}): readonly Input[] {
  const root = mkdtempSync(join(tmpdir(), 'abicus-linked-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  change(root);
  const files = Object.keys(FILES).filter(
    (path) => !path.startsWith('node_modules') && path.endsWith('package.json'),
  );
  const context = { workspaceRoot: root, nxJsonConfiguration: {} };
  const nodes = createNodes[1](files, undefined, context);
  const node = nodes.find(([file]) => file === `${folder}/package.json`);
  return node?.[1].projects[folder]?.targets['typecheck']?.inputs ?? [];
}

/** Those that are contracts, or no files. */
function inputsOf(folder: string, change?: (root: string) => void): readonly Input[] {
  const inputs = targetOf(folder, change);
  return inputs.filter((one) => typeof one !== 'string' || one.includes('contract'));
}

const SPOOL = '{workspaceRoot}/contracts/rfc-0100-spool.contract.ts';
const DESK = '{workspaceRoot}/contracts/rfc-0101-desk.contract.ts';
const LENT_FILE = 'rfc-0001-kernel.contract.ts';

test('contracts of an installed package are no files of the workspace, and nothing installed is left out for them', () => {
  expect(inputsOf('libs/abi/spool')).toEqual([SPOOL]);
  expect(inputsOf('libs/abi/desk')).toEqual([DESK]);
});

test('contracts of a linked package of the workspace are its files', () => {
  const own = '{workspaceRoot}/lender/contracts';
  const link = (root: string): void => {
    renameSync(join(root, LENT), join(root, 'lent'));
    mkdirSync(join(root, 'lender'));
    renameSync(join(root, 'lent'), join(root, 'lender/contracts'));
    symlinkSync(join(root, 'lender/contracts'), join(root, LENT));
  };
  expect(inputsOf('libs/abi/spool', link)).toEqual([SPOOL, `${own}/${LENT_FILE}`]);
  expect(inputsOf('libs/abi/desk', link)).toEqual([DESK]);
});

test.each(['libs/abi/native', 'libs/system'])(
  '%s depends on all contracts of the workspace',
  (folder) => {
    expect(inputsOf(folder)).toEqual([SPOOL, DESK]);
  },
);

test('a package that is generated from linked contracts alone depends on the generator', () => {
  expect(inputsOf('libs/abi/kernel')).toEqual([]);
  expect(targetOf('libs/abi/kernel')).toContain('{workspaceRoot}/package-lock.json');
});
