/** A program that does nothing but yield, and has no memory: what is left of a decision is the kernel's. */
import { SYSCALL } from '@abicus/abi-kernel';
import { CAUSE_USER_ECALL, type Guest, type Hart } from '@abicus/emulator';
import { A7, setNumber } from '@abicus/wire';

/** One engine for all tasks that do nothing but yield. */
export class Yielder implements Guest {
  readonly name = 'yielder';
  /** Calls made. */
  yields = 0;

  resume(hart: Hart): boolean {
    this.yields++;
    setNumber(hart.x, A7, SYSCALL.yield);
    hart.csr.scause = CAUSE_USER_ECALL;
    hart.csr.sepc = hart.pc;
    hart.csr.stval = 0;
    return true;
  }
}
