import { LIMITS, QosClass, ReschedOutcome } from '@abicus/abi-kernel';
import { Machine } from '@abicus/emulator';
import { expect, test } from 'vitest';
import { newCore } from '../core/core.ts';
import { requestResched } from './resched.ts';
import { testEngine } from '../../test/support/engine.ts';
import { selectCpu } from './enqueue.ts';

test('an offline hart gets no task and accepts no reschedule request', () => {
  const machine = new Machine({ harts: 3, seed: 1, ramBytes: 0x10_0000 });
  const core = newCore(machine, LIMITS, testEngine({}));
  const [first, second] = core.state.cpus;
  expect(selectCpu(core, QosClass.Normal, 0)).toBeUndefined();
  expect([0, 1, 2, 3].map((id) => requestResched(core, id))).toEqual([
    ReschedOutcome.OfflineCpu,
    ReschedOutcome.OfflineCpu,
    ReschedOutcome.OfflineCpu,
    ReschedOutcome.InvalidCpu,
  ]);
  if (second === undefined) throw new Error('a machine has its harts');
  second.online = true;
  expect(selectCpu(core, QosClass.Normal, 0)).toBe(second);
  expect([1, 1].map((id) => requestResched(core, id))).toEqual([
    ReschedOutcome.Accepted,
    ReschedOutcome.AlreadyPending,
  ]);
  expect([first?.reschedPending, second.reschedPending, core.counters.ipiSent]).toEqual([
    false,
    true,
    1,
  ]);
});
