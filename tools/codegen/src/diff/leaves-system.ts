/** The judges of the board, boot, and the registry of contracts. */
import { accessRights } from './judges-authority.ts';
import { always, amount, presence, reserved } from './judges.ts';
import { configSchema } from './judges-schema.ts';
import { aName, number, type Rows, sorted, word, words } from './leaves-common.ts';

const granted = presence('authority-narrowed', 'authority-widened');

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
};

/** The judges of texts about a whole contract, by point: what it promises, and what it does not. */
export const texts: Rows = {
  'contract.goals': words,
  'contract.nonGoals': words,
  'contract.failureModel': word,
  'contract.security.threats': words,
  'contract.security.dontDo': words,
  'contract.security.mitigations': words,
  'contract.security.openRisks': words,
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
