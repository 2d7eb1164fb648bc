import { expect, test } from 'vitest';
import { contractFile, modelOf, surprises } from '../testing/annotated.ts';

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

test('an operation that is never answered moves nothing for a reply, and has none', () => {
  const found = surprises(
    served(`put: ${plain(1, MOVING)},
      tell: ${plain(2, ", answers: 'never'")},
      heed: ${plain(3, ", answers: 'never', moves: 'events', peerDeath: 'nothing is left'")},
      late: ${plain(4, `${MOVING}, answers: 'never'`)}, //! ABI1002 contract/wrong-kind 'late' is never answered, and moves a capability for its reply
      odd: serviceOp(5, { request: {}, answers: 'never', idempotent: true,
        reply: { left: u32 } }), //! ABI1002 contract/wrong-kind 'odd' is never answered, and has a reply`),
  );
  expect(found).toEqual([]);
});

test('an operation may move a capability for events alone, where none moves one for its reply', () => {
  const watch = plain(1, ", moves: 'events', peerDeath: 'it is dropped'");
  expect(surprises(served(`watch: ${watch}, drop: ${plain(2)},`))).toEqual([]);
  const found = surprises(
    served(`put: ${plain(3, MOVING)},
      watch: ${watch}, //! ABI1002 contract/missing-key 'put' moves a capability for its reply, and 'watch' moves none`),
  );
  expect(found).toEqual([]);
});
