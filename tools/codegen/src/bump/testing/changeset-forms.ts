/** Changesets in all forms, read by this package and by `changeset status`. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import process from 'node:process';
import { temporaryWorkspace, type Temporary } from '../../testing/temporary.ts';
import { readChangesets } from '../changesets.ts';

const CLI = createRequire(import.meta.url).resolve('@changesets/cli/bin.js');

/** Two packages, of which one name begins with the other. */
export function packages(): Temporary {
  const made = temporaryWorkspace([]);
  const manifest = (name: string): string => JSON.stringify({ name, version: '0.1.0' });
  made.write('package.json', JSON.stringify({ private: true, workspaces: ['p/*', '!p/out'] }));
  made.write('package-lock.json', '{}');
  made.write('p/a/package.json', manifest('@x/a'));
  made.write('p/ab/package.json', manifest('@x/ab'));
  made.write('p/out/package.json', manifest('@x/out'));
  made.write('.changeset/config.json', JSON.stringify({ baseBranch: 'main' }));
  return made;
}

/** The same in a repository, as `changeset status` wants one. */
export function repository(): Temporary {
  const made = packages();
  const author = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  const steps = [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    [...author, 'commit', '-qm', 'all'],
  ];
  for (const step of steps) spawnSync('git', step, { cwd: made.workspace.root });
  return made;
}

type Status = { readonly releases: { readonly name: string; readonly type: string }[] };

/** What changesets itself would release; undefined if it rejects. */
export function statusOf({
  workspace: { root },
  read,
}: Temporary): Record<string, string> | undefined {
  const args = [CLI, 'status', '--output', 'status.json'];
  const { status } = spawnSync(process.execPath, args, { cwd: root });
  if (status !== 0) return undefined;
  const { releases }: Status = JSON.parse(read('status.json'));
  return Object.fromEntries(releases.map(({ name, type }) => [name, type]));
}

/** What is read of a workspace, in the same form. */
export async function readOf({
  workspace,
}: Temporary): Promise<Record<string, string> | undefined> {
  const { declared, findings } = await readChangesets(workspace.root);
  if (findings.length > 0) return undefined;
  return Object.fromEntries(declared.map(({ pkg, level }) => [pkg, level]));
}

/** Texts of changesets, and what they release; undefined where they are rejected. */
export const FORMS: readonly (readonly [
  what: string,
  text: string,
  releases: Record<string, string> | undefined,
])[] = [
  ['plain', "---\n'@x/a': minor\n---\n\nMore.\n", { '@x/a': 'minor' }],
  ['CRLF', "---\r\n'@x/a': minor\r\n---\r\n\r\nMore.\r\n", { '@x/a': 'minor' }],
  ['a blank first line', "\n---\n'@x/a': minor\n---\n\nMore.\n", { '@x/a': 'minor' }],
  ['a fence with a space behind it', "--- \n'@x/a': minor\n--- \n\nMore.\n", { '@x/a': 'minor' }],
  ['a comment', "---\n# why\n'@x/a': minor # so\n---\n\nMore.\n", { '@x/a': 'minor' }],
  ['double quotes', '---\n"@x/a": "minor"\n---\n\nMore.\n', { '@x/a': 'minor' }],
  [
    'flow YAML',
    "---\n{ '@x/a': minor, '@x/ab': patch }\n---\n\nMore.\n",
    { '@x/a': 'minor', '@x/ab': 'patch' },
  ],
  ['no text', "---\n'@x/a': major\n---", { '@x/a': 'major' }],
  ['nothing between the fences', '---\n---\n\nNothing to release.\n', {}],
  ['no opening fence', "'@x/a': minor\n---\n\nMore.\n", undefined],
  ['no closing fence', "---\n'@x/a': minor\n\nMore.\n", undefined],
  ['an empty file', '', undefined],
  ['an unknown level', "---\n'@x/a': tiny\n---\n\nMore.\n", undefined],
  ['a package twice', "---\n'@x/a': minor\n'@x/a': major\n---\n\nMore.\n", undefined],
  ['a list', "---\n- '@x/a'\n---\n\nMore.\n", undefined],
  ['a package of no name', '---\n? \n: minor\n---\n\nMore.\n', undefined],
  ['a package of another workspace', "---\n'@y/a': minor\n---\n\nMore.\n", undefined],
  ['a package that is excluded', "---\n'@x/out': minor\n---\n\nMore.\n", undefined],
];

/** Configurations of changesets, and whether a private package may stand beside a public one. */
export const PRIVATE: readonly (readonly [setting: unknown, isTaken: boolean])[] = [
  [undefined, false],
  [true, true],
  [false, false],
  [{ tag: false }, false],
  [{ version: false, tag: false }, false],
  [{ version: true, tag: false }, true],
];

/** A private package beside a public one in one changeset, in packages with this configuration. */
export function withPrivate(made: Temporary, privatePackages: unknown): void {
  made.write('.changeset/config.json', JSON.stringify({ baseBranch: 'main', privatePackages }));
  made.write('p/own/package.json', '{"name":"@x/own","version":"0.1.0","private":true}');
  made.write('.changeset/one.md', "---\n'@x/a': minor\n'@x/own': minor\n---\n\nMore.\n");
}

/** What it releases where it is taken. */
export const OF_PRIVATE = { '@x/a': 'minor', '@x/own': 'minor' } as const;
