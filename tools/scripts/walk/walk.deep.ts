/**
 * A newcomer adds a service to a copy of this workspace, with the commands of abicus: its contract and its folder are all
 * that changes by hand.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchCopy, type Scratch } from '../nx/scratch.ts';
import { edited, writeSample } from '../scaffold/author.ts';
import { CODE, CONTEXT, FAULT, FIRST, NAME, RESTARTED, RUNGS, VECTORS } from './spoold.ts';

const TIMEOUT = { timeout: 600_000 };
const FOLDER = `libs/services/${NAME}`;
const ABI = `libs/abi/${NAME}`;

/** What the commands write besides the contract and the folder: all of it follows from the contracts. */
const GENERATED = [
  /^contracts\/\.lock\//,
  /^docs\/reference\//,
  /^libs\/abi\/(?:ladder|native|spoold)\//,
  /^libs\/system\//,
  /^package-lock\.json$/,
  // The references of a solution.
  /^tsconfig\.json$/,
];

/** What a new service affects: its packages, the table of init, the selftest, and what is made of all contracts. */
const AFFECTED = [
  '@abicus/abi-ladder',
  '@abicus/abi-native',
  '@abicus/abi-spoold',
  '@abicus/contracts',
  '@abicus/selftest',
  '@abicus/selftest-client',
  '@abicus/spoold',
  '@abicus/system',
  'abicus',
  'abicus-workspace',
];

let copy: Scratch;
beforeAll(() => {
  copy = scratchCopy();
}, 60_000);
afterAll(() => copy.remove());

const read = (path: string): string => readFileSync(join(copy.root, path), 'utf8');
const write = (path: string, text: string): void => writeFileSync(join(copy.root, path), text);

const remove = (path: string): void => rmSync(path, { recursive: true });

/** Runs a program that must end with this exit code, and returns its output. */
function say(code: number, program: string, ...args: readonly string[]): string {
  const said = copy.run(program, ...args);
  if (said.code !== code) throw new Error(`exit ${said.code}:\n${said.output}`);
  return said.output;
}

/** The command line of the copy, as its npm scripts start it. */
const abicus = (code: number, ...args: readonly string[]): string =>
  say(code, 'node', '--import', './tools/preflight.mjs', 'apps/abicus/bin/abicus.cjs', ...args);

/** What `npm install` does for packages of the workspace that are new or gone: links, and their entries in the lock file. */
function npmInstall(isThere = true): void {
  for (const [name, folder] of [
    [NAME, FOLDER],
    [`abi-${NAME}`, ABI],
  ] as const) {
    const link = join(copy.root, 'node_modules/@abicus', name);
    if (isThere) symlinkSync(join(copy.root, folder), link, 'dir');
    else remove(link);
  }
  const options = ['--package-lock-only', '--offline', '--ignore-scripts', '--no-audit'];
  execFileSync('npm', ['install', ...options], { cwd: copy.root, stdio: 'pipe' });
}

/** The contract that `new contract` has written. */
function contract(): string {
  const [path] = changed().filter((one) => one.endsWith('.contract.ts'));
  if (path === undefined) throw new Error('there is no new contract');
  return path;
}

/** Every path that differs from the commit of the copy. */
function changed(): string[] {
  return copy
    .git('status', '--porcelain', '--no-renames', '-z', '--untracked-files=all')
    .split('\0')
    .filter(Boolean)
    .map((line) => line.slice(3));
}

type Selftest = {
  readonly ok: boolean;
  readonly evidence: string;
  readonly rungs: readonly { readonly text: string }[];
  readonly findings: readonly unknown[];
  readonly trouble: string | null;
};

/** Boots the copy; throws if a task held something else at the end than its contract says. */
function selftest(harts: number): Selftest {
  const found: Selftest = JSON.parse(abicus(0, 'selftest', '--json', '--smp', String(harts)));
  expect(abicus(0, 'system', '--run', found.evidence)).toContain('as contracts say');
  return found;
}

type Task = {
  readonly name: string;
  readonly parent: string;
  readonly holds: readonly { readonly object: string; readonly rights: readonly string[] }[];
  readonly calls: readonly { readonly service: string; readonly ops: readonly string[] }[];
};

test('the contract of a service is created, and names its first step', TIMEOUT, () => {
  abicus(0, 'new', 'contract', NAME);
  const path = contract();
  expect(say(1, 'vitest', 'run', path.replace('.contract.ts', '.test.ts'))).toContain(
    `next: write the context of ${path}`,
  );
  const text = read(path);
  const [placeholder, purpose] = CONTEXT;
  expect(text).toMatch(placeholder);
  write(path, text.replace(placeholder, purpose));
  write(`contracts/vectors/${NAME}.json`, `${JSON.stringify(VECTORS)}\n`);
  expect(abicus(0, 'generate')).toContain(`wrote ${ABI}/src/program.ts`);
});

test(
  'the package of the service is created, and its first failing test says what to write',
  TIMEOUT,
  () => {
    expect(abicus(0, 'new', 'service', NAME)).toContain('next: install the new package');
    npmInstall();
    const output = say(1, 'vitest', 'run', FOLDER);
    expect(/^Error: (.*)$/m.exec(output)?.[1]).toBe(FIRST);
  },
);

test('when it is written, its tests pass, everything compiles, and nothing drifts', TIMEOUT, () => {
  writeSample({ read, write }, FOLDER, CODE);
  say(0, 'oxfmt', FOLDER, 'contracts/vectors');
  say(0, 'vitest', 'run', FOLDER, contract().replace('.contract.ts', '.test.ts'));
  expect(copy.run('tsc', '-b')).toEqual({ code: 0, output: '' });
  copy.git('add', '--all');
  expect(abicus(0, 'check')).toContain('clean');
});

test.each([1, 2, 4, 64])(
  'it is started, serves, and passes its probe: %d harts',
  TIMEOUT,
  (harts) => {
    const { ok, rungs, findings, trouble } = selftest(harts);
    expect({ ok, findings, trouble }).toEqual({ ok: true, findings: [], trouble: null });
    const texts = rungs.map(({ text }) => text);
    expect(texts.filter((text) => RUNGS.includes(text))).toEqual(RUNGS);
  },
);

test(
  'it is wired: init starts it, it receives its requests, and the client may send them',
  TIMEOUT,
  () => {
    const { tasks }: { readonly tasks: readonly Task[] } = JSON.parse(
      abicus(0, 'system', '--json'),
    );
    const [own] = tasks.filter(({ name }) => name === NAME);
    const client = tasks.find(({ name }) => name === 'selftest-client');
    const rights = (task?: Task): unknown =>
      task?.holds.filter(({ object }) => object === `requests of ${NAME}`).map((one) => one.rights);
    expect({ parent: own?.parent, own: rights(own), client: rights(client) }).toEqual({
      parent: 'init',
      own: [['RECV']],
      client: [['SEND']],
    });
    expect(client?.calls).toContainEqual({ service: NAME, ops: ['add'] });
  },
);

test('by hand, only its contract, the vectors of its contract and its folder changed', () => {
  const others = changed().filter((path) => !GENERATED.some((pattern) => pattern.test(path)));
  const own = [contract(), contract().replace('.contract.ts', '.test.ts')];
  const byHand = [...own, `contracts/vectors/${NAME}.json`];
  expect(others.filter((path) => !path.startsWith(`${FOLDER}/`)).toSorted()).toEqual(byHand);
  expect(abicus(0, 'generate')).toContain('nothing changed');
});

test(
  'it affects its packages, the table of init, the selftest and the aggregates alone',
  TIMEOUT,
  () => {
    const output = say(0, 'nx', 'show', 'projects', '--affected', '--base=HEAD');
    expect(output.split('\n').filter(Boolean).toSorted()).toEqual(AFFECTED);
  },
);

test('when it ends with a fault, init starts it again, and its client reaches it', TIMEOUT, () => {
  for (const [path, edits] of Object.entries(FAULT)) {
    write(`${FOLDER}/${path}`, edited(path, read(`${FOLDER}/${path}`), edits));
  }
  const { ok, rungs, evidence } = selftest(2);
  expect({ ok, texts: rungs.map(({ text }) => text) }).toMatchObject({
    ok: true,
    texts: expect.arrayContaining([...RUNGS]),
  });
  const log = readFileSync(join(evidence, 'console.log'), 'utf8');
  expect(RESTARTED.filter((line) => log.includes(line))).toEqual(RESTARTED);
});

test('taken out as the page says, it leaves nothing behind', TIMEOUT, () => {
  const gone = [contract(), contract().replace('.contract.ts', '.test.ts'), ABI, FOLDER];
  for (const path of [...gone, `contracts/vectors/${NAME}.json`]) remove(join(copy.root, path));
  const solution = read('tsconfig.json');
  write(
    'tsconfig.json',
    solution.replaceAll(new RegExp(`,\\s*\\{[^{}]*/${NAME}"\\s*\\}`, 'g'), ''),
  );
  abicus(0, 'generate', '--prune');
  npmInstall(false);
  copy.git('add', '--all');
  expect(changed()).toEqual([]);
  expect(copy.run('tsc', '-b')).toEqual({ code: 0, output: '' });
});
