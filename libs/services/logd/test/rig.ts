/** logd on the kernel and the machine, with timed and clients under test. */
import { type Correlation, FRAME_MAX, type LogdHandlers, SERVER } from '@abicus/abi-logd';
import {
  FRAME_MAX as TIMED_FRAME_MAX,
  SERVER as TIMED_SERVER,
  type TimedHandlers,
  type TimerId,
  asTimerId,
  decodeFiredEvent,
  encodeFiredEvent,
} from '@abicus/abi-timed';
import { type CapSlot, asCapSlot, asExitStatus, exit } from '@abicus/abi-kernel';
import { CallChannel, awaitStart, trySend } from '@abicus/ipc';
import {
  type Handlers,
  type ServiceDefinition,
  answer,
  eventsFrom,
  keep,
  service,
} from '@abicus/service';
import { type Cpu, type Program, fnv1a64 } from '@abicus/wire';
import { CALLS, SLOT, type TaskUnderTest, system } from '../../../service/test/system.ts';
import { handlers } from '../src/logd.ts';
import { fired } from '../src/handlers/fired.ts';
import { type Callees, LogdState } from '../src/state.ts';

type TestMachine = ReturnType<typeof system>;

const MARKER = { id: 'up', text: 'up', fail: 'down', by: 'logd', proves: [] } as const;
const ready = {
  marker: MARKER,
  selfCheck: (checks: { that: Said }): void => checks.that('up', 'it is', true),
};
type Said = (element: 'up', label: string, holds: boolean) => void;

/** A stand-in for timed: it fires each timer when its deadline has passed. */
export class Timers {
  readonly armed = new Map<TimerId, bigint>();
  /** The capability of each timer for its event. */
  readonly events = new Map<TimerId, CapSlot>();
  count = 0;
}

const timedHandlers: Handlers<TimedHandlers<never>, Timers, object> = {
  register({ state, moved }, { deadline }) {
    state.count += 1;
    const timer = asTimerId(state.count);
    if (moved === undefined) throw new Error('a request without a capability for its event');
    state.armed.set(timer, deadline);
    state.events.set(timer, moved);
    return answer({ timer, coalesced: deadline }, keep('events'));
  },
  cancel: () => ({}),
  sleepUntil: (_, { deadline }) => ({ wake: deadline }),
  room: () => ({ free: 0 }),
};

function timed(state: Timers): TaskUnderTest {
  const least = (a: bigint, b: bigint): bigint => (a === 0n || b < a ? b : a);
  const { main } = service({
    program: { name: 'timed', sha256: '' },
    slots: { requests: SLOT.requests },
    server: TIMED_SERVER,
    frameMax: TIMED_FRAME_MAX,
    state: () => state,
    handlers: timedHandlers,
    due: ({ armed }) => [...armed.values()].reduce(least, 0n),
    *onDue({ cpu, now }) {
      for (const [timer, deadline] of state.armed) {
        if (deadline > now) continue;
        state.armed.delete(timer);
        const slot = state.events.get(timer) ?? asCapSlot(0);
        const sent = yield* trySend(cpu, slot, encodeFiredEvent({ timer, deadline, now }));
        if (!sent.ok) throw new Error(sent.error);
      }
      return undefined;
    },
    ready,
  });
  return { main, requests: 64 };
}

function logd(state: LogdState): TaskUnderTest {
  const definition: ServiceDefinition<LogdHandlers<never>, LogdState, Callees, typeof MARKER> = {
    program: { name: 'logd', sha256: '' },
    slots: { requests: SLOT.requests },
    server: SERVER,
    frameMax: FRAME_MAX,
    state: () => state,
    handlers,
    calls: {
      timed: {
        slot: CALLS,
        room: TIMED_FRAME_MAX,
        budgetNs: 1_000_000n,
        events: SLOT.requestsSend,
      },
    },
    events: [eventsFrom(fnv1a64('timed'), decodeFiredEvent, fired)],
    ready,
  };
  return { main: service(definition).main, requests: 64, calls: ['timed'] };
}

/** A channel of a client to logd. */
export function channelTo(cpu: Cpu): CallChannel<Correlation> {
  let last = 0n;
  const nonce = (): Correlation => ({ version: 'v2', nonce: (last += 1n) });
  const events = asCapSlot(SLOT.eventsSend);
  return new CallChannel<Correlation>(cpu, asCapSlot(CALLS), { room: FRAME_MAX, nonce, events });
}

/** A client of logd that does these steps and ends. */
export function client(
  steps: (cpu: Cpu) => Program<unknown>,
  { isAwaited = true }: { readonly isAwaited?: boolean } = {},
): TaskUnderTest {
  return {
    calls: ['logd'],
    events: 64,
    isAwaited,
    *main(cpu) {
      yield* awaitStart(cpu);
      yield* steps(cpu);
      yield* exit(cpu, asExitStatus(0));
    },
  };
}

/** A machine with logd, timed and clients by name. */
export interface Rig {
  readonly machine: TestMachine;
  readonly state: LogdState;
  readonly timers: Timers;
  /** How often each task has trapped. */
  readonly traps: Map<string, number>;
}

/** Boots them. @param hasTimed false: timed ends at once. */
export function rig(clients: Readonly<Record<string, TaskUnderTest>>, hasTimed = true): Rig {
  const state = new LogdState();
  const timers = new Timers();
  const traps = new Map<string, number>();
  const ended: TaskUnderTest = {
    requests: 8,
    main: (cpu) => exit(cpu, asExitStatus(0)),
  };
  const tasks = Object.entries({
    timed: hasTimed ? timed(timers) : ended,
    logd: logd(state),
    ...clients,
  }).map(([name, task]): [string, TaskUnderTest] => {
    const main = function* counted(cpu: Cpu): Program {
      const steps = task.main(cpu);
      while (steps.next().done !== true) {
        traps.set(name, (traps.get(name) ?? 0) + 1);
        yield;
      }
    };
    return [name, { ...task, main }];
  });
  return { machine: system(Object.fromEntries(tasks)), state, timers, traps };
}
