/** Versions that are written in two places: ranges as npm judges them, and changelogs. */
import { expect, test } from 'vitest';
import { contractFile, modelOf } from '../testing/annotated.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { checkVersions } from './versions.ts';

const NAME = '@abicus/abi-kernel';
const FOLDER = 'libs/abi/kernel';
const model = modelOf([contractFile('')]);

type Finding = ReturnType<typeof checkVersions>[number];

/** The findings about a package of this version in a workspace with these files. */
function findingsOf(version: string, files: Readonly<Record<string, string>>): Finding[] {
  const { workspace, write } = temporaryWorkspace([]);
  write('package.json', JSON.stringify({ workspaces: ['libs/*', 'libs/abi/*'] }));
  write(`${FOLDER}/package.json`, JSON.stringify({ name: NAME, version }));
  for (const [path, text] of Object.entries(files)) write(path, text);
  return checkVersions(workspace, model);
}

/** The findings about one request of one manifest. */
const asking = (version: string, dependencies: Readonly<Record<string, string>>): Finding[] =>
  findingsOf(version, { 'libs/app/package.json': JSON.stringify({ dependencies }) });

const VERSIONS = ['0.1.3', '1.2.3', '1.2.3-rc.1', '0.0.4'] as const;

// Each row was compared with `dep-valid.js` of npm 11.19.
const RANGES = `
^0.1.0             yes no  no  no
^0.2.0             no  no  no  no
^0.0.3             no  no  no  no
^0.0.4             no  no  no  yes
~0.1.0             yes no  no  no
~0.1.4             no  no  no  no
~1.2               no  yes no  no
~1                 no  yes no  no
>=0.1.0            yes yes no  no
>= 0.1.0           yes yes no  no
>1.2.3             no  no  no  no
^1.2.3-rc.0        no  yes yes no
>=1.2.3-rc.1       no  yes yes no
>=1.0.0-0          no  yes no  no
1.x                no  yes no  no
x                  yes yes no  yes
*                  yes yes yes yes
                   yes yes yes yes
1                  no  yes no  no
=0.1.3             yes no  no  no
v0.1.3             yes no  no  no
^0.1.0 || ^1.0.0   yes yes no  no
0.1.0 - 1.0.0      yes no  no  no
<1                 yes no  no  yes
>=0.1 <0.2         yes no  no  no
npm:${NAME}@^0.1.0 yes no  no  no
npm:${NAME}@^0.2.0 no  no  no  no
npm:${NAME}        yes yes yes yes
`;

const rows = RANGES.trim()
  .split('\n')
  .map((line) => {
    const [, spec = '', ...verdicts] =
      /^(.*?)\s+(yes|no)\s+(yes|no)\s+(yes|no)\s+(yes|no)$/.exec(`${line}`) ?? [];
    return [spec.trim(), verdicts] as const;
  });

test.each(rows)("'%s' takes the versions that npm takes", (spec, verdicts) => {
  const taken = VERSIONS.map((version) =>
    asking(version, { [NAME]: spec }).length === 0 ? 'yes' : 'no',
  );
  expect(taken).toEqual(verdicts);
});

// `workspace:` is of pnpm, yarn and bun, which replace it by a version when they publish.
test.each([
  ['workspace:*', true],
  ['workspace:^', true],
  ['workspace:~', true],
  ['workspace:^0.1.0', true],
  ['workspace:~0.1.3', true],
  ['workspace:^0.2.0', false],
  ['workspace:0.1.2', false],
  [`workspace:${NAME}@*`, true],
  [`workspace:${NAME}@^0.1.0`, true],
  [`workspace:${NAME}@^0.2.0`, false],
  ['file:../abi/kernel', true],
  ['workspace:../abi/kernel', true],
  ['github:some/where', true],
  ['latest', true],
])('%s of version 0.1.3: taken is %s', (spec, taken) => {
  expect(asking('0.1.3', { [NAME]: spec }).length === 0).toBe(taken);
});

test('an alias is judged by the package that it names, not by its own name', () => {
  expect(asking('0.1.3', { abi: `npm:${NAME}@^0.2.0` })).toMatchObject([
    { code: 'ABI6003', message: `requires ${NAME} ^0.2.0, but its version is 0.1.3` },
  ]);
  expect(asking('0.1.3', { abi: `workspace:${NAME}@^0.2.0` })).toHaveLength(1);
  expect(asking('0.1.3', { [NAME]: 'npm:@other/kernel@^9.0.0' })).toEqual([]);
});

test.each(['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'])(
  'a range in %s is looked at, with its place, both versions and the mend',
  (section) => {
    const manifest = { name: 'app', scripts: { [NAME]: 'x' }, [section]: { [NAME]: '^0.2.0' } };
    const text = JSON.stringify(manifest, undefined, 2);
    const lines = text.split('\n');
    expect(findingsOf('0.1.3', { 'libs/app/package.json': text })).toMatchObject([
      {
        code: 'ABI6003',
        file: 'libs/app/package.json',
        line: lines.findLastIndex((line) => line.includes(NAME)) + 1,
        col: 5,
        message: `requires ${NAME} ^0.2.0, but its version is 0.1.3`,
        fix: 'require ^0.1.3',
      },
    ]);
  },
);

test('each range has its own place, in sections that come in any order, also on one line', () => {
  const lines = [
    '{ "name": "app",',
    `  "peerDependencies": { "a": "1", "${NAME}": "^0.3.0" },`,
    '  "dependencies": {',
    `      "${NAME}": "^0.2.0" } }`,
  ];
  const found = findingsOf('0.1.3', { 'libs/app/package.json': lines.join('\n') });
  expect(found.map(({ line, col, message }) => [line, col, message])).toEqual([
    [4, 7, `requires ${NAME} ^0.2.0, but its version is 0.1.3`],
    [2, 35, `requires ${NAME} ^0.3.0, but its version is 0.1.3`],
  ]);
});

test('the manifest of the root is looked at, and that of the package itself is not', () => {
  const root = { workspaces: ['libs/abi/*'], devDependencies: { [NAME]: '^0.2.0' } };
  const own = { name: NAME, version: '0.1.3', devDependencies: { [NAME]: '^0.2.0' } };
  const found = findingsOf('0.1.3', {
    'package.json': JSON.stringify(root),
    [`${FOLDER}/package.json`]: JSON.stringify(own),
  });
  expect(found.map(({ file }) => file)).toEqual(['package.json']);
});

test('a manifest that is no JSON requires nothing: npm rejects it', () => {
  expect(findingsOf('0.1.3', { 'libs/app/package.json': `{ "${NAME}": ` })).toEqual([]);
});

test.each([
  ['of the same version', '# Changes\n\n## 0.1.3\n\n## 0.1.2\n', []],
  [
    'of an older version',
    '# Changes\n\n## 0.1.2\n',
    [[3, 'the changelog is at 0.1.2, but the package at 0.1.3']],
  ],
  [
    'whose first line is its version',
    '## 0.1.2 \n',
    [[1, 'the changelog is at 0.1.2, but the package at 0.1.3']],
  ],
  ['without a version', '# Changes\n\n## Unreleased\n', []],
])('a changelog %s', (_, text, expected) => {
  const found = findingsOf('0.1.3', { [`${FOLDER}/CHANGELOG.md`]: text });
  expect(found.map(({ line, message }) => [line, message])).toEqual(expected);
});
