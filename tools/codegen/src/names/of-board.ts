/** Names of the board, of boot, of machines and audit lines: what a contract has once or as constants. */
import { deviceConstants } from '../emit/board.ts';
import { slotsByProgram } from '../emit/boot.ts';
import { camel, kebab, machineTypeNames, pascal, screaming } from '../emit/names.ts';
import type { Declared } from '../model/shape/values.ts';
import type { BootDef, Model } from '../model/types.ts';
import { saidOf, type Written } from './written.ts';

/** Devices and groups of one contract that are called alike share a file. */
function inFile({ contract, name }: Declared): Pick<Written, 'file' | 'part'> {
  return { file: `${kebab(name)}.ts`, part: `board ${contract} ${name}` };
}

function ofBoard({ board }: Model, feeds: string): Written[] {
  const devices = board.devices
    .filter((device) => device.feeds === feeds)
    .map((device): Written => {
      const exports = deviceConstants(device).map(([name]) => name);
      return { said: saidOf('device', device), pos: device.pos, ...inFile(device), exports };
    });
  const numbers = board.groups
    .filter((group) => group.feeds === feeds)
    .flatMap((group) => [
      { said: saidOf('group of numbers', group), pos: group.pos, ...inFile(group), exports: [] },
      ...group.numbers.map(({ name, pos }): Written => {
        const said = saidOf('number', { id: `${group.id}.${name}` });
        return { said, pos, ...inFile(group), exports: [name] };
      }),
    ]);
  return [...devices, ...numbers];
}

function ofBoots({ boots, contracts }: Model, feeds: string): Written[] {
  const at = (boot: BootDef) => ({
    file: 'boot.ts',
    part: `boot of ${boot.contract}`,
    exports: [],
  });
  return boots
    .filter((boot) => boot.feeds === feeds)
    .flatMap((boot) => {
      const contract = contracts.find(({ slug }) => slug === boot.contract);
      return slotsByProgram(boot).flatMap(({ name, of, slots }): Written[] => {
        const key = `SLOTS.${camel(name)}`;
        const said =
          of === undefined ? `what starts the programs, '${name}',` : saidOf('program', of);
        const pos = of?.pos ?? contract?.pos;
        if (pos === undefined) return [];
        return [
          { said, pos, ...at(boot), keys: [key] },
          ...slots.map((slot) => {
            const slotSaid = `the slot '${slot.name}' of '${name}'`;
            return { said: slotSaid, pos: slot.pos, ...at(boot), keys: [`${key}.${slot.name}`] };
          }),
        ];
      });
    });
}

function ofMachines({ machines }: Model, feeds: string): Written[] {
  return machines
    .filter((machine) => machine.feeds === feeds)
    .map((machine) => {
      const { name, type, pos } = machine;
      const types = machineTypeNames(name, type !== undefined);
      const exports = [...types, `${screaming(name)}_MACHINE`, `${camel(name)}Monitor`];
      const said = saidOf('state machine', machine);
      return { said, pos, file: `machines/${kebab(name)}.ts`, part: said, exports };
    });
}

function ofAudit({ audit }: Model, feeds: string): Written[] {
  return audit
    .filter((line) => line.feeds === feeds)
    .map((line) => {
      const { name, fields, pos } = line;
      const exports = [
        `${camel(name)}Line`,
        ...(fields.length > 0 ? [`${pascal(name)}Fields`] : []),
      ];
      return { said: saidOf('audit line', line), pos, file: 'audit.ts', part: 'audit', exports };
    });
}

/** What is written of the board, boots, machines and audit lines of a package. */
export function boardNames(model: Model, feeds: string): Written[] {
  return [ofBoard, ofBoots, ofMachines, ofAudit].flatMap((of) => of(model, feeds));
}
