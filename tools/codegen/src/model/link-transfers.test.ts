import { expect, test } from 'vitest';
import { contractFile, modelOf, surprises, surprisesIn } from '../testing/annotated.ts';

const served = (ops: string): string => `
  service: {
    name: 'timed', status: { OK: 0, BAD: 4 }, authority: 'any',
    envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' },
    ops: { ${ops}
    },
  },`;
const plain = (opcode: number, more = ''): string =>
  `serviceOp(${opcode}, { request: {}, reply: {}, idempotent: true${more} })`;
const MOVING = ", moves: 'reply', peerDeath: 'nothing is left'";
const BOOT = `
  principals: ['timed'],
  boot: { slots: {}, programs: { timed: program({ image: 3, stackPages: 1, endpoints: {} }) } },`;

test('a service that moves no capability has neither moves nor peerDeath', () => {
  const model = modelOf([contractFile(served(`put: ${plain(1)}, drop: ${plain(2)},`))]);
  const [put] = model.services[0]?.ops ?? [];
  expect(put).not.toHaveProperty('moves');
  expect(put).not.toHaveProperty('peerDeath');
});

test("it may state the effect of a caller's end", () => {
  const model = modelOf([
    contractFile(served(`put: ${plain(1, ", peerDeath: 'it is dropped'")},`)),
  ]);
  expect(model.services[0]?.ops[0]).toMatchObject({ peerDeath: 'it is dropped' });
});

test('either all operations of a service move a capability, or none does', () => {
  const found = surprises(
    served(`put: ${plain(1, MOVING)},
      drop: ${plain(2)}, //! ABI1002 contract/missing-key 'put' moves a capability for its reply, and 'drop' moves none
      list: ${plain(3, MOVING)},`),
  );
  expect(found).toEqual([]);
});

test("an operation that moves a capability states the effect of its sender's death", () => {
  const found = surprises(
    served(
      `put: ${plain(1, ", moves: 'reply'")}, //! ABI1002 contract/missing-key 'put' moves a capability, but has no 'peerDeath'`,
    ),
  );
  expect(found).toEqual([]);
});

test('each operation of a booted service moves a capability', () => {
  const boot = contractFile(BOOT);
  const file = contractFile(
    served(`
      put: ${plain(1)}, //! ABI1002 contract/missing-key the boot starts 'timed', but 'put' moves no capability
      drop: ${plain(2)}, //! ABI1002 contract/missing-key the boot starts 'timed', but 'drop' moves no capability`),
    { id: 'RFC-0002', feeds: 'timed' },
  );
  expect(surprisesIn([boot, file])).toEqual([]);
});
