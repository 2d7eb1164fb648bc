/** New files, disturbed at each step: all of them are there, or none. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FAULTS, stepping } from '../testing/faults.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { treeOf } from '../testing/tree.ts';
import { createFiles } from './create.ts';
import { insideOf, writeInside } from './inside.ts';
import { interrupted } from './interrupted.ts';

const TEXTS = new Map([
  ['contracts/a.contract.ts', 'a'],
  ['libs/abi/a/package.json', '{}'],
  ['libs/abi/a/tsconfig.json', '{ }'],
]);

function workspace(): string {
  const { workspace: made, write } = temporaryWorkspace([]);
  write('README.md', 'mine');
  return made.root;
}

/** The tree that an undisturbed run leaves, and how many steps it takes. */
async function undisturbed(): Promise<{ whole: ReadonlyMap<string, string>; steps: number }> {
  const root = workspace();
  const { files, steps } = stepping(() => {});
  expect(await createFiles(root, TEXTS, files)).toEqual({ status: 'written' });
  return { whole: treeOf(root), steps: steps() };
}

test('all are made, and nothing of the staging is left', async () => {
  const { whole } = await undisturbed();
  expect([...whole.keys()].filter((path) => path.includes('.abicus'))).toEqual([]);
  for (const [path, text] of TEXTS) expect(whole.get(path)).toBe(text);
});

describe.each(Object.entries(FAULTS))('if %s', (_name, fault) => {
  test('all are made or none, at whichever step', async () => {
    const { whole, steps } = await undisturbed();
    let rejected = 0;
    for (let at = 0; at < steps; at++) {
      const root = workspace();
      const before = treeOf(root);
      const { files } = stepping(fault(at));
      // A step of clearing up may fail after everything was made.
      const result = await createFiles(root, TEXTS, files).catch((error: unknown) => error);
      const isRejected = result instanceof Error;
      if (isRejected) rejected++;
      if (!isRejected) await createFiles(root, new Map([['README.md', 'is taken']]));
      expect(treeOf(root)).toEqual(isRejected ? before : whole);
    }
    expect(rejected).toBeGreaterThan(0);
  });
});

/** A tree without folders: empty ones may be left, which no version control sees. */
const filesOf = (tree: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...tree].filter(([, what]) => what !== 'folder'));

/** A process that makes the files, and kills itself at a step. */
function killedAt(root: string, step: number): string[] {
  const url = (path: string): string =>
    JSON.stringify(pathToFileURL(join(import.meta.dirname, path)).href);
  const script = `
    const { createFiles } = await import(${url('create.ts')});
    const { stepping } = await import(${url('../testing/faults.ts')});
    const { files } = stepping((_, step) => step === ${step} && process.kill(process.pid, 'SIGKILL'));
    await createFiles(${JSON.stringify(root)}, new Map(${JSON.stringify([...TEXTS])}), files);
  `;
  return ['-C', '@abicus/source', '--input-type=module', '-e', script];
}

test.each([0.2, 0.5, 0.8])(
  'kill -9 after %d of the steps of a process leaves all or none once the next run is over',
  { timeout: 120_000 },
  async (part) => {
    const { whole, steps } = await undisturbed();
    const root = workspace();
    const before = treeOf(root);
    const { signal } = spawnSync(process.execPath, killedAt(root, Math.floor(steps * part)));
    expect(signal).toBe('SIGKILL');
    expect(interrupted(root)).toMatchObject({ by: 'a killed run' });
    await createFiles(root, new Map([['README.md', 'is taken']]));
    const after = filesOf(treeOf(root));
    const isMade = after.has('contracts/a.contract.ts');
    expect(after).toEqual(filesOf(isMade ? whole : before));
  },
);

describe('what is there is not written over', () => {
  test.each([
    ['a file', 'file'],
    ['a link to nothing', 'link'],
  ])('%s', async (_title, kind) => {
    const { workspace: made, write } = temporaryWorkspace([]);
    if (kind === 'file') write('contracts/a.contract.ts', 'mine');
    else {
      mkdirSync(join(made.root, 'contracts'));
      symlinkSync('nowhere', join(made.root, 'contracts/a.contract.ts'));
    }
    const before = treeOf(made.root);
    const path = 'contracts/a.contract.ts';
    expect(await createFiles(made.root, TEXTS)).toEqual({ status: 'taken', path });
    expect(treeOf(made.root)).toEqual(before);
  });
});

test('a folder that is a link out of the workspace is not written into', async () => {
  const root = workspace();
  const outside = mkdtempSync(join(tmpdir(), 'abicus-outside-'));
  onTestFinished(() => rmSync(outside, { recursive: true }));
  symlinkSync(outside, join(root, 'libs'));
  symlinkSync(outside, join(root, '.changeset'));
  expect(await createFiles(root, TEXTS)).toMatchObject({
    status: 'rejected',
    diagnostics: [{ code: 'ABI1006' }, { code: 'ABI1006' }],
  });
  expect(() => writeInside(root, '.changeset/a.md', '')).toThrow('outside');
  expect(() => insideOf(root, 'libs')).toThrow('outside');
  expect(treeOf(outside).size).toBe(0);
});
