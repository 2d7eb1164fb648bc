/** What programs state of their own state: in the digest of a machine, and told of each task that ends. */
import {
  asCapSlot,
  asExitStatus,
  asPid,
  asQueueDepth,
  asWaitTarget,
  exit,
  ipcEndpointCreateV2,
  taskKill,
  wait,
  yieldNow,
} from '@abicus/abi-kernel';
import { differences } from '@abicus/emulator/state-table';
import type { Cpu, OwnState, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { receiveText, startImage } from '../../test/support/script.ts';
import { FACTORY, IMAGES, testMachine } from '../../test/support/test-machine.ts';
import { observedTasks, type ObservedTask } from './observed.ts';

/** Runs a first program that states a value, until it waits for ever or has ended. */
function ranWith(state: OwnState, end: 'deadlock' | 'finished') {
  const made = testMachine({
    *init(cpu: Cpu): Program {
      cpu.observe(() => state);
      if (end === 'finished') yield* exit(cpu, asExitStatus(0));
      yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(2));
      yield* receiveText(cpu, 0);
    },
  });
  expect(made.run().reason).toBe(end);
  return made;
}

test.each(['deadlock', 'finished'] as const)(
  'two machines that differ only in what a program states have different digests and dumps, also when it has ended: %s',
  (end) => {
    const [one, other, again] = [{ n: 1 }, { n: 2 }, { n: 1 }].map((state) => ranWith(state, end));
    if (one === undefined || other === undefined) throw new Error('no machine');
    expect(other.machine.digest()).not.toBe(one.machine.digest());
    expect(again?.machine.digest()).toBe(one.machine.digest());
    const differing = end === 'finished' ? /^ended: / : /^programs\.\d+\.n: 1 → 2$/;
    expect(differences(one.kernel.dump(), other.kernel.dump())).toEqual([
      expect.stringMatching(differing),
    ]);
    // It is no state of the kernel.
    expect(other.kernel.stateDigest()).toBe(one.kernel.stateDigest());
  },
);

test('what a program states is read when the digest is made, and at its end for the last time', () => {
  const state = { n: 1 };
  for (const [end, isRead] of [
    ['deadlock', true],
    ['finished', false],
  ] as const) {
    const { machine } = ranWith(state, end);
    const before = machine.digest();
    state.n += 1;
    expect(machine.digest() !== before).toBe(isRead);
  }
});

const HOSTILE: Readonly<Record<string, (cpu: Cpu, kept: Int32Array) => unknown>> = {
  'it throws': () => {
    throw new Error('bug');
  },
  'it states null': () => null,
  'it states itself': () => {
    const self: Record<string, unknown> = {};
    return (self['self'] = self);
  },
  'it writes the registers': (cpu) => cpu.x.fill(0x55) && 1,
  'it writes registers that it has kept': (_, x) => x.fill(0x55) && 1,
  'it reads memory': (cpu) => cpu.load32(0x1fc0_0000),
  'it writes memory': (cpu) => cpu.write(0x1fc0_0000, new Uint8Array(64)),
  'it faults': (cpu) => cpu.illegal(),
};

test.each(Object.keys(HOSTILE))(
  'a program changes nothing by how it is read, neither at a digest nor when it is killed: %s',
  (what) => {
    const child = function* main(cpu: Cpu): Program {
      const { x } = cpu;
      cpu.observe(() => HOSTILE[what]?.(cpu, x) as OwnState);
      for (;;) yield* yieldNow(cpu);
    };
    let registers: readonly (readonly number[])[] = [];
    const registersOf = (pid: number): number[] => {
      const { tasks } = made.kernel.core.state;
      return [...(tasks.items.find((task) => task?.pid === pid)?.x ?? [])];
    };
    const made = testMachine({
      child,
      *init(cpu: Cpu): Program {
        const pid = yield* startImage(cpu, IMAGES);
        for (let i = 0; i < 5; i++) yield* yieldNow(cpu);
        const before = registersOf(pid);
        made.machine.digest();
        registers = [before, registersOf(pid)];
        yield* taskKill(cpu, asPid(pid));
        yield* exit(cpu, asExitStatus(0));
      },
    });
    expect(made.run()).toMatchObject({ reason: 'finished', exitCode: 0 });
    expect(registers[0]).toHaveLength(64);
    expect(registers[1]).toEqual(registers[0]);
  },
);

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

test('a task that runs is observed, and one that has ended and is not waited for is not', () => {
  const made = testMachine({
    *child(cpu: Cpu): Program {
      cpu.observe(() => 'child');
      yield* exit(cpu, asExitStatus(3));
    },
    *init(cpu: Cpu): Program {
      cpu.observe(() => 'init');
      yield* startImage(cpu, IMAGES);
      for (let i = 0; i < 9; i++) yield* yieldNow(cpu);
      yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(2));
      yield* receiveText(cpu, 0);
    },
  });
  expect(made.run().reason).toBe('deadlock');
  expect(made.kernel.core.state.tasks.live).toBe(2);
  expect(observedTasks(made.kernel.core)).toMatchObject([{ name: 'init', observed: 'init' }]);
});
