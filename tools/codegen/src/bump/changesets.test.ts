/**
 * Changesets, read as `changeset status` reads them: what it takes is taken, what it rejects rejected. Here it reads some
 * of them itself, in `changesets.deep.ts` all.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { readChangesets } from './changesets.ts';
import {
  FORMS,
  OF_PRIVATE,
  packages,
  PRIVATE,
  readOf,
  repository,
  statusOf,
  withPrivate,
} from './testing/changeset-forms.ts';

test.each(FORMS)('%s is read', async (_, text, releases) => {
  const made = packages();
  made.write('.changeset/one.md', text);
  expect(await readOf(made)).toEqual(releases);
});

test.each(FORMS.filter(([what]) => ['flow YAML', 'an unknown level'].includes(what)))(
  '%s: read as `changeset status` reads it',
  (_, text, releases) => {
    const made = repository();
    made.write('.changeset/one.md', text);
    expect(statusOf(made)).toEqual(releases);
  },
);

test.each(PRIVATE)(
  'a private package beside a public one, with privatePackages %j, is taken: %j',
  async (privatePackages, isTaken) => {
    const made = packages();
    withPrivate(made, privatePackages);
    expect(await readOf(made)).toEqual(isTaken ? OF_PRIVATE : undefined);
    const { findings } = await readChangesets(made.workspace.root);
    expect(findings.map(({ line, message }) => [line, message])).toEqual(
      isTaken ? [] : [[3, '@x/own is never released, and others of this changeset are']],
    );
  },
);

test('files that are no changesets for `changeset status` are none here', async () => {
  const made = repository();
  const names = [
    'README.md',
    'ReadMe.md',
    '.hidden.md',
    'AGENTS.md',
    'CLAUDE.md',
    'GEMINI.md',
    'a.txt',
  ];
  for (const name of names) made.write(`.changeset/${name}`, 'words\n');
  made.write('.changeset/pre/before.md', "---\n'@x/a': patch\n---\n\nOf a prerelease.\n");
  made.write('.changeset/agents.md', "---\n'@x/ab': minor\n---\n\nMore.\n");
  const releases = { '@x/a': 'patch', '@x/ab': 'minor' };
  expect(await readOf(made)).toEqual(releases);
  expect(statusOf(made)).toEqual(releases);
});

/** What one changeset with this text states. */
async function statedIn(text: string): Promise<{ approved: string[]; removed: string[] }> {
  const made = temporaryWorkspace([]);
  made.write('.changeset/one.md', `---\n---\n\n${text}`);
  const { approved, removed, findings } = await readChangesets(made.workspace.root);
  expect(findings).toEqual([]);
  return { approved: [...approved], removed: [...removed] };
}

const STATEMENTS: readonly (readonly [what: string, text: string, approved: readonly string[]])[] =
  [
    ['a line of its own', 'authority: approved boot.shell\n', ['boot.shell']],
    ['CRLF', 'Why.\r\nauthority: approved boot.shell\r\n', ['boot.shell']],
    ['two of them', 'authority: approved a.b\nauthority: approved c.d\n', ['a.b', 'c.d']],
    ['behind a block of code', '```\nx\n```\nauthority: approved a.b\n', ['a.b']],
    ['behind code in a line', '```x``` is code\nauthority: approved a.b\n', ['a.b']],
    ['a block of code', '```\nauthority: approved a.b\n```\n', []],
    ['a block of code in a list', '- ```md\nauthority: approved a.b\n  ```\n', []],
    ['a block of code with tildes', '~~~\n```\nauthority: approved a.b\n```\n~~~\n', []],
    ['a block that a shorter mark does not close', '````\n```\nauthority: approved a.b\n', []],
    ['a block that is never closed', '```\nauthority: approved a.b\n', []],
    ['indented code', 'Like this:\n\n    authority: approved a.b\n', []],
    ['code in a line', '`authority: approved a.b`\n', []],
    ['a comment', '<!--\nauthority: approved a.b\n-->\n', []],
    ['a comment that is never closed', '<!--\nauthority: approved a.b\n', []],
    ['a quotation', '> authority: approved a.b\n', []],
    ['in a sentence', 'It was authority: approved a.b\n', []],
    ['no id', 'authority: approved \n', []],
    ['words behind the id', 'authority: approved a.b by nobody\n', []],
  ];

test.each(STATEMENTS)('an approval in %s', async (_, text, approved) => {
  expect((await statedIn(text)).approved).toEqual(approved);
});

test('a package that is gone is stated on a line of its own, and not in a block of code', async () => {
  const text = 'package: removed @x/old\n\n```\npackage: removed @x/older\n```\n';
  expect((await statedIn(text)).removed).toEqual(['@x/old']);
});

test('the front matter approves nothing', async () => {
  const made = temporaryWorkspace([]);
  made.write('.changeset/one.md', '---\n# authority: approved a.b\n---\n\nMore.\n');
  expect((await readChangesets(made.workspace.root)).approved).toEqual(new Set());
});

test('a level none bumps nothing', async () => {
  const made = packages();
  made.write('.changeset/one.md', "---\n'@x/a': none\n---\n\nMore.\n");
  expect((await readChangesets(made.workspace.root)).declared).toEqual([]);
});

test('a declaration stands where its package is named, not where a longer name is', async () => {
  const made = packages();
  made.write('.changeset/one.md', "---\n{ '@x/ab': patch,\n  '@x/a': minor }\n---\n\nMore.\n");
  const { declared } = await readChangesets(made.workspace.root);
  expect(declared).toEqual([
    { pkg: '@x/ab', level: 'patch', pos: { file: '.changeset/one.md', line: 2, col: 4 } },
    { pkg: '@x/a', level: 'minor', pos: { file: '.changeset/one.md', line: 3, col: 4 } },
  ]);
});

test('a changeset that cannot be read says where, why and what mends it; others are read', async () => {
  const made = packages();
  made.write('.changeset/bad.md', "'@x/a': minor\n---\n\nauthority: approved a.b\n");
  made.write('.changeset/good.md', "---\n'@x/ab': minor\n---\n\nMore.\n");
  const { declared, approved, findings } = await readChangesets(made.workspace.root);
  expect(declared.map(({ pkg }) => pkg)).toEqual(['@x/ab']);
  expect(approved).toEqual(new Set());
  expect(findings).toMatchObject([
    { code: 'ABI6004', slug: 'compat/unreadable', file: '.changeset/bad.md', line: 1 },
  ]);
  expect(findings[0]?.message).toContain('missing or invalid frontmatter');
  expect(findings[0]?.fix).toContain("'package': minor");
});

test('a changeset for a package that the workspace does not have names it and its line', async () => {
  const made = packages();
  made.write(
    '.changeset/one.md',
    "---\n'@x/a': minor\n'@y/b': minor\n---\n\nauthority: approved a.b\n",
  );
  const { declared, approved, findings } = await readChangesets(made.workspace.root);
  expect([declared, [...approved]]).toEqual([[], []]);
  expect(findings).toMatchObject([
    { code: 'ABI6004', file: '.changeset/one.md', line: 3, message: 'no package is named @y/b' },
  ]);
});

test('where no workspaces are named, any package may be bumped', async () => {
  const made = temporaryWorkspace([]);
  made.write('package.json', '{}');
  made.write('.changeset/one.md', "---\n'@y/b': minor\n---\n\nMore.\n");
  const { declared, findings } = await readChangesets(made.workspace.root);
  expect(findings).toEqual([]);
  expect(declared).toMatchObject([{ pkg: '@y/b' }]);
});

test('a workspace without changesets states nothing', async () => {
  const { workspace } = temporaryWorkspace([]);
  expect((await readChangesets(join(workspace.root, 'nowhere'))).declared).toEqual([]);
});
