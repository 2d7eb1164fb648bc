/** A service that starts tasks when it is told to: children, a child of a child, a thread in its own space. */
import {
  asCapSlot,
  asEntryPc,
  asExitStatus,
  asQueueDepth,
  asRights,
  asStackPages,
  asWaitTarget,
  capTransferTo,
  capWatch,
  exec,
  exit,
  ipcEndpointCreateV2,
  Rights,
  spawn,
  vmoCreate,
  wait,
  yieldNow,
} from '@abicus/abi-kernel';
import { CONTROL_SLOT } from '@abicus/ipc';
import type { ProgramMain } from '@abicus/program';
import type { Cpu, Program } from '@abicus/wire';
import { programImage, TEXT_VA } from '../../../kernel/test/support/image.ts';
import { ASK, request, serve, started } from './programs.ts';
import { calls } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';

/** The byte at which the service starts its tasks. */
export const START_FAMILY = 9;
/** The tasks that it starts and that do not end by themselves. */
export const FAMILY = 3;

const FACTORY = asCapSlot(10);
/** The slot with SEND of the service that the tasks call. */
const CALLED = asCapSlot(5);
const PAGE = 4096;
const THREAD = 'thread';

/** The tasks say how far they came: `holds` counts those that hold all that they can hold, and call. */
export interface FamilyLog {
  holds: number;
  failed: string[];
}

/** The mains of the tasks, by name. */
export function familyOf(log: FamilyLog): Readonly<Record<string, ProgramMain>> {
  function* must<T>(
    what: string,
    step: Program<
      { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string }
    >,
  ): Program<T | undefined> {
    const done = yield* step;
    if (done.ok) return done.value;
    log.failed.push(`${what}: ${done.error}`);
    return undefined;
  }

  /** Waits until it was given what it needs, by what it is given last. */
  function* given(cpu: Cpu): Program {
    while ((yield* request(cpu, CALLED, ASK.starts)) === 'EPERM') yield* yieldNow(cpu);
  }

  /** Holds an endpoint, memory and a watch, and is in a call that is never answered. */
  function* holder(cpu: Cpu): Program {
    yield* given(cpu);
    const made = yield* must('endpoint', ipcEndpointCreateV2(cpu, FACTORY, asQueueDepth(2)));
    yield* must('memory', vmoCreate(cpu, undefined, 3 * PAGE));
    if (made !== undefined) yield* must('watch', capWatch(cpu, CALLED, made, 7n));
    yield* callForever(cpu);
  }

  function* callForever(cpu: Cpu): Program {
    log.holds += 1;
    for (;;) yield* request(cpu, CALLED, ASK.never);
  }

  /** Starts a holder and ends: the holder is the child of no task. */
  function* between(cpu: Cpu): Program {
    yield* given(cpu);
    yield* must('grandchild', startHolder(cpu, 'holder'));
    yield* exit(cpu, asExitStatus(0));
  }

  /** Waits for a message on the control endpoint of the service, which gets none. */
  function* thread(cpu: Cpu): Program {
    log.holds += 1;
    yield* started(cpu);
  }

  return { holder, between, [THREAD]: thread };
}

/** Starts a child from an image, and gives it the factory and the service that it calls. */
function* startHolder(cpu: Cpu, name: string): ReturnType<typeof exec> {
  const child = yield* exec(cpu, programImage(name), asStackPages(2), 0);
  if (!child.ok) return child;
  yield* capTransferTo(cpu, child.value, FACTORY, asRights(Rights.MANAGE), FACTORY);
  yield* capTransferTo(cpu, child.value, CALLED, asRights(Rights.SEND), CALLED);
  return child;
}

/** Starts a holder, another one through a child that ends and is reaped, and a thread. */
function* startFamily(cpu: Cpu, log: FamilyLog, threadAt: number): Program {
  const holder = yield* startHolder(cpu, 'holder');
  const between = yield* startHolder(cpu, 'between');
  const entry = asEntryPc(TEXT_VA + threadAt * 16);
  const thread = yield* spawn(cpu, entry, undefined, undefined, CONTROL_SLOT, 0);
  for (const one of [holder, between, thread]) if (!one.ok) log.failed.push(one.error);
  if (!between.ok) return;
  const ended = yield* wait(cpu, asWaitTarget(between.value));
  if (!ended.ok || ended.value.status !== 0) log.failed.push('the child between');
}

/** The service, and the one that its tasks call. @param isEager it starts them at once, and never says that it serves. */
export function familyServices(
  log: FamilyLog,
  boot: TestProgram['boot'],
  isEager = false,
): TestProgram[] {
  // In its image the text of each program stands behind its own: see `testConfig`.
  const names = ['callee', 'a', 'main', ...Object.keys(familyOf(log))];
  const threadAt = 1 + names.indexOf(THREAD);
  const act = (cpu: Cpu): Program => startFamily(cpu, log, threadAt);
  function* eager(cpu: Cpu): Program {
    yield* started(cpu);
    yield* act(cpu);
    yield* started(cpu);
  }
  return [
    { name: 'callee', main: (cpu) => serve(cpu, {}) },
    {
      name: 'a',
      main: isEager ? eager : (cpu) => serve(cpu, { [START_FAMILY]: act }),
      boot: { factory: { slot: 10, budget: 4 }, calls: [calls('callee', CALLED)], ...boot },
    },
  ];
}
