/** Names of the board, of boot, of machines and audit lines: what a contract has once or as constants. */
import { registerConstants, windowConstants } from '../../emit/board.ts';
import { slotsByProgram } from '../../emit/boot.ts';
import { camel, kebab, machineTypeNames, pascal, screaming } from '../../emit/names.ts';
import type { Declaration } from '../../model/shape/values.ts';
import type { BootDef, Model } from '../../model/types.ts';
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

function ofBoots({ boots, contracts }: Model, feeds: string): GeneratedName[] {
  const at = (boot: BootDef) => ({
    file: 'boot.ts',
    part: `boot of ${boot.contract}`,
    exports: [],
  });
  return boots
    .filter((boot) => boot.feeds === feeds)
    .flatMap((boot) => {
      const contract = contracts.find(({ slug }) => slug === boot.contract);
      return slotsByProgram(boot).flatMap(({ name, of, slots }): GeneratedName[] => {
        const key = `SLOTS.${camel(name)}`;
        const pos = of?.pos ?? contract?.pos;
        if (pos === undefined) return [];
        const program = of ?? { id: `boot.${name}`, pos };
        const what = of === undefined ? 'start of all programs' : 'program';
        return [
          { of: program, what, ...at(boot), keys: [key] },
          ...slots.map((slot) => {
            const its = { id: `boot.${name}.${slot.name}`, pos: slot.pos };
            return { of: its, what: 'slot', ...at(boot), keys: [`${key}.${slot.name}`] };
          }),
        ];
      });
    });
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

/** What is written of the board, boots, machines and audit lines of a package. */
export function boardNames(model: Model, feeds: string): GeneratedName[] {
  return [ofBoard, ofBoots, ofMachines, ofAudit].flatMap((of) => of(model, feeds));
}
