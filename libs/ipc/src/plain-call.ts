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
import {
  A2,
  bytesIn,
  ok,
  type Cpu,
  type Program,
  type RawSyscall,
  type Result,
} from '@abicus/wire';
import type { CallShape } from '@abicus/wire/service';

/** Bytes that travel in registers. */
export const SHORT = 32;

const BYTES = new Uint8Array(SHORT);
const WORDS = new Int32Array(BYTES.buffer);

/** What follows a call that failed, or whose reply moves a capability, with the result of the call. */
export type Otherwise<E> = (
  result: number,
  request: Uint8Array,
  shape: CallShape,
) => Program<Result<Uint8Array, E>>;

/** The call. Its registers are set when it is created, so that `yield*` must follow at once. */
export class PlainCall<E extends string> implements Program<Result<Uint8Array, E>> {
  readonly #cpu: Cpu;
  readonly #request: Uint8Array;
  readonly #shape: CallShape;
  readonly #otherwise: Otherwise<E>;
  readonly #trap: RawSyscall;
  #rest: Program<Result<Uint8Array, E>> | undefined;

  /** @param budget how long it waits, in ns, in place of `until`; 0: it has none. */
  constructor(
    cpu: Cpu,
    slot: CapSlot,
    until: Instant,
    budget: number,
    request: Uint8Array,
    shape: CallShape,
    otherwise: Otherwise<E>,
  ) {
    this.#cpu = cpu;
    this.#request = request;
    this.#shape = shape;
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
    this.#rest = this.#otherwise(result, this.#request, this.#shape);
    return this.#rest.next();
  }

  /** Ends the program here, as in a generator. */
  return(value: Result<Uint8Array, E>): IteratorResult<undefined, Result<Uint8Array, E>> {
    return this.#rest?.return(value) ?? { done: true, value };
  }

  /** Throws in the program, as in a generator. */
  throw(error: unknown): IteratorResult<undefined, Result<Uint8Array, E>> {
    if (this.#rest !== undefined) return this.#rest.throw(error);
    throw error;
  }

  [Symbol.dispose](): void {}
}
