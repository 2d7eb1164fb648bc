/**
 * Rewinds by replay: another machine with the same seed and inputs is run up to the requested step, where a deterministic
 * machine is in the same state. The state itself can't be saved and restored, because generators can't be copied.
 */
import type { Machine } from './machine.ts';

/** Creates and boots a machine: each time with the same options, including the `inputs` of the run to repeat. */
export type MachineFactory = () => Machine;

/**
 * Runs a new machine until it has taken `step` traps. Throws if the run doesn't reach that step within `maxRounds`:
 * programs can run forever without taking a trap.
 */
export function replayTo(factory: MachineFactory, step: number, maxRounds: number): Machine {
  const machine = factory();
  machine.run({ maxRounds, maxSteps: step });
  if (machine.steps !== step) {
    throw new RangeError(`step ${step}: the run ends after ${machine.steps}`);
  }
  return machine;
}
