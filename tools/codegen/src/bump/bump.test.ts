/** What changesets say of changes in real repositories, and what `--write` writes. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../check/check.ts';
import { EXAMPLE } from '../diff/example.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { changeLine, checkPlan, writeChangesets } from './bump.ts';
import { readChangesets } from './changesets.ts';
import {
  changesets,
  findings,
  isTaken,
  needs,
  options,
  planOf,
  repository,
  settle,
  type Repository,
} from './testing/repository.ts';

const [KERNEL = '', SPOOL = ''] = Object.keys(EXAMPLE);
const NOTES = 'contracts/rfc-0007-notes.contract.ts';

test('the example workspace is clean but for proofs: bumps find nothing in it', async () => {
  const { findings: found } = await check((await repository()).workspace, options);
  expect(found.filter(({ code }) => code.startsWith('ABI6'))).toEqual([]);
});

test('prose alone needs a patch, of the packages that were generated anew', async () => {
  const made = await repository();
  made.swap(SPOOL, "why: 'bounds memory'", "why: 'bounds all memory'");
  expect(await needs(made)).toEqual({ spool: 'patch' });
  expect(await findings(made)).toEqual([
    'compat/no-changeset libs/abi/spool/package.json @abicus/abi-spool was generated anew and needs patch; no changeset bumps it',
  ]);
});

/** What `check` finds of the changesets, whole. */
async function wholeFindings(made: Repository): Promise<readonly Diagnostic[]> {
  return checkPlan(made.workspace, await planOf(made), await readChangesets(made.workspace.root));
}

test('a package that no changeset bumps, and one that is bumped too little, are found with place, change and mend', async () => {
  const made = await repository();
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  made.swap(KERNEL, "'in use')", "'is in use')");
  made.write('.changeset/small.md', "---\n'@abicus/abi-spool': patch\n---\n\nLess.\n");
  expect(await wholeFindings(made)).toMatchInlineSnapshot(`
    [
      {
        "code": "ABI6002",
        "col": 3,
        "file": "libs/abi/kernel/package.json",
        "fix": "\`abicus bump --write\`",
        "line": 3,
        "message": "@abicus/abi-kernel changed (1 rule) and needs minor; no changeset bumps it",
        "related": [
          {
            "col": 5,
            "file": "contracts/rfc-0001-kernel.contract.ts",
            "label": "changed",
            "line": 39,
            "text": "BEHAVIOUR minor promise-reworded kernel.error.EBUSY: doc: in use → is in use",
          },
        ],
        "slug": "compat/no-changeset",
      },
      {
        "code": "ABI6002",
        "col": 3,
        "file": "libs/abi/queues/package.json",
        "fix": "\`abicus bump --write\`",
        "line": 3,
        "message": "@abicus/abi-queues changed (1 rule) and needs minor; no changeset bumps it",
        "related": [
          {
            "col": 5,
            "file": "contracts/rfc-0001-kernel.contract.ts",
            "label": "changed",
            "line": 39,
            "text": "BEHAVIOUR minor promise-reworded kernel.error.EBUSY: doc: in use → is in use",
          },
        ],
        "slug": "compat/no-changeset",
      },
      {
        "code": "ABI6001",
        "col": 2,
        "file": ".changeset/small.md",
        "fix": "\`abicus bump --write\`",
        "line": 2,
        "message": "limit-lowered needs minor, but the changeset has patch for @abicus/abi-spool",
        "related": [
          {
            "col": 5,
            "file": "contracts/rfc-0002-spool.contract.ts",
            "label": "changed",
            "line": 18,
            "text": "BEHAVIOUR major limit-lowered spool.limit.jobs: value: 64 → 63",
          },
        ],
        "slug": "compat/bump",
      },
    ]
  `);
});

test('outputs that changed though no contract did need a patch, which is found without a change', async () => {
  const made = await repository();
  made.swap(SPOOL, "why: 'bounds memory'", "why: 'bounds all memory'");
  made.write('.changeset/other.md', "---\n'@abicus/abi-kernel': patch\n---\n\nNone.\n");
  expect(await wholeFindings(made)).toMatchInlineSnapshot(`
    [
      {
        "code": "ABI6002",
        "col": 3,
        "file": "libs/abi/spool/package.json",
        "fix": "\`abicus bump --write\`",
        "line": 3,
        "message": "@abicus/abi-spool was generated anew and needs patch; no changeset bumps it",
        "related": [],
        "slug": "compat/no-changeset",
      },
    ]
  `);
});

test('what `--write` writes, byte by byte: packages, then each change once, then those that are gone', async () => {
  const made = await repository();
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  rmSync(join(made.workspace.root, NOTES));
  rmSync(join(made.workspace.root, 'libs/abi/notes'), { recursive: true });
  const [path = '', ...more] = await writeChangesets(made.workspace, await planOf(made));
  expect(more).toEqual([]);
  expect(path).toMatch(/^\.changeset\/abicus-[0-9a-f]{12}\.md$/);
  expect(made.read(path)).toMatchInlineSnapshot(`
    "---
    '@abicus/abi-spool': minor
    ---

    - PROOF patch contract-removed notes: Words
    - SOURCE major package-removed package.notes: @abicus/abi-notes is fed by no contract
    - BEHAVIOUR major limit-lowered spool.limit.jobs: value: 64 → 63

    package: removed @abicus/abi-notes
    "
  `);
});

test('of outputs alone a changeset says that nothing changed that others see', async () => {
  const made = await repository();
  made.swap(SPOOL, "why: 'bounds memory'", "why: 'bounds all memory'");
  const [path = ''] = await writeChangesets(made.workspace, await planOf(made));
  expect(made.read(path)).toBe(
    "---\n'@abicus/abi-spool': patch\n---\n\n- generated again; nothing that others see changed\n",
  );
});

test('a changeset that says too little is named with its place, the change and what it needs', async () => {
  const made = await repository();
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  made.write('.changeset/small.md', "---\n'@abicus/abi-spool': patch\n---\n\nLess.\n");
  expect(await findings(made)).toEqual([
    'compat/bump .changeset/small.md limit-lowered needs minor, but the changeset has patch for @abicus/abi-spool',
  ]);
  made.write('.changeset/large.md', "---\n'@abicus/abi-spool': major\n---\n\nLess.\n");
  expect(await findings(made)).toEqual([]);
});

test('a removed package whose manifest is gone is stated in a changeset, since it cannot be bumped', async () => {
  const made = await repository();
  rmSync(join(made.workspace.root, NOTES));
  rmSync(join(made.workspace.root, 'libs/abi/notes'), { recursive: true });
  expect(await needs(made)).toEqual({ notes: 'major, gone' });
  expect((await findings(made)).join()).toContain(
    '@abicus/abi-notes is gone, but no changeset states it',
  );
  await writeChangesets(made.workspace, await planOf(made));
  expect(
    changesets(made)
      .map((name) => made.read(`.changeset/${name}`))
      .join(),
  ).toContain('\npackage: removed @abicus/abi-notes\n');
  expect(await findings(made)).toEqual([]);
  expect(isTaken(made)).toBe(true);
});

test('a changeset that cannot be read is found where there is nothing to compare with as well', async () => {
  const made = await repository();
  rmSync(join(made.workspace.root, '.git'), { recursive: true });
  made.write('.changeset/bad.md', "'@abicus/abi-spool': minor\n---\n\nMore.\n");
  const { findings: found, notes } = await check(made.workspace, options);
  expect(notes.join()).toContain('not compared with a base');
  expect(found.filter(({ code }) => code.startsWith('ABI6')).map(({ file }) => file)).toEqual([
    '.changeset/bad.md',
  ]);
});

const WIDER = ["callerIs('init')", "callerIs('init', 'shell')"] as const;

test.each([
  ['of nothing', 'Wider.', false],
  ['of the change', 'Wider.\n\nauthority: approved grade.set.authority', true],
  ['of the change, quoted as code', '```\nauthority: approved grade.set.authority\n```', false],
  ['of what holds the change', 'authority: approved grade.set', false],
  ['of another change', 'authority: approved grade.set.right', false],
])('authority that is widened, with an approval %s', async (_, text, approved) => {
  const made = await repository();
  made.swap(KERNEL, ...WIDER);
  made.write('.changeset/wide.md', `---\n'@abicus/abi-kernel': minor\n---\n\n${text}\n`);
  const wanted = `compat/unapproved ${KERNEL} grade.set.authority widens authority: principals: now also shell`;
  expect(await findings(made)).toEqual(approved ? [] : [wanted]);
});

test('a changeset for no package approves, and bumps nothing', async () => {
  const made = await repository();
  made.swap(KERNEL, ...WIDER);
  made.write('.changeset/wide.md', '---\n---\n\nauthority: approved grade.set.authority\n');
  expect(await findings(made)).toEqual([
    'compat/no-changeset libs/abi/kernel/package.json @abicus/abi-kernel changed (1 rule) and needs minor; no changeset bumps it',
  ]);
});

test('what `--write` writes is taken by `check` and by changesets, and the second time it writes nothing', async () => {
  const made = await repository();
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  made.swap(KERNEL, 'slots: limit(96', 'slots: limit(97');
  const plan = await planOf(made);
  const [path] = await writeChangesets(made.workspace, plan);
  expect(changesets(made).map((name) => `.changeset/${name}`)).toEqual([path]);
  const text = made.read(path ?? '');
  for (const change of plan.changes) expect(text).toContain(`\n- ${changeLine(change)}\n`);
  expect(await findings(made)).toEqual([]);
  const { findings: found } = await check(made.workspace, options);
  expect(found.filter(({ code }) => code.startsWith('ABI6'))).toEqual([]);
  expect(isTaken(made)).toBe(true);
  expect(await writeChangesets(made.workspace, await planOf(made))).toEqual([]);
  expect(changesets(made)).toHaveLength(1);
  expect(made.read(path ?? '')).toBe(text);
});

test('what `--write` writes approves nothing: people do', async () => {
  const made = await repository();
  made.swap(KERNEL, ...WIDER);
  await writeChangesets(made.workspace, await planOf(made));
  expect((await findings(made)).map((one) => one.split(' ')[0])).toEqual(['compat/unapproved']);
});

test('what `--write` writes is only what other changesets lack', async () => {
  const made = await repository();
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  made.swap(KERNEL, 'slots: limit(96', 'slots: limit(97');
  made.write(
    '.changeset/one.md',
    "---\n'@abicus/abi-kernel': minor\n'@abicus/abi-spool': patch\n---\n\nMore.\n",
  );
  const [path] = await writeChangesets(made.workspace, await planOf(made));
  expect(made.read(path ?? '')).toMatch(/^---\n'@abicus\/abi-spool': minor\n---\n/);
  expect(await findings(made)).toEqual([]);
});

test('what `--write` writes about a package that is never released is a changeset of its own', async () => {
  const made = await repository();
  made.write(
    '.changeset/config.json',
    '{ "baseBranch": "main", "privatePackages": { "version": false, "tag": false } }',
  );
  made.swap('libs/abi/spool/package.json', '"version"', '"private": true,\n  "version"');
  await settle(made);
  made.swap(SPOOL, 'jobs: limit(64,', 'jobs: limit(63,');
  made.swap(KERNEL, 'slots: limit(96', 'slots: limit(97');
  const paths = await writeChangesets(made.workspace, await planOf(made));
  const names = paths.map((path) => [...made.read(path).matchAll(/^'@abicus\/abi-(\w+)'/gm)]);
  expect(names.map((found) => found.map(([, name]) => name))).toEqual([
    expect.not.arrayContaining(['spool']),
    ['spool'],
  ]);
  expect(await findings(made)).toEqual([]);
  expect(isTaken(made)).toBe(true);
});
