/** The command line as a table: help of every command, and what mistakes in arguments get. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import type { Io, Option } from './command.ts';
import { run } from './run.ts';
import { SELFTEST_OPTIONS } from './selftest-options.ts';

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
    expect(await say(name, '-h')).toEqual({ code, out, err: '' });
    expect(await say('help', name)).toEqual({ code, out, err: '' });
    expect(await say('--help', name)).toEqual({ code, out, err: '' });
    expect(out).toContain('An option given twice is wrong usage.');
    for (const option of Object.keys(command.options)) expect(out).toContain(`--${option}`);
    for (const [exit, meaning] of command.exits) expect(out).toContain(`${exit}  ${meaning}`);
  },
);

test.each([
  [['generat'], "abicus: there is no command 'generat'; did you mean 'generate'?\n"],
  [['xyzzy'], "abicus: there is no command 'xyzzy'\n"],
  [['generate', '--foo'], "abicus: generate: there is no option '--foo'\n"],
  [['generate', '--wacth'], "there is no option '--wacth'; did you mean '--watch'?"],
  [['generate', '-x'], "there is no option '-x'"],
  [['generate', '--prune=yes'], "Option '--prune' does not take an argument"],
  [['check', '--since'], "Option '--since <value>' argument missing"],
  [['check', '--format', 'jsn'], "not 'jsn'; did you mean 'json'?"],
  [['selftest', '--smp', '3'], "selftest: --smp is 1, 2, 4, 64; not '3'"],
  [['selftest', '--sed', '3'], "there is no option '--sed'; did you mean '--seed'?"],
  [['new', 'servce', 'x'], "new: unknown kind 'servce'; did you mean 'service'?"],
  [['explain', 'ABI410'], "there is no code 'ABI410'; did you mean 'ABI"],
  [
    ['--verison'],
    "'--verison' is no command, and a command comes first; did you mean '--version'?",
  ],
  [['--json', 'check'], "'--json' is no command, and a command comes first\n"],
  [['--version', 'check'], "'check' is one argument too many"],
  [['help', 'chek'], "there is no command 'chek'; did you mean 'check'?"],
  [['help', 'check', 'prove'], "'prove' is one argument too many"],
  [['generate', 'x'], "abicus: generate: 'x' is one argument too many"],
])('%j is rejected', async (argv, message) => {
  const { code, out, err } = await say(...argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(message);
});

const optionsOf = COMMANDS.flatMap(({ name, options }) =>
  Object.entries({ ...options, help: { type: 'boolean' as const } }).map(
    ([option, { type }]) => [name, option, type] as const,
  ),
);

test.each(optionsOf)('%s --%s given twice is wrong usage', async (name, option, type) => {
  const { oneOf = ['x'] }: Partial<Option> =
    COMMANDS.find((one) => one.name === name)?.options[option] ?? {};
  const once = type === 'boolean' ? [`--${option}`] : [`--${option}`, oneOf[0] ?? ''];
  const { code, out, err } = await say(name, ...once, ...once);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(`abicus: ${name}: --${option} is given twice\n`);
});

const shortForms = COMMANDS.flatMap(({ name, options }) =>
  Object.entries(options).flatMap(([option, { shortFor }]) =>
    shortFor === undefined ? [] : [[name, option, shortFor] as const],
  ),
);

test.each(shortForms)('%s --%s beside --%s is wrong usage', async (name, option, long) => {
  const { code, err } = await say(name, `--${option}`, `--${long}`, 'json');
  expect(code).toBe(2);
  expect(err).toContain(`--${option} stands for --${long}: give one of them`);
});

test('--version is that of the package', async () => {
  const text = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  const { version }: { readonly version: string } = JSON.parse(text);
  expect(await say('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('the README lists the options of the selftest, and no others', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `--([a-z-]+)/gm)].map(([, name = '']) => name);
  expect(listed.toSorted()).toEqual(Object.keys(SELFTEST_OPTIONS).toSorted());
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
  [['check'], 'there is no contract in contracts: nothing was checked'],
  [['prove'], 'missing .abicus/reports/tests.json'],
  [['prove', 'spool.put'], 'prove spool.put: no element with this id needs a proof'],
  [['prove', 'spool.put', '--format', 'sarif'], 'text or json, not as sarif'],
  [['diff'], 'there is no contract in contracts'],
  [['trace', 'none.log'], 'there is no '],
  [['judge', 'none.log'], 'no contract declares a marker'],
  [['judge'], 'judge: LOG is missing'],
  [['system'], 'there is no contract in contracts'],
  [['system', '--run', 'none'], 'there is no contract in contracts'],
  [['system', '--format', 'sarif'], '--format is text, json, svg'],
  [['system', '--format', 'svg', '--json'], '--json stands for --format: give one of them'],
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

test('prove ID without a report of tests says which report is missing, and nothing was proven', async () => {
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
  const err = 'note: missing .abicus/reports/tests.json: `npx vitest run` writes it\n';
  expect(told).toEqual({ code: 2, out: lines.join('\n'), err });
  const { code, out } = await sayIn(root, 'prove', 'spool.limit.jobs', '--json');
  expect(code).toBe(2);
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
