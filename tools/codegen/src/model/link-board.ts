/** The board: devices, registers, groups of numbers. */
import type { Device } from '@abicus/contract';
import { related } from '../diagnostics/diagnostic.ts';
import { claim, declared, namedNumbers, report, type Context, type Unit } from './context.ts';
import { numeralOf } from '../read/source.ts';
import { scalarDef } from './scalars.ts';
import type { BoardDef, DeviceDef, DeviceRegisterDef, NumberGroup } from './shape/system.ts';

function linkRegisters(
  context: Context,
  unit: Unit,
  device: Device,
  id: string,
  path: string,
): DeviceRegisterDef[] {
  return Object.entries(device.registers).map(([name, register]) => {
    const at = `${path}.${name}`;
    const { offset, access, stride } = register;
    const scalar = scalarDef(register.of);
    if (!Number.isInteger(offset) || offset < 0 || offset + scalar.size > device.size) {
      const message = `offset ${offset} is outside the window of ${device.size} bytes`;
      report(context, 'budget/range', unit, `${at}#0`, message);
    }
    if (stride !== undefined && (!Number.isSafeInteger(stride) || stride < 1)) {
      const message = `a stride is a whole number of bytes, not ${stride}`;
      report(context, 'budget/range', unit, `${at}.stride`, message);
    }
    const base = declared(unit, `${id}.${name}`, name, at);
    const offsetText = numeralOf(unit.source, `${at}#0`, offset);
    return { ...base, offset, offsetText, scalar, access, ...(stride !== undefined && { stride }) };
  });
}

/** Devices whose windows share an address. */
function checkOverlaps(
  context: Context,
  placed: readonly { device: DeviceDef; unit: Unit }[],
): void {
  for (const [i, { device, unit }] of placed.entries()) {
    for (const { device: other } of placed.slice(0, i)) {
      if (device.base >= other.base + other.size || other.base >= device.base + device.size)
        continue;
      const message = `the window of '${device.name}' overlaps that of '${other.name}'`;
      report(context, 'registry/taken', unit, `board.devices.${device.name}#0`, message, {
        related: [related('first', other.pos, other.name)],
      });
    }
  }
}

/** Links the boards of all contracts into one. */
export function linkBoard(context: Context): BoardDef {
  const placed: { device: DeviceDef; unit: Unit }[] = [];
  const groups: NumberGroup[] = [];
  for (const unit of context.units.filter((one) => !one.draft)) {
    for (const [name, shape] of Object.entries(unit.value.board?.devices ?? {})) {
      const path = `board.devices.${name}`;
      const id = `board.device.${name}`;
      claim(context, 'device', name, unit, path, `one of ${unit.id}`);
      const { base, size } = shape;
      for (const [i, value] of [base, size].entries()) {
        if (Number.isSafeInteger(value) && value >= i) continue;
        const message = `a window is whole bytes from an address on, not ${value}`;
        report(context, 'budget/range', unit, `${path}#${i}`, message);
      }
      const registers = linkRegisters(context, unit, shape, id, path);
      const texts = {
        baseText: numeralOf(unit.source, `${path}#0`, base),
        sizeText: numeralOf(unit.source, `${path}#1`, size),
      };
      const device = { ...declared(unit, id, name, path), base, size, ...texts, registers };
      placed.push({ unit, device });
    }
    for (const [name, record] of Object.entries(unit.value.board?.numbers ?? {})) {
      const path = `board.numbers.${name}`;
      claim(context, 'group of numbers', name, unit, path, `one of ${unit.id}`);
      const numbers = namedNumbers(unit, record, path);
      for (const one of numbers) {
        if (Number.isSafeInteger(one.value)) continue;
        const message = `${one.value} is no whole number`;
        report(context, 'budget/range', unit, `${path}.${one.name}`, message);
      }
      groups.push({ ...declared(unit, `board.numbers.${name}`, name, path), numbers });
    }
  }
  checkOverlaps(context, placed);
  return { devices: placed.map(({ device }) => device), groups };
}
