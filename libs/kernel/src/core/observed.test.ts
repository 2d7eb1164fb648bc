/** What programs state of their own state: in the digest of a machine, and told of each task that ends. */
import { asExitStatus, asWaitTarget, exit, wait } from '@abicus/abi-kernel';
import type { Cpu, OwnState, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { startImage } from '../../test/support/script.ts';
import { IMAGES, testMachine } from '../../test/support/test-machine.ts';
import { observedTasks, type ObservedTask } from './observed.ts';

/** Runs a first program that states a value, up to its end. */
function ranWith(state: OwnState) {
  const made = testMachine({
    *init(cpu: Cpu): Program {
      cpu.observe(() => state);
      yield* exit(cpu, asExitStatus(0));
    },
  });
  expect(made.run().reason).toBe('finished');
  return made;
}

test('two machines that differ only in what a program states have different digests, and the dump names the place', () => {
  const [one, other, again] = [{ n: 1 }, { n: 2 }, { n: 1 }].map(ranWith);
  if (one === undefined || other === undefined) throw new Error('no machine');
  expect(other.machine.digest()).not.toBe(one.machine.digest());
  expect(again?.machine.digest()).toBe(one.machine.digest());
  expect(one.kernel.dump()).toMatchObject({ programs: { 1: { n: 1 } } });
  // It is no state of the kernel.
  expect(other.kernel.stateDigest()).toBe(one.kernel.stateDigest());
});

test('what a program states is read when the digest is made, not when it was stated', () => {
  const state = { n: 1 };
  const { machine } = ranWith(state);
  const before = machine.digest();
  state.n = 2;
  expect(machine.digest()).not.toBe(before);
});

test('the end of each task is told once, with what its program stated and the parent that it had', () => {
  const ended: ObservedTask[] = [];
  const child = function* main(cpu: Cpu): Program {
    cpu.observe(() => ['earlier']);
    cpu.observe(() => ['later']);
    yield* exit(cpu, asExitStatus(3));
  };
  const made = testMachine(
    {
      child,
      *init(cpu: Cpu): Program {
        yield* startImage(cpu, IMAGES);
        yield* wait(cpu, asWaitTarget(0));
        yield* exit(cpu, asExitStatus(0));
      },
    },
    { config: { onTaskEnd: (task) => ended.push(task) } },
  );
  expect(made.run().reason).toBe('finished');
  const pid = ended.at(-1)?.pid;
  // The tasks before them are those of the kernel's own tests at its boot.
  expect(ended.slice(-2)).toEqual([
    { pid: expect.any(Number), name: '', parent: pid, observed: ['later'] },
    { pid, name: 'init', parent: 0, observed: undefined },
  ]);
  expect(new Set(ended.map((task) => task.pid)).size).toBe(ended.length);
  expect(observedTasks(made.kernel.core)).toEqual([]);
});
