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
import type { RunCounters } from '@abicus/wire/ladder';

const NS_PER_US = 1000;
const SYSCALL_NAMES: readonly string[] = Object.entries(SYSCALL).reduce<string[]>(
  (names, [name, number]) => {
    names[number] = name;
    return names;
  },
  [],
);

/** The numbers of a trap, in the order in which they are stored. */
type Trap = readonly [
  hart: number,
  step: number,
  scause: number,
  a7: number,
  a0: number,
  stval: number,
  tick: number,
  /** The part of the hart's quantum that was used before it. */
  usedNs: number,
  chargedNs: number,
];
const NUMBERS = 9;

/**
 * Records the trace events of a machine. A trap is nine numbers in a row of one array, and a name: as objects that live as
 * long as the run, 10,000 of them would be most of what the garbage collector moves.
 */
export class TraceRecorder {
  #numbers = new Float64Array(1024 * NUMBERS);
  readonly #guests: string[] = [];
  #harts = 0;

  /** Starts recording; without it tracing is free. */
  record(machine: Machine): void {
    const { harts } = machine;
    this.#harts = harts.length;
    machine.trace = (event) => {
      if (event.kind === 'charge') this.#numbers[this.#guests.length * NUMBERS - 1] = event.ns;
      else if (event.kind === 'trap') this.#add(event, harts[event.hart]?.budgetNs);
    };
  }

  #add(
    { hart, tick, step, guest, scause, a7, a0, stval }: Extract<MachineEvent, { kind: 'trap' }>,
    remaining = QUANTUM_NS_DEFAULT,
  ): void {
    const at = this.#guests.length * NUMBERS;
    if (at === this.#numbers.length) {
      const longer = new Float64Array(at * 2);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    const numbers = this.#numbers;
    this.#guests.push(guest);
    numbers[at] = hart;
    numbers[at + 1] = step;
    numbers[at + 2] = scause;
    numbers[at + 3] = a7;
    numbers[at + 4] = a0;
    numbers[at + 5] = stval;
    numbers[at + 6] = tick;
    // The used part of the hart's quantum at the trap, since time is constant within a round.
    numbers[at + 7] = remaining > QUANTUM_NS_DEFAULT ? 0 : QUANTUM_NS_DEFAULT - remaining;
    // Until it is charged: a trap in which the kernel threw never is.
    numbers[at + 8] = TRAP_COST_NS_MIN;
  }

  /** The program of each trap, and its numbers. */
  get #traps(): (readonly [guest: string, trap: Trap])[] {
    return this.#guests.map((guest, i) => {
      const numbers = this.#numbers.subarray(i * NUMBERS, (i + 1) * NUMBERS);
      // An array of numbers is read by the same indices as a tuple of them.
      return [guest, numbers as unknown as Trap];
    });
  }

  /** Counts the syscalls and faults of the tasks of these programs on each hart. */
  trapsOfHarts(programs: ReadonlySet<string>): number[] {
    const all = this.#traps.filter(([guest, trap]) => trap[2] >= 0 && programs.has(guest));
    const counts = Map.groupBy(all, ([, trap]) => trap[0]);
    return Array.from({ length: this.#harts }, (_, hart) => counts.get(hart)?.length ?? 0);
  }

  /** Formats the document. @param rungs instants to mark. @param counters of services, which stand at the end. */
  json(rungs: readonly RungMark[] = [], counters?: RunCounters): string {
    const events = ['{"name":"process_name","ph":"M","pid":0,"tid":0,"args":{"name":"machine"}}'];
    for (let hart = 0; hart < this.#harts; hart++) {
      events.push(
        `{"name":"thread_name","ph":"M","pid":0,"tid":${hart},"args":{"name":"hart ${hart}"}}`,
      );
    }
    const traps = this.#traps;
    for (const [guest, trap] of traps) events.push(slice(guest, trap));
    for (const { text, hart, micros } of rungs) {
      const name = JSON.stringify(text);
      events.push(`{"name":${name},"ph":"i","s":"g","pid":0,"tid":${hart},"ts":${micros}}`);
    }
    const last = traps.at(-1);
    if (counters !== undefined) {
      events.push(...countersOf(counters, last === undefined ? 0 : startOf(last[1])));
    }
    return `{"displayTimeUnit":"ns","traceEvents":[\n${events.join(',\n')}\n]}\n`;
  }
}

/** Counter tracks of services: requests of each outcome, and what happened besides. */
function countersOf({ tasks }: RunCounters, micros: number): string[] {
  return tasks.flatMap(({ name, pid, counters }) => {
    if (counters === undefined) return [];
    const { starts, requests, incidents } = counters;
    const sums: Record<string, number> = {};
    for (const { outcome, count } of requests) sums[outcome] = (sums[outcome] ?? 0) + count;
    return Object.entries({ requests: sums, incidents: { starts, ...incidents } }).map(
      ([what, args]) => {
        const title = JSON.stringify(`${name} ${pid} ${what}`);
        return `{"name":${title},"ph":"C","pid":0,"ts":${micros},"args":${JSON.stringify(args)}}`;
      },
    );
  });
}

/** A reached rung, with its hart and time. */
export interface RungMark {
  readonly text: string;
  readonly hart: number;
  /** Virtual time in microseconds. */
  readonly micros: number;
}

/** When a trap began, in microseconds. */
function startOf(trap: Trap): number {
  return (trap[6] * TICK_NS + trap[7]) / NS_PER_US;
}

/** Formats a slice. Names need no JSON escapes: they are names of programs and syscalls. */
function slice(guest: string, trap: Trap): string {
  const [hart, step, scause, a7, a0, stval] = trap;
  const isCall = scause === CAUSE_USER_ECALL;
  const name = isCall ? (SYSCALL_NAMES[a7] ?? `ecall ${a7}`) : causeName(scause);
  const [ts, dur] = [startOf(trap), trap[8] / NS_PER_US];
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
