/** What handlers are called with. */
import type { CapSlot, Pid, QosClass } from '@abicus/abi-kernel';
import type { CallError } from '@abicus/ipc';
import type { Cpu } from '@abicus/wire';
import type { Channel } from '@abicus/wire/service';
import { Pending } from './pending.ts';

/** Channels to the services that a service calls, by name. `N` is the nonce of each. */
export type Channels<N> = { readonly [K in keyof N]: Channel<N[K], CallError> };

/** What is the same for all calls of one service. */
export type Common<S, N> = {
  readonly cpu: Cpu;
  readonly state: S;
  /** The channels of generated clients: a handler that yields one of their calls waits, and the service serves others. */
  readonly to: Channels<N>;
};

/** What a handler is called with that answers no request. */
export class Context<S, N> {
  readonly #common: Common<S, N>;
  readonly #now: number;

  constructor(common: Common<S, N>, now: number) {
    this.#common = common;
    this.#now = now;
  }

  /** The state of the service. Another handler may change it while this one waits for a call. */
  get state(): S {
    return this.#common.state;
  }

  /** The hart, for syscalls of a handler that is a generator. */
  get cpu(): Cpu {
    return this.#common.cpu;
  }

  /** Channels to other services. */
  get to(): Channels<N> {
    return this.#common.to;
  }

  /** The time at which the message was received, in ns, as `nsec` would tell it to this service. */
  get now(): bigint {
    return BigInt(this.#now);
  }
}

/** A request, as the kernel tells of it. */
export type Arrival = {
  readonly sender: Pid;
  readonly identity: bigint;
  readonly qos: QosClass;
  readonly now: number;
  /** The slot of the capability that came with it. */
  readonly moved: CapSlot | undefined;
};

/** What the handler of an operation is called with. `R` are its outcomes. */
export class RequestCall<S, N, R> extends Context<S, N> {
  /** The pid of the caller. */
  readonly sender: Pid;
  /** The identity of the caller; 0n: it has none. */
  readonly identity: bigint;
  /** The class of the caller. */
  readonly qos: QosClass;
  /** The slot of the capability that came with the request. */
  readonly moved: CapSlot | undefined;
  #pending: Pending<R> | undefined;

  constructor(common: Common<S, N>, arrived: Arrival) {
    super(common, arrived.now);
    this.sender = arrived.sender;
    this.identity = arrived.identity;
    this.qos = arrived.qos;
    this.moved = arrived.moved;
  }

  /** What stands for the answer of a handler that returns `LATER`. */
  later(): Pending<R> {
    return (this.#pending ??= new Pending<R>(this.sender));
  }

  /** What `later` gave. */
  static pendingOf(call: object): Pending | undefined {
    return #pending in call ? call.#pending : undefined;
  }
}
