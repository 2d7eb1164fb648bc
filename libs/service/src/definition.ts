/** A service as its author states it: contract, state and handlers. */
import type { Start } from '@abicus/abi-init';
import type { CapSlot, Pid } from '@abicus/abi-kernel';
import type { Limits } from '@abicus/abi-service';
import type { Marker, Proof } from '@abicus/wire';
import type { TakingServer } from '@abicus/wire/service';
import type { Effects } from './effects.ts';
import type { Handlers, Reaction } from './handlers.ts';
import type { Ask } from './trial.ts';

/** A service that this one calls. */
export type Connection<N> = {
  /** The slot with SEND of its requests. */
  readonly slot: number;
  /** The size of its largest reply, in bytes. */
  readonly room: number;
  /**
   * How long a call waits, in ns, if the contract of its operation states no budget, and how long init
   * is asked for the route.
   */
  readonly budgetNs: bigint;
  /** The same for operations that answer later. */
  readonly laterBudgetNs?: bigint;
  /** The slot with SEND of this service's own requests, for operations that move a capability for events. */
  readonly events?: number;
} & (number extends N ? { readonly nonce?: NonceOf<N> } : { readonly nonce: NonceOf<N> });

/** What ties a reply to its request, by how many calls of the service there were, this one included. */
export type NonceOf<N> = (count: number) => N;

/** Events of another service, which arrive at the requests of this one. */
export type EventSource<S, N> = {
  /** The identity of the service: an event of another task is not one. */
  readonly identity: bigint;
  /** Handles a frame; nothing if it is no event of this kind. */
  readonly handle: (frame: Uint8Array) => Reaction<S, N> | undefined;
};

/** The events of one kind of a service: their sender, how they are decoded, and what happens. */
export function eventsFrom<S, N, E>(
  identity: bigint,
  decode: (frame: Uint8Array) => E | undefined,
  handle: Reaction<S, N, [event: E]>,
): EventSource<S, N> {
  return {
    identity,
    handle: (frame) => {
      const event = decode(frame);
      return event === undefined ? undefined : (context) => handle(context, event);
    },
  };
}

/**
 * A service: `H` are its generated handlers, `S` is its state, `N` the nonces of the services that it calls, by name, and
 * `M` the marker that it prints when it serves.
 */
export type ServiceDefinition<H, S, N, M extends Marker> = {
  /** The generated program. */
  readonly program: { readonly name: string; readonly sha256?: string };
  /** The slots that the contract gives the program: each must hold a capability at the start. */
  readonly slots: Readonly<Record<string, number>> & { readonly requests: number };
  /** The generated server. */
  readonly server: TakingServer & {
    readonly serve: (handlers: H, call: never, frame: Uint8Array) => unknown;
  };
  /** The size of the largest request, in bytes. */
  readonly frameMax: number;
  /** Its state at the start; the message says how often the program was started. */
  readonly state: (start: Start) => S;
  readonly handlers: Handlers<H, S, N>;
  /** The services that it calls, by name. */
  readonly calls?: { readonly [K in keyof N]: Connection<N[K]> };
  /** When `onDue` is to be called next, in ns; 0n: there is nothing to do. */
  readonly due?: (state: S) => bigint;
  readonly onDue?: Reaction<S, N>;
  /** A watched caller has ended, or could not be watched. Its unanswered requests are dropped already. */
  readonly callerEnded?: (state: S, pid: Pid) => Effects;
  /** The endpoint of a kept capability is gone; the capability is closed afterwards. Without it none is watched. */
  readonly endpointGone?: (state: S, slot: CapSlot, as: string) => Effects;
  readonly events?: readonly EventSource<S, N>[];
  /** The marker of readiness, and what is asserted of it before it is printed. */
  readonly ready: {
    readonly marker: M;
    /** `ask` makes requests of a client to handlers with a state of their own. */
    readonly selfCheck: (checks: Proof<M>, ask: Ask) => void;
  };
  /** Replaces limits of the loop. */
  readonly limits?: Partial<Limits>;
};
