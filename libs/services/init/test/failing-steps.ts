/** Traps of init that a test observes, and one of which fails without its effect. */
import { ERRNO, SYSCALL, type Errno } from '@abicus/abi-kernel';
import type { ProgramMain } from '@abicus/program';
import { A0, A7, resultOf, setNumber, setWide, u32In, type Cpu, type Program } from '@abicus/wire';

/** The name of a syscall. */
export type SyscallName = keyof typeof SYSCALL;
import { askedIn } from './asked.ts';

const NAMES = new Map<number, SyscallName>(
  Object.entries(SYSCALL).map(([name, number]) => [number, name as SyscallName]),
);
/** A trap that fails: its place among those that are observed, from 0, and its error. */
export interface FailingStep {
  readonly at: number;
  readonly error: Errno;
}

/** Observes the traps of init while it is on. */
export class FailingSteps {
  isOn = false;
  /** The syscalls so far, in order. */
  readonly taken: SyscallName[] = [];
  /** The same with their arguments. */
  readonly asked: string[] = [];
  /** Those that the kernel rejected, observed or not, without the one that fails. */
  readonly rejected: SyscallName[] = [];
  readonly #failing: FailingStep | undefined;

  /** @param failing the trap that fails; nothing: none does. */
  constructor(failing?: FailingStep) {
    this.#failing = failing;
  }

  /** Wraps init: the kernel makes a syscall without effect in place of the one that fails. */
  readonly wrap =
    (init: ProgramMain): ProgramMain =>
    (cpu) =>
      this.#observed(cpu, init);

  *#observed(cpu: Cpu, init: ProgramMain): Program {
    const steps = init(cpu);
    while (steps.next().done !== true) {
      const failing = this.isOn && this.taken.length === this.#failing?.at;
      const name = NAMES.get(u32In(cpu.x, A7)) ?? 'exit';
      if (this.isOn) {
        this.taken.push(name);
        this.asked.push(askedIn(cpu.x, name));
      }
      if (failing) setNumber(cpu.x, A7, SYSCALL.nsec);
      yield;
      if (failing) setWide(cpu.x, A0, BigInt.asUintN(64, BigInt(-this.#errno)));
      else if (resultOf(cpu.x) < 0) this.rejected.push(name);
    }
  }

  get #errno(): number {
    return this.#failing === undefined ? 0 : ERRNO[this.#failing.error];
  }
}
