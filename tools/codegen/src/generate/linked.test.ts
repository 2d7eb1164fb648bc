/** Linked packages of contracts: what is generated beside them, and what is wrong with one. */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../check/check.ts';
import { diffSince } from '../diff/index.ts';
import { git } from '../git/git.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { IR_VERSION } from '../read/ir.ts';
import { readWorkspace, type Workspace } from '../workspace/config.ts';
import { generate, type GenerateResult } from './generate.ts';
import { readContracts } from './inputs.ts';

const FOLDER = 'node_modules/@lender/contracts';

const contract = (id: string, feeds: string, rest: string): string =>
  `import { contract, errno, newtype, u32 } from '@abicus/contract';
export default contract({
  id: '${id}', title: '${feeds}', status: 'accepted', owners: ['@${feeds}'], created: '2026-01-01',
  feeds: '${feeds}', context: 'Jobs wait.', goals: [],
  ${rest}
});
`;

const LENT: Readonly<Record<string, string>> = {
  'package.json':
    '{ "name": "@lender/contracts", "abicus": { "scope": "@lender", "language": 1 } }',
  'rfc-0001-kernel.contract.ts': contract(
    'RFC-0001',
    'kernel',
    `errors: { EBUSY: errno(16, 'busy') },
  types: {
    /** A task. */
    Pid: newtype(u32, { errno: 'EBUSY' }),
  },
  markers: { up: { text: 'KERNEL: up ok', by: 'neuron', proves: ['Pid'] } },`,
  ),
  'rfc-0002-testing.contract.ts': contract(
    'RFC-0002',
    'ladder',
    `profiles: { all: { harts: [1, 64] } },
  phases: { end: { until: 'spooled', doc: 'all of it' } },
  ladder: ['up', 'spooled'],`,
  ),
};

const OWN = contract(
  'RFC-0100',
  'spool',
  `uses: { 'RFC-0001': ['EBUSY'] },
  types: { Job: newtype(u32, { errno: 'EBUSY' }) },
  markers: { spooled: { text: 'SPOOL: up ok', by: 'neuron', after: ['up'], proves: ['Job'] } },`,
);

type Made = {
  readonly workspace: Workspace;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
};

/** A workspace that links a package, with the files that are given instead. */
function made(files: Readonly<Record<string, string>> = {}): Made {
  const { workspace: at, write } = temporaryWorkspace([]);
  const all = {
    'abicus.json': '{\n  "scope": "@acme",\n  "linked": ["@lender/contracts"]\n}\n',
    'contracts/rfc-0100-spool.contract.ts': OWN,
    ...Object.fromEntries(Object.entries(LENT).map(([name, text]) => [`${FOLDER}/${name}`, text])),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) write(path, text);
  const found = readWorkspace(at.root);
  if (!found.ok) throw new Error(JSON.stringify(found.diagnostics));
  const { workspace } = found;
  return { workspace, write, read: (path) => readFileSync(join(at.root, path), 'utf8') };
}

function findings(result: GenerateResult): string[] {
  const { diagnostics = [] } = result as { readonly diagnostics?: readonly Said[] };
  return diagnostics.map(({ code, file, line, col, message }) => {
    return `${file}:${line}:${col} ${code} ${message}`;
  });
}
type Said = { code: string; file: string; line: number; col: number; message: string };

test('what is generated is that of the own contracts, and what is made from all', async () => {
  const { workspace, read } = made();
  const result = await generate(workspace);
  expect(findings(result)).toEqual([]);
  const written = result.status === 'written' ? result.written : [];
  const packages = written.flatMap((path) => /^libs\/abi\/(\w+)\//.exec(path)?.[1] ?? []);
  expect(new Set(packages)).toEqual(new Set(['native', 'spool']));
  expect(written.filter((path) => path.startsWith('docs/'))).toEqual([
    'docs/reference/README.md',
    'docs/reference/rfc-0100-spool.md',
  ]);
  expect(written.filter((path) => path.includes('.lock/ir/'))).toEqual([
    'contracts/.lock/ir/spool.json',
  ]);
  expect(read('libs/system/src/ladder.ts')).toContain('KERNEL: up ok');
  expect(read('libs/system/src/ladder.ts')).toContain('SPOOL: up ok');
  expect(read('libs/system/src/contracts.ts')).toContain('RFC-0001');
  expect(read('docs/reference/README.md')).toMatch(/^\| RFC-0001 /m);
  expect(read('docs/reference/README.md')).not.toContain('rfc-0001-kernel.md');
});

test('a checked workspace is clean, and a change of a linked contract makes it stale', async () => {
  const { workspace, write } = made();
  await generate(workspace);
  const clean = await check(workspace);
  const about = clean.findings.map(({ code, file }) => `${code} ${file}`);
  // Nothing here proves the own elements; nothing is said of those of others.
  expect(about.filter((one) => one.includes('node_modules'))).toEqual([]);
  expect(about.filter((one) => one.startsWith('ABI3'))).toEqual([]);
  expect(await generate(workspace)).toMatchObject({ status: 'fresh' });
  const text = LENT['rfc-0001-kernel.contract.ts'] ?? '';
  write(`${FOLDER}/rfc-0001-kernel.contract.ts`, text.replace('up ok', 'on ok'));
  const stale = await check(workspace);
  const codes = stale.findings.map(({ code }) => code);
  expect(codes).toContain('ABI3001');
});

test('a linked contract is the same on both sides of a comparison', async () => {
  const { workspace, write } = made();
  const { root } = workspace;
  await generate(workspace);
  write('.gitignore', 'node_modules/\n');
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@t'];
  git(root, 'init', '-q', '-b', 'main');
  git(root, 'add', '-A');
  git(root, ...who, 'commit', '-q', '-m', 'a');
  write(
    'contracts/rfc-0100-spool.contract.ts',
    OWN.replace('Job:', 'Task:').replace("['Job']", "['Task']"),
  );
  const since = diffSince(workspace, 'HEAD');
  if (!since.ok) throw new Error(JSON.stringify(since));
  const ids = new Set(since.changes.map(({ id }) => id));
  expect([...ids].toSorted()).toEqual(['marker.spooled', 'spool.type.Job', 'spool.type.Task']);
});

const LINK = 'abicus.json:3:14';
const MANIFEST = `${FOLDER}/package.json`;

test.each([
  ['is no package of contracts', { [MANIFEST]: '{ "name": "@lender/contracts" }' }, 'ABI1011'],
  ['is no package of contracts', { [MANIFEST]: '{' }, 'ABI1011'],
  [
    'is no package of contracts',
    { [MANIFEST]: '{ "abicus": { "scope": "lender", "language": 1 } }' },
    'ABI1011',
  ],
  [
    `is written in version ${IR_VERSION + 1} of the language, and this abicus reads up to ${IR_VERSION}`,
    { [MANIFEST]: `{ "abicus": { "scope": "@lender", "language": ${IR_VERSION + 1} } }` },
    'ABI1011',
  ],
  [
    `is written in version ${IR_VERSION + 1} of the language, and this abicus reads up to ${IR_VERSION}`,
    {
      [MANIFEST]: `{ "abicus": { "scope": "@lender", "language": ${IR_VERSION + 1} } }`,
      [`${FOLDER}/rfc-0001-kernel.contract.ts`]: contract('RFC-0001', 'kernel', 'later: {},'),
    },
    'ABI1011',
  ],
] as const)(
  'a linked package that %s is a finding in abicus.json',
  async (message, files, code) => {
    const found = findings(await generate(made(files).workspace));
    expect(found).toEqual([
      expect.stringContaining(`${LINK} ${code} '@lender/contracts' ${message}`),
    ]);
  },
);

test('a linked package that is not there is a finding with its path', async () => {
  const { workspace } = made({
    'abicus.json': '{\n  "scope": "@acme",\n  "linked": ["@lender/other"]\n}\n',
  });
  const found = findings(await generate(workspace));
  const message =
    "the linked package '@lender/other' is not there: no node_modules/@lender/other/package.json";
  expect(found).toEqual([`${LINK} ABI1011 ${message}`]);
});

test('a link to the contracts of the workspace itself is one finding', async () => {
  const { workspace, write } = made({
    'abicus.json': '{\n  "scope": "@acme",\n  "linked": ["@acme/contracts"]\n}\n',
  });
  write(
    'contracts/package.json',
    '{ "name": "@acme/contracts", "abicus": { "scope": "@acme", "language": 1 } }',
  );
  mkdirSync(join(workspace.root, 'node_modules/@acme'));
  symlinkSync('../../contracts', join(workspace.root, 'node_modules/@acme/contracts'));
  const message =
    "'@acme/contracts' is the folder 'contracts' of this workspace, whose contracts take part already";
  expect(findings(await generate(workspace))).toEqual([`${LINK} ABI1011 ${message}`]);
});

test('a name that a linked contract has is taken, and the finding names both files', async () => {
  const same = 'contracts/rfc-0100-kernel.contract.ts';
  const { workspace } = made({
    [same]: OWN.replaceAll('spool', 'desk').replace('RFC-0100', 'RFC-0101'),
  });
  const result = await generate(workspace);
  const [first] = findings(result);
  expect(first).toContain('ABI2001');
  expect(JSON.stringify(result)).toContain(`${FOLDER}/rfc-0001-kernel.contract.ts`);
  expect(JSON.stringify(result)).toContain(same);
});

test('a contract cannot feed the generated package of a linked one', async () => {
  const { workspace } = made({
    'contracts/rfc-0100-spool.contract.ts': OWN.replace("feeds: 'spool'", "feeds: 'kernel'"),
  });
  expect(findings(await generate(workspace))).toEqual([
    `contracts/rfc-0100-spool.contract.ts:4:10 ABI2001 'kernel' is a generated package of the linked '@lender/contracts' (${FOLDER}/rfc-0001-kernel.contract.ts)`,
  ]);
});

test('a linked package may be written in the version of the language that this abicus reads', async () => {
  const stated = `{ "abicus": { "scope": "@lender", "language": ${IR_VERSION} } }`;
  expect(findings(await generate(made({ [MANIFEST]: stated }).workspace))).toEqual([]);
});

test('linked contracts come after those of the workspace, by name', () => {
  expect(readContracts(made().workspace).map(({ file }) => file)).toEqual([
    'contracts/rfc-0100-spool.contract.ts',
    `${FOLDER}/rfc-0001-kernel.contract.ts`,
    `${FOLDER}/rfc-0002-testing.contract.ts`,
  ]);
});

test('a linked package of the workspace itself is found where it is', () => {
  const { workspace, write } = made({
    'abicus.json': '{ "scope": "@acme", "linked": ["@acme/lent"] }',
  });
  for (const [name, text] of Object.entries(LENT)) write(`parts/lent/${name}`, text);
  mkdirSync(join(workspace.root, 'node_modules/@acme'));
  symlinkSync('../../parts/lent', join(workspace.root, 'node_modules/@acme/lent'));
  expect(readContracts(workspace).map(({ file }) => file)).toContain(
    'parts/lent/rfc-0001-kernel.contract.ts',
  );
});

test('what is generated depends on the scope that a linked package states', async () => {
  const { workspace, write } = made();
  await generate(workspace);
  expect(await generate(workspace)).toMatchObject({ status: 'fresh' });
  write(MANIFEST, '{ "abicus": { "scope": "@other", "language": 1 } }');
  expect(await generate(workspace)).not.toMatchObject({ status: 'fresh' });
});

test('the contracts of this repository say the language in which they are written', () => {
  const manifest: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../contracts/package.json'), 'utf8'),
  );
  expect(manifest).toMatchObject({ abicus: { scope: '@abicus', language: IR_VERSION } });
});
