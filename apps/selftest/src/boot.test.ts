import { INVARIANTS } from '@abicus/abi-init/testing';
import { Rights } from '@abicus/abi-kernel';
import type { Machine } from '@abicus/emulator';
import type { Kernel } from '@abicus/kernel';
import { BOOT, SYSTEM } from '@abicus/system';
import type { BootProgram } from '@abicus/wire';
import { drew } from '@abicus/wire/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { probesFor } from '../test/probes-for.ts';
import { bootMachine } from './boot.ts';
import { ConsoleLines } from './console.ts';

/** Boots a machine up to `init: ready`, before the start messages. */
function atReady(harts: number, seed = 3): Kernel {
  let ready = false;
  const lines = new ConsoleLines((line) => {
    if (line.endsWith(' init] init: ready')) ready = true;
  });
  const { machine, kernel } = bootMachine(SYSTEM, {
    harts,
    seed,
    onByte: lines.push,
    probes: probesFor(harts),
  });
  expect(machine.run({ maxRounds: 100_000, stopWhen: () => ready }).reason).toBe('stopped');
  return kernel;
}

/** The slots and rights of a task's capabilities. */
function held(kernel: Kernel, name: string): Record<number, number> {
  const task = kernel.core.state.tasks.items.find((one) => one?.name === name);
  if (task === undefined) throw new Error(`no task ${name}`);
  const caps = task.caps.flatMap((one, slot) => (one === undefined ? [] : [[slot, one.rights]]));
  return Object.fromEntries(caps);
}

/** The capabilities that contracts declare for a program, and its control endpoint. */
function declared({ requests, ...one }: BootProgram): Record<number, number> {
  const { RECV, SEND, TIME, MANAGE, MAP, WRITE } = Rights;
  const services = [...one.calls, ...one.notifies].filter(({ service }) => service !== BOOT.first);
  return Object.fromEntries([
    [0, RECV],
    [1, SEND],
    ...(requests === undefined ? [] : [[requests.slot, RECV]]),
    ...(requests?.send === undefined ? [] : [[requests.send, SEND]]),
    ...one.endpoints.flatMap(({ recv, send }) => [
      [recv, RECV],
      [send, SEND],
    ]),
    ...(one.clock === undefined ? [] : [[one.clock, TIME]]),
    ...(one.factory === undefined ? [] : [[one.factory.slot, MANAGE]]),
    ...one.devices.flatMap(({ registers, interrupt }) => [
      [registers, MAP | WRITE],
      [interrupt, RECV],
    ]),
    ...services.map(({ slot }) => [slot, SEND]),
  ]);
}

/** Machines with different schedules of their harts. */
const anyMachine = fc.record({ harts: fc.integer({ min: 1, max: 8 }), seed: fc.nat(1000) });

test('boot.invariant.declaredOnly boot.invariant.wiredBeforeReady: when init is ready each program has exactly its declared capabilities', () => {
  fc.assert(
    fc.property(anyMachine, ({ harts, seed }) => {
      const kernel = atReady(harts, seed);
      for (const program of BOOT.programs) {
        const { name } = program;
        const [own, expected] = [held(kernel, name), declared(program)];
        const capabilities = Object.keys(own).length;
        for (const [slot, rights] of Object.entries(expected)) {
          const grant = { harts, seed, name, slot, rights };
          drew(INVARIANTS['boot.invariant.wiredBeforeReady'], grant, { harts, capabilities });
        }
        drew(
          INVARIANTS['boot.invariant.declaredOnly'],
          { harts, seed, name },
          { harts, capabilities },
        );
        expect(own).toEqual(expected);
      }
    }),
    { seed: 0x626f, numRuns: 14 },
  );
});

test('types.invariant.noSharedState: machines that run alternately give the same digests as alone', () => {
  const boots = [
    { harts: 1, seed: 1 },
    { harts: 4, seed: 3 },
  ];
  const boot = (options: { harts: number; seed: number }): Machine =>
    bootMachine(SYSTEM, { ...options, onByte: () => {}, probes: probesFor(options.harts) }).machine;
  const alone = boots.map((options) => {
    const machine = boot(options);
    expect(machine.run({ maxRounds: 100_000 })).toEqual({ reason: 'finished', exitCode: 0 });
    return machine.digest();
  });
  const machines = boots.map(boot);
  const running = new Set(machines);
  // Steps of different lengths, so that they interleave in different ways.
  for (let turn = 0; running.size > 0; turn++) {
    const machine = machines[turn % machines.length];
    if (machine === undefined || !running.has(machine)) continue;
    if (machine.run({ maxRounds: 100_000, maxSteps: 1 + (turn % 7) }).reason !== 'limit')
      running.delete(machine);
  }
  expect(machines.map((machine) => machine.digest())).toEqual(alone);
});
