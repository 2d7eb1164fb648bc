/**
 * `abicus new service` for a program beside linked contracts: it compiles, its tests say what to write, and once that is
 * written it is booted, calls a linked service, and passes its probe.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSample } from './author.ts';
import { missingIn } from './fill.ts';
import { WAITER } from './waiter.ts';
import { foreignWorkspace, say, type Foreign } from './workspace.ts';

type Selftest = {
  readonly ok: boolean;
  readonly rungs: readonly { readonly text: string }[];
  readonly findings: readonly unknown[];
  readonly trouble: string | null;
};

const FOLDER = `libs/services/${WAITER.name}`;
let workspace: Foreign;

beforeAll(() => {
  workspace = foreignWorkspace(WAITER.contract);
  workspace.write('abicus.json', JSON.stringify({ scope: '@acme', linked: ['@abicus/contracts'] }));
});
afterAll(() => workspace.remove());

test('a program is created, with the packages of linked contracts in their own scope', () => {
  say(workspace, 0, 'abicus', 'generate');
  say(workspace, 0, 'abicus', 'new', 'service', WAITER.name);
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
  const output = say(workspace, 1, 'vitest', 'run', FOLDER);
  expect(/^Error: (.*)$/m.exec(output)?.[1]).toBe(WAITER.first);
  expect(output).not.toMatch(/^(?:Type|Assertion|Reference)Error/m);
});

test('when it is written, its tests pass, and it compiles', () => {
  writeSample(workspace, FOLDER, WAITER);
  const left = workspace.files(FOLDER).flatMap((path) => missingIn(workspace.read(path)));
  expect(left).toEqual([]);
  expect(workspace.run('tsc', '-p', '.')).toEqual({ code: 0, output: '' });
  say(workspace, 0, 'vitest', 'run', FOLDER);
});

test.each([1, 2, 4, 64])('it is started, calls timed, and passes its probe: %d harts', (harts) => {
  const output = say(workspace, 0, 'abicus', 'selftest', '--json', '--smp', String(harts));
  const { ok, rungs, findings, trouble }: Selftest = JSON.parse(output);
  expect({ ok, findings, trouble }).toEqual({ ok: true, findings: [], trouble: null });
  const own = ['init: start waiter', 'waiter: ready', 'init: up waiter', 'SELFTEST: waiter ok'];
  expect(rungs.map(({ text }) => text).filter((one) => one.includes('waiter'))).toEqual(own);
});
