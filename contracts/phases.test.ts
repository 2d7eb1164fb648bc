/**
 * Which phase a rung is printed under. The rung of a service, which its own contract states, is in a phase of that
 * contract, or in the one that boots: there its program says that it is ready.
 */
import { join } from 'node:path';
import { readContracts, workspaceAt } from '@abicus/codegen';
import { expect, test } from 'vitest';
import { modelOf } from '../tools/codegen/src/testing/annotated.ts';

const model = modelOf(readContracts(workspaceAt(join(import.meta.dirname, '..'))));
const booted = model.system?.programs ?? [];
const files = new Set(booted.map(({ program }) => program.pos.file));
const stated = model.markers.filter(({ pos, derived }) => files.has(pos.file) && derived !== true);
const phaseFile = (name: string | undefined): string | undefined =>
  model.phases.find((phase) => phase.name === name)?.pos.file;

test('the phase of the boot ends with the last rung of init', () => {
  const boot = model.phases.find(({ name }) => name === 'bringup');
  const last = model.markers.findLast(({ by }) => by === model.system?.first);
  expect(boot?.until).toBe(last?.name);
});

test('each rung that the contract of a program states is in a phase of that contract, or in the boot', () => {
  const strays = stated
    .filter(({ pos, phase }) => phase !== 'bringup' && phaseFile(phase) !== pos.file)
    .map(({ name, phase }) => `${name} is in ${phase}`);
  expect(strays).toEqual([]);
  expect(stated.filter(({ phase }) => phase !== 'bringup').length).toBeGreaterThan(5);
});

test('a phase that the contract of a program states has no rung of another contract', () => {
  const strays = model.markers
    .filter(({ phase, pos }) => {
      const file = phaseFile(phase) ?? '';
      return files.has(file) && file !== pos.file;
    })
    .map(({ name, phase }) => `${name} is in ${phase}`);
  expect(strays).toEqual([]);
});
