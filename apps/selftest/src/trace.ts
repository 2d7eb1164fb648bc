/**
 * The trace of a run, as Chrome's trace-event JSON, which Perfetto and chrome://tracing open: a process for the machine,
 * a thread for each hart, a slice for each trap, an instant for each rung. Times are virtual, in microseconds.
 *
 * The length of a slice is the time that the hart was charged for the trap, including restarted syscalls of woken tasks.
 * So the slices of a thread never overlap.
 *
 * While the machine runs, events are only stored; they are formatted when the document is requested.
 */
import { SYSCALL } from '@abicus/abi-kernel';
import {
  CAUSE_USER_ECALL,
  QUANTUM_NS_DEFAULT,
  TICK_NS,
  TRAP_COST_NS_MIN,
  type Machine,
  type MachineEvent,
} from '@abicus/emulator';

type Trap = Extract<MachineEvent, { kind: 'trap' }>;

const NS_PER_US = 1000;
const SYSCALL_NAMES: readonly string[] = Object.entries(SYSCALL).reduce<string[]>(
  (names, [name, number]) => {
    names[number] = name;
    return names;
  },
  [],
);

/** Records the trace events of a machine. */
export class TraceRecorder {
  readonly #traps: Trap[] = [];
  /** The used part of the hart's quantum at each trap, since time is constant within a round. */
  readonly #used: number[] = [];
  /** The time charged for each trap; undefined for one in which the kernel threw. */
  readonly #charged: number[] = [];
  #harts = 0;

  /** Starts recording; without it tracing is free. */
  record(machine: Machine): void {
    const { harts } = machine;
    this.#harts = harts.length;
    machine.trace = (event) => {
      if (event.kind === 'charge') this.#charged[this.#traps.length - 1] = event.ns;
      if (event.kind !== 'trap') return;
      this.#traps.push(event);
      const remaining = harts[event.hart]?.budgetNs ?? QUANTUM_NS_DEFAULT;
      this.#used.push(remaining > QUANTUM_NS_DEFAULT ? 0 : QUANTUM_NS_DEFAULT - remaining);
    };
  }

  /** Counts the syscalls and faults of tasks on each hart. */
  trapsOfHarts(): number[] {
    const counts = Array.from({ length: this.#harts }, () => 0);
    for (const { hart, scause } of this.#traps) {
      if (scause >= 0) counts[hart] = (counts[hart] ?? 0) + 1;
    }
    return counts;
  }

  /** Formats the document. @param rungs instants to mark. */
  json(rungs: readonly RungMark[] = []): string {
    const events = ['{"name":"process_name","ph":"M","pid":0,"tid":0,"args":{"name":"machine"}}'];
    for (let hart = 0; hart < this.#harts; hart++) {
      events.push(
        `{"name":"thread_name","ph":"M","pid":0,"tid":${hart},"args":{"name":"hart ${hart}"}}`,
      );
    }
    for (const [i, trap] of this.#traps.entries()) {
      events.push(slice(trap, this.#used[i] ?? 0, this.#charged[i] ?? TRAP_COST_NS_MIN));
    }
    for (const { text, hart, micros } of rungs) {
      const name = JSON.stringify(text);
      events.push(`{"name":${name},"ph":"i","s":"g","pid":0,"tid":${hart},"ts":${micros}}`);
    }
    return `{"displayTimeUnit":"ns","traceEvents":[\n${events.join(',\n')}\n]}\n`;
  }
}

/** A reached rung, with its hart and time. */
export interface RungMark {
  readonly text: string;
  readonly hart: number;
  /** Virtual time in microseconds. */
  readonly micros: number;
}

/** Formats a slice. Names need no JSON escapes: they are names of programs and syscalls. */
function slice(trap: Trap, used: number, charged: number): string {
  const { hart, tick, step, guest, scause, a7, a0, stval } = trap;
  const ts = (tick * TICK_NS + used) / NS_PER_US;
  const isCall = scause === CAUSE_USER_ECALL;
  const name = isCall ? (SYSCALL_NAMES[a7] ?? `ecall ${a7}`) : causeName(scause);
  const dur = charged / NS_PER_US;
  const value = isCall ? `"a0":${a0}` : `"stval":${stval}`;
  return `{"name":"${name}","ph":"X","pid":0,"tid":${hart},"ts":${ts},"dur":${dur},"args":{"task":"${guest}","step":${step},${value}}}`;
}

/** The causes of the RISC-V privileged specification (scause), in its words. */
const INTERRUPTS: Readonly<Record<number, string>> = {
  1: 'software interrupt',
  5: 'timer interrupt',
  9: 'external interrupt',
};
const EXCEPTIONS: Readonly<Record<number, string>> = {
  0: 'instruction address misaligned',
  1: 'instruction access fault',
  2: 'illegal instruction',
  3: 'breakpoint',
  4: 'load address misaligned',
  5: 'load access fault',
  6: 'store address misaligned',
  7: 'store access fault',
  12: 'instruction page fault',
  13: 'load page fault',
  15: 'store page fault',
};

/** The name of a cause; interrupts are negative. */
function causeName(scause: number): string {
  const code = scause & 0x7fff_ffff;
  const [kind, names] =
    scause < 0 ? (['interrupt', INTERRUPTS] as const) : (['exception', EXCEPTIONS] as const);
  return names[code] ?? `${kind} ${code}`;
}
