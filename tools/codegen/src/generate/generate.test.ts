import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Emitter } from '../emit/emitter.ts';
import { syntheticContracts } from '../synthetic.ts';
import { sampleEmitter } from '../testing/sample-emitter.ts';
import { temporaryWorkspace } from '../testing/temporary.ts';
import { exitCode, generate } from './generate.ts';

const emitters = [sampleEmitter];
const KERNEL = 'contracts/rfc-1000-kernel.contract.ts';
const LIMITS = 'libs/abi/kernel/src/limits.ts';

test('a first run writes everything, a second one nothing', async () => {
  const temporary = temporaryWorkspace(syntheticContracts(3));
  const { workspace } = temporary;
  const first = await generate(workspace, { emitters });
  expect(first).toMatchObject({ status: 'written', contracts: 3, unchanged: 0, orphans: [] });
  expect(first.status === 'written' && first.written).toEqual([
    'contracts/.lock/api/kernel.api.txt',
    'contracts/.lock/api/service0.api.txt',
    'contracts/.lock/api/service1.api.txt',
    'contracts/.lock/ir/kernel.json',
    'contracts/.lock/ir/service0.json',
    'contracts/.lock/ir/service1.json',
    'contracts/.lock/must-use.json',
    LIMITS,
    'libs/abi/service0/src/limits.ts',
    'libs/abi/service1/src/limits.ts',
    'contracts/.lock/contracts.json',
    'contracts/.lock/outputs.json',
  ]);
  const second = await generate(workspace, { emitters });
  expect(second).toEqual({ status: 'fresh', contracts: 3, outputs: 11 });
  expect(exitCode(second)).toBe(0);
  const forced = await generate(workspace, { emitters, force: true });
  expect(forced).toMatchObject({ written: [], unchanged: 12 });
});

test('what was edited or removed is written again, and nothing else', async () => {
  const temporary = temporaryWorkspace(syntheticContracts(3));
  const { workspace, read, write } = temporary;
  await generate(workspace, { emitters });
  const text = read(LIMITS);
  write(LIMITS, `${text}// by hand\n`);
  rmSync(join(workspace.root, 'contracts/.lock/must-use.json'));
  const result = await generate(workspace, { emitters });
  expect(result).toMatchObject({ written: ['contracts/.lock/must-use.json', LIMITS] });
  expect(read(LIMITS)).toBe(text);
});

test('one changed contract changes what follows from it', async () => {
  const temporary = temporaryWorkspace(syntheticContracts(3));
  const { workspace, read, write } = temporary;
  await generate(workspace, { emitters });
  write(KERNEL, read(KERNEL).replace('limit(96', 'limit(97'));
  expect(await generate(workspace, { emitters })).toMatchObject({
    written: [
      'contracts/.lock/api/kernel.api.txt',
      'contracts/.lock/ir/kernel.json',
      LIMITS,
      'contracts/.lock/contracts.json',
      'contracts/.lock/outputs.json',
    ],
  });
  expect(read(LIMITS)).toContain('export const slots: number = 97;');
});

test('a finding rejects the run, and nothing is written', async () => {
  const temporary = temporaryWorkspace(syntheticContracts(3));
  const { workspace, read, write } = temporary;
  write(KERNEL, read(KERNEL).replace("fails('EPERM'", "fails('EPREM'"));
  const result = await generate(workspace, { emitters });
  expect(result).toMatchObject({ status: 'rejected', diagnostics: [{ code: 'ABI2003' }] });
  expect(exitCode(result)).toBe(1);
  expect(existsSync(join(workspace.root, 'contracts/.lock'))).toBe(false);
  expect(existsSync(join(workspace.root, 'libs'))).toBe(false);
});

test('findings of all contracts come together, by place', async () => {
  const temporary = temporaryWorkspace(syntheticContracts(3));
  const { workspace, write } = temporary;
  for (const name of ['b', 'a']) write(`contracts/rfc-0001-${name}.contract.ts`, 'x;\ny;\n');
  const result = await generate(workspace, { emitters });
  const places = result.status === 'rejected' ? result.diagnostics : [];
  expect(places.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'contracts/rfc-0001-a.contract.ts:1',
    'contracts/rfc-0001-a.contract.ts:2',
    'contracts/rfc-0001-b.contract.ts:1',
    'contracts/rfc-0001-b.contract.ts:2',
  ]);
});

test('a contract that is gone leaves orphans, which are listed, and removed if asked', async () => {
  const temporary = temporaryWorkspace(syntheticContracts(3));
  const { workspace, write } = temporary;
  await generate(workspace, { emitters });
  rmSync(join(workspace.root, 'contracts/rfc-1002-service1.contract.ts'));
  write('libs/abi/service1/src/by-hand.ts', 'export {};\n');
  const gone = [
    'contracts/.lock/api/service1.api.txt',
    'contracts/.lock/ir/service1.json',
    'libs/abi/service1/src/limits.ts',
  ];
  expect(await generate(workspace, { emitters })).toMatchObject({ orphans: gone, removed: [] });
  const pruned = await generate(workspace, { emitters, prune: true });
  expect(pruned).toMatchObject({ orphans: gone, removed: gone });
  expect(existsSync(join(workspace.root, 'libs/abi/service1/src/limits.ts'))).toBe(false);
  expect(existsSync(join(workspace.root, 'libs/abi/service1/src/by-hand.ts'))).toBe(true);
});

test('a run that finds no contract has not succeeded', async () => {
  const temporary = temporaryWorkspace([]);
  const result = await generate(temporary.workspace, { emitters });
  expect(result).toEqual({ status: 'empty', folder: 'contracts' });
  expect(exitCode(result)).toBe(2);
});

test('a workspace has its own scope and folders', async () => {
  const contracts = syntheticContracts(2, 1, 'rfcs');
  const temporary = temporaryWorkspace(contracts, {
    scope: '@acme',
    contracts: 'rfcs',
    abi: 'packages/abi',
    lock: 'rfcs/lock',
  });
  const { workspace, read } = temporary;
  expect(await generate(workspace, { emitters })).toMatchObject({ status: 'written' });
  expect(read('packages/abi/kernel/src/limits.ts')).toMatch(
    /^\/\/ @generated from rfcs\/rfc-1000-kernel\.contract\.ts \(RFC-1000\)\. Do not edit/,
  );
  expect(JSON.parse(read('rfcs/lock/must-use.json'))).toEqual({
    generated: { '@acme/abi-kernel': ['first'], '@acme/abi-service0': ['first'] },
    written: [],
  });
});

test('a lock that cannot be read is as good as none', async () => {
  const temporary = temporaryWorkspace(syntheticContracts(2));
  const { workspace, write } = temporary;
  await generate(workspace, { emitters });
  write('contracts/.lock/outputs.json', '<<<<<<< ours');
  expect(await generate(workspace, { emitters })).toMatchObject({
    written: ['contracts/.lock/outputs.json'],
  });
});

test('two emitters of one path are a mistake that is not passed over', async () => {
  const { workspace } = temporaryWorkspace(syntheticContracts(2));
  const twice = [sampleEmitter, { ...sampleEmitter, name: 'again' }];
  await expect(generate(workspace, { emitters: twice })).rejects.toThrow('emitter again: libs/abi');
});

test('each emitter runs once, and is given what those before it gave', async () => {
  const { workspace } = temporaryWorkspace(syntheticContracts(2));
  const given: number[] = [];
  const last: Emitter = {
    name: 'last',
    emit: (_model, _workspace, before) => {
      given.push(before?.size ?? -1);
      return new Map();
    },
  };
  await generate(workspace, { emitters: [last, sampleEmitter, last] });
  expect(given).toEqual([0, 2]);
});

test('a number that moved since the last commit is rejected', async () => {
  const temporary = temporaryWorkspace(syntheticContracts(2));
  const { workspace, read, write } = temporary;
  await generate(workspace, { emitters });
  const git = (...args: string[]): void => {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@test'];
    execFileSync('git', [...identity, ...args], { cwd: workspace.root });
  };
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  write(KERNEL, read(KERNEL).replace('EPERM: errno(1,', 'EPERM: errno(2,'));
  expect(await generate(workspace, { emitters })).toMatchObject({
    status: 'rejected',
    diagnostics: [{ code: 'ABI2002', message: 'errno EPERM was 1, is 2' }],
  });
});
