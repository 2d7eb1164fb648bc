/**
 * A kernel with a fault: what a broken kernel does, or a broken service behind it. A call that blocks is changed when it is
 * done, whenever that is.
 */
import { SYSCALL } from '@abicus/abi-kernel';
import {
  CAUSE_USER_ECALL,
  ECALL_SIZE,
  TRAP_COST_NS_MIN,
  type Digest,
  type Hart,
  type Machine,
  type Supervisor,
} from '@abicus/emulator';
import type { Kernel } from '@abicus/kernel';
import { A7 } from '@abicus/wire';
import { applyChange, setResult } from './apply-change.ts';
import type { Fault } from './fault.ts';
import { copyPages, writtenSince, type PageCopies } from './task-memory.ts';

/** The state of a task that has ended. */
const ZOMBIE = 4;

const CALLS = new Map(
  Object.entries(SYSCALL).map(([name, number]): [number, string] => [number, name]),
);

/** The call with the fault, until it is done. */
interface OpenCall {
  /** The index and pid of its task, and where it trapped. */
  readonly index: number;
  readonly pid: number;
  readonly sepc: number;
  readonly root: number;
  readonly arguments: Int32Array;
  readonly pages: PageCopies;
}

/** The kernel. */
export class FaultyKernel implements Supervisor {
  readonly #kernel: Kernel;
  readonly #fault: Fault;
  readonly #counts: () => boolean;
  /** How many traps of the fault's program and call there were. */
  #nth = 0;
  #open: OpenCall | undefined;

  /** @param counts whether a trap counts now. */
  constructor(kernel: Kernel, fault: Fault, counts: () => boolean) {
    this.#kernel = kernel;
    this.#fault = fault;
    this.#counts = counts;
  }

  boot(machine: Machine): void {
    this.#kernel.boot(machine);
  }

  digestInto(digest: Digest): void {
    this.#kernel.digestInto(digest);
  }

  dump(): ReturnType<Kernel['dump']> {
    return this.#kernel.dump();
  }

  trap(hart: Hart): void {
    if (!this.#isPlace(hart) || this.#begin(hart)) this.#kernel.trap(hart);
    if (this.#open !== undefined) this.#end(this.#open);
  }

  /** Whether this trap is that of the fault. */
  #isPlace({ id, csr, x }: Hart): boolean {
    const { core } = this.#kernel;
    const { program, call, nth } = this.#fault;
    const isCall = csr.scause === CAUSE_USER_ECALL;
    const index = core.state.cpus[id]?.current ?? 0;
    const by = isCall ? core.guests[index]?.name : `hart ${id}`;
    const what = isCall ? CALLS.get(x[A7] ?? 0) : 'interrupt';
    if ((!isCall && csr.scause >= 0) || by !== program || what !== call) return false;
    if (this.#counts()) this.#nth++;
    else return false;
    return this.#nth === nth;
  }

  /** Changes what the kernel finds. False: it must not act. */
  #begin(hart: Hart): boolean {
    const { core } = this.#kernel;
    const { change } = this.#fault;
    const { sepc, satp: root } = hart.csr;
    const held = hart.x.slice();
    if (change.kind === 'result' && !change.acts) {
      setResult(hart.x, change.value);
      hart.charge(TRAP_COST_NS_MIN);
      hart.pc += ECALL_SIZE;
      return false;
    }
    if (change.kind === 'number' && change.isBefore) {
      const at = { core, x: hart.x, arguments: held, root, written: [] };
      applyChange(at, change.target, change.step);
      return true;
    }
    const index = core.state.cpus[hart.id]?.current ?? 0;
    const pid = core.state.tasks.items[index]?.pid ?? 0;
    this.#open = { index, pid, sepc, root, arguments: held, pages: copyPages(core, index) };
    return true;
  }

  /** Changes what the call gives, if it is done. */
  #end({ index, pid, sepc, root, arguments: held, pages }: OpenCall): void {
    const { core } = this.#kernel;
    const { change } = this.#fault;
    const task = core.state.tasks.items[index];
    if (task?.pid !== pid || task.state === ZOMBIE) {
      this.#open = undefined;
      return;
    }
    const hart = core.machine.harts[task.cpu];
    const isRunning = core.state.cpus[task.cpu]?.current === index;
    if ((isRunning ? hart?.pc : task.pc) === sepc) return;
    this.#open = undefined;
    if (change.kind === 'takes') hart?.charge(change.ns);
    else if (change.kind === 'result') setResult(task.x, change.value);
    else {
      const at = { core, x: task.x, arguments: held, root, written: writtenSince(core, pages) };
      applyChange(at, change.target, change.step);
    }
  }
}
