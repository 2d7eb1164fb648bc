/** Runs a program of the selftest on a scripted kernel up to its exit. */
import { SYSCALL } from '@abicus/abi-kernel';
import type { FakeCpu, SyscallHandler } from '@abicus/ipc/testing';
import { A0, type Program } from '@abicus/wire';

/** What ends a run: a program does nothing after its exit. */
class Exited extends Error {}

/** The status with which a program exits, whose other syscalls are answered so; undefined: it ends without an exit. */
export function exitStatus(
  cpu: FakeCpu,
  program: Program<unknown>,
  answer: SyscallHandler,
): number | undefined {
  try {
    cpu.runWith(program, (trap, at) => {
      if (trap.number === SYSCALL.exit) throw new Exited();
      return answer(trap, at);
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof Exited)) throw error;
    return cpu.x[A0];
  }
}
