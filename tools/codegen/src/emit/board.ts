/**
 * The board: a file of constants for each device and for each group of numbers.
 *
 * A group with the name of a device is in the device's file. Constants of a group have the
 * names of the contract; constants of a device start with its name: `UART_BASE`,
 * `UART_SIZE`, `UART_LSR`, and `CLINT_MSIP_STRIDE` if there is a register for each hart.
 */
import { codeFile, type CodeFile } from '../output/code-file.ts';
import type { BoardDef, DeviceDef, DeviceRegisterDef, Model, NumberGroup } from '../model/types.ts';
import { sourcePath, type Workspace } from '../workspace/config.ts';
import { outputs, type Emitter } from './emitter.ts';
import { kebab, screaming } from './names.ts';

/** Returns the prefix `UART`. The transport (`virtioMmio`) is not part of the registers' names. */
function prefixOf(device: DeviceDef): string {
  return screaming(device.name.replace(/Mmio$/, ''));
}

type Constant = readonly [name: string, value: string | number, doc: string];

/** The constants of a device: its window. */
export function windowConstants(device: DeviceDef): Constant[] {
  const prefix = prefixOf(device);
  return [
    [`${prefix}_BASE`, device.baseText, 'First physical address.'],
    [`${prefix}_SIZE`, device.sizeText, 'Bytes in the window.'],
  ];
}

/** The constants of a register: its address, and the distance to that of the next hart. */
export function registerConstants(device: DeviceDef, register: DeviceRegisterDef): Constant[] {
  const { name, doc, offsetText, stride } = register;
  const own = `${prefixOf(device)}_${screaming(name)}`;
  const step = `Bytes from one hart's ${name} to the next.`;
  const more: Constant[] = stride === undefined ? [] : [[`${own}_STRIDE`, stride, step]];
  return [[own, offsetText, doc], ...more];
}

function constantsOf(part: DeviceDef | NumberGroup): Constant[] {
  if (!('registers' in part)) return part.numbers.map(({ name, text, doc }) => [name, text, doc]);
  const registers = part.registers.flatMap((one) => registerConstants(part, one));
  return [...windowConstants(part), ...registers];
}

/** The files of a contract's part of the board, by the name that a device or group has. */
function filesOf(board: BoardDef, contract: string): Map<string, (DeviceDef | NumberGroup)[]> {
  const files = new Map<string, (DeviceDef | NumberGroup)[]>();
  for (const part of [...board.devices, ...board.groups]) {
    if (part.contract !== contract) continue;
    files.set(part.name, [...(files.get(part.name) ?? []), part]);
  }
  return files;
}

function boardFile(path: string, parts: readonly (DeviceDef | NumberGroup)[]): CodeFile {
  const file = codeFile(path, []);
  file.doc(parts.find(({ doc }) => doc !== '')?.doc ?? '');
  for (const part of parts) {
    file.blank();
    for (const [name, value, doc] of constantsOf(part)) {
      file.entry(doc, `export const ${name} = ${value};`);
    }
  }
  return file;
}

function emit(model: Model, workspace: Workspace): ReturnType<Emitter['emit']> {
  return outputs(
    ...model.contracts.flatMap((contract) =>
      [...filesOf(model.board, contract.slug)].map(([name, parts]) => {
        const path = sourcePath(workspace, contract.prose.feeds, `${kebab(name)}.ts`);
        return { ...boardFile(path, parts), origins: [contract] };
      }),
    ),
  );
}

/** Devices and numbers of the board, in the package that its contract feeds. */
export const board: Emitter = { name: 'board', emit };
