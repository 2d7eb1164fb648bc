/** The board: devices, registers, groups of numbers. */
import type { Device } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import type { Context } from './context.ts';
import { defined } from './defined.ts';
import { scalarDef } from './scalars.ts';
import type {
  AttachedDef,
  BoardDef,
  DeviceDef,
  DeviceRegisterDef,
  NumberGroup,
} from './shape/system.ts';
import { live, type Site } from './site.ts';

function linkRegisters(site: Site, device: Device, id: string): DeviceRegisterDef[] {
  return site.entries(device.registers).map(([name, register, at]) => {
    const { offset, access, stride } = register;
    const scalar = scalarDef(register.of);
    const start = at.at('#0');
    if (!Number.isInteger(offset) || offset < 0 || offset + scalar.size > device.size) {
      start.range(`offset ${offset} is outside the window of ${device.size} bytes`);
    }
    if (stride !== undefined && (!Number.isSafeInteger(stride) || stride < 1)) {
      at.at('.stride').range(`a stride is a whole number of bytes, not ${stride}`);
    }
    const base = at.declared(`${id}.${name}`, name);
    const offsetText = start.numeral(offset);
    return { ...base, offset, offsetText, scalar, access, ...defined({ stride }) };
  });
}

type Placed = { readonly device: DeviceDef; readonly site: Site };

function linkDevice(site: Site, name: string, shape: Device): Placed {
  const id = `board.device.${name}`;
  site.claim('device', name, `one of ${site.unit.id}`);
  const { base, size } = shape;
  for (const [i, value] of [base, size].entries()) {
    if (Number.isSafeInteger(value) && value >= i) continue;
    site.at(`#${i}`).range(`a window is whole bytes from an address on, not ${value}`);
  }
  const registers = linkRegisters(site, shape, id);
  const texts = { baseText: site.at('#0').numeral(base), sizeText: site.at('#1').numeral(size) };
  return { site, device: { ...site.declared(id, name), base, size, ...texts, registers } };
}

function linkGroup(site: Site, name: string, record: Readonly<Record<string, number>>) {
  site.claim('group of numbers', name, `one of ${site.unit.id}`);
  const numbers = site.numbers(record);
  for (const one of numbers) {
    if (Number.isSafeInteger(one.value)) continue;
    site.at(`.${one.name}`).range(`${one.value} is not a whole number`);
  }
  return { ...site.declared(`board.numbers.${name}`, name), numbers };
}

/** Reports devices whose windows share an address. */
function checkOverlaps(placed: readonly Placed[]): void {
  for (const [i, { device, site }] of placed.entries()) {
    for (const { device: other } of placed.slice(0, i)) {
      if (device.base >= other.base + other.size || other.base >= device.base + device.size)
        continue;
      const message = `the window of '${device.name}' overlaps that of '${other.name}'`;
      site.at('#0').report('registry/taken', message, {
        related: [related('first', other.pos, other.name)],
      });
    }
  }
}

/** A number of any group, by its name. */
function numberOf(site: Site, groups: readonly NumberGroup[], name: string): number | undefined {
  const all = groups.flatMap(({ numbers }) => numbers);
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found.value;
  const known = all.map((one) => one.name);
  site.unknown(`the board has no number '${name}'`, name, known);
  return undefined;
}

/** Links the devices that programs may drive: where each has its registers, and its interrupt line. */
function linkAttached(
  context: Context,
  devices: readonly DeviceDef[],
  groups: readonly NumberGroup[],
): AttachedDef[] {
  const all = live(context).flatMap((root) =>
    root.at('board.attached').entries(root.unit.value.board?.attached),
  );
  return all.flatMap(([name, attached, site]): AttachedDef[] => {
    site.claim('attached device', name, `one of ${site.unit.id}`);
    const window = devices.find((one) => one.name === attached.window);
    if (window === undefined) {
      const known = devices.map((one) => one.name);
      const at = site.at('.window');
      at.unknown(`the board has no device '${attached.window}'`, attached.window, known);
    }
    const slot =
      attached.slot === undefined ? 0 : numberOf(site.at('.slot'), groups, attached.slot);
    const line = numberOf(site.at('.line'), groups, attached.line);
    if (window === undefined || slot === undefined || line === undefined) return [];
    const base = window.base + slot * window.size;
    const declared = site.declared(`board.attached.${name}`, name);
    return [{ ...declared, base, size: window.size, line: line + slot }];
  });
}

/** Links the boards of all contracts into one. */
export function linkBoard(context: Context): BoardDef {
  const placed: Placed[] = [];
  const groups: NumberGroup[] = [];
  for (const site of live(context)) {
    const { devices, numbers } = site.unit.value.board ?? {};
    for (const [name, shape, at] of site.at('board.devices').entries(devices)) {
      placed.push(linkDevice(at, name, shape));
    }
    for (const [name, record, at] of site.at('board.numbers').entries(numbers)) {
      groups.push(linkGroup(at, name, record));
    }
  }
  checkOverlaps(placed);
  const devices = placed.map(({ device }) => device);
  return { devices, attached: linkAttached(context, devices, groups), groups };
}
