/** The judges of the board, boot, and the registry of contracts. */
import { accessRights } from './judges-authority.ts';
import { always, amount, presence, reserved } from './judges.ts';
import { configSchema } from './judges-schema.ts';
import { aName, number, rights, type Rows, sorted } from './leaves-common.ts';

const granted = presence('authority-narrowed', 'authority-widened');

const room = amount('resource-lowered', 'resource-raised');

function grant(at: string): Rows {
  return { [`${at}.rights`]: rights, [`${at}.slot`]: always('slot-moved') };
}

/** The judges of the board and boot, by point. */
export const system: Rows = {
  'contract.board.devices entries': presence('name-removed', 'authority-widened'),
  'contract.board.devices order': sorted,
  'device.base': always('authority-moved'),
  'device.size': amount('authority-narrowed', 'authority-widened'),
  'device.registers entries': aName,
  'device.registers order': sorted,
  'register.access': accessRights,
  'register.offset': always('register-moved'),
  'register.stride': always('register-moved'),
  'contract.board.attached entries': presence('name-removed', 'authority-widened'),
  'contract.board.attached order': sorted,
  'contract.board.attached.*.window': always('authority-moved'),
  'contract.board.attached.*.slot': always('authority-moved'),
  'contract.board.attached.*.line': always('authority-moved'),
  'contract.board.numbers entries': aName,
  'contract.board.numbers order': sorted,
  'contract.board.numbers.* entries': aName,
  'contract.board.numbers.* order': sorted,
  'contract.board.numbers.*.*': number,
  'contract.boot.first': always('boot-reordered'),
  'contract.boot.slots entries': granted,
  'contract.boot.slots order': sorted,
  'contract.boot.slots.*': always('slot-moved'),
  'contract.boot.programs entries': granted,
  'contract.boot.programs order': always('boot-reordered'),
  'program.image': always('authority-moved'),
  'program.stackPages': room,
  'program.factories entries': granted,
  'program.factories order': sorted,
  'program.factories.*.from': always('authority-moved'),
  'program.factories.*.budget': room,
  ...grant('program.factories.*'),
  'program.endpoints entries': granted,
  'program.endpoints order': sorted,
  'bootEndpoint.depth': room,
  'bootEndpoint.own entries': granted,
  ...grant('bootEndpoint.own.*'),
  'bootEndpoint.clients entries': granted,
  'bootEndpoint.clients order': sorted,
  ...grant('bootEndpoint.clients.*'),
};

/** The judges of ids, status, configuration and reservations, by point. */
export const registry: Rows = {
  'contract.id': always('contract-renamed'),
  'contract.feeds': always('contract-moved'),
  'contract.status': always('status-changed'),
  'contract.config entries': aName,
  'contract.config order': sorted,
  'contract.config.*': configSchema,
  'contract.reserved.errnos': reserved('errno'),
  'contract.reserved.names': reserved('name'),
  'contract.reserved.opcodes': reserved('opcode'),
  'contract.reserved.syscalls': reserved('syscall'),
};
