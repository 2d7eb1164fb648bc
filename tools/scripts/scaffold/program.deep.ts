/** `abicus new service` for a program beside linked contracts: it compiles, and its tests say what to write. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WAITER } from './waiter.ts';
import { foreignWorkspace, type Foreign } from './workspace.ts';

const FOLDER = `libs/services/${WAITER.name}`;
let workspace: Foreign;

beforeAll(() => {
  workspace = foreignWorkspace(WAITER.contract);
  workspace.write('abicus.json', JSON.stringify({ scope: '@acme', linked: ['@abicus/contracts'] }));
});
afterAll(() => workspace.remove());

test('a program is created, with the packages of linked contracts in their own scope', () => {
  expect(workspace.run('abicus', 'generate').code).toBe(0);
  expect(workspace.run('abicus', 'new', 'service', WAITER.name).code).toBe(0);
  expect(workspace.run('oxfmt', '--list-different', FOLDER)).toEqual({ code: 0, output: '' });
  const manifest = workspace.read(`${FOLDER}/package.json`);
  expect(manifest).toContain('"@abicus/abi-timed"');
  expect(manifest.match(/@acme\/[\w-]+/g)).toEqual(['@acme/waiter', '@acme/abi-waiter']);
  workspace.link('abi-waiter', 'libs/abi/waiter');
  workspace.link(WAITER.name, FOLDER);
});

test('it compiles by the strictest rules, before anything is written', () => {
  expect(workspace.run('tsc', '-p', '.')).toEqual({ code: 0, output: '' });
});

test('its first failing test says what to write, and no test fails otherwise', () => {
  const { code, output } = workspace.run('vitest', 'run', FOLDER);
  expect(code).toBe(1);
  expect(/^Error: (.*)$/m.exec(output)?.[1]).toBe(WAITER.first);
  expect(output).not.toMatch(/^(?:Type|Assertion|Reference)Error/m);
});
