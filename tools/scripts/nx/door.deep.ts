/** The plugin as Nx loads it, by a Node that runs it and by one that is too old for it. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { workspaceWith } from '../../nx/test/workspace.ts';

const FOLDER = join(import.meta.dirname, '../../nx');
const ROOT = join(FOLDER, '../..');

/** Preloaded, it makes a process believe that it is an old Node: without what 22.18 brought. */
const OLD =
  `data:text/javascript,import module from 'node:module';delete module.registerHooks;module.syncBuiltinESMExports();` +
  `Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})`;

/** Compiled sources of the processes before. */
const { NODE_COMPILE_CACHE = '' } = process.env;
const CACHE = NODE_COMPILE_CACHE === '' ? {} : { NODE_COMPILE_CACHE };

type Said = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs a script that has imported a door. */
function run(door: string, script: string, how: 'old' | 'own', cwd = ROOT): Said {
  const text = `import * as door from ${JSON.stringify(pathToFileURL(door).href)};\n${script}`;
  const preload = how === 'old' ? ['--import', OLD] : [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...preload, '--input-type=module', '--eval', text],
    { cwd, encoding: 'utf8', env: { PATH: '/usr/bin:/bin', ...CACHE } },
  );
  return { code: status, out: stdout, err: stderr };
}

const DOOR = join(FOLDER, 'door.js');
/** Prints the targets of a workspace. */
const nodesOf = (root: string): string => `
const context = { workspaceRoot: ${JSON.stringify(root)}, nxJsonConfiguration: { namedInputs: { production: [] } } };
const nodes = await door.createNodes[1](['package.json', 'libs/a/package.json'], undefined, context);
console.log(JSON.stringify(nodes));
`;

test('an old Node gets the same targets as a later one, which it asks', () => {
  const root = workspaceWith({
    'package.json': '{ "workspaces": ["libs/*"] }',
    'abicus.json': '{}',
    'libs/a/package.json': '{ "name": "@acme/a" }',
    'libs/a/tsconfig.json': '{}',
  });
  const [own, old] = [run(DOOR, nodesOf(root), 'own'), run(DOOR, nodesOf(root), 'old')];
  expect(own).toMatchObject({ code: 0, err: '' });
  const nodes: [string, { projects: Record<string, { targets: object }> }][] = JSON.parse(own.out);
  expect(nodes.map(([file]) => file)).toEqual(['package.json', 'libs/a/package.json']);
  expect(Object.keys(nodes[1]?.[1].projects['libs/a']?.targets ?? {})).toContain('typecheck');
  expect(old).toEqual(own);
});

test('what is wrong with a workspace is told to an old Node too', () => {
  const root = mkdtempSync(join(tmpdir(), 'abicus-door-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeFileSync(join(root, 'abicus.json'), '{ "scoop": "@acme" }');
  const script = nodesOf(root).replace('\nconsole.log', '\n');
  const told = (how: 'old' | 'own'): string | undefined =>
    /abicus\.json:1:\d+ - error ABI1007[^\n]*/.exec(run(DOOR, script, how).err)?.[0];
  const own = told('own');
  expect(own).toContain('scoop');
  expect(told('old')).toBe(own);
});

test.each(['sync', 'contract', 'service', 'syscall'])(
  'on an old Node the generator %s says how to start Nx',
  (name) => {
    const script = `door.${name}().catch((error) => console.log(error.message));`;
    expect(run(DOOR, script, 'old').out).toBe(
      '@abicus/nx needs Node 22.18 or later, and this is Node 20.20.2: start Nx with `npx nx`, which finds the one of node_modules.\n',
    );
  },
);

test('an old Node without a later one in node_modules says in one sentence what to do', () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'abicus-door-')));
  onTestFinished(() => rmSync(root, { recursive: true }));
  for (const file of ['door.js', 'package.json']) cpSync(join(FOLDER, file), join(root, file));
  const lines = (text: string): string[] =>
    text.split('\n').filter((line) => line.startsWith('Error: '));
  const sentence =
    'Error: @abicus/nx needs Node 22.18 or later, and this is Node 20.20.2: put a later one first in PATH, or install the package `node@24` here.';
  const { code, err } = run(join(root, 'door.js'), '', 'old', root);
  expect({ code, lines: lines(err) }).toEqual({ code: 1, lines: [sentence] });
  // One that is there and too old as well is no help.
  mkdirSync(join(root, 'node_modules/node/bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules/node/package.json'), '{ "version": "20.1.0" }');
  writeFileSync(join(root, 'node_modules/node/bin/node'), '');
  expect(lines(run(join(root, 'door.js'), '', 'old', root).err)).toEqual([sentence]);
});
