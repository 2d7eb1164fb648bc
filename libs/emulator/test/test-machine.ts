/** A machine for tests: one program on each hart, and a supervisor that completes syscalls and records traps. */
import type { Plain } from '../src/state-table.ts';
import { CAUSE_USER_ECALL, ECALL_SIZE } from '@abicus/abi-board';
import type { Cpu, Program } from '@abicus/wire';
import {
  CoroutineGuest,
  Machine,
  type Digest,
  type Hart,
  type MachineOptions,
  type Supervisor,
} from '../src/index.ts';
import { DATA_VA, FrameAllocator, RW, RX, AddressSpace, TEXT_VA } from './space.ts';

/** Limits the run of a machine under test, so that a broken one ends. */
export const RUN_LIMIT = { maxRounds: 100_000 } as const;

/** The CSRs of a trap, as the supervisor read them. */
export interface TrapRecord {
  readonly hart: number;
  readonly scause: number;
  readonly sepc: number;
  readonly stval: number;
}

/** Handles a trap instead of the supervisor; true: it is handled. */
export type TrapHandler = (hart: Hart, supervisor: TestSupervisor) => boolean;

/** A supervisor that resumes after each ecall, and ends the program on any other trap. */
export class TestSupervisor implements Supervisor {
  readonly traps: TrapRecord[] = [];
  readonly guests: CoroutineGuest[] = [];
  readonly spaces: AddressSpace[] = [];
  frames!: FrameAllocator;
  machine!: Machine;
  readonly #programs: readonly ((cpu: Cpu) => Program<unknown>)[];
  readonly #onTrap: TrapHandler | undefined;

  constructor(programs: readonly ((cpu: Cpu) => Program<unknown>)[], onTrap?: TrapHandler) {
    this.#programs = programs;
    this.#onTrap = onTrap;
  }

  boot(machine: Machine): void {
    this.machine = machine;
    this.frames = new FrameAllocator(machine.ram);
    machine.harts.forEach((hart, i) => {
      const program = this.#programs[i % Math.max(1, this.#programs.length)];
      const space = new AddressSpace(this.frames);
      space.mapNew(TEXT_VA, 1, RX);
      space.mapNew(DATA_VA, 2, RW);
      this.spaces.push(space);
      hart.csr.satp = space.root;
      hart.pc = TEXT_VA;
      if (program === undefined) return;
      const guest = new CoroutineGuest(machine, program, TEXT_VA, `program-${i}`);
      this.guests.push(guest);
      hart.guest = guest;
      hart.waiting = false;
    });
  }

  trap(hart: Hart): void {
    const { scause, sepc, stval } = hart.csr;
    this.traps.push({ hart: hart.id, scause, sepc, stval });
    hart.charge(1000);
    if (this.#onTrap?.(hart, this) === true) return;
    if (scause === CAUSE_USER_ECALL) hart.pc = sepc + ECALL_SIZE;
    else unloadHart(hart);
  }

  digestInto(digest: Digest): void {
    digest.word(this.traps.length);
    for (const { hart, scause } of this.traps) digest.word(hart).word(scause);
  }

  dump(): Plain {
    return this.traps.map(({ hart, scause }) => [hart, scause]);
  }
}

/** Finds a hart by its id. */
export function hartOf(machine: Machine, id: number): Hart {
  const hart = machine.harts[id];
  if (hart === undefined) throw new RangeError(`hart ${id} of ${machine.harts.length}`);
  return hart;
}

/** Removes the program from a hart, and leaves the hart in wfi. */
export function unloadHart(hart: Hart): void {
  hart.guest = undefined;
  hart.waiting = true;
}

/** A booted machine, with its supervisor and the address space of hart 0. */
export interface TestMachine {
  readonly machine: Machine;
  readonly supervisor: TestSupervisor;
  readonly space: AddressSpace;
}

/** Boots a machine with `programs` on its harts (round robin, if there are fewer). By default one hart and seed 1. */
export function bootTestMachine(
  programs: readonly ((cpu: Cpu) => Program<unknown>)[],
  onTrap?: TrapHandler,
  options: Partial<MachineOptions> = {},
): TestMachine {
  const supervisor = new TestSupervisor(programs, onTrap);
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x20_0000, ...options });
  machine.boot(supervisor);
  const [space] = supervisor.spaces;
  if (space === undefined) throw new Error('a machine has a hart');
  return { machine, supervisor, space };
}
