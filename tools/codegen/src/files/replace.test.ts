/** Changes of many files, disturbed at each of their steps. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FAULTS, Killed, killedAt, stepping, systemError } from '../testing/faults.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { treeOf } from '../testing/tree.ts';
import { withClaim } from './claim.ts';
import { interrupted } from './interrupted.ts';
import { operations, type FileOperations } from './operations.ts';
import { recover, replaceAll, STAGING, type Change } from './replace.ts';

/** A file in a new folder, one that is replaced, one that is removed; twice. */
const CHANGES: readonly Change[] = [
  { path: 'new/a/one', text: 'one' },
  { path: 'kept/two', text: 'two, new' },
  { path: 'kept/three' },
  { path: 'new/four', text: 'four' },
  { path: 'kept/five', text: 'five, new' },
  { path: 'kept/six' },
];

function before(): string {
  const { workspace, write } = temporaryWorkspace([]);
  for (const name of ['two', 'three', 'five', 'six']) write(`kept/${name}`, `${name}, old`);
  return workspace.root;
}

const AFTER = new Map([
  ['kept', 'folder'],
  ['kept/five', 'five, new'],
  ['kept/two', 'two, new'],
  ['new', 'folder'],
  ['new/a', 'folder'],
  ['new/a/one', 'one'],
  ['new/four', 'four'],
]);

/** What a run does with its claim: it ends what another one left, and makes the changes. */
const run = (files: FileOperations, root: string): Promise<void> =>
  withClaim(files, root, () => {
    recover(files, root);
    const missing = CHANGES.filter(({ path, text }) => {
      const is = existsSync(join(root, path)) ? operations.read(join(root, path)) : undefined;
      return is !== text;
    });
    if (missing.length > 0) replaceAll(files, root, missing);
    return Promise.resolve();
  });

/** How many steps an undisturbed run takes. */
async function countSteps(): Promise<number> {
  const { files, steps } = stepping(() => {});
  const root = before();
  await run(files, root);
  expect(treeOf(root)).toEqual(AFTER);
  return steps();
}

describe.each(Object.entries(FAULTS))('if %s', (_name, fault) => {
  test('at any step, everything is as it was or done', async () => {
    const count = await countSteps();
    const outcomes = new Set<string>();
    for (let at = 0; at < count; at++) {
      const root = before();
      const was = treeOf(root);
      const { files } = stepping(fault(at));
      const [{ status }] = await Promise.allSettled([run(files, root)]);
      const is = treeOf(root, status === 'fulfilled' ? ['.abicus'] : []);
      expect([at, status, is]).toEqual([at, status, status === 'fulfilled' ? AFTER : was]);
      await run(operations, root);
      expect([at, treeOf(root)]).toEqual([at, AFTER]);
      outcomes.add(status);
    }
    expect([...outcomes].toSorted()).toEqual(['fulfilled', 'rejected']);
  });
});

/** The claims of this process become those of one that has ended. */
function end(root: string, pid: number): void {
  const folder = join(root, STAGING);
  if (!existsSync(folder)) return;
  for (const name of operations.list(folder)) {
    if (!name.startsWith(`claim-${process.pid}-`)) continue;
    operations.rename(join(folder, name), join(folder, `claim-${pid}-1`));
  }
}

test('a run that is killed at any step is completed or undone by the next, and told until then', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const count = await countSteps();
  const states = new Set<string>();
  for (let at = 0; at < count; at++) {
    const root = before();
    const was = JSON.stringify([...treeOf(root)].filter(([, text]) => text !== 'folder'));
    await Promise.allSettled([run(stepping(killedAt(at)).files, root)]);
    end(root, pid);
    const is = [...treeOf(root, ['.abicus'])].filter(([, text]) => text !== 'folder');
    const done = [...AFTER].filter(([, text]) => text !== 'folder');
    const state =
      JSON.stringify(is) === was
        ? 'as it was'
        : JSON.stringify(is) === JSON.stringify(done)
          ? 'done'
          : 'in between';
    states.add(state);
    const told = interrupted(root)?.mixed ?? false;
    expect([at, state === 'in between' && !told]).toEqual([at, false]);
    await run(operations, root);
    expect([at, treeOf(root)]).toEqual([at, AFTER]);
  }
  expect([...states].toSorted()).toEqual(['as it was', 'done', 'in between']);
});

test('a run that is killed at any step while it takes changes back is ended by the next', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const count = await countSteps();
  const plain = (root: string): unknown =>
    [...treeOf(root, ['.abicus'])].filter(([, text]) => text !== 'folder');
  let undone = 0;
  for (let fails = 0; fails < count; fails++) {
    for (const more of [1, 2, 3, 5, 8]) {
      const root = before();
      const was = plain(root);
      const { files } = stepping((_, step) => {
        if (step === fails) throw systemError('EIO', 'rename');
        if (step >= fails + more) throw new Killed();
      });
      await Promise.allSettled([run(files, root)]);
      end(root, pid);
      if (existsSync(join(root, STAGING, 'undo.json'))) undone++;
      await withClaim(operations, root, () => Promise.resolve(recover(operations, root)));
      const done = [...AFTER].filter(([, text]) => text !== 'folder');
      expect([fails, more, [was, done]]).toEqual([
        fails,
        more,
        expect.arrayContaining([plain(root)]),
      ]);
      expect(existsSync(join(root, STAGING))).toBe(false);
    }
  }
  expect(undone).toBeGreaterThan(10);
});

test('what a person put where a killed run had removed a file stays', () => {
  const root = before();
  const entry = { path: 'kept/three', hasNew: false, hasOld: true };
  for (const name of ['new', 'old']) mkdirSync(join(root, STAGING, name), { recursive: true });
  writeFileSync(join(root, STAGING, 'old/0'), 'three, old');
  writeFileSync(join(root, STAGING, 'journal.json'), JSON.stringify([entry]));
  writeFileSync(join(root, 'kept/three'), 'by hand');
  recover(operations, root);
  expect(operations.read(join(root, 'kept/three'))).toBe('by hand');
});
