/** Names that are taken, and the exit code of a machine. */
import { asExitStatus, exit } from '@abicus/abi-kernel';
import { encodeUtf8, fnv1a64 } from '@abicus/wire';
import { expect, test } from 'vitest';
import { testMachine } from '../../test/support/test-machine.ts';
import { World } from '../../test/support/world.ts';
import { isNameTaken } from './table.ts';

const identityOf = (name: string): bigint => fnv1a64(encodeUtf8(name));

test('the name of the kernel is taken, also by its text alone', () => {
  const { core } = new World();
  expect(isNameTaken(core, 'neuron', identityOf('another'))).toBe(true);
  expect(isNameTaken(core, 'neurons', identityOf('neurons'))).toBe(false);
});

test('a name is taken by its text and by its identity, as long as its task lives', () => {
  const world = new World();
  const { core } = world;
  const actor = world.exec(world.init, 'timed');
  const taken = (name: string, of = name): boolean => isNameTaken(core, name, identityOf(of));
  expect([taken('timed'), taken('timed', 'other'), taken('other', 'timed')]).toEqual([
    true,
    true,
    true,
  ]);
  expect(taken('other')).toBe(false);
  world.exit(actor);
  expect(world.core.state.tasks.items.some((task) => task?.name === 'timed')).toBe(true);
  expect(taken('timed')).toBe(false);
});

test('tasks without a name take none', () => {
  const world = new World();
  const actor = world.exec(world.init);
  const task = world.task(actor);
  expect([task.name, task.identity]).toEqual(['', 0n]);
  expect(isNameTaken(world.core, '', 0n)).toBe(false);
});

test.each([
  [0, 0],
  [1, 1],
  [7, 7],
  [0xffff, 0xffff],
  // The low 16 bits say nothing: a failure all the same.
  [0x1_0000, 1],
  [0x1_0001, 1],
  [0x1_0007, 7],
])('an init that ends with the status %i ends the machine with %i', (status, code) => {
  const made = testMachine({
    *init(cpu) {
      yield* exit(cpu, asExitStatus(status));
    },
  });
  expect(made.run()).toEqual({ reason: 'finished', exitCode: code });
});
