/** Whole requests: from a generated client through the loop of a service to its handler, and back. */
import { encodeStart } from '@abicus/abi-init';
import {
  asCapSlot,
  asPid,
  asQueueDepth,
  asRights,
  capClone,
  capClose,
  capTransferTo,
  ipcEndpointCreateFor,
  ipcEndpointCreateV2,
  Rights,
  type CapSlot,
} from '@abicus/abi-kernel';
import {
  asTimerId,
  cancel,
  FRAME_MAX,
  MARKERS,
  QosClass,
  room,
  SERVER,
  sleepUntil,
  type TimedHandlers,
} from '@abicus/abi-timed';
import { CallChannel, send } from '@abicus/ipc';
import {
  LATER,
  reply,
  service,
  type Handlers,
  type Pending,
  type ServiceProgram,
} from '@abicus/service';
import type { Cpu, Program, Result } from '@abicus/wire';
import { childImage, startChild } from './exec.ts';
import { must, SLOT } from './machine.ts';
import type { RoundTrips } from './round-trip.ts';

/** What the handlers do: answer at once, answer after the next request, or call another service first. */
export type ServiceForm = 'now' | 'later' | 'nested';

const REQUESTS = 2;
const OTHER = 3;

type State = { readonly waiting: Pending<{ readonly wake: bigint }>[] };

const handlers: Handlers<TimedHandlers<never>, State, { readonly other: number }> = {
  register: () => ({ timer: asTimerId(1), coalesced: 0n }),
  *cancel(call) {
    yield* room(call.to.other);
    return {};
  },
  sleepUntil(call) {
    call.state.waiting.push(call.later());
    return LATER;
  },
  room: () => ({ free: 7 }),
};

function toy(
  slots: Readonly<Record<string, number>> & { readonly requests: number },
): ServiceProgram {
  return service({
    program: { name: 'toy' },
    slots,
    server: SERVER,
    frameMax: FRAME_MAX,
    state: (): State => ({ waiting: [] }),
    handlers,
    calls: { other: { slot: OTHER, room: FRAME_MAX, budgetNs: 1_000_000_000n } },
    // Due as soon as a request waits.
    due: ({ waiting }) => (waiting.length > 0 ? 1n : 0n),
    onDue: ({ state }) => state.waiting.splice(0).map((pending) => reply(pending, { wake: 5n })),
    ready: {
      marker: MARKERS.timedReady,
      selfCheck: (checks, ask) => {
        checks.that('timed.register', 'no request of its own', ask(new Uint8Array()) !== undefined);
        checks.that('timed.cancel', 'no request of its own', ask(new Uint8Array()) !== undefined);
      },
    },
  });
}

/** Starts a service and gives the slot of init with SEND to its requests. @param other that of a service it calls. */
function* start(cpu: Cpu, image: Uint8Array, other: CapSlot | undefined): Program<CapSlot> {
  const factory = asCapSlot(SLOT.endpointFactory);
  const first = must(yield* ipcEndpointCreateV2(cpu, factory, asQueueDepth(8)));
  const pid = asPid(yield* startChild(cpu, image));
  const control = must(yield* capClone(cpu, first));
  const requests = must(yield* ipcEndpointCreateFor(cpu, factory, pid, asQueueDepth(64)));
  // The slot is that of the control endpoint of the next child.
  must(yield* capClose(cpu, first));
  const give = function* (from: CapSlot, rights: number, to: number): Program {
    must(yield* capTransferTo(cpu, pid, from, asRights(rights), asCapSlot(to)));
  };
  yield* give(requests, Rights.RECV, REQUESTS);
  yield* give(other ?? requests, Rights.SEND, OTHER);
  must(yield* send(cpu, control, encodeStart({ grants: 2, starts: 1 }), 0n));
  return requests;
}

/** Whole requests of one form, whose client waits for a budget if one is given. */
export function serviceTrips(form: ServiceForm, budgetNs?: bigint): RoundTrips {
  let trips = 0;
  return {
    count: () => trips,
    *init(cpu) {
      const image = yield* childImage(cpu);
      const other = form === 'nested' ? yield* start(cpu, image, undefined) : undefined;
      const requests = yield* start(cpu, image, other);
      const budgets = budgetNs === undefined ? {} : { budgetNs };
      const to = new CallChannel(cpu, requests, { room: FRAME_MAX, ...budgets });
      for (;;) {
        if (form === 'now') answered(yield* room(to));
        else if (form === 'nested') answered(yield* cancel(to, { timer: asTimerId(1) }));
        else answered(yield* sleepUntil(to, { qos: QosClass.Normal, deadline: 5n }));
        trips++;
      }
    },
    child: (cpu) => toy({ requests: REQUESTS, other: OTHER }).main(cpu) as Program,
  };
}

/** Throws the error of a request that was rejected. */
function answered(result: Result<unknown, string>): void {
  if (!result.ok) throw new Error(result.error);
}
