/**
 * The trace of a run, as Chrome's trace-event JSON, which Perfetto and chrome://tracing open: a process for the machine,
 * a thread for each hart, a slice for each trap, an instant for each rung. Times are virtual, in microseconds.
 *
 * A slice is as long as its hart was charged for the trap, calls of woken tasks that were made again in it included. So
 * no two slices of a thread overlap.
 *
 * While the machine runs an event is only kept; everything else is done when the document is asked for.
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

/** Records what a machine does. */
export class TraceRecorder {
  readonly #traps: Trap[] = [];
  /** What the hart of each trap had used of its quantum: within a round time stands still. */
  readonly #used: number[] = [];
  /** What each trap was charged; nothing for one in which the kernel threw. */
  readonly #charged: number[] = [];
  #harts = 0;

  /** Starts recording; a machine that isn't recorded pays nothing. */
  record(machine: Machine): void {
    const { harts } = machine;
    this.#harts = harts.length;
    machine.trace = (event) => {
      if (event.kind === 'charge') this.#charged[this.#traps.length - 1] = event.ns;
      if (event.kind !== 'trap') return;
      this.#traps.push(event);
      const left = harts[event.hart]?.budgetNs ?? QUANTUM_NS_DEFAULT;
      this.#used.push(left > QUANTUM_NS_DEFAULT ? 0 : QUANTUM_NS_DEFAULT - left);
    };
  }

  /** How many calls and faults of tasks each hart took. */
  trapsOfHarts(): number[] {
    const counts = Array.from({ length: this.#harts }, () => 0);
    for (const { hart, scause } of this.#traps) {
      if (scause >= 0) counts[hart] = (counts[hart] ?? 0) + 1;
    }
    return counts;
  }

  /** The document. @param rungs what is marked at its time. */
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

/** A rung, where and when it was reached. */
export interface RungMark {
  readonly text: string;
  readonly hart: number;
  /** Virtual time in microseconds. */
  readonly micros: number;
}

/** A slice. Names hold nothing that JSON must escape: they are names of programs and syscalls. */
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
