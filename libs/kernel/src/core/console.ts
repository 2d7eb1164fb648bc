/**
 * The console. Prints whole lines, each stamped by the kernel with the time, the hart and the identity of the writer:
 *
 *     [     0.001234 0 timed] timed: ready
 *
 * The identity is the name that the kernel bound, `pid:N` for a task without a name, `neuron` for the kernel. Control
 * characters are printed as `\xNN`, so that no output of a program can start a line or change its stamp.
 */
import { WITHIN, type Limits } from '@abicus/abi-kernel';
import type { Machine } from '@abicus/emulator';
import { encodeUtf8 } from '@abicus/wire';
import type { Task } from '../state/task.ts';

const LINE_FEED = 10;
const MICROSECOND_NS = 1000;

/** The console of a kernel. Incomplete lines are buffered in the tasks. */
export class KernelConsole {
  readonly #machine: Machine;
  /** A line that reaches the limit is printed without waiting for its line feed. */
  readonly #limits: Pick<Limits, 'debugLine'>;

  constructor(machine: Machine, limits: Pick<Limits, 'debugLine'>) {
    this.#machine = machine;
    this.#limits = limits;
  }

  /** Prints a line of the kernel. */
  kernelLine(text: string, hart: number): void {
    this.#print('neuron', encodeUtf8(text), hart);
  }

  /** Prints a line of a task. */
  line(task: Task, text: Uint8Array, hart: number): void {
    this.#print(identityOf(task), text, hart);
  }

  /** Appends a byte to the line of a task; a line feed or the limit completes the line. */
  putc(task: Task, byte: number, hart: number): void {
    if (byte !== LINE_FEED) task.line += String.fromCharCode(byte);
    if (byte === LINE_FEED || !WITHIN.debugLine(task.line.length + 1, this.#limits)) {
      this.#end(task, hart);
    }
  }

  /** Prints the incomplete line of a task that ends. */
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

/** Returns the name of a task on the console. */
export function identityOf(task: Task): string {
  return task.name === '' ? `pid:${task.pid}` : task.name;
}

function escaped(byte: number): Uint8Array {
  return encodeUtf8(`\\x${byte.toString(16).padStart(2, '0')}`);
}
