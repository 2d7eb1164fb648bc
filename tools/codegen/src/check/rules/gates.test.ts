/** Which workflows run the gates, which codes have a fixture, and what Nx is told to hash. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { CODES } from '../../diagnostics/diagnostic.ts';
import { contractFile, modelOf } from '../../testing/annotated.ts';
import { workspaceAt } from '../../workspace/config.ts';
import { DRIFT } from '../finding.ts';
import { gates } from './gates.ts';

const model = modelOf([contractFile(''), contractFile('', { id: 'RFC-0002', feeds: 'spool' })]);

/** The findings in a workspace of these files. */
function findings(files: Readonly<Record<string, string>>): ReturnType<typeof gates> {
  const root = mkdtempSync(join(tmpdir(), 'abicus-gates-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const looked = { workspace: workspaceAt(root), model, sources: [] };
  return gates({ ...looked, files: new Set(Object.keys(files)) });
}

/** Place and message of each. */
const found = (files: Readonly<Record<string, string>>): string[] =>
  findings(files).map(({ file, line, message }) => `${file}:${line} ${message}`);

const WORKFLOW = '.github/workflows/ci.yml';
const lacks = (verb: string, line = 1): string =>
  `${WORKFLOW}:${line} no workflow runs \`abicus ${verb}\``;

test.each<[string, Record<string, string>, string[]]>([
  ['no workflow', { 'package.json': '{}' }, []],
  [
    'a workflow that runs each',
    { [WORKFLOW]: 'name: ci\nrun: abicus check && abicus prove && npx abicus bump\n' },
    [],
  ],
  [
    'a workflow that runs the tests, which run two of them',
    {
      [WORKFLOW]: '# What CI runs.\n\nname: ci\nrun: npm test\n',
      'package.json': '{ "scripts": { "test": "abicus check && abicus prove" } }',
    },
    [lacks('bump', 3)],
  ],
  [
    'scripts that run each, and a workflow that runs none of them',
    {
      [WORKFLOW]: 'name: ci\nrun: npm run build\n',
      'package.json': '{ "scripts": { "test": "abicus check && abicus prove && abicus bump" } }',
    },
    [lacks('check'), lacks('prove'), lacks('bump')],
  ],
  [
    'a test of a script, which runs nothing in CI',
    {
      [WORKFLOW]: 'name: ci\nrun: npm test\n',
      '.ci/run.test.ts': 'abicus check, abicus prove, abicus bump',
    },
    [lacks('check'), lacks('prove'), lacks('bump')],
  ],
])('%s', (_, files, expected) => {
  expect(found(files)).toEqual(expected);
});

const TABLE = 'tools/codegen/src/check/fixtures/table.ts';

test('a code that only a comment names has no fixture', () => {
  const codes = [...new Set<string>([...Object.values(CODES), ...Object.values(DRIFT)])].sort();
  const [first = '', second = '', ...others] = codes;
  const list = others.map((one) => `'${one}',\n`).join('');
  expect(found({ [TABLE]: `['${first}', '${second}', ${list}]` })).toEqual([]);
  expect(found({ [TABLE]: `// ${first}\n/* ${second} */\n[${list}]` })).toEqual([
    `${TABLE}:1 ${first} has no sabotage fixture`,
    `${TABLE}:1 ${second} has no sabotage fixture`,
  ]);
});

const [KERNEL = '', SPOOL = ''] = model.contracts.map(({ file }) => file);

test.each<[string, Record<string, unknown>, string[]]>([
  ['nothing of contracts', { nx: { targets: {} } }, []],
  ['its own contract', { nx: { inputs: [KERNEL] } }, []],
  ['a contract elsewhere than in what is of Nx', { files: [SPOOL], nx: {} }, []],
  [
    'another contract',
    { nx: { inputs: [SPOOL] } },
    [`${KERNEL} is read but not an input`, `${SPOOL} is an input but not read`],
  ],
])('a package whose file says %s', (_, manifest, expected) => {
  const path = 'libs/abi/kernel/package.json';
  expect(found({ [path]: JSON.stringify(manifest) })).toEqual(
    expected.map((one) => `${path}:1 ${one}`),
  );
});

test('a package whose file is no JSON is named', () => {
  const path = 'libs/abi/kernel/package.json';
  expect(found({ [path]: '{}\n// x' })).toEqual([`${path}:1 it is no JSON`]);
});

test('each finding is about the beginning of a line', () => {
  const all = findings({
    [WORKFLOW]: 'name: ci\n',
    [TABLE]: '[]',
    'libs/abi/kernel/package.json': `{ "nx": "${SPOOL}" }`,
    'libs/abi/spool/package.json': '-',
  });
  expect(new Set(all.map(({ file }) => file)).size).toBe(4);
  expect(new Set(all.map(({ col }) => col))).toEqual(new Set([1]));
});
