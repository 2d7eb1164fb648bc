/** What a killed run left is brought to an end, if it is one of ours; and how failures are told. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { failureFinding, failureLine, fileFailure } from './failure.ts';
import { operations } from './operations.ts';
import { readOutput } from './read.ts';
import { recover } from './replace.ts';

const STAGING = '.abicus/generate';

function folderWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-recover-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const entry = (path: string, hasOld = false): unknown => ({ path, hasNew: true, hasOld });

/** A workspace in which a run was killed between its journal and its changes. */
function killed(name: 'journal.json' | 'undo.json', entries: unknown): string {
  return folderWith({
    'ws/libs/x.ts': 'there',
    [`ws/${STAGING}/${name}`]: JSON.stringify(entries),
    [`ws/${STAGING}/new/0`]: 'new',
    [`ws/${STAGING}/old/0`]: 'old',
    'outside/x.ts': 'outside',
  });
}

const textOf = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined;

test('a journal is completed, also where a folder is gone since; one that is to be undone is undone', () => {
  const completed = killed('journal.json', [entry('libs/deep/er/x.ts')]);
  recover(operations, join(completed, 'ws'));
  expect(textOf(join(completed, 'ws/libs/deep/er/x.ts'))).toBe('new');
  const undone = killed('undo.json', [entry('libs/x.ts', true)]);
  recover(operations, join(undone, 'ws'));
  expect(textOf(join(undone, 'ws/libs/x.ts'))).toBe('old');
});

test('where both journals are left, what failed is undone', () => {
  const root = killed('journal.json', [entry('libs/x.ts')]);
  writeFileSync(join(root, 'ws', STAGING, 'undo.json'), JSON.stringify([entry('libs/x.ts', true)]));
  recover(operations, join(root, 'ws'));
  expect(textOf(join(root, 'ws/libs/x.ts'))).toBe('old');
});

const OUTSIDE = ['../outside/x.ts', 'libs/../../outside/x.ts', 'linked/x.ts', '/x.ts', ''];

test.each(
  (['journal.json', 'undo.json'] as const).flatMap((name) =>
    OUTSIDE.map((path) => [name, path] as const),
  ),
)('%s is none of ours if a path of it leads outside: %j', (name, path) => {
  const root = killed(name, [entry('libs/x.ts', true), entry(path, true)]);
  symlinkSync(join(root, 'outside'), join(root, 'ws/linked'));
  recover(operations, join(root, 'ws'));
  expect(textOf(join(root, 'outside/x.ts'))).toBe('outside');
  expect(textOf(join(root, 'ws/libs/x.ts'))).toBe('there');
  expect(existsSync(join(root, 'ws', STAGING, name))).toBe(false);
});

test.each([
  ['no list', {}],
  ['no path', [{ hasNew: true }]],
  ['null', null],
])('a journal of another form is none: %s', (_, entries) => {
  const root = killed('journal.json', entries);
  recover(operations, join(root, 'ws'));
  expect(textOf(join(root, 'ws/libs/x.ts'))).toBe('there');
  expect(existsSync(join(root, 'ws', STAGING))).toBe(true);
  expect(existsSync(join(root, 'ws', STAGING, 'new'))).toBe(false);
});

test('an output that is a link is not followed', () => {
  const root = folderWith({ 'real.ts': 'text' });
  symlinkSync(join(root, 'real.ts'), join(root, 'link.ts'));
  expect([readOutput(join(root, 'real.ts')), readOutput(join(root, 'link.ts'))]).toEqual([
    'text',
    undefined,
  ]);
});

function failed(path: string, dest?: string): Error {
  return Object.assign(new Error('it failed'), { code: 'EACCES', syscall: 'rename', path, dest });
}

test.each([
  ['a file of the workspace', failed('/ws/libs/x.ts'), 'libs/x.ts'],
  [
    'a file that is put into its place',
    failed(`/ws/${STAGING}/new/0`, '/ws/libs/x.ts'),
    'libs/x.ts',
  ],
  ['a file that is kept', failed('/ws/libs/x.ts', `/ws/${STAGING}/old/0`), 'libs/x.ts'],
  ['a file elsewhere', failed('/elsewhere/x.ts'), '/elsewhere/x.ts'],
  ['the workspace itself', failed('/ws'), '/ws'],
])('a failure is told with the path that a reader knows: %s', (_, error, path) => {
  const failure = fileFailure(error);
  if (failure === undefined) throw new Error('no failure');
  expect(failureFinding('/ws', failure).file).toBe(path);
  expect(failureLine('/ws', failure).startsWith(`${path}: permission is denied`)).toBe(true);
});
