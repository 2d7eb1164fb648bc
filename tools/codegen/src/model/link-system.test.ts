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

test('a slot of a task has one capability', () => {
  expect(
    surprises(`
    principals: ['timed', 'logd'],
    limits: { capSlots: limit(8, { why: '', atLimit: '' }) },
    boot: {
      slots: { image: 1, factory: 2,
        more: 1 }, //! ABI2001 registry/taken slot of init '1' is taken by image
      programs: {
        timed: program({ image: 1, stackPages: 4,
          factories: { endpoints: { slot: 3, rights: ['MANAGE'], from: 2,
            budget: 0 } }, //! ABI2101 budget/range a whole number from 1 on, not 0
          endpoints: {
            requests: bootEndpoint({ depth: 8, own: [
              { slot: 3, rights: ['RECV'] }, //! ABI2001 registry/taken factory endpoints
              { slot: 8, rights: ['SEND'] }, //! ABI2101 budget/range slot 8 is outside a table of 8 slots
            ], clients: {
              logd: { slot: 5, rights: ['SEND'] },
              lodg: { slot: 5, rights: ['SEND'] }, //! ABI2003 ref/unknown did you mean 'logd'?
            } }),
          } }),
        logd: program({ image: 1, stackPages: 4, endpoints: {
          requests: bootEndpoint({ depth: 8, own: [{ slot: 5, rights: ['RECV'] }] }), //! ABI2001 registry/taken endpoint requests of timed
        } }),
        ghost: program({ image: 1, stackPages: 4, endpoints: {} }), //! ABI2003 ref/unknown principal 'ghost'
      },
    },
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
    boot: { slots: { image: 1 }, programs: { timed: program({ image: 1, stackPages: 4, endpoints: {
      requests: bootEndpoint({ depth: 8, own: [{ slot: 3, rights: ['RECV'] }], clients: { init: { slot: 9, rights: ['SEND'] } } }),
    } }) } },
    limits: { maxFrame: limit(8192, { why: '', atLimit: '', profiles: { scale: 1 } }) },
  `),
  ]);
  expect(model.elements.map(({ kind, id }) => `${id}: ${kind}`)).toEqual([
    'board.device.clint: device',
    'board.device.clint.msip: deviceRegister',
    'board.numbers.cause: numberGroup',
    'boot.timed: bootProgram',
    'boot.timed.requests: bootEndpoint',
    'kernel.config.policy: config',
    'kernel.invariant.bounded: invariant',
    'kernel.limit.maxFrame: limit',
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
