/** Limits of what waits, by a scripted kernel. */
import { asCapSlot, asPid, MessageKind, QosClass } from '@abicus/abi-kernel';
import { LIMITS } from '@abicus/abi-service';
import { encodeSleepUntil, FRAME_MAX, room, SERVER } from '@abicus/abi-timed';
import type { Program } from '@abicus/wire';
import { LATER, type TakenRequest } from '@abicus/wire/service';
import { expect, test } from 'vitest';
import { FakeCpu } from '@abicus/ipc/testing';
import { RequestCall } from './context.ts';
import { Counters } from './counters.ts';
import { Holdings } from './holdings.ts';
import { StartedCalls } from './started-calls.ts';
import { Work, type Run } from './work.ts';
import { encodedFrame } from '@abicus/wire/testing';

const REQUESTS = asCapSlot(2);
const FRAME = encodedFrame(encodeSleepUntil({ qos: QosClass.Normal, deadline: 9n }, 1));
const ARRIVED = { sender: asPid(7), identity: 0n, qos: QosClass.Normal, now: 0, moved: undefined };

function make(): { readonly work: Work; readonly calls: StartedCalls<Run>; readonly cpu: FakeCpu } {
  const cpu = new FakeCpu();
  const calls = new StartedCalls<Run>(cpu, REQUESTS, LIMITS, () => 0);
  const work = new Work({
    cpu,
    server: SERVER,
    limits: LIMITS,
    holdings: new Holdings(cpu, REQUESTS, LIMITS),
    counters: new Counters(LIMITS),
    calls,
    ends: { callerEnded: () => [], endpointGone: undefined },
  });
  return { work, calls, cpu };
}

test('service.limit.inFlight: so many requests wait for their answer, and no more', () => {
  const { work, cpu } = make();
  const common = { cpu, state: undefined, to: {} };
  for (let token = 1; token <= LIMITS.inFlight; token++) {
    expect(work.mayWait()).toBe(true);
    const call = new RequestCall(common, ARRIVED);
    call.later();
    const taken = SERVER.take({ sleepUntil: () => LATER }, call, FRAME, {
      sender: 0n,
    }) as TakenRequest;
    expect(work.finish(LATER, { taken, call, token, frame: FRAME, moved: undefined })).toBe(
      undefined,
    );
  }
  expect([work.inFlight, work.mayWait()]).toEqual([LIMITS.inFlight, false]);
  cpu.runWith(work.callerEnded(asPid(7)), () => 0);
  expect(work.inFlight).toBe(0);
});

test('service.limit.callsInFlight: so many calls of other services are on their way; one more fails with Overload', () => {
  const { work, calls, cpu } = make();
  const { other } = calls.channels<{ other: number }>({
    other: { slot: 8, room: FRAME_MAX, budgetNs: 1n },
  });
  const ends: unknown[] = [];
  const ask = function* (): Program<undefined> {
    ends.push(yield* room(other));
  };
  for (let i = 0; i < LIMITS.callsInFlight; i++) {
    cpu.runWith(work.react(ask()), () => 0);
  }
  expect([calls.size, ends]).toEqual([LIMITS.callsInFlight, []]);
  cpu.runWith(work.react(ask()), () => 0);
  expect(ends).toEqual([{ ok: false, error: 'Overload' }]);
  const gone = { kind: MessageKind.PeerGone, received: new Uint8Array() };
  cpu.runWith(work.resume(1, gone), () => 0);
  expect(ends.at(-1)).toEqual({ ok: false, error: 'PeerGone' });
  expect(calls.size).toBe(LIMITS.callsInFlight - 1);
});
