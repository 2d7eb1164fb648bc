/** Machines for costs that must not grow: with the endpoints of one owner, and with the children of one task. */
import {
  asCapSlot,
  asExitStatus,
  asPid,
  asQueueDepth,
  asWaitTarget,
  capClose,
  exit,
  ipcEndpointClose,
  ipcEndpointCreateFor,
  ipcEndpointCreateV2,
  LIMITS_SCALE,
  wait,
  waitNohangRaw,
  yieldRaw,
} from '@abicus/abi-kernel';
import type { Cpu } from '@abicus/wire';
import { median } from '../measure.ts';
import { childImage, startChild } from './exec.ts';
import { benchMachine, must, SLOT } from './machine.ts';
import { waitingTasks, type CountingMachine } from './many-tasks.ts';

const FACTORY = asCapSlot(SLOT.endpointFactory);
const DEPTH = asQueueDepth(1);
const SCALE = { limits: LIMITS_SCALE };

/** Boots a machine whose init owns `count` endpoints, and then creates and closes one more, again and again. */
export function endpointsOfOwner(count: number): CountingMachine {
  let ready = false;
  let pairs = 0;
  function* init(cpu: Cpu) {
    // An endpoint stays open without its owner's capability: one slot is enough for all of them.
    for (let i = 0; i < count; i++) {
      must(yield* capClose(cpu, must(yield* ipcEndpointCreateV2(cpu, FACTORY, DEPTH))));
    }
    ready = true;
    for (;;) {
      must(yield* ipcEndpointClose(cpu, must(yield* ipcEndpointCreateV2(cpu, FACTORY, DEPTH))));
      pairs++;
    }
  }
  const system = benchMachine({ init }, SCALE);
  system.machine.run({ maxRounds: Infinity, stopWhen: () => ready });
  return { ...system, count: () => pairs };
}

/** Endpoints that end in a measured round, whatever the number of owners. */
const ROUND = 60_000;
const ROUNDS = 12;
/** Rounds before the measurement. */
const WARM_UP = 3;

/**
 * Measures the exit of tasks that own `count` endpoints each, in nanoseconds per endpoint: the median of rounds in one
 * machine. Each round ends as many endpoints. The time is wall time: a round is shorter than the steps of CPU time.
 */
export function exitOfOwners(count: number): number {
  const times: number[] = [];
  let round = 0;
  function* init(cpu: Cpu) {
    const image = yield* childImage(cpu);
    while (round < ROUNDS) {
      const owners: number[] = [];
      while (owners.length * count < ROUND) owners.push(yield* startChild(cpu, image));
      for (const pid of owners) {
        for (let i = 0; i < count; i++) {
          const made = must(yield* ipcEndpointCreateFor(cpu, FACTORY, asPid(pid), DEPTH));
          must(yield* capClose(cpu, made));
        }
      }
      const from = process.hrtime.bigint();
      round++;
      for (const pid of owners) must(yield* wait(cpu, asWaitTarget(pid)));
      times.push(Number(process.hrtime.bigint() - from) / (owners.length * count));
    }
  }
  function* child(cpu: Cpu) {
    const own = round;
    const isHeld = (): boolean => round === own;
    while (isHeld()) yield* yieldRaw(cpu);
    yield* exit(cpu, asExitStatus(0));
  }
  const { machine } = benchMachine({ init, child }, SCALE);
  machine.run({ maxRounds: Infinity, stopWhen: () => times.length === ROUNDS });
  return median(times.slice(WARM_UP));
}

/** Boots a machine whose init has `count` blocked children, and asks again and again whether one has ended. */
export function childrenOfOne(count: number): CountingMachine {
  let calls = 0;
  const system = waitingTasks(count, function* init(cpu: Cpu) {
    for (;;) {
      yield* waitNohangRaw(cpu, 0);
      calls++;
    }
  });
  return { ...system, count: () => calls };
}
