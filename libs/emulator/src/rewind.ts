/**
 * Rewinding. Generators can't be copied, so a machine is not taken back: another one is made from the same seed and
 * inputs and run to the wanted step, which a deterministic machine reaches in the same state.
 */
import type { Machine } from './machine.ts';

/** Makes and boots a machine: with the same options, `inputs` of the run to be repeated included, each time. */
export type MachineFactory = () => Machine;

/**
 * A machine as it was when it had taken `step` traps. Refuses a step that the run doesn't reach, or not in `maxRounds`:
 * programs can run on without ever taking a trap.
 */
export function replayTo(factory: MachineFactory, step: number, maxRounds: number): Machine {
  const machine = factory();
  machine.run({ maxRounds, maxSteps: step });
  if (machine.steps !== step) {
    throw new RangeError(`step ${step}: the run ends after ${machine.steps}`);
  }
  return machine;
}
