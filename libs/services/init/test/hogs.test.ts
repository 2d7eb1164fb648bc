/** Programs that use up what their factories give, or leave it with others: the other programs lose nothing. */
import {
  asCapSlot,
  asExitStatus,
  asMsgFlags,
  asMsgType,
  asQueueDepth,
  asRights,
  asStackPages,
  capTransferTo,
  exec,
  exit,
  getpid,
  ipcEndpointCreateFor,
  ipcRecv,
  ipcSend,
  LIMITS,
  MsgFlags,
  Rights,
  SendFlags,
  yieldNow,
  type CapSlot,
  type RecvFlags,
} from '@abicus/abi-kernel';
import { CONTROL_SLOT } from '@abicus/ipc';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { programImage } from '../../../kernel/test/support/image.ts';
import { countsOf } from './kernel-tables.ts';
import {
  ASK,
  obedient,
  receiveUntil,
  request,
  REQUESTS,
  resolve,
  sayReady,
  started,
  timeOf,
} from './programs.ts';
import { calls, SUPERVISION } from './small-boot.ts';
import type { TestProgram } from './supervised.ts';
import { runMain, SLOT } from './with-main.ts';

const MS = 1_000_000n;
const FACTORY = asCapSlot(10);
/** The tasks of the family of the hog that own endpoints: itself and its children. */
const OWNERS = 6;
const DEEP = asQueueDepth(LIMITS.queueDepth);
const ENDLESS = { ...SUPERVISION, backoffNs: [1n, 1n], maxInWindow: 1, windowNs: 1n } as const;

/** Sends one of the longest messages; whether it was taken. */
function* push(cpu: Cpu, to: CapSlot): Program<boolean> {
  const frame = new Uint8Array(LIMITS.maxFrame);
  const header = { src: 0, dst: 0, ty: asMsgType(0), flags: asMsgFlags(0), len: frame.length };
  return (yield* ipcSend(cpu, to, header, frame, SendFlags.NONBLOCK, 0n)).ok;
}

/** Waits for ever, at an endpoint that its parent gives it. */
function* idle(cpu: Cpu): Program {
  for (;;) yield* receiveUntil(cpu, 1_000_000n * MS);
}

/** Creates an endpoint for itself and for each of its children, and fills all of them, again and again. */
function hogging(log: { sent: number; rounds: number }) {
  return function* hog(cpu: Cpu): Program {
    yield* started(cpu);
    const own = yield* getpid(cpu);
    const owners = own.ok ? [own.value] : [];
    while (owners.length < OWNERS) {
      const child = yield* exec(cpu, programImage('idle'), asStackPages(1), 0);
      if (!child.ok) return;
      owners.push(child.value);
      const { RECV } = Rights;
      yield* capTransferTo(cpu, child.value, CONTROL_SLOT, asRights(RECV), CONTROL_SLOT);
    }
    const queues: CapSlot[] = [];
    for (const owner of owners) {
      const made = yield* ipcEndpointCreateFor(cpu, FACTORY, owner, DEEP);
      if (made.ok) queues.push(made.value);
    }
    for (; ; log.rounds++) {
      for (const queue of queues) while (yield* push(cpu, queue)) log.sent++;
      yield* yieldNow(cpu);
    }
  };
}

test.each([1, 4])(
  'ipc.invariant.budgetIsKept: a program and its children that fill all of their queues keep no other program from its requests and its restarts: %i harts',
  (harts) => {
    const log = { sent: 0, rounds: 0 };
    const hog: TestProgram = {
      name: 'hog',
      main: hogging(log),
      boot: { requests: undefined, stackPages: 8, factory: { slot: FACTORY, budget: OWNERS } },
    };
    const { collected } = runMain<unknown>(
      [{ name: 'a', main: obedient }, hog],
      function* act(cpu, found) {
        while (log.rounds < 2) yield* receiveUntil(cpu, (yield* timeOf(cpu)) + MS);
        for (let i = 0; i < 3; i++) {
          found.push(yield* request(cpu, SLOT.first, ASK.starts));
          yield* request(cpu, SLOT.first, ASK.fault);
          found.push(yield* resolve(cpu, SLOT.first, 'a'));
        }
      },
      { harts, children: { idle } },
    );
    const { first } = SLOT;
    expect(collected).toEqual([1, first, 2, first, 3, first]);
    expect(log.sent).toBe((OWNERS * LIMITS.endpointBytes) / LIMITS.maxFrame);
  },
);

/** Moves its factory to the accomplice, and ends. */
function* leaving(cpu: Cpu): Program {
  yield* started(cpu);
  const header = { src: FACTORY, dst: 0, ty: asMsgType(0), flags: MsgFlags.CAP_MOVE, len: 0 };
  yield* ipcSend(cpu, asCapSlot(SLOT.first), header, new Uint8Array(), SendFlags.NONBLOCK, 0n);
  yield* exit(cpu, asExitStatus(0));
}

/** Keeps each capability that it is sent. */
function keeping(log: { kept: number }) {
  return function* accomplice(cpu: Cpu): Program {
    yield* started(cpu);
    yield* sayReady(cpu);
    for (;;) {
      const got = yield* ipcRecv(cpu, REQUESTS, 0, 0 as RecvFlags, 0n);
      if (got.ok) log.kept++;
    }
  };
}

test('a program that leaves its factory with an accomplice at each of its ends takes no budget from others', () => {
  const log = { kept: 0 };
  const leaver: TestProgram = {
    name: 'leaver',
    main: leaving,
    boot: {
      requests: undefined,
      factory: { slot: FACTORY, budget: 4 },
      calls: [calls('keeper', SLOT.first)],
      supervision: ENDLESS,
    },
  };
  const budgets = ['queuedBytes', 'reservedEndpoints', 'factories.live'];
  const { collected } = runMain<unknown>(
    [{ name: 'keeper', main: keeping(log) }, leaver],
    function* act(cpu, found, { kernel }) {
      for (const kept of [1, 40]) {
        while (log.kept < kept) yield* receiveUntil(cpu, (yield* timeOf(cpu)) + MS);
        const counts = countsOf(kernel);
        found.push(budgets.map((name) => counts[name]));
      }
    },
  );
  const once = [4 * LIMITS.endpointBytes, 4, 1];
  expect(collected).toEqual([once, once]);
});
