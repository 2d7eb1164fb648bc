/** The channel of a generated client: sends a request and waits for its reply within a time budget. */
import {
  CLOCK_WINDOW,
  nsec,
  QosClass,
  type CapCloneError,
  type CapSlot,
  type IpcSendError,
} from '@abicus/abi-kernel';
import type { Cpu, Program, Result } from '@abicus/wire';
import type { CallShape, Channel } from '@abicus/wire/service';
import type { Mailbox, MailboxError } from './mailbox.ts';
import { sendCapCopy } from './send.ts';

/**
 * A reading of a program without the right to time is early by less than its window, and the channel does not know the
 * class of its program: the widest window is added, so that no budget is cut short.
 */
const READING_SLACK_NS = CLOCK_WINDOW[QosClass.Idle];

/** The errors of a channel, in addition to those of the operations. */
export type ServiceCallError = IpcSendError | CapCloneError | MailboxError;

/** A mailbox, and the slot of a capability to send to it. */
export interface ReplyPort {
  readonly mailbox: Mailbox;
  readonly send: CapSlot;
}

/** The options of a channel. */
export interface ServiceChannelOptions {
  /** Slot with SEND of the service's endpoint. */
  readonly service: CapSlot;
  readonly replies: ReplyPort;
  /** For operations whose capability is used for both replies and events; its mailbox has the nonces of `replies`. */
  readonly events: ReplyPort;
  /**
   * Time budget for immediate replies of operations whose contract states none, in ns: a call waits at least so long, and a
   * window of the clock longer at most.
   */
  readonly budgetNs: bigint;
  /** The same for deferred replies. */
  readonly deferredBudgetNs: bigint;
}

/** What requests move over such a channel: a capability for the reply. */
type MovesReply = 'reply' | 'replyAndEvents';

/** A channel to one service with numbers as nonces. */
export class ServiceChannel implements Channel<number, ServiceCallError, MovesReply> {
  readonly #cpu: Cpu;
  readonly #options: ServiceChannelOptions;

  constructor(cpu: Cpu, options: ServiceChannelOptions) {
    if (options.events.mailbox.nonces !== options.replies.mailbox.nonces) {
      throw new RangeError(
        'the mailboxes of a channel have nonces of their own: pass one Nonces to both',
      );
    }
    this.#cpu = cpu;
    this.#options = options;
  }

  /** Allocates a nonce that no pending request has. */
  readonly nonce = (): number => this.#options.replies.mailbox.nonces.take();

  /** Sends a request with a capability for the reply, and waits for the reply within the budget. */
  readonly call = (
    request: Uint8Array,
    nonce: number,
    shape: CallShape<MovesReply>,
  ): Program<Result<Uint8Array, ServiceCallError>> => this.#call(request, nonce, shape);

  *#call(
    request: Uint8Array,
    nonce: number,
    shape: CallShape<MovesReply>,
  ): Program<Result<Uint8Array, ServiceCallError>> {
    const { service, replies, events, budgetNs, deferredBudgetNs } = this.#options;
    const port = shape.moves === 'reply' ? replies : events;
    const { mailbox } = port;
    const { nonces } = mailbox;
    const now = yield* nsec(this.#cpu);
    if (!now.ok) {
      nonces.release(nonce);
      return now;
    }
    const budget = shape.budgetNs ?? (shape.answers === 'later' ? deferredBudgetNs : budgetNs);
    const deadline = now.value + READING_SLACK_NS + budget;
    const sent = yield* sendCapCopy(this.#cpu, service, port.send, request, deadline);
    if (!sent.ok) {
      nonces.release(nonce);
      return sent;
    }
    const reply = yield* mailbox.takeReply(nonce, deadline);
    // After a timeout the reply may still arrive: the mailbox holds the nonce until then.
    if (reply.ok) nonces.release(nonce);
    else mailbox.abandon(nonce);
    return reply;
  }
}
