/**
 * Outputs are written all or none, whatever fails in a run. Wherever a process is killed, and beside
 * others: `whole.deep.ts`.
 */
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { STAGING } from '../files/replace.ts';
import { syntheticContracts } from '../synthetic.ts';
import { FAULTS, stepping } from '../testing/faults.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { treeOf } from '../testing/tree.ts';
import { exitCode, generate } from './generate.ts';
import {
  changed,
  KERNEL,
  options,
  OUTPUT,
  undisturbed,
  type Undisturbed,
} from '../testing/changed.ts';

let calm: Undisturbed;
beforeAll(async () => {
  calm = await undisturbed();
});

test.each(Object.entries(FAULTS))(
  'if %s in a run, it fails and everything is as it was',
  async (_name, fault) => {
    const { workspace } = await changed();
    const before = treeOf(workspace.root);
    const { files } = stepping(fault(Math.floor(calm.steps / 3)));
    const result = await generate(workspace, { ...options, files });
    expect(treeOf(workspace.root)).toEqual(before);
    expect(exitCode(result)).toBe(2);
    expect(result).toMatchObject({
      status: 'failed',
      diagnostics: [{ code: 'ABI1008', fix: expect.stringMatching(/./) }],
    });
    await generate(workspace, options);
    expect(treeOf(workspace.root)).toEqual(calm.whole);
  },
);

test(
  'a run that waits sees what was edited while another one wrote',
  { timeout: 120_000 },
  async () => {
    const { workspace, read, write } = await changed();
    const first = generate(workspace, options);
    write(KERNEL, read(KERNEL).replace('limit(97', 'limit(98'));
    const second = generate(workspace, options);
    await Promise.all([first, second]);
    expect(read(OUTPUT)).toContain('slots: number = 98;');
    expect(await generate(workspace, { emitters: [sampleEmitter] })).toMatchObject({
      status: 'fresh',
    });
  },
);

test('a journal with paths outside is not followed', async () => {
  const { workspace, write } = await changed();
  const { root } = workspace;
  const victim = join(root, '..', `${root.split('/').at(-1)}-victim`);
  const entry = { path: `../${victim.split('/').at(-1)}`, hasNew: true, hasOld: false };
  write(`${STAGING}/journal.json`, JSON.stringify([entry]));
  write(`${STAGING}/new/0`, 'written outside');
  await generate(workspace, options);
  expect(existsSync(victim)).toBe(false);
  expect(treeOf(root)).toEqual(calm.whole);
});

describe('an output is a plain file inside the workspace', () => {
  test.each([
    ['a link to nothing', 'nowhere.ts'],
    ['a link to a file outside', '/etc/hostname'],
    ['a link to another file of the workspace', KERNEL],
  ])('not %s', async (_name, target) => {
    const { workspace } = await changed();
    const { root } = workspace;
    rmSync(join(root, OUTPUT));
    symlinkSync(target.startsWith('/') ? target : join(root, target), join(root, OUTPUT));
    const before = treeOf(root);
    const result = await generate(workspace, options);
    expect(result).toMatchObject({
      status: 'rejected',
      diagnostics: [
        { code: 'ABI1006', file: OUTPUT, message: 'an output is a file, and this is a link' },
      ],
    });
    expect(treeOf(root)).toEqual(before);
    expect(existsSync(join(root, 'nowhere.ts'))).toBe(false);
  });

  test.each(['libs/abi', 'libs/abi/kernel/src', 'contracts/.lock', '.abicus'])(
    'not in %s, if that is a link to a folder outside',
    async (folder) => {
      const { workspace } = await changed();
      const { root } = workspace;
      const outside = temporaryWorkspace([]).workspace.root;
      rmSync(join(root, folder), { recursive: true, force: true });
      symlinkSync(outside, join(root, folder));
      const result = await generate(workspace, options);
      expect(result).toMatchObject({ status: 'rejected' });
      const [first] = result.status === 'rejected' ? result.diagnostics : [];
      expect(first).toMatchObject({ code: 'ABI1006', message: expect.stringContaining(folder) });
      expect(treeOf(outside).size).toBe(0);
    },
  );

  test('not a folder: the finding names it', async () => {
    const { workspace } = await changed();
    rmSync(join(workspace.root, OUTPUT));
    mkdirSync(join(workspace.root, OUTPUT));
    const result = await generate(workspace, options);
    expect(result).toMatchObject({
      status: 'failed',
      diagnostics: [{ code: 'ABI1008', file: OUTPUT, message: expect.stringContaining('EISDIR') }],
    });
  });
});

test.each([
  // No name in any language.
  ['../../../esc', 'ABI1003'],
  ['..', 'ABI1003'],
  ['/abs', 'ABI1003'],
  ['a/b', 'ABI1003'],
  ['a b', 'ABI1003'],
  ['a\\\\b', 'ABI1003'],
  ['', 'ABI1003'],
  ['.a', 'ABI1003'],
  // A name, but not of a folder or package on every system.
  ['A', 'ABI1006'],
  ['con', 'ABI1006'],
  ['a_b', 'ABI1006'],
  // The folder of another output.
  ['native', 'ABI2001'],
])('feeds %j is a finding with a place, and nothing is written', async (feeds, code) => {
  const { workspace, read, write } = temporaryWorkspace(syntheticContracts(2));
  write(KERNEL, read(KERNEL).replace("feeds: 'kernel'", `feeds: '${feeds}'`));
  const before = treeOf(workspace.root);
  const result = await generate(workspace, options);
  expect(result.status).toBe('rejected');
  const found = result.status === 'rejected' ? result.diagnostics : [];
  expect(found).toContainEqual(
    expect.objectContaining({
      code,
      file: KERNEL,
      line:
        read(KERNEL)
          .split('\n')
          .findIndex((line) => line.includes('feeds:')) + 1,
    }),
  );
  expect(treeOf(workspace.root)).toEqual(before);
});
