/** timed on the machine, beyond the ladder: full queues, clients that exit, malformed frames. */
import {
  asInstant,
  asMsgFlags,
  asMsgType,
  asQueueDepth,
  ipcEndpointCreateV2,
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
  decodeRegisterReply,
  encodeRegister,
  encodeRoom,
  encodeSleepUntil,
  ENVELOPE,
  FRAME_MAX,
  LIMITS as TIMED,
  QosClass,
  register,
  REPLY_HEADER,
  room,
  sleepUntil,
  STATUS,
  WINDOW,
  type FiredEvent,
} from '@abicus/abi-timed';
import { trySend } from '@abicus/ipc';
import { outcome, type ProbeContext } from '@abicus/probe';
import { CLIENT } from '@abicus/selftest-client';
import { BOOT } from '@abicus/system';
import type { Cpu, Program } from '@abicus/wire';
import { expect, test } from 'vitest';
import {
  callAndWait,
  NEVER,
  replyAndReceive,
  startCall,
  type CallEnd,
  type Frame,
} from '../../../libs/services/selftest-client/src/programs/minted-calls.ts';
import { runInClient } from '../test/run-in-client.ts';
import { encodedFrame } from '@abicus/wire/testing';

const MS = 1_000_000n;
const EVENTS_DEPTH =
  BOOT.programs.flatMap(({ endpoints }) => endpoints).find(({ name }) => name === 'events')
    ?.depth ?? 0;

/** Runs a program as a client of the service; gives the values that it collected. */
function inClient<T>(
  harts: number,
  program: (context: ProbeContext, collected: T[]) => Program<unknown>,
): readonly T[] {
  return runInClient(harts, program).collected;
}

function* now({ cpu }: ProbeContext): Program<bigint> {
  const time = yield* nsec(cpu);
  return time.ok ? time.value : 0n;
}

/** Takes what is not an event of timed out of the mailbox, until there is one; undefined: none came in time. */
function* firedBefore(
  events: ProbeContext['events'],
  deadline: bigint,
): Program<FiredEvent | undefined> {
  for (;;) {
    const frame = yield* events.takeEvent(deadline);
    if (!frame.ok) return undefined;
    const event = decodeFiredEvent(frame.value);
    if (event !== undefined) return event;
  }
}

test.each([1, 2])(
  'timer.fired: an event whose queue is full is sent later, with %d harts',
  (harts) => {
    const collected = inClient<boolean>(harts, function* full(context, results) {
      const { cpu, events } = context;
      const timed = context.channel('timed');
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
      // Drains the queue: it contains no event.
      const early = yield* firedBefore(events, 1n);
      const fired = yield* firedBefore(events, (yield* now(context)) + 50n * MS);
      results.push(slept.ok, early === undefined, armed.ok && fired?.timer === armed.value.timer);
      results.push(fired !== undefined && fired.now > deadline + 5n * MS);
    });
    expect(collected).toEqual([true, true, true, true]);
  },
);

/** Sends messages until none of 16 bytes is taken, the longest ones first; gives their number. */
function* exhaust(cpu: Cpu, to: CapSlot): Program<number> {
  let sent = 0;
  for (let size: number = LIMITS.maxFrame; size >= 16;) {
    if ((yield* trySend(cpu, to, new Uint8Array(size))).ok) sent++;
    else size >>= 1;
  }
  return sent;
}

test('timer.fired: an event for which the message memory is exhausted is sent later', () => {
  const collected = inClient<string | boolean>(1, function* noBytes(context, results) {
    const { cpu, events, loopback } = context;
    const timed = context.channel('timed');
    const deadline = (yield* now(context)) + 20n * MS;
    const armed = yield* register(timed, { qos: QosClass.Normal, deadline });
    // Exhausts the owner's message memory, with fewer messages than the depth of its event queue.
    const own = yield* ipcEndpointCreateV2(cpu, CLIENT.endpoints, asQueueDepth(LIMITS.queueDepth));
    if (!own.ok) return;
    yield* exhaust(cpu, own.value);
    yield* exhaust(cpu, CLIENT.repliesSend);
    results.push((yield* exhaust(cpu, CLIENT.eventsSend)) < EVENTS_DEPTH);
    // A reply of timed could not be sent either.
    const nothing = yield* loopback.receive(deadline + 5n * MS);
    const early = yield* firedBefore(events, 1n);
    const fired = yield* firedBefore(events, (yield* now(context)) + 50n * MS);
    results.push(
      outcome(nothing),
      early === undefined,
      armed.ok && fired?.timer === armed.value.timer,
    );
    results.push(fired !== undefined && fired.now > deadline + 5n * MS);
  });
  expect(collected).toEqual([true, 'ETIMEDOUT', true, true, true]);
});

test('arming and cancelling timers repeatedly leaks neither watches nor slots', () => {
  const collected = inClient<string>(1, function* cycles(context, results) {
    const timed = context.channel('timed');
    const deadline = (yield* now(context)) + 1000n * MS;
    for (let i = 0; i < LIMITS.watchesPerTask + 20; i++) {
      const armed = yield* register(timed, { qos: QosClass.Idle, deadline });
      if (!armed.ok) results.push(`register ${i}: ${armed.error}`);
      const cancelled = armed.ok ? yield* cancel(timed, armed.value) : armed;
      if (!cancelled.ok) results.push(`cancel ${i}: ${cancelled.error}`);
    }
    results.push('done');
  });
  expect(collected).toEqual(['done']);
});

test('a sleep does not block the service: other requests are answered meanwhile', () => {
  const collected = inClient<string>(1, function* both(context, results) {
    const { cpu } = context;
    const timed = context.channel('timed');
    const start = yield* now(context);
    const wake = { qos: QosClass.Normal, deadline: start + 40n * MS };
    const requested = yield* startCall(
      cpu,
      context.slot('timed'),
      encodedFrame(encodeSleepUntil(wake, 1)),
      endOf(1),
    );
    results.push(outcome(requested));
    const armed = yield* register(timed, { qos: QosClass.Idle, deadline: start + MS });
    results.push(outcome(armed), (yield* now(context)) < start + 2n * MS ? 'at once' : 'late');
    const woken = yield* ended(cpu, start + 100n * MS);
    results.push(outcome(woken), (yield* now(context)) >= start + 40n * MS ? 'slept' : 'early');
  });
  expect(collected).toEqual(['ok', 'ok', 'at once', 'ok', 'slept']);
});

/** Requests of each kind. */
const REQUESTS: Readonly<Record<string, (deadline: bigint) => Uint8Array>> = {
  room: () => encodeRoom(9),
  register: (deadline) => encodedFrame(encodeRegister({ qos: QosClass.Normal, deadline }, 9)),
  sleepUntil: (deadline) => encodedFrame(encodeSleepUntil({ qos: QosClass.Normal, deadline }, 9)),
  'a malformed frame': () => Uint8Array.of(1, 2, 3),
};

test.each(Object.entries(REQUESTS))(
  'a capability that is not an endpoint is closed: %s, repeated more often than the service has slots',
  (_, encode) => {
    const collected = inClient<string>(1, function* unanswerable(context, results) {
      const { cpu } = context;
      const timed = context.channel('timed');
      for (let i = 0; i < LIMITS.capSlots + 5; i++) {
        const memory = yield* vmoCreate(cpu, undefined, 1);
        if (!memory.ok) results.push(`vmo ${i}: ${memory.error}`);
        if (!memory.ok) return;
        const frame = encode((yield* now(context)) + MS);
        const requested = yield* callAndWait(
          cpu,
          context.slot('timed'),
          moving(frame, memory.value),
          NEVER,
        );
        if (!requested.ok) results.push(`request ${i}: ${requested.error}`);
        if (!requested.ok) return;
        // The service still works, and expired timers have fired.
        if (i % 16 === 15)
          yield* sleepUntil(timed, {
            qos: QosClass.Normal,
            deadline: (yield* now(context)) + 10n * MS,
          });
      }
      const armed = yield* register(timed, { qos: QosClass.Idle, deadline: yield* now(context) });
      results.push(outcome(armed));
    });
    expect(collected).toEqual(['ok']);
  },
);

test.each([1, 2])(
  'malformed frames are answered, and the service continues, with %d harts',
  (harts) => {
    const collected = inClient<string>(harts, function* garbage(context, results) {
      const { cpu } = context;
      const timed = context.channel('timed');
      for (const frame of [
        Uint8Array.of(),
        new Uint8Array(2048).fill(0x54),
        Uint8Array.of(84, 77, 1, 1),
      ]) {
        const answer = yield* callAndWait(cpu, context.slot('timed'), { payload: frame }, NEVER);
        const payload = answer.ok ? answer.value.reply : new Uint8Array();
        const malformed =
          payload.length === REPLY_HEADER && ENVELOPE.replyStatus(payload) === STATUS.MALFORMED;
        results.push(malformed ? 'malformed' : outcome(answer));
      }
      yield* withoutReply(context, context.slot('timed'));
      const armed = yield* register(timed, { qos: QosClass.Idle, deadline: yield* now(context) });
      results.push(outcome(armed));
    });
    expect(collected).toEqual(['malformed', 'E2BIG', 'malformed', 'ok']);
  },
);

/** A request without a capability for its reply. */
function* withoutReply({ cpu }: ProbeContext, slot: CapSlot): Program {
  const header = { src: 0, dst: 0, ty: asMsgType(0), flags: asMsgFlags(0), len: 1 };
  const sent = yield* ipcSend(cpu, slot, header, Uint8Array.of(1), SendFlags.NONBLOCK, 0n);
  if (!sent.ok) return;
}

/** A request that moves a capability. */
const moving = (payload: Uint8Array, moved: CapSlot): Frame => ({ payload, moved });

/** Where a started call ends, and how it is told from others. */
const endOf = (badge: number): CallEnd => ({
  notify: CLIENT.loopbackRecv,
  badge,
  replyMax: FRAME_MAX,
  deadline: NEVER,
});

/** Receives the end of a started call. */
const ended = (cpu: Cpu, deadline: bigint): ReturnType<typeof replyAndReceive> =>
  replyAndReceive(cpu, CLIENT.loopbackRecv, asInstant(Number(deadline)));

test('timed.audit.registerAudit: the first timer of an owner and each reject are printed, without times', () => {
  const { collected, lines } = runInClient<string>(1, function* audited(context, results) {
    const timed = context.channel('timed');
    const deadline = (yield* now(context)) + 1000n * MS;
    const arm = (at: bigint) => register(timed, { qos: QosClass.Normal, deadline: at });
    const first = yield* arm(deadline);
    results.push(outcome(first), outcome(yield* arm(deadline)));
    results.push(outcome(yield* arm((1n << 64n) - 1n)));
    results.push(outcome(yield* cancel(timed, { timer: asTimerId(99) })));
    for (let i = 2; i < TIMED.timersPerOwner; i++) {
      const armed = yield* arm(deadline);
      if (!armed.ok) results.push(`${i}: ${armed.error}`);
    }
    results.push(outcome(yield* arm(deadline)));
  });
  expect(collected).toEqual(['ok', 'ok', 'INVALID_ARGS', 'NOT_FOUND', 'OVER_LIMIT']);
  const audit = lines.filter((line) => line.startsWith('timed: timed: audit register '));
  const [, owner] = /owner=(\d+)$/.exec(audit[0] ?? '') ?? [];
  expect(audit.map((line) => line.slice('timed: timed: audit register '.length))).toEqual([
    `decision=allow reason=OK owner=${owner}`,
    `decision=deny reason=INVALID_ARGS owner=${owner}`,
    `decision=deny reason=OVER_LIMIT owner=${owner}`,
  ]);
});

test('timed.register: the timer of an owner whose endpoint cannot be watched is dropped', () => {
  const collected = inClient<unknown>(1, function* unwatched(context, results) {
    const { cpu } = context;
    const timed = context.channel('timed');
    const memory = yield* vmoCreate(cpu, undefined, 1);
    if (!memory.ok) return;
    const deadline = (yield* now(context)) + 1000n * MS;
    const frame = encodedFrame(encodeRegister({ qos: QosClass.Normal, deadline }, 9));
    const request = moving(frame, memory.value);
    const refused = yield* callAndWait(cpu, context.slot('timed'), request, NEVER);
    const reply = refused.ok ? decodeRegisterReply(refused.value.reply, 9) : refused;
    results.push(outcome(reply));
    const free = yield* room(timed);
    results.push(free.ok && free.value.free);
    // The dropped timer does not count for the owner's limit.
    const armed = yield* register(timed, { qos: QosClass.Normal, deadline });
    const remaining = yield* room(timed);
    results.push(outcome(armed), remaining.ok && remaining.value.free);
  });
  expect(collected).toEqual(['OVER_LIMIT', TIMED.timers, 'ok', TIMED.timers - 1]);
});

test.each([1, 4])(
  'timed.sleepUntil: sleepers wake in the order of their deadlines, none before its own, with %d harts',
  (harts) => {
    const collected = inClient<string>(harts, function* sleepers(context, results) {
      const { cpu } = context;
      const start = yield* now(context);
      for (const [i, after] of [30n, 10n, 20n].entries()) {
        const wake = { qos: QosClass.Normal, deadline: start + after * MS };
        const frame = encodedFrame(encodeSleepUntil(wake, i + 1));
        const requested = yield* startCall(cpu, context.slot('timed'), frame, endOf(i + 1));
        if (!requested.ok) results.push(requested.error);
      }
      for (const after of [10n, 20n, 30n]) {
        const woken = yield* ended(cpu, start + 200n * MS);
        const late = (yield* now(context)) - (start + after * MS);
        const nonce = woken.ok ? woken.value.received[5] : undefined;
        // A window, and a timeslice of another task.
        results.push(`${nonce} ${late >= 0n && late <= WINDOW[QosClass.Normal] + 2n * MS}`);
      }
    });
    expect(collected).toEqual(['2 true', '3 true', '1 true']);
  },
);
