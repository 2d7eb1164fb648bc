/** What the generators put into Nx's tree, and what they reject; as Nx runs them: `tools/scripts/nx/plugin.deep.ts`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { workspaceWith } from '../../test/workspace.ts';
import type { Tree } from '../nx.ts';
import contract from './contract.ts';
import service from './service.ts';
import sync from './sync.ts';
import syscall from './syscall.ts';

const DESK = 'contracts/rfc-0007-desk.contract.ts';
const CONTRACT = `import { contract, errno, limit } from '@abicus/contract';
export default contract({
  id: 'RFC-0007', title: 'desk', status: 'accepted', owners: ['@desk'], created: '2026-01-01',
  feeds: 'desk', context: 'Jobs wait.', goals: [],
  errors: { EFULL: errno(28, 'full') },
  limits: { jobs: limit(64, { why: 'bounds memory', atLimit: 'EFULL' }) },
});
`;
const WORKSPACE = { 'abicus.json': '{ "scope": "@acme" }', [DESK]: CONTRACT };

/** A tree over a workspace with these files, as Nx gives it: what is written to it is not on the disk. */
function treeOf(files: Readonly<Record<string, string>>): {
  readonly tree: Tree;
  readonly written: Map<string, string>;
} {
  const root = workspaceWith(files);
  const written = new Map<string, string>();
  const onDisk = (path: string): string | null =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
  const tree: Tree = {
    root,
    read: (path) => written.get(path) ?? onDisk(path),
    exists: (path) => written.has(path) || existsSync(join(root, path)),
    write: (path, text) => void written.set(path, text),
  };
  return { tree, written };
}

test('a contract is put into the tree with today, and its next step is said after that', async () => {
  vi.useFakeTimers({ now: new Date('2026-03-04T23:59:59Z'), toFake: ['Date'] });
  const { tree, written } = treeOf(WORKSPACE);
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const after = await contract(tree, { name: 'spooler' });
    expect(said).not.toHaveBeenCalled();
    after();
    expect(said.mock.calls).toEqual([
      [
        'next: write the context of contracts/rfc-0008-spooler.contract.ts, run `abicus generate`, then `abicus new service spooler`\n',
      ],
    ]);
  } finally {
    said.mockRestore();
    vi.useRealTimers();
  }
  expect([...written.keys()]).toEqual([
    'contracts/rfc-0008-spooler.contract.ts',
    'contracts/rfc-0008-spooler.test.ts',
    'libs/abi/spooler/package.json',
    'libs/abi/spooler/tsconfig.json',
    'libs/abi/spooler/README.md',
  ]);
  expect(written.get('contracts/rfc-0008-spooler.contract.ts')).toContain('created: "2026-03-04",');
});

test('a syscall is a contract of its own', async () => {
  const { tree, written } = treeOf(WORKSPACE);
  await syscall(tree, { name: 'nap' });
  expect(written.get('contracts/rfc-0008-nap.contract.ts')).toContain('syscalls: {');
});

test('what the tree has already is not replaced', async () => {
  const { tree, written } = treeOf(WORKSPACE);
  tree.write('libs/abi/spooler/tsconfig.json', '{}');
  await expect(contract(tree, { name: 'spooler' })).rejects.toThrow(
    new Error('libs/abi/spooler/tsconfig.json exists already'),
  );
  expect([...written]).toEqual([['libs/abi/spooler/tsconfig.json', '{}']]);
});

/** A workspace with a contract that has a service. */
async function withService(): Promise<ReturnType<typeof treeOf>> {
  const first = treeOf(WORKSPACE);
  await contract(first.tree, { name: 'spooler' });
  return treeOf({
    ...WORKSPACE,
    'tsconfig.json': '{ "files": [], "references": [] }',
    ...Object.fromEntries(first.written),
  });
}

test('a service is made of the contract and in the kind that are asked for', async () => {
  const { tree, written } = await withService();
  await service(tree, { name: 'printer', contract: 'RFC-0008', kind: 'frames' });
  expect([...written.keys()]).toEqual(
    expect.arrayContaining([
      'libs/services/printer/package.json',
      'libs/services/printer/src/handlers/add.ts',
      'tsconfig.json',
    ]),
  );
  expect(written.get('tsconfig.json')).toContain('libs/services/printer');
  const other = await withService();
  await service(other.tree, { name: 'spooler', kind: 'async' });
  const needs = [
    written.get('libs/services/printer/package.json'),
    other.written.get('libs/services/spooler/package.json'),
  ].map((text) => text?.includes('@abicus/async'));
  expect(needs).toEqual([false, true]);
});

test.each<[string, () => Promise<unknown>, string]>([
  [
    'a contract of no such id',
    async () => service((await withService()).tree, { name: 'spooler', contract: 'RFC-0099' }),
    "no contract has the id or the file 'RFC-0099'",
  ],
  ['a name that is none', () => contract(treeOf(WORKSPACE).tree, { name: 'Big' }), 'is not a name'],
  [
    'settings that are wrong',
    () => contract(treeOf({ 'abicus.json': '{ "scoop": 1 }' }).tree, { name: 'spooler' }),
    'abicus.json:1:12 - error ABI1007',
  ],
])('%s is rejected with the reason', async (_, made, why) => {
  await expect(made()).rejects.toThrow(why);
});

test('sync puts what generate writes into the tree, and the second time what differs alone', async () => {
  const { tree, written } = treeOf(WORKSPACE);
  const message = 'Generated code is not what the contracts say: run `abicus generate`.';
  const made = await sync(tree);
  expect(made).toEqual({ outOfSyncMessage: message, outOfSyncDetails: [...written.keys()] });
  const own = 'libs/abi/desk/src/limits.ts';
  expect(written.get(own)).toContain('64');
  const text = written.get(own) ?? '';
  tree.write(own, `${text}// Edited.\n`);
  expect(await sync(tree)).toEqual({ outOfSyncMessage: message, outOfSyncDetails: [own] });
  expect(written.get(own)).toBe(text);
});

test('sync of contracts that are rejected fails with the findings, and of none it does nothing', async () => {
  const { tree, written } = treeOf({ ...WORKSPACE, [DESK]: CONTRACT.replace('64', '-64') });
  await expect(sync(tree)).rejects.toThrow(
    /^`abicus generate` rejects the contracts:\ncontracts\/rfc-0007-desk\.contract\.ts:6:/,
  );
  expect(written.size).toBe(0);
  expect(await sync(treeOf({ 'abicus.json': '{}' }).tree)).toEqual({});
});
