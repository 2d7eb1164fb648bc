/** How a task gets the coroutine that its image stands for. */
import { CoroutineGuest, type Guest, type MachineView } from '@abicus/emulator';
import { TEXT_SIZE, type ProgramRegistry } from '@abicus/program';
import type { Cpu, Program } from '@abicus/wire';

/** Makes the guest of a task: `read` gives bytes of the task's space, `entry` is where it starts. */
export type GuestMaker = (
  machine: MachineView,
  read: (va: number, length: number) => Uint8Array | undefined,
  entry: number,
) => Guest;

/**
 * A maker of guests that looks their programs up by the text at their entry, as the loader has mapped it. A text that
 * is that of no registered program is one that this engine can't execute: the task takes an illegal-instruction trap.
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

/** Ends with an illegal instruction before its first trap. */
function* unknownText(cpu: Cpu): Program {
  cpu.illegal();
  yield;
}
