/** timed on the machine, beyond what the ladder shows: full queues, clients that end, frames that are none. */
import {
  asMsgFlags,
  asMsgType,
  capClone,
  ipcSend,
  LIMITS,
  nsec,
  SendFlags,
  vmoCreate,
  type CapSlot,
} from '@abicus/abi-kernel';
import {
  asTimerId,
  cancel,
  decodeFiredEvent,
  encodeRegister,
  encodeRoom,
  encodeSleepUntil,
  ENVELOPE,
  LIMITS as TIMED,
  QosClass,
  register,
  REPLY_HEADER,
  room,
  sleepUntil,
  STATUS,
  WINDOW,
} from '@abicus/abi-timed';
import { sendCapMove, trySend } from '@abicus/ipc';
import type { Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import { runInClient } from '../test/run-in-client.ts';
import { CLIENT, outcome, type ProbeContext } from './probes/context.ts';

const MS = 1_000_000n;
const EVENTS_DEPTH = 64;

/** Runs a program as a client of the service; gives what it gathered. */
function inClient<T>(
  harts: number,
  program: (context: ProbeContext, seen: T[]) => Program<unknown>,
): readonly T[] {
  return runInClient(harts, program).collected;
}

function* now({ cpu }: ProbeContext): Program<bigint> {
  const time = yield* nsec(cpu);
  return time.ok ? time.value : 0n;
}

test.each([1, 2])(
  'timer.fired: an event that finds its queue full comes later, with %d harts',
  (harts) => {
    const seen = inClient<boolean>(harts, function* full(context, gathered) {
      const { cpu, timed, events } = context;
      const deadline = (yield* now(context)) + MS;
      const armed = yield* register(timed, { qos: QosClass.Normal, deadline });
      for (let i = 0; i < EVENTS_DEPTH; i++) {
        const sent = yield* trySend(cpu, CLIENT.eventsSend, Uint8Array.of(i));
        if (!sent.ok) return;
      }
      const slept = yield* sleepUntil(timed, {
        qos: QosClass.Normal,
        deadline: deadline + 5n * MS,
      });
      // Reads through all that filled the queue: there is no event among it.
      const early = yield* events.takeEvent(1n);
      const event = yield* events.takeEvent((yield* now(context)) + 50n * MS);
      const fired = event.ok ? decodeFiredEvent(event.value) : undefined;
      gathered.push(slept.ok, !early.ok, armed.ok && fired?.timer === armed.value.timer);
      gathered.push(fired !== undefined && fired.now > deadline + 5n * MS);
    });
    expect(seen).toEqual([true, true, true, true]);
  },
);

test('timer.fired: an event for which its owner has no bytes left comes later', () => {
  const seen = inClient<string | boolean>(1, function* noBytes(context, gathered) {
    const { cpu, timed, events, loopback } = context;
    const deadline = (yield* now(context)) + 20n * MS;
    const armed = yield* register(timed, { qos: QosClass.Normal, deadline });
    // All bytes that queues of one owner may hold, in fewer messages than its queue of events has room for.
    let sent = 0;
    for (let size = 6000; size >= 16;) {
      const one = yield* trySend(cpu, CLIENT.eventsSend, new Uint8Array(size));
      if (one.ok) sent++;
      else if (one.error === 'ENOSPC') size >>= 1;
      else return;
    }
    gathered.push(sent < EVENTS_DEPTH);
    // An answer of timed would find no room either.
    const nothing = yield* loopback.receive(deadline + 5n * MS);
    const early = yield* events.takeEvent(1n);
    const event = yield* events.takeEvent((yield* now(context)) + 50n * MS);
    const fired = event.ok ? decodeFiredEvent(event.value) : undefined;
    gathered.push(outcome(nothing), !early.ok, armed.ok && fired?.timer === armed.value.timer);
    gathered.push(fired !== undefined && fired.now > deadline + 5n * MS);
  });
  expect(seen).toEqual([true, 'ETIMEDOUT', true, true, true]);
});

test('arming and disarming for ever uses nothing up: watches and slots come back', () => {
  const seen = inClient<string>(1, function* cycles(context, gathered) {
    const { timed } = context;
    const deadline = (yield* now(context)) + 1000n * MS;
    for (let i = 0; i < LIMITS.watchesPerTask + 20; i++) {
      const armed = yield* register(timed, { qos: QosClass.Idle, deadline });
      if (!armed.ok) gathered.push(`register ${i}: ${armed.error}`);
      const cancelled = armed.ok ? yield* cancel(timed, armed.value) : armed;
      if (!cancelled.ok) gathered.push(`cancel ${i}: ${cancelled.error}`);
    }
    gathered.push('done');
  });
  expect(seen).toEqual(['done']);
});

test('a sleep holds up nobody: other requests are answered meanwhile', () => {
  const seen = inClient<string>(1, function* both(context, gathered) {
    const { cpu, timed, loopback } = context;
    const copy = yield* capClone(cpu, CLIENT.loopbackSend);
    if (!copy.ok) return;
    const start = yield* now(context);
    const frame = sleepFrame(start + 40n * MS);
    const asked = yield* sendCapMove(cpu, CLIENT.timed, copy.value, frame, 0n);
    gathered.push(outcome(asked));
    const armed = yield* register(timed, { qos: QosClass.Idle, deadline: start + MS });
    gathered.push(outcome(armed), (yield* now(context)) < start + 2n * MS ? 'at once' : 'late');
    const woken = yield* loopback.receive(start + 100n * MS);
    gathered.push(outcome(woken), (yield* now(context)) >= start + 40n * MS ? 'slept' : 'early');
  });
  expect(seen).toEqual(['ok', 'ok', 'at once', 'ok', 'slept']);
});

/** Requests of each kind, as many as fill a table of capabilities. */
const REQUESTS: Readonly<Record<string, (deadline: bigint) => Uint8Array>> = {
  room: () => encodeRoom(9),
  register: (deadline) => encodeRegister({ qos: QosClass.Normal, deadline }, 9),
  sleepUntil: (deadline) => encodeSleepUntil({ qos: QosClass.Normal, deadline }, 9),
  'a frame that is none': () => Uint8Array.of(1, 2, 3),
};

test.each(Object.entries(REQUESTS))(
  'a capability that nobody can be answered on is dropped: %s, more often than the service has slots',
  (_, encode) => {
    const seen = inClient<string>(1, function* unanswerable(context, gathered) {
      const { cpu, timed } = context;
      for (let i = 0; i < LIMITS.capSlots + 5; i++) {
        const memory = yield* vmoCreate(cpu, undefined, 1);
        if (!memory.ok) gathered.push(`vmo ${i}: ${memory.error}`);
        if (!memory.ok) return;
        const frame = encode((yield* now(context)) + MS);
        const asked = yield* sendCapMove(cpu, CLIENT.timed, memory.value, frame, 0n);
        if (!asked.ok) gathered.push(`request ${i}: ${asked.error}`);
        if (!asked.ok) return;
        // The service is at work, and what is due has come.
        if (i % 16 === 15)
          yield* sleepUntil(timed, {
            qos: QosClass.Normal,
            deadline: (yield* now(context)) + 10n * MS,
          });
      }
      const armed = yield* register(timed, { qos: QosClass.Idle, deadline: yield* now(context) });
      gathered.push(outcome(armed));
    });
    expect(seen).toEqual(['ok']);
  },
);

test.each([1, 2])(
  'frames that are none are answered, and the service goes on, with %d harts',
  (harts) => {
    const seen = inClient<string>(harts, function* garbage(context, gathered) {
      const { cpu, timed, loopback } = context;
      for (const frame of [
        Uint8Array.of(),
        new Uint8Array(2048).fill(0x54),
        Uint8Array.of(84, 77, 1, 1),
      ]) {
        const copy = yield* capClone(cpu, CLIENT.loopbackSend);
        if (!copy.ok) return;
        const sent = yield* sendCapMove(cpu, CLIENT.timed, copy.value, frame, 0n);
        const answer = yield* loopback.receive((yield* now(context)) + 10n * MS);
        const payload = answer.ok ? answer.value.payload : new Uint8Array();
        const malformed =
          payload.length === REPLY_HEADER && ENVELOPE.replyStatus(payload) === STATUS.MALFORMED;
        gathered.push(outcome(sent), malformed ? 'malformed' : 'something else');
      }
      yield* withoutReply(context, CLIENT.timed);
      const armed = yield* register(timed, { qos: QosClass.Idle, deadline: yield* now(context) });
      gathered.push(outcome(armed));
    });
    expect(seen).toEqual(['ok', 'malformed', 'ok', 'malformed', 'ok', 'malformed', 'ok']);
  },
);

/** A request with no capability for its reply. */
function* withoutReply({ cpu }: ProbeContext, slot: CapSlot): Program {
  const header = { src: 0, dst: 0, ty: asMsgType(0), flags: asMsgFlags(0), len: 1 };
  const sent = yield* ipcSend(cpu, slot, header, Uint8Array.of(1), SendFlags.NONBLOCK, 0n);
  if (!sent.ok) return;
}

function sleepFrame(deadline: bigint): Uint8Array {
  const frame = new Uint8Array(18);
  frame.set([0x54, 0x4d, 1, 3, 9, 9, 0, 0, QosClass.Normal]);
  new DataView(frame.buffer).setBigUint64(10, deadline, true);
  return frame;
}

test('timed.audit.registerAudit: the first timer of an owner and each refusal are written down, without times', () => {
  const { collected: seen, lines } = runInClient<string>(1, function* audited(context, gathered) {
    const { timed } = context;
    const deadline = (yield* now(context)) + 1000n * MS;
    const arm = (at: bigint) => register(timed, { qos: QosClass.Normal, deadline: at });
    const first = yield* arm(deadline);
    gathered.push(outcome(first), outcome(yield* arm(deadline)));
    gathered.push(outcome(yield* arm((1n << 64n) - 1n)));
    gathered.push(outcome(yield* cancel(timed, { timer: asTimerId(99) })));
    for (let i = 2; i < TIMED.timersPerOwner; i++) {
      const armed = yield* arm(deadline);
      if (!armed.ok) gathered.push(`${i}: ${armed.error}`);
    }
    gathered.push(outcome(yield* arm(deadline)));
  });
  expect(seen).toEqual(['ok', 'ok', 'INVALID_ARGS', 'NOT_FOUND', 'OVER_LIMIT']);
  const audit = lines.filter((line) => line.startsWith('timed: timed: audit register '));
  const [, owner] = /owner=(\d+)$/.exec(audit[0] ?? '') ?? [];
  expect(audit.map((line) => line.slice('timed: timed: audit register '.length))).toEqual([
    `decision=allow reason=OK owner=${owner}`,
    `decision=deny reason=INVALID_ARGS owner=${owner}`,
    `decision=deny reason=OVER_LIMIT owner=${owner}`,
  ]);
});

test('timed.register: the timer of an owner whose end cannot be watched is not kept', () => {
  const seen = inClient<unknown>(1, function* unwatched(context, gathered) {
    const { cpu, timed } = context;
    const memory = yield* vmoCreate(cpu, undefined, 1);
    if (!memory.ok) return;
    const deadline = (yield* now(context)) + 1000n * MS;
    const frame = encodeRegister({ qos: QosClass.Normal, deadline }, 9);
    gathered.push(outcome(yield* sendCapMove(cpu, CLIENT.timed, memory.value, frame, 0n)));
    const free = yield* room(timed);
    gathered.push(free.ok && free.value.free);
    // Nothing of it is left that would count against the owner.
    const armed = yield* register(timed, { qos: QosClass.Normal, deadline });
    const left = yield* room(timed);
    gathered.push(outcome(armed), left.ok && left.value.free);
  });
  expect(seen).toEqual(['ok', TIMED.timers, 'ok', TIMED.timers - 1]);
});

test.each([1, 4])(
  'timed.sleepUntil: sleepers wake in the order of their deadlines, each at its own or later, with %d harts',
  (harts) => {
    const seen = inClient<string>(harts, function* sleepers(context, gathered) {
      const { cpu, loopback } = context;
      const start = yield* now(context);
      for (const [i, after] of [30n, 10n, 20n].entries()) {
        const copy = yield* capClone(cpu, CLIENT.loopbackSend);
        if (!copy.ok) return;
        const wake = { qos: QosClass.Normal, deadline: start + after * MS };
        const frame = encodeSleepUntil(wake, i + 1);
        const asked = yield* sendCapMove(cpu, CLIENT.timed, copy.value, frame, 0n);
        if (!asked.ok) gathered.push(asked.error);
      }
      for (const after of [10n, 20n, 30n]) {
        const woken = yield* loopback.receive(start + 200n * MS);
        const late = (yield* now(context)) - (start + after * MS);
        const nonce = woken.ok ? woken.value.payload[5] : undefined;
        // A window, and a turn for whoever is in the way.
        gathered.push(`${nonce} ${late >= 0n && late <= WINDOW[QosClass.Normal] + 2n * MS}`);
      }
    });
    expect(seen).toEqual(['2 true', '3 true', '1 true']);
  },
);
