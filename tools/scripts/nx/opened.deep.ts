/**
 * What commands of abicus open, in real runs, against what Nx caches targets by: in a copy of this workspace. And for each
 * kind of file that is opened, an edit of one changes the hashes that it must.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchCopy, type Scratch } from './scratch.ts';
import { tasksOf, type Tasks } from './tasks.ts';
import { trace, type Trace } from './trace.ts';

const CHECK = 'abicus-workspace:check';

/** The commands that read the workspace: those of targets, and those that compare. */
const COMMANDS = ['check', 'generate', 'prove', 'selftest', 'diff', 'bump', 'system'];

/** The kinds of files that commands open; the first pattern that fits tells the kind. */
const KINDS: readonly (readonly [kind: string, path: RegExp])[] = [
  ['a contract', /^contracts\/[^/]+\.contract\.ts$/],
  ['vectors', /^contracts\/vectors\/[^/]+\.json$/],
  ['the snapshot of a contract', /^contracts\/\.lock\/ir\/[^/]+\.json$/],
  ['the snapshot of an API', /^contracts\/\.lock\/api\/[^/]+\.api\.txt$/],
  ['the hashes of the lock', /^contracts\/\.lock\/[^/]+\.json$/],
  ['a changeset', /^\.changeset\/[^/]+\.md$/],
  ['the configuration of changesets', /^\.changeset\/config\.json$/],
  ['the workspace file', /^abicus\.json$/],
  ['the settings of the formatter', /^\.oxfmtrc\.json$/],
  ['a package.json', /(^|\/)package\.json$/],
  ['a tsconfig.json', /(^|\/)tsconfig\.json$/],
  ['a README', /\/README\.md$/],
  ['a workflow', /^\.github\/workflows\/[^/]+\.yml$|^\.ci\/run$/],
  ['a generated page', /^docs\/reference\/[^/]+\.md$/],
  ['a generated source', /^libs\/(abi|system)\/.*\.(ts|h|rs|toml)$/],
  ['a contract of an older version', /^tools\/codegen\/src\/read\/testing\/ir\//],
  ['a test', /\.test\.ts$/],
  ['a source', /\.(ts|mjs|cjs|js)$/],
];

/** What is opened and no file of git, and why it is no input. */
const BESIDE: readonly (readonly [path: RegExp, why: string])[] = [
  [/^node_modules(\/|$)/, 'packages are inputs by the lock file; caches are looked up by content'],
  [/^\.abicus\/generate(\/|$)/, 'a run of generate that was killed: the plugin asks for it'],
];

/** Files whose edit each target of packages must see. */
const OF_EACH: readonly (readonly [path: string, target: string])[] = [
  ['tsconfig.base.json', 'typecheck'],
  ['tsconfig.base.json', 'lint'],
  ['.oxlintrc.json', 'lint'],
  ['.oxfmtrc.json', 'lint'],
  ['vitest.config.ts', 'test'],
  ['tools/scripts/progress/reporter.ts', 'test'],
  ['tools/codegen/src/vitest/plugin.ts', 'test'],
];

/** Files whose edit each package must see that is generated from all contracts. */
const OF_GENERATED = ['abicus.json', '.oxfmtrc.json', 'contracts/rfc-0005-abi.contract.ts'];

let copy: Scratch;
let seen: Tasks;
let listed: ReadonlySet<string>;
/** The files that commands opened, by their kinds. */
let opened: ReadonlyMap<string | undefined, readonly string[]>;
const traces = new Map<string, Trace>();

beforeAll(() => {
  copy = scratchCopy();
  for (const command of COMMANDS) traces.set(command, trace(copy, command));
  listed = new Set(copy.git('ls-files').split('\n'));
  const paths = new Set([...traces.values()].flatMap((one) => [...one.paths]));
  opened = Map.groupBy(
    [...paths].filter((path) => listed.has(path)).sort(),
    (path) => KINDS.find(([, one]) => one.test(path))?.[0],
  );
  const edited = KINDS.flatMap(([kind]) => opened.get(kind)?.slice(0, 1) ?? []);
  seen = tasksOf(copy, ...new Set([...edited, ...OF_EACH.map(([path]) => path), ...OF_GENERATED]));
}, 600_000);
afterAll(() => copy.remove());

function traceOf(command: string): Trace {
  const found = traces.get(command);
  if (found === undefined) throw new Error(`${command} was not run`);
  return found;
}

/** The commands of abicus that targets run, with whether they are cached. */
function commands(): { id: string; verb: string; cache: boolean }[] {
  return Object.entries(seen.tasks).flatMap(([id, { cache, command }]) => {
    const [, verb] = /^abicus (\w+)$/.exec(command ?? '') ?? [];
    return verb === undefined ? [] : [{ id, verb, cache }];
  });
}

/** The tasks that are cached and that have another hash after an edit. */
function changedBy(path: string): readonly string[] {
  const after = seen.edits[path];
  if (after === undefined) throw new Error(`${path} was not edited`);
  const tasks = Object.entries(seen.tasks);
  return tasks.flatMap(([id, { hash, cache }]) => (cache && hash !== after[id] ? [id] : []));
}

test('each command of a target was run, and the check alone is cached', () => {
  const all = commands();
  expect(all.filter(({ verb }) => !traces.has(verb))).toEqual([]);
  expect(all.length).toBeGreaterThan(3);
  expect(all.filter(({ cache }) => cache).map(({ id }) => id)).toEqual([CHECK]);
});

test('what the check opens is an input of its target', () => {
  const inputs = new Set(seen.tasks[CHECK]?.files);
  const { paths } = traceOf('check');
  expect(paths.size).toBeGreaterThan(1000);
  const files = [...paths].filter((path) => listed.has(path));
  expect(files.filter((path) => !inputs.has(path))).toEqual([]);
  const isFolder = (path: string): boolean => files.some((file) => file.startsWith(`${path}/`));
  const others = [...paths].filter((path) => !listed.has(path) && !isFolder(path));
  const isBeside = (path: string): boolean => BESIDE.some(([beside]) => beside.test(path));
  expect(others.filter((path) => !isBeside(path))).toEqual([]);
});

test('the check runs git and no other program, and what git says is an input', () => {
  expect([...traceOf('check').programs]).toEqual(['git']);
  expect(seen.tasks[CHECK]?.runtime).toEqual(['node tools/nx/outside.js']);
  copy.git('tag', 'released@1.0.0');
  const tagged = tasksOf(copy).tasks[CHECK]?.hash;
  copy.git('tag', '--delete', 'released@1.0.0');
  const again = tasksOf(copy).tasks[CHECK]?.hash;
  expect([tagged === again, again === seen.tasks[CHECK]?.hash]).toEqual([false, true]);
});

test('each file that is opened is of a kind', () => {
  expect(opened.get(undefined) ?? []).toEqual([]);
});

test.each(KINDS.map(([kind]) => kind))(
  '%s is opened, and an edit of it is seen by the check',
  (kind) => {
    const [path] = opened.get(kind) ?? [];
    if (path === undefined) throw new Error('none was opened');
    expect(changedBy(path)).toContain(CHECK);
  },
);

test.each(OF_EACH)('an edit of %s is seen by each target %s', (path, target) => {
  const all = Object.keys(seen.tasks).filter(
    (id) => id.startsWith('@') && id.endsWith(`:${target}`),
  );
  expect(all.length).toBeGreaterThan(10);
  expect(changedBy(path)).toEqual(expect.arrayContaining(all));
});

test.each(OF_GENERATED)('an edit of %s is seen by what is generated from all contracts', (path) => {
  const all = ['@abicus/abi-ladder', '@abicus/abi-native', '@abicus/system'].map(
    (one) => `${one}:lint`,
  );
  expect(changedBy(path)).toEqual(expect.arrayContaining(all));
});
