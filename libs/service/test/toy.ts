/** A service for tests over the frames of timed: it answers at once, later, after a call of another one, or never. */
import { asTimerId, FRAME_MAX, MARKERS, room, SERVER, type TimedHandlers } from '@abicus/abi-timed';
import {
  answer,
  drop,
  keep,
  LATER,
  reply,
  service,
  watchCaller,
  type Effect,
  type Handlers,
  type Pending,
  type ServiceDefinition,
  type ServiceProgram,
} from '../src/index.ts';
import { SLOT } from './system.ts';

type Generated = TimedHandlers<never>;
/** The services that the toy may call. */
export type Callees = { readonly other: number };

/** A sleeping request: its wake time is what it asked for. */
type Sleep = { readonly wake: bigint; readonly pending: Pending<{ readonly wake: bigint }> };

/** The state of the toy. */
export class Toy {
  readonly sleeps: Sleep[] = [];
  /** Kept capabilities, by their owner. */
  readonly kept = new Map<number, number>();
  readonly ended: number[] = [];
  handled = 0;
}

/** Its handlers. */
export const toyHandlers: Handlers<Generated, Toy, Callees> = {
  register(call, { deadline }) {
    const { kept, handled } = call.state;
    call.state.handled = handled + 1;
    const done = { timer: asTimerId(1), coalesced: deadline };
    if (call.moved === undefined || kept.has(call.sender)) return done;
    kept.set(call.sender, call.moved);
    return answer(done, keep('events'), watchCaller());
  },
  *cancel(call) {
    yield* room(call.to.other);
    return {};
  },
  sleepUntil(call, { deadline }) {
    call.state.sleeps.push({ wake: deadline, pending: call.later() });
    return LATER;
  },
  room(call) {
    call.state.handled += 1;
    return { free: call.state.handled };
  },
};

/** The effects of the requests that are due. */
export function wake(state: Toy, now: bigint): Effect[] {
  const due = state.sleeps.filter((sleep) => sleep.wake <= now);
  state.sleeps.splice(0, state.sleeps.length, ...state.sleeps.filter((one) => one.wake > now));
  return due.map((one) => reply(one.pending, { wake: one.wake }));
}

type ToyDefinition = ServiceDefinition<Generated, Toy, Callees, typeof MARKERS.timedReady>;

/** The definition of a toy that may call the task in a slot. */
export function toyDefinition(
  name: string,
  other: number = SLOT.requestsSend,
  more: Partial<ToyDefinition> = {},
): ToyDefinition {
  return {
    program: { name, sha256: '' },
    slots: { control: SLOT.control, requests: SLOT.requests },
    server: SERVER,
    frameMax: FRAME_MAX,
    state: () => new Toy(),
    handlers: toyHandlers,
    calls: { other: { slot: other, room: FRAME_MAX, budgetNs: 1_000_000_000n } },
    due: ({ sleeps }) => sleeps.map((one) => one.wake).sort((a, b) => Number(a - b))[0] ?? 0n,
    onDue: (context) => wake(context.state, context.now),
    callerEnded: ({ kept, ended }, pid) => {
      ended.push(pid);
      const slot = kept.get(pid);
      kept.delete(pid);
      return slot === undefined ? [] : [drop(slot as never)];
    },
    ready: {
      marker: MARKERS.timedReady,
      selfCheck: (checks) => {
        checks.that('timed.register', 'a handler', typeof toyHandlers.register === 'function');
        checks.that('timed.cancel', 'a handler', typeof toyHandlers.cancel === 'function');
      },
    },
    ...more,
  };
}

/** The program of a toy. */
export function toy(
  name: string,
  other: number = SLOT.requestsSend,
  more: Partial<ToyDefinition> = {},
): ServiceProgram {
  return service(toyDefinition(name, other, more));
}
