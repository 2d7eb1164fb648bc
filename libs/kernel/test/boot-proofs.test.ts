/** Proofs of the boot in situations that the boot of a whole kernel does not come to. */
import { asEntryPc, SYSCALL } from '@abicus/abi-kernel';
import { GuestCpu } from '@abicus/emulator';
import { A0, A7, setWide } from '@abicus/wire';
import { expect, test } from 'vitest';
import { onlineLine } from '../src/boot/selftest/smp.ts';
import { sentinel } from '../src/boot/selftest/sentinel.ts';
import { stealing } from '../src/boot/selftest/stealing.ts';
import type { State } from '../src/state/state.ts';
import { World } from './support/world.ts';

test.each([
  [1, ' FAIL kernel.limit.cpus: its number: 1, expected at most 0'],
  [2, ''],
])('where a kernel takes at most %d harts, the second one is online%s', (most, failure) => {
  const { core, limits } = new World({ harts: 2 });
  limits.cpus = most;
  const [, second] = core.state.cpus;
  expect(onlineLine(core, second!)).toBe(`KINIT: cpu1 online${failure}`);
});

test('a worker that runs first waits until the task that holds the hart has read the queue', () => {
  const world = new World({ harts: 2 });
  const { core, machine } = world;
  const [held, thief] = core.state.cpus;
  const [holder, worker] = stealing(core, held!, thief!).programs;
  const cpu = new GuestCpu(machine);
  cpu.enter(machine.harts[0]!);
  const task = world.task(world.init);
  const working = worker!.run(cpu, task, asEntryPc(0));
  const nextCall = (): number => {
    setWide(cpu.x, A0, BigInt(task.pid));
    working.next();
    return cpu.x[A7] ?? 0;
  };
  expect([nextCall(), nextCall(), nextCall()]).toEqual(Array(3).fill(SYSCALL.getpid));
  holder!.run(cpu, task, asEntryPc(0)).next();
  expect(nextCall()).toBe(SYSCALL.taskQos);
});

test.each<[string, (state: State) => void]>([
  ['bytes of a VMO', (state) => void (state.vmoBytes += 1)],
  ['bytes of a message', (state) => void (state.queuedBytes += 1)],
  ['a frame that is free again', ({ frames }) => void frames.free.push(0)],
  ['a frame that nothing has used', ({ frames }) => void (frames.low += 1)],
  ['an endpoint', ({ endpoints }) => void (endpoints.live += 1)],
  ['a space', ({ spaces }) => void (spaces.live += 1)],
  ['a VMO', ({ vmos }) => void (vmos.live += 1)],
])('the sentinel notices that %s is left', (_, leave) => {
  const { core } = new World();
  const { lines } = sentinel(core);
  expect(lines(true)).not.toEqual([expect.stringContaining('in use')]);
  leave(core.state);
  expect(lines(true)).toEqual([expect.stringContaining('what is in use when the task has ended')]);
});
