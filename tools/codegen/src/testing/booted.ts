/** Contracts of what is booted: the first program, and programs with and without a service. */
import type { ContractFile } from '../generate/inputs.ts';
import type { LinkedPackage } from '../generate/linked.ts';
import { contractFile } from './annotated.ts';

/** The first program, a table of sixteen slots, and a board with two devices. */
export const BOOT = contractFile(`
  limits: { capSlots: limit(16, { why: 'bounds tables', atLimit: 'nothing' }) },
  boot: { first: 'init', slots: { endpointFactory: 1, clock: 3 } },
  board: {
    devices: { uart: device(0x1000, 0x100, {}), mmio: device(0x2000, 0x100, {}) },
    numbers: { lines: { DISK: 1, FIRST: 4, UART: 9 } },
    attached: {
      console: { window: 'uart', line: 'UART' },
      disk: { window: 'mmio', slot: 'DISK', line: 'FIRST' },
    },
  },`);

const OP = `{ request: {}, reply: {}, moves: 'reply', idempotent: true, budget: 5, peerDeath: 'none' }`;
const SENT = `{ request: {}, reply: {}, answers: 'never', idempotent: true }`;

/** A contract with a service of an operation with an answer, and one without. */
export const serving = (name: string, sections: string, status = 'accepted'): ContractFile =>
  contractFile(
    `${sections}
  service: {
    name: '${name}', status: { OK: 0, BAD: 1, DENIED: 2 }, authority: 'any',
    envelope: { magic: '${name.slice(0, 2).toUpperCase()}', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { ask: serviceOp(1, ${OP}), tell: serviceOp(2, ${SENT}), },
  },`,
    { id: `RFC-${name}`, feeds: name, status },
  );
/** A contract without a service. */
export const plain = (name: string, sections: string, status = 'accepted'): ContractFile =>
  contractFile(sections, { id: `RFC-${name}`, feeds: name, status });

/** The package of a contract that is linked. */
export const LINKED: LinkedPackage = {
  name: '@lender/contracts',
  folder: 'node_modules/@lender/contracts',
  scope: '@lender',
  language: 1,
  pos: { file: 'abicus.json', line: 1, col: 1 },
};
