/**
 * Calls of other services over `ipcCallStart`: the handler that yields one is parked, and continues when its end arrives at
 * the one receive of the loop.
 */
import {
  asCapSlot,
  asInstant,
  capClose,
  ipcCallStart,
  MessageKind,
  MsgFlags,
  type CapSlot,
  type Instant,
} from '@abicus/abi-kernel';
import { WITHIN, type Limits } from '@abicus/abi-service';
import {
  callError,
  copyFor,
  countingNonces,
  INIT_SLOT,
  READING_SLACK_NS,
  Route,
  ROUTE_ANSWER_MAX,
  sendOneWay,
  type CallError,
  NO_FLAGS,
  NO_SLOT,
  NO_TYPE,
} from '@abicus/ipc';
import { err, ok, type Cpu, type Program, type Result } from '@abicus/wire';
import type { CallShape, Channel } from '@abicus/wire/service';
import type { Channels } from './context.ts';
import type { Connection } from './definition.ts';

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
  /** When the caller of the request no longer waits that the next calls are for, in ns; no call ends after it. */
  until: number | undefined;
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
    this.#parked.delete(badge);
    this.#settled = settledBy(end);
    return waiting;
  }

  /** The channels of connections, by name. */
  channels<N>(connections: { readonly [K in keyof N]: Connection<N[K]> }): Channels<N> {
    const names = Object.keys(connections) as (keyof N)[];
    const made = names.map((name) => {
      const { slot, budgetNs } = connections[name];
      // What init is asked for has to be there within the budget of the call that needs it.
      const init = this.#channel<number>({ slot: INIT_SLOT, room: ROUTE_ANSWER_MAX, budgetNs });
      const route = new Route(String(name), asCapSlot(slot), init);
      return [name, this.#channel(connections[name], route)] as const;
    });
    const channels: Readonly<Record<string, unknown>> = Object.fromEntries(made);
    return channels as Channels<N>;
  }

  /** @param route how the service is reached again when its instance is gone; init itself has none. */
  #channel<N>(connection: Connection<N>, route?: Route): Channel<N, CallError> {
    const once = (request: Uint8Array, shape: CallShape): Program<Settled> =>
      this.#call(connection, request, shape);
    const count = countingNonces();
    const { nonce } = connection;
    return {
      nonce: nonce === undefined ? (count as () => N) : () => nonce(count()),
      call: (request, _, shape) =>
        route === undefined ? once(request, shape) : alongRoute(route, () => once(request, shape)),
    };
  }

  *#call<N>(
    { slot, room, budgetNs, laterBudgetNs = budgetNs, events }: Connection<N>,
    request: Uint8Array,
    shape: CallShape,
  ): Program<Settled> {
    const cpu = this.#cpu;
    const from = events === undefined ? undefined : asCapSlot(events);
    if (shape.answers === 'never') {
      return yield* sendOneWay(cpu, asCapSlot(slot), request, shape, from);
    }
    const deadline = this.#deadline(
      shape.budgetNs ?? (shape.answers === 'later' ? laterBudgetNs : budgetNs),
    );
    if (deadline <= this.#now()) return err('TimedOut');
    if (!WITHIN.callsInFlight(this.#parked.size + 1, this.#limits)) return err('Overload');
    const copy = yield* copyFor(cpu, shape, from);
    if (!copy.ok) return copy;
    const moved = copy.value;
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
      deadline,
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

  /** When a call with this budget ends: not after what is left of the budget of the request that it is for. */
  #deadline(budgetNs: bigint): Instant {
    const own = this.#now() + Number(READING_SLACK_NS + budgetNs);
    return asInstant(Math.min(own, this.until ?? own));
  }
}

/** Makes a call whose route is resolved anew first if its peer was gone. A call that ends that way is not made again. */
function* alongRoute(route: Route, call: () => Program<Settled>): Program<Settled> {
  const resolved = yield* route.resolve();
  if (!resolved.ok) return err('PeerGone');
  const settled = yield* call();
  if (!settled.ok && settled.error === 'PeerGone') route.ended();
  return settled;
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
