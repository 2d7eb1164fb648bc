/** Creates the guest of a task: the coroutine of its image. */
import { CoroutineGuest, type Guest, type MachineView } from '@abicus/emulator';
import { TEXT_SIZE, type ProgramRegistry } from '@abicus/program';
import type { Cpu, Program } from '@abicus/wire';

/** Creates the guest of a task. `read` reads bytes of its address space, `entry` is its entry address. */
export type GuestMaker = (
  machine: MachineView,
  read: (va: number, length: number) => Uint8Array | undefined,
  entry: number,
) => Guest;

/**
 * Creates an engine that finds programs in the registry by the text at their entry, as the loader has mapped it. A task
 * whose text is not that of a registered program takes an illegal-instruction trap.
 */
export function coroutineEngine(registry: ProgramRegistry): GuestMaker {
  return (machine, read, entry) => {
    const text = read(entry, TEXT_SIZE);
    const program = text === undefined ? undefined : registry.find(text);
    return program === undefined
      ? new CoroutineGuest(machine, unknownText, entry, 'unknown')
      : new CoroutineGuest(machine, program.main, entry, program.name);
  };
}

/** A program that executes an illegal instruction first. */
function* unknownText(cpu: Cpu): Program {
  cpu.illegal();
  yield;
}
