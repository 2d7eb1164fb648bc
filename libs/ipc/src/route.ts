/** The way of a client to one service: a capability in the slot of its contract, resolved anew at init when it is stale. */
import { decodeGetReply, encodeGet, GET_CALL, type GetError } from '@abicus/abi-init';
import { asCapSlot, type CapSlot } from '@abicus/abi-kernel';
import { err, ok, type Program, type Result } from '@abicus/wire';
import type { Channel } from '@abicus/wire/service';
import type { CallError } from './call-error.ts';

/** The slot of each program with SEND of the requests of init. */
export const INIT_SLOT: CapSlot = asCapSlot(1);

/** Size of the longest answer to a question about a route, in bytes. */
export const ROUTE_ANSWER_MAX = 17;

/**
 * The state of a route. `hit`: its capability was not found to be stale. `stale`: its peer is gone. `asking`: init has been
 * asked. `lost`: init has no capability for it, as its last answer says.
 */
export type RouteState = 'hit' | 'stale' | 'asking' | 'lost';

/** Why a route was not resolved: a status of init, or an outcome of the call to init. */
export type RouteError = GetError | CallError | 'BadReply' | 'OutOfBounds' | 'Asking';

/** A route. Each program has one for each service that its contract calls. */
export class Route {
  readonly service: string;
  readonly slot: CapSlot;
  readonly #init: Channel<number, CallError>;
  #state: RouteState = 'hit';
  #resolved = 0;

  /**
   * @param service the name of the service.
   * @param slot the slot that the contract of this program has for it.
   * @param init the channel to init.
   */
  constructor(service: string, slot: CapSlot, init: Channel<number, CallError>) {
    this.service = service;
    this.slot = slot;
    this.#init = init;
  }

  /** Its state. */
  get state(): RouteState {
    return this.#state;
  }

  /** How often it was resolved anew. */
  get resolved(): number {
    return this.#resolved;
  }

  /** A call ended because its peer is gone. */
  ended(): void {
    if (this.#state === 'hit') this.#state = 'stale';
  }

  /**
   * Asks init for a capability of the next instance, which replaces the stale one in the same slot. Until then that one
   * stays, so that no capability which comes with a message takes the slot. Init answers when there is an instance. While
   * it is asked, other calls are told so and do not wait.
   */
  *resolve(): Program<Result<CapSlot, RouteError>> {
    if (this.#state === 'hit') return ok(this.slot);
    if (this.#state === 'asking') return err('Asking');
    this.#state = 'asking';
    const asked = yield* this.#ask();
    this.#state = asked.ok ? 'hit' : 'lost';
    if (asked.ok) this.#resolved += 1;
    return asked;
  }

  *#ask(): Program<Result<CapSlot, RouteError>> {
    const nonce = this.#init.nonce();
    const correlation = { version: 'v2', nonce } as const;
    const frame = encodeGet({ name: this.service }, correlation);
    if (frame === undefined) return err('OutOfBounds');
    const answer = yield* this.#init.call(frame, nonce, GET_CALL);
    if (!answer.ok) return answer;
    const reply = decodeGetReply(answer.value, correlation);
    if (!reply.ok) return reply;
    return reply.value.send === this.slot ? ok(this.slot) : err('BadReply');
  }
}

/** How a channel resolves its service anew: by a route whose peer is gone. */
export function resolverOf(route: Route): () => Program<CapSlot | undefined> {
  return function* resolve() {
    route.ended();
    const slot = yield* route.resolve();
    return slot.ok ? slot.value : undefined;
  };
}
