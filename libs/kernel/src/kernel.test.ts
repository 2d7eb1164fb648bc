import {
  asCapSlot,
  asExitStatus,
  asQueueDepth,
  asWaitTarget,
  exit,
  ipcEndpointCreateV2,
  wait,
} from '@abicus/abi-kernel';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { testMachine, testConfig, FACTORY, IMAGES } from '../test/support/test-machine.ts';
import { receiveText, say, sendText, startImage, textOf } from '../test/support/script.ts';
import { Kernel } from './kernel.ts';
import { Machine } from '@abicus/emulator';

function* echo(cpu: Cpu): Program {
  yield* say(cpu, textOf(yield* receiveText(cpu, 0)));
  yield* exit(cpu, asExitStatus(42));
}

function* init(cpu: Cpu): Program {
  yield* say(cpu, 'init: start');
  yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(4));
  yield* startImage(cpu, IMAGES, 'echo');
  yield* sendText(cpu, 0, 'hello');
  const ended = yield* wait(cpu, asWaitTarget(0));
  yield* exit(cpu, asExitStatus(ended.ok ? ended.value.status : 1));
}

const ONE_HART = [
  'neuron vers. 0.1.0',
  'KSELFTEST: spawn reasons ok',
  'KSELFTEST: resource sentinel ok',
];
const MANY_HARTS = [
  'KSELFTEST: smp online ok',
  'KSELFTEST: ipi counterfactual ok',
  'KSELFTEST: ipi resched ok',
  'KSELFTEST: test_reject_invalid_ipi_target_cpu ok',
  'KSELFTEST: test_reject_offline_cpu_resched ok',
  'KSELFTEST: work stealing ok',
  'KSELFTEST: test_reject_steal_above_bound ok',
  'KSELFTEST: test_reject_steal_higher_qos ok',
];

test.each([1, 2, 4, 64])(
  'boots with %i harts, prints its proofs in order, and ends with the status of init',
  (harts) => {
    const b = testMachine({ init, echo }, { harts });
    expect(b.run(10_000)).toEqual({ reason: 'finished', exitCode: 42 });
    const online = Array.from({ length: harts - 1 }, (_, i) => `KINIT: cpu${i + 1} online`);
    const rest = harts === 1 ? [] : [...online, ...MANY_HARTS];
    const [said, audit] = [b.said('neuron'), /^QOS-AUDIT decision=deny .* to=PerfBurst$/];
    expect(said.filter((line) => !audit.test(line))).toEqual([...ONE_HART, ...rest]);
    // Each stolen task asks for a higher class.
    expect(said.filter((line) => audit.test(line))).toHaveLength(harts === 1 ? 0 : 6);
    expect([b.said('init'), b.said('echo')]).toEqual([['init: start'], ['hello']]);
  },
);

test('lines are stamped with time, hart and identity', () => {
  const b = testMachine({ init, echo });
  b.run(10_000);
  for (const line of b.lines()) expect(line).toMatch(/^\[ {5}0\.\d{6} 0 (neuron|init|echo)\] \S/);
});

test('kernel.limit.cpus: a machine with more harts does not boot', () => {
  const config = testConfig({ init, echo }, { cpus: 1 });
  const machine = new Machine({ harts: 2, seed: 1 });
  expect(() => machine.boot(new Kernel(config))).toThrow('2 harts: the kernel runs 1');
  // The emulator builds no machine with 65 harts: this one only claims to have them.
  const [hart] = machine.harts;
  const harts = (count: number) =>
    Object.assign(Object.create(machine), { harts: Array.from({ length: count }, () => hart) });
  const kernel = new Kernel(testConfig({ init, echo }, {}));
  expect(() => kernel.boot(harts(65))).toThrow('65 harts: the kernel runs 64');
});

test('an invalid image of init ends the boot with an error', () => {
  const config = { ...testConfig({ init, echo }), images: { init: new Uint8Array(64) } };
  const machine = new Machine({ harts: 1, seed: 1 });
  machine.boot(new Kernel(config));
  expect(() => machine.run({ maxRounds: 100_000 })).toThrow('there is no image of init');
});
