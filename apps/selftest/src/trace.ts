/**
 * The trace of a run, as Chrome's trace-event JSON, which Perfetto and chrome://tracing open: a process for the machine,
 * a thread for each hart, a slice for each trap, an instant for each marker. Times are virtual, in microseconds.
 */
import { COST_NS, SYSCALL } from '@abicus/abi-kernel';
import { CAUSE_USER_ECALL, QUANTUM_NS_DEFAULT, TICK_NS, type Machine } from '@abicus/emulator';

/** One event of the trace-event format. */
interface TraceEvent {
  readonly name: string;
  readonly ph: 'X' | 'i' | 'M';
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly s?: 'g';
  readonly args?: Readonly<Record<string, string | number>>;
}

const MACHINE = 0;
const NS_PER_US = 1000;
/** How long a slice is that is no syscall: the least that a trap is charged is not known here, so it is a mark. */
const TRAP_NS = 500;

const SYSCALL_NAMES: ReadonlyMap<number, string> = new Map(
  Object.entries(SYSCALL).map(([name, number]) => [number, name]),
);

/** Records what a machine does. */
export class TraceRecorder {
  readonly #events: TraceEvent[] = [];

  /** Starts recording; a machine that isn't recorded pays nothing. */
  record(machine: Machine): void {
    for (const { id } of machine.harts) this.#thread(id);
    machine.trace = (event) => {
      if (event.kind === 'jump') return;
      const { hart, tick, step, guest, scause, a7, a0, stval, sepc } = event;
      // Within a round time stands still; what the hart has used of its quantum says where in it the trap was.
      const used = QUANTUM_NS_DEFAULT - (machine.harts[hart]?.budgetNs ?? QUANTUM_NS_DEFAULT);
      const ts = (tick * TICK_NS + Math.max(used, 0)) / NS_PER_US;
      const isCall = scause === CAUSE_USER_ECALL;
      const name = isCall ? (SYSCALL_NAMES.get(a7) ?? `ecall ${a7}`) : causeName(scause);
      const dur = (isCall ? (COST_NS[a7] ?? TRAP_NS) : TRAP_NS) / NS_PER_US;
      const args = isCall ? { task: guest, step, a0 } : { task: guest, step, sepc, stval };
      this.#events.push({ name, ph: 'X', pid: MACHINE, tid: hart, ts, dur, args });
    };
  }

  /** Adds a line of the log at its time. */
  line(text: string, hart: number, seconds: number): void {
    this.#events.push({ name: text, ph: 'i', pid: MACHINE, tid: hart, ts: seconds * 1e6, s: 'g' });
  }

  /** How many traps each hart took with a task on it. */
  trapsOfHarts(): number[] {
    const counts: number[] = [];
    for (const { ph, tid } of this.#events) if (ph === 'X') counts[tid] = (counts[tid] ?? 0) + 1;
    return Array.from(counts, (count) => count ?? 0);
  }

  /** The document. */
  json(): string {
    return `{"displayTimeUnit":"ns","traceEvents":[\n${this.#events.map((event) => JSON.stringify(event)).join(',\n')}\n]}\n`;
  }

  #thread(id: number): void {
    if (id === 0) {
      this.#events.push(metadata('process_name', 0, 'machine'));
    }
    this.#events.push(metadata('thread_name', id, `hart ${id}`));
  }
}

function metadata(name: string, tid: number, label: string): TraceEvent {
  return { name, ph: 'M', pid: MACHINE, tid, ts: 0, args: { name: label } };
}

/** Interrupts are negative causes. */
function causeName(scause: number): string {
  return scause < 0 ? `interrupt ${scause & 0x7fff_ffff}` : `exception ${scause}`;
}
