import { asExitStatus, exit, QosClass } from '@abicus/abi-kernel';
import { CAUSE_LOAD_PAGE_FAULT, Machine, type Supervisor } from '@abicus/emulator';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { testConfig, testMachine } from '../../test/support/test-machine.ts';
import { currentTask, type Core } from '../core/core.ts';
import { Kernel } from '../kernel.ts';

function* init(cpu: Cpu): Program {
  yield* exit(cpu, asExitStatus(0));
}

/** The failure lines of a boot whose kernel has a defect, which does its work before each trap. */
function failuresOf(defect: (core: Core) => void): string[] {
  const bytes: number[] = [];
  const machine = new Machine({ harts: 2, seed: 1, onByte: (byte) => bytes.push(byte) });
  const kernel = new Kernel(testConfig({ init }));
  const defective: Supervisor = {
    boot: (booted) => kernel.boot(booted),
    trap: (hart) => {
      if (kernel.core.state.stage >= 0) defect(kernel.core);
      kernel.trap(hart);
    },
    digestInto: (digest) => kernel.digestInto(digest),
    dump: () => kernel.dump(),
  };
  machine.boot(defective);
  machine.run({ maxRounds: 10_000 });
  const lines = new TextDecoder().decode(Uint8Array.from(bytes)).split('\n');
  return lines.flatMap((line) => /K(?:SELFTEST|INIT): (.*) FAIL /.exec(line)?.[1] ?? []);
}

/** The task that runs on the second hart after it was stolen. */
const stolenTask = (core: Core) => (core.counters.steals > 0 ? currentTask(core, 1) : undefined);

/** Kills the task whose trap is the n-th one of a step, by a fault. */
function diesAt(stage: number, n: number): (core: Core) => void {
  let traps = 0;
  return ({ state, machine }) => {
    if (state.stage !== stage || state.tasks.live === 0 || ++traps !== n) return;
    for (const { csr } of machine.harts) csr.scause = CAUSE_LOAD_PAGE_FAULT;
  };
}

const DEFECTS: readonly (readonly [string, (core: Core) => void, readonly string[]])[] = [
  ['none', () => {}, []],
  [
    'a reason of a rejected start is lost',
    ({ state }) => state.tasks.items.forEach((task) => task && (task.spawnReason = 0)),
    ['spawn reasons'],
  ],
  ['a task that starts others dies', diesAt(1, 3), ['spawn reasons']],
  ['a task whose calls are rejected dies', diesAt(2, 5), ['resource sentinel']],
  [
    'a task that should be stolen dies',
    diesAt(5, 9),
    ['work stealing', 'test_reject_steal_above_bound'],
  ],
  [
    'bytes of queues are not given back',
    ({ state }) => (state.queuedBytes += state.stage === 2 && state.tasks.live > 0 ? 1 : 0),
    ['resource sentinel'],
  ],
  [
    'a hart is offline when all should be online',
    ({ state: { stage, cpus } }) => {
      if (stage === 6 || stage === 7)
        for (const cpu of cpus) cpu.online = stage === 7 || cpu.id === 0;
    },
    ['smp online'],
  ],
  [
    'a request is there that was never made',
    ({ state }) => state.cpus.forEach((cpu) => (cpu.reschedPending ||= state.stage === 7)),
    ['ipi counterfactual'],
  ],
  [
    'an interrupt loses its request',
    ({ state }) => state.cpus.forEach((cpu) => (cpu.reschedPending &&= state.stage !== 9)),
    ['ipi resched'],
  ],
  [
    'a stolen task gets the class of its thief',
    (core) => Object.assign(stolenTask(core) ?? {}, { qos: QosClass.PerfBurst }),
    ['work stealing', 'test_reject_steal_higher_qos'],
  ],
];

test('a machine without memory for init does not boot', () => {
  const b = testMachine({ init }, { ramBytes: 0x1_0000, config: { stackPages: 16 } });
  expect(() => b.run()).toThrow('no memory for init');
});

test.each(DEFECTS)('a boot of a kernel with a defect: %s', (_, defect, red) => {
  expect(failuresOf(defect)).toEqual(red);
});

test.each([1, 2, 3, 6, 7])('kernel.limit.stealBatch: a boot proves a batch of %d', (stealBatch) => {
  const b = testMachine({ init }, { harts: 2, limits: { stealBatch } });
  b.run();
  const said = b.said('neuron').filter((line) => /steal/.test(line));
  expect(said).toEqual([
    'KSELFTEST: work stealing ok',
    'KSELFTEST: test_reject_steal_above_bound ok',
    'KSELFTEST: test_reject_steal_higher_qos ok',
  ]);
});

test('kernel.limit.tasks: a boot without room for the tasks of its proofs prints which it could not make', () => {
  const b = testMachine({ init }, { harts: 2, limits: { tasks: 1 } });
  b.run();
  const red = b.said('neuron').flatMap((line) => /: (.*) FAIL/.exec(line)?.[1] ?? []);
  expect(red).toEqual([
    'spawn reasons',
    'work stealing',
    'test_reject_steal_above_bound',
    'test_reject_steal_higher_qos',
  ]);
});
