/** The bundle of this workspace prints, ends and leaves the same as the sources. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../../apps/abicus/src/commands.ts';
import { workspaceRoot } from '../steps.ts';
import { buildBundle, type BundleSummary } from './build.ts';

const home = mkdtempSync(join(tmpdir(), 'abicus-same-'));
let built: BundleSummary;
beforeAll(async () => void (built = await buildBundle(workspaceRoot)));
afterAll(() => rmSync(home, { recursive: true }));

const WAYS = ['sources', 'bundle'] as const;
type Way = (typeof WAYS)[number];

function start(way: Way, args: readonly string[]): object {
  const launcher = join(workspaceRoot, 'apps/abicus/bin/abicus.cjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...args], {
    cwd: workspaceRoot,
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', ABICUS_START: way },
  });
  return { status, stdout, stderr };
}

test('each command has its part of the bundle, and there is one for what is no command', () => {
  const names = COMMANDS.map(({ name }) => name);
  expect(built.commands.toSorted()).toEqual([...names, 'none'].toSorted());
});

test.each(
  [
    [],
    ['--version'],
    ['--help'],
    ['nothing'],
    ...COMMANDS.map(({ name }) => [name, '--help']),
    ...COMMANDS.map(({ name }) => [name, '--wrong']),
    ['explain', 'ABI4102'],
    ['explain', 'ABI9999'],
    ['judge', 'nowhere.log'],
    ['trace', 'nowhere.log'],
    ['new', 'contract', 'spoold', '--dry-run'],
    ['new', 'planet', 'x'],
    ['generate', '--json'],
    ['diff', '--json'],
    ['check', '--json'],
    ['selftest', '--until', 'nothing'],
  ].map((args) => [args.join(' '), args] as const),
)('abicus %s', (_title, args) => {
  expect(start('bundle', args)).toEqual(start('sources', args));
});

/** What depends on the hour and on the folder. */
const OF_THE_RUN = ['wallMs', 'evidence', 'begun', 'ended', 'pid'];

function evidenceOf(way: Way, harts: string): Record<string, unknown> {
  const folder = join(home, `${way}-${harts}`);
  const args = ['selftest', '--smp', harts, '--evidence', folder, '--json'];
  expect(start(way, args)).toMatchObject({ status: 0, stderr: '' });
  const texts = readdirSync(folder).map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    if (!name.endsWith('.json')) return [name, text] as const;
    const value = JSON.parse(text, (key, one: unknown) => (OF_THE_RUN.includes(key) ? '' : one));
    return [name, value] as const;
  });
  return Object.fromEntries(texts);
}

test.each(['1', '2', '64'])('the evidence of a selftest with %s harts', (harts) => {
  const [sources, bundle] = WAYS.map((way) => evidenceOf(way, harts));
  expect(bundle).toEqual(sources);
  expect(Object.keys(sources ?? {})).toContain('trace.json');
});
