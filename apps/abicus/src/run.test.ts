/** The command line as a table: help of every command, and what mistakes in arguments get. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import type { Io } from './command.ts';
import { run } from './run.ts';

type Said = { readonly code: number; readonly out: string; readonly err: string };

const say = (...argv: string[]): Promise<Said> => sayIn('/', ...argv);

async function sayIn(cwd: string, ...argv: string[]): Promise<Said> {
  let [out, err] = ['', ''];
  const io: Io = {
    cwd,
    env: {},
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    terminal: false,
    stop: new AbortController().signal,
  };
  return { code: await run(argv, io), out, err };
}

test('without a command, the overview is a mistake; with --help it is the answer', async () => {
  expect(await say()).toMatchObject({ code: 2, out: '' });
  const { code, out } = await say('--help');
  expect(code).toBe(0);
  for (const { name, summary } of COMMANDS) expect(out).toMatch(new RegExp(`${name} +${summary}`));
});

test.each(COMMANDS.map((command) => [command.name, command] as const))(
  '%s --help names its options and exit codes',
  async (name, command) => {
    const { code, out } = await say(name, '--help');
    expect(code).toBe(0);
    for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`);
    for (const [exit, meaning] of command.exits) expect(out).toContain(`${exit}  ${meaning}`);
  },
);

test.each([
  [['generat'], "abicus: there is no command 'generat'."],
  [['generate', '--foo'], "abicus: generate: Unknown option '--foo'"],
  [['generate', 'x'], "abicus: generate: 'x' is one argument too many"],
])('%j is rejected', async (argv, message) => {
  const { code, out, err } = await say(...argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});

test('outside a workspace a command says how to make one', async () => {
  const { code, err } = await say('generate');
  expect(code).toBe(2);
  expect(err).toContain('no abicus.json here or in a parent folder');
});

/** An empty workspace, for the test that is running. */
function emptyWorkspace(): string {
  const root = mkdtempSync(join(tmpdir(), 'abicus-cli-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'abicus.json'), '{}\n');
  return root;
}

test.each([
  [['generate'], 'there is no *.contract.ts in contracts'],
  [['check'], 'there is no contract in contracts: nothing was looked at'],
  [['prove'], 'missing .abicus/reports/tests.json'],
  [['prove', 'spool.put'], 'prove spool.put: no element with this id needs a proof'],
  [['prove', 'spool.put', '--format', 'sarif'], 'text or json, not as sarif'],
  [['diff'], 'there is no contract in contracts'],
  [['trace', 'none.log'], 'there is no '],
  [['judge', 'none.log'], 'no contract declares a marker'],
  [['judge'], 'judge: LOG is missing'],
  [['explain', 'ABI0'], "there is no code 'ABI0'"],
  [['new', 'planet', 'x'], "unknown kind 'planet': use contract, service or syscall"],
  [['check', '--format', 'xml'], '--format is text, json, github, sarif'],
])('%j in an empty workspace looks at nothing, and says so', async (argv, message) => {
  const { code, out, err } = await sayIn(emptyWorkspace(), ...argv);
  expect(code).toBe(2);
  expect(out + err).toContain(message);
});

test('check --json is one document', async () => {
  const { out } = await sayIn(emptyWorkspace(), 'check', '--json');
  expect(JSON.parse(out)).toMatchObject({ verb: 'check', elements: 0, findings: [] });
});

test('prove ID tells what proved an element: nothing, before anything ran', async () => {
  const root = emptyWorkspace();
  mkdirSync(join(root, 'contracts'));
  writeFileSync(
    join(root, 'contracts/rfc-0001-spool.contract.ts'),
    `import { contract, limit } from '@abicus/contract';
export default contract({
  id: 'RFC-0001', title: 'Spool', status: 'accepted', owners: ['@spool'], created: '2026-01-01',
  feeds: 'spool', context: 'Jobs wait.', goals: [], nonGoals: [], failureModel: 'None.',
  limits: { jobs: limit(64, { why: 'bounds memory', atLimit: 'none' }) },
});
`,
  );
  const told = await sayIn(root, 'prove', 'spool.limit');
  const lines = [
    'spool.limit.jobs (limit)',
    '  never spool.limit.jobs reached: 64 taken',
    '  never spool.limit.jobs reject one more than 64',
    '  not proven',
    '',
  ];
  expect(told).toEqual({ code: 1, out: lines.join('\n'), err: '' });
  const { code, out } = await sayIn(root, 'prove', 'spool.limit.jobs', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    verb: 'prove',
    proofs: [
      {
        id: 'spool.limit.jobs',
        kind: 'limit',
        tests: [],
        seen: [
          { what: 'spool.limit.jobs reached: 64 taken', times: 0, tests: 0, assertions: 0 },
          { what: 'spool.limit.jobs reject one more than 64', times: 0, tests: 0, assertions: 0 },
        ],
        rungs: [],
      },
    ],
  });
});

test.each([[['prove']], [['prove', 'spool.limit']]])(
  '%j tells what is wrong with a contract that is rejected',
  async (argv) => {
    const root = emptyWorkspace();
    mkdirSync(join(root, 'contracts'));
    writeFileSync(join(root, 'contracts/rfc-0001-spool.contract.ts'), 'export default 1;\n');
    const { code, out } = await sayIn(root, ...argv);
    expect(code).toBe(1);
    expect(out).toContain('contracts/rfc-0001-spool.contract.ts:1:1 - error ABI1001');
  },
);

test('new --dry-run writes nothing', async () => {
  const root = emptyWorkspace();
  const { code, out } = await sayIn(root, 'new', 'contract', 'spooler', '--dry-run');
  expect(code).toBe(0);
  expect(out).toMatch(/^would write contracts\/rfc-\d{4}-spooler\.contract\.ts$/m);
  expect(readdirSync(root)).toEqual(['abicus.json']);
});
