/** Machines with many tasks: for the cost of a scheduling decision, and the memory of a blocked task. */
import { asWaitTarget, LIMITS_SCALE, ipcRecvRaw, wait, yieldRaw } from '@abicus/abi-kernel';
import type { Guest } from '@abicus/emulator';
import type { Cpu, Program } from '@abicus/wire';
import { ipcEndpointCreateV2, asCapSlot, asQueueDepth } from '@abicus/abi-kernel';
import { childImage, startChild } from './exec.ts';
import {
  benchMachine,
  must,
  SLOT,
  type BenchMachineOptions,
  type BenchProgram,
} from './machine.ts';
import { Yielder } from './yielder.ts';

const LARGE_MACHINE: BenchMachineOptions = { ramBytes: 0x4000_0000, limits: LIMITS_SCALE };

/** A machine, and the number of events so far. */
export type CountingMachine = ReturnType<typeof benchMachine> & { readonly count: () => number };

/** Boots a machine with `count` started tasks that only yield. They are TypeScript programs, or access no memory at all. */
export function yieldingTasks(
  count: number,
  tasks: 'programs' | 'bare' = 'programs',
): CountingMachine {
  const bare = new Yielder();
  let yields = 0;
  let started = 0;
  function* init(cpu: Cpu): Program {
    const image = yield* childImage(cpu);
    while (started < count) {
      yield* startChild(cpu, image);
      started++;
    }
    for (;;) yield* wait(cpu, asWaitTarget(0));
  }
  function* child(cpu: Cpu): Program {
    for (;;) {
      yield* yieldRaw(cpu);
      yields++;
    }
  }
  const guest = (name: string): Guest | undefined =>
    tasks === 'bare' && name === 'child' ? bare : undefined;
  const system = benchMachine({ init, child }, { ...LARGE_MACHINE, guest });
  system.machine.run({ maxRounds: Infinity, stopWhen: () => started === count });
  return { ...system, count: () => yields + bare.yields };
}

function* waitForChildren(cpu: Cpu): Program {
  for (;;) yield* wait(cpu, asWaitTarget(0));
}

/**
 * Boots a machine with `count` tasks that are blocked in a receive, each with a text page and a stack page. Their parent
 * then runs `parent`.
 */
export function waitingTasks(
  count: number,
  parent: BenchProgram = waitForChildren,
): ReturnType<typeof benchMachine> {
  let started = 0;
  let waits = 0;
  function* init(cpu: Cpu): Program {
    must(yield* ipcEndpointCreateV2(cpu, asCapSlot(SLOT.endpointFactory), asQueueDepth(1)));
    const image = yield* childImage(cpu);
    while (started < count) {
      yield* startChild(cpu, image);
      started++;
    }
    yield* parent(cpu);
  }
  function* child(cpu: Cpu): Program {
    const buffer = (cpu.x[4] ?? 0) - 1024;
    waits++;
    yield* ipcRecvRaw(cpu, 0, buffer, buffer, 16, 0, 0n);
  }
  const system = benchMachine({ init, child }, LARGE_MACHINE);
  system.machine.run({ maxRounds: Infinity, stopWhen: () => waits === count });
  return system;
}
