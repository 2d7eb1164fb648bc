/**
 * Calls of other services over `ipcCallStart`: the handler that yields one is parked, and continues when its end arrives at
 * the one receive of the loop.
 */
import {
  asCapSlot,
  asInstant,
  asMsgFlags,
  asMsgType,
  capClone,
  capClose,
  ipcCallStart,
  MessageKind,
  MsgFlags,
  type CapSlot,
} from '@abicus/abi-kernel';
import { WITHIN, type Limits } from '@abicus/abi-service';
import {
  callError,
  countingNonces,
  movesEvents,
  READING_SLACK_NS,
  type CallError,
} from '@abicus/ipc';
import { err, ok, type Cpu, type Program, type Result } from '@abicus/wire';
import type { CallShape, Channel } from '@abicus/wire/service';
import type { Channels } from './context.ts';
import type { Connection } from './definition.ts';

const NO_TYPE = asMsgType(0);
const NO_FLAGS = asMsgFlags(0);
const NO_SLOT = asCapSlot(0);
/** No deadline. */
const NEVER = asInstant(0);

/** How a started call ended, as the kernel tells. */
export type CallEnd = { readonly kind: MessageKind; readonly received: Uint8Array };

type Settled = Result<Uint8Array, CallError>;

/** The calls that a service has started, by badge. `R` is what waits for the end of one. */
export class StartedCalls<R> {
  readonly #cpu: Cpu;
  readonly #requests: CapSlot;
  readonly #limits: Pick<Limits, 'callsInFlight'>;
  readonly #now: () => number;
  readonly #parked = new Map<number, R>();
  #badge = 0;
  #waitsFor: number | undefined;
  #settled: Settled = err('Failed');

  /**
   * @param requests the endpoint that ends arrive at.
   * @param now the time of the last message, in ns.
   */
  constructor(
    cpu: Cpu,
    requests: CapSlot,
    limits: Pick<Limits, 'callsInFlight'>,
    now: () => number,
  ) {
    this.#cpu = cpu;
    this.#requests = requests;
    this.#limits = limits;
    this.#now = now;
  }

  /** The number of calls whose end has not arrived. */
  get size(): number {
    return this.#parked.size;
  }

  /**
   * Parks what has yielded, if it did so to wait for a call; false: it made a syscall.
   */
  park(waiting: R): boolean {
    const badge = this.#waitsFor;
    if (badge === undefined) return false;
    this.#waitsFor = undefined;
    this.#parked.set(badge, waiting);
    return true;
  }

  /** Takes what waits for the end of a call, which continues at once; nothing: no call has this badge. */
  ended(badge: number, end: CallEnd): R | undefined {
    const waiting = this.#parked.get(badge);
    if (waiting === undefined) return undefined;
    this.#parked.delete(badge);
    this.#settled = settledBy(end);
    return waiting;
  }

  /** The channels of connections, by name. */
  channels<N>(connections: { readonly [K in keyof N]: Connection<N[K]> }): Channels<N> {
    const names = Object.keys(connections) as (keyof N)[];
    const made = names.map((name) => [name, this.#channel(connections[name])] as const);
    const channels: Readonly<Record<string, unknown>> = Object.fromEntries(made);
    return channels as Channels<N>;
  }

  #channel<N>(connection: Connection<N>): Channel<N, CallError> {
    return {
      nonce: connection.nonce ?? (countingNonces() as () => N),
      call: (request, _, shape) => this.#call(connection, request, shape),
    };
  }

  *#call<N>(
    { slot, room, budgetNs, laterBudgetNs = budgetNs, events }: Connection<N>,
    request: Uint8Array,
    shape: CallShape,
  ): Program<Settled> {
    if (!WITHIN.callsInFlight(this.#parked.size + 1, this.#limits)) return err('Overload');
    const cpu = this.#cpu;
    let moved: CapSlot | undefined;
    if (movesEvents(shape)) {
      const copy = events === undefined ? undefined : yield* capClone(cpu, asCapSlot(events));
      if (copy?.ok !== true) return err(copy?.error === 'ENOSPC' ? 'Overload' : 'Denied');
      moved = copy.value;
    }
    const budget = shape.budgetNs ?? (shape.answers === 'later' ? laterBudgetNs : budgetNs);
    this.#badge += 1;
    const badge = this.#badge;
    const started = yield* ipcCallStart(
      cpu,
      asCapSlot(slot),
      NO_TYPE,
      moved === undefined ? NO_FLAGS : MsgFlags.CAP_MOVE,
      moved ?? NO_SLOT,
      this.#requests,
      room,
      budget === undefined ? NEVER : asInstant(this.#now() + Number(READING_SLACK_NS + budget)),
      request,
      badge,
    );
    if (!started.ok) {
      const closed = moved === undefined ? undefined : yield* capClose(cpu, moved);
      return err(closed?.ok === false ? 'Failed' : callError(started.error));
    }
    this.#waitsFor = badge;
    yield;
    return this.#settled;
  }
}

function settledBy({ kind, received }: CallEnd): Settled {
  switch (kind) {
    case MessageKind.Reply:
      return ok(received);
    case MessageKind.PeerGone:
      return err('PeerGone');
    case MessageKind.TimedOut:
      return err('TimedOut');
    case MessageKind.TooLong:
      return err('TooLong');
    default:
      return err('Failed');
  }
}
