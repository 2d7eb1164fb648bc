/**
 * Random programs on several harts that send, receive, wait, yield, move capabilities and end. After each round the
 * state is consistent, and messages arrive complete, once and in order.
 */
import {
  asCapSlot,
  asExitStatus,
  asPid,
  asQueueDepth,
  asRights,
  asWaitTarget,
  capClone,
  capClose,
  capTransferTo,
  exit,
  getpid,
  ipcEndpointClose,
  ipcEndpointCreateV2,
  nsec,
  QosClass,
  RecvFlags,
  Rights,
  SendFlags,
  taskQosSet,
  vmoCreate,
  wait,
  yieldNow,
  type CapSlot,
} from '@abicus/abi-kernel';
import { INVARIANTS } from '@abicus/abi-kernel/testing';
import type { Cpu, Program } from '@abicus/wire';
import { drew } from '@abicus/wire/testing';
import { expect, test } from 'vitest';
import type { Core } from '../src/core/core.ts';
import { each } from '../src/state/slots.ts';
import { TaskState } from '../src/state/task.ts';
import { testMachine, FACTORY, IMAGES } from './support/test-machine.ts';
import { must, receiveText, sendText, startImage } from './support/script.ts';
import { inconsistencies } from './support/consistent.ts';

const WORKERS = 7;
const STEPS = 40;
/** Depths of the shared endpoints: all workers have SEND and RECV of them, in slots from 5 on. */
const DEPTHS = [1, 2, 3];
const FIRST = 5;
const OK = asExitStatus(0);

/** Returns the next pseudorandom number below a bound. */
type Dice = (bound: number) => number;

function dice(seed: number): Dice {
  let state = seed >>> 0;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

/** The sent and received texts. A text contains its sender, its endpoint and its sequence number. */
interface Log {
  readonly sent: Set<string>;
  readonly received: string[];
  readonly perReceiver: Map<string, number>;
  readonly wrong: string[];
}

/** Returns a payload that shows whether it is complete. */
function payload(sender: number, slot: number, count: number, length: number): string {
  return `${sender} ${slot} ${count} ${'x'.repeat(length)}.`;
}

function note(log: Log, me: number, slot: number, text: string): void {
  const [sender = '', to = '', count = ''] = text.split(' ');
  if (!text.endsWith('.') || Number(to) !== slot) log.wrong.push(text);
  const key = `${me} ${slot} ${sender}`;
  if (Number(count) <= (log.perReceiver.get(key) ?? -1)) log.wrong.push(`${key}: ${count}`);
  log.perReceiver.set(key, Number(count));
  log.received.push(text);
}

function* sendSomething(cpu: Cpu, me: number, roll: Dice, count: number, log: Log): Program {
  const slot = FIRST + roll(DEPTHS.length);
  const text = payload(me, slot, count, roll(3) === 0 ? 240 + roll(60) : roll(40));
  const flags = roll(3) === 0 ? SendFlags.NONBLOCK : 0;
  const deadline = must(yield* nsec(cpu)) + BigInt(1 + roll(60)) * 1000n;
  const moved = yield* somethingToMove(cpu, roll);
  const move = moved === undefined ? {} : { move: moved };
  // Recorded first, since it may be received before this program continues.
  log.sent.add(text);
  const sent = yield* sendText(cpu, slot, text, { flags, deadline, ...move });
  if (typeof sent === 'number') return;
  log.sent.delete(text);
  if (moved !== undefined) must(yield* capClose(cpu, moved));
}

/** Creates a capability to move, of a VMO or an endpoint, or none. */
function* somethingToMove(cpu: Cpu, roll: Dice): Program<CapSlot | undefined> {
  const what = roll(6);
  if (what > 1) return undefined;
  if (what === 0) return must(yield* vmoCreate(cpu, undefined, 1));
  return must(yield* capClone(cpu, asCapSlot(FIRST + roll(DEPTHS.length))));
}

function* receiveSomething(cpu: Cpu, me: number, roll: Dice, log: Log): Program {
  const slot = FIRST + roll(DEPTHS.length);
  const flags = roll(3) === 0 ? RecvFlags.NONBLOCK : 0;
  const deadline = must(yield* nsec(cpu)) + BigInt(1 + roll(60)) * 1000n;
  const payloadMax = roll(3) === 0 ? 32 : 512;
  const got = yield* receiveText(cpu, slot, { flags, deadline, payloadMax });
  if (typeof got === 'string') return;
  note(log, me, slot, got.text);
  if (got.header.flags !== 0) must(yield* capClose(cpu, asCapSlot(got.header.src)));
}

function worker(seed: number, log: Log): (cpu: Cpu) => Program {
  return function* work(cpu) {
    const me = must(yield* getpid(cpu));
    const roll = dice(seed * 7919 + me);
    yield* receiveText(cpu, 0);
    for (let step = 0; step < STEPS; step++) {
      const what = roll(9);
      if (what < 4) yield* sendSomething(cpu, me, roll, step, log);
      else if (what < 8) yield* receiveSomething(cpu, me, roll, log);
      else if (step % 8 === 7) yield* taskQosSet(cpu, asPid(0), QosClass.Idle);
      else yield* yieldNow(cpu);
    }
    yield* exit(cpu, OK);
  };
}

/** Starts the workers, releases them all at once, and reaps them; closes an endpoint before all have ended. */
function* parent(cpu: Cpu): Program {
  const factory = asCapSlot(FACTORY);
  const control = must(yield* ipcEndpointCreateV2(cpu, factory, asQueueDepth(WORKERS)));
  const shared: number[] = [];
  for (const depth of DEPTHS) {
    shared.push(must(yield* ipcEndpointCreateV2(cpu, factory, asQueueDepth(depth))));
  }
  for (let i = 0; i < WORKERS; i++) {
    const pid = yield* startImage(cpu, IMAGES);
    for (const [at, slot] of shared.entries()) {
      const both = asRights(Rights.SEND | Rights.RECV);
      must(yield* capTransferTo(cpu, pid, asCapSlot(slot), both, asCapSlot(FIRST + at)));
    }
  }
  for (let i = 0; i < WORKERS; i++) yield* sendText(cpu, control, 'go');
  for (let i = 0; i < WORKERS; i++) {
    if (i === WORKERS - 2) must(yield* ipcEndpointClose(cpu, asCapSlot(shared[0] ?? 0)));
    yield* wait(cpu, asWaitTarget(0));
  }
  yield* exit(cpu, OK);
}

/** Records each task and its state as a draw of the invariant. */
function drewTasks({ state }: Core): void {
  const tasks = [...each(state.tasks)];
  const overflowing = tasks.filter((task) => task.state === TaskState.Overflow).length;
  const blocked = tasks.filter((task) => task.state === TaskState.Blocked).length;
  for (const task of tasks) {
    const { pid, cpu, qos, waitEndpoint } = task;
    const one = { pid, at: task.state, cpu, qos, waitsFor: task.wait, waitEndpoint };
    const reached = { 'without room': overflowing, blocked, tasks: tasks.length };
    drew(INVARIANTS['smp.invariant.noTaskLost'], one, reached);
  }
}

test.each([
  [1, 1, 64],
  [1, 2, 2],
  [2, 3, 64],
  [2, 4, 1],
  [4, 5, 64],
  [4, 6, 1],
])(
  'smp.invariant.noTaskLost ipc.invariant.moveIsAtomic: %i harts, seed %i, queues of %i',
  (harts, seed, runQueue) => {
    const log: Log = { sent: new Set(), received: [], perReceiver: new Map(), wrong: [] };
    const programs = { init: parent, worker: worker(seed, log) };
    const limits = { runQueue, timeslice: 20_000 };
    const b = testMachine(programs, { harts, seed, limits, ramBytes: 4 << 20 });
    let rounds = 0;
    for (; rounds < 4000; rounds++) {
      const { reason } = b.run(1);
      drewTasks(b.kernel.core);
      expect([rounds, inconsistencies(b.kernel.core)]).toEqual([rounds, []]);
      if (reason === 'finished') break;
    }
    expect(b.kernel.core.state.tasks.live).toBe(0);
    // A program that throws an exception ends by a fault.
    expect(b.said('neuron').filter((line) => line.startsWith('FAULT'))).toEqual([]);
    expect(log.wrong).toEqual([]);
    expect(log.received.length).toBeGreaterThan(WORKERS * 4);
    expect(new Set(log.received).size).toBe(log.received.length);
    for (const text of log.received) expect(log.sent).toContain(text);
  },
);
