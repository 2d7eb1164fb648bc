/** Each exit code that the help of a command declares, seen from that command; and no command has others. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SYSTEM_FILES } from '../test/system-files.ts';
import { COMMANDS } from './commands.ts';
import type { Io } from './command.ts';
import { run } from './run.ts';

const FILE = 'contracts/rfc-0001-spool.contract.ts';
const CONTRACT = `import { contract, errno, limit, newtype, u32 } from '@abicus/contract';
export default contract({
  id: 'RFC-0001', title: 'Spool', status: 'accepted', owners: ['@spool'], created: '2026-01-01',
  feeds: 'spool', context: 'Jobs wait.', goals: [], errors: { EBUSY: errno(16, 'busy') },
  types: { Job: newtype(u32, { errno: 'EBUSY' }) },
  markers: { up: { text: 'spool up', by: 'neuron', proves: ['Job'] } },
  log: { stamp: 'none' },
});
`;
const LIMITED = CONTRACT.replace(
  '  types:',
  `  limits: { jobs: limit(64, { why: 'bounds memory', atLimit: 'waits' }) },\n  types:`,
);
const REJECTED = CONTRACT.replace('errno(16', 'errno(1 + 15');
const LOG = 'spool up\n';
/** Of vitest: a run of one test that proves nothing. */
const REPORT = JSON.stringify({
  testResults: [
    {
      name: '$CWD/other.test.ts',
      assertionResults: [{ title: 'other', ancestorTitles: [], status: 'passed' }],
    },
  ],
});

const REPORTED = { 'other.test.ts': '', '.abicus/reports/tests.json': REPORT };

/** What a workspace is made of, what is done before, and the command whose exit code counts. */
type Scenario = {
  readonly files?: Readonly<Record<string, string>>;
  readonly before?: readonly (readonly string[])[];
  /** Whether all is committed before; then the contract is replaced by this one. */
  readonly commit?: string;
  readonly argv: readonly string[];
};

const contract = (text: string): Readonly<Record<string, string>> => ({
  [FILE]: text,
  'a.log': LOG,
});
const wrong = (...argv: readonly string[]): Scenario => ({ argv: [...argv, '--nosuch'] });
const MANIFEST = {
  'libs/abi/spool/package.json': '{ "name": "@abicus/abi-spool", "version": "0.1.0" }',
};

/** A scenario for each command and code. */
const SCENARIOS: Readonly<Record<string, Readonly<Record<number, Scenario>>>> = {
  generate: {
    0: { files: contract(CONTRACT), argv: ['generate'] },
    1: { files: contract(REJECTED), argv: ['generate'] },
    2: wrong('generate'),
  },
  check: {
    0: { files: contract(CONTRACT), before: [['generate']], argv: ['check'] },
    1: { files: contract(CONTRACT), argv: ['check'] },
    2: wrong('check'),
  },
  prove: {
    0: {
      files: { ...contract(CONTRACT), ...REPORTED },
      before: [['generate'], ['judge', 'a.log']],
      argv: ['prove'],
    },
    1: { files: contract(REJECTED), argv: ['prove', 'spool.limit'] },
    2: wrong('prove'),
  },
  judge: {
    0: { files: contract(CONTRACT), argv: ['judge', 'a.log'] },
    1: { files: { ...contract(CONTRACT), 'b.log': 'spool down\n' }, argv: ['judge', 'b.log'] },
    2: wrong('judge', 'a.log'),
  },
  diff: {
    0: { files: contract(CONTRACT), before: [['generate']], commit: LIMITED, argv: ['diff'] },
    1: { files: contract(CONTRACT), before: [['generate']], commit: REJECTED, argv: ['diff'] },
    2: wrong('diff'),
  },
  bump: {
    0: { files: contract(CONTRACT), before: [['generate']], commit: CONTRACT, argv: ['bump'] },
    1: {
      files: { ...contract(CONTRACT), ...MANIFEST },
      before: [['generate']],
      commit: LIMITED,
      argv: ['bump'],
    },
    2: wrong('bump'),
  },
  explain: { 0: { argv: ['explain', 'ABI1001'] }, 2: wrong('explain', 'ABI1001') },
  new: {
    0: { argv: ['new', 'contract', 'other'] },
    1: { before: [['new', 'contract', 'other']], argv: ['new', 'contract', 'other'] },
    2: wrong('new', 'contract', 'other'),
  },
  system: {
    0: { files: contract(CONTRACT), argv: ['system'] },
    1: { files: contract(REJECTED), argv: ['system'] },
    2: wrong('system'),
  },
  trace: {
    0: { files: contract(CONTRACT), argv: ['trace', 'a.log'] },
    1: { files: contract(REJECTED), argv: ['trace', 'a.log'] },
    2: wrong('trace', 'a.log'),
  },
  selftest: {
    0: { files: SYSTEM_FILES, argv: ['selftest', '--smp', '1', '--phase', 'kernel'] },
    1: {
      files: SYSTEM_FILES,
      argv: ['selftest', '--smp', '1', '--until', '0', '--timeout', '1'],
    },
    2: wrong('selftest'),
  },
};

async function say(cwd: string, argv: readonly string[]): Promise<{ code: number; text: string }> {
  let text = '';
  const add = (one: string): void => void (text += one);
  const io: Io = {
    cwd,
    env: {},
    out: add,
    err: add,
    terminal: false,
    stop: new AbortController().signal,
  };
  return { code: await run(argv, io), text };
}

function commitAll(cwd: string): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['commit', '-q', '-m', 'all'],
  ]) {
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd });
    if (status !== 0) throw new Error(stderr.toString());
  }
}

const rows = COMMANDS.flatMap(({ name, exits }) =>
  exits.map(([code, meaning]) => ({ name, code, meaning })),
);

test.each(rows)('$name exits with $code: $meaning', async ({ name, code }) => {
  const scenario = SCENARIOS[name]?.[code];
  if (scenario === undefined) throw new Error('no scenario shows it');
  const cwd = mkdtempSync(join(tmpdir(), 'abicus-codes-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  for (const [path, text] of Object.entries({ 'abicus.json': '{}', ...scenario.files })) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text.replaceAll('$CWD', cwd));
  }
  for (const argv of scenario.before ?? []) {
    const { code: before, text } = await say(cwd, argv);
    expect({ argv, before, text }).toMatchObject({ before: 0 });
  }
  if (scenario.commit !== undefined) {
    commitAll(cwd);
    writeFileSync(join(cwd, FILE), scenario.commit);
    if (!scenario.commit.includes('1 + 15')) await say(cwd, ['generate']);
  }
  const said = await say(cwd, scenario.argv);
  // With its text, so that a wrong code tells why.
  expect(said).toEqual({ code, text: expect.any(String) });
});

test('every scenario shows a code that the help declares, and only 0, 1 and 2 are declared', () => {
  const shown = Object.entries(SCENARIOS).flatMap(([name, codes]) =>
    Object.keys(codes).map((code) => `${name} ${code}`),
  );
  expect(shown.toSorted()).toEqual(rows.map(({ name, code }) => `${name} ${code}`).toSorted());
  expect(new Set(rows.map(({ code }) => code))).toEqual(new Set([0, 1, 2]));
});
