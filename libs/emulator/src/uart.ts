/**
 * The console: a 16550 UART with byte registers. The transmitter is always ready: each byte is passed on at once. The
 * receive FIFO has 16 bytes; input is held back while it is full, so there is no overrun and no byte is lost.
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
  UART_MCR_DTR,
  UART_MCR_LOOP,
  UART_MCR_OUT1,
  UART_MCR_OUT2,
  UART_MCR_RTS,
  UART_MSR,
  UART_MSR_CTS,
  UART_MSR_DCD,
  UART_MSR_DSR,
  UART_MSR_RI,
  UART_MSR_READY,
  UART_RBR,
  UART_SCR,
  UART_SIZE,
  UART_THR,
} from '@abicus/abi-board';
import { BUS_ERROR, type Device } from './device.ts';
import type { Digest } from './digest.ts';
import type { InputSink } from './input-lane.ts';
import {
  apart,
  bytes,
  classState,
  field,
  flag,
  number,
  word,
  type Kind,
  type Plain,
} from './state-table.ts';

const REGISTERS = 8;

/** The bit of MSR that each output of MCR is connected to in loopback. */
const LOOPED = [
  [UART_MCR_DTR, UART_MSR_DSR],
  [UART_MCR_RTS, UART_MSR_CTS],
  [UART_MCR_OUT1, UART_MSR_RI],
  [UART_MCR_OUT2, UART_MSR_DCD],
] as const;

/** The serial port. */
export class Uart implements Device, InputSink {
  /** Its state, as a table of fields. */
  static readonly STATE: Kind<Uart> = classState<Uart>({
    name: apart('fixed when it is made'),
    base: apart('fixed when it is made'),
    size: apart('fixed when it is made'),
    '#onByte': apart('a connection to another part of the board'),
    '#setLine': apart('a connection to another part of the board'),
    '#registers': field((it) => it.#registers, bytes),
    '#divisor': field((it) => it.#divisor, bytes),
    '#rxFifo': field((it) => it.#received(), bytes),
    '#rxHead': apart('a place in `#rxFifo`, whose bytes are digested in order'),
    '#rxCount': field((it) => it.#rxCount, word),
    '#fifoEnabled': field((it) => it.#fifoEnabled, flag),
    '#thrEmptyPending': field((it) => it.#thrEmptyPending, flag),
    '#txCount': field((it) => it.#txCount, number),
    '#txHash': field((it) => it.#txHash, word),
  });
  readonly name = 'uart';
  readonly base: number = UART_BASE;
  readonly size: number = UART_SIZE;
  readonly #onByte: (byte: number) => void;
  readonly #setLine: (level: boolean) => void;
  /** Registers that read back what was written; the divisor latch is separate. */
  readonly #registers = new Uint8Array(REGISTERS);
  readonly #divisor = new Uint8Array(2);
  readonly #rxFifo = new Uint8Array(UART_FIFO_DEPTH);
  #rxHead = 0;
  #rxCount = 0;
  #fifoEnabled = false;
  #thrEmptyPending = false;
  #txCount = 0;
  #txHash = 0;

  /** @param onByte called with each transmitted byte. @param setLine called with the level of the interrupt line. */
  constructor(onByte: (byte: number) => void, onLine: (level: boolean) => void) {
    this.#onByte = onByte;
    this.#setLine = onLine;
  }

  /** Transmits a byte, like a store to THR. In loopback it is received instead, or lost if the FIFO is full. */
  transmit(byte: number): void {
    const sent = byte & 0xff;
    if (this.#loops()) {
      this.#thrEmptyPending = true;
      this.receive(sent);
      this.#updateLine();
      return;
    }
    this.#txCount++;
    this.#txHash = Math.imul(this.#txHash ^ sent, 0x0100_0193);
    this.#thrEmptyPending = true;
    this.#onByte(sent);
    this.#updateLine();
  }

  /** Whether the receive FIFO has room. */
  get canReceive(): boolean {
    return this.#rxCount < UART_FIFO_DEPTH;
  }

  /** Each number of bytes is valid input. */
  inputProblem(): undefined {
    return undefined;
  }

  /** Takes bytes from `offset` on into the receive FIFO, and gives how many. */
  accept(input: Uint8Array, offset: number): number {
    let at = offset;
    while (at < input.length && this.receive(input[at] ?? 0)) at++;
    return at - offset;
  }

  /** Puts an incoming byte into the receive FIFO; false: the FIFO is full, and the caller retries later. */
  receive(byte: number): boolean {
    if (this.#rxCount === UART_FIFO_DEPTH) return false;
    this.#rxFifo[(this.#rxHead + this.#rxCount) % UART_FIFO_DEPTH] = byte;
    this.#rxCount++;
    this.#updateLine();
    return true;
  }

  read(offset: number, width: number): number {
    if (width !== 1 || offset >= REGISTERS) return BUS_ERROR;
    if (this.#dlab() && offset <= UART_DLM) return this.#divisor[offset] ?? 0;
    if (offset === UART_RBR) return this.#readRbr();
    if (offset === UART_IIR) return this.#readIir();
    if (offset === UART_LSR) {
      const received = this.#rxCount > 0 ? UART_LSR_RECEIVED : 0;
      return UART_LSR_THR_EMPTY | UART_LSR_TRANSMITTER_EMPTY | received;
    }
    if (offset === UART_MSR) return this.#modemStatus();
    return this.#registers[offset] ?? 0;
  }

  write(offset: number, width: number, value: number): boolean {
    if (width !== 1 || offset >= REGISTERS || offset === UART_LSR || offset === UART_MSR)
      return false;
    if (this.#dlab() && (offset === UART_DLL || offset === UART_DLM)) this.#divisor[offset] = value;
    else if (offset === UART_THR) this.transmit(value);
    else if (offset === UART_FCR) this.#writeFcr(value);
    else if (offset === UART_IER) this.#writeIer(value);
    else if (offset === UART_LCR || offset === UART_MCR || offset === UART_SCR) {
      this.#registers[offset] = value;
    }
    return true;
  }

  /** Adds its state to a digest. */
  digestInto(digest: Digest): void {
    Uart.STATE.digest(this, digest);
  }

  /** Its state as plain values. */
  dump(): Plain {
    return Uart.STATE.dump(this);
  }

  /** The bytes in the receive FIFO, the oldest first. */
  #received(): Uint8Array {
    return Uint8Array.from(
      { length: this.#rxCount },
      (_, i) => this.#rxFifo[(this.#rxHead + i) % UART_FIFO_DEPTH] ?? 0,
    );
  }

  #dlab(): boolean {
    return ((this.#registers[UART_LCR] ?? 0) & UART_LCR_DLAB) !== 0;
  }

  #loops(): boolean {
    return ((this.#registers[UART_MCR] ?? 0) & UART_MCR_LOOP) !== 0;
  }

  /** MSR: the peer is always ready; in loopback the outputs of MCR. */
  #modemStatus(): number {
    if (!this.#loops()) return UART_MSR_READY;
    const outputs = this.#registers[UART_MCR] ?? 0;
    return LOOPED.reduce((status, [out, into]) => status | ((outputs & out) === 0 ? 0 : into), 0);
  }

  #readRbr(): number {
    if (this.#rxCount === 0) return 0;
    const byte = this.#rxFifo[this.#rxHead] ?? 0;
    this.#rxHead = (this.#rxHead + 1) % UART_FIFO_DEPTH;
    this.#rxCount--;
    this.#updateLine();
    return byte;
  }

  #writeFcr(value: number): void {
    const isEnabled = (value & UART_FCR_ENABLE) !== 0;
    // A change of the enable bit empties the FIFO, as on the real part.
    if (isEnabled !== this.#fifoEnabled || (value & UART_FCR_CLEAR_RECEIVED) !== 0)
      this.#rxCount = 0;
    this.#fifoEnabled = isEnabled;
    this.#updateLine();
  }

  #writeIer(value: number): void {
    const before = this.#registers[UART_IER] ?? 0;
    this.#registers[UART_IER] = value & (UART_IER_RECEIVED | UART_IER_TRANSMITTER_EMPTY);
    // THR is empty always: the interrupt is asserted when it becomes enabled, not by each write.
    if ((value & ~before & UART_IER_TRANSMITTER_EMPTY) !== 0) this.#thrEmptyPending = true;
    this.#updateLine();
  }

  /** Reads IIR: the pending interrupt of highest priority. The read clears a THR-empty interrupt, as on the real part. */
  #readIir(): number {
    const queues = this.#fifoEnabled ? UART_IIR_FIFO : 0;
    const pending = this.#pending();
    if (pending === UART_IIR_TRANSMITTER_EMPTY) {
      this.#thrEmptyPending = false;
      this.#updateLine();
    }
    return pending | queues;
  }

  #pending(): number {
    const enabled = this.#registers[UART_IER] ?? 0;
    if ((enabled & UART_IER_RECEIVED) !== 0 && this.#rxCount > 0) return UART_IIR_RECEIVED;
    if ((enabled & UART_IER_TRANSMITTER_EMPTY) !== 0 && this.#thrEmptyPending) {
      return UART_IIR_TRANSMITTER_EMPTY;
    }
    return UART_IIR_NONE;
  }

  #updateLine(): void {
    this.#setLine(this.#pending() !== UART_IIR_NONE);
  }
}
