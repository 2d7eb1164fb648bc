/** The channel under a generated client: one request, one reply, a budget of time, typed outcomes. */
import { nsec, type CapCloneError, type CapSlot, type IpcSendError } from '@abicus/abi-kernel';
import type { Cpu, Program, Result } from '@abicus/wire';
import type { CallShape, Channel, Nonces } from '@abicus/wire/service';
import type { Mailbox, TakeError } from './mailbox.ts';
import { sendCopying } from './send.ts';

/** What a channel adds to the errors of operations. */
export type CallError = IpcSendError | CapCloneError | TakeError;

/** A mailbox, and where the capability to send to it is. */
export interface ReplyPort {
  readonly mailbox: Mailbox;
  readonly send: CapSlot;
}

/** What a channel is made of. */
export interface ServiceChannelOptions {
  /** Where SEND of the service's endpoint is. */
  readonly service: CapSlot;
  readonly replies: ReplyPort;
  /** Where replies and events of operations go that move the capability for both. */
  readonly events: ReplyPort;
  readonly nonces: Nonces;
  /** How long a reply may take that comes at once, in ns. */
  readonly budgetNs: bigint;
  /** How long one may take that comes when something has come about, in ns. */
  readonly laterBudgetNs: bigint;
}

/** Calls one service whose nonces are numbers. */
export class ServiceChannel implements Channel<number, CallError> {
  readonly #cpu: Cpu;
  readonly #options: ServiceChannelOptions;

  constructor(cpu: Cpu, options: ServiceChannelOptions) {
    this.#cpu = cpu;
    this.#options = options;
  }

  /** A nonce that no request under way has. */
  readonly nonce = (): number => this.#options.nonces.take();

  /** Sends a request with a capability for its reply, and waits for the reply within the budget. */
  readonly call = (
    request: Uint8Array,
    nonce: number,
    shape: CallShape,
  ): Program<Result<Uint8Array, CallError>> => this.#call(request, nonce, shape);

  *#call(
    request: Uint8Array,
    nonce: number,
    shape: CallShape,
  ): Program<Result<Uint8Array, CallError>> {
    const { service, replies, events, nonces, budgetNs, laterBudgetNs } = this.#options;
    const port = shape.moves === 'reply' ? replies : events;
    const now = yield* nsec(this.#cpu);
    if (!now.ok) return now;
    const deadline = now.value + (shape.answers === 'later' ? laterBudgetNs : budgetNs);
    const sent = yield* sendCopying(this.#cpu, service, port.send, request, deadline);
    if (!sent.ok) {
      nonces.release(nonce);
      return sent;
    }
    const reply = yield* port.mailbox.takeReply(nonce, deadline);
    // After a timeout the request may still be under way: its nonce stays taken.
    if (reply.ok) nonces.release(nonce);
    return reply;
  }
}
