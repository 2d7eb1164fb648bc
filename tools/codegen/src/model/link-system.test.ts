import { expect, test } from 'vitest';
import { contractFile, modelOf, surprises } from '../testing/annotated.ts';

test('devices have separate windows, and registers inside them', () => {
  expect(
    surprises(`
    board: { numbers: {}, devices: {
      uart: device(0x1000, 0x100, { thr: register(0, u8, { access: 'rw' }),
        last: register(0xfd, u32, { access: 'r' }) }), //! ABI2101 budget/range offset 253
      rng: device(0x10ff, 1, {}), //! ABI2001 registry/taken overlaps that of 'uart'
      blk: device(0x1100, 1, {}),
    } },
  `),
  ).toEqual([]);
});

test('board, boot, configuration and the list of elements are linked', () => {
  const model = modelOf([
    contractFile(`
    principals: ['timed'],
    security: { threats: [], invariants: { bounded: { forAll: 'queue', text: 'always' } } },
    config: { policy: Type.Object({ name: Type.String() }) },
    board: {
      numbers: { cause: { /** From user mode. */ UserEcall: 8 } },
      devices: { clint: device(0x200_0000, 0x10000, { msip: register(0, u32, { access: 'rw', stride: 4 }) }) },
    },
    boot: { first: 'init', slots: { image: 1 } },
    limits: { maxFrame: limit(8192, { why: '', atLimit: '', profiles: { scale: 1 } }) },
  `),
  ]);
  expect(model.elements.map(({ kind, id }) => `${id}: ${kind}`)).toEqual([
    'board.device.clint: device',
    'board.device.clint.msip: deviceRegister',
    'board.numbers.cause: numberGroup',
    'kernel.config.policy: config',
    'kernel.invariant.bounded: invariant',
    'kernel.limit.maxFrame: limit',
    'principal.init: principal',
    'principal.timed: principal',
  ]);
  expect(model.board.groups[0]?.numbers[0]).toMatchObject({ value: 8, doc: 'From user mode.' });
  expect(model.maxFrame).toBe(8192);
});

test('reserved names are not reused, and element ids are unique', () => {
  expect(
    surprises(`
    errors: { EINVAL: errno(22, '') },
    reserved: { names: ['EINVAL', 'EOLD'] }, //! ABI2001 registry/taken 'EINVAL' is reserved
    syscalls: { timed: syscall(1, { cost: 1 }) },
    service: { name: 'timed', status: { OK: 0, BAD: 9 }, authority: 'any', ops: { go: serviceOp(1, { request: {}, reply: {}, moves: 'reply', idempotent: false, peerDeath: '' }) }, //! ABI2001 registry/taken
      envelope: { magic: 'TM', version: 1, nonce: u32, reply: ['status', 'nonce'], malformed: 'BAD' } },
  `).map((line) => line.replace(/:\d+ .*/, '')),
  ).toEqual([]);
});
