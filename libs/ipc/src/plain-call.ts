/**
 * A call whose request and reply travel in registers, as one trap. It does what the generated wrapper does, without a
 * generator: a call of a service is hardly more than its two traps, so that each generator around them counts.
 */
import {
  ipcCallV2Raw,
  ipcCallV2ReplyRegisters,
  type CapSlot,
  type Instant,
} from '@abicus/abi-kernel';
import { A2, bytesIn, ok, type Cpu, type Program, type Result, type Syscall } from '@abicus/wire';

/** Bytes that travel in registers. */
export const SHORT = 32;

const WORDS = new Int32Array(SHORT / 4);
const BYTES = new Uint8Array(WORDS.buffer);

/** The call. Its registers are set when it is created, so that `yield*` must follow at once. */
export class PlainCall<E extends string> implements Program<Result<Uint8Array, E>> {
  readonly #cpu: Cpu;
  readonly #otherwise: (result: number) => Program<Result<Uint8Array, E>>;
  readonly #trap: Syscall<number>;
  #rest: Program<Result<Uint8Array, E>> | undefined;

  /**
   * @param budget how long it waits, in ns, in place of `until`; 0: it has none.
   * @param otherwise what follows an error, or a reply that moves a capability, with the result of the call.
   */
  constructor(
    cpu: Cpu,
    slot: CapSlot,
    until: Instant,
    budget: number,
    request: Uint8Array,
    otherwise: (result: number) => Program<Result<Uint8Array, E>>,
  ) {
    this.#cpu = cpu;
    this.#otherwise = otherwise;
    BYTES.set(request);
    this.#trap = ipcCallV2Raw(cpu, slot, 0, 0, 0, 0, 0, until, WORDS, request.length, budget);
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<undefined, Result<Uint8Array, E>> {
    if (this.#rest !== undefined) return this.#rest.next();
    const trapped = this.#trap.next();
    if (trapped.done !== true) return trapped;
    const { x } = this.#cpu;
    const result = trapped.value;
    if (result >= 0 && x[A2] === 0) {
      return { done: true, value: ok(bytesIn(x, ipcCallV2ReplyRegisters, result)) };
    }
    this.#rest = this.#otherwise(result);
    return this.#rest.next();
  }

  /** Ends the program here, as in a generator. */
  return(value: Result<Uint8Array, E>): IteratorResult<undefined, Result<Uint8Array, E>> {
    return this.#rest?.return(value) ?? { done: true, value };
  }

  throw(error: unknown): IteratorResult<undefined, Result<Uint8Array, E>> {
    throw error;
  }

  [Symbol.dispose](): void {}
}
