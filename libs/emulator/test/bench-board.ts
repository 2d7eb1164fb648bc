/** A machine on a test bench: one program on each hart, and a supervisor that answers calls and writes down traps. */
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
import { DATA_VA, Frames, RW, RX, Space, TEXT_VA } from './space.ts';

/** How far a machine under test runs at most: a test that goes wrong ends. */
export const BOUND = { maxRounds: 100_000 } as const;

/** A trap as the supervisor found it. */
export interface Trap {
  readonly hart: number;
  readonly scause: number;
  readonly sepc: number;
  readonly stval: number;
}

/** Answers a trap in place of the bench: true if it did. */
export type OnTrap = (hart: Hart, bench: BenchSupervisor) => boolean;

/** Goes on behind each ecall; ends the program of any other trap. */
export class BenchSupervisor implements Supervisor {
  readonly traps: Trap[] = [];
  readonly guests: CoroutineGuest[] = [];
  readonly spaces: Space[] = [];
  frames!: Frames;
  machine!: Machine;
  readonly #programs: readonly ((cpu: Cpu) => Program<unknown>)[];
  readonly #onTrap: OnTrap | undefined;

  constructor(programs: readonly ((cpu: Cpu) => Program<unknown>)[], onTrap?: OnTrap) {
    this.#programs = programs;
    this.#onTrap = onTrap;
  }

  boot(machine: Machine): void {
    this.machine = machine;
    this.frames = new Frames(machine.ram);
    machine.harts.forEach((hart, i) => {
      const program = this.#programs[i % Math.max(1, this.#programs.length)];
      const space = new Space(this.frames);
      space.grow(TEXT_VA, 1, RX);
      space.grow(DATA_VA, 2, RW);
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
    else stop(hart);
  }

  digestInto(digest: Digest): void {
    digest.word(this.traps.length);
    for (const { hart, scause } of this.traps) digest.word(hart).word(scause);
  }
}

/** A hart by its number. */
export function hartOf(machine: Machine, id: number): Hart {
  const hart = machine.harts[id];
  if (hart === undefined) throw new RangeError(`hart ${id} of ${machine.harts.length}`);
  return hart;
}

/** Takes the program off a hart. */
export function stop(hart: Hart): void {
  hart.guest = undefined;
  hart.waiting = true;
}

/** What a test starts with. */
export interface Bench {
  readonly machine: Machine;
  readonly supervisor: BenchSupervisor;
  readonly space: Space;
}

/** Boots a machine with `programs` on its harts (in turn, if there are fewer). One hart and seed 1 unless said. */
export function bench(
  programs: readonly ((cpu: Cpu) => Program<unknown>)[],
  onTrap?: OnTrap,
  options: Partial<MachineOptions> = {},
): Bench {
  const supervisor = new BenchSupervisor(programs, onTrap);
  const machine = new Machine({ harts: 1, seed: 1, ramBytes: 0x20_0000, ...options });
  machine.boot(supervisor);
  const [space] = supervisor.spaces;
  if (space === undefined) throw new Error('a machine has a hart');
  return { machine, supervisor, space };
}
