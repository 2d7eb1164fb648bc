/** A machine with services and clients under test: an init that starts them, wires them and waits for the clients. */
import { encodeStart } from '@abicus/abi-init';
import {
  asCapSlot,
  asExitStatus,
  asQueueDepth,
  asRights,
  asStackPages,
  asWaitTarget,
  capClone,
  capClose,
  capTransferTo,
  execV2,
  exit,
  ipcEndpointCreateFor,
  ipcEndpointCreateV2,
  KernelError,
  Rights,
  wait,
  type KernelFailure,
  type Pid,
} from '@abicus/abi-kernel';
import { send } from '@abicus/ipc';
import type { ProgramMain } from '@abicus/program';
import { encodeUtf8, type Cpu, type Program, type Result } from '@abicus/wire';
import { programImage } from '../../kernel/test/support/image.ts';
import {
  CLOCK,
  FACTORY,
  ROUNDS,
  testMachine,
  type TestMachine,
  type TestMachineOptions,
} from '../../kernel/test/support/test-machine.ts';

/** The slots of each task under test. */
export const SLOT = {
  control: 0,
  init: 1,
  requests: 2,
  requestsSend: 3,
  events: 4,
  eventsSend: 5,
  clock: 6,
} as const;
/** The slots of the services that a task calls begin here. */
export const CALLS = 8;

/** A task under test. */
export type TaskUnderTest = {
  readonly main: ProgramMain;
  /** The depth of the queue of its requests; without it, it has none. */
  readonly requests?: number;
  /** The depth of the queue of its events. */
  readonly events?: number;
  /** The services that it may call: their slots are from `CALLS` on. */
  readonly calls?: readonly string[];
  /** Whether the run ends when it has ended. */
  readonly isAwaited?: boolean;
};

/** Unwraps a result of the kernel. */
export function must<T>(result: Result<T, string>): T {
  if (!result.ok) throw new KernelError(result.error as KernelFailure);
  return result.value;
}

/** Boots tasks, by name. */
export function system(
  tasks: Readonly<Record<string, TaskUnderTest>>,
  options: TestMachineOptions = {},
): TestMachine {
  const mains = Object.entries(tasks).map(([name, { main }]) => [name, main] as const);
  const machine = testMachine(
    {
      init: (cpu) => init(cpu, tasks),
      ...Object.fromEntries(mains),
    },
    options,
  );
  return machine;
}

/** Runs a system until its awaited tasks have ended. */
export function runSystem(machine: TestMachine, rounds = ROUNDS): void {
  const end = machine.run(rounds);
  if (end.reason !== 'finished' || end.exitCode !== 0) {
    throw new Error(`${JSON.stringify(end)}\n${machine.lines().slice(-20).join('\n')}`);
  }
}

function* init(cpu: Cpu, tasks: Readonly<Record<string, TaskUnderTest>>): Program {
  const pids = new Map<string, Pid>();
  const controls = new Map<string, number>();
  for (const name of Object.keys(tasks)) {
    const own = must(yield* ipcEndpointCreateV2(cpu, asCapSlot(FACTORY), asQueueDepth(8)));
    const image = programImage(name);
    pids.set(name, must(yield* execV2(cpu, image, asStackPages(4), 0, encodeUtf8(name))));
    controls.set(name, must(yield* capClone(cpu, own)));
    must(yield* capClose(cpu, own));
  }
  yield* wire(cpu, tasks, pids);
  for (const control of controls.values()) {
    must(yield* send(cpu, asCapSlot(control), encodeStart({ grants: 0, starts: 1 }), 0n));
  }
  const awaited = new Set(
    Object.keys(tasks)
      .filter((name) => tasks[name]?.isAwaited === true)
      .map((name) => pids.get(name)),
  );
  while (awaited.size > 0) {
    const { pid, status } = must(yield* wait(cpu, asWaitTarget(-1)));
    if (awaited.delete(pid) && status !== 0) yield* exit(cpu, asExitStatus(1));
  }
  yield* exit(cpu, asExitStatus(0));
}

function* wire(
  cpu: Cpu,
  tasks: Readonly<Record<string, TaskUnderTest>>,
  pids: ReadonlyMap<string, Pid>,
): Program {
  const give = function* (to: Pid, from: number, rights: number, slot: number): Program {
    must(yield* capTransferTo(cpu, to, asCapSlot(from), asRights(rights), asCapSlot(slot)));
  };
  for (const [name, pid] of pids) {
    const { requests, events } = tasks[name] ?? {};
    yield* give(pid, CLOCK, Rights.TIME, SLOT.clock);
    for (const [depth, recv, sends] of [
      [requests, SLOT.requests, SLOT.requestsSend],
      [events, SLOT.events, SLOT.eventsSend],
    ] as const) {
      if (depth === undefined) continue;
      const created = yield* ipcEndpointCreateFor(
        cpu,
        asCapSlot(FACTORY),
        pid,
        asQueueDepth(depth),
      );
      const endpoint = must(created);
      yield* give(pid, endpoint, Rights.RECV, recv);
      yield* give(pid, endpoint, Rights.SEND, sends);
      if (recv === SLOT.requests) {
        for (const [other, { calls = [] }] of Object.entries(tasks)) {
          const at = calls.indexOf(name);
          const client = pids.get(other);
          if (at >= 0 && client !== undefined)
            yield* give(client, endpoint, Rights.SEND, CALLS + at);
        }
      }
      must(yield* capClose(cpu, endpoint));
    }
  }
}
