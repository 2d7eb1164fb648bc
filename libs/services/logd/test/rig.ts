/** logd on the kernel and the machine, with timed and clients under test. */
import { type Correlation, FRAME_MAX } from '@abicus/abi-logd';
import { FRAME_MAX as TIMED_FRAME_MAX } from '@abicus/abi-timed';
import { asCapSlot, asExitStatus, capClone, exit } from '@abicus/abi-kernel';
import { CallChannel, awaitStart } from '@abicus/ipc';
import { service } from '@abicus/service';
import type { Cpu, Program } from '@abicus/wire';
import { CALLS, SLOT, type TaskUnderTest, system } from '../../../service/test/system.ts';
import { program as timed } from '../../timed/src/program.ts';
import { definition } from '../src/logd.ts';
import { LogdState } from '../src/state.ts';

type TestMachine = ReturnType<typeof system>;

/** logd in the slots of a task under test. */
function logd(state: LogdState): TaskUnderTest {
  const called = definition.calls?.timed;
  if (called === undefined) throw new Error('logd calls timed');
  const own: typeof definition = {
    ...definition,
    slots: { requests: SLOT.requests },
    calls: { timed: { ...called, slot: CALLS, events: SLOT.requestsSend } },
    state: () => state,
  };
  return { main: service(own).main, requests: 64, calls: ['timed'] };
}

/** timed, which expects a side of init's requests in slot 1: a copy takes the first free slot. */
function* timedMain(cpu: Cpu): Program {
  const copy = yield* capClone(cpu, asCapSlot(SLOT.requestsSend));
  if (!copy.ok || copy.value !== SLOT.init) throw new Error('slot 1 is taken');
  yield* timed.main(cpu);
}

/** A channel of a client to timed. */
export function timedOf(cpu: Cpu): CallChannel {
  return new CallChannel(cpu, asCapSlot(CALLS + 1), { room: TIMED_FRAME_MAX });
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
    calls: ['logd', 'timed'],
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
  /** How often each task has trapped. */
  readonly traps: Map<string, number>;
}

/** Boots them. @param hasTimed false: timed ends at once. */
export function rig(clients: Readonly<Record<string, TaskUnderTest>>, hasTimed = true): Rig {
  const state = new LogdState();
  const traps = new Map<string, number>();
  const ended: TaskUnderTest = {
    requests: 8,
    main: (cpu) => exit(cpu, asExitStatus(0)),
  };
  const tasks = Object.entries({
    timed: hasTimed ? { main: timedMain, requests: 64 } : ended,
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
  return { machine: system(Object.fromEntries(tasks)), state, traps };
}
