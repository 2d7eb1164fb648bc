/** Each exit code that the help of a command declares, seen from that command; and no command has others. */
import { expect, onTestFinished, test } from 'vitest';
import { commitAll, folder, remove, say, write, type Result } from '../test/place.ts';
import { CONTRACT, FILE, LIMITED, LOG, MANIFEST, REJECTED, REPORTED } from '../test/spool.ts';
import { SYSTEM_FILES } from '../test/system-files.ts';
import { COMMANDS } from './commands.ts';

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

/** What the command of a scenario says, with further arguments. */
async function played(scenario: Scenario, ...further: readonly string[]): Promise<Result> {
  const cwd = folder();
  onTestFinished(() => remove(cwd));
  write(cwd, { 'abicus.json': '{}', ...scenario.files });
  for (const argv of scenario.before ?? []) {
    expect({ argv, ...(await say(cwd, argv)) }).toMatchObject({ code: 0 });
  }
  if (scenario.commit !== undefined) {
    commitAll(cwd);
    write(cwd, { [FILE]: scenario.commit });
    if (scenario.commit !== REJECTED) await say(cwd, ['generate']);
  }
  return say(cwd, [...scenario.argv, ...further]);
}

function scenarioOf(name: string, code: number): Scenario {
  const found = SCENARIOS[name]?.[code];
  if (found === undefined) throw new Error('no scenario shows it');
  return found;
}

const rows = COMMANDS.flatMap(({ name, exits }) =>
  exits.map(([code, meaning]) => ({ name, code, meaning })),
);

test.each(rows)('$name exits with $code: $meaning', async ({ name, code }) => {
  const said = await played(scenarioOf(name, code));
  // With what it said, so that a wrong code tells why.
  expect(said).toEqual({ code, out: expect.any(String), err: expect.any(String) });
});

const withJson = rows.filter(
  ({ name, code }) =>
    code !== 2 && COMMANDS.some((one) => one.name === name && 'json' in one.options),
);

test.each(withJson)(
  '$name --json prints one document where it exits with $code',
  async ({ name, code }) => {
    const said = await played(scenarioOf(name, code), '--json');
    expect(said).toEqual({ code, out: expect.any(String), err: '' });
    expect(() => JSON.parse(said.out) as unknown).not.toThrow();
  },
);

/** Commands that read no contract, though they print a document. */
const WITHOUT_CONTRACTS = new Set(['explain', 'selftest']);
const readers = COMMANDS.filter(
  ({ name, options }) => 'json' in options && !WITHOUT_CONTRACTS.has(name),
);

test.each(readers)('$name --json prints a rejected contract as findings', async (command) => {
  const { name, positionals } = command;
  const log = positionals.some((one) => !one.startsWith('[')) ? ['a.log'] : [];
  const { code, out, err } = await played({
    files: contract(REJECTED),
    argv: [name, ...log, '--json'],
  });
  expect({ code, err }).toEqual({ code: 1, err: '' });
  const document: object = JSON.parse(out);
  expect(document).toMatchObject({
    [name === 'generate' ? 'diagnostics' : 'findings']: [{ code: 'ABI1001', file: FILE }],
  });
});

test('every scenario shows a code that the help declares, and only 0, 1 and 2 are declared', () => {
  const shown = Object.entries(SCENARIOS).flatMap(([name, codes]) =>
    Object.keys(codes).map((code) => `${name} ${code}`),
  );
  expect(shown.toSorted()).toEqual(rows.map(({ name, code }) => `${name} ${code}`).toSorted());
  expect(new Set(rows.map(({ code }) => code))).toEqual(new Set([0, 1, 2]));
});
