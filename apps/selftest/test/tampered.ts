/** Changes what a program and the kernel say to each other at one syscall: to the program, the kernel is broken. */
import { ERRNO, type Errno } from '@abicus/abi-kernel';
import { A0, A7, setNumber, type Cpu, type Program } from '@abicus/wire';

/** Takes the place of the trap of a syscall, whose arguments are in the registers. */
export type Fault = (cpu: Cpu) => Program<unknown>;

/** Runs a program whose traps with a syscall number are replaced. */
export function* tampered<T>(
  program: Program<T>,
  cpu: Cpu,
  number: number,
  fault: Fault,
): Program<T> {
  for (;;) {
    const step = program.next();
    if (step.done === true) return step.value;
    if (cpu.x[A7] === number) yield* fault(cpu);
    else yield undefined;
  }
}

/** The kernel does what it should. */
export function* nothing(): Program {
  yield undefined;
}

/** The kernel returns another error. */
export function otherError(is: Errno, other: Errno): Fault {
  return function* change(cpu) {
    yield undefined;
    if (cpu.x[A0] === -ERRNO[is]) setNumber(cpu.x, A0, -ERRNO[other]);
  };
}

/** The kernel returns other results of calls that are accepted. */
export function otherResults(change: (x: Int32Array) => void): Fault {
  return function* handOver(cpu) {
    yield undefined;
    if ((cpu.x[A0] ?? -1) >= 0) change(cpu.x);
  };
}

/** The kernel acts on other arguments. */
export function otherArguments(change: (x: Int32Array) => void): Fault {
  return function* act(cpu) {
    change(cpu.x);
    yield undefined;
  };
}

/** The kernel returns an error without acting. */
export function rejected(error: Errno, when: (cpu: Cpu) => boolean): Fault {
  return function* reject(cpu) {
    if (when(cpu)) setNumber(cpu.x, A0, -ERRNO[error]);
    else yield undefined;
  };
}
