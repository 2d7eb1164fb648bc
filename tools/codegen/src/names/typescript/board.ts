/** Names of the board, of slots, of machines and audit lines: what a contract has once or as constants. */
import { registerConstants, windowConstants } from '../../emit/board.ts';
import { camel, kebab, machineTypeNames, pascal, screaming } from '../../emit/names.ts';
import { programFiles } from '../../emit/program.ts';
import type { Declaration } from '../../model/shape/values.ts';
import type { Model } from '../../model/types.ts';
import type { GeneratedName } from './written.ts';

/** Devices and groups of one contract that are called alike share a file. */
function inFile({ contract, name }: Declaration): Pick<GeneratedName, 'file' | 'part'> {
  return { file: `${kebab(name)}.ts`, part: `board ${contract} ${name}` };
}

const namesOf = (constants: readonly (readonly [name: string, ...unknown[]])[]): string[] =>
  constants.map(([name]) => name);

function ofBoard({ board }: Model, feeds: string): GeneratedName[] {
  const devices = board.devices
    .filter((device) => device.feeds === feeds)
    .flatMap((device): GeneratedName[] => [
      { of: device, what: 'device', ...inFile(device), exports: namesOf(windowConstants(device)) },
      ...device.registers.map((of) => {
        const exports = namesOf(registerConstants(device, of));
        return { of, what: 'register', ...inFile(device), exports };
      }),
    ]);
  const numbers = board.groups
    .filter((group) => group.feeds === feeds)
    .flatMap((group) => [
      { of: group, what: 'group of numbers', ...inFile(group), exports: [] },
      ...group.numbers.map(({ name, pos }): GeneratedName => {
        const of = { id: `${group.id}.${name}`, pos };
        return { of, what: 'number', ...inFile(group), exports: [name] };
      }),
    ]);
  return [...devices, ...numbers];
}

/** Slots are keys of `SLOTS`: a program may not have two of one name. */
function ofPrograms(model: Model, feeds: string): GeneratedName[] {
  const own = programFiles(model).filter((one) => one.feeds === feeds);
  return own.flatMap(({ name, slots }) =>
    slots.map(({ name: slot, pos }): GeneratedName => {
      const of = { id: `program.${name}.${slot}`, pos };
      return {
        of,
        what: 'slot',
        file: 'program.ts',
        part: 'program',
        exports: [],
        keys: [`SLOTS.${slot}`],
      };
    }),
  );
}

function ofMachines({ machines }: Model, feeds: string): GeneratedName[] {
  return machines
    .filter((machine) => machine.feeds === feeds)
    .map((machine) => {
      const { name, type } = machine;
      const types = machineTypeNames(name, type !== undefined);
      const exports = [...types, `${screaming(name)}_MACHINE`, `${camel(name)}Monitor`];
      return {
        of: machine,
        what: 'state machine',
        file: `machines/${kebab(name)}.ts`,
        part: machine.id,
        exports,
      };
    });
}

function ofAudit({ audit }: Model, feeds: string): GeneratedName[] {
  return audit
    .filter((line) => line.feeds === feeds)
    .map((line) => {
      const { name, fields } = line;
      const exports = [
        `${camel(name)}Line`,
        ...(fields.length > 0 ? [`${pascal(name)}Fields`] : []),
      ];
      return { of: line, what: 'audit line', file: 'audit.ts', part: 'audit', exports };
    });
}

/** What is written of the board, programs, machines and audit lines of a package. */
export function boardNames(model: Model, feeds: string): GeneratedName[] {
  return [ofBoard, ofPrograms, ofMachines, ofAudit].flatMap((of) => of(model, feeds));
}
