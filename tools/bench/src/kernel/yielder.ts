/** A guest that only yields and accesses no memory, so that the cost of a scheduling decision is the kernel's alone. */
import { SYSCALL } from '@abicus/abi-kernel';
import { CAUSE_USER_ECALL, type Guest, type Hart } from '@abicus/emulator';
import { A7, setNumber } from '@abicus/wire';

/** The guest of all tasks that only yield. */
export class Yielder implements Guest {
  readonly name = 'yielder';
  /** The number of yields. */
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
