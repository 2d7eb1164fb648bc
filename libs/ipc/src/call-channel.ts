/** The channel of a generated client over `ipcCallV2`: a request and its reply are one trap of the client. */
import {
  asCapSlot,
  asInstant,
  capClose,
  CLOCK_WINDOW,
  ipcCallV2,
  ipcCallV2ReplyRegisters,
  MsgFlags,
  QosClass,
  type CapSlot,
  type Instant,
  type IpcCallV2Error,
  type IpcCallV2Result,
} from '@abicus/abi-kernel';
import {
  A2,
  A3,
  A6,
  bytesIn,
  err,
  ok,
  u16In,
  u32In,
  u53In,
  type Cpu,
  type Program,
  type Result,
} from '@abicus/wire';
import type { CallShape, Channel } from '@abicus/wire/service';
import { callError, callErrorOf, type CallError } from './call-error.ts';
import { copyFor, movesEvents, sendOneWay } from './one-way.ts';
import { PlainCall, SHORT, type Otherwise } from './plain-call.ts';
import { NO_FLAGS, NO_SLOT, NO_TYPE } from './message-parts.ts';

const NEVER = asInstant(0);

/**
 * A reading of a program without the right to time is early by less than its window. What adds a budget to one, and does not
 * know the class of its program, adds the widest window, so that no budget is cut short.
 */
export const READING_SLACK_NS = CLOCK_WINDOW[QosClass.Idle];

/**
 * Nonces after `last`, in 32 bits; none is 0. The kernel ties a reply to its call, so that a nonce only has to differ from
 * the last ones.
 */
export function countingNonces(last: number = 0): () => number {
  let nonce = last;
  return () => (nonce = (nonce + 1) >>> 0 || 1);
}

/** The options of a channel. */
export type CallOptions<N> = {
  /** The size of the largest reply, in bytes; up to 32 are in registers. */
  readonly room: number;
  /** The slot with SEND of the endpoint for events; a copy is moved with each request that moves one. */
  readonly events?: CapSlot;
  /**
   * How long a call waits, in ns, if the contract of its operation states no budget; otherwise it
   * waits for that budget. Without this option calls end at `until` of the channel, or when their
   * peer replies or ends.
   */
  readonly budgetNs?: bigint;
  /** The same for operations that are answered later. */
  readonly laterBudgetNs?: bigint;
  /** Gives a new capability for the service, after the one before had no receiver any more; nothing: there is none. */
  readonly resolve?: () => Program<CapSlot | undefined>;
} & (number extends N ? { readonly nonce?: () => N } : { readonly nonce: () => N });

/** What is the same for all calls of an operation. */
interface Prepared {
  readonly shape: CallShape;
  /** Whether a call can be one trap, with registers alone. */
  readonly isPlain: boolean;
  /** How long it waits, in ns; 0: until the time of the channel. */
  readonly budget: number;
}

/** A channel to one service. `N` is what ties a reply to its request in the frames of the service. */
export class CallChannel<N = number> implements Channel<N, CallError> {
  readonly nonce: () => N;
  /** When calls of a channel without budgets end; 0 is never. */
  until: Instant = NEVER;
  readonly #cpu: Cpu;
  readonly #options: CallOptions<N>;
  #slot: CapSlot;
  #isStale = false;
  readonly #isShort: boolean;
  /** Of the last call: mostly several of an operation follow each other. */
  #prepared: Prepared | undefined;
  /** When the call ends, or would have: the kernel tells it of a call with a budget. */
  #endsAt: Instant = NEVER;

  constructor(cpu: Cpu, slot: CapSlot, options: CallOptions<N>) {
    this.#cpu = cpu;
    this.#slot = slot;
    this.#options = options;
    this.#isShort = options.room <= SHORT;
    this.nonce = options.nonce ?? (countingNonces() as () => N);
  }

  readonly #otherwise: Otherwise<CallError> = (result, request, shape) =>
    this.#unusual(result, request, shape);

  /** Whether the last call ended because its peer is gone. */
  get isStale(): boolean {
    return this.#isStale;
  }

  /**
   * Sends a request and waits for its reply. If the peer is gone, the request is sent once more if the operation is
   * idempotent and there is a way to resolve the service anew. Otherwise the next call does that. The request of an
   * operation that is never answered is sent, and nothing is waited for.
   */
  readonly call = (
    request: Uint8Array,
    _nonce: N,
    shape: CallShape,
  ): Program<Result<Uint8Array, CallError>> => {
    const { isPlain, budget } = this.#preparedFor(shape);
    const until = budget === 0 ? this.until : NEVER;
    return isPlain && request.length <= SHORT && !this.#isStale
      ? this.#plain(request, shape, until, budget)
      : this.#call(request, shape, until, budget);
  };

  #preparedFor(shape: CallShape): Prepared {
    if (this.#prepared?.shape === shape) return this.#prepared;
    const { answers, budgetNs: stated } = shape;
    const { budgetNs, laterBudgetNs = budgetNs } = this.#options;
    const own = answers === 'later' ? laterBudgetNs : budgetNs;
    const isBounded = laterBudgetNs !== undefined;
    const isPlain = this.#isShort && answers !== 'never' && !movesEvents(shape);
    const budget = Number((isBounded ? (stated ?? own) : undefined) ?? 0n);
    return (this.#prepared = { shape, isPlain, budget });
  }

  /** A call that is one trap, with request and reply in registers. */
  #plain(
    request: Uint8Array,
    shape: CallShape,
    until: Instant,
    budget: number,
  ): Program<Result<Uint8Array, CallError>> {
    const [cpu, slot] = [this.#cpu, this.#slot];
    return new PlainCall(cpu, slot, until, budget, request, shape, this.#otherwise);
  }

  /** What follows a plain call that failed, or whose reply moves a capability. */
  *#unusual(
    result: number,
    request: Uint8Array,
    shape: CallShape,
  ): Program<Result<Uint8Array, CallError>> {
    const { x } = this.#cpu;
    this.#endsAt = asInstant(u53In(x, A6));
    if (result < 0) return yield* this.#again(err(callErrorOf(-result)), request, shape);
    const reply = bytesIn(x, ipcCallV2ReplyRegisters, result);
    // No reply moves a capability: a service must not fill the table of its client.
    if ((u16In(x, A2) & MsgFlags.CAP_MOVE) !== 0) yield* this.#close(asCapSlot(u32In(x, A3)));
    return ok(reply);
  }

  *#call(
    request: Uint8Array,
    shape: CallShape,
    until: Instant,
    budget: number,
  ): Program<Result<Uint8Array, CallError>> {
    if (this.#isStale && !(yield* this.#resolved())) return err('PeerGone');
    const ended = yield* this.#attempt(request, shape, until, budget);
    return yield* this.#again(ended, request, shape);
  }

  /** What a call gives that has ended: if its peer is gone it may be made once more, within the same time. */
  *#again(
    ended: Result<Uint8Array, CallError>,
    request: Uint8Array,
    shape: CallShape,
  ): Program<Result<Uint8Array, CallError>> {
    if (ended.ok || ended.error !== 'PeerGone') return ended;
    this.#isStale = true;
    const deadline = this.#endsAt;
    // Its caller learns of the end at once: the next call resolves the service.
    if (!shape.idempotent || !(yield* this.#resolved())) return ended;
    // The budget of a call that was rejected has not begun.
    const budget = deadline === NEVER ? this.#preparedFor(shape).budget : 0;
    return yield* this.#attempt(request, shape, deadline, budget);
  }

  *#attempt(
    request: Uint8Array,
    shape: CallShape,
    deadline: Instant,
    budget: number,
  ): Program<Result<Uint8Array, CallError>> {
    const cpu = this.#cpu;
    const { room, events } = this.#options;
    if (shape.answers === 'never')
      return yield* sendOneWay(cpu, this.#slot, request, shape, events);
    const copy = yield* copyFor(cpu, shape, events);
    if (!copy.ok) return copy;
    const moved = copy.value;
    const flags = moved === undefined ? NO_FLAGS : MsgFlags.CAP_MOVE;
    const to = this.#slot;
    const slot = moved ?? NO_SLOT;
    const called = yield* ipcCallV2(cpu, to, NO_TYPE, flags, slot, room, deadline, request, budget);
    this.#endsAt = asInstant(u53In(cpu.x, A6));
    return yield* this.#ended(called, moved);
  }

  /** The frame of a reply. @param moved the capability that was moved with the request. */
  *#ended(
    called: Result<IpcCallV2Result, IpcCallV2Error>,
    moved: CapSlot | undefined,
  ): Program<Result<Uint8Array, CallError>> {
    if (!called.ok) {
      // Nothing is left in the slot if the request was sent.
      if (moved !== undefined) yield* this.#close(moved);
      return err(callError(called.error));
    }
    const { value } = called;
    // No reply moves a capability: a service must not fill the table of its client.
    if ((value.flags & MsgFlags.CAP_MOVE) !== 0) yield* this.#close(value.moved);
    return value.length > value.reply.length ? err('TooLong') : ok(value.reply);
  }

  /** Closes a capability; tells whether there was one. */
  *#close(slot: CapSlot): Program<boolean> {
    const closed = yield* capClose(this.#cpu, slot);
    return closed.ok;
  }

  /** Resolves the service anew, if that is possible. */
  *#resolved(): Program<boolean> {
    const { resolve } = this.#options;
    const slot = resolve === undefined ? undefined : yield* resolve();
    if (slot === undefined) return false;
    this.#slot = slot;
    this.#isStale = false;
    return true;
  }
}
