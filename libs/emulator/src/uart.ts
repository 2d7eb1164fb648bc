/**
 * The console: a 16550 with byte registers. The transmitter is always ready, each byte goes to the sink at once. The
 * receiver keeps 16 bytes; who feeds it waits while it is full, so no byte is lost and no overrun exists.
 */
import {
  UART_BASE,
  UART_DLL,
  UART_DLM,
  UART_FCR,
  UART_FCR_CLEAR_RECEIVED,
  UART_FCR_ENABLE,
  UART_FIFO_DEPTH,
  UART_IER,
  UART_IER_RECEIVED,
  UART_IER_TRANSMITTER_EMPTY,
  UART_IIR,
  UART_IIR_FIFO,
  UART_IIR_NONE,
  UART_IIR_RECEIVED,
  UART_IIR_TRANSMITTER_EMPTY,
  UART_LCR,
  UART_LCR_DLAB,
  UART_LSR,
  UART_LSR_RECEIVED,
  UART_LSR_THR_EMPTY,
  UART_LSR_TRANSMITTER_EMPTY,
  UART_MCR,
  UART_MSR,
  UART_MSR_READY,
  UART_RBR,
  UART_SCR,
  UART_SIZE,
  UART_THR,
} from '@abicus/abi-board';
import { REFUSED, type Device } from './device.ts';
import type { Digest } from './digest.ts';

const REGISTERS = 8;

/** The serial port. */
export class Uart implements Device {
  readonly name = 'uart';
  readonly base: number = UART_BASE;
  readonly size: number = UART_SIZE;
  readonly #onByte: (byte: number) => void;
  readonly #onLine: (raised: boolean) => void;
  /** Registers that read what was written; the divisor latch has its own. */
  readonly #registers = new Uint8Array(REGISTERS);
  readonly #divisor = new Uint8Array(2);
  readonly #received = new Uint8Array(UART_FIFO_DEPTH);
  #first = 0;
  #count = 0;
  #fifo = false;
  #emptied = false;
  #sent = 0;
  #sentHash = 0;

  /** @param onByte gets each byte sent. @param onLine gets the level of the interrupt line. */
  constructor(onByte: (byte: number) => void, onLine: (raised: boolean) => void) {
    this.#onByte = onByte;
    this.#onLine = onLine;
  }

  /** Sends a byte, as a store to THR does. */
  transmit(byte: number): void {
    const sent = byte & 0xff;
    this.#sent++;
    this.#sentHash = Math.imul(this.#sentHash ^ sent, 0x0100_0193);
    this.#emptied = true;
    this.#onByte(sent);
    this.#updateLine();
  }

  /** Takes a byte from outside; false: the queue is full, offer it again later. */
  receive(byte: number): boolean {
    if (this.#count === UART_FIFO_DEPTH) return false;
    this.#received[(this.#first + this.#count) % UART_FIFO_DEPTH] = byte;
    this.#count++;
    this.#updateLine();
    return true;
  }

  read(offset: number, width: number): number {
    if (width !== 1 || offset >= REGISTERS) return REFUSED;
    if (this.#latch() && offset <= UART_DLM) return this.#divisor[offset] ?? 0;
    if (offset === UART_RBR) return this.#take();
    if (offset === UART_IIR) return this.#identify();
    if (offset === UART_LSR) {
      const received = this.#count > 0 ? UART_LSR_RECEIVED : 0;
      return UART_LSR_THR_EMPTY | UART_LSR_TRANSMITTER_EMPTY | received;
    }
    if (offset === UART_MSR) return UART_MSR_READY;
    return this.#registers[offset] ?? 0;
  }

  write(offset: number, width: number, value: number): boolean {
    if (width !== 1 || offset >= REGISTERS || offset === UART_LSR || offset === UART_MSR)
      return false;
    if (this.#latch() && (offset === UART_DLL || offset === UART_DLM))
      this.#divisor[offset] = value;
    else if (offset === UART_THR) this.transmit(value);
    else if (offset === UART_FCR) this.#control(value);
    else if (offset === UART_IER) this.#enable(value);
    else if (offset === UART_LCR || offset === UART_MCR || offset === UART_SCR) {
      this.#registers[offset] = value;
    }
    return true;
  }

  digestInto(digest: Digest): void {
    digest.bytes(this.#registers).bytes(this.#divisor);
    digest.flag(this.#fifo).flag(this.#emptied).number(this.#sent).word(this.#sentHash);
    digest.word(this.#count);
    for (let i = 0; i < this.#count; i++) {
      digest.word(this.#received[(this.#first + i) % UART_FIFO_DEPTH] ?? 0);
    }
  }

  #latch(): boolean {
    return ((this.#registers[UART_LCR] ?? 0) & UART_LCR_DLAB) !== 0;
  }

  #take(): number {
    if (this.#count === 0) return 0;
    const byte = this.#received[this.#first] ?? 0;
    this.#first = (this.#first + 1) % UART_FIFO_DEPTH;
    this.#count--;
    this.#updateLine();
    return byte;
  }

  #control(value: number): void {
    this.#fifo = (value & UART_FCR_ENABLE) !== 0;
    if ((value & UART_FCR_CLEAR_RECEIVED) !== 0) this.#count = 0;
    this.#updateLine();
  }

  #enable(value: number): void {
    this.#registers[UART_IER] = value & (UART_IER_RECEIVED | UART_IER_TRANSMITTER_EMPTY);
    this.#emptied = true;
    this.#updateLine();
  }

  /** The pending interrupt of highest rank. Reading it takes back "the transmitter is empty", as on the real part. */
  #identify(): number {
    const queues = this.#fifo ? UART_IIR_FIFO : 0;
    const pending = this.#pending();
    if (pending === UART_IIR_TRANSMITTER_EMPTY) {
      this.#emptied = false;
      this.#updateLine();
    }
    return pending | queues;
  }

  #pending(): number {
    const enabled = this.#registers[UART_IER] ?? 0;
    if ((enabled & UART_IER_RECEIVED) !== 0 && this.#count > 0) return UART_IIR_RECEIVED;
    if ((enabled & UART_IER_TRANSMITTER_EMPTY) !== 0 && this.#emptied) {
      return UART_IIR_TRANSMITTER_EMPTY;
    }
    return UART_IIR_NONE;
  }

  #updateLine(): void {
    this.#onLine(this.#pending() !== UART_IIR_NONE);
  }
}
