/**
 * The console. Lines come out whole, each stamped by the kernel with the time, the hart and the identity of the writer:
 *
 *     [     0.001234 0 timed] timed: ready
 *
 * Identity is what the kernel bound: a name, `pid:N` for a task without one, `neuron` for the kernel. Nothing that a
 * program writes can begin a line or change its stamp: control characters come out as `\xNN`.
 */
import { WITHIN, type Limits } from '@abicus/abi-kernel';
import type { Machine } from '@abicus/emulator';
import { encodeUtf8 } from '@abicus/wire';
import type { Task } from '../state/task.ts';

const LINE_FEED = 10;
const MICROSECOND_NS = 1000;

/** The console of a kernel. What is not printed yet is kept in the tasks. */
export class KernelConsole {
  readonly #machine: Machine;
  /** A line that is as long as they allow is printed as it is. */
  readonly #limits: Pick<Limits, 'debugLine'>;

  constructor(machine: Machine, limits: Pick<Limits, 'debugLine'>) {
    this.#machine = machine;
    this.#limits = limits;
  }

  /** Prints a line of the kernel's own. */
  kernelLine(text: string, hart: number): void {
    this.#print('neuron', encodeUtf8(text), hart);
  }

  /** Prints a line of a task. */
  line(task: Task, text: Uint8Array, hart: number): void {
    this.#print(identityOf(task), text, hart);
  }

  /** Adds a byte to the line of a task; a line feed or the limit ends it. */
  putc(task: Task, byte: number, hart: number): void {
    if (byte !== LINE_FEED) task.line += String.fromCharCode(byte);
    if (byte === LINE_FEED || !WITHIN.debugLine(task.line.length + 1, this.#limits)) {
      this.#end(task, hart);
    }
  }

  /** Prints what a task that ends has left. */
  flush(task: Task): void {
    if (task.line !== '') this.#end(task, task.cpu);
  }

  #end(task: Task, hart: number): void {
    const bytes = Uint8Array.from(task.line, (char) => char.charCodeAt(0));
    task.line = '';
    this.line(task, bytes, hart);
  }

  #print(identity: string, text: Uint8Array, hart: number): void {
    const { uart } = this.#machine.board;
    const micros = Math.floor(this.#machine.nowNs / MICROSECOND_NS);
    const seconds = `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
    const stamp = `[${seconds.padStart(13)} ${hart} ${identity}] `;
    for (const byte of encodeUtf8(stamp)) uart.transmit(byte);
    for (const byte of text) {
      if (byte >= 0x20 && byte !== 0x7f) uart.transmit(byte);
      else for (const mark of escaped(byte)) uart.transmit(mark);
    }
    uart.transmit(LINE_FEED);
  }
}

/** Who a task is on the console. */
export function identityOf(task: Task): string {
  return task.name === '' ? `pid:${task.pid}` : task.name;
}

function escaped(byte: number): Uint8Array {
  return encodeUtf8(`\\x${byte.toString(16).padStart(2, '0')}`);
}
